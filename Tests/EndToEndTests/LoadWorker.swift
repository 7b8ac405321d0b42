import ExchangeClient
import Foundation
import MatchingEngine
import Messaging
import SeededRandom
import Synchronization

/// A participant that sends orders as fast as they are taken, on a thread of its own, and keeps every report.
final class LoadWorker: @unchecked Sendable {
  // The session is the thread's until `stop` has joined it, then the caller's.
  let name: String
  private let address: String
  private let context: MessagingContext
  private let books: [InstrumentID]
  private var random: SplitMix64
  private let mustStop = Atomic<Bool>(false)
  private let reportCount = Atomic<Int>(0)
  private let finished = DispatchSemaphore(value: 0)
  private var session: OrderSession?

  /// Reports in the order in which they came.
  private(set) var reports: [ExecutionReport] = []
  /// Those that the exchange counts and keeps.
  var numberedReports: [ExecutionReport] { reports.filter { $0.reportSequence > 0 } }
  /// What ended the thread, other than being stopped.
  private(set) var failure: (any Error)?

  /// Orders that may be under way.
  private static let window = 512
  private static let ordersPerFrame = 16

  init(_ name: String, address: String, context: MessagingContext, books: [InstrumentID], seed: UInt64) {
    self.name = name
    self.address = address
    self.context = context
    self.books = books
    random = SplitMix64(seed: seed)
  }

  /// How many reports came so far; from any thread.
  var count: Int { reportCount.load(ordering: .acquiring) }

  func start() {
    Thread { [self] in
      defer { finished.signal() }
      do {
        let session = try OrderSession(
          address: address, context: context, timing: OrderSession.Timing(answer: .seconds(60)))
        self.session = session
        try session.logOn(name: name)
        while !mustStop.load(ordering: .acquiring) { try turn(session) }
        // What the exchange had sent before it died may still wait here.
        while try session.poll(waiting: .milliseconds(200), keep) > 0 {}
      } catch { failure = error }
    }.start()
  }

  /// Ends the thread and hands its session over.
  func stop() -> OrderSession? {
    mustStop.store(true, ordering: .releasing)
    finished.wait()
    return session
  }

  /// Keeps a report; by whoever has the session.
  func keep(_ report: ExecutionReport) {
    reports.append(report)
    switch report {
    case .accepted, .rejected: answered += 1
    case .cancelled(let cancelled) where cancelled.requestId != nil: answered += 1
    default: break
    }
    reportCount.store(reports.count, ordering: .releasing)
  }

  private var sent = 0
  private var answered = 0
  private var lastOrders: [UInt64] = []

  private func turn(_ session: OrderSession) throws {
    var added = 0
    while sent - answered < Self.window && added < Self.ordersPerFrame && session.pendingBytes < 1 << 16 {
      if !lastOrders.isEmpty && Int.random(in: 0..<4, using: &random) == 0 {
        try session.addCancel(.client(lastOrders.remove(at: Int.random(in: 0..<lastOrders.count, using: &random))))
      } else {
        lastOrders.append(try session.add(order()))
        if lastOrders.count > 64 { lastOrders.removeFirst() }
      }
      sent += 1
      added += 1
    }
    try session.flush()
    try session.poll(waiting: added == 0 ? .milliseconds(5) : .zero, keep)
  }

  private func order() -> OrderRequest {
    OrderRequest(
      Bool.random(using: &random) ? .bid : .offer, of: books[Int.random(in: 0..<books.count, using: &random)],
      quantity: Quantity(.random(in: 1...20, using: &random)),
      price: Price(.random(in: 100_000...100_020, using: &random)),
      timeInForce: Int.random(in: 0..<8, using: &random) == 0 ? .immediateOrCancel : .goodTillCancelled)
  }
}
