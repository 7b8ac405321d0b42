import ExchangeClient
import MatchingEngine

/// Makes sure that the exchange lists everything that a plan trades, and translates the plan for it.
struct MarketPreparation {
  /// A book that the plan needs.
  struct Book: Hashable {
    let spec: String
    let tenor: String
  }

  private let plan: ReplayPlan
  private var region: String { plan.settings.region }

  init(plan: ReplayPlan) { self.plan = plan }

  /// Tenors of a catalogue, as plans know them.
  static func tenors(of catalogue: Catalogue) -> [MarketTenor] {
    catalogue.tenors.map { MarketTenor(code: "\($0.code)", hours: Int64($0.hours)) }
  }

  /// What the plan needs and the catalogue does not have.
  func missingBooks(in catalogue: Catalogue) -> [Book] {
    let needed = Set(
      plan.orders.lazy.flatMap { order in
        ([order.spec] + order.alternatives.map(\.spec)).map { Book(spec: $0, tenor: order.tenor.code) }
      })
    let listed = Set(
      catalogue.instruments.lazy.filter { $0.symbol.region == region }
        .map { Book(spec: $0.symbol.spec, tenor: $0.symbol.tenor) })
    return needed.subtracting(listed).sorted { ($0.spec, $0.tenor) < ($1.spec, $1.tenor) }
  }

  /// Adds what is missing through the operator's session: the region, specs, and a book for each of the specs' tenors.
  func add(_ books: [Book], to catalogue: Catalogue, by session: OrderSession) throws(ClientError) {
    let regionID = try region(in: catalogue, session)
    var specs: [String: SpecID] = [:]
    for spec in catalogue.specs { specs["\(spec.code)"] = SpecID(rawValue: spec.spec) }
    let tenors = Dictionary(
      catalogue.tenors.map { ("\($0.code)", TenorID(rawValue: $0.tenor)) }, uniquingKeysWith: { first, _ in first })
    for book in books {
      if specs[book.spec] == nil {
        specs[book.spec] = try session.addSpec(
          code: book.spec, kind: .accelerator, memoryGiB: 0, title: "\(book.spec), from an imported trace")
      }
      guard let spec = specs[book.spec], let tenor = tenors[book.tenor] else {
        preconditionFailure("specs were just added, and plans are made of the catalogue's tenors")
      }
      _ = try session.addInstrument(
        spec: spec, region: regionID, tenor: tenor, tickSize: Self.tickSize,
        defaultProtection: Self.defaultProtection)
    }
  }

  /// Prices of added books are whole multiples of this many ticks: 0.0001 CNY, as in the built-in catalogue.
  private static let tickSize: Int64 = 1
  /// Protection of market orders in added books, in ticks: 0.5 CNY, as in the built-in catalogue.
  private static let defaultProtection: Int64 = 5_000

  private func region(in catalogue: Catalogue, _ session: OrderSession) throws(ClientError) -> RegionID {
    if let found = catalogue.regions.first(where: { "\($0.code)" == region }) {
      return RegionID(rawValue: found.region)
    }
    return try session.addRegion(code: region, title: "\(region), from an imported trace")
  }

  /// The plan's orders as the exchange takes them, at the same indices.
  ///
  /// - Parameter pools: The pools that the plan's deposits opened, at their indices.
  /// - Precondition: ``missingBooks(in:)`` is empty.
  func requests(in catalogue: Catalogue, pools: [PoolID]) -> [PlannedRequest] {
    let books = Dictionary(
      catalogue.instruments.lazy.filter { $0.symbol.region == region }.map {
        (Book(spec: $0.symbol.spec, tenor: $0.symbol.tenor), $0)
      }, uniquingKeysWith: { first, _ in first })
    func book(_ spec: String, _ tenor: MarketTenor) -> Catalogue.Instrument {
      guard let book = books[Book(spec: spec, tenor: tenor.code)] else {
        preconditionFailure("every book that the plan needs is listed")
      }
      return book
    }
    return plan.orders.map { order in
      let first = book(order.spec, order.tenor)
      let price = Price(onTick(order.price, first.tickSize))
      guard order.alternatives.isEmpty else {
        let others = order.alternatives.map { other in
          let instrument = book(other.spec, order.tenor)
          return Alternative(instrument: instrument.id, price: Price(onTick(other.price, instrument.tickSize)))
        }
        return .alternatives(
          AlternativesRequest(
            [Alternative(instrument: first.id, price: price)] + others, quantity: Quantity(order.units),
            isGang: order.isGang))
      }
      var request = OrderRequest(order.side, of: first.id, quantity: Quantity(order.units), price: price)
      request.pool = order.deposit.map { pools[$0] }
      request.isGang = order.isGang
      return .order(request)
    }
  }

  /// The spec of each of the region's books.
  func specs(in catalogue: Catalogue) -> [InstrumentID: String] {
    Dictionary(
      catalogue.instruments.lazy.filter { $0.symbol.region == region }.map { ($0.id, $0.symbol.spec) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The positive multiple of `tickSize` nearest to `price`.
  private func onTick(_ price: Int64, _ tickSize: Int64) -> Int64 {
    max(tickSize, (price + tickSize / 2) / tickSize * tickSize)
  }
}
