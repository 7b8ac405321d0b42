/// Bytes of messages one behind the other, to fill, send and use again.
///
/// Grows to the largest batch it ever held and then allocates no more. Copies share their bytes until one is written to;
/// to hand a batch on without copying, swap buffers.
@frozen
public struct MessageBuffer: Sendable {
  @usableFromInline var storage: [UInt8]

  @usableFromInline var used: Int

  /// An empty buffer with room for `capacity` bytes.
  @inlinable
  public init(capacity: Int = 0) {
    storage = [UInt8](repeating: 0, count: capacity)
    used = 0
  }

  /// Bytes held.
  @inlinable
  public var count: Int { used }

  /// Whether it holds nothing.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Bytes that it can hold without allocating.
  @inlinable
  public var capacity: Int { storage.count }

  /// Makes room for `extra` bytes more.
  @inlinable
  public mutating func reserve(_ extra: Int) {
    if storage.count - count < extra { grow(by: extra) }
  }

  /// Adds header and block of `message`.
  @inlinable
  public mutating func append<Message: WireMessage>(_ message: Message) {
    reserve(Message.encodedLength)
    let start = count
    storage.withUnsafeMutableBytes { bytes in
      // Never nil: there is room for at least a header.
      message.encode(into: bytes.baseAddress.unsafelyUnwrapped + start)
    }
    used = start + Message.encodedLength
  }

  /// Adds `bytes` as they are.
  @inlinable
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    reserve(bytes.count)
    let start = count
    storage.withUnsafeMutableBytes { storage in
      UnsafeMutableRawBufferPointer(rebasing: storage[start..<start + bytes.count]).copyMemory(from: bytes)
    }
    used = start + bytes.count
  }

  /// Writes `message` over the bytes from `offset` on, which must be there: for headers that count what came after.
  @inlinable
  public mutating func overwrite<Message: WireMessage>(at offset: Int, with message: Message) {
    precondition(offset >= 0 && offset + Message.encodedLength <= count, "overwriting outside of the buffer")
    storage.withUnsafeMutableBytes { bytes in
      message.encode(into: bytes.baseAddress.unsafelyUnwrapped + offset)
    }
  }

  /// Forgets the bytes, keeps the room.
  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Forgets the bytes from `newCount` on, keeps the room.
  @inlinable
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "truncating to more than there is")
    used = newCount
  }

  /// Calls `body` with the bytes held; they are valid during the call only.
  @inlinable
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withUnsafeBufferPointer { bytes throws(Failure) in
      try body(UnsafeRawBufferPointer(start: bytes.baseAddress, count: used))
    }
  }

  /// Calls `body` with the bytes held, which it may change.
  @inlinable
  public mutating func withUnsafeMutableBytes<Result, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let held = used
    return try storage.withUnsafeMutableBufferPointer { bytes throws(Failure) in
      try body(UnsafeMutableRawBufferPointer(start: bytes.baseAddress, count: held))
    }
  }

  /// The bytes held, copied.
  public var bytes: [UInt8] { Array(storage[..<count]) }

  @usableFromInline
  @inline(never)
  mutating func grow(by extra: Int) {
    // Doubling keeps the copies, over a buffer's life, below twice what it holds in the end.
    let newLength = max(storage.count * 2, count + extra, 256)
    storage.append(contentsOf: repeatElement(0, count: newLength - storage.count))
  }
}
