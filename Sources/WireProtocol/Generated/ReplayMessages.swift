// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// Asks for the state behind a topic, or for the catalogue.
@frozen
public struct SnapshotRequestMessage: WireMessage {
  /// Template id 230.
  @inlinable
  public static var templateID: UInt16 { 230 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Empty for the catalogue.
  public var topic: Text48
  /// What a snapshot request wants.
  public var kind: SnapshotKind

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    topic: Text48,
    kind: SnapshotKind
  ) {
    self.requestToken = requestToken
    self.topic = topic
    self.kind = kind
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    topic.store(into: block + 8)
    block.storeBytes(of: kind.rawValue.littleEndian, toByteOffset: 56, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 57, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 58, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 60, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let kindRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt8.self))
    guard let kind = SnapshotKind(rawValue: kindRaw) else {
      throw WireError(.fieldOutOfRange, template: 230, field: 3, offset: offsetInFrame + 56, value: Int64(kindRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 57, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 230, field: 4, offset: offsetInFrame + 57, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 58, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 230, field: 5, offset: offsetInFrame + 58, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 60, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 230, field: 6, offset: offsetInFrame + 60, value: 0)
    }
    return SnapshotRequestMessage(
      requestToken: requestToken,
      topic: Text48(loading: block + 8),
      kind: kind
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("topic", topic),
      FieldValue("kind", kind),
    ]
  }
}

/// Asks for a topic's messages again.
@frozen
public struct RangeRequestMessage: WireMessage {
  /// Template id 231.
  @inlinable
  public static var templateID: UInt16 { 231 }
  /// 72 bytes.
  @inlinable
  public static var blockLength: Int { 72 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Text48
  /// A running number without holes.
  public var firstSequence: UInt64
  /// A running number without holes.
  public var lastSequence: UInt64

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    topic: Text48,
    firstSequence: UInt64,
    lastSequence: UInt64
  ) {
    self.requestToken = requestToken
    self.topic = topic
    self.firstSequence = firstSequence
    self.lastSequence = lastSequence
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    topic.store(into: block + 8)
    block.storeBytes(of: firstSequence.littleEndian, toByteOffset: 56, as: UInt64.self)
    block.storeBytes(of: lastSequence.littleEndian, toByteOffset: 64, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let firstSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt64.self))
    let lastSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt64.self))
    return RangeRequestMessage(
      requestToken: requestToken,
      topic: Text48(loading: block + 8),
      firstSequence: firstSequence,
      lastSequence: lastSequence
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("topic", topic),
      FieldValue("firstSequence", firstSequence),
      FieldValue("lastSequence", lastSequence),
    ]
  }
}

/// Starts a snapshot; count messages follow, over as many frames as needed.
@frozen
public struct SnapshotHeaderMessage: WireMessage {
  /// Template id 232.
  @inlinable
  public static var templateID: UInt16 { 232 }
  /// 88 bytes.
  @inlinable
  public static var blockLength: Int { 88 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Text48
  /// Topic sequence of the last message that it reflects.
  public var topicSequence: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Messages that follow.
  public var count: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    topic: Text48,
    topicSequence: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    count: UInt32
  ) {
    self.requestToken = requestToken
    self.topic = topic
    self.topicSequence = topicSequence
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    topic.store(into: block + 8)
    block.storeBytes(of: topicSequence.littleEndian, toByteOffset: 56, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 64, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 72, as: UInt64.self)
    block.storeBytes(of: count.littleEndian, toByteOffset: 80, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 84, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let topicSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 72, as: UInt64.self))
    let count = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 80, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 84, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 232, field: 7, offset: offsetInFrame + 84, value: 0)
    }
    return SnapshotHeaderMessage(
      requestToken: requestToken,
      topic: Text48(loading: block + 8),
      topicSequence: topicSequence,
      engineSequence: engineSequence,
      time: time,
      count: count
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("topic", topic),
      FieldValue("topicSequence", topicSequence),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("count", count),
    ]
  }
}

/// Starts a range; count messages follow, over as many frames as needed.
@frozen
public struct RangeHeaderMessage: WireMessage {
  /// Template id 233.
  @inlinable
  public static var templateID: UInt16 { 233 }
  /// 72 bytes.
  @inlinable
  public static var blockLength: Int { 72 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
  public var topic: Text48
  /// A running number without holes.
  public var firstSequence: UInt64
  /// A count.
  public var count: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    topic: Text48,
    firstSequence: UInt64,
    count: UInt32
  ) {
    self.requestToken = requestToken
    self.topic = topic
    self.firstSequence = firstSequence
    self.count = count
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    topic.store(into: block + 8)
    block.storeBytes(of: firstSequence.littleEndian, toByteOffset: 56, as: UInt64.self)
    block.storeBytes(of: count.littleEndian, toByteOffset: 64, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 68, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let firstSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt64.self))
    let count = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 68, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 233, field: 5, offset: offsetInFrame + 68, value: 0)
    }
    return RangeHeaderMessage(
      requestToken: requestToken,
      topic: Text48(loading: block + 8),
      firstSequence: firstSequence,
      count: count
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("topic", topic),
      FieldValue("firstSequence", firstSequence),
      FieldValue("count", count),
    ]
  }
}
