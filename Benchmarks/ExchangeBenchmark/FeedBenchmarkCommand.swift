import ArgumentParser
import Foundation

/// Measures the feed: events a second to many subscribers, and how long after an order its fill is seen.
struct FeedBenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Measures the feed: events a second next to bare libzmq, and the time from an order to its fill.",
    discussion: """
      Throughput: batches are matched and journalled first; then the publisher's work on them is timed until every \
      subscriber of all/ has everything. The same bodies, sent by a bare XPUB socket to as many subscribers, alternate with it.
      Latency: orders leave at a fixed rate, whatever became of those before (open loop). The moment at which each was due \
      travels in its message to the fill on the feed, and times count from it.
      --hostile: the latencies again beside 100 subscribers that never read, one that crawls, and one that comes and goes \
      with a hundred topics each time; in turn with runs without them, and as a ratio. A flood of orders before each \
      fills what waits for those that never read.

      Examples:
        exchange-benchmark feed
        exchange-benchmark feed --rate 2000 --seconds 10 --hostile
      """)

  @Option(help: "tcp (loopback) or ipc.") var transport: Transport = .tcp
  @Option(parsing: .singleValue, help: "Subscribers at once; repeat for several runs.") var subscribers = [1, 4, 16]
  @Option(help: "Rounds of the throughput, some 100,000 events each; 0: none.") var rounds = 30
  @Option(help: "Orders a second of the latency.") var rate = 1_000
  @Option(help: "Seconds of each run of the latency; 0: none.") var seconds = 5
  @Flag(help: "Measure beside hostile subscribers too.") var hostile = false
  @Option(help: "Folder of the journal, made and removed; default: a temporary one.") var folder: String?
  @Flag(help: "Print one JSON document.") var json = false

  /// Runs with and without hostile subscribers, in turn.
  private static let hostileRuns = 3
  /// Orders before each of them: more than the systems on both sides keep for a subscriber that does not read, some 10 MB.
  private static let flood = 200_000

  func validate() throws {
    for (name, values, range) in [
      ("--subscribers", subscribers, 1...64), ("--rounds", [rounds], 0...10_000), ("--rate", [rate], 1...1_000_000),
      ("--seconds", [seconds], 0...600),
    ] {
      for value in values where !range.contains(value) {
        throw ValidationError("\(name) is \(value); it must be \(range.lowerBound) to \(range.upperBound)")
      }
    }
  }

  func run() async throws {
    let place = try Place(under: folder)
    defer { place.remove() }
    var report = FeedReport(
      transport: transport.rawValue, processors: ProcessInfo.processInfo.activeProcessorCount, rate: rate)
    let text = FeedText(isOn: !json)
    text.begin(report)
    if rounds > 0 {
      for count in subscribers {
        let result = try FeedThroughput(subscribers: count, rounds: rounds).run(transport, in: place)
        report.throughput.append(result)
        text.throughput(result)
      }
    }
    if seconds > 0 {
      text.beginLatencies()
      for count in subscribers {
        let result = try await latency(count, place)
        report.latency.append(result)
        text.latency(result, "\(count) subscriber\(count == 1 ? "" : "s")")
      }
    }
    if hostile {
      let comparison = try await compare(place)
      report.hostile = comparison
      text.hostile(comparison)
    }
    if json { print(try report.json()) }
  }

  private func latency(
    _ count: Int, beside hostile: Bool = false, flooded: Bool = false, _ place: Place
  ) async throws -> FeedLatencyResult {
    let load = FeedLatency(
      subscribers: count, rate: rate, seconds: max(seconds, 1), flood: flooded ? Self.flood : 0)
    return try await BenchmarkExchange.run(transport, in: place) { addresses in
      guard hostile else { return try load.run(on: addresses) }
      let others = try HostileSubscribers(on: addresses.feed[0])
      defer { others.stop() }
      return try load.run(on: addresses)
    }
  }

  private func compare(_ place: Place) async throws -> HostileComparison {
    var comparison = HostileComparison()
    for _ in 0..<Self.hostileRuns {
      comparison.alone.append(try await latency(1, flooded: true, place))
      comparison.beside.append(try await latency(1, beside: true, flooded: true, place))
    }
    return comparison
  }
}
