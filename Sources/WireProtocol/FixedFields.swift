import MatchingEngine

/// Up to 32 bytes of UTF-8 in place, padded with zeros: a secret.
@frozen
public struct Text32: Hashable, Sendable {
  /// Bytes 0-7, first byte lowest.
  public var word0: UInt64
  /// Bytes 8-15.
  public var word1: UInt64
  /// Bytes 16-23.
  public var word2: UInt64
  /// Bytes 24-31.
  public var word3: UInt64

  /// The text whose bytes are those of the words, little-endian.
  @inlinable
  public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// The text `text`.
  ///
  /// - Returns: `nil` when `text` has more than 32 bytes or a zero byte.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 32, !bytes.contains(0) else { return nil }
    let padded = bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
    self = padded.withUnsafeBytes { Text32(loading: $0.baseAddress!) }
  }

  /// The bytes before the first zero.
  public var utf8: [UInt8] {
    var bytes: [UInt8] = []
    for word in [word0, word1, word2, word3] {
      for position in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(position * 8))) }
    }
    return Array(bytes.prefix { $0 != 0 })
  }
}

@inline(__always)
@usableFromInline
func word(_ bytes: UnsafeRawPointer, _ index: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
}

@inline(__always)
@usableFromInline
func store(_ word: UInt64, _ bytes: UnsafeMutableRawPointer, _ index: Int) {
  bytes.storeBytes(of: word.littleEndian, toByteOffset: index * 8, as: UInt64.self)
}

extension Text32 {
  /// Reads 32 bytes.
  public init(loading bytes: UnsafeRawPointer) {
    self.init(word0: word(bytes, 0), word1: word(bytes, 1), word2: word(bytes, 2), word3: word(bytes, 3))
  }

  /// Writes 32 bytes.
  public func store(into bytes: UnsafeMutableRawPointer) {
    WireProtocol.store(word0, bytes, 0)
    WireProtocol.store(word1, bytes, 1)
    WireProtocol.store(word2, bytes, 2)
    WireProtocol.store(word3, bytes, 3)
  }
}

extension Code16 {
  /// Reads 16 bytes.
  public init(loading bytes: UnsafeRawPointer) { self.init(low: word(bytes, 0), high: word(bytes, 1)) }

  /// Writes 16 bytes.
  public func store(into bytes: UnsafeMutableRawPointer) {
    WireProtocol.store(low, bytes, 0)
    WireProtocol.store(high, bytes, 1)
  }
}

extension Text48 {
  /// Reads 48 bytes.
  public init(loading bytes: UnsafeRawPointer) {
    self.init(
      words: (word(bytes, 0), word(bytes, 1), word(bytes, 2), word(bytes, 3), word(bytes, 4), word(bytes, 5)))
  }

  /// Writes 48 bytes.
  public func store(into bytes: UnsafeMutableRawPointer) {
    WireProtocol.store(words.0, bytes, 0)
    WireProtocol.store(words.1, bytes, 1)
    WireProtocol.store(words.2, bytes, 2)
    WireProtocol.store(words.3, bytes, 3)
    WireProtocol.store(words.4, bytes, 4)
    WireProtocol.store(words.5, bytes, 5)
  }
}

extension Digest32 {
  /// Reads 32 bytes.
  public init(loading bytes: UnsafeRawPointer) {
    self.init(word0: word(bytes, 0), word1: word(bytes, 1), word2: word(bytes, 2), word3: word(bytes, 3))
  }

  /// Writes 32 bytes.
  public func store(into bytes: UnsafeMutableRawPointer) {
    WireProtocol.store(word0, bytes, 0)
    WireProtocol.store(word1, bytes, 1)
    WireProtocol.store(word2, bytes, 2)
    WireProtocol.store(word3, bytes, 3)
  }
}
