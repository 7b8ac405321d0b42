import MatchingEngine
import SeededRandom
import Testing
import WireProtocol

@testable import ExchangeServer

@Suite struct FeedTests {
  private let market = TestMarket()

  init() throws {
    try market.logOn("seller", from: [1])
    try market.logOn("buyer", from: [2])
  }

  private func published<Message: WireMessage>(_ type: Message.Type, under topic: String) throws -> [Message] {
    try market.feed.published(under: topic).compactMap { $0.message as? Message }
  }

  @Test func `a resting order shows in order, book and quote; a fill in fill, spot, order, book and quote`() throws {
    market.subscribe("")
    market.receive(limitOrder(1, .offer, 5, at: 100), from: [1])
    market.run()
    #expect(
      try published(OrderOnBookMessage.self, under: "order/S1/R1/1h/").map(\.quantity) == [5])
    #expect(
      try published(BookLevelMessage.self, under: "book/S1/R1/1h/")
        == [BookLevelMessage(price: 100, quantity: 5, instrument: 1, orderCount: 1, side: .offer)])
    let quote = try #require(published(QuoteMessage.self, under: "quote/S1/R1/1h/").first)
    #expect(quote.offerPrice == 100)
    #expect(quote.offerQuantity == 5)
    #expect(quote.bidPrice == nil)
    market.feed.removeAll()

    var bid = limitOrder(1, .bid, 3, at: 100)
    bid.sentAt = 12_345
    market.receive(bid, from: [2])
    market.run()
    let fill = try #require(published(FillMessage.self, under: "fill/S1/R1/1h/").first)
    #expect(fill.quantity == 3)
    #expect(fill.takerSentAt == 12_345)
    #expect(fill.takerSide == .bid)
    let spot = try #require(published(SpotPriceMessage.self, under: "spot/S1/R1/1h/").first)
    #expect(spot.price == 100)
    #expect(spot.units == 3)
    #expect(spot.method == .singlePair)
    #expect(try published(OrderOnBookMessage.self, under: "order/S1/R1/1h/").map(\.quantity) == [2])
    #expect(try published(QuoteMessage.self, under: "quote/S1/R1/1h/").map(\.offerQuantity) == [2])
    let all = try market.feed.published(under: "all/").map { type(of: $0.message).templateID }
    #expect(all == [200, 201, 205, 204, 203, 220, 202, 222])
  }

  @Test func `what never rested is not spoken of in order topics`() throws {
    market.subscribe("order/")
    var order = limitOrder(1, .bid, 3, at: 100)
    order.timeInForce = .immediateOrCancel
    market.receive(order, from: [2])
    market.run()
    #expect(market.feed.bodies.isEmpty)
  }

  @Test func `a cancelled order shows as gone at its price; an amended one where it is now, or as gone`() throws {
    market.subscribe("order/")
    market.receive(
      limitOrder(1, .bid, 3, at: 100), limitOrder(2, .bid, 4, at: 90),
      AmendOrderMessage(requestId: 3, clientOrder: 1, quantity: 2),
      AmendOrderMessage(requestId: 4, clientOrder: 2, price: 95), CancelOrderMessage(requestId: 5, clientOrder: 1),
      from: [2])
    market.run()
    let shown = try published(OrderOnBookMessage.self, under: "order/S1/R1/1h/")
    #expect(shown.map(\.price) == [100, 90, 100, 95, 100])
    #expect(shown.map(\.quantity) == [3, 4, 2, 4, 0])
    #expect(shown.map(\.keptPriority) == [false, false, true, false, true])
    market.feed.removeAll()
    market.receive(limitOrder(1, .offer, 4, at: 200), from: [1])
    market.receive(AmendOrderMessage(requestId: 6, clientOrder: 2, price: 200), from: [2])
    market.run()
    let traded = try published(OrderOnBookMessage.self, under: "order/S1/R1/1h/")
    #expect(traded.map(\.quantity) == [4, 0, 0], "the offer, then both gone")
    #expect(Set(traded.dropFirst().map(\.order)).count == 2)
  }

  @Test func `quotes are sent on change only`() throws {
    market.subscribe("quote/")
    market.receive(
      limitOrder(1, .bid, 3, at: 100), limitOrder(2, .bid, 3, at: 99), limitOrder(3, .bid, 1, at: 100),
      CancelOrderMessage(requestId: 4, clientOrder: 2), MassCancelMessage(requestId: 5, side: .both), from: [2])
    market.run()
    let quotes = try published(QuoteMessage.self, under: "quote/S1/R1/1h/")
    #expect(quotes.map(\.bidQuantity) == [3, 4, 0])
    #expect(quotes.map(\.bidPrice) == [100, 100, nil])
  }

  /// The same orders, in batches cut at other places.
  private func streams(cutEvery count: Int) throws -> [String: [AnyMessage]] {
    let market = TestMarket()
    try market.logOn("seller", from: [1])
    try market.logOn("buyer", from: [2])
    market.subscribe("")
    var generator = SplitMix64(seed: 11)
    for id: UInt64 in 1...600 {
      let seller = generator.next() % 2 == 0
      market.receive(
        limitOrder(
          id, seller ? .offer : .bid, Int64(generator.next() % 4) + 1, at: Int64(generator.next() % 10) + 95,
          instrument: UInt32(generator.next() % 2) + 1), from: [seller ? 1 : 2])
      if Int(id) % count == 0 { market.run() }
    }
    market.run()
    var result: [String: [AnyMessage]] = [:]
    for topic in Set(market.feed.bodies.map(\.topic)) {
      var next: UInt64 = 1
      for body in market.feed.bodies where body.topic == topic {
        let parts = try messages(in: body.bytes)
        let header = try #require(parts.first?.message as? FeedHeaderMessage)
        #expect(header.firstSequence == next)
        #expect(Int(header.count) == parts.count - 1)
        next += UInt64(header.count)
        result[topic, default: []] += parts.dropFirst()
      }
    }
    return result
  }

  @Test func `topic sequences and messages do not depend on how commands were batched`() throws {
    let one = try streams(cutEvery: 1)
    #expect(one.count == 15, "status has nothing to say, and no candle is over")
    #expect(try streams(cutEvery: 7) == one)
    #expect(try streams(cutEvery: 600) == one)
  }

  @Test func `only what somebody subscribed to is sent, and nothing is missing afterwards`() throws {
    market.receive(limitOrder(1, .bid, 3, at: 100), from: [2])
    market.run()
    #expect(market.feed.bodies.isEmpty)
    market.subscribe("book/S1/R1/1h/")
    market.receive(limitOrder(2, .bid, 3, at: 101), limitOrder(3, .bid, 3, at: 101, instrument: 2), from: [2])
    market.run()
    #expect(Set(market.feed.bodies.map(\.topic)) == ["book/S1/R1/1h/"])
    let header = try #require(published(FeedHeaderMessage.self, under: "book/S1/R1/1h/").first)
    #expect(header.firstSequence == 2, "the subscriber sees that it missed one")
    let again = try market.ask(
      RangeRequestMessage(
        requestToken: 4, topic: Topic48("book/S1/R1/1h/")!, firstSequence: 1, lastSequence: 1))
    #expect((again.first?.message as? RangeHeaderMessage)?.count == 1)
    #expect((again.last?.message as? BookLevelMessage)?.price == 100)
    market.unsubscribe("book/S1/R1/1h/")
    market.feed.removeAll()
    market.receive(limitOrder(4, .bid, 3, at: 101), from: [2])
    market.run()
    #expect(market.feed.bodies.isEmpty)
  }

  @Test func `a quiet topic shows every second that it lives, once it was used`() throws {
    market.subscribe("quote/")
    market.receive(limitOrder(1, .bid, 3, at: 100), from: [2])
    market.run()
    market.feed.removeAll()
    var heartbeats: [FeedHeaderMessage] = []
    for _ in 0..<50 {
      market.now += 100_000_000
      market.publisher.sendHeartbeats(at: market.now)
    }
    for body in market.feed.bodies {
      #expect(body.topic == "quote/S1/R1/1h/")
      heartbeats.append(
        try #require(messages(in: body.bytes).first?.message as? FeedHeaderMessage))
    }
    #expect((4...5).contains(heartbeats.count))
    #expect(heartbeats.allSatisfy { $0.count == 0 && $0.firstSequence == 2 })
  }

  @Test func `a batch that says more about a topic than is kept loses nothing on the way out`() throws {
    var settings = FeedSettings()
    settings.keptPerTopic = 3
    settings.keptOfAll = 5
    let market = TestMarket(feed: settings)
    try market.logOn("buyer", from: [2])
    market.subscribe("")
    for id: UInt64 in 1...100 { market.receive(limitOrder(id, .bid, 1, at: Int64(id)), from: [2]) }
    market.run()
    for topic in ["order/S1/R1/1h/", "all/"] {
      let parts = try market.feed.published(under: topic)
      let prices = parts.compactMap { ($0.message as? OrderOnBookMessage)?.price }
      #expect(prices.elementsEqual(1...100))
    }
  }
}

@Suite struct ReplayServiceTests {
  private let market = TestMarket()

  init() throws {
    try market.logOn("seller", from: [1])
    try market.logOn("buyer", from: [2])
    market.receive(
      limitOrder(1, .offer, 5, at: 110), limitOrder(2, .offer, 6, at: 111), limitOrder(3, .offer, 7, at: 110),
      from: [1])
    market.receive(limitOrder(1, .bid, 5, at: 100), limitOrder(2, .bid, 1, at: 110), from: [2])
    market.run()
  }

  private func snapshot(_ topic: String, kind: SnapshotKind = .topic) throws -> [AnyMessage] {
    try market.ask(SnapshotRequestMessage(requestToken: 3, topic: Topic48(topic)!, kind: kind))
  }

  @Test func `the book's snapshot has all levels, best first, as of the topic's sequence`() throws {
    let parts = try snapshot("book/S1/R1/1h/")
    let header = try #require(parts.first?.message as? SnapshotHeaderMessage)
    #expect(header.count == 3)
    #expect(header.topicSequence == 5)
    #expect(header.engineSequence == market.sequencer.nextSequence - 1)
    #expect(
      parts.dropFirst().map { $0.message as? BookLevelMessage } == [
        BookLevelMessage(price: 100, quantity: 5, instrument: 1, orderCount: 1, side: .bid),
        BookLevelMessage(price: 110, quantity: 11, instrument: 1, orderCount: 2, side: .offer),
        BookLevelMessage(price: 111, quantity: 6, instrument: 1, orderCount: 1, side: .offer),
      ])
  }

  @Test func `quote, spot and status tell what is; fill tells only the sequence`() throws {
    let quote = try #require(snapshot("quote/S1/R1/1h/").last?.message as? QuoteMessage)
    #expect(quote.bidPrice == 100)
    #expect(quote.offerPrice == 110)
    #expect((try snapshot("spot/S1/R1/1h/").last?.message as? SpotPriceMessage)?.price == 110)
    #expect(try snapshot("spot/S1/R1/1d/").count == 1, "no trade, no price")
    #expect((try snapshot("status/S1/R1/1d/").last?.message as? TradingStatusMessage)?.state == .open)
    let fill = try #require(snapshot("fill/S1/R1/1h/").first?.message as? SnapshotHeaderMessage)
    #expect(fill.topicSequence == 1)
    #expect(fill.count == 0)
    #expect((try snapshot("all/").first?.message as? SnapshotHeaderMessage)?.topicSequence ?? 0 > 10)
  }

  @Test func `orders come from the engine, in the order in which they would trade`() throws {
    #expect(try snapshot("order/S1/R1/1h/").isEmpty, "the answer comes with a batch")
    let refused = try snapshot("order/S1/R1/1h/")
    #expect(refused.rejects.map(\.code) == [.tooManyRequests])
    market.receive(limitOrder(3, .bid, 9, at: 101), from: [2])
    market.run()
    let parts = try market.repairPeers.take([9])
    let header = try #require(parts.first?.message as? SnapshotHeaderMessage)
    #expect(header.count == 5)
    let orders = parts.dropFirst().compactMap { $0.message as? OrderOnBookMessage }
    #expect(orders.map(\.price) == [101, 100, 110, 110, 111])
    #expect(orders.map(\.quantity) == [9, 5, 4, 7, 6])
  }

  @Test func `an order snapshot tells what icebergs show, not what they hide`() throws {
    var iceberg = limitOrder(4, .offer, 100, at: 300)
    iceberg.displayQuantity = 10
    market.receive(iceberg, from: [1])
    market.run()
    #expect(try snapshot("order/S1/R1/1h/").isEmpty)
    market.run()
    let parts = try market.repairPeers.take([9])
    #expect((parts.last?.message as? OrderOnBookMessage)?.price == 300)
    #expect((parts.last?.message as? OrderOnBookMessage)?.quantity == 10)
  }

  @Test func `the catalogue is told as a snapshot too`() throws {
    let parts = try snapshot("", kind: .catalogue)
    #expect((parts.first?.message as? SnapshotHeaderMessage)?.count == 6)
    #expect(parts.count == 7)
  }

  @Test func `bad requests are refused with their code and token`() throws {
    #expect(try snapshot("book/NO/SUCH/1h/").rejects.map(\.code) == [.unknownTopic])
    #expect(try snapshot("book/NO/SUCH/1h/").rejects.map(\.requestId) == [3])
    func range(_ first: UInt64, _ last: UInt64) throws -> [WireRejectCode] {
      try market.ask(
        RangeRequestMessage(
          requestToken: 3, topic: Topic48("book/S1/R1/1h/")!, firstSequence: first, lastSequence: last)
      ).rejects.map(\.code)
    }
    #expect(try range(0, 5) == [.rangeNotAvailable])
    #expect(try range(6, 9) == [.rangeNotAvailable])
    #expect(try range(4, 3) == [.rangeNotAvailable])
    #expect(try range(1, .max) == [])
    #expect(try market.ask(limitOrder(1, .bid, 1, at: 1)).rejects.map(\.code) == [.notACommand])
  }

  @Test func `a long range comes in several frames that its header counts`() throws {
    for id: UInt64 in 10...1_500 { market.receive(limitOrder(id, .bid, 1, at: 1), from: [2]) }
    while market.run() > 0 {}
    let parts = try market.ask(
      RangeRequestMessage(requestToken: 3, topic: Topic48("all/")!, firstSequence: 1, lastSequence: .max))
    let header = try #require(parts.first?.message as? RangeHeaderMessage)
    #expect(Int(header.count) == parts.count - 1)
    #expect(parts.count > 2_900)
  }
}
