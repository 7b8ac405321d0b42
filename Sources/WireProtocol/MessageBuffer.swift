/// Messages back to back in one growable block that is used again and again.
public struct MessageBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0

  /// An empty buffer with room for `capacity` bytes before it grows.
  public init(capacity: Int = 4096) {
    precondition(capacity > 0, "a message buffer needs room")
    self.capacity = capacity
    storage = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { storage.deallocate() }

  /// Bytes that it holds.
  @inlinable
  public var count: Int { length }

  /// Whether it holds nothing.
  @inlinable
  public var isEmpty: Bool { length == 0 }

  /// Its bytes; they hold until the next change.
  @inlinable
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: length) }

  /// Its bytes, copied.
  public var array: [UInt8] { [UInt8](bytes) }

  /// Adds a message with its header.
  @inlinable
  public mutating func append<Message: WireMessage>(_ message: Message) {
    let size = Message.encodedLength
    if length + size > capacity { grow(toHold: length + size) }
    message.encode(into: storage + length)
    length += size
  }

  /// Adds bytes as they are.
  @inlinable
  public mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if length + bytes.count > capacity { grow(toHold: length + bytes.count) }
    (storage + length).copyMemory(from: source, byteCount: bytes.count)
    length += bytes.count
  }

  /// Changes bytes that it holds.
  @inlinable
  public mutating func withUnsafeMutableBytes<Result>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeMutableRawBufferPointer(start: storage, count: length))
  }

  /// Forgets everything and keeps the room.
  @inlinable
  public mutating func removeAll() { length = 0 }

  @usableFromInline
  mutating func grow(toHold wanted: Int) {
    var larger = capacity
    while larger < wanted { larger *= 2 }
    let block = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
    block.copyMemory(from: storage, byteCount: length)
    storage.deallocate()
    storage = block
    capacity = larger
  }
}
