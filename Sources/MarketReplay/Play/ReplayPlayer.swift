import ExchangeClient
import Glibc
import MatchingEngine

/// How fast a plan is played.
public enum ReplayPace: Equatable, Sendable {
  /// As fast as the exchange takes it.
  case asFastAsTaken
  /// So many seconds of the trace in one second.
  case traceSecondsPerSecond(Double)
}

/// How far a player has come.
public struct ReplayProgress: Equatable, Sendable {
  /// Steps of the plan done.
  public var stepsDone = 0
  /// Steps of the plan.
  public var stepsTotal = 0
  /// Commands that the exchange has answered.
  public var answered: UInt64 = 0
  /// Fills of bids so far.
  public var fills = 0
  /// Where the trace's clock stands, in seconds since its start.
  public var traceTime: Int64 = 0
}

/// What came of playing a plan.
public struct ReplayRun: Sendable {
  /// What became of each order.
  public var ledger: ReplayLedger
  /// How long it took.
  public var timing: ReplayTiming
  /// Whether it was broken off.
  public var wasInterrupted: Bool
  /// Orders that rest at the exchange but not in the ledger, or the other way round: 0 unless it was broken off.
  public var ordersOutOfStep = 0
  /// Why it was broken off; `nil`: it was not, or somebody asked for it.
  public var failure: ClientError?
}

/// Plays a plan on an exchange: several sessions, commands pipelined up to a bounded window, one thread.
///
/// First all offers, and once each is answered, bids and withdrawals in the order of the trace's clock. A step waits when its
/// trader has as many commands under way as the window allows.
final class ReplayPlayer {
  private let plan: ReplayPlan
  private let requests: [PlannedRequest]
  private let specs: [InstrumentID: String]
  private let providers: [Trader]
  private let buyers: [Trader]
  private let traders: [Trader]
  private let pace: ReplayPace
  private let window: Int
  private var ledger: ReplayLedger
  private var timing = ReplayTiming()
  private var traceTime: Int64 = 0
  private var lastActivity: UInt64 = 0
  /// When each order was entered, on the trace's clock: a bid that takes is filled at that moment.
  private var enteredAt: [Int64]

  /// Steps after which what was added leaves and what has come is looked at.
  private static let stepsPerSweep = 64
  /// How long a look at all sessions that found nothing waits before the next, in microseconds: short against an answer's time.
  private static let idleMicroseconds: UInt32 = 20
  /// How long a step that is not due yet sleeps at most, in nanoseconds, so that heartbeats and stops come in time.
  private static let longestSleep: UInt64 = 50_000_000

  /// - Parameters:
  ///   - requests: The plan's orders as the exchange takes them, at the same indices.
  ///   - specs: The spec of each book.
  ///   - window: Commands under way on one session at most.
  init(
    plan: ReplayPlan, requests: [PlannedRequest], specs: [InstrumentID: String], providers: [Trader],
    buyers: [Trader], pace: ReplayPace, window: Int
  ) {
    precondition(requests.count == plan.orders.count, "every order of the plan is translated")
    precondition(window > 0, "a window of nothing moves nothing")
    self.plan = plan
    self.requests = requests
    self.specs = specs
    self.providers = providers
    self.buyers = buyers
    traders = providers + buyers
    self.pace = pace
    self.window = window
    ledger = ReplayLedger(plan: plan)
    enteredAt = Array(repeating: 0, count: plan.orders.count)
  }

  /// Plays everything, or until `shouldStop`; what was sent by then is waited for.
  func play(shouldStop: () -> Bool, onProgress: (ReplayProgress) -> Void) -> ReplayRun {
    var failure: ClientError?
    var wasInterrupted = false
    let start = Clock.monotonic()
    lastActivity = start
    var outOfStep = 0
    do throws(ClientError) {
      wasInterrupted = try !run(from: start, shouldStop: shouldStop, onProgress)
      outOfStep = try ordersOutOfStep()
    } catch {
      failure = error
      wasInterrupted = true
    }
    timing.elapsedNanoseconds = lastActivity - start
    timing.resentCommands = traders.reduce(0) { $0 + $1.resent }
    for trader in traders { trader.close() }
    return ReplayRun(
      ledger: ledger, timing: timing, wasInterrupted: wasInterrupted, ordersOutOfStep: outOfStep, failure: failure)
  }

  /// - Returns: Whether everything was sent.
  private func run(
    from start: UInt64, shouldStop: () -> Bool, _ onProgress: (ReplayProgress) -> Void
  ) throws(ClientError) -> Bool {
    for (index, action) in plan.actions.enumerated() {
      if index == plan.offerCount { try drain() }
      if index.isMultiple(of: Self.stepsPerSweep) {
        onProgress(progress(after: index))
        if shouldStop() {
          try drain()
          return false
        }
        _ = try sweep()
      }
      guard try waitUntilDue(action, from: start, shouldStop, { onProgress(progress(after: index)) }) else {
        try drain()
        return false
      }
      traceTime = action.time
      try take(action.step)
    }
    try drain()
    onProgress(progress(after: plan.actions.count))
    return true
  }

  private func take(_ step: ReplayPlan.Step) throws(ClientError) {
    switch step {
    case .enter(let order):
      let trader = trader(of: order)
      try makeRoom(on: trader)
      ledger.noteSent(order)
      enteredAt[order] = traceTime
      try trader.enter(order, as: requests[order])
    case .withdraw(let order):
      guard !ledger.isFinished(order) else { return }
      let trader = trader(of: order)
      try makeRoom(on: trader)
      ledger.noteWithdrawalSent()
      try trader.withdraw(order)
    }
  }

  private func trader(of order: Int) -> Trader {
    let planned = plan.orders[order]
    return planned.side == .offer ? providers[planned.trader] : buyers[planned.trader]
  }

  private func progress(after steps: Int) -> ReplayProgress {
    ReplayProgress(
      stepsDone: steps, stepsTotal: plan.actions.count, answered: timing.latencies.totalCount,
      fills: ledger.bidFills.count, traceTime: traceTime)
  }
}

/// Waiting, and what comes meanwhile.
extension ReplayPlayer {
  /// Waits until `action` is due.
  ///
  /// - Returns: Whether it is; `false`: somebody asked to stop.
  private func waitUntilDue(
    _ action: ReplayPlan.Action, from start: UInt64, _ shouldStop: () -> Bool, _ onWaiting: () -> Void
  ) throws(ClientError) -> Bool {
    guard case .traceSecondsPerSecond(let speed) = pace else { return true }
    let due = start + UInt64(Double(action.time) / speed * 1e9)
    var now = Clock.monotonic()
    while now < due {
      if shouldStop() { return false }
      if try !sweep() {
        let isBusy = traders.contains { $0.underWay > 0 }
        let rest = min(due - now, isBusy ? UInt64(Self.idleMicroseconds) * 1_000 : Self.longestSleep)
        usleep(UInt32(rest / 1_000))
        if !isBusy { onWaiting() }
      }
      now = Clock.monotonic()
    }
    return true
  }

  private func makeRoom(on trader: Trader) throws(ClientError) {
    while trader.underWay >= window { try sweepOrIdle() }
  }

  /// Waits until everything sent is answered; a trader that waits too long throws.
  private func drain() throws(ClientError) {
    while traders.contains(where: { $0.underWay > 0 }) { try sweepOrIdle() }
  }

  /// Compares what the exchange says is live with the ledger, after the last reports have come: fills of offers come with the
  /// bids that took them, without an own command to wait for.
  private func ordersOutOfStep() throws(ClientError) -> Int {
    var live: Set<Int> = []
    for trader in traders { live.formUnion(try trader.liveOrders()) }
    while try sweep() {}
    return plan.orders.indices.count { live.contains($0) != (ledger.entries[$0].state == .open) }
  }

  private func sweepOrIdle() throws(ClientError) {
    if try !sweep() { usleep(Self.idleMicroseconds) }
  }

  /// Sends what was added and takes in what has come, on all sessions.
  ///
  /// - Returns: Whether anything came.
  private func sweep() throws(ClientError) -> Bool {
    var anything = false
    for trader in traders {
      try trader.flush()
      if try trader.poll(waiting: .zero, note) { anything = true }
    }
    if anything { lastActivity = Clock.monotonic() }
    return anything
  }

  private func note(_ news: Trader.News) {
    switch news {
    case .accepted(let order, let latency):
      timing.record(latency)
      ledger.noteAccepted(order)
    case .rejected(let order, let code, let latency):
      timing.record(latency)
      ledger.noteRejected(order, code: code)
    case .withdrawn(let latency): timing.record(latency)
    case .withdrawalRefused(let code, let latency):
      timing.record(latency)
      ledger.noteWithdrawalRefused(code: code)
    case .cancelled(let order, let reason): ledger.noteCancelled(order, reason: reason)
    case .filled(let order, let message):
      let fill = ReplayLedger.Fill(
        order: order, spec: specs[InstrumentID(message.instrument)] ?? plan.orders[order].spec, trade: message.trade,
        price: message.price, units: message.quantity,
        hours: Int64(message.hours), time: message.liquidity == .taker ? enteredAt[order] : traceTime)
      ledger.noteFilled(fill, remaining: message.remaining)
    }
  }
}
