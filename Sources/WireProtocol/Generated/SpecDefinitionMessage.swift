// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A spec of the catalogue.
@frozen
public struct SpecDefinitionMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SpecDefinition" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 140 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 104 }

  /// A number.
  public var spec: UInt32
  /// A number.
  public var memoryGiB: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16
  /// ASCII, padded with zero bytes.
  public var interconnect: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48
  /// A number.
  public var peakTeraflops: UInt32
  /// A number.
  public var lotSize: UInt32
  /// What one unit is.
  public var kind: SpecKind

  /// The message with these values.
  @inlinable
  public init(
    spec: UInt32, memoryGiB: UInt32, code: Code16, interconnect: Code16, title: Text48, peakTeraflops: UInt32,
    lotSize: UInt32, kind: SpecKind
  ) {
    self.spec = spec
    self.memoryGiB = memoryGiB
    self.code = code
    self.interconnect = interconnect
    self.title = title
    self.peakTeraflops = peakTeraflops
    self.lotSize = lotSize
    self.kind = kind
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(spec, at: 0)
    block.store(memoryGiB, at: 4)
    code.store(to: block, at: 8)
    interconnect.store(to: block, at: 24)
    title.store(to: block, at: 40)
    block.store(peakTeraflops, at: 88)
    block.store(lotSize, at: 92)
    block.store(kind.wireValue, at: 96)
    block.store(0 as UInt8, at: 97)
    block.store(0 as UInt16, at: 98)
    block.store(0 as UInt32, at: 100)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let kind = SpecKind(wireValue: block.load(UInt8.self, at: 96)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 8, at: 96, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 96))
    }
    guard block.load(UInt8.self, at: 97) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 9, at: 97, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 97))
    }
    guard block.load(UInt16.self, at: 98) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 98, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 98))
    }
    guard block.load(UInt32.self, at: 100) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 11, at: 100, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 100))
    }
    let spec = block.load(UInt32.self, at: 0)
    let memoryGiB = block.load(UInt32.self, at: 4)
    let code = Code16(loadingFrom: block, at: 8)
    let interconnect = Code16(loadingFrom: block, at: 24)
    let title = Text48(loadingFrom: block, at: 40)
    let peakTeraflops = block.load(UInt32.self, at: 88)
    let lotSize = block.load(UInt32.self, at: 92)
    return Self(
      spec: spec, memoryGiB: memoryGiB, code: code, interconnect: interconnect, title: title,
      peakTeraflops: peakTeraflops, lotSize: lotSize, kind: kind)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("spec", spec)
    writer.write("memoryGiB", memoryGiB)
    writer.write("code", code)
    writer.write("interconnect", interconnect)
    writer.write("title", title)
    writer.write("peakTeraflops", peakTeraflops)
    writer.write("lotSize", lotSize)
    writer.write("kind", name: kind.wireName)
  }
}
