import ExchangeClient
import Foundation
import MatchingEngine
import Testing

extension EndToEnd {
  @Suite struct TradingTests {
    private static let price = Price(112_000)

    @Test func `two sessions trade over ZeroMQ, and a subscriber hears of it in order`() throws {
      let server = try ServerUnderTest()
      let (centre, buyer) = (try server.session("centre"), try server.session("buyer"))
      let book = try centre.catalogue().instrument("H800-80G.HZ.3m")
      let feed = try FeedSubscription(
        address: server.feed, prefixes: [book.symbol.topic(.fill)], replayAddress: server.replay,
        context: server.context)
      // From the first on, wherever the subscription came in.
      try feed.start(book.symbol.topic(.fill), after: 0)

      var trades: [UInt64] = []
      for units in 1...Int64(20) {
        let offer = try centre.submit(OrderRequest(.offer, of: book.id, quantity: Quantity(units), price: Self.price))
        #expect(offer.resting == Quantity(units))
        let bid = try buyer.submit(OrderRequest(.bid, of: book.id, quantity: Quantity(units), price: Self.price))
        #expect(bid.filled == Quantity(units))
        #expect(bid.resting == .zero)
        trades += bid.fills.map(\.trade)
      }
      var makerFills: [UInt64] = []
      try wait {
        try centre.poll(waiting: .milliseconds(10)) { if case .filled(let fill) = $0 { makerFills.append(fill.trade) } }
        return makerFills.count == 20
      }
      #expect(makerFills == trades)

      var heard: [(sequence: UInt64, trade: UInt64)] = []
      try wait {
        try feed.poll(waiting: .milliseconds(10)) { update in
          if case .message(_, let sequence, .fill(let fill)) = update { heard.append((sequence, fill.trade)) }
        }
        return heard.count >= 20
      }
      #expect(heard.map(\.sequence) == Array(1...20))
      #expect(heard.map(\.trade) == trades)
      _ = try server.stop()
    }

    @Test func `a subscriber that comes late reads what it missed from the replay socket`() throws {
      let server = try ServerUnderTest()
      let (centre, buyer) = (try server.session("centre"), try server.session("buyer"))
      let book = try centre.catalogue().instrument("C9-64C.ZW.1d")
      func trade() throws {
        _ = try centre.submit(OrderRequest(.offer, of: book.id, quantity: Quantity(1), price: Self.price))
        _ = try buyer.submit(OrderRequest(.bid, of: book.id, quantity: Quantity(1), price: Self.price))
      }
      for _ in 0..<30 { try trade() }
      let feed = try FeedSubscription(
        address: server.feed, prefixes: ["fill/"], replayAddress: server.replay, context: server.context)
      try feed.start(book.symbol.topic(.fill), after: 0)
      var sequences: [UInt64] = []
      var repairs = 0
      // A heartbeat shows what was missed: no further trade is needed.
      try wait {
        try feed.poll(waiting: .milliseconds(10)) { update in
          if case .message(_, let sequence, _) = update { sequences.append(sequence) }
          if case .repaired = update { repairs += 1 }
        }
        return sequences.count >= 30
      }
      #expect(sequences == Array(1...30))
      #expect(repairs == 1)
      #expect(feed.missedMessages == 30)
      _ = try server.stop()
    }

    @Test func `what the server's memory has forgotten comes from its journal`() throws {
      let server = try ServerUnderTest(settings: ["--set", "kept-feed-messages=4"])
      let (centre, buyer) = (try server.session("centre"), try server.session("buyer"))
      let book = try centre.catalogue().instrument("C9-64C.ZW.1d")
      for _ in 0..<60 {
        _ = try centre.submit(OrderRequest(.offer, of: book.id, quantity: Quantity(1), price: Self.price))
        _ = try buyer.submit(OrderRequest(.bid, of: book.id, quantity: Quantity(1), price: Self.price))
      }
      let feed = try FeedSubscription(
        address: server.feed, prefixes: ["fill/"], replayAddress: server.replay, context: server.context)
      try feed.start(book.symbol.topic(.fill), after: 0)
      var trades: [UInt64] = []
      var lost = 0
      try wait {
        try feed.poll(waiting: .milliseconds(10)) { update in
          if case .message(_, _, .fill(let fill)) = update { trades.append(fill.trade) }
          if case .lost = update { lost += 1 }
        }
        return trades.count >= 60 || lost > 0
      }
      #expect(lost == 0)
      #expect(trades == Array(1...60))
      _ = try server.stop()
    }

    /// Repeats `step` until it says that it is done.
    private func wait(_ step: () throws -> Bool) throws {
      let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
      while try !step() { try #require(Date() < deadline, "it took too long") }
    }
  }
}
