// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Adds a tenor to the catalogue.
@frozen
public struct AddTenorMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "AddTenor" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 43 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A number.
  public var hours: UInt32
  /// 0-9 a-z, 1-8 characters.
  public var code: Code16

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, hours: UInt32, code: Code16) {
    self.requestId = requestId
    self.participant = participant
    self.hours = hours
    self.code = code
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(hours, at: 12)
    code.store(to: block, at: 16)
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
    let participant = block.load(UInt32.self, at: 8)
    let hours = block.load(UInt32.self, at: 12)
    let code = Code16(loadingFrom: block, at: 16)
    return Self(requestId: requestId, participant: participant, hours: hours, code: code)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("hours", hours)
    writer.write("code", code)
  }
}
