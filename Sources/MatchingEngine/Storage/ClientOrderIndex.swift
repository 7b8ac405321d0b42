/// One participant's live orders by the ids that it gave them: an open-addressing hash table of 8-byte buckets.
///
/// A bucket is the upper half of the id's hash and the order's slot; the order itself is asked whether the id is really
/// its own. Eight consecutive ids share a cache line, since a participant's ids rise. At most half full; removal moves
/// later buckets back, so that nothing is left behind.
struct ClientOrderIndex: BitwiseCopyable {
  private var buckets: UnsafeMutablePointer<UInt64>?
  /// Buckets, a power of two; 0 before the first insertion.
  private(set) var capacity: UInt32 = 0
  /// Live orders.
  private(set) var count: UInt32 = 0

  private static var smallestCapacity: UInt32 { 8 }
  private static var cacheLine: Int { 64 }
  private static var bucketsPerLine: UInt32 { 8 }

  init() { buckets = nil }

  /// The part of the hash that is kept in a bucket: 29 bits of the hash of the id's group of eight, then its place there.
  @inline(__always)
  static func fingerprint(of id: UInt64, seed: UInt64) -> UInt32 {
    var mixed = (id >> 3 ^ seed) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    mixed &*= 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: mixed >> 32) & ~7 | UInt32(truncatingIfNeeded: id) & 7
  }

  @inline(__always)
  private func home(of fingerprint: UInt32) -> UInt32 {
    let line = UInt32(truncatingIfNeeded: (UInt64(fingerprint) &* UInt64(capacity)) >> 32)
    return line & ~(Self.bucketsPerLine - 1) | fingerprint & (Self.bucketsPerLine - 1)
  }

  /// Asks for the cache line in which `fingerprint` would be.
  @inline(__always)
  func prefetch(_ fingerprint: UInt32) {
    guard let buckets else { return }
    prefetchLine(buckets + Int(home(of: fingerprint)))
  }

  /// The slot of the order for which `matches` holds among those with this fingerprint; 0 when there is none.
  @inline(__always)
  func find(_ fingerprint: UInt32, where matches: (_ slot: UInt32) -> Bool) -> UInt32 {
    guard let buckets else { return 0 }
    var position = home(of: fingerprint)
    while true {
      let bucket = buckets[Int(position)]
      if bucket == 0 { return 0 }
      let slot = UInt32(truncatingIfNeeded: bucket)
      if UInt32(truncatingIfNeeded: bucket >> 32) == fingerprint && matches(slot) { return slot }
      position = (position &+ 1) & (capacity &- 1)
    }
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
    guard let buckets else { preconditionFailure("removal from an empty index") }
    let mask = capacity &- 1
    let wanted = UInt64(fingerprint) << 32 | UInt64(slot)
    var hole = home(of: fingerprint)
    while buckets[Int(hole)] != wanted {
      precondition(buckets[Int(hole)] != 0, "removal of an order that is not indexed")
      hole = (hole &+ 1) & mask
    }
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
