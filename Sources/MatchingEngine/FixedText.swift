/// Up to 16 bytes of ASCII in place, padded with zeros: codes and names in commands, without allocation.
@frozen
public struct Code16: Hashable, Sendable, BitwiseCopyable {
  /// Bytes 0-7, first byte lowest.
  public var low: UInt64
  /// Bytes 8-15, first byte lowest.
  public var high: UInt64

  /// The code whose bytes are those of the two words, little-endian.
  @inlinable
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The code `text`.
  ///
  /// - Returns: `nil` when `text` has more than 16 bytes, a zero byte or one that is not printable ASCII.
  public init?(_ text: some StringProtocol) {
    var words: (UInt64, UInt64) = (0, 0)
    var count: UInt64 = 0
    for byte in text.utf8 {
      guard count < 16, byte > 0x20, byte < 0x7F else { return nil }
      if count < 8 {
        words.0 |= UInt64(byte) << (count * 8)
      } else {
        words.1 |= UInt64(byte) << ((count - 8) * 8)
      }
      count += 1
    }
    self.init(low: words.0, high: words.1)
  }

  /// The byte at `position`, 0 beyond the end.
  @inlinable
  public subscript(position: Int) -> UInt8 {
    position < 8
      ? UInt8(truncatingIfNeeded: low >> UInt64(position * 8))
      : UInt8(truncatingIfNeeded: high >> UInt64((position - 8) * 8))
  }

  /// How many bytes come before the first zero.
  public var count: Int {
    for position in 0..<16 where self[position] == 0 { return position }
    return 16
  }

  /// Whether no byte but zero follows the first zero, and every byte passes `isAllowed`.
  func isWellFormed(upTo limit: Int, _ isAllowed: (UInt8) -> Bool) -> Bool {
    let length = count
    guard length >= 1, length <= limit else { return false }
    for position in 0..<16 {
      let byte = self[position]
      guard position < length ? isAllowed(byte) : byte == 0 else { return false }
    }
    return true
  }
}

extension Code16: CustomStringConvertible {
  /// The text.
  public var description: String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      let length = count
      for position in 0..<length { buffer[position] = self[position] }
      return length
    }
  }
}

/// Up to 48 bytes of UTF-8 in place, padded with zeros: titles in the catalogue.
@frozen
public struct Text48: Hashable, Sendable, BitwiseCopyable {
  /// Six words of eight bytes, first byte lowest.
  public var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  /// The text whose bytes are those of the words, little-endian.
  @inlinable
  public init(words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The text `text`, cut after the last whole character within 48 bytes.
  public init(_ text: String) {
    var bytes: [UInt8] = []
    for character in text {
      let next = Array(String(character).utf8)
      guard bytes.count + next.count <= 48 else { break }
      bytes += next
    }
    bytes += [UInt8](repeating: 0, count: 48 - bytes.count)
    func word(_ index: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[index * 8 + $1]) << UInt64($1 * 8) }
    }
    self.init(words: (word(0), word(1), word(2), word(3), word(4), word(5)))
  }

  /// Whether both hold the same bytes.
  public static func == (left: Text48, right: Text48) -> Bool {
    left.words.0 == right.words.0 && left.words.1 == right.words.1 && left.words.2 == right.words.2
      && left.words.3 == right.words.3 && left.words.4 == right.words.4 && left.words.5 == right.words.5
  }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
    hasher.combine(words.4)
    hasher.combine(words.5)
  }
}

extension Text48: CustomStringConvertible {
  /// The text.
  public var description: String {
    var bytes: [UInt8] = []
    for word in [words.0, words.1, words.2, words.3, words.4, words.5] {
      for position in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(position * 8))) }
    }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// 32 opaque bytes in place.
@frozen
public struct Digest32: Hashable, Sendable, BitwiseCopyable {
  /// Bytes 0-7, first byte lowest.
  public var word0: UInt64
  /// Bytes 8-15.
  public var word1: UInt64
  /// Bytes 16-23.
  public var word2: UInt64
  /// Bytes 24-31.
  public var word3: UInt64

  /// The digest whose bytes are those of the four words, little-endian.
  @inlinable
  public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// 32 zero bytes.
  public static var zero: Digest32 { Digest32(word0: 0, word1: 0, word2: 0, word3: 0) }
}
