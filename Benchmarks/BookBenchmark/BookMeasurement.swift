import OrderFlow

/// What one case took.
struct BookMeasurement: Encodable {
  var group: String
  var name: String
  /// Nanoseconds per operation over whole replays, in batches.
  var best: Double
  var median: Double
  var operationsPerSecond: Double
  /// Nanoseconds of single operations, each handed over by itself, a reading of the clock included.
  var p50: UInt32
  var p99: UInt32
  var p999: UInt32

  /// Makes the flow of `subject` and replays it `repeats` times for speed and once for latencies.
  init(_ subject: BookCase, operations: Int, repeats: Int) throws {
    let byClient = try FlowGenerator(subject.shape, operations: operations, seed: 1).generate()
    let flow = subject.byEngineID ? try byClient.namingEngineIDs() : byClient
    var runs: [FlowRun] = []
    for _ in 0..<repeats {
      var market = try FlowMarket(symbolCount: flow.symbolCount)
      runs.append(FlowRun.replay(flow, through: &market, byEngineID: subject.byEngineID))
    }
    var market = try FlowMarket(symbolCount: flow.symbolCount)
    let single = FlowRun.measureLatencies(flow, through: &market, byEngineID: subject.byEngineID)
    guard runs.allSatisfy({ $0.tally == single.tally }) else {
      throw FlowError("two replays of '\(subject.name)' differ: the engine is not deterministic")
    }
    let times = runs.map { Double($0.nanoseconds) / Double(operations) }.sorted()
    let percentiles = Percentiles(single.latencies)
    group = subject.group
    name = subject.name
    best = times[0]
    median = times[times.count / 2]
    operationsPerSecond = 1e9 / times[0]
    p50 = percentiles.at(0.5)
    p99 = percentiles.at(0.99)
    p999 = percentiles.at(0.999)
  }
}
