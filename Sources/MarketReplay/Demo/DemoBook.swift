import ExchangeClient
import MatchingEngine

/// An order book of the simulated market.
struct DemoBook: Equatable {
  let id: InstrumentID
  let symbol: String
  let hours: Int64
  let tickSize: Int64
  let lotSize: Int64
  /// The middle around which its price moves, in ticks per unit-hour.
  let base: Int64
}

extension DemoBook {
  init(_ instrument: Catalogue.Instrument) {
    id = instrument.id
    symbol = "\(instrument.symbol)"
    hours = Int64(instrument.hours)
    tickSize = instrument.tickSize
    lotSize = Int64(instrument.lotSize)
    base = ReferencePrice.ticks(of: instrument.symbol.spec, hours: Int64(instrument.hours))
  }

  /// What people come to see first, in this order; where the catalogue has others, those follow.
  private static let preferred = [
    "H800-80G", "H20-96G", "A800-80G", "ASCEND910B-64G", "L40S-48G", "RTX4090-24G", "A100-80G", "V100M32", "C9-64C",
  ]
  /// A month for all of them; a quarter next for every other spec, an hour for those between.
  private static let preferredHours: [[Int64]] = [[720, 2_160, 1, 24], [720, 1, 2_160, 24]]

  /// `count` books of a catalogue: sought-after specs first, each in one of two regions, two tenors each and then more; sorted
  /// for reading.
  static func choose(_ count: Int, from catalogue: Catalogue) -> [DemoBook] {
    let regions = catalogue.regions.map { "\($0.code)" }
    func rank(_ instrument: Catalogue.Instrument) -> [Int] {
      let spec = preferred.firstIndex(of: instrument.symbol.spec) ?? preferred.count
      let order = preferredHours[spec % preferredHours.count]
      let tenor = order.firstIndex(of: Int64(instrument.hours)) ?? order.count
      // Each spec has a home, so that the first books are not all of one region.
      let isHome = regions.firstIndex(of: instrument.symbol.region) == spec % max(1, min(2, regions.count))
      return [spec == preferred.count ? 1 : 0, isHome ? 0 : 1, tenor, spec, Int(instrument.id.rawValue)]
    }
    let ranked = catalogue.instruments.map { (rank: rank($0), instrument: $0) }.sorted {
      $0.rank.lexicographicallyPrecedes($1.rank)
    }
    return ranked.prefix(count).map(\.instrument)
      .sorted { left, right in
        let ranks = [left, right].map { [rank($0)[3], Int($0.hours), Int($0.id.rawValue)] }
        return ranks[0].lexicographicallyPrecedes(ranks[1])
      }
      .map { DemoBook($0) }
  }
}
