/// What tells one journal from every other: a random UUID, written into every segment.
public struct JournalIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// Length in bytes.
  static let length = 16

  /// The first eight bytes, read as a little-endian number.
  let low: UInt64
  /// The last eight bytes, read as a little-endian number.
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The identifier with these 16 bytes; `nil` if there are not 16.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self = bytes.withUnsafeBytes { Self(loadingFrom: $0, at: 0) }
  }

  /// A random UUID (version 4) from the kernel's generator.
  public static func random() -> JournalIdentifier {
    var generator = SystemRandomNumberGenerator()
    var bytes = JournalIdentifier(low: generator.next(), high: generator.next()).bytes
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes.withUnsafeBytes { Self(loadingFrom: $0, at: 0) }
  }

  /// The 16 bytes.
  public var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.length)
    bytes.withUnsafeMutableBytes { store(to: $0, at: 0) }
    return bytes
  }

  /// The usual form: `f81d4fae-7dec-41d0-a765-00a0c91e6bf6`.
  public var description: String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += hexadecimal(UInt64(byte), digits: 2)
    }
    return text
  }

  init(loadingFrom bytes: UnsafeRawBufferPointer, at offset: Int) {
    low = bytes.number(at: offset)
    high = bytes.number(at: offset + 8)
  }

  func store(to bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
    bytes.store(low, at: offset)
    bytes.store(high, at: offset + 8)
  }
}
