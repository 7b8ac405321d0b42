// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Opens a session; the first message on a connection.
@frozen
public struct LogonMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Logon" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 1 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// Sent back in the answer.
  public var requestToken: UInt64
  /// Participant's name.
  public var name: Code16
  /// Participant's secret; empty is allowed where the server allows it.
  public var secret: Text32
  /// Send again all kept execution reports above this sequence; the largest uint64: none.
  public var reportsAfter: UInt64
  /// Schema version that the client speaks.
  public var protocolVersion: UInt16
  /// Cancel all orders of the participant when this session's heartbeats stop.
  public var cancelOnDisconnect: Bool

  /// The message with these values.
  @inlinable
  public init(
    requestToken: UInt64, name: Code16, secret: Text32, reportsAfter: UInt64, protocolVersion: UInt16,
    cancelOnDisconnect: Bool
  ) {
    self.requestToken = requestToken
    self.name = name
    self.secret = secret
    self.reportsAfter = reportsAfter
    self.protocolVersion = protocolVersion
    self.cancelOnDisconnect = cancelOnDisconnect
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestToken, at: 0)
    name.store(to: block, at: 8)
    secret.store(to: block, at: 24)
    block.store(reportsAfter, at: 56)
    block.store(protocolVersion, at: 64)
    block.store(cancelOnDisconnect ? 1 : 0 as UInt8, at: 66)
    block.store(0 as UInt8, at: 67)
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
    guard let cancelOnDisconnect = Bool(wireValue: block.load(UInt8.self, at: 66)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 6, at: 66, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 66))
    }
    guard block.load(UInt8.self, at: 67) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 67, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 67))
    }
    guard block.load(UInt32.self, at: 68) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 8, at: 68, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 68))
    }
    let requestToken = block.load(UInt64.self, at: 0)
    let name = Code16(loadingFrom: block, at: 8)
    let secret = Text32(loadingFrom: block, at: 24)
    let reportsAfter = block.load(UInt64.self, at: 56)
    let protocolVersion = block.load(UInt16.self, at: 64)
    return Self(
      requestToken: requestToken, name: name, secret: secret, reportsAfter: reportsAfter,
      protocolVersion: protocolVersion, cancelOnDisconnect: cancelOnDisconnect)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestToken", requestToken)
    writer.write("name", name)
    writer.writeHidden("secret")
    writer.write("reportsAfter", reportsAfter)
    writer.write("protocolVersion", protocolVersion)
    writer.write("cancelOnDisconnect", cancelOnDisconnect)
  }
}
