/// Splitting and removing nodes of the tree of price levels.
///
/// A node that becomes empty is removed; nodes are never merged before that, so that a price that comes and goes costs
/// nothing. A book's tree is as deep as its entries need: one leaf holds ten entries, 640 neighbouring price steps.
extension OrderBooks {
  /// An empty leaf.
  mutating func makeLeaf() -> UInt32 {
    let index = nodes.allocate()
    let leaf = LeafView(nodes[index])
    leaf.count = 0
    leaf.nextWorse = 0
    leaf.nextBetter = 0
    return index
  }

  /// Inserts `entry` whose leaf is full.
  @inline(never)
  mutating func insertSplitting(_ entry: LeafEntry, into side: UnsafeMutablePointer<BookSide>) {
    guard let split = insert(entry, into: side.pointee.root, height: side.pointee.height) else { return }
    let root = nodes.allocate()
    let inner = InnerView(nodes[root])
    inner.count = 0
    inner.insert(InnerEntry(lowerBound: split.boundary, child: side.pointee.root, padding: 0), at: 0)
    inner.insert(InnerEntry(lowerBound: .min, child: split.worse, padding: 0), at: 1)
    side.pointee.root = root
    side.pointee.height += 1
  }

  /// The lower bound of what stayed in a node, and the new node with what is below it.
  private typealias Split = (boundary: Int64, worse: UInt32)

  private mutating func insert(_ entry: LeafEntry, into node: UInt32, height: UInt32) -> Split? {
    if height == 0 { return insert(entry, intoLeaf: node) }
    let inner = InnerView(nodes[node])
    let position = inner.position(of: entry.key)
    guard let split = insert(entry, into: inner.entries[position].child, height: height - 1) else { return nil }
    // Nodes may have moved while the child split.
    let here = InnerView(nodes[node])
    let worse = InnerEntry(lowerBound: here.entries[position].lowerBound, child: split.worse, padding: 0)
    here.entries[position].lowerBound = split.boundary
    if here.count < InnerView.capacity {
      here.insert(worse, at: position + 1)
      return nil
    }
    return insert(worse, at: position + 1, splitting: node)
  }

  private mutating func insert(_ entry: InnerEntry, at position: Int, splitting node: UInt32) -> Split {
    let newNode = nodes.allocate()
    let better = InnerView(nodes[node])
    let worse = InnerView(nodes[newNode])
    let kept = InnerView.capacity / 2
    worse.entries.update(from: better.entries + kept, count: InnerView.capacity - kept)
    worse.count = InnerView.capacity - kept
    better.count = kept
    if position <= kept { better.insert(entry, at: position) } else { worse.insert(entry, at: position - kept) }
    return (better.entries[better.count - 1].lowerBound, newNode)
  }

  private mutating func insert(_ entry: LeafEntry, intoLeaf node: UInt32) -> Split? {
    let leaf = LeafView(nodes[node])
    let position = leaf.position(of: entry.key)
    if leaf.count < LeafView.capacity {
      leaf.insert(entry, at: position)
      return nil
    }
    let newNode = makeLeaf()
    let better = LeafView(nodes[node])
    let worse = LeafView(nodes[newNode])
    let kept = LeafView.capacity / 2
    worse.entries.update(from: better.entries + kept, count: LeafView.capacity - kept)
    worse.count = LeafView.capacity - kept
    better.count = kept
    worse.nextWorse = better.nextWorse
    worse.nextBetter = node
    if worse.nextWorse != 0 { LeafView(nodes[worse.nextWorse]).nextBetter = newNode }
    better.nextWorse = newNode
    if position <= kept { better.insert(entry, at: position) } else { worse.insert(entry, at: position - kept) }
    return (better.entries[better.count - 1].key, newNode)
  }

  /// Removes the leaf in whose range `key` is, which is empty, and every inner node that becomes empty with it.
  @inline(never)
  mutating func removeEmptyLeaf(for key: Int64, of side: UnsafeMutablePointer<BookSide>) {
    if removeEmptyLeaf(for: key, under: side.pointee.root, height: side.pointee.height) {
      side.pointee.root = 0
      side.pointee.height = 0
    }
    while side.pointee.height > 0 && InnerView(nodes[side.pointee.root]).count == 1 {
      let root = side.pointee.root
      side.pointee.root = InnerView(nodes[root]).entries[0].child
      side.pointee.height -= 1
      nodes.free(root)
    }
  }

  /// Whether `node` itself became empty and was freed.
  private mutating func removeEmptyLeaf(for key: Int64, under node: UInt32, height: UInt32) -> Bool {
    if height == 0 {
      let leaf = LeafView(nodes[node])
      if leaf.nextBetter != 0 { LeafView(nodes[leaf.nextBetter]).nextWorse = leaf.nextWorse }
      if leaf.nextWorse != 0 { LeafView(nodes[leaf.nextWorse]).nextBetter = leaf.nextBetter }
      nodes.free(node)
      return true
    }
    let inner = InnerView(nodes[node])
    let position = inner.position(of: key)
    guard removeEmptyLeaf(for: key, under: inner.entries[position].child, height: height - 1) else { return false }
    inner.remove(at: position)
    guard inner.count == 0 else { return false }
    nodes.free(node)
    return true
  }
}
