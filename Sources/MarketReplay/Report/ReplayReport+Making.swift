extension ReplayReport {
  /// The report on what became of `plan`.
  ///
  /// - Complexity: O((orders + fills) x log).
  public init(plan: ReplayPlan, run: ReplayRun) {
    let ledger = run.ledger
    let everything = plan.orders.indices
    notes = Self.notes(plan)
    wasInterrupted = run.wasInterrupted
    ordersOutOfStep = run.ordersOutOfStep
    source = Source(plan)
    offers = Orders(ledger.entries[..<plan.offerCount])
    bids = Orders(ledger.entries[plan.offerCount...])
    withdrawals = Withdrawals(
      sent: ledger.withdrawalsSent, done: ledger.withdrawalsDone, tooLate: ledger.withdrawalsTooLate,
      refused: ledger.withdrawalsRefused)
    tasks = TaskOutcomes(plan, ledger)
    bought = Sales(ledger.bidFills)
    sold = Sales(ledger.offerFills)
    specs = Self.specs(plan, ledger)
    instruments = Self.instruments(plan, ledger)
    rejectsByCode = everything.reduce(into: [:]) { counts, index in
      if case .rejected(let code) = ledger.entries[index].state { counts["\(code)", default: 0] += 1 }
    }
    speed = Speed(run.timing)
  }

  private static func specs(_ plan: ReplayPlan, _ ledger: ReplayLedger) -> [SpecUse] {
    let fills = Dictionary(grouping: ledger.bidFills, by: \.spec)
    let tasks = Dictionary(grouping: plan.tasks, by: \.spec)
    return plan.specs.map { spec in
      let cards = plan.capacity[spec] ?? 0
      let use = UseOfCapacity((fills[spec] ?? []).map(\.lease))
      let peak = use.peak.units
      return SpecUse(
        spec: spec, cards: cards, tasks: tasks[spec]?.count ?? 0, sold: Sales(fills[spec] ?? []),
        shareOfCapacityUsed: Self.ratio(use.unitSeconds(until: plan.span), cards * plan.span), peakCards: peak,
        peakShare: Self.ratio(peak, cards))
    }
  }

  private static func instruments(_ plan: ReplayPlan, _ ledger: ReplayLedger) -> [InstrumentUse] {
    let fills = Dictionary(grouping: ledger.bidFills) { fill in
      let order = plan.orders[fill.order]
      return Book(
        spec: fill.spec, hours: order.tenor.hours, symbol: order.symbol(of: fill.spec, in: plan.settings.region))
    }
    return fills.sorted { ($0.key.spec, $0.key.hours) < ($1.key.spec, $1.key.hours) }.map { book, fills in
      let last = fills.max { $0.trade < $1.trade }!
      return InstrumentUse(symbol: book.symbol, lastPriceTicks: last.price, sold: Sales(fills))
    }
  }

  private struct Book: Hashable {
    let spec: String
    let hours: Int64
    let symbol: String
  }

  /// 0 when there is nothing to compare with.
  private static func ratio(_ part: Int64, _ whole: Int64) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

extension ReplayReport {
  /// What over- and understates the figures.
  static func notes(_ plan: ReplayPlan) -> [String] {
    var notes = [
      ReferencePrice.disclaimer,
      "Use is overstated: a task leases whole cards for a whole tenor, though most last minutes.",
      "Use is understated in what was played on the exchange: its clock is the clock on the wall, on which no lease ends"
        + " while a trace is played. The comparison runs on the trace's clock.",
    ]
    let unlisted = plan.specs.filter { !ReferencePrice.isListed($0) }
    if !unlisted.isEmpty {
      notes.append("No reference price is known for \(unlisted.joined(separator: ", ")): 4 CNY was taken.")
    }
    return notes
  }
}

extension ReplayReport.Source {
  init(_ plan: ReplayPlan) {
    self.init(
      seed: plan.settings.seed, region: plan.settings.region, nodes: plan.nodeCount, tasks: plan.tasks.count,
      tasksWithoutCards: plan.tasksWithoutCards, tasksCutToLongestTenor: plan.cutTasks,
      tasksWantingAShare: plan.sharingTasks, spanHours: Double(plan.span) / 3_600,
      offeredTenors: plan.offeredTenors.map(\.code), providers: plan.settings.providers, buyers: plan.settings.buyers)
  }
}

extension ReplayReport.Orders {
  init(_ entries: ArraySlice<ReplayLedger.Entry>) {
    planned = entries.count
    for entry in entries {
      switch entry.state {
      case .planned: continue
      case .sent: unanswered += 1
      case .rejected: rejected += 1
      case .open, .filled, .withdrawn, .cancelled: accepted += 1
      }
      sent += 1
    }
  }
}

extension ReplayReport.Sales {
  init(_ fills: [ReplayLedger.Fill]) {
    for fill in fills {
      self.fills += 1
      units += fill.units
      unitHours += fill.units * fill.hours
      notionalTicks += fill.price * fill.units * fill.hours
    }
  }
}

extension ReplayReport.Speed {
  init(_ timing: ReplayTiming) {
    seconds = Double(timing.elapsedNanoseconds) / 1e9
    latency = LatencySummary(timing.latencies)
    commandsAnswered = latency.count
    commandsPerSecond = seconds > 0 ? Double(latency.count) / seconds : 0
    commandsResent = timing.resentCommands
  }
}

extension ReplayLedger.Fill {
  /// The lease that it made.
  var lease: UseOfCapacity.Lease {
    UseOfCapacity.Lease(start: time, length: hours * 3_600, units: units)
  }
}
