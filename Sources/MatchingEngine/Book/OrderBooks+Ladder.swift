/// The tree of price levels of one side of a book.
extension OrderBooks {
  private static var rankBits: Int64 { 6 }

  @inline(__always)
  private static func key(of rank: Int64) -> Int64 { rank >> rankBits }

  @inline(__always)
  private static func bit(of rank: Int64) -> Int { Int(rank & 63) }

  /// The leaf in whose range `key` is.
  @inline(__always)
  private func leaf(for key: Int64, of side: UnsafeMutablePointer<BookSide>) -> LeafView {
    var node = side.pointee.root
    var height = side.pointee.height
    while height > 0 {
      let inner = InnerView(nodes[node])
      node = inner.entries[inner.position(of: key)].child
      height &-= 1
    }
    return LeafView(nodes[node])
  }

  /// The level that `entry` names for `bit`, which must be set.
  @inline(__always)
  private func level(_ bit: Int, in entry: UnsafeMutablePointer<LeafEntry>) -> UInt32 {
    entry.pointee.isChunk == 0 ? entry.pointee.reference : chunks[entry.pointee.reference].levels[bit]
  }

  /// Which ranks of `entry` have a level.
  @inline(__always)
  private func bits(of entry: UnsafeMutablePointer<LeafEntry>) -> UInt64 {
    entry.pointee.isChunk == 0 ? 1 << entry.pointee.bit : chunks[entry.pointee.reference].pointee.bits
  }

  /// The chunk with this key when it is in the side's window; 0 otherwise.
  @inline(__always)
  private mutating func windowChunk(_ key: Int64, of side: UnsafeMutablePointer<BookSide>) -> UInt32 {
    let chunk = windows.peek(side.pointee.window).chunks[Int(key & 15)]
    return chunk != 0 && chunks.peek(chunk).pointee.key == key ? chunk : 0
  }

  @inline(never)
  private mutating func remember(_ chunk: UInt32, _ key: Int64, of side: UnsafeMutablePointer<BookSide>) {
    if side.pointee.window == 0 {
      let window = windows.allocate()
      windows[window].pointee.chunks = InlineArray(repeating: 0)
      side.pointee.window = window
    }
    windows[side.pointee.window].chunks[Int(key & 15)] = chunk
  }

  /// The level with this rank; 0 when there is none.
  ///
  /// - Complexity: O(log levels / 64).
  func lookUpLevel(_ rank: Int64, of side: UnsafeMutablePointer<BookSide>) -> UInt32 {
    guard side.pointee.root != 0 else { return 0 }
    let key = Self.key(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    guard position < leaf.count else { return 0 }
    let entry = leaf.entries + position
    let bit = Self.bit(of: rank)
    guard entry.pointee.key == key, bits(of: entry) >> UInt64(bit) & 1 != 0 else { return 0 }
    return level(bit, in: entry)
  }

  /// The level with this rank; made, and empty, when there is none.
  ///
  /// - Complexity: O(log levels / 64), a few steps near the best price.
  @inline(__always)
  mutating func level(
    _ rank: Int64, price: Int64, of side: UnsafeMutablePointer<BookSide>, book: UInt32
  ) -> UInt32 {
    let chunk = windowChunk(Self.key(of: rank), of: side)
    guard chunk != 0 else { return levelInTree(rank, price: price, of: side, book: book) }
    let bit = Self.bit(of: rank)
    let known = chunks[chunk].levels[bit]
    if known != 0 { return known }
    let index = makeLevel(rank, price: price, of: side, book: book)
    addLevel(index, at: bit, to: chunk)
    return index
  }

  /// An empty level that hangs in no tree yet.
  @inline(__always)
  private mutating func makeLevel(
    _ rank: Int64, price: Int64, of side: UnsafeMutablePointer<BookSide>, book: UInt32
  ) -> UInt32 {
    let index = levels.allocate()
    levels[index].initialize(
      to: LevelRecord(price: price, quantity: 0, head: 0, tail: 0, orderCount: 0, book: book))
    side.pointee.levelCount &+= 1
    if rank > side.pointee.bestRank {
      side.pointee.bestRank = rank
      side.pointee.best = index
    }
    return index
  }

  @inline(__always)
  private mutating func addLevel(_ index: UInt32, at bit: Int, to chunk: UInt32) {
    let record = chunks[chunk]
    record.pointee.bits |= 1 << UInt64(bit)
    record.levels[bit] = index
  }

  /// The same by the tree, in one descent.
  @inline(never)
  private mutating func levelInTree(
    _ rank: Int64, price: Int64, of side: UnsafeMutablePointer<BookSide>, book: UInt32
  ) -> UInt32 {
    if side.pointee.root == 0 {
      side.pointee.root = makeLeaf()
      side.pointee.height = 0
    }
    let key = Self.key(of: rank)
    let bit = Self.bit(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    let entry = leaf.entries + position
    guard position < leaf.count && entry.pointee.key == key else {
      let index = makeLevel(rank, price: price, of: side, book: book)
      let entry = LeafEntry(key: key, bit: UInt64(bit), reference: index, isChunk: 0)
      if leaf.count < LeafView.capacity {
        leaf.insert(entry, at: position)
      } else {
        insertSplitting(entry, into: side)
      }
      return index
    }
    if entry.pointee.isChunk == 0 {
      if entry.pointee.bit == UInt64(bit) { return entry.pointee.reference }
      makeChunk(of: entry)
    }
    remember(entry.pointee.reference, key, of: side)
    let known = chunks[entry.pointee.reference].levels[bit]
    if known != 0 { return known }
    let index = makeLevel(rank, price: price, of: side, book: book)
    addLevel(index, at: bit, to: entry.pointee.reference)
    return index
  }

  /// Gives an entry with one level a chunk.
  private mutating func makeChunk(of entry: UnsafeMutablePointer<LeafEntry>) {
    let chunk = chunks.allocate()
    chunks[chunk].initialize(to: ChunkRecord(key: entry.pointee.key, bits: 0, levels: InlineArray(repeating: 0)))
    addLevel(entry.pointee.reference, at: Int(entry.pointee.bit), to: chunk)
    entry.pointee.reference = chunk
    entry.pointee.isChunk = 1
  }

  /// Takes out a level whose queue is empty.
  @inline(__always)
  mutating func removeLevel(_ index: UInt32, rank: Int64, of side: UnsafeMutablePointer<BookSide>) {
    let key = Self.key(of: rank)
    let bit = Self.bit(of: rank)
    let chunk = windowChunk(key, of: side)
    let others = chunks.peek(chunk).pointee.bits & ~(1 << UInt64(bit))
    guard chunk != 0 && others != 0 else { return removeFromTree(index, rank: rank, of: side) }
    let record = chunks[chunk]
    precondition(record.levels[bit] == index, "a level in another's place")
    record.pointee.bits = others
    record.levels[bit] = 0
    levels.free(index)
    side.pointee.levelCount &-= 1
    if index == side.pointee.best {
      let next = 63 - others.leadingZeroBitCount
      side.pointee.best = record.levels[next]
      side.pointee.bestRank = key << Self.rankBits | Int64(next)
    }
  }

  @inline(never)
  private mutating func removeFromTree(_ index: UInt32, rank: Int64, of side: UnsafeMutablePointer<BookSide>) {
    let key = Self.key(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    precondition(position < leaf.count && leaf.entries[position].key == key, "a level that is in no tree")
    let entry = leaf.entries + position
    let bit = Self.bit(of: rank)
    precondition(level(bit, in: entry) == index, "a level in another's place")
    if entry.pointee.isChunk != 0 && chunks[entry.pointee.reference].pointee.bits & ~(1 << UInt64(bit)) != 0 {
      let record = chunks[entry.pointee.reference]
      record.pointee.bits &= ~(1 << UInt64(bit))
      record.levels[bit] = 0
      remember(entry.pointee.reference, key, of: side)
    } else {
      if entry.pointee.isChunk != 0 { freeChunk(entry.pointee.reference, key, of: side) }
      leaf.remove(at: position)
      if leaf.count == 0 { removeEmptyLeaf(for: key, of: side) }
    }
    levels.free(index)
    side.pointee.levelCount &-= 1
    if index == side.pointee.best { refreshBest(of: side) }
  }

  private mutating func freeChunk(_ chunk: UInt32, _ key: Int64, of side: UnsafeMutablePointer<BookSide>) {
    if side.pointee.window != 0 && windows[side.pointee.window].chunks[Int(key & 15)] == chunk {
      windows[side.pointee.window].chunks[Int(key & 15)] = 0
    }
    chunks.free(chunk)
  }

  private mutating func refreshBest(of side: UnsafeMutablePointer<BookSide>) {
    guard side.pointee.root != 0 else {
      side.pointee.best = 0
      side.pointee.bestRank = BookSide.emptyRank
      return
    }
    let entry = leaf(for: .max, of: side).entries
    let bit = 63 - bits(of: entry).leadingZeroBitCount
    side.pointee.best = level(bit, in: entry)
    side.pointee.bestRank = entry.pointee.key << Self.rankBits | Int64(bit)
  }

  /// Calls `body` with each level from best to worst until it returns false.
  func forEachLevel(of side: UnsafeMutablePointer<BookSide>, _ body: (_ level: UInt32) -> Bool) {
    guard side.pointee.root != 0 else { return }
    var leaf = leaf(for: .max, of: side)
    while true {
      for position in 0..<leaf.count {
        let entry = leaf.entries + position
        var bits = self.bits(of: entry)
        while bits != 0 {
          let bit = 63 - bits.leadingZeroBitCount
          if !body(level(bit, in: entry)) { return }
          bits &= ~(1 << UInt64(bit))
        }
      }
      guard leaf.nextWorse != 0 else { return }
      leaf = LeafView(nodes[leaf.nextWorse])
    }
  }
}
