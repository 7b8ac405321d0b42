import Foundation
import Histogram

/// Percentiles of times, in nanoseconds.
struct Percentiles: Encodable, Sendable {
  var p50: UInt64
  var p90: UInt64
  var p99: UInt64
  var p999: UInt64
  var maximum: UInt64

  init(_ histogram: Histogram<UInt64>) {
    p50 = histogram.valueAtPercentile(50)
    p90 = histogram.valueAtPercentile(90)
    p99 = histogram.valueAtPercentile(99)
    p999 = histogram.valueAtPercentile(99.9)
    maximum = histogram.maxRecorded
  }

  /// Up to two minutes, exact to three digits.
  static func emptyHistogram() -> Histogram<UInt64> {
    Histogram<UInt64>(highestTrackableValue: 120_000_000_000, numberOfSignificantValueDigits: .three)
  }
}

/// One pipelined run.
struct PipelinedResult: Encodable, Sendable {
  var sessions: Int
  var ordersPerFrame: Int
  var operations: Int
  var nanosecondsPerOperation: Double
  var operationsPerSecond: Double
  /// Commands refused; none is expected.
  var rejects: Int
  /// From entering the frame to the acknowledgement, with a full window.
  var latency: Percentiles
}

/// The run without sockets.
struct DurableResult: Encodable, Sendable {
  var operations: Int
  var nanosecondsPerOperation: Double
  /// Commands refused; none is expected.
  var rejects: Int
  /// From handing over a single command to its events, once it is on disk; nothing else is under way.
  var single: Percentiles
  /// The same bytes, written without an exchange.
  var bare: BareResult?
  /// The start of a server that replays the run's journal.
  var replay: ReplayResult?
}

/// The bytes of the run without sockets on the bare disk: a write and an fdatasync for each full record of the journal.
struct BareResult: Encodable, Sendable {
  var bytesPerWrite: Int
  var nanosecondsPerOperation: Double
  /// Of a write with its sync.
  var latency: Percentiles
}

/// A start by replay, from nothing to where the server listens.
struct ReplayResult: Encodable, Sendable {
  var commands: Int
  var nanosecondsPerCommand: Double
}

/// The idle run.
struct IdleResult: Encodable, Sendable {
  var roundTrips: Int
  var paceMilliseconds: Double
  /// From when an order was due to its acknowledgement.
  var latency: Percentiles
}

/// Everything that was measured.
struct BenchmarkReport: Encodable, Sendable {
  var transport: String
  var processors: Int
  /// Round trip of the same bytes without an exchange.
  var echo: Percentiles?
  /// One block written and synced in the same folder.
  var sync: Percentiles?
  /// Without sockets.
  var durable: DurableResult?
  var pipelined: [PipelinedResult] = []
  var idle: IdleResult?

  init(transport: String, processors: Int) {
    self.transport = transport
    self.processors = processors
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Prints results for people as they come; nothing when it is off.
struct TextReport {
  var isOn: Bool

  func begin(_ report: BenchmarkReport) {
    line("Exchange end to end over \(report.transport), \(report.processors) processors; times in microseconds")
    line("")
    line(row(["", "ns/op", "op/s", "p50", "p90", "p99", "p99.9", "max"]))
  }

  func baselines(_ report: BenchmarkReport) {
    if let echo = report.echo { line(row(["echo, no exchange", "", ""] + cells(echo))) }
    if let sync = report.sync { line(row(["write + fdatasync", "", ""] + cells(sync))) }
  }

  func durable(_ result: DurableResult) {
    line(
      row([
        "in process, durable", number(result.nanosecondsPerOperation), number(1e9 / result.nanosecondsPerOperation),
      ]))
    if let bare = result.bare {
      let figures = [number(bare.nanosecondsPerOperation), number(1e9 / bare.nanosecondsPerOperation)]
      line(row(["  its bytes, bare disk"] + figures + cells(bare.latency)))
    }
    line(row(["  one at a time", "", ""] + cells(result.single)))
    if let replay = result.replay {
      line(
        row(["  start by replay", number(replay.nanosecondsPerCommand), number(1e9 / replay.nanosecondsPerCommand)]))
    }
    if result.rejects > 0 { line("  \(result.rejects) commands were refused") }
  }

  func pipelined(_ result: PipelinedResult) {
    let name = "\(result.sessions) session\(result.sessions == 1 ? "" : "s"), \(result.ordersPerFrame)/frame"
    line(
      row(
        [name, number(result.nanosecondsPerOperation), number(result.operationsPerSecond)] + cells(result.latency)))
    if result.rejects > 0 { line("  \(result.rejects) of \(result.operations) commands were refused") }
  }

  func idle(_ result: IdleResult) {
    line(row(["idle round trip", "", ""] + cells(result.latency)))
  }

  private func cells(_ latency: Percentiles) -> [String] {
    [latency.p50, latency.p90, latency.p99, latency.p999, latency.maximum].map { number(Double($0) / 1_000) }
  }

  private func number(_ value: Double) -> String { String(Int(value.rounded())) }

  private func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      index == 0
        ? cell.padding(toLength: 22, withPad: " ", startingAt: 0)
        : String(repeating: " ", count: max(0, 10 - cell.count)) + cell
    }.joined()
  }

  private func line(_ text: String) {
    if isOn { print(text) }
  }
}
