/// Gang bids that wait: of each book a tree by price, then time, in which every node knows the least quantity below it, so
/// that the first bid that an offer can fill is found without looking at those that it cannot.
///
/// The tree is a treap (Seidel and Aragon, 1996) whose weights follow from the order of arrival: flat as if they were
/// random, and the same on every run.
struct WaitingGangs: ~Copyable {
  private var nodes: Slab<GangRecord>
  /// When each order last joined a queue in a book where gang bids wait, by slot; of orders that joined elsewhere an
  /// earlier number, or none.
  private var arrivals: [UInt64] = []
  private(set) var nextArrival: UInt64 = 1

  init() { nodes = Slab(capacity: 64) }

  func write(to image: inout ImageWriter) {
    image.begin("gangs")
    nodes.write(to: &image)
    image.put(contentsOf: arrivals)
    image.put(nextArrival)
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("gangs")
    try nodes.read(from: &image)
    arrivals = try image.takeList()
    nextArrival = try image.take()
  }

  /// What is known of a waiting bid.
  @inline(__always)
  subscript(node: UInt32) -> GangRecord { nodes[node].pointee }

  /// Notes that an order joins the end of a queue now.
  mutating func stamp(_ order: UInt32) {
    while arrivals.count <= Int(order) { arrivals.append(0) }
    arrivals[Int(order)] = nextArrival
    nextArrival += 1
  }

  /// When an order last joined a queue beside waiting gang bids; 0 when it never did.
  func arrival(of order: UInt32) -> UInt64 { Int(order) < arrivals.count ? arrivals[Int(order)] : 0 }

  /// Adds a bid to the tree at `root`, behind all at its price that came before.
  ///
  /// - Parameter arrival: When it came, if it keeps its place; `nil`: now.
  /// - Returns: Its node; `root` is the new root.
  mutating func insert(
    order: UInt32, participant: UInt32, rank: Int64, price: Int64, quantity: UInt32, arrival: UInt64?,
    into root: inout UInt32
  ) -> UInt32 {
    let number = arrival ?? nextArrival
    if arrival == nil { nextArrival += 1 }
    let node = nodes.allocate()
    nodes[node].initialize(
      to: GangRecord(
        rank: rank, arrival: number, price: price, order: order, participant: participant, quantity: quantity,
        least: quantity, left: 0, right: 0, weight: Self.weight(of: number)))
    let parts = split(root, at: rank, number)
    root = merge(merge(parts.before, node), parts.behind)
    return node
  }

  /// Takes a bid out of the tree at `root`.
  mutating func remove(_ node: UInt32, from root: inout UInt32) {
    let record = nodes[node].pointee
    let parts = split(root, at: record.rank, record.arrival)
    let rest = split(parts.behind, at: record.rank, record.arrival + 1)
    precondition(rest.before == node, "a gang bid in another's place")
    root = merge(parts.before, rest.behind)
    nodes.free(node)
  }

  /// The first bid in price-time order of at least `limit` in rank and at most `most` units; 0 when there is none.
  ///
  /// - Parameter other: A participant whose bids are passed over; 0: nobody's.
  /// - Complexity: O(log bids), and the bids passed over.
  func firstFitting(_ root: UInt32, limit: Int64, most: UInt32, notOf other: UInt32 = 0) -> UInt32 {
    guard root != 0, nodes[root].pointee.least <= most else { return 0 }
    let node = nodes[root].pointee
    let before = firstFitting(node.left, limit: limit, most: most, notOf: other)
    if before != 0 { return before }
    guard node.rank >= limit else { return 0 }
    if node.quantity <= most && node.participant != other { return root }
    return firstFitting(node.right, limit: limit, most: most, notOf: other)
  }

  /// Calls `body` with each bid in price-time order.
  func forEach(_ root: UInt32, _ body: (GangRecord) -> Void) {
    guard root != 0 else { return }
    let node = nodes[root].pointee
    forEach(node.left, body)
    body(node)
    forEach(node.right, body)
  }

  private static func weight(of arrival: UInt64) -> UInt32 {
    var mixed = arrival &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    mixed &*= 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  private func least(_ node: UInt32) -> UInt32 { node == 0 ? .max : nodes[node].pointee.least }

  private func refresh(_ node: UInt32) {
    let record = nodes[node]
    record.pointee.least = min(record.pointee.quantity, min(least(record.pointee.left), least(record.pointee.right)))
  }

  /// Divides a tree into the bids before a place and those from there on.
  private func split(_ root: UInt32, at rank: Int64, _ arrival: UInt64) -> (before: UInt32, behind: UInt32) {
    guard root != 0 else { return (0, 0) }
    let record = nodes[root]
    let isBefore =
      record.pointee.rank > rank || (record.pointee.rank == rank && record.pointee.arrival < arrival)
    if isBefore {
      let parts = split(record.pointee.right, at: rank, arrival)
      record.pointee.right = parts.before
      refresh(root)
      return (root, parts.behind)
    }
    let parts = split(record.pointee.left, at: rank, arrival)
    record.pointee.left = parts.behind
    refresh(root)
    return (parts.before, root)
  }

  /// Joins two trees, all of the first before all of the second.
  private func merge(_ first: UInt32, _ second: UInt32) -> UInt32 {
    if first == 0 { return second }
    if second == 0 { return first }
    if nodes[first].pointee.weight > nodes[second].pointee.weight {
      nodes[first].pointee.right = merge(nodes[first].pointee.right, second)
      refresh(first)
      return first
    }
    nodes[second].pointee.left = merge(first, nodes[second].pointee.left)
    refresh(second)
    return second
  }
}
