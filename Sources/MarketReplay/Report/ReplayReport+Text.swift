import ExchangeClient

extension ReplayReport {
  /// The report for people: some forty lines of at most 100 characters.
  public var text: String {
    var lines = wasInterrupted ? ["The run was broken off: what follows is what had happened until then.", ""] : []
    lines += ["What was played"] + sourceLines
    lines += ["", "Tasks"] + taskLines
    lines += ["", "Orders"] + orderLines
    lines += ["", "What tasks bought, by spec"] + specLines
    lines += ["", "Last price in CNY per unit-hour, by spec and tenor"] + priceLines
    if let comparison { lines += ["", "The same plan on the trace's own clock"] + comparison.lines }
    lines += ["", "Speed as the client saw it"] + speedLines
    lines += ["", "Read with it"] + notes.flatMap { Paragraph.lines($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var sourceLines: [String] {
    let cards = specs.reduce(0) { $0 + $1.cards }
    let grouped = NumberText.grouped(_:) as (Int) -> String
    let sentences = [
      "\(grouped(source.nodes)) nodes with \(NumberText.grouped(cards)) cards, in \(source.region),"
        + " offered for \(source.offeredTenors.joined(separator: " "))",
      "\(grouped(source.tasks)) tasks over \(NumberText.fixed(source.spanHours / 24, decimals: 1)) days"
        + " (\(grouped(source.tasksWithoutCards)) without cards left out;"
        + " \(grouped(source.tasksWantingAShare)) want a share of a card and bid for a whole one;"
        + " \(grouped(source.tasksCutToLongestTenor)) cut to the longest tenor)",
      "seed \(source.seed), \(source.providers) providers and \(source.buyers) buyers",
    ]
    return sentences.flatMap { Paragraph.lines($0) }
  }

  private var taskLines: [String] {
    let all = max(tasks.total, 1)
    var table = TextTable(["", "tasks", "share"])
    func add(_ name: String, _ count: Int, isShown: Bool = true) {
      guard isShown else { return }
      table.add([name, NumberText.grouped(count), NumberText.percent(Double(count) / Double(all))])
    }
    add("filled", tasks.filled)
    add("partly filled", tasks.partlyFilled)
    add("resting at the end", tasks.resting)
    add("expired: task over before it was served", tasks.expired)
    add("cancelled by the exchange", tasks.cancelled, isShown: tasks.cancelled > 0)
    add("rejected", tasks.rejected)
    add("unanswered", tasks.unanswered)
    add("not sent", tasks.notSent, isShown: tasks.notSent > 0)
    table.add(["all", NumberText.grouped(tasks.total), ""])
    return table.lines
  }

  private var orderLines: [String] {
    var table = TextTable(["", "sent", "accepted", "rejected", "unanswered"])
    for (name, orders) in [("offers", offers), ("bids", bids)] {
      let counts = [orders.sent, orders.accepted, orders.rejected, orders.unanswered]
      table.add([name] + counts.map(NumberText.grouped))
    }
    let rejects = rejectsByCode.sorted { $0.key < $1.key }.map { "\($0.key) \(NumberText.grouped($0.value))" }
    return table.lines
      + Paragraph.lines(
        "\(NumberText.grouped(withdrawals.sent)) withdrawals sent: \(NumberText.grouped(withdrawals.done)) took a bid out,"
          + " \(NumberText.grouped(withdrawals.tooLate)) found nothing left,"
          + " \(NumberText.grouped(withdrawals.refused)) refused")
      + (rejects.isEmpty ? [] : Paragraph.lines("rejected: " + rejects.joined(separator: ", ")))
  }

  private var specLines: [String] {
    var table = TextTable(["", "cards", "tasks", "fills", "units", "unit-hours", "CNY", "used", "peak", "of cards"])
    for use in specs {
      table.add(
        [use.spec, NumberText.grouped(use.cards), NumberText.grouped(use.tasks)] + Self.cells(use.sold) + [
          NumberText.percent(use.shareOfCapacityUsed), NumberText.grouped(use.peakCards),
          NumberText.percent(use.peakShare),
        ])
    }
    let cards = specs.reduce(0) { $0 + $1.cards }
    table.add(
      ["all", NumberText.grouped(cards), NumberText.grouped(tasks.total)] + Self.cells(bought) + ["", "", ""])
    let others = sold == bought ? "" : ", of which \(NumberText.grouped(sold.units)) units came from the trace's nodes"
    return table.lines + [
      "  used: card-hours under lease within the trace's time, of all that there were\(others)",
      "  peak: the most cards under lease at one moment",
    ]
  }

  private static func cells(_ sales: Sales) -> [String] {
    [
      NumberText.grouped(sales.fills), NumberText.grouped(sales.units), NumberText.grouped(sales.unitHours),
      NumberText.fixed(Double(sales.notionalTicks) / 10_000, decimals: 0),
    ]
  }

  private var priceLines: [String] {
    guard !instruments.isEmpty else { return ["  nothing was traded"] }
    var prices: [String: [String: Int64]] = [:]
    for use in instruments {
      let parts = use.symbol.split(separator: ".").map(String.init)
      prices[parts[0], default: [:]][parts[2]] = use.lastPriceTicks
    }
    let traded = Set(prices.values.flatMap(\.keys))
    let tenors =
      source.offeredTenors.filter(traded.contains) + traded.subtracting(source.offeredTenors).sorted()
    var table = TextTable([""] + tenors)
    for (spec, byTenor) in prices.sorted(by: { $0.key < $1.key }) {
      table.add([spec] + tenors.map { byTenor[$0].map { PriceText.text(ticks: $0, minimumDecimals: 2) } ?? "-" })
    }
    return table.lines
  }

  private var speedLines: [String] {
    let latency = speed.latency
    let percentiles = [
      ("p50", latency.p50), ("p90", latency.p90), ("p99", latency.p99), ("p99.9", latency.p999), ("max", latency.max),
    ]
    let resent = speed.commandsResent == 0 ? "" : ", \(NumberText.grouped(speed.commandsResent)) sent again"
    return [
      "  \(NumberText.grouped(speed.commandsAnswered)) commands answered in \(NumberText.fixed(speed.seconds, decimals: 2)) s:"
        + " \(NumberText.fixed(speed.commandsPerSecond, decimals: 0)) a second\(resent)",
      "  answer after " + percentiles.map { "\($0.0) \(NumberText.time($0.1))" }.joined(separator: ", "),
    ]
  }
}
