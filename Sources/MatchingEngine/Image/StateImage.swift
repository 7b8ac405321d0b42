/// Why an image cannot be read.
public enum ImageError: Error, Equatable, Sendable {
  /// It ends at `offset`, where more was to come.
  case truncated(offset: Int)
  /// What stands at `offset` is not the part that was to come there.
  case unexpectedPart(offset: Int)
  /// It is of another layout than this build's.
  case otherLayout(found: UInt64, expected: UInt64)
  /// It was made under other rules: capacity, market data or request ids.
  case otherRules
}

/// Writes a state as bytes, piece by piece. The bytes are for this kind of machine and build alone: layouts are recorded, and
/// an image of another is refused.
public struct ImageWriter: ~Copyable {
  private let sink: (UnsafeRawBufferPointer) -> Void
  private let buffer: UnsafeMutableRawBufferPointer
  private var used = 0

  private static var bufferSize: Int { 1 << 20 }

  /// A writer that hands its bytes to `sink`, in order, in pieces of about a mebibyte.
  public init(_ sink: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.sink = sink
    buffer = .allocate(byteCount: Self.bufferSize, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Adds bytes as they are.
  public mutating func put(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if used == buffer.count { flush() }
      let count = min(rest.count, buffer.count - used)
      UnsafeMutableRawBufferPointer(rebasing: buffer[used..<used + count]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      used += count
      rest = rest.dropFirst(count)
    }
  }

  /// Adds a value of fixed size.
  public mutating func put<Value: BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value) { put($0) }
  }

  /// Adds a list of values of fixed size: how many, then each.
  public mutating func put<Value: BitwiseCopyable>(contentsOf values: [Value]) {
    put(UInt64(values.count))
    values.withUnsafeBytes { put($0) }
  }

  /// Adds a mark that a reader looks for, so that parts are never mistaken for each other.
  public mutating func begin(_ part: StaticString) { put(Self.mark(part)) }

  /// Hands over what was not handed over yet.
  public mutating func flush() {
    guard used > 0 else { return }
    sink(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
    used = 0
  }

  /// The first eight letters of a part's name, as a number.
  static func mark(_ part: StaticString) -> UInt64 {
    part.withUTF8Buffer { letters in letters.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
  }
}

/// Reads back what ``ImageWriter`` wrote.
public struct ImageReader: ~Copyable {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// A reader of `bytes`, which must stay as long as it is used.
  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all was read.
  public var isAtEnd: Bool { position == bytes.count }

  /// The next `count` bytes.
  public mutating func take(_ count: Int) throws(ImageError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - position else { throw .truncated(offset: position) }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// The next value of fixed size.
  public mutating func take<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) throws(ImageError) -> Value {
    try take(MemoryLayout<Value>.size).loadUnaligned(as: Value.self)
  }

  /// The next list of values of fixed size.
  public mutating func takeList<Value: BitwiseCopyable>(
    of type: Value.Type = Value.self
  ) throws(ImageError) -> [Value] {
    let count = try take(UInt64.self)
    guard count <= UInt64(bytes.count - position) else { throw .truncated(offset: position) }
    let piece = try take(Int(count) * MemoryLayout<Value>.stride)
    return (0..<Int(count)).map {
      piece.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.stride, as: Value.self)
    }
  }

  /// Steps over the mark of a part.
  public mutating func expect(_ part: StaticString) throws(ImageError) {
    let offset = position
    guard try take(UInt64.self) == ImageWriter.mark(part) else { throw .unexpectedPart(offset: offset) }
  }
}
