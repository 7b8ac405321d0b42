import ArgumentParser
import Foundation

/// The benchmarks of the running exchange.
@main
struct ExchangeBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange-benchmark", abstract: "Measures the exchange, and its feed.",
    subcommands: [ExchangeBenchmarkCommand.self, FeedBenchmarkCommand.self],
    defaultSubcommand: ExchangeBenchmarkCommand.self)
}

/// Measures the exchange end to end: real sockets, real journal, real disk.
struct ExchangeBenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "Measures the exchange end to end: clients over ZeroMQ, a server with a journal on this disk.",
    discussion: """
      Pipelined: sessions keep a window of commands under way and are acknowledged once those are on disk. Of the
      commands, 10 in 100 take one unit from a deep offer, the others enter or cancel resting bids.
      In process: the same commands handed to sequencer, engine and journal without sockets; one at a time as well; then
      the start of a server that replays the journal of all of them.
      Idle: one order at a time at a fixed pace; times count from when each was due, so that none hides behind a slow one.
      Baselines of the same run: an echo over the same kind of socket, and a write with fdatasync in the same folder.
      Client, server and disk share this machine; compare by ratio.

      Examples:
        exchange-benchmark
        exchange-benchmark --transport ipc --sessions 1 --sessions 4 --orders-per-frame 20
        exchange-benchmark --json > figures.json
      """)

  @Option(help: "tcp (loopback) or ipc.") var transport: Transport = .tcp
  @Option(parsing: .singleValue, help: "Sessions at once; repeat for several runs.") var sessions: [Int] = [1, 2, 4]
  @Option(parsing: .singleValue, help: "Commands in a frame; repeat for several runs.")
  var ordersPerFrame: [Int] = [1, 20]
  @Option(help: "Commands of a pipelined run, all sessions together.") var operations: Int = 500_000
  @Option(help: "Commands of the run without sockets; 0: none.") var inProcess: Int = 2_000_000
  @Option(help: "Commands that a session has under way at most.") var window: Int = 2_048
  @Option(help: "Orders of the idle run; 0: none.") var roundTrips: Int = 2_000
  @Option(help: "Milliseconds between orders of the idle run.") var pace: Int = 2
  @Option(help: "Folder of the journal, made and removed; default: a temporary one.") var folder: String?
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    func check(_ name: String, _ values: [Int], _ range: ClosedRange<Int>) throws {
      for value in values where !range.contains(value) {
        throw ValidationError("\(name) is \(value); it must be \(range.lowerBound) to \(range.upperBound)")
      }
    }
    try check("--sessions", sessions, 1...64)
    try check("--orders-per-frame", ordersPerFrame, 1...500)
    try check("--operations", [operations], 1_000...100_000_000)
    try check("--in-process", [inProcess], 0...20_000_000)
    try check("--window", [window], (ordersPerFrame.max() ?? 1)...32_768)
    try check("--round-trips", [roundTrips], 0...100_000)
    try check("--pace", [pace], 1...1_000)
  }

  func run() async throws {
    let place = try Place(under: folder)
    defer { place.remove() }
    var report = BenchmarkReport(
      transport: transport.rawValue, processors: ProcessInfo.processInfo.activeProcessorCount)
    let text = TextReport(isOn: !json)
    text.begin(report)
    report.echo = try Baselines.echo(over: transport, in: place)
    report.sync = try Baselines.sync(in: place)
    text.baselines(report)
    if inProcess > 0 {
      let result = try await DurableLoad(operations: inProcess, single: roundTrips).run(in: place)
      report.durable = result
      text.durable(result)
    }
    for ordersPerFrame in ordersPerFrame {
      for sessions in sessions {
        let load = PipelinedLoad(
          sessions: sessions, ordersPerFrame: ordersPerFrame, operations: operations, window: window)
        let result = try await BenchmarkExchange.run(transport, in: place) { try load.run(on: $0.orderEntry[0]) }
        report.pipelined.append(result)
        text.pipelined(result)
      }
    }
    if roundTrips > 0 {
      let load = IdleLoad(roundTrips: roundTrips, pace: .milliseconds(pace))
      let result = try await BenchmarkExchange.run(transport, in: place) { try load.run(on: $0.orderEntry[0]) }
      report.idle = result
      text.idle(result)
    }
    if json { print(try report.json()) }
  }
}
