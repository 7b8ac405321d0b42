import MatchingEngine
import SeededRandom

extension ReplayPlan {
  /// The plan for `trace`.
  ///
  /// - Parameters:
  ///   - trace: What there was.
  ///   - tenors: The exchange's tenors, in any order.
  ///   - settings: Seed, limit and numbers of traders.
  /// - Throws: ``ReplayError`` when there is nothing to sell or no tenor to sell it for.
  /// - Complexity: O(nodes x tenors + tasks x log tasks).
  public init(trace: Trace, tenors: [MarketTenor], settings: ReplaySettings) throws(ReplayError) {
    guard !trace.nodes.isEmpty else { throw .noCards }
    guard !tenors.isEmpty else { throw .noTenors }
    precondition((1...ReplaySettings.sessionsMaximum).contains(settings.providers), "there must be a few providers")
    precondition((1...ReplaySettings.sessionsMaximum).contains(settings.buyers), "there must be a few buyers")
    let sorted = tenors.sorted { ($0.hours, $0.code) < ($1.hours, $1.code) }
    let fitting = sorted.fitting(seconds: trace.span)
    let tasks = trace.tasks.prefix(settings.taskLimit ?? .max)
    let offers = Self.offers(trace.nodes, in: fitting, settings)
    let bids = Self.bids(tasks, SpecChoice(capacity: trace.capacity), in: sorted, settings)

    self.settings = settings
    deposits = trace.nodes.enumerated().map { index, node in
      Deposit(trader: index % settings.providers, spec: node.spec, units: node.units)
    }
    orders = offers + bids
    offerCount = offers.count
    actions = Self.actions(offerCount: offers.count, tasks, in: trace)
    capacity = trace.capacity
    span = trace.span
    offeredTenors = fitting
    cutTasks = tasks.count { sorted.covering(seconds: $0.endsAt - $0.createdAt).isCut }
    sharingTasks = tasks.count { $0.wantsShare }
    tasksWithoutCards = trace.tasksWithoutCards
    nodeCount = trace.nodes.count
  }

  private static func offers(_ nodes: [Trace.Node], in tenors: [MarketTenor], _ settings: ReplaySettings) -> [Order] {
    nodes.enumerated().flatMap { index, node in
      var prices = PriceModel(seed: settings.seed, provider: index)
      return tenors.map { tenor in
        Order(
          side: .offer, trader: index % settings.providers, source: node.name, spec: node.spec, tenor: tenor,
          units: node.units, price: prices.offer(of: node.spec, for: tenor), deposit: index)
      }
    }
  }

  private static func bids(
    _ tasks: ArraySlice<Trace.Task>, _ choice: SpecChoice, in tenors: [MarketTenor], _ settings: ReplaySettings
  ) -> [Order] {
    tasks.enumerated().map { index, task in
      var generator = SplitMix64(seed: settings.seed, purpose: Purpose.specOfTask, item: UInt64(index))
      let specs = choice.specs(for: task, &generator)
      let tenor = tenors.covering(seconds: task.endsAt - task.createdAt).tenor
      let prices = PriceModel(seed: settings.seed, buyer: index)
      return Order(
        side: .bid, trader: index % settings.buyers, source: task.name, spec: specs[0], tenor: tenor,
        units: task.units, price: prices.bid(for: specs[0], for: tenor),
        alternatives: specs.dropFirst().map { Alternative(spec: $0, price: prices.bid(for: $0, for: tenor)) })
    }
  }

  /// At one moment bids are withdrawn before others are entered, each in the order of the tasks.
  private static func actions(offerCount: Int, _ tasks: ArraySlice<Trace.Task>, in trace: Trace) -> [Action] {
    let offers = (0..<offerCount).map { Action(time: 0, step: .enter($0)) }
    var timed: [(time: Int64, rank: Int, index: Int)] = []
    for (index, task) in tasks.enumerated() {
      timed.append((task.createdAt - trace.start, 1, index))
      guard task.endsAt < trace.end else { continue }
      // A task that ends as it starts still gets its bid in before it is withdrawn.
      timed.append((task.endsAt - trace.start, task.endsAt > task.createdAt ? 0 : 2, index))
    }
    timed.sort { ($0.time, $0.rank, $0.index) < ($1.time, $1.rank, $1.index) }
    return offers
      + timed.map { entry in
        let order = offerCount + entry.index
        return Action(time: entry.time, step: entry.rank == 1 ? .enter(order) : .withdraw(order))
      }
  }
}

/// Streams of random numbers that must not disturb one another.
enum Purpose {
  static let offerPrices: UInt64 = 1
  static let bidPrices: UInt64 = 2
  static let specOfTask: UInt64 = 3
}

/// Limit prices around the reference price.
struct PriceModel {
  private var generator: SplitMix64
  /// What this trader adds to or takes off every price, in thousandths.
  private let level: Int64

  /// Limits are whole multiples of it: 0.01 CNY.
  static let step: Int64 = 100
  /// What a provider asks against the reference price, in thousandths: costs differ from hall to hall.
  private static let providerLevels: ClosedRange<Int64> = 920...1_180
  /// What a buyer is ready to pay against the reference price, in thousandths: urgency differs more than cost.
  private static let buyerLevels: ClosedRange<Int64> = 940...1_320
  /// How far single offers of one provider stray from its level, in thousandths.
  private static let jitter: ClosedRange<Int64> = -10...10

  init(seed: UInt64, provider: Int) {
    generator = SplitMix64(seed: seed, purpose: Purpose.offerPrices, item: UInt64(provider))
    level = generator.number(in: Self.providerLevels)
  }

  init(seed: UInt64, buyer: Int) {
    generator = SplitMix64(seed: seed, purpose: Purpose.bidPrices, item: UInt64(buyer))
    level = generator.number(in: Self.buyerLevels)
  }

  mutating func offer(of spec: String, for tenor: MarketTenor) -> Int64 {
    Self.rounded(ReferencePrice.ticks(of: spec, hours: tenor.hours) * (level + generator.number(in: Self.jitter)))
  }

  func bid(for spec: String, for tenor: MarketTenor) -> Int64 {
    Self.rounded(ReferencePrice.ticks(of: spec, hours: tenor.hours) * level)
  }

  private static func rounded(_ thousandths: Int64) -> Int64 {
    max(step, thousandths / (1_000 * step) * step)
  }
}
