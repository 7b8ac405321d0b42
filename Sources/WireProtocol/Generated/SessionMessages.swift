// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// Opens a session; the first message on a connection.
@frozen
public struct LogonMessage: WireMessage {
  /// Template id 1.
  @inlinable
  public static var templateID: UInt16 { 1 }
  /// 72 bytes.
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

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    name: Code16,
    secret: Text32,
    reportsAfter: UInt64,
    protocolVersion: UInt16,
    cancelOnDisconnect: Bool
  ) {
    self.requestToken = requestToken
    self.name = name
    self.secret = secret
    self.reportsAfter = reportsAfter
    self.protocolVersion = protocolVersion
    self.cancelOnDisconnect = cancelOnDisconnect
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    name.store(into: block + 8)
    secret.store(into: block + 24)
    block.storeBytes(of: reportsAfter.littleEndian, toByteOffset: 56, as: UInt64.self)
    block.storeBytes(of: protocolVersion.littleEndian, toByteOffset: 64, as: UInt16.self)
    block.storeBytes(of: (cancelOnDisconnect ? 1 : 0) as UInt8, toByteOffset: 66, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 67, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 68, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let reportsAfter = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt64.self))
    let protocolVersion = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt16.self))
    let cancelOnDisconnectRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 66, as: UInt8.self))
    guard cancelOnDisconnectRaw <= 1 else {
      throw WireError(.fieldOutOfRange, template: 1, field: 6, offset: offsetInFrame + 66, value: Int64(cancelOnDisconnectRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 67, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 1, field: 7, offset: offsetInFrame + 67, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 68, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 1, field: 8, offset: offsetInFrame + 68, value: 0)
    }
    return LogonMessage(
      requestToken: requestToken,
      name: Code16(loading: block + 8),
      secret: Text32(loading: block + 24),
      reportsAfter: reportsAfter,
      protocolVersion: protocolVersion,
      cancelOnDisconnect: cancelOnDisconnectRaw == 1
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("name", name),
      FieldValue("secret", secret),
      FieldValue("reportsAfter", reportsAfter),
      FieldValue("protocolVersion", protocolVersion),
      FieldValue("cancelOnDisconnect", cancelOnDisconnect),
    ]
  }
}

/// Shows that a side is alive; the server answers each with one.
@frozen
public struct HeartbeatMessage: WireMessage {
  /// Template id 2.
  @inlinable
  public static var templateID: UInt16 { 2 }
  /// 8 bytes.
  @inlinable
  public static var blockLength: Int { 8 }
  /// Sent back in the answer.
  public var requestToken: UInt64

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64
  ) {
    self.requestToken = requestToken
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    return HeartbeatMessage(
      requestToken: requestToken
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
    ]
  }
}
