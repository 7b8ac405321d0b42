// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Starts a range; count messages follow, over as many frames as needed.
@frozen
public struct RangeHeaderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "RangeHeader" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 233 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Topic48
  /// A running number without holes.
  public var firstSequence: UInt64
  /// A count.
  public var count: UInt32

  /// The message with these values.
  @inlinable
  public init(requestToken: UInt64, topic: Topic48, firstSequence: UInt64, count: UInt32) {
    self.requestToken = requestToken
    self.topic = topic
    self.firstSequence = firstSequence
    self.count = count
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    topic.store(to: block, at: 8)
    block.store(firstSequence, at: 56)
    block.store(count, at: 64)
    block.store(0 as UInt32, at: 68)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 68) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 68, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 68))
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let topic = Topic48(loadingFrom: block, at: 8)
    let firstSequence = block.load(UInt64.self, at: 56)
    let count = block.load(UInt32.self, at: 64)
    return Self(requestToken: requestToken, topic: topic, firstSequence: firstSequence, count: count)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("topic", topic)
    writer.write("firstSequence", firstSequence)
    writer.write("count", count)
  }
}
