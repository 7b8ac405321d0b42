import Dispatch
import ExchangeClient
import Foundation
import MatchingEngine

/// One order at a time at a fixed pace, on an exchange that has nothing else to do.
struct IdleLoad: Sendable {
  var roundTrips: Int
  /// Time from one order to the next.
  var pace: Duration

  /// Orders before the measured ones.
  private static let warmUp = 200

  func run(on address: String) throws -> IdleResult {
    let instrument = try Maker.quote(at: address)
    let session = try OrderSession(address: address)
    try session.logOn(name: "session-1")
    let order = OrderRequest(
      .bid, of: instrument.id, quantity: Quantity(1), price: Price(OrderFlow.offerPrice),
      timeInForce: .immediateOrCancel)
    var latencies = Percentiles.emptyHistogram()
    let paceNanoseconds = UInt64(pace / .nanoseconds(1))
    var due = DispatchTime.now().uptimeNanoseconds + paceNanoseconds
    for number in 0..<(Self.warmUp + roundTrips) {
      wait(until: due)
      let answered = try roundTrip(order, on: session)
      // From when it was due, not from when it left: an answer that came late makes the next order late.
      if number >= Self.warmUp { latencies.record(answered - due) }
      due += paceNanoseconds
    }
    return IdleResult(
      roundTrips: roundTrips, paceMilliseconds: Double(paceNanoseconds) / 1e6, latency: Percentiles(latencies))
  }

  private func wait(until due: UInt64) {
    let now = DispatchTime.now().uptimeNanoseconds
    guard due > now else { return }
    var pause = timespec(tv_sec: Int((due - now) / 1_000_000_000), tv_nsec: Int((due - now) % 1_000_000_000))
    nanosleep(&pause, nil)
  }

  /// - Returns: When the answer came.
  private func roundTrip(_ order: OrderRequest, on session: OrderSession) throws -> UInt64 {
    let requestID = try session.add(order)
    try session.flush()
    let deadline = ContinuousClock.now + .seconds(1)
    var answered: UInt64?
    while answered == nil {
      try session.poll(waiting: .milliseconds(100)) { report in
        guard answered == nil, case .accepted(let accepted) = report, accepted.requestId == requestID else { return }
        answered = DispatchTime.now().uptimeNanoseconds
      }
      guard answered != nil || ContinuousClock.now < deadline else {
        throw BenchmarkError.noAnswer(requestID: requestID)
      }
    }
    return answered ?? 0
  }
}
