import ExchangeClient
import Foundation
import MatchingEngine
import Testing

extension EndToEnd {
  @Suite struct FeedBookTests {
    /// Numbers that are the same on every run.
    private struct Numbers {
      var state: UInt64

      mutating func below(_ bound: Int64) -> Int64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int64(state >> 33) % bound
      }
    }

    /// Enters, amends and cancels orders of a provider and a buyer, who trade now and then.
    private struct Traders {
      let sides: [(session: OrderSession, side: Side)]
      let instrument: InstrumentID
      var numbers: Numbers
      var live: [[OrderID]] = [[], []]

      mutating func act(times: Int) throws {
        for _ in 0..<times {
          let who = Int(numbers.below(2))
          if numbers.below(4) > 0 || live[who].isEmpty {
            try enter(who)
          } else {
            try change(who, live[who].remove(at: Int(numbers.below(Int64(live[who].count)))))
          }
        }
      }

      private mutating func price(_ who: Int) -> Price {
        Price(100 * ((sides[who].side == .bid ? 100 : 110) + numbers.below(12)))
      }

      private mutating func enter(_ who: Int) throws {
        var order = OrderRequest(
          sides[who].side, of: instrument, quantity: Quantity(1 + numbers.below(30)), price: price(who))
        if numbers.below(3) == 0 && order.quantity > Quantity(5) { order.displayQuantity = Quantity(5) }
        let outcome = try sides[who].session.submit(order)
        if outcome.resting > .zero { live[who].append(outcome.order) }
      }

      /// The order may be gone by a trade: then nothing happens.
      private mutating func change(_ who: Int, _ order: OrderID) throws {
        do {
          switch numbers.below(3) {
          case 0: try sides[who].session.cancel(.order(order))
          case 1: _ = try sides[who].session.amend(.order(order), quantity: Quantity(1))
          default: _ = try sides[who].session.amend(.order(order), price: price(who))
          }
        } catch ClientError.rejected(let rejection) where rejection.code == .unknownOrder {
        }
      }
    }

    @Test(arguments: [UInt64(7), 8])
    func `the books of early and late feeds are the exchange's, over a restart too`(seed: UInt64) throws {
      let server = try ServerUnderTest(transport: .ipc)
      let provider = try server.session("centre")
      let symbol = try #require(Symbol("H800-80G.HZ.3m"))
      let book = try provider.catalogue().instrument("H800-80G.HZ.3m")
      func newFeed() throws -> Feed {
        try Feed(
          address: server.feed, topics: [symbol.topic(.book), symbol.topic(.order)], replayAddress: server.replay,
          context: server.context)
      }
      var traders = Traders(
        sides: [(provider, .offer), (try server.session("buyer"), .bid)], instrument: book.id,
        numbers: Numbers(state: seed))
      let early = try newFeed()
      try traders.act(times: 150)
      let late = try newFeed()
      try traders.act(times: 50)
      try expectBooks(of: [early, late], symbol, server)

      try server.killNow()
      try server.restart()
      traders = Traders(
        sides: [(try server.session("centre"), .offer), (try server.session("buyer"), .bid)], instrument: book.id,
        numbers: traders.numbers)
      try traders.act(times: 100)
      try expectBooks(of: [early, late, newFeed()], symbol, server)
      _ = try server.stop()
    }

    /// Reads `feeds` until their books are what the exchange answers.
    private func expectBooks(of feeds: [Feed], _ symbol: Symbol, _ server: ServerUnderTest) throws {
      let replay = try ReplayConnection(address: server.replay, context: server.context)
      var (levels, orders) = (BookLevels(), BookOrders())
      func snapshot(_ kind: FeedKind) throws -> FeedUpdate {
        let answer = try replay.snapshot(of: symbol.topic(kind))
        return .snapshot(FeedTopic(name: answer.topic), missing: nil, answer)
      }
      let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
      // The snapshot may be a little behind what was acknowledged.
      while true {
        levels.apply(try snapshot(.book))
        orders.apply(try snapshot(.order))
        for feed in feeds { while try feed.next(waiting: .milliseconds(20)) != nil {} }
        if feeds.allSatisfy({ $0.levels(of: symbol) == levels && $0.orders(of: symbol) == orders }) { break }
        try #require(Date() < deadline, "\(feeds.map { $0.levels(of: symbol) }) instead of \(levels)")
      }
      #expect(levels.isComplete && orders.isComplete)
      #expect(!levels.bids.isEmpty && !levels.offers.isEmpty)
      // Both topics tell of the same book.
      func added(_ queues: [BookOrders.Queue]) -> [PriceLevel] {
        queues.map { PriceLevel(price: $0.price, quantity: $0.quantity, orderCount: $0.orders.count) }
      }
      #expect(added(orders.bids) == levels.bids)
      #expect(added(orders.offers) == levels.offers)
    }
  }
}
