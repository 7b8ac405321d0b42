import MatchingEngine
import WireProtocol

/// What the feed knows of one book: its levels, and what it last said of it.
struct BookView {
  var bids = LevelLadder()
  var offers = LevelLadder()
  /// Best bid and offer as last published.
  var quoted = BestPrices()
  var quoteTime: UInt64 = 0
  var stateTime: UInt64 = 0
  var state = TradingState.open
  /// What the next call auction would give; absent while the book does not gather orders for one.
  var indicated: AuctionIndicationMessage?
  /// Units on lease, and how many leases they are.
  var unitsOnLease: Int64 = 0
  var leases: UInt32 = 0
  /// Units on lease and on offer as last published, and when.
  var publishedUse = CapacityUse()
  var useTime: UInt64 = 0
  /// Until then a command changes nothing that is told of its spot price and statistics: both are known to be stale and
  /// have to wait.
  var pricesWait: UInt64 = 0
  /// Whether anything has come that statistics are made of since they were last compared with those that are told.
  var statisticsMayDiffer = true
  /// Whether the present command touched its levels or traded in it.
  var isTouched = false
}

/// A book's best bid and offer; quantity 0: that side is empty.
struct BestPrices: Equatable {
  var bidPrice: Int64 = 0
  var bidQuantity: Int64 = 0
  var offerPrice: Int64 = 0
  var offerQuantity: Int64 = 0
}

/// Units of an instrument that are sold, and that can be had.
struct CapacityUse: Equatable {
  var unitsOnLease: Int64 = 0
  var leases: UInt32 = 0
  var unitsOffered: Int64 = 0
}

extension BookView {
  /// Units on lease and on offer now.
  @inline(__always)
  var use: CapacityUse { CapacityUse(unitsOnLease: unitsOnLease, leases: leases, unitsOffered: offers.quantity) }

  /// The best bid and offer now.
  @inline(__always)
  var best: BestPrices {
    var best = BestPrices()
    if let level = bids.best { (best.bidPrice, best.bidQuantity) = (level.rank, level.quantity) }
    if let level = offers.best { (best.offerPrice, best.offerQuantity) = (-level.rank, level.quantity) }
    return best
  }
}

/// All books as the feed knows them, by instrument, and the catalogue.
final class FeedMarket {
  var catalogue = CatalogueMirror()
  // Room for all that there may ever be, so that it never moves; the system gives memory when it is first used.
  /// Waiting gang bids, which the feed does not show.
  var waitingGangs: Set<OrderID> = []
  private let books: UnsafeMutablePointer<BookView>
  private let capacity: Int
  private(set) var count = 0
  /// Instruments that the present command touched, in order: each at most once.
  private let touched: UnsafeMutablePointer<InstrumentID>
  private let touchedCount: UnsafeMutablePointer<Int>

  init(maximumInstruments: Int) {
    capacity = maximumInstruments
    books = .allocate(capacity: capacity)
    touched = .allocate(capacity: capacity)
    touchedCount = .allocate(capacity: 1)
    touchedCount.initialize(to: 0)
  }

  deinit {
    for index in 0..<count {
      books[index].bids.deallocate()
      books[index].offers.deallocate()
    }
    books.deallocate()
    touched.deallocate()
    touchedCount.deallocate()
  }

  /// The book of an instrument that is listed.
  @inline(__always)
  subscript(instrument: InstrumentID) -> UnsafeMutablePointer<BookView> {
    precondition(instrument.rawValue &- 1 < UInt32(capacity), "no such instrument")
    return books + Int(instrument.rawValue) - 1
  }

  /// Adds the book of the next instrument.
  func addBook() {
    precondition(count < capacity, "the engine lists no more instruments than it may")
    (books + count).initialize(to: BookView())
    count += 1
  }

  /// Notes that the present command touched a book.
  @inline(__always)
  func touch(_ instrument: InstrumentID) {
    let book = self[instrument]
    guard !book.pointee.isTouched else { return }
    book.pointee.isTouched = true
    touched[touchedCount.pointee] = instrument
    touchedCount.pointee += 1
  }

  /// Calls `body` with each touched instrument and forgets them.
  @inline(__always)
  func takeTouched(_ body: (InstrumentID) -> Void) {
    guard touchedCount.pointee > 0 else { return }
    for index in 0..<touchedCount.pointee { body(touched[index]) }
    touchedCount.pointee = 0
  }
}
