import Dispatch
import ExchangeClient
import Foundation
import Histogram
import MatchingEngine
import Synchronization

/// Many commands under way at a time, from several sessions.
struct PipelinedLoad: Sendable {
  var sessions: Int
  var ordersPerFrame: Int
  /// Commands in all.
  var operations: Int
  /// Commands that a session has under way at most.
  var window: Int

  /// Share of the commands that warm up caches and memory before the measured ones.
  private static let warmUpDivisor = 10

  /// What one session saw.
  private struct Tally: Sendable {
    var begin: UInt64
    var end: UInt64
    var latencies: Histogram<UInt64>
    var rejects: Int
  }

  /// Runs all sessions, each on a thread of its own.
  func run(on address: String) throws -> PipelinedResult {
    let instrument = try Maker.quote(at: address)
    let outcomes = Mutex<[Result<Tally, any Error>]>([])
    let (ready, finished) = (DispatchGroup(), DispatchGroup())
    let share = operations / sessions
    for number in 0..<sessions {
      ready.enter()
      finished.enter()
      let thread = Thread {
        var isReady = false
        let outcome = Result {
          try runSession(number, address, instrument, share) {
            isReady = true
            ready.leave()
            ready.wait()
          }
        }
        if !isReady { ready.leave() }
        outcomes.withLock { $0.append(outcome) }
        finished.leave()
      }
      thread.start()
    }
    finished.wait()
    let tallies = try outcomes.withLock { try $0.map { try $0.get() } }
    return summary(of: tallies, operations: share * sessions)
  }

  private func summary(of tallies: [Tally], operations: Int) -> PipelinedResult {
    var latencies = Percentiles.emptyHistogram()
    for tally in tallies { latencies.add(tally.latencies) }
    let begin = tallies.map(\.begin).min() ?? 0
    let end = tallies.map(\.end).max() ?? 0
    let nanoseconds = Double(end - begin)
    return PipelinedResult(
      sessions: sessions, ordersPerFrame: ordersPerFrame, operations: operations,
      nanosecondsPerOperation: nanoseconds / Double(operations),
      operationsPerSecond: Double(operations) / nanoseconds * 1e9, rejects: tallies.reduce(0) { $0 + $1.rejects },
      latency: Percentiles(latencies))
  }

  private func runSession(
    _ number: Int, _ address: String, _ instrument: Catalogue.Instrument, _ share: Int, waitForOthers: () -> Void
  ) throws -> Tally {
    let session = try OrderSession(address: address)
    try session.logOn(name: "session-\(number + 1)")
    var flow = OrderFlow(tickSize: instrument.tickSize, seed: UInt64(number))
    var flight = Flight(window: window)
    try fly(share / Self.warmUpDivisor, session, instrument.id, &flow, &flight)
    flight.reset()
    waitForOthers()
    let begin = DispatchTime.now().uptimeNanoseconds
    try fly(share, session, instrument.id, &flow, &flight)
    return Tally(
      begin: begin, end: DispatchTime.now().uptimeNanoseconds, latencies: flight.latencies, rejects: flight.rejects)
  }

  /// Sends `count` commands and waits until each is acknowledged.
  private func fly(
    _ count: Int, _ session: OrderSession, _ instrument: InstrumentID, _ flow: inout OrderFlow, _ flight: inout Flight
  ) throws {
    let deadline = ContinuousClock.now + Self.patience
    var added = 0
    while flight.acknowledged < count {
      var frames = 0
      while frames < Self.framesBetweenPolls, added < count, session.pendingBytes == 0,
        added - flight.acknowledged + ordersPerFrame <= window
      {
        let frame = min(ordersPerFrame, count - added)
        let now = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<frame {
          flight.leaves(try flow.sendNext { try session.add($0, in: instrument) }, at: now)
        }
        added += frame
        frames += 1
        try session.flush()
      }
      if session.pendingBytes > 0 { try session.flush() }
      try session.poll(waiting: frames == 0 ? Self.longestPoll : .zero) { flight.take($0) }
      guard ContinuousClock.now < deadline else { throw BenchmarkError.tooSlow(acknowledged: flight.acknowledged) }
    }
  }

  /// Frames sent in a row, so that a poll's price is shared.
  private static var framesBetweenPolls: Int { 32 }
  /// How long a poll waits for acknowledgements when the window is full.
  private static var longestPoll: Duration { .milliseconds(100) }
  /// After this a run has failed.
  private static var patience: Duration { .seconds(120) }
}

/// The commands that a session has under way, and how long each took.
private struct Flight {
  private(set) var acknowledged = 0
  private(set) var rejects = 0
  private(set) var latencies = Percentiles.emptyHistogram()
  /// When the command with a request id left, at the id modulo the size; 0: not under way.
  private var leftAt: [UInt64]
  private let mask: UInt64

  init(window: Int) {
    // Request ids are consecutive, so those under way never share a place.
    var size = 1
    while size < window * 2 { size *= 2 }
    leftAt = [UInt64](repeating: 0, count: size)
    mask = UInt64(size - 1)
  }

  mutating func leaves(_ requestID: UInt64, at now: UInt64) { leftAt[Int(requestID & mask)] = now }

  /// Notes what answers a command; fills and what else follows from it are not answers.
  mutating func take(_ report: ExecutionReport) {
    switch report {
    case .accepted(let accepted): arrives(accepted.requestId)
    case .cancelled(let cancelled): arrives(cancelled.requestId ?? 0)
    case .rejected(let rejected):
      rejects += 1
      arrives(rejected.requestId)
    case .filled, .amended, .massCancelled, .triggered, .done, .poolOpened, .poolChanged, .poolClosed, .leaseOpened,
      .leaseEnded, .parked, .restored:
      break
    }
  }

  private mutating func arrives(_ requestID: UInt64) {
    let place = Int(requestID & mask)
    guard leftAt[place] != 0 else { return }
    latencies.record(DispatchTime.now().uptimeNanoseconds - leftAt[place])
    leftAt[place] = 0
    acknowledged += 1
  }

  /// Forgets what was measured, once nothing is under way.
  mutating func reset() {
    acknowledged = 0
    rejects = 0
    latencies = Percentiles.emptyHistogram()
  }
}

/// Why a benchmark could not be finished.
enum BenchmarkError: Error, CustomStringConvertible {
  /// A pipelined run did not end in time.
  case tooSlow(acknowledged: Int)
  /// An idle order got no answer.
  case noAnswer(requestID: UInt64)
  /// A system call failed.
  case systemCall(String, code: Int32)

  var description: String {
    switch self {
    case .tooSlow(let acknowledged):
      "the run did not end in time; \(acknowledged) commands of a session were acknowledged. Try fewer --operations"
    case .noAnswer(let requestID): "order \(requestID) got no answer within a second"
    case .systemCall(let name, let code): "\(name) failed: \(String(cString: strerror(code)))"
    }
  }
}
