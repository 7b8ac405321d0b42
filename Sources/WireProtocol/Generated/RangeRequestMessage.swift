// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Asks for a topic's messages again.
@frozen
public struct RangeRequestMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "RangeRequest" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 231 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Topic48
  /// A running number without holes.
  public var firstSequence: UInt64
  /// A running number without holes.
  public var lastSequence: UInt64

  /// The message with these values.
  @inlinable
  public init(requestToken: UInt64, topic: Topic48, firstSequence: UInt64, lastSequence: UInt64) {
    self.requestToken = requestToken
    self.topic = topic
    self.firstSequence = firstSequence
    self.lastSequence = lastSequence
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    topic.store(to: block, at: 8)
    block.store(firstSequence, at: 56)
    block.store(lastSequence, at: 64)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let topic = Topic48(loadingFrom: block, at: 8)
    let firstSequence = block.load(UInt64.self, at: 56)
    let lastSequence = block.load(UInt64.self, at: 64)
    return Self(requestToken: requestToken, topic: topic, firstSequence: firstSequence, lastSequence: lastSequence)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("topic", topic)
    writer.write("firstSequence", firstSequence)
    writer.write("lastSequence", lastSequence)
  }
}
