// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Asks for the state behind a topic, or for the catalogue.
@frozen
public struct SnapshotRequestMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SnapshotRequest" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 230 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 64 }

  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Empty for the catalogue.
  public var topic: Topic48
  /// What a snapshot request wants.
  public var kind: SnapshotKind

  /// The message with these values.
  @inlinable
  public init(requestToken: UInt64, topic: Topic48, kind: SnapshotKind) {
    self.requestToken = requestToken
    self.topic = topic
    self.kind = kind
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    topic.store(to: block, at: 8)
    block.store(kind.wireValue, at: 56)
    block.store(0 as UInt8, at: 57)
    block.store(0 as UInt16, at: 58)
    block.store(0 as UInt32, at: 60)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let kind = SnapshotKind(wireValue: block.load(UInt8.self, at: 56)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 3, at: 56, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 56))
    }
    guard block.load(UInt8.self, at: 57) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 4, at: 57, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 57))
    }
    guard block.load(UInt16.self, at: 58) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 58, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 58))
    }
    guard block.load(UInt32.self, at: 60) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 6, at: 60, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 60))
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let topic = Topic48(loadingFrom: block, at: 8)
    return Self(requestToken: requestToken, topic: topic, kind: kind)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("topic", topic)
    writer.write("kind", name: kind.wireName)
  }
}
