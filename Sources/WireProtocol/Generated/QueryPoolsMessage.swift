// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Asks for the participant's open pools: OpenPool each, then QueryDone.
@frozen
public struct QueryPoolsMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "QueryPools" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 32 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 16 }

  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32

  /// The message with these values.
  @inlinable
  public init(requestToken: UInt64, participant: UInt32) {
    self.requestToken = requestToken
    self.participant = participant
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    block.store(participant, at: 8)
    block.store(0 as UInt32, at: 12)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 12) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 3, at: 12, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 12))
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    return Self(requestToken: requestToken, participant: participant)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("participant", participant)
  }
}
