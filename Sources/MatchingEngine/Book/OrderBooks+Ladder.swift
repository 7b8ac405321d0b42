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
    let isSingle = entry.pointee.bits & (entry.pointee.bits &- 1) == 0
    return isSingle ? entry.pointee.reference : chunks[entry.pointee.reference].pointee.levels[bit]
  }

  /// The level with this rank; 0 when there is none.
  ///
  /// - Complexity: O(log levels / 64), a few steps near the best price.
  @inline(__always)
  func findLevel(_ rank: Int64, of side: UnsafeMutablePointer<BookSide>) -> UInt32 {
    guard side.pointee.root != 0 else { return 0 }
    let key = Self.key(of: rank)
    let bit = Self.bit(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    guard position < leaf.count else { return 0 }
    let entry = leaf.entries + position
    guard entry.pointee.key == key, entry.pointee.bits >> UInt64(bit) & 1 != 0 else { return 0 }
    return level(bit, in: entry)
  }

  /// Makes an empty level with this rank, of which there is none yet.
  mutating func insertLevel(
    _ rank: Int64, price: Int64, of side: UnsafeMutablePointer<BookSide>, book: UInt32
  ) -> UInt32 {
    let index = levels.allocate()
    levels[index].initialize(
      to: LevelRecord(price: price, quantity: 0, head: 0, tail: 0, orderCount: 0, book: book))
    if side.pointee.root == 0 {
      side.pointee.root = makeLeaf()
      side.pointee.height = 0
    }
    let key = Self.key(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    if position < leaf.count && leaf.entries[position].key == key {
      addLevel(index, at: Self.bit(of: rank), to: leaf.entries + position)
    } else {
      let entry = LeafEntry(key: key, bits: 1 << UInt64(Self.bit(of: rank)), reference: index, padding: 0)
      if leaf.count < LeafView.capacity {
        leaf.insert(entry, at: position)
      } else {
        insertSplitting(entry, into: side)
      }
    }
    side.pointee.levelCount &+= 1
    if rank > side.pointee.bestRank {
      side.pointee.bestRank = rank
      side.pointee.best = index
    }
    return index
  }

  /// Takes out a level whose queue is empty.
  mutating func removeLevel(_ index: UInt32, rank: Int64, of side: UnsafeMutablePointer<BookSide>) {
    let key = Self.key(of: rank)
    let leaf = leaf(for: key, of: side)
    let position = leaf.position(of: key)
    precondition(position < leaf.count && leaf.entries[position].key == key, "a level that is in no tree")
    let entry = leaf.entries + position
    let bit = Self.bit(of: rank)
    precondition(level(bit, in: entry) == index, "a level in another's place")
    if entry.pointee.bits & (entry.pointee.bits &- 1) == 0 {
      leaf.remove(at: position)
      if leaf.count == 0 { removeEmptyLeaf(for: key, of: side) }
    } else {
      dropLevel(at: bit, from: entry)
    }
    levels.free(index)
    side.pointee.levelCount &-= 1
    if index == side.pointee.best { refreshBest(of: side) }
  }

  /// Adds a second or further level to an entry.
  @inline(__always)
  private mutating func addLevel(_ index: UInt32, at bit: Int, to entry: UnsafeMutablePointer<LeafEntry>) {
    if entry.pointee.bits & (entry.pointee.bits &- 1) == 0 {
      let chunk = chunks.allocate()
      chunks[chunk].pointee.levels[entry.pointee.bits.trailingZeroBitCount] = entry.pointee.reference
      entry.pointee.reference = chunk
    }
    chunks[entry.pointee.reference].pointee.levels[bit] = index
    entry.pointee.bits |= 1 << UInt64(bit)
  }

  /// Takes a level from an entry that has more.
  @inline(__always)
  private mutating func dropLevel(at bit: Int, from entry: UnsafeMutablePointer<LeafEntry>) {
    entry.pointee.bits &= ~(1 << UInt64(bit))
    if entry.pointee.bits & (entry.pointee.bits &- 1) == 0 {
      let chunk = entry.pointee.reference
      entry.pointee.reference = chunks[chunk].pointee.levels[entry.pointee.bits.trailingZeroBitCount]
      chunks.free(chunk)
    }
  }

  @inline(__always)
  private func refreshBest(of side: UnsafeMutablePointer<BookSide>) {
    guard side.pointee.root != 0 else {
      side.pointee.best = 0
      side.pointee.bestRank = BookSide.emptyRank
      return
    }
    let entry = leaf(for: .max, of: side).entries
    let bit = 63 - entry.pointee.bits.leadingZeroBitCount
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
        var bits = entry.pointee.bits
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
