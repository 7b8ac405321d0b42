// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ...
@frozen
public struct FeedHeaderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "FeedHeader" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 200 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// Topic sequence of the first message; in a heartbeat: that of the next message to come.
  public var firstSequence: UInt64
  /// Sequence of the last command that the body reflects.
  public var engineSequence: UInt64
  /// Time of that command.
  public var time: UInt64
  /// Messages that follow; 0: a heartbeat.
  public var count: UInt32

  /// The message with these values.
  @inlinable
  public init(firstSequence: UInt64, engineSequence: UInt64, time: UInt64, count: UInt32) {
    self.firstSequence = firstSequence
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(firstSequence, at: 0)
    block.store(engineSequence, at: 8)
    block.store(time, at: 16)
    block.store(count, at: 24)
    block.store(0 as UInt32, at: 28)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 28) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 28, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 28))
    }
    let firstSequence = block.load(UInt64.self, at: 0)
    let engineSequence = block.load(UInt64.self, at: 8)
    let time = block.load(UInt64.self, at: 16)
    let count = block.load(UInt32.self, at: 24)
    return Self(firstSequence: firstSequence, engineSequence: engineSequence, time: time, count: count)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("firstSequence", firstSequence)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("count", count)
  }
}
