import MatchingEngine
import OrderFlow

/// A market of pools, each offered in several books, for measuring what sharing costs.
struct CapacityMarket: ~Copyable {
  var engine: MatchingEngine
  /// Pools' owner.
  static let provider = ParticipantID(2)
  /// Who buys.
  static let buyer = ParticipantID(3)
  static let price = Price(100)
  private static let hour: UInt64 = 3_600_000_000_000
  private let tenors: Int
  let reportsMarketData: Bool
  private var nextRequest: UInt64 = 1

  /// A catalogue of one spec in `regions` regions for `tenors` tenors of 1, 2, 3 ... hours.
  init(regions: Int, tenors: Int, reportsMarketData: Bool) throws {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    configuration.reportsMarketData = reportsMarketData
    configuration.requestRule = .reusable
    self.tenors = tenors
    self.reportsMarketData = reportsMarketData
    engine = MatchingEngine(configuration: configuration)
    let asked = ParticipantID.exchangeOperator
    for name in ["PROVIDER", "BUYER"] {
      try apply(
        .registerParticipant(
          RegisterParticipant(participant: asked, requestID: 0, name: Self.code(name), credential: .zero)))
    }
    try apply(
      .addSpec(
        AddSpec(
          participant: asked, requestID: 0, code: Self.code("S"), kind: .accelerator, memoryGiB: 1, peakTeraflops: 1,
          lotSize: 1, interconnect: Code16(low: 0, high: 0), title: Text48(""))))
    for hours in 1...UInt32(tenors) {
      try apply(
        .addTenor(AddTenor(participant: asked, requestID: 0, code: Self.code("\(hours)h"), hours: hours)))
    }
    for region in 1...UInt32(regions) {
      try apply(
        .addRegion(AddRegion(participant: asked, requestID: 0, code: Self.code("R\(region)"), title: Text48(""))))
      for tenor in 1...UInt32(tenors) {
        try apply(
          .addInstrument(
            AddInstrument(
              participant: asked, requestID: 0, spec: SpecID(rawValue: 1), region: RegionID(rawValue: region),
              tenor: TenorID(rawValue: tenor), tickSize: 1, defaultProtection: 1)))
      }
    }
  }

  private static func code(_ text: String) -> Code16 {
    guard let code = Code16(text) else { preconditionFailure("\(text) is no code") }
    return code
  }

  /// The book of a region and a tenor, both counted from 0.
  func book(_ region: Int, _ tenor: Int) -> InstrumentID { InstrumentID(UInt32(region * tenors + tenor) + 1) }

  /// Applies one command that must be taken; returns its events' last pool.
  @discardableResult
  mutating func apply(_ command: Command, at time: UInt64 = 0) throws -> PoolID? {
    var events = EventBuffer(capacity: 4)
    engine.apply(command, at: Timestamp(time), into: &events)
    var pool: PoolID?
    for index in 0..<events.count {
      if case .rejected(let rejection) = events[index] { throw FlowError("the market refused: \(rejection)") }
      if case .poolOpened(let opened) = events[index] { pool = opened.pool }
    }
    return pool
  }

  /// A pool of `units` in a region, offered in its first `books` books.
  mutating func deposit(_ units: Int64, region: Int, books: Int) throws {
    let pool = try apply(
      .depositCapacity(
        DepositCapacity(
          participant: Self.provider, requestID: 0, spec: SpecID(rawValue: 1),
          region: RegionID(rawValue: UInt32(region) + 1), units: Quantity(units))))
    for tenor in 0..<books {
      var offer = NewOrder(
        participant: Self.provider, clientOrderID: nextRequest, instrument: book(region, tenor), side: .offer,
        price: Self.price, quantity: Quantity(units))
      nextRequest += 1
      offer.pool = pool
      try apply(.newOrder(offer))
    }
  }

  /// A bid for one unit, immediate or cancel.
  static func bid(_ instrument: InstrumentID) -> NewOrder {
    NewOrder(
      participant: buyer, clientOrderID: 1, instrument: instrument, side: .bid, timeInForce: .immediateOrCancel,
      price: price, quantity: Quantity(1))
  }

  /// When the leases of the tenor counted from 0 end that begin now.
  static func end(ofTenor tenor: Int) -> UInt64 { UInt64(tenor + 1) * hour }
}
