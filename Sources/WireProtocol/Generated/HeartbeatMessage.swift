// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Shows that a side is alive; the server answers each with one.
@frozen
public struct HeartbeatMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Heartbeat" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 2 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 8 }

  /// Sent back in the answer.
  public var requestToken: UInt64

  /// The message with these values.
  @inlinable
  public init(requestToken: UInt64) {
    self.requestToken = requestToken
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
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
    return Self(requestToken: requestToken)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
  }
}
