import Foundation

/// The result of one or more equal replays, for people and machines.
package struct FlowReport: Encodable {
  private struct Timing: Encodable {
    var best: Double
    var median: Double
    var all: [Double]
  }

  private var file: String
  private var operations: Int
  private var nanosecondsPerOperation: Timing
  private var operationsPerSecond: Double
  private var latencyNanoseconds: [String: UInt32]?
  private var clockNanoseconds: UInt32?
  private var trades: Int
  private var notional: Int64
  private var accepted: Int
  private var amended: Int
  private var cancelled: Int
  private var checksum: String
  private var rejects: [String: Int]

  private static let reported: [(name: String, share: Double)] = [
    ("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999), ("max", 1),
  ]

  /// A report on `runs`, which are not empty, of the flow in `file`; throws when they differ in anything but time.
  package init(file: String, runs: [FlowRun]) throws {
    precondition(!runs.isEmpty, "a report needs a replay")
    let tally = runs[0].tally
    guard runs.allSatisfy({ $0.tally == tally }) else {
      throw FlowError("two replays of \(file) differ: the engine is not deterministic")
    }
    self.file = file
    operations = tally.operations
    let all = runs.map { Double($0.nanoseconds) / Double(max(tally.operations, 1)) }.sorted()
    nanosecondsPerOperation = Timing(best: all[0], median: all[all.count / 2], all: all)
    operationsPerSecond = all[0] > 0 ? 1e9 / all[0] : 0
    let latencies = runs.flatMap(\.latencies)
    if !latencies.isEmpty {
      let percentiles = Percentiles(latencies)
      latencyNanoseconds = Dictionary(
        uniqueKeysWithValues: Self.reported.map { ($0.name, percentiles.at($0.share)) })
      clockNanoseconds = Processor.clockCost()
    }
    trades = tally.trades
    notional = tally.notional
    accepted = tally.accepted
    amended = tally.amended
    cancelled = tally.cancelled
    checksum = String(format: "%016llx", tally.checksum)
    rejects = Dictionary(uniqueKeysWithValues: tally.rejectCounts.map { (String($0.code), $0.count) })
  }

  /// The report as one JSON document.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The report for people.
  package var table: String {
    var lines = [
      "\(file): \(operations) operations",
      String(
        format: "  ns per operation   best %.1f   median %.1f   (%d replays)", nanosecondsPerOperation.best,
        nanosecondsPerOperation.median, nanosecondsPerOperation.all.count),
      String(format: "  operations/s       %.2f million", operationsPerSecond / 1e6),
    ]
    if let latencyNanoseconds, let clockNanoseconds {
      let entries = Self.reported.map { "\($0.name) \(latencyNanoseconds[$0.name] ?? 0)" }
      lines.append("  latency, ns        " + entries.joined(separator: "   "))
      lines.append("                     (each includes one reading of the clock, \(clockNanoseconds) ns)")
    }
    let codes = rejects.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map { "code \($0.key): \($0.value)" }
    lines.append("  trades \(trades)   notional \(notional) ticks   checksum \(checksum)")
    lines.append("  accepted \(accepted)   amended \(amended)   cancelled \(cancelled)")
    lines.append("  rejects " + (codes.isEmpty ? "none" : codes.joined(separator: ", ")))
    return lines.joined(separator: "\n")
  }
}
