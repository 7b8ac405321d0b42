/// Up to 32 bytes of UTF-8 in place, padded with zeros: secrets.
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

  /// The text whose bytes are those of the four words, little-endian.
  @inlinable
  public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// No text: 32 zero bytes.
  @inlinable
  public static var empty: Text32 { Text32(word0: 0, word1: 0, word2: 0, word3: 0) }

  /// The text `text`.
  ///
  /// - Returns: `nil` when `text` has more than 32 bytes or a zero byte.
  public init?(_ text: some StringProtocol) {
    guard let bytes = paddedBytes(of: text, length: 32) else { return nil }
    self = bytes.withUnsafeBytes { Text32(loadingFrom: $0.baseAddress.unsafelyUnwrapped, at: 0) }
  }

  @inlinable
  init(loadingFrom block: UnsafeRawPointer, at offset: Int) {
    func word(_ index: Int) -> UInt64 { block.load(UInt64.self, at: offset + index * 8) }
    self.init(word0: word(0), word1: word(1), word2: word(2), word3: word(3))
  }

  @inlinable
  func store(to block: UnsafeMutableRawPointer, at offset: Int) {
    block.store(word0, at: offset)
    block.store(word1, at: offset + 8)
    block.store(word2, at: offset + 16)
    block.store(word3, at: offset + 24)
  }
}

extension Text32: CustomStringConvertible {
  /// The text up to the first zero byte.
  public var description: String {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
      store(to: buffer.baseAddress.unsafelyUnwrapped, at: 0)
      return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// The UTF-8 of `text`, padded with zeros to `length`; `nil` when it is longer or has a zero byte.
func paddedBytes(of text: some StringProtocol, length: Int) -> [UInt8]? {
  var bytes = Array(text.utf8)
  guard bytes.count <= length, !bytes.contains(0) else { return nil }
  bytes += repeatElement(0, count: length - bytes.count)
  return bytes
}
