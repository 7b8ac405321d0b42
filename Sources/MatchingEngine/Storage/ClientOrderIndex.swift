/// One participant's live orders by the ids that it gave them: an open-addressing hash table of 8-byte buckets.
///
/// A bucket is the upper half of the id's hash and the order's slot; the order itself is asked whether the id is really
/// its own. At most half full; removal moves later buckets back, so that nothing is left behind.
struct ClientOrderIndex: BitwiseCopyable {
  private var buckets: UnsafeMutablePointer<UInt64>?
  /// Buckets, a power of two; 0 before the first insertion.
  private(set) var capacity: UInt32 = 0
  /// Live orders.
  private(set) var count: UInt32 = 0

  /// Where an order was found; holds until the next change.
  struct Place {
    let position: UInt32
    let slot: UInt32
  }

  private static var smallestCapacity: UInt32 { 8 }
  private static var cacheLine: Int { 64 }

  init() { buckets = nil }

  /// The part of an id's hash that is kept in a bucket.
  @inline(__always)
  static func fingerprint(of id: UInt64, seed: UInt64) -> UInt32 {
    var mixed = (id ^ seed) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    mixed &*= 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  @inline(__always)
  private func home(of fingerprint: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: (UInt64(fingerprint) &* UInt64(capacity)) >> 32)
  }

  /// Asks for the cache line in which `fingerprint` would be.
  @inline(__always)
  func prefetch(_ fingerprint: UInt32) {
    guard let buckets else { return }
    prefetchLine(buckets + Int(home(of: fingerprint)))
  }

  /// The slot in the bucket where `fingerprint` would be: most likely its own; 0 when the bucket is empty.
  @inline(__always)
  func firstSlot(_ fingerprint: UInt32) -> UInt32 {
    guard let buckets else { return 0 }
    return UInt32(truncatingIfNeeded: buckets[Int(home(of: fingerprint))])
  }

  /// Where the order for which `matches` holds is, among those with this fingerprint; `nil` when there is none.
  @inline(__always)
  func find(_ fingerprint: UInt32, where matches: (_ slot: UInt32) -> Bool) -> Place? {
    guard let buckets else { return nil }
    var position = home(of: fingerprint)
    while true {
      let bucket = buckets[Int(position)]
      if bucket == 0 { return nil }
      let slot = UInt32(truncatingIfNeeded: bucket)
      if UInt32(truncatingIfNeeded: bucket >> 32) == fingerprint && matches(slot) {
        return Place(position: position, slot: slot)
      }
      position = (position &+ 1) & (capacity &- 1)
    }
  }

  /// The vacant bucket in which an order with this fingerprint would be put; `nil` when an order for which `matches`
  /// holds is there already. Makes room for one more first.
  @inline(__always)
  mutating func vacancy(_ fingerprint: UInt32, unless matches: (_ slot: UInt32) -> Bool) -> UInt32? {
    if count &* 2 >= capacity { rebuild(capacity: max(capacity &* 2, Self.smallestCapacity)) }
    guard let buckets else { preconditionFailure("an index without buckets") }
    var position = home(of: fingerprint)
    while true {
      let bucket = buckets[Int(position)]
      if bucket == 0 { return position }
      if UInt32(truncatingIfNeeded: bucket >> 32) == fingerprint && matches(UInt32(truncatingIfNeeded: bucket)) {
        return nil
      }
      position = (position &+ 1) & (capacity &- 1)
    }
  }

  /// Adds an order at a vacancy just found.
  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, slot: UInt32, at vacancy: UInt32) {
    guard let buckets else { preconditionFailure("an index without buckets") }
    buckets[Int(vacancy)] = UInt64(fingerprint) << 32 | UInt64(slot)
    count &+= 1
  }

  /// Adds an order. It must not be there yet.
  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, slot: UInt32) {
    if count &* 2 >= capacity { rebuild(capacity: max(capacity &* 2, Self.smallestCapacity)) }
    place(fingerprint, slot: slot)
    count &+= 1
  }

  @inline(__always)
  private func place(_ fingerprint: UInt32, slot: UInt32) {
    guard let buckets else { preconditionFailure("an index without buckets") }
    var position = home(of: fingerprint)
    while buckets[Int(position)] != 0 { position = (position &+ 1) & (capacity &- 1) }
    buckets[Int(position)] = UInt64(fingerprint) << 32 | UInt64(slot)
  }

  /// Removes an order. It must be there.
  @inline(__always)
  mutating func remove(_ fingerprint: UInt32, slot: UInt32) {
    guard let place = find(fingerprint, where: { $0 == slot }) else {
      preconditionFailure("removal of an order that is not indexed")
    }
    remove(place)
  }

  /// Removes the order at a place just found.
  @inline(__always)
  mutating func remove(_ place: Place) {
    guard let buckets else { preconditionFailure("removal from an empty index") }
    let mask = capacity &- 1
    var hole = place.position
    var position = (hole &+ 1) & mask
    while true {
      let bucket = buckets[Int(position)]
      if bucket == 0 { break }
      let distance = (position &- home(of: UInt32(truncatingIfNeeded: bucket >> 32))) & mask
      if distance >= (position &- hole) & mask {
        buckets[Int(hole)] = bucket
        hole = position
      }
      position = (position &+ 1) & mask
    }
    buckets[Int(hole)] = 0
    count &-= 1
  }

  /// Calls `body` with the slot of each order, in no particular order.
  func forEachSlot(_ body: (_ slot: UInt32) -> Void) {
    guard let buckets, count > 0 else { return }
    for position in 0..<Int(capacity) where buckets[position] != 0 {
      body(UInt32(truncatingIfNeeded: buckets[position]))
    }
  }

  /// Makes the table fit what it holds, so that walking it costs no more than its orders.
  mutating func shrink() {
    var fitting = Self.smallestCapacity
    while fitting < count &* 4 { fitting &*= 2 }
    if fitting &* 2 <= capacity { rebuild(capacity: fitting) }
  }

  /// Gives its memory back.
  mutating func deallocate() {
    buckets.map { UnsafeMutableRawPointer($0).deallocate() }
    buckets = nil
    capacity = 0
    count = 0
  }

  @inline(never)
  private mutating func rebuild(capacity newCapacity: UInt32) {
    let old = buckets
    let oldCapacity = Int(capacity)
    let bytes = Int(newCapacity) * MemoryLayout<UInt64>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.cacheLine)
    let fresh = block.bindMemory(to: UInt64.self, capacity: Int(newCapacity))
    fresh.initialize(repeating: 0, count: Int(newCapacity))
    buckets = fresh
    capacity = newCapacity
    guard let old else { return }
    for position in 0..<oldCapacity where old[position] != 0 {
      place(UInt32(truncatingIfNeeded: old[position] >> 32), slot: UInt32(truncatingIfNeeded: old[position]))
    }
    UnsafeMutableRawPointer(old).deallocate()
  }
}
