import MatchingEngine
import Testing

/// Pools and leases by the rules' own examples.
@Suite struct CapacityTests {
  private typealias Bench = CapacityBench

  @Test func aTradeShrinksTheOffersOfItsPoolInEveryBook() {
    var market = Bench()
    let pool = market.deposit(10)
    market.offer(10, at: 12, in: Bench.daily, from: pool)
    market.offer(10, at: 11, in: Bench.monthly, from: pool)

    #expect(
      market.bid(4, at: 11, in: Bench.monthly) == ["accepted", "traded 4@11", "leases 4", "shows 6@12"])
    #expect(market.shown(.offer, of: Bench.monthly) == ["6@11"])
    #expect(market.shown(.offer, of: Bench.daily) == ["6@12"])

    #expect(
      market.bid(6, at: 12, in: Bench.daily) == [
        "accepted", "traded 6@12", "leases 6", "parked 4@12", "parked 6@11",
      ])
    #expect(market.pool(pool) == "0/10")
    #expect(market.shown(.offer, of: Bench.daily) == [])

    #expect(
      market.wait(hours: 24) == [
        "lease of 6 ends: term", "restored 4@12", "rests 4@12", "restored 6@11", "rests 6@11",
      ])
    #expect(market.shown(.offer, of: Bench.daily) == ["4@12"])
    #expect(market.shown(.offer, of: Bench.monthly) == ["6@11"])
    #expect(market.pool(pool) == "6/10")
  }

  @Test func anOfferWithoutAPoolBringsItsOwnAndTakesItAlong() {
    var market = Bench()
    #expect(market.offer(16, at: 5, in: Bench.hourly, from: nil) == ["opens a pool of 16", "accepted", "rests 16@5"])
    #expect(market.bid(16, at: 5, in: Bench.hourly) == ["accepted", "traded 16@5", "leases 16"])
    #expect(market.wait(hours: 1) == ["lease of 16 ends: term", "closes a pool"])
    #expect(market.engine.poolCount == 0)
  }

  @Test func restoredOffersMayTradeAtOnce() {
    var market = Bench()
    let pool = market.deposit(10)
    market.offer(20, at: 5, in: Bench.hourly, from: nil, by: Bench.carl)
    market.offer(10, at: 7, in: Bench.daily, from: pool)
    market.offer(10, at: 4, in: Bench.hourly, from: pool)
    market.bid(10, at: 4, in: Bench.hourly)
    market.bid(4, at: 9, in: Bench.daily, by: Bench.carl)
    #expect(
      market.wait(hours: 1) == [
        "lease of 10 ends: term", "restored 10@7", "traded 4@9", "leases 4", "rests 6@7",
      ])
    #expect(market.shown(.offer, of: Bench.daily) == ["6@7"])
  }

  @Test func anOfferExpiresWhenItsTenorNoLongerFits() {
    var market = Bench()
    let pool = market.deposit(10, hours: 30)
    #expect(market.offer(10, at: 9, in: Bench.monthly, from: pool) == ["rejected tenorDoesNotFit"])
    market.offer(10, at: 9, in: Bench.daily, from: pool)
    market.offer(10, at: 9, in: Bench.hourly, from: pool)
    #expect(market.wait(hours: 6) == [])
    #expect(market.wait(hours: 1) == ["cancelled 10 expired"])
    #expect(market.wait(hours: 30) == ["cancelled 10 expired", "closes a pool"])
  }

  @Test func anEarlyEndTakesUnitsOutUntilTheyAreBack() {
    var market = Bench()
    let pool = market.deposit(10)
    market.offer(10, at: 9, in: Bench.daily, from: pool)
    market.bid(10, at: 9, in: Bench.daily)
    let lease = market.lease
    market.offer(10, at: 9, in: Bench.daily, from: pool)
    _ = market.wait(hours: 20)
    let broken = EndLease(participant: Bench.anna, requestID: market.next(), lease: lease, units: Quantity(3))
    #expect(market.run(.endLease(broken)) == ["lease of 3 ends: broken", "pool 0/7 out 3"])
    guard case .leaseEnded(let ended) = market.events[0] else { return #expect(Bool(false)) }
    #expect(ended.undelivered == 4 * Bench.hour)
    #expect(ended.remaining == Quantity(7))
    let back = ReturnCapacity(participant: Bench.anna, requestID: market.next(), pool: pool, units: Quantity(2))
    #expect(market.run(.returnCapacity(back)) == ["pool 2/9 out 1", "restored 10@9", "rests 2@9"])
    let withdrawn = WithdrawCapacity(participant: Bench.anna, requestID: market.next(), pool: pool)
    #expect(market.run(.withdrawCapacity(withdrawn)) == ["pool 0/7 out 1", "parked 10@9"])
  }

  @Test func aBrokenHeadLeaseEndsEveryLeaseUnderIt() {
    var market = Bench()
    let pool = market.deposit(10)
    market.offer(10, at: 9, in: Bench.monthly, from: pool)
    market.bid(10, at: 9, in: Bench.monthly)
    let head = market.lease
    market.run(
      .depositLease(DepositLease(participant: Bench.bert, requestID: market.next(), lease: head, units: Quantity(8))))
    guard case .poolOpened(let bank) = market.events[0] else { return #expect(Bool(false)) }
    market.offer(8, at: 10, in: Bench.daily, from: bank.pool, by: Bench.bert)
    market.bid(5, at: 10, in: Bench.daily, by: Bench.carl)
    let sub = market.lease
    market.run(.depositLease(DepositLease(participant: Bench.carl, requestID: market.next(), lease: sub)))
    guard case .poolOpened(let second) = market.events[0] else { return #expect(Bool(false)) }
    market.offer(5, at: 11, in: Bench.hourly, from: second.pool, by: Bench.carl)
    market.bid(2, at: 11, in: Bench.hourly, by: Bench.bert)
    let end = EndLease(participant: Bench.anna, requestID: market.next(), lease: head)
    #expect(
      market.run(.endLease(end)) == [
        "lease of 2 ends: headLeaseBroken", "cancelled 3 poolClosed", "closes a pool",
        "lease of 5 ends: headLeaseBroken", "cancelled 3 poolClosed", "closes a pool",
        "lease of 10 ends: broken", "pool 0/0 out 10",
      ])
    #expect(market.engine.leaseCount == 0)
    #expect(market.engine.poolCount == 1)
  }

  @Test func aGangBidWaitsForOneOfferThatFillsItWhole() {
    var market = Bench()
    market.bid(8, at: 10, in: Bench.hourly) { $0.isGang = true }
    market.bid(3, at: 10, in: Bench.hourly, by: Bench.carl)
    #expect(market.shown(.bid, of: Bench.hourly) == ["3@10"])
    #expect(
      market.offer(5, at: 9, in: Bench.hourly, from: nil) == [
        "opens a pool of 5", "accepted", "traded 3@10", "leases 3", "rests 2@9",
      ])
    #expect(
      market.offer(9, at: 10, in: Bench.hourly, from: nil) == [
        "opens a pool of 9", "accepted", "traded 8@10", "leases 8", "rests 1@10",
      ])
    #expect(market.shown(.offer, of: Bench.hourly) == ["2@9", "1@10"])
  }

  @Test func aGangBidKeepsItsPlaceAmongOrdinaryBids() {
    var market = Bench()
    market.bid(4, at: 10, in: Bench.hourly, by: Bench.carl)
    market.bid(4, at: 10, in: Bench.hourly) { $0.isGang = true }
    market.bid(4, at: 10, in: Bench.hourly, by: Bench.carl)
    #expect(
      market.offer(9, at: 10, in: Bench.hourly, from: nil) == [
        "opens a pool of 9", "accepted", "traded 4@10", "leases 4", "traded 4@10", "leases 4", "traded 1@10",
        "leases 1",
      ])
    var buyers: [ParticipantID] = []
    for case .leaseOpened(let lease) in market.events { buyers.append(lease.buyer) }
    #expect(buyers == [Bench.carl, Bench.bert, Bench.carl])
  }

  @Test func anOfferThatGrowsIsShownToWaitingGangBids() {
    var market = Bench()
    let pool = market.deposit(10)
    market.offer(8, at: 5, in: Bench.hourly, from: pool)
    market.bid(6, at: 5, in: Bench.hourly, by: Bench.carl)
    #expect(market.shown(.offer, of: Bench.hourly) == ["2@5"])
    market.offer(10, at: 7, in: Bench.daily, from: pool)
    market.bid(9, at: 8, in: Bench.daily) { $0.isGang = true }
    #expect(
      market.wait(hours: 1) == [
        "lease of 6 ends: term", "shows 10@7", "traded 9@8", "leases 9", "shows 1@5",
      ])
  }

  @Test func oneOfTheseTakesTheLargestSavingFirst() {
    var market = Bench()
    market.offer(4, at: 6, in: Bench.hourly, from: nil)
    market.offer(4, at: 5, in: Bench.hourlyElsewhere, from: nil)
    let bid = NewAlternatives(
      participant: Bench.bert, clientOrderID: market.next(), quantity: Quantity(10),
      alternatives: AlternativeList([
        Alternative(instrument: Bench.hourly, price: Price(8)),
        Alternative(instrument: Bench.hourlyElsewhere, price: Price(6)),
      ]))
    #expect(
      market.run(.newAlternatives(bid)) == [
        "accepted", "traded 4@6", "leases 4", "traded 4@5", "leases 4", "rests 2@8", "rests 2@6",
      ])
    #expect(
      market.offer(1, at: 8, in: Bench.hourly, from: nil) == [
        "opens a pool of 1", "accepted", "traded 1@8", "leases 1", "shows 1@6",
      ])
    #expect(
      market.cancel(Bench.bert, client: bid.clientOrderID) == ["cancelled 1 requested", "shows 0@8", "shows 0@6"])
    #expect(market.shown(.bid, of: Bench.hourly) == [])
    #expect(market.shown(.bid, of: Bench.hourlyElsewhere) == [])
    #expect(market.engine.openOrderCount == 0)
  }
}

/// Gang bids and price collars.
@Suite struct CollaredGangTests {
  @Test("a gang bid beyond a collar starts one auction, not one after the other")
  func aWaitingGangBidStartsNoAuction() {
    var market = CapacityBench()
    market.run(
      .setCollars(
        SetCollars(
          participant: .exchangeOperator, requestID: market.next(), instrument: CapacityBench.hourly, staticRange: 2,
          dynamicRange: nil, reference: Price(10), auctionNanoseconds: 1)))
    market.offer(4, at: 20, in: CapacityBench.hourly, from: nil)
    market.bid(4, at: 25, in: CapacityBench.hourly) { $0.isGang = true }
    #expect(market.engine.tradingState(of: CapacityBench.hourly) == .auction)
    _ = market.wait(hours: 1)
    #expect(market.engine.tradingState(of: CapacityBench.hourly) == .open)
    #expect(market.engine.openOrderCount == 2)
  }
}
