import MatchingEngine
import Testing

private let anna = MarketBench.anna
private let bert = MarketBench.bert
private let carl = MarketBench.carl

@Suite struct LimitOrderTests {
  @Test func anOrderRestsWhenNobodyMeetsIt() {
    var market = MarketBench()
    #expect(market.enter(anna, .bid, 5, at: 100) == ["accepted", "rests 5@100"])
    #expect(market.queue(.bid) == ["5@100"])
  }

  @Test func theMakersPriceIsTheTradePrice() {
    var market = MarketBench()
    market.enter(anna, .offer, 5, at: 100)
    #expect(market.enter(bert, .bid, 5, at: 120) == ["accepted", "traded 5@100"])
  }

  @Test func betterPricesTradeFirstThenEarlierOrders() {
    var market = MarketBench()
    market.enter(anna, .offer, 1, at: 101)
    market.enter(anna, .offer, 2, at: 100)
    market.enter(carl, .offer, 3, at: 100)
    #expect(market.enter(bert, .bid, 6, at: 101) == ["accepted", "traded 2@100", "traded 3@100", "traded 1@101"])
  }

  @Test func whatIsLeftOfATakerRestsAtItsLimit() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    #expect(market.enter(bert, .bid, 5, at: 101) == ["accepted", "traded 2@100", "rests 3@101"])
    #expect(market.queue(.offer) == [])
  }

  @Test func aPartialFillKeepsTheMakersPlace() {
    var market = MarketBench()
    market.enter(anna, .offer, 5, at: 100)
    market.enter(carl, .offer, 5, at: 100)
    market.enter(bert, .bid, 2, at: 100)
    #expect(market.queue(.offer) == ["3@100", "5@100"])
  }
}

@Suite struct TimeInForceTests {
  @Test func immediateOrCancelTakesWhatItCanAndCancelsTheRest() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    #expect(
      market.enter(bert, .bid, 5, at: 100) { $0.timeInForce = .immediateOrCancel }
        == ["accepted", "traded 2@100", "cancelled 3 immediateRemainder"])
    #expect(market.queue(.bid) == [])
  }

  @Test func fillOrKillFillsWholeOverSeveralLevels() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    market.enter(anna, .offer, 3, at: 101)
    #expect(
      market.enter(bert, .bid, 5, at: 101) { $0.timeInForce = .fillOrKill }
        == ["accepted", "traded 2@100", "traded 3@101"])
  }

  @Test func fillOrKillThatCannotBeFilledTradesNothing() {
    var market = MarketBench()
    market.enter(anna, .offer, 4, at: 100)
    #expect(
      market.enter(bert, .bid, 5, at: 101) { $0.timeInForce = .fillOrKill }
        == ["accepted", "cancelled 5 fillOrKillUnfilled"])
    #expect(market.queue(.offer) == ["4@100"])
  }

  @Test func goodTillTimeExpiresAtItsTime() {
    var market = MarketBench()
    market.enter(anna, .bid, 5, at: 100) {
      $0.timeInForce = .goodTillTime
      $0.expiresAt = Timestamp(1_050)
    }
    #expect(market.wait(49) == [])
    #expect(market.wait(1) == ["cancelled 5 expired"])
  }

  @Test func ordersThatExpireAtOneMomentGoInTheOrderOfTheirEntry() {
    var market = MarketBench()
    for units: Int64 in [1, 2, 3] {
      market.enter(anna, .bid, units, at: 100 - units) {
        $0.timeInForce = .goodTillTime
        $0.expiresAt = Timestamp(1_010)
      }
    }
    #expect(market.wait(10) == ["cancelled 1 expired", "cancelled 2 expired", "cancelled 3 expired"])
  }
}

@Suite struct PostOnlyTests {
  @Test func postOnlyIsRefusedWhenItWouldTake() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    #expect(market.enter(bert, .bid, 5, at: 100) { $0.postOnly = true } == ["rejected wouldTake"])
    #expect(market.enter(bert, .bid, 5, at: 99) { $0.postOnly = true } == ["accepted", "rests 5@99"])
  }

  @Test func anAmendThatWouldMakeItTakeIsRefused() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    market.enter(bert, .bid, 5, at: 99) { $0.postOnly = true }
    let order = market.lastRequest
    #expect(market.amend(bert, client: order, price: 100) == ["rejected wouldTake"])
    #expect(market.queue(.bid) == ["5@99"])
  }
}

@Suite struct MarketOrderTests {
  @Test func itTradesNoWorseThanTheBestByItsProtection() {
    var market = MarketBench()
    for price: Int64 in [100, 103, 104] { market.enter(anna, .offer, 1, at: price) }
    let filled = market.enter(bert, .bid, 3) {
      $0.type = .market
      $0.protection = 3
    }
    #expect(filled == ["accepted", "traded 1@100", "traded 1@103", "cancelled 1 immediateRemainder"])
  }

  @Test func withoutAProtectionOfItsOwnTheBooksHolds() {
    var market = MarketBench()
    for price: Int64 in [100, 110, 111] { market.enter(anna, .offer, 1, at: price) }
    #expect(
      market.enter(bert, .bid, 3) { $0.type = .market }
        == ["accepted", "traded 1@100", "traded 1@110", "cancelled 1 immediateRemainder"])
  }

  @Test func thatFindsNobodyIsCancelled() {
    var market = MarketBench()
    #expect(market.enter(bert, .bid, 3) { $0.type = .market } == ["accepted", "cancelled 3 immediateRemainder"])
  }
}

@Suite struct SelfTradePreventionTests {
  @Test func cancelNewestKeepsWhatTradedAndCancelsTheRest() {
    var market = MarketBench()
    market.enter(anna, .offer, 1, at: 100)
    market.enter(bert, .offer, 1, at: 100)
    #expect(market.enter(bert, .bid, 5, at: 100) == ["accepted", "traded 1@100", "cancelled 4 selfTrade"])
    #expect(market.queue(.offer) == ["1@100"])
  }

  @Test func cancelOldestTakesTheRestingOrderOutAndGoesOn() {
    var market = MarketBench()
    market.enter(bert, .offer, 1, at: 100)
    market.enter(anna, .offer, 2, at: 100)
    #expect(
      market.enter(bert, .bid, 2, at: 100) { $0.selfTradePrevention = .cancelOldest }
        == ["accepted", "cancelled 1 selfTrade", "traded 2@100"])
  }

  @Test func decrementBothTakesTheSmallerQuantityFromBoth() {
    var market = MarketBench()
    market.enter(bert, .offer, 3, at: 100)
    market.enter(anna, .offer, 9, at: 100)
    #expect(
      market.enter(bert, .bid, 5, at: 100) { $0.selfTradePrevention = .decrementBoth }
        == ["accepted", "cancelled 3 selfTrade", "cancelled 3 selfTrade", "traded 2@100"])
  }

  @Test func ordersOfOneSideNeverPreventEachOther() {
    var market = MarketBench()
    market.enter(bert, .bid, 3, at: 100)
    #expect(market.enter(bert, .bid, 5, at: 101) == ["accepted", "rests 5@101"])
  }

  @Test func fillOrKillCountsNothingBehindAnOwnOrder() {
    var market = MarketBench()
    market.enter(bert, .offer, 1, at: 100)
    market.enter(anna, .offer, 9, at: 100)
    #expect(
      market.enter(bert, .bid, 5, at: 100) { $0.timeInForce = .fillOrKill }
        == ["accepted", "cancelled 5 fillOrKillUnfilled"])
    #expect(
      market.enter(bert, .bid, 5, at: 100) {
        $0.timeInForce = .fillOrKill
        $0.selfTradePrevention = .cancelOldest
      } == ["accepted", "cancelled 1 selfTrade", "traded 5@100"])
  }
}

@Suite struct MinimumQuantityTests {
  @Test func anOrderWhoseImmediatePartWouldBeTooSmallIsCancelledWhole() {
    var market = MarketBench()
    market.enter(anna, .offer, 3, at: 100)
    #expect(
      market.enter(bert, .bid, 9, at: 100) { $0.minimumQuantity = Quantity(4) }
        == ["accepted", "cancelled 9 minimumQuantityUnmet"])
  }

  @Test func onceReachedTheRestMayRest() {
    var market = MarketBench()
    market.enter(anna, .offer, 4, at: 100)
    #expect(
      market.enter(bert, .bid, 9, at: 100) { $0.minimumQuantity = Quantity(4) }
        == ["accepted", "traded 4@100", "rests 5@100"])
  }
}

@Suite struct IcebergTests {
  private func withIceberg() -> MarketBench {
    var market = MarketBench()
    market.enter(anna, .offer, 10, at: 100) { $0.displayQuantity = Quantity(3) }
    market.enter(carl, .offer, 5, at: 100)
    return market
  }

  @Test func itShowsOnlyAPart() {
    let market = withIceberg()
    #expect(market.shown(.offer) == ["8@100"])
    #expect(market.queue(.offer) == ["10@100", "5@100"])
  }

  @Test func itReplenishesBehindTheOthersAtItsPrice() {
    var market = withIceberg()
    #expect(market.enter(bert, .bid, 4, at: 100) == ["accepted", "traded 3@100", "rests 3@100", "traded 1@100"])
    #expect(market.queue(.offer) == ["4@100", "7@100"])
  }

  @Test func whatItHidesCountsForFillOrKill() {
    var market = withIceberg()
    #expect(
      market.enter(bert, .bid, 15, at: 100) { $0.timeInForce = .fillOrKill }.last == "traded 1@100")
    #expect(market.queue(.offer) == [])
  }

  @Test func aLowerQuantityTakesFromWhatItHidesAndKeepsItsPlace() {
    var market = withIceberg()
    let order = market.lastRequest - 1
    #expect(market.amend(anna, client: order, units: 5) == ["amended, keeps its place"])
    #expect(market.shown(.offer) == ["8@100"])
    #expect(market.amend(anna, client: order, units: 2) == ["amended, keeps its place"])
    #expect(market.shown(.offer) == ["7@100"])
  }
}

@Suite struct StopOrderTests {
  @Test func aStopWaitsOutsideOfTheBookUntilTheLastTradeReachesIt() {
    var market = MarketBench()
    #expect(
      market.enter(carl, .bid, 2) {
        $0.type = .stop
        $0.stopPrice = Price(105)
      } == ["accepted"])
    #expect(market.queue(.bid) == [])
    market.enter(anna, .offer, 1, at: 105)
    market.enter(anna, .offer, 5, at: 106)
    #expect(
      market.enter(bert, .bid, 1, at: 105) == ["accepted", "traded 1@105", "triggered", "traded 2@106"])
  }

  @Test func aStopLimitRestsAtItsLimitOnceTriggered() {
    var market = MarketBench()
    market.enter(anna, .bid, 1, at: 95)
    market.enter(carl, .offer, 2, at: 96) {
      $0.type = .stopLimit
      $0.stopPrice = Price(95)
    }
    #expect(
      market.enter(bert, .offer, 1, at: 95) == ["accepted", "traded 1@95", "triggered", "rests 2@96"])
  }

  @Test func aStopMayTriggerAnother() {
    var market = MarketBench()
    for (stop, units): (Int64, Int64) in [(100, 1), (101, 1)] {
      market.enter(carl, .bid, units) {
        $0.type = .stop
        $0.stopPrice = Price(stop)
      }
    }
    for price: Int64 in [100, 101, 102] { market.enter(anna, .offer, 1, at: price) }
    #expect(
      market.enter(bert, .bid, 1, at: 100)
        == ["accepted", "traded 1@100", "triggered", "traded 1@101", "triggered", "traded 1@102"])
  }

  @Test func oneWhosePriceWasReachedAlreadyIsTriggeredAtOnce() {
    var market = MarketBench()
    market.enter(anna, .offer, 2, at: 100)
    market.enter(bert, .bid, 1, at: 100)
    #expect(
      market.enter(carl, .bid, 1) {
        $0.type = .stop
        $0.stopPrice = Price(99)
      } == ["accepted", "triggered", "traded 1@100"])
  }

  @Test func itCanBeCancelledAmendedAndExpire() {
    var market = MarketBench()
    func stop(_ order: inout NewOrder) {
      order.type = .stopLimit
      order.stopPrice = Price(105)
      order.timeInForce = .goodTillTime
      order.expiresAt = Timestamp(2_000)
    }
    market.enter(carl, .bid, 2, at: 106, stop)
    let order = market.lastRequest
    #expect(market.amend(carl, client: order, price: 107, units: 4) == ["amended, keeps its place"])
    #expect(market.cancel(carl, client: order) == ["cancelled 4 requested"])
    market.enter(carl, .bid, 2, at: 106, stop)
    #expect(market.wait(1_000) == ["cancelled 2 expired"])
  }
}

@Suite struct AmendTests {
  @Test func aLowerQuantityKeepsItsPlace() {
    var market = MarketBench()
    market.enter(anna, .offer, 5, at: 100)
    let order = market.lastRequest
    market.enter(carl, .offer, 5, at: 100)
    #expect(market.amend(anna, client: order, units: 2) == ["amended, keeps its place"])
    #expect(market.queue(.offer) == ["2@100", "5@100"])
  }

  @Test func aHigherQuantityLosesItsPlace() {
    var market = MarketBench()
    market.enter(anna, .offer, 5, at: 100)
    let order = market.lastRequest
    market.enter(carl, .offer, 6, at: 100)
    #expect(market.amend(anna, client: order, units: 7) == ["amended, loses its place", "rests 7@100"])
    #expect(market.queue(.offer) == ["6@100", "7@100"])
  }

  @Test func anAmendThroughTheSpreadTrades() {
    var market = MarketBench()
    market.enter(anna, .offer, 3, at: 100)
    market.enter(bert, .bid, 5, at: 98)
    let order = market.lastRequest
    #expect(
      market.amend(bert, client: order, price: 100) == ["amended, loses its place", "traded 3@100", "rests 2@100"])
  }

  @Test func aStrangersOrderCannotBeAmendedOrCancelled() {
    var market = MarketBench()
    market.enter(anna, .offer, 3, at: 100)
    let id = market.engine.restingOrders(.offer, of: MarketBench.book)[0].key.order
    let cancel = Command.cancelOrder(CancelOrder(participant: bert, requestID: market.next(), target: .order(id)))
    #expect(market.run(cancel) == ["rejected notYourOrder"])
    #expect(market.queue(.offer) == ["3@100"])
  }

  @Test func anIdIsNeverUsedAgainEvenWhenItsSlotIs() {
    var market = MarketBench()
    market.enter(anna, .offer, 3, at: 100)
    let first = market.engine.restingOrders(.offer, of: MarketBench.book)[0].key.order
    #expect(market.cancel(anna, client: market.lastRequest) == ["cancelled 3 requested"])
    market.enter(anna, .offer, 4, at: 100)
    let second = market.engine.restingOrders(.offer, of: MarketBench.book)[0].key.order
    #expect(first != second)
    let stale = Command.cancelOrder(CancelOrder(participant: anna, requestID: market.next(), target: .order(first)))
    #expect(market.run(stale) == ["rejected unknownOrder"])
  }
}
