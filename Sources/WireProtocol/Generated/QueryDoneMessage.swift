// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Ends the answer to a query.
@frozen
public struct QueryDoneMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "QueryDone" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 111 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The answer is as of this command.
  public var engineSequence: UInt64
  /// Messages of the answer before this one.
  public var count: UInt32

  /// The message with these values.
  @inlinable
  public init(reportSequence: UInt64, requestToken: UInt64, engineSequence: UInt64, count: UInt32) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.engineSequence = engineSequence
    self.count = count
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestToken, at: 8)
    block.store(engineSequence, at: 16)
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
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestToken = block.load(UInt64.self, at: 8)
    let engineSequence = block.load(UInt64.self, at: 16)
    let count = block.load(UInt32.self, at: 24)
    return Self(
      reportSequence: reportSequence, requestToken: requestToken, engineSequence: engineSequence, count: count)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestToken", requestToken)
    writer.write("engineSequence", engineSequence)
    writer.write("count", count)
  }
}
