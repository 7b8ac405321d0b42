import MatchingEngine

/// A small market for tests that read as the rules: one book, tick 1, lot 1, 24 hours, protection 10 ticks.
struct MarketBench: ~Copyable {
  var engine: MatchingEngine
  private var buffer = EventBuffer()
  private var nextRequest: UInt64 = 1
  private(set) var now: UInt64 = 1_000

  static let anna = ParticipantID(2)
  static let bert = ParticipantID(3)
  static let carl = ParticipantID(4)
  static let book = InstrumentID(1)

  init(configuration: EngineConfiguration = EngineConfiguration(), tickSize: Int64 = 1, lotSize: UInt32 = 1) {
    engine = MatchingEngine(configuration: configuration)
    let asked = ParticipantID.exchangeOperator
    for name in ["anna", "bert", "carl"] {
      run(
        .registerParticipant(
          RegisterParticipant(participant: asked, requestID: next(), name: Code16(name)!, credential: .zero)))
    }
    run(
      .addSpec(
        AddSpec(
          participant: asked, requestID: next(), code: Code16("H800-80G")!, kind: .accelerator, memoryGiB: 80,
          peakTeraflops: 989, lotSize: lotSize, interconnect: Code16("NVLINK")!, title: Text48("H800"))))
    run(.addRegion(AddRegion(participant: asked, requestID: next(), code: Code16("HZ")!, title: Text48("Hangzhou"))))
    run(.addTenor(AddTenor(participant: asked, requestID: next(), code: Code16("1d")!, hours: 24)))
    run(
      .addInstrument(
        AddInstrument(
          participant: asked, requestID: next(), spec: SpecID(rawValue: 1), region: RegionID(rawValue: 1),
          tenor: TenorID(rawValue: 1), tickSize: tickSize, defaultProtection: 10)))
  }

  mutating func next() -> UInt64 {
    defer { nextRequest += 1 }
    return nextRequest
  }

  /// Applies a command and tells what happened, in short lines without ids: see ``brief(_:)``.
  @discardableResult
  mutating func run(_ command: Command) -> [String] {
    buffer.removeAll()
    engine.apply(command, at: Timestamp(now), into: &buffer)
    var lines: [String] = []
    buffer.forEach { if let line = Self.brief($0) { lines.append(line) } }
    return lines
  }

  /// Enters an order.
  @discardableResult
  mutating func enter(
    _ who: ParticipantID, _ side: Side, _ units: Int64, at price: Int64? = nil,
    _ change: (inout NewOrder) -> Void = { _ in }
  ) -> [String] {
    var order = NewOrder(
      participant: who, clientOrderID: next(), instrument: Self.book, side: side, price: price.map { Price($0) },
      quantity: Quantity(units))
    change(&order)
    return run(.newOrder(order))
  }

  /// Amends the participant's order that was entered `age` requests ago.
  mutating func amend(_ who: ParticipantID, client: UInt64, price: Int64? = nil, units: Int64? = nil) -> [String] {
    run(
      .amendOrder(
        AmendOrder(
          participant: who, requestID: next(), target: .client(client), price: price.map { Price($0) },
          quantity: units.map { Quantity($0) })))
  }

  mutating func cancel(_ who: ParticipantID, client: UInt64) -> [String] {
    run(.cancelOrder(CancelOrder(participant: who, requestID: next(), target: .client(client))))
  }

  mutating func set(_ state: TradingState) -> [String] {
    run(
      .setTradingState(
        SetTradingState(participant: .exchangeOperator, requestID: next(), instrument: Self.book, state: state)))
  }

  /// Sets collars around the reference `reference` and the last trade, with an auction of 100 nanoseconds.
  mutating func collars(reference: Int64?, fixed: Int64?, moving: Int64?) {
    run(
      .setCollars(
        SetCollars(
          participant: .exchangeOperator, requestID: next(), instrument: Self.book, staticRange: fixed,
          dynamicRange: moving, reference: reference.map { Price($0) }, auctionNanoseconds: 100)))
  }

  mutating func wait(_ nanoseconds: UInt64) -> [String] {
    now += nanoseconds
    return run(.advanceClock)
  }

  /// The last id that was given to a request.
  var lastRequest: UInt64 { nextRequest - 1 }

  /// The queue of a side, `units@price` each, first to trade first.
  func queue(_ side: Side) -> [String] {
    engine.restingOrders(side, of: Self.book).map { "\($0.remaining.rawValue)@\($0.price.rawValue)" }
  }

  /// The levels of a side as everybody sees them.
  func shown(_ side: Side) -> [String] {
    engine.levels(side, of: Self.book).map { "\($0.quantity.rawValue)@\($0.price.rawValue)" }
  }

  /// An event in a few words; `nil` for market data that follows from the others.
  static func brief(_ event: Event) -> String? {
    switch event {
    case .accepted: "accepted"
    case .rejected(let rejection): "rejected \(rejection.code)"
    case .traded(let trade): "traded \(trade.quantity.rawValue)@\(trade.price.rawValue)"
    case .amended(let amended): amended.keptPriority ? "amended, keeps its place" : "amended, loses its place"
    case .cancelled(let cancelled): "cancelled \(cancelled.quantity.rawValue) \(cancelled.reason)"
    case .massCancelled(let done): "mass cancelled \(done.count)"
    case .triggered: "triggered"
    case .rested(let rested): "rests \(rested.quantity.rawValue)@\(rested.price.rawValue)"
    case .tradingStateChanged(let changed): "\(changed.state)"
    case .auctionIndicated(let indicated):
      "indicates \(indicated.quantity.rawValue)@\(indicated.price.map { "\($0.rawValue)" } ?? "-")"
    case .poolOpened(let opened): "opens a pool of \(opened.units.rawValue)"
    case .poolChanged(let pool): "pool \(pool.free.rawValue)/\(pool.units.rawValue) out \(pool.outOfService.rawValue)"
    case .poolClosed: "closes a pool"
    case .leaseOpened(let lease): "leases \(lease.units.rawValue)"
    case .leaseEnded(let lease): "lease of \(lease.units.rawValue) ends: \(lease.reason)"
    case .parked(let order): "parked \(order.remaining.rawValue)@\(order.price.rawValue)"
    case .restored(let order): "restored \(order.remaining.rawValue)@\(order.price.rawValue)"
    case .resized(let order): "shows \(order.shown.rawValue)@\(order.price.rawValue)"
    case .levelChanged, .collarsChanged, .participantRegistered, .catalogueExtended: nil
    }
  }
}
