import Foundation

/// Events a second to so many subscribers.
struct FeedThroughputResult: Encodable, Sendable {
  var subscribers: Int
  var events: Int
  var meanBodyBytes: Int
  /// To each subscriber, from the publisher's first work until all have all.
  var eventsPerSecond: Double
  /// The same bodies by a bare socket.
  var barePerSecond: Double
  /// The publisher's own work for an event, without waiting for subscribers.
  var publisherNanosecondsPerEvent: Double
  var ratio: Double { eventsPerSecond / barePerSecond }
}

/// One open-loop run.
struct FeedLatencyResult: Encodable, Sendable {
  var subscribers: Int
  var orders: Int
  /// Fills that a subscriber lost, all together.
  var lost: Int
  /// From when the order was due to when a subscriber had its fill.
  var fillSeen: Percentiles
  /// From when the order was due to its acknowledgement.
  var acknowledged: Percentiles
}

/// Runs without and with hostile subscribers, in turn.
struct HostileComparison: Encodable, Sendable {
  var alone: [FeedLatencyResult] = []
  var beside: [FeedLatencyResult] = []

  /// The median of the runs with, over that of the runs without.
  func ratio(_ value: (FeedLatencyResult) -> UInt64) -> Double {
    func median(_ results: [FeedLatencyResult]) -> Double {
      let values = results.map(value).sorted()
      return Double(values[values.count / 2])
    }
    return median(beside) / median(alone)
  }
}

/// Everything that was measured of the feed.
struct FeedReport: Encodable, Sendable {
  var transport: String
  var processors: Int
  var rate: Int
  var throughput: [FeedThroughputResult] = []
  var latency: [FeedLatencyResult] = []
  var hostile: HostileComparison?

  init(transport: String, processors: Int, rate: Int) {
    self.transport = transport
    self.processors = processors
    self.rate = rate
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Prints results for people as they come; nothing when it is off.
struct FeedText {
  var isOn: Bool

  func begin(_ report: FeedReport) {
    line("The feed over \(report.transport), \(report.processors) processors; latencies at \(report.rate) orders/s")
    line("")
    line(row(["to each of", "events/s", "bare libzmq", "ratio", "ns/event", "bytes/body"]))
  }

  func throughput(_ result: FeedThroughputResult) {
    line(
      row([
        "\(result.subscribers) subscriber\(result.subscribers == 1 ? "" : "s")", number(result.eventsPerSecond),
        number(result.barePerSecond), ratio(result.ratio), number(result.publisherNanosecondsPerEvent),
        "\(result.meanBodyBytes)",
      ]))
  }

  func beginLatencies() {
    line("")
    line(row(["microseconds to", "p50", "p90", "p99", "p99.9", "max", "lost"]))
  }

  func latency(_ result: FeedLatencyResult, _ name: String) {
    line(row(["fill seen, \(name)"] + cells(result.fillSeen) + ["\(result.lost)"]))
    line(row(["  acknowledged"] + cells(result.acknowledged)))
  }

  func hostile(_ comparison: HostileComparison) {
    line("")
    for (alone, beside) in zip(comparison.alone, comparison.beside) {
      latency(alone, "none hostile")
      latency(beside, "102 hostile")
    }
    line(
      "Ratio of the medians, acknowledged: p50 \(ratio(comparison.ratio { $0.acknowledged.p50 })), "
        + "p99 \(ratio(comparison.ratio { $0.acknowledged.p99 })); fill seen: "
        + "p50 \(ratio(comparison.ratio { $0.fillSeen.p50 })), p99 \(ratio(comparison.ratio { $0.fillSeen.p99 }))")
  }

  private func cells(_ latency: Percentiles) -> [String] {
    [latency.p50, latency.p90, latency.p99, latency.p999, latency.maximum].map { number(Double($0) / 1_000) }
  }

  private func number(_ value: Double) -> String { String(Int(value.rounded())) }

  private func ratio(_ value: Double) -> String { String(format: "%.2f", value) }

  private func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      index == 0
        ? cell.padding(toLength: 28, withPad: " ", startingAt: 0)
        : String(repeating: " ", count: max(0, 12 - cell.count)) + cell
    }.joined()
  }

  private func line(_ text: String) {
    if isOn { print(text) }
  }
}
