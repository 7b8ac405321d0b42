import MatchingEngine
import WireProtocol

@testable import ExchangeServer

/// Three participants who trade as told, and a clock that goes as told.
final class TradingTestMarket {
  let market: TestMarket
  private var lastRequest: UInt64 = 0

  init(_ settings: FeedSettings = FeedSettings()) throws {
    market = TestMarket(feed: settings, capacity: .pools)
    for (name, peer) in [("alice", 1), ("bob", 2), ("carol", 3)] as [(String, UInt8)] {
      try market.logOn(name, from: [peer])
    }
    market.subscribe("")
  }

  /// Enters an order.
  func order(
    _ peer: UInt8, _ side: Side, _ units: Int64, at price: Int64, instrument: UInt32 = 1, seconds: Double = 0
  ) {
    advance(seconds)
    lastRequest += 1
    market.receive(limitOrder(lastRequest, side, units, at: price, instrument: instrument), from: [peer])
    market.run()
  }

  /// `units` change hands at `price`.
  func trade(_ seller: UInt8, _ buyer: UInt8, _ units: Int64, at price: Int64, seconds: Double = 0) {
    order(seller, .offer, units, at: price, seconds: seconds)
    order(buyer, .bid, units, at: price)
  }

  func cancelAll() {
    for peer: UInt8 in 1...3 {
      lastRequest += 1
      market.receive(MassCancelMessage(requestId: lastRequest, side: .both), from: [peer])
    }
    market.run()
  }

  /// Lets time pass, and the sequencer tell of it.
  func wait(_ seconds: Double) {
    advance(seconds)
    market.run(clock: true)
  }

  private func advance(_ seconds: Double) { market.wallTime += UInt64(seconds * 1_000_000_000) }

  /// The messages of one kind that were published under a topic of the first instrument.
  func published<Message: WireMessage>(_ type: Message.Type, _ kind: String) throws -> [Message] {
    try market.feed.published(under: "\(kind)/S1/R1/1h/").compactMap { $0.message as? Message }
  }

  func spots() throws -> [SpotPriceMessage] { try published(SpotPriceMessage.self, "spot") }

  /// What a snapshot of a topic of the first instrument holds.
  func snapshot<Message: WireMessage>(_ type: Message.Type, _ kind: String) throws -> [Message] {
    let request = SnapshotRequestMessage(requestToken: 1, topic: Topic48("\(kind)/S1/R1/1h/")!, kind: .topic)
    return try market.ask(request).compactMap { $0.message as? Message }
  }
}
