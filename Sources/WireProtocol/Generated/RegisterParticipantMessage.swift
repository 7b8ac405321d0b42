// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Opens an account.
@frozen
public struct RegisterParticipantMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "RegisterParticipant" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 40 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 64 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A-Z a-z 0-9 . _ -, 1-16 characters, unique.
  public var name: Code16
  /// SHA-256 over name, a zero byte and secret.
  public var credential: Digest32

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, name: Code16, credential: Digest32) {
    self.requestId = requestId
    self.participant = participant
    self.name = name
    self.credential = credential
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(0 as UInt32, at: 12)
    name.store(to: block, at: 16)
    credential.store(to: block, at: 32)
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
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let name = Code16(loadingFrom: block, at: 16)
    let credential = Digest32(loadingFrom: block, at: 32)
    return Self(requestId: requestId, participant: participant, name: name, credential: credential)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("name", name)
    writer.write("credential", credential)
  }
}
