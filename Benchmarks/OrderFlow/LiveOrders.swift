import SeededRandom

/// An order as the generator knows it, exact after every operation.
struct GeneratedOrder {
  var book: Int32
  var side: UInt8
  /// Its level; ticks come in only when a record is written.
  var level: Int64
  /// Units left to trade; 0 once it is gone.
  var remaining: UInt32
  /// Where it stands in its book's list of live orders.
  var position: Int32
}

/// Which orders are live, by book, so that one can be drawn.
struct LiveOrders {
  /// By client order id; the first has id 1.
  private(set) var orders: [GeneratedOrder]
  /// Ids of live orders, in no order that means anything.
  private var books: [[UInt32]]
  /// Ids of orders that are gone, the oldest overwritten first.
  private var gone: [UInt64] = []
  private var nextGone = 0

  private static let rememberedGone = 4096

  init(books: Int, capacity: Int) {
    orders = []
    orders.reserveCapacity(capacity + 1)
    orders.append(GeneratedOrder(book: -1, side: 0, level: 0, remaining: 0, position: -1))
    self.books = Array(repeating: [], count: books)
  }

  /// The id that the next order gets.
  var nextID: UInt64 { UInt64(orders.count) }

  subscript(id: UInt64) -> GeneratedOrder { orders[Int(id)] }

  func count(inBook book: Int) -> Int { books[book].count }

  /// All live orders.
  var count: Int { books.reduce(0) { $0 + $1.count } }

  /// An order that is live at least until it has traded.
  mutating func add(book: Int, side: UInt8, level: Int64, quantity: UInt32) -> UInt64 {
    let id = nextID
    orders.append(
      GeneratedOrder(
        book: Int32(book), side: side, level: level, remaining: quantity, position: Int32(books[book].count)))
    books[book].append(UInt32(id))
    return id
  }

  mutating func change(_ id: UInt64, level: Int64, quantity: UInt32) {
    orders[Int(id)].level = level
    orders[Int(id)].remaining = quantity
  }

  /// Takes `quantity` units off an order, and the order away when none is left.
  mutating func fill(_ id: UInt64, _ quantity: UInt32, isRemembered: Bool) {
    orders[Int(id)].remaining -= quantity
    if orders[Int(id)].remaining == 0 { remove(id, isRemembered: isRemembered) }
  }

  /// Takes an order away; `isRemembered` when ``drawGone(random:)`` may name it.
  mutating func remove(_ id: UInt64, isRemembered: Bool = true) {
    let order = orders[Int(id)]
    let book = Int(order.book)
    let last = books[book].removeLast()
    if UInt64(last) != id {
      books[book][Int(order.position)] = last
      orders[Int(last)].position = order.position
    }
    orders[Int(id)].remaining = 0
    guard isRemembered else { return }
    if gone.count < Self.rememberedGone {
      gone.append(id)
    } else {
      gone[nextGone] = id
      nextGone = (nextGone + 1) % Self.rememberedGone
    }
  }

  /// A live order of a book that has one.
  func draw(fromBook book: Int, random: inout SplitMix64) -> UInt64 {
    UInt64(books[book][random.below(books[book].count)])
  }

  /// An order that was live not long ago; `nil` while every order is live.
  func drawGone(random: inout SplitMix64) -> UInt64? {
    gone.isEmpty ? nil : gone[random.below(gone.count)]
  }
}
