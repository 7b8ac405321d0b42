/// Storage of all order books: orders, price levels and the trees that find a level by its price.
///
/// Levels are known by *rank*: the price in steps of the book's tick size, negated on the offer side, so that on both
/// sides a higher rank is a better price and one code serves both. A side's levels hang in a B+-tree whose leaf entries
/// cover 64 neighbouring ranks each: one with several levels has a chunk that names them, one with a single level names it
/// itself, and no price range costs memory. Chunks used last are found without the tree, by the lowest bits of their
/// key. See `docs/performance.md` for what was measured.
struct OrderBooks: ~Copyable {
  var orders: Slab<OrderRecord>
  var levels: Slab<LevelRecord>
  var chunks: Slab<ChunkRecord>
  var nodes: Slab<NodeRecord>
  var windows: Slab<WindowRecord>
  var books: Slab<BookRecord>
  var terms: Slab<TermsRecord>
  var stopBooks: Slab<StopBookRecord>
  var collars: Slab<CollarRecord>
  var offBooks: Slab<OffBookRecord>

  private static var smallestSlab: Int { 1024 }

  init() {
    orders = Slab(capacity: Self.smallestSlab)
    levels = Slab(capacity: Self.smallestSlab)
    chunks = Slab(capacity: 64)
    nodes = Slab(capacity: 64)
    windows = Slab(capacity: 64)
    books = Slab(capacity: 64)
    terms = Slab(capacity: 64)
    stopBooks = Slab(capacity: 64)
    collars = Slab(capacity: 64)
    offBooks = Slab(capacity: 64)
  }

  /// Opens a book.
  mutating func addBook(_ record: BookRecord) -> UInt32 {
    let index = books.allocate()
    books[index].initialize(to: record)
    return index
  }
}

extension UnsafeMutablePointer where Pointee == StopBookRecord {
  /// The stop orders of one side.
  @inline(__always)
  func side(_ side: Side) -> UnsafeMutablePointer<BookSide> {
    let bids = UnsafeMutableRawPointer(self).assumingMemoryBound(to: BookSide.self)
    return side == .bid ? bids : bids + 1
  }
}

extension UnsafeMutablePointer where Pointee == BookRecord {
  /// One side of the book.
  @inline(__always)
  func side(_ side: Side) -> UnsafeMutablePointer<BookSide> {
    let bids = UnsafeMutableRawPointer(self).assumingMemoryBound(to: BookSide.self)
    return side == .bid ? bids : bids + 1
  }

  /// The rank of an order price, which is a whole multiple of the tick size.
  @inline(__always)
  func rank(of price: Int64, _ side: Side) -> Int64 {
    let steps = pointee.tickSize == 1 ? price : price / pointee.tickSize
    let mask = -Int64(side.rawValue)
    return (steps ^ mask) &- mask
  }

  /// The price of a rank.
  @inline(__always)
  func price(ofRank rank: Int64, _ side: Side) -> Int64 {
    let mask = -Int64(side.rawValue)
    return ((rank ^ mask) &- mask) * pointee.tickSize
  }
}
