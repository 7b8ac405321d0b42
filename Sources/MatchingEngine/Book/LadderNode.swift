/// 256 bytes, four cache lines: a node of the tree of price levels, a leaf or an inner node.
struct NodeRecord: SlabRecord {
  /// Header (count; the next worse leaf; free list), then entries.
  var words: InlineArray<32, UInt64>

  var nextFree: UInt32 {
    get { UInt32(truncatingIfNeeded: words[1]) }
    set { words[1] = UInt64(newValue) }
  }
}

/// 64 neighbouring price steps of one side, of which at least one has a level.
struct LeafEntry: BitwiseCopyable {
  /// `rank >> 6` of its levels.
  var key: Int64
  /// The rank's lowest six bits of its only level; means nothing with a chunk.
  var bit: UInt64
  /// Its only level, or the chunk that names them.
  var reference: UInt32
  /// 1 when it has a chunk.
  var isChunk: UInt32
}

/// A child of an inner node.
struct InnerEntry: BitwiseCopyable {
  /// No key of the child is below it.
  var lowerBound: Int64
  var child: UInt32
  var padding: UInt32
}

/// 64 levels by the lowest six bits of their rank; 0 where there is none.
struct ChunkRecord: SlabRecord {
  /// `rank >> 6` of its levels.
  var key: Int64
  /// Which ranks have a level.
  var bits: UInt64
  var levels: InlineArray<64, UInt32>

  var nextFree: UInt32 {
    get { UInt32(truncatingIfNeeded: bits) }
    set { bits = UInt64(newValue) }
  }
}

/// Chunks of one side of a book that were used last, by the lowest bits of their key: 64 bytes.
struct WindowRecord: SlabRecord {
  var chunks: InlineArray<16, UInt32>

  var nextFree: UInt32 {
    get { chunks[0] }
    set { chunks[0] = newValue }
  }
}

/// A node seen as a leaf: entries from best (highest key) to worst.
struct LeafView {
  let base: UnsafeMutableRawPointer

  static var capacity: Int { 10 }
  private static var headerSize: Int { 16 }

  @inline(__always)
  init(_ record: UnsafeMutablePointer<NodeRecord>) { base = UnsafeMutableRawPointer(record) }

  @inline(__always)
  var count: Int {
    get { Int(base.load(as: UInt32.self)) }
    nonmutating set { base.storeBytes(of: UInt32(truncatingIfNeeded: newValue), as: UInt32.self) }
  }

  /// The leaf with the next worse keys, or 0.
  @inline(__always)
  var nextWorse: UInt32 {
    get { base.load(fromByteOffset: 4, as: UInt32.self) }
    nonmutating set { base.storeBytes(of: newValue, toByteOffset: 4, as: UInt32.self) }
  }

  /// The leaf with the next better keys, or 0.
  @inline(__always)
  var nextBetter: UInt32 {
    get { base.load(fromByteOffset: 8, as: UInt32.self) }
    nonmutating set { base.storeBytes(of: newValue, toByteOffset: 8, as: UInt32.self) }
  }

  @inline(__always)
  var entries: UnsafeMutablePointer<LeafEntry> {
    (base + Self.headerSize).assumingMemoryBound(to: LeafEntry.self)
  }

  /// The first position whose key is not above `key`.
  @inline(__always)
  func position(of key: Int64) -> Int {
    let count = count
    var position = 0
    while position < count && entries[position].key > key { position &+= 1 }
    return position
  }

  func insert(_ entry: LeafEntry, at position: Int) {
    let count = count
    precondition(count < Self.capacity && position <= count, "a leaf overflows")
    (entries + position + 1).update(from: entries + position, count: count - position)
    entries[position] = entry
    self.count = count + 1
  }

  func remove(at position: Int) {
    let count = count
    precondition(position < count, "removal beyond a leaf's end")
    (entries + position).update(from: entries + position + 1, count: count - position - 1)
    self.count = count - 1
  }
}

/// A node seen as an inner node: children from best to worst.
struct InnerView {
  let base: UnsafeMutableRawPointer

  static var capacity: Int { 15 }
  private static var headerSize: Int { 16 }

  init(_ record: UnsafeMutablePointer<NodeRecord>) { base = UnsafeMutableRawPointer(record) }

  var count: Int {
    get { Int(base.load(as: UInt32.self)) }
    nonmutating set { base.storeBytes(of: UInt32(truncatingIfNeeded: newValue), as: UInt32.self) }
  }

  var entries: UnsafeMutablePointer<InnerEntry> {
    (base + Self.headerSize).assumingMemoryBound(to: InnerEntry.self)
  }

  /// The child in whose range `key` is.
  func position(of key: Int64) -> Int {
    let last = count - 1
    var position = 0
    while position < last && entries[position].lowerBound > key { position &+= 1 }
    return position
  }

  func insert(_ entry: InnerEntry, at position: Int) {
    let count = count
    precondition(count < Self.capacity && position <= count, "an inner node overflows")
    (entries + position + 1).update(from: entries + position, count: count - position)
    entries[position] = entry
    self.count = count + 1
  }

  func remove(at position: Int) {
    let count = count
    precondition(position < count, "removal beyond an inner node's end")
    (entries + position).update(from: entries + position + 1, count: count - position - 1)
    self.count = count - 1
    if count > 1 && position == count - 1 { entries[count - 2].lowerBound = .min }
  }
}

extension UnsafeMutablePointer where Pointee == ChunkRecord {
  /// The levels, without a copy of all of them.
  @inline(__always)
  var levels: UnsafeMutablePointer<UInt32> {
    (UnsafeMutableRawPointer(self) + 16).assumingMemoryBound(to: UInt32.self)
  }
}

extension UnsafeMutablePointer where Pointee == WindowRecord {
  @inline(__always)
  var chunks: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt32.self)
  }
}
