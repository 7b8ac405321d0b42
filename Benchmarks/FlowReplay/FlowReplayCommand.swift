import ArgumentParser
import Foundation
import MatchingEngine
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

      Examples:
        flow-replay goldenC.bin --trades trades.csv --book book.csv
        flow-replay flowA.bin --repeat 5
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
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    guard (1...1000).contains(`repeat`) else { throw ValidationError("--repeat must be between 1 and 1000") }
  }

  func run() throws {
    let flow = try FlowFile(path: file)
    if trades != nil || book != nil { try writeOutputs(flow) }
    guard amend == .keep else {
      var market = try FlowMarket(symbolCount: flow.symbolCount, reportsMarketData: marketData)
      let tally = FlowRun.trades(of: flow, through: &market, amend: amend) { _, _ in }
      return print(FlowReport(file: file, tally: tally, nanoseconds: [], latencies: []).text(json: json))
    }
    var runs: [FlowRun] = []
    for _ in 0..<`repeat` {
      var market = try FlowMarket(symbolCount: flow.symbolCount, reportsMarketData: marketData)
      runs.append(
        latency ? FlowRun.measureLatencies(flow, through: &market) : FlowRun.replay(flow, through: &market))
    }
    guard let first = runs.first, runs.allSatisfy({ $0.tally == first.tally }) else {
      throw FlowError(description: "two replays of one flow differ: the engine is not deterministic")
    }
    let report = FlowReport(
      file: file, tally: first.tally, nanoseconds: runs.map(\.nanoseconds), latencies: runs.flatMap(\.latencies))
    print(report.text(json: json))
  }

  private func writeOutputs(_ flow: FlowFile) throws {
    var market = try FlowMarket(symbolCount: flow.symbolCount, reportsMarketData: marketData)
    var lines = "seq,symbol,taker_id,maker_id,price,qty\n"
    _ = FlowRun.trades(of: flow, through: &market, amend: amend) { record, trade in
      lines += "\(record),\(trade.instrument.rawValue - 1),\(trade.taker.clientOrderID),\(trade.maker.clientOrderID),"
      lines += "\(trade.price.rawValue),\(trade.quantity.rawValue)\n"
    }
    if let trades { try lines.write(toFile: trades, atomically: true, encoding: .utf8) }
    guard let book else { return }
    var rows = "symbol,side,price,order_id,qty\n"
    for symbol in 0..<flow.symbolCount {
      for side in Side.allCases {
        for order in market.engine.restingOrders(side, of: InstrumentID(UInt32(symbol) + 1)) {
          rows += "\(symbol),\(side.rawValue),\(order.price.rawValue),\(order.key.clientOrderID),"
          rows += "\(order.remaining.rawValue)\n"
        }
      }
    }
    try rows.write(toFile: book, atomically: true, encoding: .utf8)
  }
}
