import ArgumentParser
import Foundation
import MarketReplay

/// `tenor import`: real demand for the exchange.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Play recorded demand on the exchange.", subcommands: [ImportTraceCommand.self])
}

/// `tenor import trace`: plays a public GPU-cluster trace.
struct ImportTraceCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Play a public GPU-cluster trace on a running exchange: nodes offer, tasks bid.",
    discussion: """
      The folder holds two CSV files, *node_list*.csv and *pod_list*.csv, in the format of the Alibaba cluster trace \
      for GPUs of 2023. The trace has no prices: they are drawn from a seeded model and are plausible, not data. \
      docs/trace-import.md tells how a trace becomes a market, and what over- and understates the figures.

      EXAMPLES
        tenor import trace ~/alibaba-gpu-2023
        tenor import trace ~/alibaba-gpu-2023 --limit 500 --speed 100000
        tenor import trace ~/alibaba-gpu-2023 --report report.json --chart v100.svg --chart-spec V100M32
        tenor import trace ~/alibaba-gpu-2023 --json | jq .tasks
      """)

  @Argument(help: "The folder that has the trace.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("The file of nodes, when the folder has several.", valueName: "file"))
  var nodes: String?

  @Option(help: ArgumentHelp("The file of pods, when the folder has several.", valueName: "file"))
  var pods: String?

  @Option(help: ArgumentHelp("Only so many tasks, the earliest first.", valueName: "tasks"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds of the trace in one second. (default: as fast as the exchange takes it)", valueName: "factor"))
  var speed: Double?

  @Option(help: "What prices, and the spec of tasks that name none, are drawn from.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where everything is sold.", valueName: "code"))
  var region: String = "HZ"

  @Option(help: ArgumentHelp("Participants among whom the nodes are dealt out: trace-dc-1 ...", valueName: "count"))
  var providers: Int = 4

  @Option(help: ArgumentHelp("Participants among whom the tasks are dealt out: trace-sme-1 ...", valueName: "count"))
  var buyers: Int = 8

  @Option(help: ArgumentHelp("Commands under way on each session at most.", valueName: "commands"))
  var window: Int = 256

  @Option(help: ArgumentHelp("Also write the report as JSON to this file.", valueName: "path"))
  var report: String?

  @Option(help: ArgumentHelp("Draw price and use of --chart-spec over time to this SVG file.", valueName: "path"))
  var chart: String?

  @Option(help: ArgumentHelp("What the chart shows.", valueName: "spec"))
  var chartSpec: String?

  @Option(
    help: ArgumentHelp(
      "Where the operator's secret is, for adding specs that the catalogue lacks.", valueName: "path"))
  var operatorSecretFile: String = "./data/operator.secret"

  @Option(
    help: ArgumentHelp(
      "Where orders are taken. (env: TENOR_ORDER_ENTRY; default: tcp://127.0.0.1:7801)", valueName: "address"))
  var orderEntry: String?

  @Option(help: "The secret of trace-dc-1 ...; needed where registration is closed. (env: TENOR_SECRET; default: none)")
  var secret: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    func check(_ value: Int, _ range: ClosedRange<Int>, _ name: String) throws {
      guard range.contains(value) else {
        throw ValidationError("\(name) \(value) is not between \(range.lowerBound) and \(range.upperBound).")
      }
    }
    try check(providers, 1...ReplaySettings.sessionsMaximum, "--providers")
    try check(buyers, 1...ReplaySettings.sessionsMaximum, "--buyers")
    try check(window, 1...TraceImport.Options.windowMaximum, "--window")
    guard limit ?? 1 > 0 else { throw ValidationError("--limit is not above zero. Leave it out to take all tasks.") }
    guard speed.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--speed is not above zero. Leave it out to go as fast as the exchange takes it.")
    }
    guard (chart == nil) == (chartSpec == nil) else {
      throw ValidationError("--chart and --chart-spec go together, as in --chart v100.svg --chart-spec V100M32.")
    }
  }

  func perform() throws {
    let result: TraceImport.Result
    do {
      result = try play()
    } catch let error as TraceError {
      throw CommandFailure("\(error)", advice: "docs/trace-import.md describes the format.", status: .inputOutput)
    } catch let error as ReplayError {
      throw CommandFailure("\(error)", advice: "docs/trace-import.md tells what is needed.", status: .refused)
    }
    try save(result)
    Output.write(output.json ? try result.report.json() : result.report.text)
    if let failure = result.run.failure { throw CommandFailure(failure) }
    if result.run.wasInterrupted { throw Self.interrupted }
    let discrepancies = result.report.discrepancies
    guard discrepancies.isEmpty else {
      throw CommandFailure(
        "The sums do not agree: \(discrepancies.joined(separator: "; "))",
        advice: "Compare with tenor journal dump, and please report it.", status: .internalError)
    }
  }

  /// What a process ends with that Ctrl-C ended, by custom: 128 + SIGINT.
  private static let interrupted = ExitCode(130)

  /// Progress goes to standard error, so that standard output is the report alone.
  private func play() throws -> TraceImport.Result {
    let stop = StopSignal.shared
    var reporter = ProgressReporter(isTerminal: isatty(STDERR_FILENO) == 1) { text in
      FileHandle.standardError.write(Data(text.utf8))
    }
    var last: ReplayProgress?
    let result = try TraceImport(try options()).run(
      shouldStop: { stop.isRaised }, onStage: { Output.complain($0) },
      onProgress: { progress in
        last = progress
        reporter.tell(progress)
      })
    reporter.end(last)
    return result
  }

  private func options() throws -> TraceImport.Options {
    var options = TraceImport.Options(folder: folder)
    options.nodesFile = nodes
    options.podsFile = pods
    let connection = try ConnectionOptions.parse(
      [("--order-entry", orderEntry), ("--secret", secret)].flatMap { flag, value in value.map { [flag, $0] } ?? [] })
    options.address = connection.orderEntryAddress
    options.secret = try connection.secretText()
    options.operatorSecretFile = operatorSecretFile
    options.pace = speed.map { .traceSecondsPerSecond($0) } ?? .asFastAsTaken
    options.window = window
    options.settings.seed = seed
    options.settings.taskLimit = limit
    options.settings.region = region
    options.settings.providers = providers
    options.settings.buyers = buyers
    return options
  }

  private func save(_ result: TraceImport.Result) throws {
    if let report { try save(try result.report.json(), to: report) }
    if let chart, let chartSpec { try save(result.chart(of: chartSpec).svg, to: chart) }
  }

  private func save(_ text: String, to path: String) throws {
    do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
      throw CommandFailure(
        "Cannot write \(path)", advice: "Check that its folder is there and that you may write to it.",
        status: .inputOutput)
    }
  }
}
