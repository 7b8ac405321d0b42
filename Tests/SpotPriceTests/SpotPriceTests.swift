import SeededRandom
import SpotPrice
import Testing

private let hour: UInt64 = 3_600_000_000_000
private let (alice, bob, carol, dave): (UInt32, UInt32, UInt32, UInt32) = (1, 2, 3, 4)

@Suite struct SpotPriceTests {
  private func window(_ fills: [(Int64, Int64, ParticipantPair)], length: UInt64 = hour) -> FillWindow {
    var window = FillWindow(length: length)
    for (units, price, pair) in fills { _ = window.add(price: price, units: units, at: 5 * hour, by: pair) }
    return window
  }

  @Test func `the worked example of the rule`() {
    var window = window([
      (10, 120_000, ParticipantPair(alice, bob)), (30, 122_000, ParticipantPair(alice, bob)),
      (10, 118_000, ParticipantPair(carol, dave)),
    ])
    #expect(window.averagePrice() == 119_750)
    #expect(window.volume.units == 50)
    #expect(window.pairs == 2)
    #expect(window.fills == 3)
    let spot = SpotQuotation(window: &window, last: nil, impactBid: 119_000, impactOffer: 119_500)
    #expect(spot == SpotQuotation(price: 119_500, method: .traded))
  }

  @Test(arguments: [
    (5, 2, 2), (7, 2, 4), (6, 4, 2), (10, 4, 2), (-5, 2, -2), (-7, 2, -4), (7, 3, 2), (8, 3, 3), (0, 9, 0),
  ])
  func `division rounds to the nearest, and to even between two`(numerator: Int, divisor: Int, expected: Int) {
    #expect(dividedHalfToEven(Int128(numerator), by: Int128(divisor)) == Int64(expected))
  }

  @Test func `a pair is the same whoever buys, and one pair alone counts in full`() {
    var window = window([(10, 100, ParticipantPair(alice, bob)), (30, 200, ParticipantPair(bob, alice))])
    #expect(window.pairs == 1)
    #expect(
      SpotQuotation(window: &window, last: 7, impactBid: nil, impactOffer: nil)
        == SpotQuotation(price: 175, method: .singlePair))
    #expect(
      SpotQuotation(window: &window, last: 7, impactBid: nil, impactOffer: 120)
        == SpotQuotation(price: 120, method: .singlePair))
  }

  @Test func `without fills the last price stands, is bound, or there is none`() {
    var empty = FillWindow(length: hour)
    func spot(_ last: Int64?, _ bid: Int64?, _ offer: Int64?) -> SpotQuotation? {
      SpotQuotation(window: &empty, last: last, impactBid: bid, impactOffer: offer)
    }
    #expect(spot(100, 90, 110) == SpotQuotation(price: 100, method: .carried))
    #expect(spot(100, nil, nil) == SpotQuotation(price: 100, method: .carried))
    #expect(spot(100, 105, 110) == SpotQuotation(price: 105, method: .quoted))
    #expect(spot(105, 105, 110) == SpotQuotation(price: 105, method: .quoted), "it still stands at the bid")
    #expect(spot(100, nil, 95) == SpotQuotation(price: 95, method: .quoted))
    #expect(spot(100, 120, 95) == SpotQuotation(price: 95, method: .quoted), "the offer wins in a crossed book")
    #expect(spot(nil, 101, 104) == SpotQuotation(price: 102, method: .middle), "102.5, to even")
    #expect(spot(nil, 101, nil) == nil)
    #expect(spot(nil, nil, nil) == nil)
  }

  @Test func `a fill counts from its time until the window has passed, and not a nanosecond more`() {
    var window = FillWindow(length: 10)
    _ = window.add(price: 100, units: 1, at: 50, by: ParticipantPair(alice, bob))
    #expect(window.nextExpiry == 60)
    window.expire(at: 59)
    #expect(window.fills == 1)
    window.expire(at: 60)
    #expect(window.fills == 0)
    #expect(window.averagePrice() == nil)
    #expect(window.nextExpiry == nil)
  }

  @Test func `a pair keeps its number while it has a fill in the window, and gets a new one later`() {
    var window = FillWindow(length: 10)
    func trade(_ first: UInt32, _ second: UInt32, at time: UInt64) -> UInt64 {
      window.add(price: 100, units: 1, at: time, by: ParticipantPair(first, second))
    }
    #expect(trade(alice, bob, at: 100) == 1)
    #expect(trade(carol, bob, at: 101) == 2)
    #expect(trade(bob, alice, at: 109) == 1)
    #expect(trade(alice, bob, at: 118) == 1)
    #expect(trade(carol, bob, at: 119) == 3)
    #expect(trade(alice, bob, at: 128) == 4, "the window does not reach back to 118")
  }

  @Test func `a window that is cut says how short it is until that no longer matters`() {
    var window = FillWindow(length: 10)
    let pair = ParticipantPair(alice, bob)
    for time: UInt64 in [100, 100, 103, 105] { _ = window.add(price: Int64(time), units: 1, at: time, by: pair) }
    #expect(window.entryCount == 3, "what a pair trades in one moment is kept as one")
    #expect(window.cut() == 1)
    #expect(window.length(at: 105) == 5)
    #expect(window.fills == 2)
    #expect(window.averagePrice() == 104)
    #expect(window.cut() == 1)
    #expect(window.cut() == 0, "the last moment stays")
    #expect(window.length(at: 107) == 4)
    window.expire(at: 113)
    #expect(window.length(at: 113) == 10)
    #expect(window.fills == 1)
  }

  @Test func `the largest quantities do not overflow`() {
    let huge = TradedVolume(units: (1 << 59) - 1, notional: Int128(Int64.max) * Int128((1 << 59) - 1))
    let small = TradedVolume(units: (1 << 58) - 1, notional: Int128((1 << 58) - 1))
    #expect((huge + small).averagePrice(capping: huge) == Int64.max / 2 + 1)
    #expect(huge.averagePrice == Int64.max)
  }

  @Test(arguments: 0..<40)
  func `random markets have the price that the written rule gives`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed) &* 77 &+ 5)
    let length = UInt64.random(in: 5...400, using: &random)
    let people = UInt32.random(in: 2...6, using: &random)
    var window = FillWindow(length: length)
    var naive = NaiveSpotPrice(length: length)
    var last: Int64?
    var time: UInt64 = 1
    for _ in 0..<1_500 {
      time += UInt64.random(in: 0...(Bool.random(using: &random) ? 3 : length / 2), using: &random)
      if Int.random(in: 0..<5, using: &random) < 4 {
        let first = UInt32.random(in: 1...people, using: &random)
        let second = first % people + 1
        let fill = PublicFill(
          price: .random(in: 1...200, using: &random),
          units: .random(in: 1...(Bool.random(using: &random) ? 4 : 60), using: &random), time: time,
          pair: ParticipantPair(first, second))
        naive.fills.append(fill)
        _ = window.add(price: fill.price, units: fill.units, at: time, by: fill.pair)
      }
      window.expire(at: time)
      let inWindow = naive.window(at: time)
      #expect(window.fills == inWindow.count)
      #expect(window.volume.units == inWindow.reduce(0) { $0 + $1.units })
      #expect(window.pairs == Set(inWindow.map(\.pair)).count)
      let bid = Bool.random(using: &random) ? Int64.random(in: 1...150, using: &random) : nil
      let offer = Bool.random(using: &random) ? Int64.random(in: 50...200, using: &random) : nil
      let spot = SpotQuotation(window: &window, last: last, impactBid: bid, impactOffer: offer)
      #expect(spot == naive.quotation(at: time, last: last, bid: bid, offer: offer))
      last = spot?.price ?? last
      if naive.fills.count > 400 { naive.fills.removeFirst(naive.fills.count - naive.window(at: time).count) }
    }
  }
}

/// What two who trade with each other at prices of their own making can and cannot do.
@Suite struct PairOfFriendsTests {
  private let friends = ParticipantPair(alice, bob)
  private let market = ParticipantPair(carol, dave)

  /// A market of four pairs trades 100 units at 1000, 25 each; the friends trade `units` at `price`.
  private func spot(friends units: Int64, at price: Int64, bid: Int64? = nil, offer: Int64? = nil) -> SpotQuotation? {
    var window = FillWindow(length: hour)
    for buyer: UInt32 in 10..<14 {
      _ = window.add(price: 1_000, units: 25, at: hour, by: ParticipantPair(carol, buyer))
    }
    if units > 0 { _ = window.add(price: price, units: units, at: hour, by: friends) }
    return SpotQuotation(window: &window, last: nil, impactBid: bid, impactOffer: offer)
  }

  @Test func `they cannot weigh more than all others together, however much they trade`() {
    #expect(spot(friends: 0, at: 0)?.price == 1_000)
    #expect(spot(friends: 100, at: 2_000)?.price == 1_500)
    for units: Int64 in [101, 1_000, 1_000_000, 1_000_000_000] {
      #expect(spot(friends: units, at: 2_000)?.price == 1_500, "no more than 100 units move it")
    }
  }

  @Test func `they can move it as far as anybody with as many units, and no farther than the market lets them`() {
    #expect(spot(friends: 50, at: 1_300)?.price == 1_100)
    #expect(spot(friends: 1_000_000, at: 2_000, bid: 990, offer: 1_010)?.price == 1_010)
    #expect(spot(friends: 1_000_000, at: 1, bid: 990, offer: 1_010)?.price == 990)
  }

  @Test func `beside a single other pair one unit is enough to weigh half, and only the quotes bind them`() {
    var window = FillWindow(length: hour)
    _ = window.add(price: 1_000, units: 100, at: hour, by: market)
    _ = window.add(price: 3_000, units: 1, at: hour, by: friends)
    #expect(window.averagePrice() == 2_000, "the honest pair has more than half, so its share is cut to one unit")
    let bound = SpotQuotation(window: &window, last: nil, impactBid: 990, impactOffer: 1_010)
    #expect(bound == SpotQuotation(price: 1_010, method: .traded))
    #expect(window.pairs == 2, "whoever reads the price sees how few made it")
  }

  @Test func `alone in the window they set it, it says so, and the market's quotes bind it`() {
    var window = FillWindow(length: hour)
    _ = window.add(price: 5_000, units: 1_000, at: hour, by: friends)
    let free = SpotQuotation(window: &window, last: 1_000, impactBid: nil, impactOffer: nil)
    #expect(free == SpotQuotation(price: 5_000, method: .singlePair))
    let bound = SpotQuotation(window: &window, last: 1_000, impactBid: 990, impactOffer: 1_010)
    #expect(bound == SpotQuotation(price: 1_010, method: .singlePair))
  }

  @Test func `two friends who bring a third account are two pairs, and weigh no more than half each`() {
    var window = FillWindow(length: hour)
    _ = window.add(price: 1_000, units: 100, at: hour, by: market)
    _ = window.add(price: 4_000, units: 900, at: hour, by: friends)
    #expect(window.averagePrice() == 2_500)
    _ = window.add(price: 4_000, units: 900, at: hour, by: ParticipantPair(alice, 5))
    #expect(window.averagePrice() == 3_842, "sybils are not stopped by the cap but by the quotes")
    let bound = SpotQuotation(window: &window, last: nil, impactBid: 990, impactOffer: 1_010)
    #expect(bound?.price == 1_010)
  }
}
