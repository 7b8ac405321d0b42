/// Capacity that a participant has deposited: 96 bytes.
struct PoolRecord: SlabRecord {
  /// Nanoseconds since 1970; `never` without end.
  var end: UInt64
  /// Number of the timer that closes it; 0 when none does.
  var timer: UInt64
  /// 0 while the record is free.
  var owner: UInt32
  var spec: UInt32
  var region: UInt32
  /// Units in it, free or on lease.
  var units: UInt32
  var free: UInt32
  /// Units that early ends took out.
  var outOfService: UInt32
  /// The lease whose units these are, or 0.
  var lease: UInt32
  /// Live offers.
  var offerCount: UInt32
  /// Its live offers, in the order in which they were accepted.
  var offers: RecordQueue
  /// Its leases, in the order in which they were opened.
  var leases: RecordQueue
  /// Among the pools of its owner. While free: the next free record.
  var ownerLinks: RecordLinks
  /// Among the pools of its lease.
  var leaseLinks: RecordLinks
  var generation: UInt32
  /// Units counted so far by the look ahead with the number beside it.
  var counted: UInt32
  var countedBy: UInt32
  /// Whether it was opened with an offer, and goes when nothing uses it any more.
  var isImplicit: Bool
  /// Whether it is closed; it stays until its last lease has ended.
  var isClosed: Bool

  static var never: UInt64 { .max }
  static var ownerLinksOffset: Int { 64 }
  static var leaseLinksOffset: Int { 72 }

  var nextFree: UInt32 {
    get { ownerLinks.next }
    set { ownerLinks.next = newValue }
  }

  /// Its id, at `slot`.
  @inline(__always)
  func id(_ slot: UInt32) -> PoolID { PoolID(UInt64(generation) << 32 | UInt64(slot)) }
}

/// Units that a buyer may use until a moment: 80 bytes.
struct LeaseRecord: SlabRecord {
  /// Ticks per unit-hour.
  var price: Int64
  /// Nanoseconds since 1970.
  var end: UInt64
  /// When it was opened among all timers; decides who ends first at one moment.
  var number: UInt64
  /// 0 while the record is free.
  var buyer: UInt32
  var pool: UInt32
  var units: UInt32
  /// Units that stand in pools of the buyer's.
  var deposited: UInt32
  var instrument: UInt32
  var generation: UInt32
  /// Among the leases of its pool. While free: the next free record.
  var poolLinks: RecordLinks
  /// Among the leases of its buyer.
  var buyerLinks: RecordLinks
  /// Among the leases of its tenor, which end in the order in which they were opened.
  var dueLinks: RecordLinks
  /// The pools in which its units stand, in the order in which they were deposited.
  var pools: RecordQueue

  static var poolLinksOffset: Int { 48 }
  static var buyerLinksOffset: Int { 56 }
  static var dueLinksOffset: Int { 64 }

  var nextFree: UInt32 {
    get { poolLinks.next }
    set { poolLinks.next = newValue }
  }

  /// Its id, at `slot`.
  @inline(__always)
  func id(_ slot: UInt32) -> LeaseID { LeaseID(UInt64(generation) << 32 | UInt64(slot)) }
}

/// An offer as a member of its pool: 32 bytes.
struct ShareRecord: SlabRecord {
  /// Its limit while it is parked.
  var price: Int64
  var order: UInt32
  var pool: UInt32
  /// Among the offers of its pool. While free: the next free record.
  var links: RecordLinks
  var instrument: UInt32
  var place: Place

  /// Where the offer is now.
  enum Place: UInt8 {
    /// On its way into its book, or waiting for its stop price.
    case elsewhere
    /// On a level of its book.
    case resting
    /// Out of its book, until units come back.
    case parked
  }

  static var linksOffset: Int { 16 }

  var nextFree: UInt32 {
    get { links.next }
    set { links.next = newValue }
  }
}

/// A bid with alternatives: 48 bytes.
struct GroupRecord: SlabRecord {
  /// The orders in the books named, in the order named; 0 behind the last.
  var legs: InlineArray<8, UInt32>
  var count: UInt32
  /// The first book named.
  var instrument: UInt32
  /// While free: the next free record.
  var nextFree: UInt32
  var padding: UInt32
}

/// A gang bid that waits, a node of its book's tree: 56 bytes.
struct GangRecord: SlabRecord {
  var rank: Int64
  /// Which of two at one price came first.
  var arrival: UInt64
  /// Ticks per unit-hour.
  var price: Int64
  var order: UInt32
  var participant: UInt32
  var quantity: UInt32
  /// The least quantity in the part of the tree below it, itself included.
  var least: UInt32
  var left: UInt32
  /// While free: the next free record.
  var right: UInt32
  /// Keeps the tree flat; follows from the arrival.
  var weight: UInt32

  var nextFree: UInt32 {
    get { right }
    set { right = newValue }
  }
}

/// The leases of one tenor, in the order in which they end: 8 bytes.
struct DueRecord: SlabRecord {
  var queue: RecordQueue

  /// Never freed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("the leases of a tenor are never freed") }
  }
}

/// What a book keeps beside its levels: 16 bytes.
struct OffBookRecord: SlabRecord {
  /// Root of its waiting gang bids, or 0.
  var gangs: UInt32
  /// A level that is in no ladder: where parked offers stand.
  var parked: UInt32
  /// The same for waiting gang bids.
  var waiting: UInt32
  var padding: UInt32

  /// Never freed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("what a book keeps is never freed") }
  }
}

extension UnsafeMutablePointer where Pointee == GroupRecord {
  /// The orders in the books named.
  @inline(__always)
  var legs: UnsafeMutablePointer<UInt32> { UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt32.self) }
}
