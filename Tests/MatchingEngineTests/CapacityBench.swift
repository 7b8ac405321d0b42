import Testing

@testable import MatchingEngine

/// A market of pools for tests that read as the rules: `H800` in `HZ` and `ZW`, each in the tenors 1h, 1d and 1m (720
/// hours), books 1-3 and 4-6; tick 1, lot 1. Anna provides, bert and carl buy.
struct CapacityBench: ~Copyable {
  var engine: MatchingEngine
  private var buffer = EventBuffer()
  private var nextRequest: UInt64 = 1
  private(set) var now: UInt64 = 1_000
  private(set) var events: [Event] = []

  static let anna = ParticipantID(2)
  static let bert = ParticipantID(3)
  static let carl = ParticipantID(4)
  static let hour: UInt64 = 3_600_000_000_000
  static let hourly = InstrumentID(1)
  static let daily = InstrumentID(2)
  static let monthly = InstrumentID(3)
  static let hourlyElsewhere = InstrumentID(4)

  init(configure: (inout EngineConfiguration) -> Void = { _ in }) {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    configure(&configuration)
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
          peakTeraflops: 989, lotSize: 1, interconnect: Code16("NVLINK")!, title: Text48("H800"))))
    for region in ["HZ", "ZW"] {
      run(.addRegion(AddRegion(participant: asked, requestID: next(), code: Code16(region)!, title: Text48(region))))
    }
    for (tenor, hours) in [("1h", UInt32(1)), ("1d", 24), ("1m", 720)] {
      run(.addTenor(AddTenor(participant: asked, requestID: next(), code: Code16(tenor)!, hours: hours)))
    }
    for region in UInt32(1)...2 {
      for tenor in UInt32(1)...3 {
        run(
          .addInstrument(
            AddInstrument(
              participant: asked, requestID: next(), spec: SpecID(rawValue: 1), region: RegionID(rawValue: region),
              tenor: TenorID(rawValue: tenor), tickSize: 1, defaultProtection: 10)))
      }
    }
  }

  mutating func next() -> UInt64 {
    defer { nextRequest += 1 }
    return nextRequest
  }

  /// The last id that was given to a request.
  var lastRequest: UInt64 { nextRequest - 1 }

  /// Applies a command, checks the market's invariants, and tells what happened, in short lines.
  @discardableResult
  mutating func run(_ command: Command) -> [String] {
    buffer.removeAll()
    engine.apply(command, at: Timestamp(now), into: &buffer)
    events = []
    buffer.forEach { events.append($0) }
    if let fault = engine.fault() { Issue.record("\(fault) after \(command)") }
    return events.compactMap(MarketBench.brief)
  }

  /// Lets hours pass.
  mutating func wait(hours: UInt64) -> [String] {
    now += hours * Self.hour
    return run(.advanceClock)
  }

  /// Deposits anna's units in region 1; the pool's id is that of the event.
  mutating func deposit(_ units: Int64, hours: UInt64? = nil, region: UInt32 = 1) -> PoolID {
    run(
      .depositCapacity(
        DepositCapacity(
          participant: Self.anna, requestID: next(), spec: SpecID(rawValue: 1), region: RegionID(rawValue: region),
          units: Quantity(units), end: hours.map { Timestamp(now + $0 * Self.hour) })))
    for case .poolOpened(let opened) in events { return opened.pool }
    Issue.record("no pool was opened: \(events)")
    return PoolID(0)
  }

  /// Anna, or whoever is named, offers units of a pool; returns what happened.
  @discardableResult
  mutating func offer(
    _ units: Int64, at price: Int64, in book: InstrumentID, from pool: PoolID?, by who: ParticipantID = anna,
    _ change: (inout NewOrder) -> Void = { _ in }
  ) -> [String] {
    var order = NewOrder(
      participant: who, clientOrderID: next(), instrument: book, side: .offer, price: Price(price),
      quantity: Quantity(units), pool: pool)
    change(&order)
    return run(.newOrder(order))
  }

  @discardableResult
  mutating func bid(
    _ units: Int64, at price: Int64, in book: InstrumentID, by who: ParticipantID = bert,
    _ change: (inout NewOrder) -> Void = { _ in }
  ) -> [String] {
    var order = NewOrder(
      participant: who, clientOrderID: next(), instrument: book, side: .bid, price: Price(price),
      quantity: Quantity(units))
    change(&order)
    return run(.newOrder(order))
  }

  mutating func cancel(_ who: ParticipantID, client: UInt64) -> [String] {
    run(.cancelOrder(CancelOrder(participant: who, requestID: next(), target: .client(client))))
  }

  /// The last lease that the last command opened.
  var lease: LeaseID {
    var last = LeaseID(0)
    for case .leaseOpened(let opened) in events { last = opened.lease }
    return last
  }

  /// The levels of a side as everybody sees them.
  func shown(_ side: Side, of book: InstrumentID) -> [String] {
    engine.levels(side, of: book).map { "\($0.quantity.rawValue)@\($0.price.rawValue)" }
  }

  /// Free and all units of a pool; `nil` when it is closed.
  func pool(_ id: PoolID) -> String? { engine.openPool(id).map { "\($0.free.rawValue)/\($0.units.rawValue)" } }
}
