import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeClient

private let levelTopic = FeedTopic(name: "book/H800-80G/HZ/3m/")
private let orderTopic = FeedTopic(name: "order/H800-80G/HZ/3m/")

private func level(_ side: Side, _ price: Int64, _ quantity: Int64, orders: UInt32 = 1) -> FeedMessage {
  .level(BookLevelMessage(price: price, quantity: quantity, instrument: 1, orderCount: orders, side: side))
}

private func order(
  _ id: UInt64, _ side: Side, _ price: Int64, _ quantity: Int64, keptPriority: Bool = false
) -> FeedMessage {
  .order(
    OrderOnBookMessage(
      order: id, price: price, quantity: quantity, instrument: 1, side: side, keptPriority: keptPriority))
}

private func snapshot(_ topic: FeedTopic, asOf sequence: UInt64, _ messages: [FeedMessage]) -> FeedUpdate {
  .snapshot(
    topic, missing: nil,
    TopicSnapshot(topic: topic.name, topicSequence: sequence, engineSequence: 1, time: 1, messages: messages))
}

/// `price:quantity/orders` of each level.
private func text(_ levels: [PriceLevel]) -> String {
  levels.map { "\($0.price.rawValue):\($0.quantity.rawValue)/\($0.orderCount)" }.joined(separator: " ")
}

/// `price:id*quantity,id*quantity` of each queue.
private func text(_ queues: [BookOrders.Queue]) -> String {
  queues.map { queue in
    "\(queue.price.rawValue):"
      + queue.orders.map { "\($0.id.rawValue)*\($0.quantity.rawValue)" }.joined(separator: ",")
  }.joined(separator: " ")
}

@Suite struct BookLevelsTests {
  private func book(_ updates: [FeedUpdate]) -> BookLevels {
    updates.reduce(into: BookLevels()) { $0.apply($1) }
  }

  private func messages(after sequence: UInt64, _ messages: [FeedMessage]) -> [FeedUpdate] {
    messages.enumerated().map { .message(levelTopic, sequence: sequence + 1 + UInt64($0), $1) }
  }

  @Test func `each side stands best first, whatever came first, and a level of no units is gone`() {
    let book = book(
      messages(
        after: 0,
        [
          level(.bid, 110, 4), level(.bid, 112, 8, orders: 3), level(.bid, 111, 2), level(.offer, 115, 1),
          level(.offer, 113, 5), level(.offer, 114, 6), level(.bid, 111, 0), level(.offer, 113, 7, orders: 2),
        ]))
    #expect(text(book.bids) == "112:8/3 110:4/1")
    #expect(text(book.offers) == "113:7/2 114:6/1 115:1/1")
    #expect(book.bestBid == PriceLevel(price: Price(112), quantity: Quantity(8), orderCount: 3))
    #expect(book.bestOffer == PriceLevel(price: Price(113), quantity: Quantity(7), orderCount: 2))
    #expect(book.isComplete)
  }

  @Test func `a book that is read from the middle is not complete until a snapshot replaces it`() {
    var book = book(messages(after: 6, [level(.bid, 110, 4)]))
    #expect(!book.isComplete)
    book.apply(snapshot(levelTopic, asOf: 9, [level(.bid, 112, 8), level(.offer, 113, 1)]))
    #expect(book.isComplete)
    #expect(text(book.bids) == "112:8/1")
    #expect(text(book.offers) == "113:1/1")
  }

  @Test func `what is lost makes it incomplete, and another journal leaves nothing of it`() {
    var book = book(messages(after: 0, [level(.bid, 110, 4)]))
    book.apply(.lost(levelTopic, missing: 2...3, reason: "gone"))
    #expect(!book.isComplete)
    book.apply(.message(levelTopic, sequence: 4, level(.bid, 109, 1)))
    #expect(!book.isComplete)
    book.apply(snapshot(levelTopic, asOf: 4, [level(.bid, 109, 1)]))
    #expect(book.isComplete)
    book.apply(.startedAnew(levelTopic))
    #expect(book == BookLevels())
    book.apply(.message(levelTopic, sequence: 1, level(.offer, 120, 2)))
    #expect(book.isComplete)
    #expect(text(book.offers) == "120:2/1")
  }

  @Test func `what was repaired needs no snapshot`() {
    var book = book(messages(after: 0, [level(.bid, 110, 4)]))
    book.apply(.repaired(levelTopic, missing: 2...2))
    book.apply(.message(levelTopic, sequence: 2, level(.bid, 110, 0)))
    #expect(book.isComplete)
    #expect(book.bestBid == nil)
  }
}

@Suite struct BookOrdersTests {
  private func book(_ messages: [FeedMessage]) -> BookOrders {
    messages.enumerated().reduce(into: BookOrders()) { book, next in
      book.apply(.message(orderTopic, sequence: UInt64(next.offset) + 1, next.element))
    }
  }

  @Test func `orders stand behind each other at their price, best price first`() {
    let book = book([
      order(1, .bid, 110, 4), order(2, .bid, 112, 8), order(3, .bid, 110, 2), order(4, .offer, 115, 1),
      order(5, .offer, 113, 5),
    ])
    #expect(text(book.bids) == "112:2*8 110:1*4,3*2")
    #expect(text(book.offers) == "113:5*5 115:4*1")
    #expect(book.bids[1].quantity == Quantity(6))
    #expect(book.bestBid?.price == Price(112))
    #expect(book.bestOffer?.price == Price(113))
    #expect(book.count == 5)
    #expect(book.isComplete)
  }

  @Test func `an order that kept its priority keeps its place, any other goes to the end of its price`() {
    let three = [order(1, .bid, 110, 4), order(2, .bid, 110, 8), order(3, .bid, 110, 2)]
    #expect(text(book(three + [order(1, .bid, 110, 3, keptPriority: true)]).bids) == "110:1*3,2*8,3*2")
    #expect(text(book(three + [order(1, .bid, 110, 9)]).bids) == "110:2*8,3*2,1*9")
    #expect(text(book(three + [order(2, .bid, 111, 8)]).bids) == "111:2*8 110:1*4,3*2")
  }

  @Test func `an order of no units leaves, and with its last order a price`() {
    let book = book([
      order(1, .offer, 110, 4), order(2, .offer, 110, 8), order(3, .offer, 111, 2), order(1, .offer, 110, 0),
      order(3, .offer, 111, 0, keptPriority: true), order(9, .offer, 111, 0),
    ])
    #expect(text(book.offers) == "110:2*8")
    #expect(book.count == 1)
  }

  @Test func `a snapshot replaces it, in the queue's order; what is lost makes it incomplete`() {
    var book = book([order(1, .bid, 110, 4)])
    book.apply(.lost(orderTopic, missing: 2...3, reason: "gone"))
    #expect(!book.isComplete)
    // A snapshot's orders say that they kept their priority.
    let state = [order(7, .bid, 109, 1, keptPriority: true), order(5, .bid, 109, 2, keptPriority: true)]
    book.apply(snapshot(orderTopic, asOf: 8, state))
    #expect(book.isComplete)
    #expect(text(book.bids) == "109:7*1,5*2")
    book.apply(.startedAnew(orderTopic))
    #expect(book == BookOrders())
  }
}

@Suite struct FeedBooksTests {
  @Test func `each topic of a book has one, and the same messages of all topics in one make none`() throws {
    let symbol = try #require(Symbol("H800-80G.HZ.3m"))
    var books = FeedBooks()
    #expect(books.levels(of: symbol) == nil)
    books.apply(.message(FeedTopic(name: "all/"), sequence: 1, level(.bid, 110, 4)))
    #expect(books.levels(of: symbol) == nil)
    books.apply(.message(levelTopic, sequence: 1, level(.bid, 110, 4)))
    books.apply(.message(orderTopic, sequence: 1, order(1, .bid, 110, 4)))
    #expect(books.levels(of: symbol)?.bestBid?.quantity == Quantity(4))
    #expect(books.orders(of: symbol)?.bestBid?.quantity == Quantity(4))
    #expect(books.levels(of: Symbol(spec: "H800-80G", region: "HZ", tenor: "1y")) == nil)
  }
}
