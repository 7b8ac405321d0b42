// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Only time passes. Written to the journal by the sequencer; never taken from a client.
@frozen
public struct AdvanceClockMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "AdvanceClock" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 50 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 8 }

  /// 0.
  public var requestId: UInt64

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64) {
    self.requestId = requestId
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    let requestId = block.load(UInt64.self, at: 0)
    return Self(requestId: requestId)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
  }
}
