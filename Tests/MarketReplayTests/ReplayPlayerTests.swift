import ExchangeClient
import MatchingEngine
import Testing

@testable import MarketReplay

@Suite("A plan is played on an exchange")
struct ReplayPlayerTests {
  /// The sample played on an exchange in memory.
  private func play(
    _ plan: ReplayPlan, on exchange: ExchangeInMemory, window: Int = 4, shouldStop: () -> Bool = { false }
  ) throws -> (run: ReplayRun, report: ReplayReport) {
    func traders(_ prefix: String, _ count: Int) throws -> [Trader] {
      try (1...count).map { try Trader(name: "\(prefix)-\($0)", venue: exchange) }
    }
    let providers = try traders("dc", plan.settings.providers)
    let pools = try exchange.pools(of: plan, providers)
    let player = ReplayPlayer(
      plan: plan, requests: exchange.requests(of: plan, pools: pools), specs: exchange.specs, providers: providers,
      buyers: try traders("sme", plan.settings.buyers), pace: .asFastAsTaken, window: window)
    let run = player.play(shouldStop: shouldStop, onProgress: { _ in })
    return (run, ReplayReport(plan: plan, run: run))
  }

  private func state(_ task: String, _ plan: ReplayPlan, _ run: ReplayRun) throws -> ReplayLedger.Entry {
    run.ledger.entries[try plan.bid(task)]
  }

  @Test("Every task comes to its end: filled, partly filled, resting or expired")
  func everyTaskEnds() throws {
    let plan = try Sample.plan()
    let exchange = ExchangeInMemory(plan: plan)
    let (run, report) = try play(plan, on: exchange)

    #expect(run.failure == nil && !run.wasInterrupted)
    // node-c asks 2.68 for an hour, node-b 2.76; see the golden plan for the bids.
    #expect(try state("first", plan, run).state == .filled)
    #expect(try state("share-of-a-card", plan, run).state == .filled)
    // Two of node-c's four hours are left at 2.68, and a bid of 2.67 gets none of them.
    #expect(try state("more-than-there-is", plan, run) == ReplayLedger.Entry(state: .withdrawn, filledUnits: 0))
    #expect(try state("ends-as-it-starts", plan, run) == ReplayLedger.Entry(state: .withdrawn, filledUnits: 0))
    #expect(try state("no-such-card", plan, run) == ReplayLedger.Entry(state: .withdrawn, filledUnits: 0))
    // Node-a has one of its eight cards out to "any": under one roof there are seven.
    #expect(try state("any", plan, run).state == .filled)
    #expect(try state("eight-at-once", plan, run) == ReplayLedger.Entry(state: .open, filledUnits: 0))
    // Node-c's four cards are out, and node-b asks 1.98 for a week.
    #expect(try state("to-the-end", plan, run).state == .open)
    #expect(report.discrepancies == [])
    #expect(report.tasks.total == 10)
    #expect(report.tasks.filled == 5)
    #expect(report.tasks.resting == 2)
    #expect(report.tasks.expired == 3)
    #expect(report.tasks.unanswered == 0)
  }

  @Test("The report's sums are those of the exchange")
  func sumsAgreeWithExchange() throws {
    let plan = try Sample.plan()
    let exchange = ExchangeInMemory(plan: plan)
    let (_, report) = try play(plan, on: exchange)
    let orders = exchange.commands.count(where: \.isEntry)
    let cancels = exchange.commands.count { if case .cancelOrder = $0 { true } else { false } }
    #expect(report.offers.sent + report.bids.sent == orders)
    #expect(report.withdrawals.sent == cancels)
    #expect(report.bought.fills == exchange.trades)
    #expect(report.bought == report.sold)
    #expect(report.speed.commandsAnswered == UInt64(orders + cancels))
    // No book shows a card that is out.
    for use in report.specs {
      for (symbol, _) in exchange.books where symbol.hasPrefix(use.spec + ".") {
        #expect(exchange.resting(.offer, symbol) <= use.cards - use.sold.units)
      }
    }
  }

  @Test("A task that wants more cards than any node has gets none, and its bid is withdrawn when it ends")
  func waitsForOneRoof() throws {
    let pods = "name,num_gpu,gpu_spec,creation_time,deletion_time\nbig,20,G2,0,50\nlast,1,T4,60,100\n"
    var settings = ReplaySettings()
    // The first seed for which the bid crosses the only node's offer.
    settings.seed = 2
    let plan = try ReplayPlan(trace: Sample.trace(pods: pods), tenors: Sample.tenors, settings: settings)
    let bid = try plan.bid("big")
    let ask = try #require(plan.orders.first { $0.spec == "G2" && $0.tenor.code == "1h" })
    try #require(plan.orders[bid].price >= ask.price)
    let (run, report) = try play(plan, on: ExchangeInMemory(plan: plan))
    #expect(run.ledger.entries[bid] == ReplayLedger.Entry(state: .withdrawn, filledUnits: 0))
    #expect(report.tasks.expired == 1)
    #expect(report.withdrawals.done == 1)
    #expect(report.discrepancies == [])
  }

  @Test("With any window what tasks bought is what the exchange sold", arguments: [1, 2, 64])
  func anyWindowAgreesWithTheExchange(window: Int) throws {
    let plan = try Sample.plan()
    let exchange = ExchangeInMemory(plan: plan)
    let (_, report) = try play(plan, on: exchange, window: window)
    #expect(report.discrepancies == [])
    #expect(report.bought.fills == exchange.trades && exchange.trades >= 5)
  }

  @Test("Commands refused because the exchange is busy are sent again", arguments: [2, 3, 5])
  func sendsAgainWhenBusy(every: Int) throws {
    let plan = try Sample.plan()
    let exchange = ExchangeInMemory(plan: plan)
    exchange.busyEvery = every
    let (run, report) = try play(plan, on: exchange)
    #expect(run.failure == nil)
    #expect(report.discrepancies == [])
    #expect(report.bids.accepted == 10 && report.offers.accepted == plan.offerCount)
    #expect(report.speed.commandsResent > 0)
    let orders = exchange.commands.count(where: \.isEntry)
    #expect(orders == plan.orders.count)
  }

  @Test("Who asks to stop gets a report on what happened until then")
  func stopsOnRequest() throws {
    let plan = try Sample.plan()
    let (run, report) = try play(plan, on: ExchangeInMemory(plan: plan), shouldStop: { true })
    #expect(run.wasInterrupted && run.failure == nil)
    #expect(report.wasInterrupted)
    #expect(report.tasks.notSent == 10)
    #expect(report.tasks.total == 10)
    #expect(report.discrepancies == [])
    #expect(report.text.hasPrefix("The run was broken off"))
  }

  @Test("A given speed is kept: nothing is sent before it is due")
  func keepsSpeed() throws {
    let plan = try Sample.plan()
    let exchange = ExchangeInMemory(plan: plan)
    let traders = try (0..<3).map { try Trader(name: "t\($0)", venue: exchange) }
    let pools = try exchange.pools(of: plan, traders)
    let player = ReplayPlayer(
      plan: plan, requests: exchange.requests(of: plan, pools: pools), specs: exchange.specs, providers: traders,
      buyers: traders, pace: .traceSecondsPerSecond(1_000_000), window: 8)
    let start = ContinuousClock.now
    let run = player.play(shouldStop: { false }, onProgress: { _ in })
    // The last task is created 100,000 s after the trace's start.
    #expect(ContinuousClock.now - start >= .milliseconds(100))
    #expect(run.failure == nil)
  }
}

extension Command {
  /// Whether it enters an order or a bid with alternatives.
  fileprivate var isEntry: Bool {
    switch self {
    case .newOrder, .newAlternatives: true
    default: false
    }
  }
}
