// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Lists an instrument: opens the order book of a spec in a region for a tenor.
@frozen
public struct AddInstrumentMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "AddInstrument" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 44 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Spec number.
  public var spec: UInt32
  /// Region number.
  public var region: UInt32
  /// Tenor number.
  public var tenor: UInt32
  /// Prices are whole multiples of this many ticks.
  public var tickSize: Int64
  /// Protection, in ticks, of market orders that name none.
  public var defaultProtection: Int64

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, spec: UInt32, region: UInt32, tenor: UInt32, tickSize: Int64,
    defaultProtection: Int64
  ) {
    self.requestId = requestId
    self.participant = participant
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
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(spec, at: 12)
    block.store(region, at: 16)
    block.store(tenor, at: 20)
    block.store(tickSize, at: 24)
    block.store(defaultProtection, at: 32)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let spec = block.load(UInt32.self, at: 12)
    let region = block.load(UInt32.self, at: 16)
    let tenor = block.load(UInt32.self, at: 20)
    let tickSize = block.load(Int64.self, at: 24)
    let defaultProtection = block.load(Int64.self, at: 32)
    return Self(
      requestId: requestId, participant: participant, spec: spec, region: region, tenor: tenor, tickSize: tickSize,
      defaultProtection: defaultProtection)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("spec", spec)
    writer.write("region", region)
    writer.write("tenor", tenor)
    writer.write("tickSize", tickSize)
    writer.write("defaultProtection", defaultProtection)
  }
}
