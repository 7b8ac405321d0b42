/// Storage of pools, leases, the offers that share pools, and the bids that share a quantity.
struct CapacityTables: ~Copyable {
  var pools: Slab<PoolRecord>
  var leases: Slab<LeaseRecord>
  var shares: Slab<ShareRecord>
  var groups: Slab<GroupRecord>
  /// The leases of each tenor, by its number: all are as long, so that they end in the order in which they were opened.
  private var dueByTenor: Slab<DueRecord>
  /// Numbers looks ahead, so that what each counted of a pool need not be wiped.
  private(set) var look: UInt32 = 0
  /// Levels that a walk is working on; they are taken out only when it leaves them. 0 when there is none.
  var heldLevel: UInt32 = 0
  var heldBidLevel: UInt32 = 0
  /// Pools opened with an offer that nothing uses any more, perhaps: they are closed when the command is done.
  private(set) var idle: [PoolID] = []
  /// Whether there are any.
  private(set) var hasIdle = false

  init() {
    pools = Slab(capacity: 64)
    leases = Slab(capacity: 64)
    shares = Slab(capacity: 64)
    groups = Slab(capacity: 64)
    dueByTenor = Slab(capacity: 64)
  }

  static var recordSizes: [Int] {
    [
      MemoryLayout<PoolRecord>.stride, MemoryLayout<LeaseRecord>.stride, MemoryLayout<ShareRecord>.stride,
      MemoryLayout<GroupRecord>.stride,
    ]
  }

  /// Between commands, when nothing is held or idle.
  func write(to image: inout ImageWriter) {
    image.begin("capacity")
    pools.write(to: &image)
    leases.write(to: &image)
    shares.write(to: &image)
    groups.write(to: &image)
    image.put(contentsOf: (0..<dueByTenor.highWater).map { dueByTenor.orNone($0).pointee.queue })
    image.put(look)
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("capacity")
    try pools.read(from: &image)
    try leases.read(from: &image)
    try shares.read(from: &image)
    try groups.read(from: &image)
    dueByTenor = Slab(capacity: 64)
    for (tenor, queue) in try image.takeList(of: RecordQueue.self).enumerated() where tenor > 0 {
      addTenors(UInt32(tenor))
      dueByTenor[UInt32(tenor)].pointee.queue = queue
    }
    look = try image.take()
  }

  /// The slot of a pool that is open; 0 when the id means none.
  @inline(__always)
  func openPool(_ id: PoolID) -> UInt32 {
    let slot = UInt32(truncatingIfNeeded: id.rawValue)
    guard slot &- 1 < pools.highWater &- 1 else { return 0 }
    let pool = pools[slot]
    return pool.pointee.owner != 0 && !pool.pointee.isClosed && pool.pointee.id(slot) == id ? slot : 0
  }

  /// The slot of a live lease; 0 when the id means none.
  func liveLease(_ id: LeaseID) -> UInt32 {
    let slot = UInt32(truncatingIfNeeded: id.rawValue)
    guard slot &- 1 < leases.highWater &- 1 else { return 0 }
    let lease = leases[slot]
    return lease.pointee.buyer != 0 && lease.pointee.id(slot) == id ? slot : 0
  }

  /// Adds an offer at the end of its pool's order of acceptance.
  mutating func join(_ pool: UInt32, order: UInt32, instrument: UInt32) -> UInt32 {
    let share = shares.allocate()
    shares[share].initialize(
      to: ShareRecord(
        price: 0, order: order, pool: pool, links: RecordLinks(), instrument: instrument, place: .elsewhere))
    shares.append(share, to: &pools[pool].pointee.offers, at: ShareRecord.linksOffset)
    pools[pool].pointee.offerCount += 1
    return share
  }

  /// Takes an offer out of its pool.
  mutating func leave(_ share: UInt32) {
    let pool = shares[share].pointee.pool
    shares.remove(share, from: &pools[pool].pointee.offers, at: ShareRecord.linksOffset)
    pools[pool].pointee.offerCount -= 1
    shares.free(share)
    noteIdle(pool)
  }

  /// Notes that a pool may have lost its last use.
  mutating func noteIdle(_ slot: UInt32) {
    let pool = pools[slot]
    guard pool.pointee.isImplicit, isIdle(slot) else { return }
    idle.append(pool.pointee.id(slot))
    hasIdle = true
  }

  /// Forgets which pools may have lost their last use.
  mutating func forgetIdle() {
    idle.removeAll(keepingCapacity: true)
    hasIdle = false
  }

  /// Whether nothing uses a pool.
  func isIdle(_ slot: UInt32) -> Bool {
    let pool = pools[slot]
    return pool.pointee.offerCount == 0 && pool.pointee.leases.first == 0 && pool.pointee.outOfService == 0
  }

  /// Adds a lease to its pool and to its tenor's queue.
  @inline(__always)
  mutating func open(_ lease: UInt32, tenor: UInt32) {
    let pool = leases[lease].pointee.pool
    leases.append(lease, to: &pools[pool].pointee.leases, at: LeaseRecord.poolLinksOffset)
    if tenor >= dueByTenor.highWater { addTenors(tenor) }
    leases.append(lease, to: &dueByTenor[tenor].pointee.queue, at: LeaseRecord.dueLinksOffset)
    // The next trade's lease: where many are live, their free records are in no near cache.
    leases.prefetch(leases.firstFree)
  }

  /// Makes room for the leases of all tenors up to a number.
  private mutating func addTenors(_ last: UInt32) {
    while dueByTenor.highWater <= last { _ = dueByTenor.allocate() }
  }

  /// Takes a lease out of its pool and its tenor's queue.
  mutating func close(_ lease: UInt32, tenor: UInt32) {
    let pool = leases[lease].pointee.pool
    leases.remove(lease, from: &pools[pool].pointee.leases, at: LeaseRecord.poolLinksOffset)
    leases.remove(lease, from: &dueByTenor[tenor].pointee.queue, at: LeaseRecord.dueLinksOffset)
  }

  /// The lease that ends first; 0 when there is none.
  ///
  /// - Complexity: O(tenors).
  func firstDue() -> UInt32 {
    var best: UInt32 = 0
    for tenor in 0..<dueByTenor.highWater {
      let queue = dueByTenor.orNone(tenor).pointee.queue
      guard queue.first != 0 else { continue }
      guard best != 0 else {
        best = queue.first
        continue
      }
      let candidate = leases[queue.first].pointee
      let present = leases[best].pointee
      if (candidate.end, candidate.number) < (present.end, present.number) { best = queue.first }
    }
    return best
  }

  /// Begins a look ahead: no pool has been counted by it yet.
  mutating func beginLook() { look &+= 1 }

  /// Counts units of a pool that a look ahead would take.
  ///
  /// - Returns: How many of `wanted` were not counted yet.
  func count(_ wanted: UInt32, of slot: UInt32) -> UInt32 {
    let pool = pools[slot]
    if pool.pointee.countedBy != look {
      pool.pointee.countedBy = look
      pool.pointee.counted = 0
    }
    let counted = min(wanted, pool.pointee.free - pool.pointee.counted)
    pool.pointee.counted += counted
    return counted
  }
}
