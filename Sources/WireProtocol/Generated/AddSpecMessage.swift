// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Adds a compute spec to the catalogue.
@frozen
public struct AddSpecMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "AddSpec" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 41 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 112 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A number.
  public var memoryGiB: UInt32
  /// A-Z 0-9 -, 1-16 characters.
  public var code: Code16
  /// May be empty.
  public var interconnect: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48
  /// FP16; 0 when not an accelerator.
  public var peakTeraflops: UInt32
  /// Orders are whole multiples of it.
  public var lotSize: UInt32
  /// What one unit is.
  public var kind: SpecKind

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, memoryGiB: UInt32, code: Code16, interconnect: Code16, title: Text48,
    peakTeraflops: UInt32, lotSize: UInt32, kind: SpecKind
  ) {
    self.requestId = requestId
    self.participant = participant
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
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(memoryGiB, at: 12)
    code.store(to: block, at: 16)
    interconnect.store(to: block, at: 32)
    title.store(to: block, at: 48)
    block.store(peakTeraflops, at: 96)
    block.store(lotSize, at: 100)
    block.store(kind.wireValue, at: 104)
    block.store(0 as UInt8, at: 105)
    block.store(0 as UInt16, at: 106)
    block.store(0 as UInt32, at: 108)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let kind = SpecKind(wireValue: block.load(UInt8.self, at: 104)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 9, at: 104, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 104))
    }
    guard block.load(UInt8.self, at: 105) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 105, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 105))
    }
    guard block.load(UInt16.self, at: 106) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 11, at: 106, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 106))
    }
    guard block.load(UInt32.self, at: 108) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 108, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 108))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let memoryGiB = block.load(UInt32.self, at: 12)
    let code = Code16(loadingFrom: block, at: 16)
    let interconnect = Code16(loadingFrom: block, at: 32)
    let title = Text48(loadingFrom: block, at: 48)
    let peakTeraflops = block.load(UInt32.self, at: 96)
    let lotSize = block.load(UInt32.self, at: 100)
    return Self(
      requestId: requestId, participant: participant, memoryGiB: memoryGiB, code: code, interconnect: interconnect,
      title: title, peakTeraflops: peakTeraflops, lotSize: lotSize, kind: kind)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("memoryGiB", memoryGiB)
    writer.write("code", code)
    writer.write("interconnect", interconnect)
    writer.write("title", title)
    writer.write("peakTeraflops", peakTeraflops)
    writer.write("lotSize", lotSize)
    writer.write("kind", name: kind.wireName)
  }
}
