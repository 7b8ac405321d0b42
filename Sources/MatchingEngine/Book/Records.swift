/// One live order: 48 bytes.
struct OrderRecord: SlabRecord {
  /// The participant's id for it.
  var clientOrderID: UInt64
  /// The price level on which it rests; 0 while it rests on none.
  var level: UInt32
  /// The order behind it in the queue, or 0. While free: the next free record.
  var next: UInt32
  /// The order before it in the queue, or 0.
  var previous: UInt32
  /// Units left to trade.
  var remaining: UInt32
  /// Units that it shows, and can trade before it must be looked at again.
  var shown: UInt32
  /// Its owner's number.
  var participant: UInt32
  /// Units traded so far.
  var filled: UInt32
  /// Lower 32 of the 40 bits that tell this use of the record from earlier ones.
  var generationLow: UInt32
  /// Upper 8 of them.
  var generationHigh: UInt8
  /// Side, self-trade prevention and post-only.
  var traits: OrderTraits
  /// Reserved for what orders share with others.
  var reserved: UInt16
  /// Further terms of orders that are more than a limit, or 0.
  var terms: UInt32

  var nextFree: UInt32 {
    get { next }
    set { next = newValue }
  }

  /// Which use of its record this is; rises by one with each.
  @inline(__always)
  var generation: UInt64 {
    get { UInt64(generationHigh) << 32 | UInt64(generationLow) }
    set {
      generationLow = UInt32(truncatingIfNeeded: newValue)
      generationHigh = UInt8(truncatingIfNeeded: newValue >> 32)
    }
  }
}

extension OrderRecord {
  /// Where the links stand in a record, in bytes; the tests compare them with the layout.
  static var nextOffset: Int { 12 }
  static var previousOffset: Int { 16 }
}

extension LevelRecord {
  /// Where the ends of the queue stand in a record, in bytes; the tests compare them with the layout.
  static var headOffset: Int { 16 }
  static var tailOffset: Int { 20 }
}

/// What an order keeps of its instructions, in one byte.
struct OrderTraits: BitwiseCopyable {
  /// Side in bit 0, self-trade prevention in bits 1 and 2, post-only in bit 3.
  private(set) var rawValue: UInt8

  @inline(__always)
  init(side: Side, selfTradePrevention: SelfTradePrevention, postOnly: Bool) {
    rawValue = side.rawValue | selfTradePrevention.rawValue << 1 | (postOnly ? 8 : 0)
  }

  @inline(__always)
  var side: Side { rawValue & 1 == 0 ? .bid : .offer }

  @inline(__always)
  var selfTradePrevention: SelfTradePrevention {
    switch rawValue >> 1 & 3 {
    case 0: .cancelNewest
    case 1: .cancelOldest
    default: .decrementBoth
    }
  }

  @inline(__always)
  var isPostOnly: Bool { rawValue & 8 != 0 }
}

extension OrderID {
  /// Bits of an id that hold the slot; the other 40 hold the generation.
  static var slotBits: UInt64 { 24 }
  /// The last generation of a slot; after it the slot is retired, so that no id is ever issued twice.
  static var lastGeneration: UInt64 { 1 << 40 - 1 }

  @inline(__always)
  init(slot: UInt32, generation: UInt64) { self.init(rawValue: generation << Self.slotBits | UInt64(slot)) }

  @inline(__always)
  var slot: UInt32 { UInt32(truncatingIfNeeded: rawValue) & (1 << 24 - 1) }

  @inline(__always)
  var generation: UInt64 { rawValue >> Self.slotBits }
}

/// One price level: 32 bytes.
struct LevelRecord: SlabRecord {
  /// Ticks per unit-hour.
  var price: Int64
  /// Units shown by its orders.
  var quantity: Int64
  /// First order of the queue. While free: the next free record.
  var head: UInt32
  /// Last order of the queue.
  var tail: UInt32
  /// Orders in the queue.
  var orderCount: UInt32
  /// Instrument number in the upper 30 bits; bit 1: a level of stop prices; bit 0: the side.
  var book: UInt32

  var nextFree: UInt32 {
    get { head }
    set { head = newValue }
  }

  @inline(__always)
  var side: Side { book & 1 == 0 ? .bid : .offer }

  /// Whether its orders wait for the last trade to reach this price.
  @inline(__always)
  var isStop: Bool { book & 2 != 0 }

  /// Whether it is no level at all: the place of orders that are in no queue of a price.
  @inline(__always)
  var isOffBook: Bool { price == 0 }

  @inline(__always)
  var instrument: UInt32 { book >> 2 }

  @inline(__always)
  static func book(_ instrument: UInt32, _ side: Side, isStop: Bool = false) -> UInt32 {
    instrument << 2 | (isStop ? 2 : 0) | UInt32(side.rawValue)
  }
}

/// What an order keeps that is more than a plain limit: 64 bytes.
struct TermsRecord: SlabRecord {
  /// When it expires, in nanoseconds since 1970; `never` when it does not.
  var expiresAt: UInt64
  /// The number of its timer; decides who expires first at one moment.
  var timer: UInt64
  /// What triggers it; 0 when it is no stop order, or was triggered.
  var stopPrice: Int64
  /// Limit of a stop-limit order, `Int64.min` of a stop order.
  var limitPrice: Int64
  /// Protection of a stop order once it is a market order; `Int64.min`: the book's.
  var protection: Int64
  /// What an iceberg shows at a time; 0 when it is none. While free: the next free record.
  var display: UInt32
  /// The least that a stop order must trade at once when it is triggered; 0 when there is none.
  var minimum: UInt32
  /// Its membership in a pool, or 0.
  var share: UInt32
  /// The bid with alternatives of which it is a leg, or 0.
  var group: UInt32
  /// Where it waits as a gang bid, or 0.
  var gang: UInt32
  var type: OrderType
  var timeInForce: TimeInForce
  /// Whether it wants all its units from one offer.
  var isGang: Bool

  /// Later than every moment.
  static var never: UInt64 { .max }

  var nextFree: UInt32 {
    get { display }
    set { display = newValue }
  }
}

/// The stop orders of one book, by stop price: 48 bytes.
struct StopBookRecord: SlabRecord {
  var bids: BookSide
  var offers: BookSide

  /// Never freed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("stop books are never freed") }
  }
}

/// One side of a book: 32 bytes.
struct BookSide: BitwiseCopyable {
  /// Rank of the best level; `emptyRank` when there is none.
  var bestRank: Int64
  /// The best level, or 0.
  var best: UInt32
  /// Root of the tree of levels, or 0.
  var root: UInt32
  /// Levels of the tree above its leaves.
  var height: UInt32
  /// Price levels.
  var levelCount: UInt32
  /// Its chunks used last, or 0 while it never had one.
  var window: UInt32
  var padding: UInt32

  /// Below every rank of an order.
  static var emptyRank: Int64 { .min }

  init() {
    bestRank = Self.emptyRank
    best = 0
    root = 0
    height = 0
    levelCount = 0
    window = 0
    padding = 0
  }
}

/// One order book: 128 bytes, both sides in the first 64.
struct BookRecord: SlabRecord {
  var bids: BookSide
  var offers: BookSide
  /// Prices are whole multiples of this.
  var tickSize: Int64
  /// Quantities are whole multiples of this.
  var lotSize: UInt32
  var state: TradingState
  var traits: BookTraits
  /// Price of the last trade; 0 before the first.
  var lastPrice: Int64
  /// Protection of market orders that name none, in ticks.
  var defaultProtection: Int64
  /// Length of the tenor.
  var hours: UInt32
  var spec: UInt32
  var region: UInt32
  var tenor: UInt32
  /// Its stop orders, or 0 while it never had one.
  var stops: UInt32
  /// Its price collars, or 0 while it has none.
  var collars: UInt32
  /// Resting orders that hide a part.
  var icebergCount: UInt32
  /// Its orders that rest on no level, or 0 while it never had one.
  var offBook: UInt32

  /// Books are never freed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("books are never freed") }
  }
}

/// What an order must look out for in a book.
struct BookTraits: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  /// Bids take a place among gang bids that wait.
  static var bidsNeedCare: BookTraits { BookTraits(rawValue: 1) }
  /// Offers sell units of pools, or may meet gang bids that wait.
  static var offersNeedCare: BookTraits { BookTraits(rawValue: 2) }
  /// Orders in it share quantities with others.
  static var shares: BookTraits { BookTraits(rawValue: 4) }
  /// Gang bids wait in it.
  static var hasGangs: BookTraits { BookTraits(rawValue: 8) }

  /// Whether an order of `side` cannot be entered or moved as if it were alone.
  @inline(__always)
  func needsCare(_ side: Side) -> Bool { rawValue >> side.rawValue & 1 != 0 }
}

/// How far trading may run before a book goes to a short auction: 48 bytes.
struct CollarRecord: SlabRecord {
  /// Ticks around the reference; `none` when there is no such collar.
  var staticRange: Int64
  /// Ticks around the last trade; `none` when there is no such collar.
  var dynamicRange: Int64
  /// What the static collar is around; 0 while there is none.
  var reference: Int64
  /// Length of the auction in nanoseconds.
  var auctionNanoseconds: UInt64
  /// Number of the timer that ends the present auction; 0 when there is none.
  var auctionTimer: UInt64
  var padding: UInt64

  static var none: Int64 { .max }

  /// Never freed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("collars are never freed") }
  }
}
