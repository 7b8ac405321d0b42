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
  private static let preferredHours: [Int64] = [720, 1, 2_160, 24]

  /// `count` books of a catalogue: sought-after specs first, in two regions, one or two tenors each; sorted for reading.
  static func choose(_ count: Int, from catalogue: Catalogue) -> [DemoBook] {
    let regions = catalogue.regions.map { "\($0.code)" }
    func rank(_ instrument: Catalogue.Instrument) -> (Int, Int, Int, UInt32) {
      let spec = preferred.firstIndex(of: instrument.symbol.spec) ?? preferred.count
      let hours = preferredHours.firstIndex(of: Int64(instrument.hours)) ?? preferredHours.count
      // Each spec has a home, so that the first books are not all of one region.
      let home = regions.isEmpty ? 0 : spec % min(2, regions.count)
      let region = regions.firstIndex(of: instrument.symbol.region) ?? regions.count
      return ((region == home ? 0 : 1) + hours * 2, spec, region, instrument.id.rawValue)
    }
    let ranked = catalogue.instruments.map { (rank: rank($0), instrument: $0) }.sorted { $0.rank < $1.rank }
    let chosen = ranked.prefix(count).map { (spec: $0.rank.1, instrument: $0.instrument) }
    return
      chosen.sorted {
        ($0.spec, $0.instrument.symbol.region, $0.instrument.hours, $0.instrument.id.rawValue)
          < ($1.spec, $1.instrument.symbol.region, $1.instrument.hours, $1.instrument.id.rawValue)
      }
      .map { DemoBook($0.instrument) }
  }
}
