// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An instrument of the catalogue.
@frozen
public struct InstrumentDefinitionMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "InstrumentDefinition" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 143 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A number.
  public var spec: UInt32
  /// A number.
  public var region: UInt32
  /// A number.
  public var tenor: UInt32
  /// A signed number.
  public var tickSize: Int64
  /// A signed number.
  public var defaultProtection: Int64

  /// The message with these values.
  @inlinable
  public init(
    instrument: UInt32, spec: UInt32, region: UInt32, tenor: UInt32, tickSize: Int64, defaultProtection: Int64
  ) {
    self.instrument = instrument
    self.spec = spec
    self.region = region
    self.tenor = tenor
    self.tickSize = tickSize
    self.defaultProtection = defaultProtection
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(instrument, at: 0)
    block.store(spec, at: 4)
    block.store(region, at: 8)
    block.store(tenor, at: 12)
    block.store(tickSize, at: 16)
    block.store(defaultProtection, at: 24)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 0) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 1, at: 0, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 0))
    }
    let instrument = block.load(UInt32.self, at: 0)
    let spec = block.load(UInt32.self, at: 4)
    let region = block.load(UInt32.self, at: 8)
    let tenor = block.load(UInt32.self, at: 12)
    let tickSize = block.load(Int64.self, at: 16)
    let defaultProtection = block.load(Int64.self, at: 24)
    return Self(
      instrument: instrument, spec: spec, region: region, tenor: tenor, tickSize: tickSize,
      defaultProtection: defaultProtection)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("instrument", instrument)
    writer.write("spec", spec)
    writer.write("region", region)
    writer.write("tenor", tenor)
    writer.write("tickSize", tickSize)
    writer.write("defaultProtection", defaultProtection)
  }
}
