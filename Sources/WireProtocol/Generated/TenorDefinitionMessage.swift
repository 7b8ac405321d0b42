// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A tenor of the catalogue.
@frozen
public struct TenorDefinitionMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "TenorDefinition" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 142 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 24 }

  /// A number.
  public var tenor: UInt32
  /// A number.
  public var hours: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16

  /// The message with these values.
  @inlinable
  public init(tenor: UInt32, hours: UInt32, code: Code16) {
    self.tenor = tenor
    self.hours = hours
    self.code = code
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(tenor, at: 0)
    block.store(hours, at: 4)
    code.store(to: block, at: 8)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    let tenor = block.load(UInt32.self, at: 0)
    let hours = block.load(UInt32.self, at: 4)
    let code = Code16(loadingFrom: block, at: 8)
    return Self(tenor: tenor, hours: hours, code: code)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("tenor", tenor)
    writer.write("hours", hours)
    writer.write("code", code)
  }
}
