// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Starts a snapshot; count messages follow, over as many frames as needed.
@frozen
public struct SnapshotHeaderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SnapshotHeader" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 232 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 88 }

  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Topic48
  /// Topic sequence of the last message that it reflects.
  public var topicSequence: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Messages that follow.
  public var count: UInt32

  /// The message with these values.
  @inlinable
  public init(
    requestToken: UInt64, topic: Topic48, topicSequence: UInt64, engineSequence: UInt64, time: UInt64, count: UInt32
  ) {
    self.requestToken = requestToken
    self.topic = topic
    self.topicSequence = topicSequence
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    topic.store(to: block, at: 8)
    block.store(topicSequence, at: 56)
    block.store(engineSequence, at: 64)
    block.store(time, at: 72)
    block.store(count, at: 80)
    block.store(0 as UInt32, at: 84)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 84) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 84, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 84))
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let topic = Topic48(loadingFrom: block, at: 8)
    let topicSequence = block.load(UInt64.self, at: 56)
    let engineSequence = block.load(UInt64.self, at: 64)
    let time = block.load(UInt64.self, at: 72)
    let count = block.load(UInt32.self, at: 80)
    return Self(
      requestToken: requestToken, topic: topic, topicSequence: topicSequence, engineSequence: engineSequence,
      time: time, count: count)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("topic", topic)
    writer.write("topicSequence", topicSequence)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("count", count)
  }
}
