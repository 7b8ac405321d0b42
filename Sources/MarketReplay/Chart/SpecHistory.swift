/// What happened to one spec over the trace's time: what a chart shows.
struct SpecHistory {
  /// One tenor's trades and leases.
  struct Series {
    let tenor: MarketTenor
    /// Trades in the order of the exchange: seconds since the trace's start, and ticks per unit-hour.
    let trades: [(time: Int64, price: Int64)]
    let leases: [UseOfCapacity.Lease]
    let use: UseOfCapacity
  }

  let spec: String
  let region: String
  let cards: Int64
  /// Seconds that the trace covers.
  let span: Int64
  let seed: UInt64
  /// By tenor, shortest first; only those that traded.
  let series: [Series]

  /// The history of `spec`; without series when nothing of it was traded.
  init(of spec: String, plan: ReplayPlan, ledger: ReplayLedger) {
    self.spec = spec
    region = plan.settings.region
    cards = plan.capacity[spec] ?? 0
    span = plan.span
    seed = plan.settings.seed
    let fills = ledger.bidFills.filter { $0.spec == spec }
    let byTenor = Dictionary(grouping: fills) { plan.orders[$0.order].tenor.code }
    series = byTenor.values.map { fills in
      let sorted = fills.sorted { ($0.time, $0.trade) < ($1.time, $1.trade) }
      return Series(
        tenor: plan.orders[sorted[0].order].tenor, trades: sorted.map { ($0.time, $0.price) },
        leases: sorted.map(\.lease), use: UseOfCapacity(sorted.map(\.lease)))
    }
    .sorted { ($0.tenor.hours, $0.tenor.code) < ($1.tenor.hours, $1.tenor.code) }
  }

  /// Where a chart starts: few trades lie before it, and the rest gets the room. Seconds since the trace's start.
  var chartStart: Int64 {
    let times = series.flatMap { $0.trades.map(\.time) }.sorted()
    guard let first = times.first else { return 0 }
    let day: Int64 = 86_400
    let early = times[times.count * Self.permilleBeforeChart / 1_000]
    // A quiet start is cut off only when that makes a difference.
    guard early > span / 4 else { return first / day * day }
    return early / day * day
  }

  /// Trades that may lie before the chart's start, in thousandths.
  private static let permilleBeforeChart = 50
}
