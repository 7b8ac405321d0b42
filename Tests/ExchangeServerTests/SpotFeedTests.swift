import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeServer

private let second: UInt64 = 1_000_000_000
private let hour = 3_600 * second
/// 2023-11-15T22:00:00Z.
private let tenAtNight: UInt64 = 1_700_085_600 * second

@Suite struct SpotFeedTests {
  private let trading: TradingTestMarket
  private var market: TestMarket { trading.market }

  init() throws {
    trading = try TradingTestMarket()
    market.wallTime = tenAtNight + 60 * second
  }

  @Test func `without a fill it is the middle of impact bid and offer, once both are there`() throws {
    trading.order(1, .offer, 20, at: 130)
    trading.order(2, .bid, 3, at: 90)
    #expect(try trading.spots().isEmpty, "three units are too thin a book for eight")
    trading.order(2, .bid, 20, at: 80)
    #expect(
      try trading.spots() == [
        SpotPriceMessage(
          price: 107, units: 0, time: market.wallTime, window: hour, instrument: 1, fills: 0, method: .middle,
          engineSequence: market.publisher.lastSequence, impactBid: 84, impactOffer: 130, impactQuantity: 8,
          changedAt: market.wallTime)
      ], "3 at 90 and 5 at 80 are 83.75 each, rounded 84")
  }

  @Test func `it is published at once on change, and then at most once a second, as of the moment it was due`() throws {
    let start = market.wallTime
    trading.trade(1, 2, 4, at: 100)
    trading.trade(1, 2, 4, at: 110, seconds: 0.2)
    trading.trade(1, 2, 4, at: 120, seconds: 0.2)
    #expect(try trading.spots().map(\.price) == [100])
    trading.wait(0.6)
    #expect(try trading.spots().count == 1, "this moment is not over: more commands could come at it")
    trading.wait(0.1)
    let spots = try trading.spots()
    #expect(spots.map(\.price) == [100, 110])
    #expect(spots.map(\.time) == [start, start + second])
    #expect(spots.map(\.fills) == [1, 3])
    #expect(spots.map(\.units) == [4, 12])
    #expect(spots.map(\.method) == [.singlePair, .singlePair])
    #expect(spots.map(\.pairs) == [1, 1])
    trading.wait(10)
    trading.trade(3, 2, 4, at: 110)
    let last = try #require(trading.spots().last)
    #expect(last.time == market.wallTime, "nothing was published for a second: at once")
    #expect((last.price, last.method, last.pairs) == (110, .traded, 2))
    #expect(last.changedAt == start + second, "the method changed, not the price")
  }

  @Test func `every full hour has a fixing, changed or not, and when the fills are out of the window it is carried`()
    throws
  {
    let start = market.wallTime
    trading.trade(1, 2, 4, at: 100)
    for _ in 0..<180 { trading.wait(60) }
    let spots = try trading.spots()
    #expect(
      spots.map(\.time) == [start, tenAtNight + hour, start + hour, tenAtNight + 2 * hour, tenAtNight + 3 * hour])
    #expect(spots.map(\.method) == [.singlePair, .singlePair, .carried, .carried, .carried])
    #expect(spots.map(\.price) == [100, 100, 100, 100, 100])
    #expect(spots.map(\.units) == [4, 4, 0, 0, 0])
    #expect(spots.map { $0.fixing != nil } == [false, true, false, true, true])
    #expect(spots.allSatisfy { $0.changedAt == start })
    #expect(spots.compactMap(\.fixing) == (1...3).map { tenAtNight + $0 * hour })
    let snapshot = try trading.snapshot(SpotPriceMessage.self, "spot")
    #expect(snapshot == [spots[4]], "the fixing is the last price")
  }

  @Test func `a snapshot has the last fixing, and the price after it`() throws {
    #expect(try trading.snapshot(SpotPriceMessage.self, "spot").isEmpty)
    trading.trade(1, 2, 4, at: 100)
    trading.wait(3_600)
    trading.trade(1, 2, 4, at: 130, seconds: 5)
    let spots = try trading.spots()
    #expect(try trading.snapshot(SpotPriceMessage.self, "spot") == [spots[1], try #require(spots.last)])
    #expect(spots[1].fixing != nil)
    #expect(spots.last?.price == 130, "the first fill left the window")
  }

  @Test func `a price cannot stand where anybody could trade better at size`() throws {
    trading.trade(1, 2, 4, at: 100)
    trading.order(2, .bid, 7, at: 110, seconds: 2)
    #expect(try trading.spots().count == 1, "seven units are no size")
    trading.order(2, .bid, 1, at: 110, seconds: 2)
    let bound = try #require(trading.spots().last)
    #expect((bound.price, bound.method, bound.impactBid, bound.impactOffer) == (110, .singlePair, 110, nil))
    trading.wait(3_600 + 1)
    let quoted = try #require(trading.spots().last { $0.fixing == nil })
    #expect((quoted.price, quoted.method) == (110, .quoted))
    trading.cancelAll()
    let carried = try #require(trading.spots().last)
    #expect((carried.price, carried.method, carried.impactBid) == (110, .carried, nil))
  }

  @Test func `fills say which pair traded, by a number that says nothing else and does not last`() throws {
    trading.trade(1, 2, 4, at: 100)
    trading.trade(2, 1, 4, at: 101)
    trading.trade(3, 2, 4, at: 102)
    trading.order(1, .offer, 1, at: 100, instrument: 2)
    trading.order(3, .bid, 1, at: 100, instrument: 2)
    trading.trade(1, 2, 4, at: 100, seconds: 3_700)
    #expect(try trading.published(FillMessage.self, "fill").map(\.pair) == [1, 1, 2, 3])
    let other = try market.feed.published(under: "fill/S1/R1/1d/").compactMap { $0.message as? FillMessage }
    #expect(other.map(\.pair) == [1])
  }

  @Test func `after a standstill only the last day's hours are fixed`() throws {
    trading.trade(1, 2, 4, at: 100)
    trading.wait(30 * 24 * 3_600 + 0.5)
    let fixings = try trading.spots().compactMap(\.fixing)
    #expect(fixings.count == 24)
    #expect(fixings.last == tenAtNight + 30 * 24 * hour)
  }

  @Test func `window, impact quantity and room for fills are settings`() throws {
    var settings = FeedSettings()
    settings.spot.windowOfTenor = ["1h": 10 * second]
    settings.spot.impactQuantityOfSpec = ["S1": 2]
    settings.spot.maximumFills = 2
    let trading = try TradingTestMarket(settings)
    trading.trade(1, 2, 4, at: 100)
    trading.trade(1, 2, 4, at: 200, seconds: 4)
    trading.trade(1, 2, 4, at: 301, seconds: 4)
    let cut = try #require(trading.spots().last)
    #expect((cut.price, cut.fills, cut.window) == (250, 2, 8 * second), "the oldest fill had no room; half to even")
    trading.order(1, .offer, 2, at: 240, seconds: 1)
    let bound = try #require(trading.spots().last)
    #expect((bound.price, bound.window, bound.impactQuantity) == (240, 9 * second, 2))
    trading.wait(30)
    #expect(try trading.spots().last?.method == .quoted)
    #expect(try trading.spots().last?.window == 10 * second)
  }
}

@Suite struct CandleTests {
  private let trading: TradingTestMarket
  private var market: TestMarket { trading.market }

  init() throws {
    trading = try TradingTestMarket()
    market.wallTime = tenAtNight + 60 * second
  }

  @Test func `a candle is published when its interval is over, and can be asked for before`() throws {
    trading.trade(1, 2, 5, at: 100)
    trading.trade(1, 2, 1, at: 120, seconds: 30)
    trading.trade(1, 2, 2, at: 90, seconds: 29.9)
    func candle(_ interval: CandleInterval, _ start: UInt64, isClosed: Bool) -> CandleMessage {
      CandleMessage(
        start: start, open: 100, high: 120, low: 90, close: 90, units: 8, notional: 800, instrument: 1, fills: 3,
        interval: interval, isClosed: isClosed)
    }
    let midnight = tenAtNight + 2 * hour
    #expect(
      try trading.snapshot(CandleMessage.self, "candle") == [
        candle(.minute, tenAtNight + 60 * second, isClosed: false), candle(.hour, tenAtNight, isClosed: false),
        candle(.day, midnight - 24 * hour, isClosed: false),
      ])
    #expect(try trading.published(CandleMessage.self, "candle").isEmpty)
    trading.wait(0.1)
    #expect(
      try trading.published(CandleMessage.self, "candle") == [
        candle(.minute, tenAtNight + 60 * second, isClosed: true)
      ])
    trading.wait(7_200)
    #expect(
      try trading.published(CandleMessage.self, "candle").dropFirst() == [
        candle(.hour, tenAtNight, isClosed: true), candle(.day, midnight - 24 * hour, isClosed: true),
      ])
    #expect(try trading.snapshot(CandleMessage.self, "candle").isEmpty)
  }

  @Test func `statistics tell of the day and the open interest, at most once a second`() throws {
    #expect(try trading.snapshot(StatisticsMessage.self, "stats").isEmpty)
    let start = market.wallTime
    let midnight = tenAtNight + 2 * hour
    trading.trade(1, 2, 5, at: 100)
    trading.trade(1, 2, 3, at: 120, seconds: 0.5)
    trading.wait(0.6)
    func statistics(
      _ time: UInt64, high: Int64, close: Int64, units: Int64, notional: Int64, fills: UInt32
    ) -> StatisticsMessage {
      StatisticsMessage(
        day: midnight - 24 * hour, time: time, open: 100, high: high, low: 100, close: close, units: units,
        notional: notional, unitsOnLease: units, instrument: 1, fills: fills)
    }
    let published = try trading.published(StatisticsMessage.self, "stats")
    #expect(
      published == [
        statistics(start, high: 100, close: 100, units: 5, notional: 500, fills: 1),
        statistics(start + second, high: 120, close: 120, units: 8, notional: 860, fills: 2),
      ])
    #expect(try trading.snapshot(StatisticsMessage.self, "stats") == [published[1]])
    trading.wait(3_600)
    #expect(try trading.published(StatisticsMessage.self, "stats").last?.unitsOnLease == 0, "leases of an hour ended")
    trading.wait(3_600)
    #expect(
      try trading.published(StatisticsMessage.self, "stats").last
        == StatisticsMessage(
          day: midnight, time: midnight, units: 0, notional: 0, unitsOnLease: 0, instrument: 1, fills: 0))
  }
}
