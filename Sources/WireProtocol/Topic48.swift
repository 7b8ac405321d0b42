/// A topic of up to 48 bytes in place, padded with zeros: `fill/H800-80G/HZ/3m/`.
@frozen
public struct Topic48: Hashable, Sendable {
  /// Bytes 0-7, first byte lowest.
  public var word0: UInt64
  /// Bytes 8-15.
  public var word1: UInt64
  /// Bytes 16-23.
  public var word2: UInt64
  /// Bytes 24-31.
  public var word3: UInt64
  /// Bytes 32-39.
  public var word4: UInt64
  /// Bytes 40-47.
  public var word5: UInt64

  /// No topic: 48 zero bytes.
  @inlinable
  public static var empty: Topic48 {
    Topic48(word0: 0, word1: 0, word2: 0, word3: 0, word4: 0, word5: 0)
  }

  /// The topic whose bytes are those of the six words, little-endian.
  @inlinable
  public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64, word4: UInt64, word5: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
    self.word4 = word4
    self.word5 = word5
  }

  /// The topic `text`.
  ///
  /// - Returns: `nil` when `text` has more than 48 bytes, a zero byte or one that is not printable ASCII.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let bytes = paddedBytes(of: text, length: 48) else {
      return nil
    }
    self = bytes.withUnsafeBytes { Topic48(loadingFrom: $0.baseAddress.unsafelyUnwrapped, at: 0) }
  }

  @inlinable
  init(loadingFrom block: UnsafeRawPointer, at offset: Int) {
    func word(_ index: Int) -> UInt64 { block.load(UInt64.self, at: offset + index * 8) }
    self.init(word0: word(0), word1: word(1), word2: word(2), word3: word(3), word4: word(4), word5: word(5))
  }

  @inlinable
  func store(to block: UnsafeMutableRawPointer, at offset: Int) {
    block.store(word0, at: offset)
    block.store(word1, at: offset + 8)
    block.store(word2, at: offset + 16)
    block.store(word3, at: offset + 24)
    block.store(word4, at: offset + 32)
    block.store(word5, at: offset + 40)
  }
}

extension Topic48: CustomStringConvertible {
  /// The text up to the first zero byte.
  public var description: String {
    withUnsafeTemporaryAllocation(byteCount: 48, alignment: 8) { buffer in
      store(to: buffer.baseAddress.unsafelyUnwrapped, at: 0)
      return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
