// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A region of the catalogue.
@frozen
public struct RegionDefinitionMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "RegionDefinition" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 141 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// A number.
  public var region: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48

  /// The message with these values.
  @inlinable
  public init(region: UInt32, code: Code16, title: Text48) {
    self.region = region
    self.code = code
    self.title = title
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(region, at: 0)
    block.store(0 as UInt32, at: 4)
    code.store(to: block, at: 8)
    title.store(to: block, at: 24)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 4) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 2, at: 4, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 4))
    }
    let region = block.load(UInt32.self, at: 0)
    let code = Code16(loadingFrom: block, at: 8)
    let title = Text48(loadingFrom: block, at: 24)
    return Self(region: region, code: code, title: title)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("region", region)
    writer.write("code", code)
    writer.write("title", title)
  }
}
