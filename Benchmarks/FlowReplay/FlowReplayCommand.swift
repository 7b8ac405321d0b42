import ArgumentParser
import OrderFlow

extension AmendRule: ExpressibleByArgument {}

/// Replays an order flow through the matching engine.
@main
struct FlowReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow-replay",
    abstract: "Replays an order flow through MatchingEngine's public API and reports speed, trades and rejects.",
    discussion: """
      The file holds 32-byte little-endian records: u8 kind (0 new limit, 1 cancel, 2 amend, 3 immediate-or-cancel,
      4 market), u8 side (0 buy, 1 sell), u16 symbol, u32 quantity, u64 order id, i64 price in ticks, u64 1 = fill-up.

      What is timed is the whole path of every record after the fill-up: making its command, applying it with all checks
      on, and reading every event that it causes.

      Examples:
        flow-replay goldenC.bin --trades trades.csv --book book.csv
        flow-replay flowA.bin --repeat 5 --cpu 3
        flow-replay flowB.bin --latency --json
      """)

  @Argument(help: "The flow, decompressed.") var file: String
  @Option(help: "Write every trade: seq,symbol,taker_id,maker_id,price,qty.") var trades: String?
  @Option(help: "Write the books at the end: symbol,side,price,order_id,qty in priority order.") var book: String?
  @Option(help: "keep: a lower quantity at the same price keeps its place; replace: every amend is cancel + new.")
  var amend: AmendRule = .keep
  @Flag(help: "Measure each operation by itself and report percentiles.") var latency = false
  @Flag(help: "Report market data events (levels, resting orders) too.") var marketData = false
  @Option(help: "Replay this many times and report the best and the median.") var `repeat`: Int = 1
  @Option(help: "Run on the processor with this number, counted from 0.") var cpu: Int?
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    guard (1...1000).contains(`repeat`) else {
      throw ValidationError("--repeat must be between 1 and 1000, not \(`repeat`)")
    }
    guard !latency || amend == .keep else {
      throw ValidationError("--latency measures the engine's own amends; leave out --amend replace")
    }
  }

  func run() throws {
    if let cpu { try Processor.pin(to: cpu) }
    let flow = try Flow(contentsOf: file)
    if trades != nil || book != nil {
      let output = try FlowOutput(of: flow, amend: amend)
      if let trades { try FlowOutput.write(output.trades, to: trades) }
      if let book { try FlowOutput.write(output.book, to: book) }
    }
    let runs = try (0..<`repeat`).map { _ in
      var market = try FlowMarket(symbolCount: flow.symbolCount, reportsMarketData: marketData)
      return latency
        ? FlowRun.measureLatencies(flow, through: &market) : FlowRun.replay(flow, through: &market, amend: amend)
    }
    let report = try FlowReport(file: file, runs: runs)
    print(json ? try report.json() : report.table)
  }
}
