import SeededRandom
import Testing

@testable import MarketReplay

@Suite("A plan follows from trace, tenors and seed")
struct ReplayPlanTests {
  @Test("A node's cards are offered whole in every tenor up to the shortest that covers the trace")
  func offersEveryFittingTenor() throws {
    let plan = try Sample.plan()
    // 216,000 s are 60 hours: 1h and 1d are shorter, 1w covers them, 1m and 3m are beyond.
    #expect(plan.offeredTenors.map(\.code) == ["1h", "1d", "1w"])
    let offers = plan.orders[..<plan.offerCount]
    #expect(offers.count == 4 * 3)
    #expect(offers.filter { $0.source == "node-c" }.map(\.tenor.code) == ["1h", "1d", "1w"])
    #expect(offers.allSatisfy { $0.side == .offer })
    #expect(offers.filter { $0.source == "node-c" }.allSatisfy { $0.units == 4 && $0.spec == "T4" })
  }

  @Test(
    "A task bids in the shortest tenor that covers it",
    arguments: [
      (0, "1h"), (1, "1h"), (3_600, "1h"), (3_601, "1d"), (86_400, "1d"), (86_401, "1w"), (604_801, "1m"),
      (7_776_000, "3m"), (7_776_001, "3m"),
    ] as [(Int64, String)])
  func choosesTenor(seconds: Int64, code: String) {
    #expect(Sample.tenors.covering(seconds: seconds).tenor.code == code)
    #expect(Sample.tenors.covering(seconds: seconds).isCut == (seconds > 7_776_000))
  }

  @Test("Tasks longer than the longest tenor bid for the longest and are counted")
  func cutsLongTasks() throws {
    let hours = [MarketTenor(code: "1h", hours: 1)]
    let plan = try ReplayPlan(trace: Sample.trace(), tenors: hours, settings: ReplaySettings())
    #expect(plan.tasks.allSatisfy { $0.tenor.code == "1h" })
    #expect(plan.cutTasks == 5)
  }

  struct Expected: Sendable, CustomTestStringConvertible {
    let task: String
    let spec: String
    let tenor: String
    let units: Int64
    var testDescription: String { task }
  }

  @Test(
    "A task becomes one bid for its cards on one accepted spec",
    arguments: [
      Expected(task: "first", spec: "T4", tenor: "1h", units: 1),
      Expected(task: "share-of-a-card", spec: "T4", tenor: "1h", units: 1),
      Expected(task: "one-second-over-an-hour", spec: "T4", tenor: "1d", units: 2),
      Expected(task: "cheapest-of-two", spec: "T4", tenor: "1w", units: 1),
      Expected(task: "eight-at-once", spec: "V100M32", tenor: "1w", units: 8),
      Expected(task: "no-such-card", spec: "G3", tenor: "1h", units: 1),
      Expected(task: "to-the-end", spec: "T4", tenor: "1w", units: 2),
    ])
  func translatesTasks(expected: Expected) throws {
    let plan = try Sample.plan()
    let bid = plan.orders[try plan.bid(expected.task)]
    #expect(bid.side == .bid)
    #expect(bid.spec == expected.spec)
    #expect(bid.tenor.code == expected.tenor)
    #expect(bid.units == expected.units)
  }

  @Test("Of equally cheap specs a task takes the first that it names")
  func breaksTiesByOrder() throws {
    let pods = "name,num_gpu,gpu_spec,creation_time,deletion_time\nx,1,ZZ|AA,0,1\n"
    let plan = try ReplayPlan(trace: Sample.trace(pods: pods), tenors: Sample.tenors, settings: ReplaySettings())
    #expect(plan.tasks.first?.spec == "ZZ")
  }

  @Test("A task that names no spec gets one as often as the nodes have cards of it")
  func spreadsTasksByCards() throws {
    let choice = SpecChoice(capacity: ["T4": 6, "G2": 2, "P100": 0])
    let anything = Trace.Task(name: "any", units: 1, acceptedSpecs: [], createdAt: 0, endsAt: 1, wantsShare: false)
    var counts: [String: Int] = [:]
    for item in 0..<8_000 {
      var generator = SplitMix64(seed: 3, purpose: Purpose.specOfTask, item: UInt64(item))
      counts[choice.specs(for: anything, &generator)[0], default: 0] += 1
    }
    #expect(counts["P100"] == nil)
    #expect((5_700...6_300).contains(counts["T4"] ?? 0))
    #expect((1_700...2_300).contains(counts["G2"] ?? 0))
  }

  @Test("Offers come first; bids are entered at creation and withdrawn when their task ends before the trace does")
  func ordersSteps() throws {
    let plan = try Sample.plan()
    #expect(plan.actions.prefix(plan.offerCount).map(\.step) == (0..<plan.offerCount).map { .enter($0) })
    let rest = Array(plan.actions.dropFirst(plan.offerCount))
    #expect(rest.map(\.time) == rest.map(\.time).sorted())
    func times(_ task: String) throws -> (entered: Int64?, withdrawn: Int64?) {
      let bid = try plan.bid(task)
      return (rest.first { $0.step == .enter(bid) }?.time, rest.first { $0.step == .withdraw(bid) }?.time)
    }
    #expect(try times("first") == (0, 3_600))
    #expect(try times("ends-as-it-starts") == (700, 700))
    #expect(try times("to-the-end") == (100_000, nil))
    for bid in plan.offerCount..<plan.orders.count {
      let entered = try #require(rest.firstIndex { $0.step == .enter(bid) })
      if let withdrawn = rest.firstIndex(where: { $0.step == .withdraw(bid) }) { #expect(entered < withdrawn) }
    }
  }

  @Test("The same seed gives the same plan, another seed other prices")
  func isDeterministic() throws {
    #expect(try Sample.plan(seed: 7) == Sample.plan(seed: 7))
    let other = try Sample.plan(seed: 8)
    #expect(try Sample.plan(seed: 7).orders.map(\.price) != other.orders.map(\.price))
  }

  @Test("A limit takes the earliest tasks and changes nothing about them")
  func limitsTasks() throws {
    let (all, some) = (try Sample.plan(), try Sample.plan(taskLimit: 4))
    #expect(Array(some.tasks) == Array(all.tasks.prefix(4)))
    #expect(some.orders[..<some.offerCount] == all.orders[..<all.offerCount])
  }

  @Test("Golden plan of the sample: what seed 7 gives today it gives in every release")
  func isGolden() throws {
    let lines = try Sample.plan().orders.map { order in
      "\(order.source) \(order.side == .bid ? "bids" : "offers") \(order.units) \(order.symbol(in: "HZ"))"
        + " @ \(order.price) by \(order.trader)"
    }
    #expect(lines == goldenPlan)
  }

  @Test("Limits lie around the reference price, dearer for shorter tenors, on whole 0.01 CNY")
  func drawsPricesAroundReference() throws {
    let (hour, month) = (MarketTenor(code: "1h", hours: 1), MarketTenor(code: "1m", hours: 720))
    #expect(ReferencePrice.ticks(of: "T4", hours: 1) == 25_600)
    #expect(ReferencePrice.ticks(of: "T4", hours: 720) == 16_000)
    for trader in 0..<500 {
      var provider = PriceModel(seed: 1, provider: trader)
      let (offeredHour, offeredMonth) = (provider.offer(of: "T4", for: hour), provider.offer(of: "T4", for: month))
      #expect((23_200...30_500).contains(offeredHour) && offeredHour.isMultiple(of: 100))
      #expect((14_500...19_100).contains(offeredMonth) && offeredMonth < offeredHour)
      let buyer = PriceModel(seed: 1, buyer: trader)
      #expect((24_000...33_800).contains(buyer.bid(for: "T4", for: hour)))
    }
  }

  @Test("Shorter tenors never cost less per hour than longer ones")
  func pricesFallWithTerm() {
    let prices = [1, 24, 168, 720, 2_160, 4_320, 8_640].map { ReferencePrice.permilleOfMonth(hours: $0) }
    #expect(prices == prices.sorted(by: >))
    #expect(Set(prices).count == prices.count)
  }

  @Test("A trace without cards and an exchange without tenors are refused by name")
  func refusesNothing() throws {
    let empty = try Sample.trace(nodes: "sn,gpu,model\n")
    #expect(throws: ReplayError.noCards) {
      try ReplayPlan(trace: empty, tenors: Sample.tenors, settings: ReplaySettings())
    }
    #expect(throws: ReplayError.noTenors) {
      try ReplayPlan(trace: Sample.trace(), tenors: [], settings: ReplaySettings())
    }
  }
}

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("It gives the sequence that its authors publish for seed 1234567")
  func matchesReference() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("Numbers of a range stay in it, reach both ends, and come about equally often")
  func drawsFromRanges() {
    var generator = SplitMix64(seed: 1)
    var counts: [Int64: Int] = [:]
    for _ in 0..<6_000 { counts[generator.number(in: -2...3), default: 0] += 1 }
    #expect(counts.keys.sorted() == [-2, -1, 0, 1, 2, 3])
    #expect(counts.values.allSatisfy { (850...1_150).contains($0) })
    #expect(generator.number(in: 5...5) == 5)
    _ = generator.number(in: Int64.min...Int64.max)
  }
}
