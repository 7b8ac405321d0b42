import MatchingEngine

extension Code16 {
  /// The 16 bytes `offset` bytes behind `block`.
  @inlinable
  init(loadingFrom block: UnsafeRawPointer, at offset: Int) {
    self.init(low: block.load(UInt64.self, at: offset), high: block.load(UInt64.self, at: offset + 8))
  }

  /// Writes the 16 bytes `offset` bytes behind `block`.
  @inlinable
  func store(to block: UnsafeMutableRawPointer, at offset: Int) {
    block.store(low, at: offset)
    block.store(high, at: offset + 8)
  }
}

extension Text48 {
  /// The 48 bytes `offset` bytes behind `block`.
  @inlinable
  init(loadingFrom block: UnsafeRawPointer, at offset: Int) {
    func word(_ index: Int) -> UInt64 { block.load(UInt64.self, at: offset + index * 8) }
    self.init(words: (word(0), word(1), word(2), word(3), word(4), word(5)))
  }

  /// Writes the 48 bytes `offset` bytes behind `block`.
  @inlinable
  func store(to block: UnsafeMutableRawPointer, at offset: Int) {
    block.store(words.0, at: offset)
    block.store(words.1, at: offset + 8)
    block.store(words.2, at: offset + 16)
    block.store(words.3, at: offset + 24)
    block.store(words.4, at: offset + 32)
    block.store(words.5, at: offset + 40)
  }
}

extension Digest32 {
  /// The 32 bytes `offset` bytes behind `block`.
  @inlinable
  init(loadingFrom block: UnsafeRawPointer, at offset: Int) {
    func word(_ index: Int) -> UInt64 { block.load(UInt64.self, at: offset + index * 8) }
    self.init(word0: word(0), word1: word(1), word2: word(2), word3: word(3))
  }

  /// Writes the 32 bytes `offset` bytes behind `block`.
  @inlinable
  func store(to block: UnsafeMutableRawPointer, at offset: Int) {
    block.store(word0, at: offset)
    block.store(word1, at: offset + 8)
    block.store(word2, at: offset + 16)
    block.store(word3, at: offset + 24)
  }
}
