/// Price and use of one spec over the trace's time, as a drawing that needs nothing else: trades by tenor above, cards under
/// lease below.
public struct SpecChart {
  private let history: SpecHistory
  private let time: ChartAxis
  private let price: ChartAxis
  private let units: ChartAxis
  private let start: Int64

  private static let width = 1_080
  private static let height = 700
  private static let left = 76.0
  private static let right = 1_050.0
  private static let priceTop = 124.0
  private static let priceBottom = 388.0
  private static let useTop = 452.0
  private static let useBottom = 612.0
  private static let day = 86_400.0
  /// Distinct to people who see colors differently, too; the shortest tenor first.
  private static let colors = ["#1f6fb2", "#e0761c", "#2f9e5f", "#b3387a", "#6f5bb5", "#8a6a2f", "#4a4a4a"]
  private static let quiet = "#6b7280"
  private static let grid = "#e5e7eb"

  /// A chart of `spec`.
  public init(spec: String, plan: ReplayPlan, ledger: ReplayLedger) {
    let history = SpecHistory(of: spec, plan: plan, ledger: ledger)
    self.history = history
    start = history.chartStart
    time = ChartAxis(
      from: Double(start) / Self.day, to: Double(history.span) / Self.day, start: Self.left, end: Self.right,
      steps: 12, wholeSteps: true)
    price = Self.priceAxis(history)
    let peak = UseOfCapacity(history.leases).peak.units
    units = ChartAxis(
      from: 0, to: max(Double(peak) * 1.15, 1), start: Self.useBottom, end: Self.useTop, steps: 5, wholeSteps: true)
  }

  private static func priceAxis(_ history: SpecHistory) -> ChartAxis {
    let prices = history.series.flatMap { $0.trades.map { Double($0.price) / 10_000 } }
    let (lowest, highest) = (prices.min() ?? 0, prices.max() ?? 1)
    let margin = max((highest - lowest) * 0.08, 0.05)
    return ChartAxis(
      from: max(0, lowest - margin), to: highest + margin, start: priceBottom, end: priceTop, steps: 6)
  }

  /// The drawing.
  public var svg: String {
    var drawing = SVGDocument(
      width: Self.width, height: Self.height, title: title,
      description: "Trade prices by tenor, and cards under lease, over the trace's time. \(ReferencePrice.disclaimer)")
    addHeading(to: &drawing)
    addGrid(to: &drawing)
    if history.series.isEmpty {
      drawing.add(
        text: "No bid on this spec was filled.", x: (Self.left + Self.right) / 2,
        y: (Self.priceTop + Self.priceBottom) / 2, size: 16, color: Self.quiet, anchor: .middle)
    } else {
      addPrices(to: &drawing)
      addUse(to: &drawing)
    }
    addNotes(to: &drawing)
    return drawing.text
  }

  private var title: String { "\(history.spec) in \(history.region): price and use" }

  private func color(_ index: Int) -> String { Self.colors[index % Self.colors.count] }
}

extension SpecChart {
  private func addHeading(to drawing: inout SVGDocument) {
    let trades = history.series.reduce(0) { $0 + $1.trades.count }
    drawing.add(text: title, x: Self.left, y: 38, size: 22, color: "#111827", isBold: true)
    drawing.add(
      text: "\(NumberText.grouped(trades)) trades; demand and supply from a public GPU-cluster trace,"
        + " prices from a seeded model (seed \(history.seed))",
      x: Self.left, y: 60, size: 13, color: Self.quiet)
    var x = Self.left
    for (index, series) in history.series.enumerated() {
      drawing.addRectangle(x: x, y: 76, width: 14, height: 14, fill: color(index))
      let label = "\(series.tenor.code): \(NumberText.grouped(series.trades.count)) trades"
      drawing.add(text: label, x: x + 20, y: 88, size: 13)
      x += 20 + Double(label.count) * 7.4 + 18
    }
  }

  private func addGrid(to drawing: inout SVGDocument) {
    drawing.add(
      text: "Trade price, CNY per card-hour", x: Self.left, y: Self.priceTop - 12, size: 12, color: Self.quiet)
    drawing.add(text: "Cards under lease", x: Self.left, y: Self.useTop - 12, size: 12, color: Self.quiet)
    for axis in [price, units] {
      for value in axis.ticks {
        let y = axis.position(value)
        drawing.addLine(from: (Self.left, y), to: (Self.right, y), color: Self.grid)
        drawing.add(
          text: NumberText.fixed(value, decimals: axis.decimals), x: Self.left - 8, y: y + 4, color: Self.quiet,
          anchor: .end)
      }
    }
    for value in time.ticks {
      let x = time.position(value)
      for (top, bottom) in [(Self.priceTop, Self.priceBottom), (Self.useTop, Self.useBottom)] {
        drawing.addLine(from: (x, top), to: (x, bottom), color: Self.grid)
      }
      drawing.add(
        text: NumberText.fixed(value, decimals: time.decimals), x: x, y: Self.useBottom + 18, color: Self.quiet,
        anchor: .middle)
    }
    for y in [Self.priceBottom, Self.useBottom] {
      drawing.addLine(from: (Self.left, y), to: (Self.right, y), color: "#9ca3af", width: 1.2)
    }
    drawing.add(
      text: "Day of the trace", x: (Self.left + Self.right) / 2, y: Self.useBottom + 38, color: Self.quiet,
      anchor: .middle)
  }

  private func addPrices(to drawing: inout SVGDocument) {
    for (index, series) in history.series.enumerated() {
      let shown = series.trades.filter { $0.time >= start }
      var line = shown.map(point)
      // The last price before the chart starts is still the last price when it does.
      if let before = series.trades.last(where: { $0.time < start }) {
        line.insert(point((start, before.price)), at: 0)
      }
      if let last = line.last { line.append((Self.right, last.y)) }
      drawing.addSteps(line, color: color(index), width: 1.6)
      drawing.addDots(shown.map(point), color: color(index), radius: shown.count > 400 ? 1.8 : 3)
    }
  }

  private func point(_ trade: (time: Int64, price: Int64)) -> (x: Double, y: Double) {
    (time.position(Double(trade.time) / Self.day), price.position(Double(trade.price) / 10_000))
  }

  /// Stacked, the longest tenor at the bottom: it changes least.
  private func addUse(to drawing: inout SVGDocument) {
    let times = Set(history.series.flatMap { $0.use.steps.map(\.time) }).union([start, history.span])
      .filter { (start...history.span).contains($0) }.sorted()
    var floor = [Int64](repeating: 0, count: times.count)
    for (index, series) in history.series.enumerated().reversed() {
      let ceiling = zip(floor, series.use.units(at: times)).map { $0 + $1 }
      drawing.addStepArea(top: line(times, ceiling), bottom: line(times, floor), color: color(index))
      floor = ceiling
    }
    addCapacity(to: &drawing)
  }

  private func line(_ times: [Int64], _ values: [Int64]) -> [(x: Double, y: Double)] {
    let last = times.count - 1
    // A step that goes nowhere would only make the file longer.
    return times.indices.filter { $0 == 0 || $0 == last || values[$0] != values[$0 - 1] }
      .map { (time.position(Double(times[$0]) / Self.day), units.position(Double(values[$0]))) }
  }

  private func addCapacity(to drawing: inout SVGDocument) {
    let cards = "\(NumberText.grouped(history.cards)) cards in the trace's nodes"
    guard Double(history.cards) <= units.highest else {
      drawing.add(
        text: cards + ", far above this scale", x: Self.right, y: Self.useTop - 12, color: Self.quiet, anchor: .end)
      return
    }
    let y = units.position(Double(history.cards))
    drawing.addLine(from: (Self.left, y), to: (Self.right, y), color: "#b91c1c", width: 1.4, isDashed: true)
    drawing.add(text: cards, x: Self.right, y: Self.useTop - 12, color: "#b91c1c", anchor: .end)
  }

  private func addNotes(to drawing: inout SVGDocument) {
    let hidden = history.series.reduce(0) { $0 + $1.trades.count { $0.time < start } }
    let early = hidden == 0 ? "" : " \(hidden) trades lie before the first day shown."
    let notes = [
      "Prices are plausible, not data: the trace has none." + early,
      "Cards are offered once in every tenor and not again when a lease ends;"
        + " each task leases whole cards for a whole tenor.",
    ]
    for (index, note) in notes.enumerated() {
      drawing.add(text: note, x: Self.left, y: Self.useBottom + 60 + Double(index) * 16, size: 11, color: Self.quiet)
    }
  }
}

extension SpecHistory {
  /// Leases of all tenors.
  var leases: [UseOfCapacity.Lease] { series.flatMap(\.leases) }
}

extension UseOfCapacity {
  /// How many units are out at each of `times`, which rise.
  func units(at times: [Int64]) -> [Int64] {
    var index = 0
    var units: Int64 = 0
    return times.map { time in
      while index < steps.count, steps[index].time <= time {
        units = steps[index].units
        index += 1
      }
      return units
    }
  }
}
