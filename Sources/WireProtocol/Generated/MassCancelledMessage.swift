// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A mass cancel is done; the cancellations came before.
@frozen
public struct MassCancelledMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "MassCancelled" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 106 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Orders cancelled.
  public var count: UInt32

  /// The message with these values.
  @inlinable
  public init(reportSequence: UInt64, requestId: UInt64, engineSequence: UInt64, time: UInt64, count: UInt32) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(engineSequence, at: 16)
    block.store(time, at: 24)
    block.store(count, at: 32)
    block.store(0 as UInt32, at: 36)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 36) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 6, at: 36, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 36))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let engineSequence = block.load(UInt64.self, at: 16)
    let time = block.load(UInt64.self, at: 24)
    let count = block.load(UInt32.self, at: 32)
    return Self(
      reportSequence: reportSequence, requestId: requestId, engineSequence: engineSequence, time: time, count: count)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("count", count)
  }
}
