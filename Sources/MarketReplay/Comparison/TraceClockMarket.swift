import MatchingEngine

/// A market that runs on a trace's clock: the matching engine alone, without sockets, disk and the clock on the wall.
struct TraceClockMarket: ~Copyable {
  private let plan: ReplayPlan
  private let way: CapacityUseComparison.Way
  private var engine: MatchingEngine
  private var events = EventBuffer()
  private let tenors: [MarketTenor]
  private let specs: [String]
  private var nextRequest: UInt64 = 1
  /// The pool's offers: by book, at what price the provider offers.
  private var rateCards: [PoolID: [InstrumentID: Price]] = [:]
  /// When leases end and which units they bring back, by tenor, in order.
  private var ends: [[Lease]]
  private var endsDone: [Int]
  /// The plan's bids by their request ids, and the other way round.
  private var bids: [UInt64: Int] = [:]
  private var requests: [Int: UInt64] = [:]
  private var outcome: CapacityUseComparison.Outcome

  private struct Lease {
    let end: Timestamp
  }

  private static let provider = ParticipantID(2)
  private static let buyer = ParticipantID(3)
  private static let second: UInt64 = 1_000_000_000
  /// The engine's time at the trace's start.
  private static let start: UInt64 = 1_000_000_000

  init(plan: ReplayPlan, way: CapacityUseComparison.Way) throws {
    self.plan = plan
    self.way = way
    var tenors: [MarketTenor] = []
    for order in plan.orders where !tenors.contains(order.tenor) { tenors.append(order.tenor) }
    self.tenors = tenors.sorted { $0.hours < $1.hours }
    specs = plan.specs
    ends = Array(repeating: [], count: tenors.count)
    endsDone = Array(repeating: 0, count: tenors.count)
    outcome = CapacityUseComparison.Outcome(
      way: way, tasksFilled: 0, gangsFilled: 0, trades: 0, cardHours: 0, shareOfCapacityUsed: 0, notionalTicks: 0)
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    configuration.requestRule = .reusable
    configuration.reportsMarketData = false
    engine = MatchingEngine(configuration: configuration)
    try list()
  }

  /// Plays the whole plan.
  mutating func play() throws -> CapacityUseComparison.Outcome {
    try offerEverything()
    for action in plan.actions {
      try passTime(until: action.time)
      let now = Timestamp(Self.time(action.time))
      switch action.step {
      case .enter(let order) where order >= plan.offerCount: try bid(order, at: now)
      case .enter: continue
      case .withdraw(let order):
        guard let request = requests[order], bids[request] != nil else { continue }
        try apply(.cancelOrder(CancelOrder(participant: Self.buyer, requestID: 0, target: .client(request))), at: now)
      }
    }
    try passTime(until: plan.span)
    let seconds = Double(plan.deposits.reduce(0) { $0 + $1.units } * plan.span)
    outcome.shareOfCapacityUsed = seconds == 0 ? 0 : Double(outcome.cardHours) / seconds
    // Kept in card-seconds until here.
    outcome.cardHours /= 3_600
    return outcome
  }

  private static func time(_ seconds: Int64) -> UInt64 { start + UInt64(seconds) * second }

  // MARK: - The catalogue and the offers

  private func book(_ spec: String, _ tenor: MarketTenor) -> InstrumentID {
    let (spec, tenor) = (specs.firstIndex(of: spec)!, tenors.firstIndex(of: tenor)!)
    return InstrumentID(UInt32(spec * tenors.count + tenor) + 1)
  }

  private mutating func list() throws {
    let asked = ParticipantID.exchangeOperator
    func code(_ text: String) throws -> Code16 {
      guard let code = Code16(text) else { throw ReplayError.refused("\(text) is no code") }
      return code
    }
    var commands: [Command] = []
    for name in ["PROVIDER", "BUYER"] {
      commands.append(
        .registerParticipant(
          RegisterParticipant(participant: asked, requestID: 0, name: try code(name), credential: .zero)))
    }
    commands.append(
      .addRegion(
        AddRegion(participant: asked, requestID: 0, code: try code(plan.settings.region), title: Text48(""))))
    for tenor in tenors {
      commands.append(
        .addTenor(
          AddTenor(participant: asked, requestID: 0, code: try code(tenor.code), hours: UInt32(tenor.hours))))
    }
    for (index, spec) in specs.enumerated() {
      commands.append(
        .addSpec(
          AddSpec(
            participant: asked, requestID: 0, code: try code(spec), kind: .accelerator, memoryGiB: 0, peakTeraflops: 0,
            lotSize: 1, interconnect: Code16(low: 0, high: 0), title: Text48(""))))
      for tenor in tenors.indices {
        commands.append(
          .addInstrument(
            AddInstrument(
              participant: asked, requestID: 0, spec: SpecID(rawValue: UInt32(index) + 1),
              region: RegionID(rawValue: 1), tenor: TenorID(rawValue: UInt32(tenor) + 1), tickSize: 1,
              defaultProtection: 1)))
      }
    }
    for command in commands { try apply(command, at: Timestamp(Self.start)) }
  }

  private mutating func offerEverything() throws {
    let offers = Dictionary(grouping: plan.orders[..<plan.offerCount]) { $0.deposit ?? 0 }
    let demand = demandByTenor()
    for (index, deposit) in plan.deposits.enumerated() {
      let rates = offers[index] ?? []
      switch way {
      case .pooled: try offer(deposit.units, of: deposit.spec, rates)
      case .splitEvenly, .splitByDemand:
        let weights = rates.map { way == .splitEvenly ? 1 : demand[$0.tenor.code] ?? 0 }
        for (rate, units) in zip(rates, Self.shares(of: deposit.units, by: weights)) where units > 0 {
          try offer(units, of: deposit.spec, [rate])
        }
      }
    }
  }

  /// Cards that the plan's tasks want in each tenor.
  ///
  /// Weighing by card-hours serves far fewer tasks: long tenors then get nearly every card of a node.
  private func demandByTenor() -> [String: Int64] {
    plan.tasks.reduce(into: [:]) { $0[$1.tenor.code, default: 0] += $1.units }
  }

  /// `units` dealt out by weight: whole ones, the largest remainders first, then the first named.
  static func shares(of units: Int64, by weights: [Int64]) -> [Int64] {
    let all = weights.reduce(0, +)
    guard all > 0 else { return shares(of: units, by: weights.map { _ in 1 }) }
    var shares = weights.map { units * $0 / all }
    let remainders = weights.indices.sorted { left, right in
      let (a, b) = (units * weights[left] % all, units * weights[right] % all)
      return a != b ? a > b : left < right
    }
    for index in remainders.prefix(Int(units - shares.reduce(0, +))) { shares[index] += 1 }
    return shares
  }

  /// Opens a pool and offers it whole in the book of each rate.
  private mutating func offer(_ units: Int64, of spec: String, _ rates: [ReplayPlan.Order]) throws {
    let now = Timestamp(Self.start)
    try apply(
      .depositCapacity(
        DepositCapacity(
          participant: Self.provider, requestID: 0, spec: SpecID(rawValue: UInt32(specs.firstIndex(of: spec)!) + 1),
          region: RegionID(rawValue: 1), units: Quantity(units))), at: now)
    guard case .poolOpened(let opened) = events[0] else { throw ReplayError.refused("no pool was opened") }
    var card: [InstrumentID: Price] = [:]
    for rate in rates { card[book(spec, rate.tenor)] = Price(rate.price) }
    rateCards[opened.pool] = card
    for rate in rates {
      try offer(Quantity(units), from: opened.pool, in: book(spec, rate.tenor), at: Price(rate.price), now)
    }
  }

  private mutating func offer(
    _ units: Quantity, from pool: PoolID, in book: InstrumentID, at price: Price, _ now: Timestamp
  ) throws {
    var order = NewOrder(
      participant: Self.provider, clientOrderID: nextRequest, instrument: book, side: .offer, price: price,
      quantity: units)
    nextRequest += 1
    order.pool = pool
    try apply(.newOrder(order), at: now)
  }

  // MARK: - Time and bids

  private mutating func bid(_ index: Int, at now: Timestamp) throws {
    let planned = plan.orders[index]
    let request = nextRequest
    nextRequest += 1
    bids[request] = index
    requests[index] = request
    guard planned.alternatives.isEmpty else {
      let all = [(planned.spec, planned.price)] + planned.alternatives.map { ($0.spec, $0.price) }
      let alternatives = all.map { Alternative(instrument: book($0.0, planned.tenor), price: Price($0.1)) }
      return try apply(
        .newAlternatives(
          NewAlternatives(
            participant: Self.buyer, clientOrderID: request, quantity: Quantity(planned.units),
            alternatives: AlternativeList(alternatives), isGang: planned.isGang)), at: now)
    }
    var order = NewOrder(
      participant: Self.buyer, clientOrderID: request, instrument: book(planned.spec, planned.tenor), side: .bid,
      price: Price(planned.price), quantity: Quantity(planned.units))
    order.isGang = planned.isGang
    try apply(.newOrder(order), at: now)
  }

  /// Ends the leases that are due, one moment after the other, and offers again what they bring back.
  private mutating func passTime(until seconds: Int64) throws {
    let limit = Timestamp(Self.time(seconds))
    while true {
      var next: Int?
      for tenor in ends.indices where endsDone[tenor] < ends[tenor].count {
        let end = ends[tenor][endsDone[tenor]].end
        if end <= limit && next.map({ end < ends[$0][endsDone[$0]].end }) ?? true { next = tenor }
      }
      guard let next else { break }
      let moment = ends[next][endsDone[next]].end
      for tenor in ends.indices {
        while endsDone[tenor] < ends[tenor].count && ends[tenor][endsDone[tenor]].end <= moment {
          endsDone[tenor] += 1
        }
      }
      try apply(.advanceClock, at: moment)
      var back: [LeaseEnded] = []
      for index in 0..<events.count { if case .leaseEnded(let ended) = events[index] { back.append(ended) } }
      for lease in back {
        guard let price = rateCards[lease.pool]?[lease.instrument] else { continue }
        try offer(lease.units, from: lease.pool, in: lease.instrument, at: price, moment)
      }
    }
  }

  private mutating func apply(_ command: Command, at time: Timestamp) throws {
    events.removeAll()
    engine.apply(command, at: time, into: &events)
    for index in 0..<events.count { try note(events[index]) }
  }

  private mutating func note(_ event: Event) throws {
    switch event {
    case .rejected(let rejection): throw ReplayError.refused("\(rejection)")
    case .leaseOpened(let lease):
      let last = Timestamp(Self.time(plan.span))
      let tenor = Int(lease.instrument.rawValue - 1) % tenors.count
      ends[tenor].append(Lease(end: lease.end))
      outcome.trades += 1
      outcome.cardHours +=
        lease.units.rawValue * Int64((min(lease.end, last).rawValue - lease.start.rawValue) / Self.second)
      outcome.notionalTicks += lease.price.rawValue * lease.units.rawValue * tenors[tenor].hours
    case .traded(let trade):
      let (bid, left) =
        trade.takerSide == .bid ? (trade.taker, trade.takerRemaining) : (trade.maker, trade.makerRemaining)
      guard left == .zero, let order = bids.removeValue(forKey: bid.clientOrderID) else { return }
      outcome.tasksFilled += 1
      if plan.orders[order].isGang { outcome.gangsFilled += 1 }
    default: return
    }
  }
}
