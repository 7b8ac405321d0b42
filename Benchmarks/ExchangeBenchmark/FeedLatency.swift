import Dispatch
import ExchangeClient
import ExchangeServer
import Foundation
import Histogram
import MatchingEngine
import Messaging
import Synchronization
import WireProtocol

/// Orders at a fixed rate that each take one unit from a deep offer; subscribers of `fill/` see when each was due.
struct FeedLatency: Sendable {
  var subscribers: Int
  /// Orders a second.
  var rate: Int
  var seconds: Int
  /// Orders before all others, as fast as they are taken: fills what waits for subscribers that do not read.
  var flood = 0

  /// Orders before the measured ones, in parts of all.
  private static let warmUpDivisor = 10
  /// Orders of the flood that are under way at most.
  private static let floodWindow = 2_048
  /// How long the last fills may take: nanoseconds.
  private static let patience: UInt64 = 10_000_000_000
  /// Nearer than this to when an order is due, it is waited for without sleep: nanoseconds.
  private static let shortWait: UInt64 = 100_000

  func run(on addresses: ListeningAddresses) throws -> FeedLatencyResult {
    let instrument = try Maker.quote(at: addresses.orderEntry[0])
    let session = try OrderSession(address: addresses.orderEntry[0])
    try session.logOn(name: "session-1")
    let order = OrderRequest(
      .bid, of: instrument.id, quantity: Quantity(1), price: Price(OrderFlow.offerPrice),
      timeInForce: .immediateOrCancel)
    let begin = Mutex<UInt64>(.max)
    let seen = Mutex(Percentiles.emptyHistogram())
    let readers = try FeedReaders(subscribers, at: addresses.feed[0], prefix: "fill/") { _, body in
      let now = DispatchTime.now().uptimeNanoseconds
      let first = begin.withLock(\.self)
      var reader = MessageReader(body)
      while let message = try? reader.next() {
        guard message.templateID == FillMessage.templateID,
          let fill = try? message.decode(FillMessage.self), let due = fill.takerSentAt, due >= first
        else { continue }
        seen.withLock { _ = $0.record(now - due) }
      }
    }
    defer { readers.stop() }
    try waitForSubscriptions(order, session, readers)
    try enterFlood(order, session)

    let count = rate * seconds
    let warmUp = count / Self.warmUpDivisor
    var flight = OpenLoop(interval: 1_000_000_000 / UInt64(rate), count: warmUp + count, warmUp: warmUp)
    begin.withLock { $0 = flight.due(warmUp) }
    while flight.sent < flight.count {
      let now = DispatchTime.now().uptimeNanoseconds
      // All that are due, however late: each with the moment at which it should have left.
      while flight.sent < flight.count, flight.due(flight.sent) <= now {
        flight.noteSent(try session.add(order, sentAt: flight.due(flight.sent)))
      }
      if session.pendingBytes > 0 { try session.flush() }
      try session.poll(waiting: .zero) { flight.take($0) }
      if flight.sent < flight.count, flight.due(flight.sent) > now + Self.shortWait { usleep(50) }
    }
    let deadline = DispatchTime.now().uptimeNanoseconds + Self.patience
    while DispatchTime.now().uptimeNanoseconds < deadline,
      flight.acknowledged < flight.count || seen.withLock({ Int($0.totalCount) }) < count * subscribers
    {
      try session.flush()
      try session.poll(waiting: .milliseconds(1)) { flight.take($0) }
    }
    guard flight.acknowledged == flight.count else { throw BenchmarkError.tooSlow(acknowledged: flight.acknowledged) }
    let histogram = seen.withLock(\.self)
    return FeedLatencyResult(
      subscribers: subscribers, orders: count, lost: count * subscribers - Int(histogram.totalCount),
      fillSeen: Percentiles(histogram), acknowledged: Percentiles(flight.latencies))
  }

  private func enterFlood(_ order: OrderRequest, _ session: OrderSession) throws {
    for _ in 0..<flood {
      while session.unansweredCommands >= Self.floodWindow { try session.poll(waiting: .milliseconds(1)) { _ in } }
      try session.add(order)
    }
    while session.unansweredCommands > 0 {
      try session.flush()
      try session.poll(waiting: .milliseconds(1)) { _ in }
    }
  }

  /// Trades until every subscriber has seen a fill.
  private func waitForSubscriptions(_ order: OrderRequest, _ session: OrderSession, _ readers: FeedReaders) throws {
    let deadline = DispatchTime.now().uptimeNanoseconds + Self.patience
    while readers.fewest == 0 {
      guard DispatchTime.now().uptimeNanoseconds < deadline else { throw BenchmarkError.tooSlow(acknowledged: 0) }
      _ = try session.submit(order)
    }
  }
}

/// When each order is due, whatever becomes of those before it, and when it was acknowledged.
private struct OpenLoop {
  let interval: UInt64
  let count: Int
  let warmUp: Int
  private let start = DispatchTime.now().uptimeNanoseconds
  private(set) var sent = 0
  private(set) var acknowledged = 0
  private(set) var latencies = Percentiles.emptyHistogram()
  private var firstRequest: UInt64 = 0

  init(interval: UInt64, count: Int, warmUp: Int) {
    self.interval = interval
    self.count = count
    self.warmUp = warmUp
  }

  func due(_ number: Int) -> UInt64 { start + UInt64(number) * interval }

  mutating func noteSent(_ request: UInt64) {
    if sent == 0 { firstRequest = request }
    sent += 1
  }

  mutating func take(_ report: ExecutionReport) {
    guard case .accepted(let accepted) = report, sent > 0, accepted.requestId >= firstRequest else { return }
    let number = Int(accepted.requestId - firstRequest)
    acknowledged += 1
    if number >= warmUp { latencies.record(DispatchTime.now().uptimeNanoseconds - due(number)) }
  }
}
