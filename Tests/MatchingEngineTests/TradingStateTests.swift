import MatchingEngine
import Testing

private let anna = MarketBench.anna
private let bert = MarketBench.bert
private let carl = MarketBench.carl

@Suite struct TradingStateTests {
  @Test func inAHaltNothingButCancelsIsTaken() {
    var market = MarketBench()
    market.enter(anna, .bid, 5, at: 100)
    let order = market.lastRequest
    #expect(market.set(.halted) == ["halted"])
    #expect(market.enter(bert, .bid, 5, at: 100) == ["rejected tradingStateForbids"])
    #expect(market.amend(anna, client: order, units: 2) == ["rejected tradingStateForbids"])
    #expect(market.cancel(anna, client: order) == ["cancelled 5 requested"])
  }

  @Test func beforeTheOpeningOrdersGatherWithoutTrading() {
    var market = MarketBench()
    #expect(market.set(.preOpen) == ["preOpen", "indicates 0@-"])
    market.enter(anna, .offer, 5, at: 100)
    #expect(market.enter(bert, .bid, 3, at: 101) == ["accepted", "rests 3@101", "indicates 3@100"])
    #expect(
      market.enter(carl, .bid, 3, at: 101) { $0.timeInForce = .immediateOrCancel } == ["rejected tradingStateForbids"])
  }

  @Test func theOpeningTradesAtOnePrice() {
    var market = MarketBench()
    _ = market.set(.preOpen)
    market.enter(anna, .offer, 5, at: 98)
    market.enter(anna, .offer, 5, at: 100)
    market.enter(bert, .bid, 4, at: 102)
    market.enter(carl, .bid, 4, at: 100)
    // At 100 eight units trade; at 98 and 102 fewer.
    #expect(market.set(.open) == ["open", "traded 4@100", "traded 1@100", "traded 3@100"])
    #expect(market.queue(.offer) == ["2@100"])
    #expect(market.queue(.bid) == [])
  }
}

@Suite struct AuctionPriceTests {
  /// Bids and offers as units and price, the expected volume and price, and the last price before, if any.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var bids: [(Int64, Int64)]
    var offers: [(Int64, Int64)]
    var last: Int64?
    var expected: String
    var testDescription: String { rule }
  }

  @Test(arguments: [
    Case(rule: "most units", bids: [(5, 105), (5, 103)], offers: [(6, 101), (4, 103)], expected: "indicates 10@103"),
    Case(rule: "least imbalance", bids: [(5, 104)], offers: [(5, 100), (3, 102)], expected: "indicates 5@100"),
    Case(
      rule: "more bid than offered: the highest", bids: [(9, 104)], offers: [(5, 100), (1, 110)],
      expected: "indicates 5@104"),
    Case(rule: "more offered than bid: the lowest", bids: [(3, 104)], offers: [(9, 100)], expected: "indicates 3@100"),
    Case(
      rule: "balanced: nearest to the last price", bids: [(5, 104)], offers: [(5, 100)], last: 103,
      expected: "indicates 5@104"),
    Case(rule: "balanced, no last price: the lower", bids: [(5, 104)], offers: [(5, 100)], expected: "indicates 5@100"),
  ])
  func thePriceIsChosenBy(_ rule: Case) {
    var market = MarketBench()
    if let last = rule.last {
      market.enter(anna, .offer, 1, at: last)
      market.enter(bert, .bid, 1, at: last)
    }
    _ = market.set(.preOpen)
    var indicated: String?
    for (units, price) in rule.offers { indicated = market.enter(anna, .offer, units, at: price).last }
    for (units, price) in rule.bids { indicated = market.enter(bert, .bid, units, at: price).last }
    #expect(indicated == rule.expected)
  }
}

@Suite struct CollarTests {
  @Test func anOrderThatWouldTradeBeyondTheCollarStopsThereAndTheBookGoesToAnAuction() {
    var market = MarketBench()
    market.collars(reference: 100, fixed: 5, moving: nil)
    market.enter(anna, .offer, 1, at: 104)
    market.enter(anna, .offer, 1, at: 106)
    #expect(
      market.enter(bert, .bid, 2, at: 110)
        == ["accepted", "traded 1@104", "rests 1@110", "auction", "indicates 1@106"])
    #expect(market.wait(99) == [])
    #expect(market.wait(1) == ["open", "traded 1@106"])
  }

  @Test func theDynamicCollarIsAroundTheLastTrade() {
    var market = MarketBench()
    market.collars(reference: nil, fixed: nil, moving: 2)
    for price: Int64 in [100, 102, 103] { market.enter(anna, .offer, 1, at: price) }
    #expect(market.enter(bert, .bid, 1, at: 100) == ["accepted", "traded 1@100"])
    #expect(
      market.enter(bert, .bid, 2, at: 103) { $0.timeInForce = .immediateOrCancel }
        == ["accepted", "traded 1@102", "cancelled 1 immediateRemainder", "auction", "indicates 0@-"])
  }

  @Test func theOperatorMayEndAnAuctionEarlier() {
    var market = MarketBench()
    market.collars(reference: 100, fixed: 5, moving: nil)
    market.enter(anna, .offer, 1, at: 106)
    market.enter(bert, .bid, 1, at: 110)
    #expect(market.set(.open) == ["open", "traded 1@106"])
    #expect(market.wait(100) == [])
  }
}
