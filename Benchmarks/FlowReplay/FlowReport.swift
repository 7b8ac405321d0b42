import Foundation

/// The result of one or more equal replays, for people and machines.
struct FlowReport {
  var file: String
  var tally: FlowTally
  /// One per replay.
  var nanoseconds: [UInt64]
  var latencies: [UInt32]

  private static let reported: [(name: String, share: Double)] = [
    ("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999), ("max", 1),
  ]

  private func perOperation(_ nanoseconds: UInt64) -> Double {
    Double(nanoseconds) / Double(max(tally.operations, 1))
  }

  private var percentiles: [(name: String, nanoseconds: UInt32)] {
    guard !latencies.isEmpty else { return [] }
    let sorted = latencies.sorted()
    return Self.reported.map { entry in
      (entry.name, sorted[min(Int(Double(sorted.count) * entry.share), sorted.count - 1)])
    }
  }

  private var rejectCounts: [(code: Int, count: Int)] {
    tally.rejects.indices.filter { tally.rejects[$0] > 0 }.map { ($0, tally.rejects[$0]) }
  }

  /// The report as a table or as one JSON document.
  func text(json: Bool) -> String { json ? jsonText : table }

  private var table: String {
    var lines = ["\(file): \(tally.operations) operations"]
    let sorted = nanoseconds.sorted()
    if let best = sorted.first {
      let median = sorted[sorted.count / 2]
      lines.append(
        String(
          format: "  ns per operation   best %.1f   median %.1f   (%d replays)", perOperation(best),
          perOperation(median), sorted.count))
      lines.append(
        String(format: "  operations/s       %.2f million", 1000 / max(perOperation(best), .leastNonzeroMagnitude)))
    }
    if !percentiles.isEmpty {
      lines.append(
        "  latency, ns        " + percentiles.map { "\($0.name) \($0.nanoseconds)" }.joined(separator: "   "))
      lines.append("                     (each includes one reading of the clock)")
    }
    lines.append("  trades \(tally.trades)   notional \(tally.notional) ticks   checksum \(hex(tally.checksum))")
    lines.append("  accepted \(tally.accepted)   amended \(tally.amended)   cancelled \(tally.cancelled)")
    let rejects = rejectCounts.map { "code \($0.code): \($0.count)" }
    lines.append("  rejects " + (rejects.isEmpty ? "none" : rejects.joined(separator: ", ")))
    return lines.joined(separator: "\n")
  }

  private var jsonText: String {
    let sorted = nanoseconds.sorted()
    var fields: [String: Any] = [
      "file": file, "operations": tally.operations, "trades": tally.trades, "notional": tally.notional,
      "accepted": tally.accepted, "amended": tally.amended, "cancelled": tally.cancelled,
      "checksum": hex(tally.checksum),
      "rejects": Dictionary(uniqueKeysWithValues: rejectCounts.map { (String($0.code), $0.count) }),
    ]
    if let best = sorted.first {
      fields["nanosecondsPerOperation"] = [
        "best": perOperation(best), "median": perOperation(sorted[sorted.count / 2]),
        "all": sorted.map(perOperation),
      ]
      fields["operationsPerSecond"] = 1e9 / max(perOperation(best), .leastNonzeroMagnitude)
    }
    if !percentiles.isEmpty {
      fields["latencyNanoseconds"] = Dictionary(
        uniqueKeysWithValues: percentiles.map { ($0.name, Int($0.nanoseconds)) })
    }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted]
    guard let data = try? JSONSerialization.data(withJSONObject: fields, options: options) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  private func hex(_ word: UInt64) -> String { String(format: "%016llx", word) }
}
