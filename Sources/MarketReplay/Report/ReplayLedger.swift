import MatchingEngine
import WireProtocol

/// What became of each order of a plan, as the exchange's reports tell it.
///
/// Kept by the player, read by the report and the chart.
public struct ReplayLedger: Sendable {
  /// Where an order stands.
  public enum State: Equatable, Sendable {
    /// Not sent yet.
    case planned
    /// Sent, and neither accepted nor refused yet.
    case sent
    /// Accepted; what is left of it rests in its book.
    case open
    /// Traded whole.
    case filled
    /// What was left of it was withdrawn because its task had ended.
    case withdrawn
    /// What was left of it was cancelled for another reason.
    case cancelled(CancelReason)
    /// Refused.
    case rejected(WireRejectCode)
  }

  /// One order's record.
  public struct Entry: Equatable, Sendable {
    /// Where it stands.
    public internal(set) var state = State.planned
    /// Units traded so far.
    public internal(set) var filledUnits: Int64 = 0
  }

  /// One order's part in one trade.
  public struct Fill: Equatable, Sendable {
    /// The order, as an index into the plan's.
    public let order: Int
    /// What was traded: one of those that its order names.
    public let spec: String
    /// The trade's number, over the whole market.
    public let trade: UInt64
    /// Ticks per unit-hour.
    public let price: Int64
    /// Units.
    public let units: Int64
    /// Length of the lease in hours.
    public let hours: Int64
    /// When, in seconds since the trace's start.
    public let time: Int64
  }

  /// Records, by index of the plan's orders.
  public private(set) var entries: [Entry]
  /// Fills of the plan's offers, in the order in which they were reported.
  public private(set) var offerFills: [Fill] = []
  /// Fills of the plan's bids, in the order in which they were reported.
  public private(set) var bidFills: [Fill] = []
  /// Withdrawals sent.
  public private(set) var withdrawalsSent = 0
  /// Withdrawals that found nothing left to withdraw.
  public private(set) var withdrawalsTooLate = 0
  /// Withdrawals that took something out.
  public private(set) var withdrawalsDone = 0
  /// Withdrawals refused for another reason than that there was nothing left.
  public private(set) var withdrawalsRefused = 0
  private let offerCount: Int

  /// A ledger in which nothing has been sent.
  public init(plan: ReplayPlan) {
    entries = Array(repeating: Entry(), count: plan.orders.count)
    offerCount = plan.offerCount
  }
}

/// What happens to an order, in the order in which the exchange reports it.
extension ReplayLedger {
  /// The order is on its way.
  mutating func noteSent(_ order: Int) {
    precondition(entries[order].state == .planned, "an order is sent once")
    entries[order].state = .sent
  }

  /// The exchange took it.
  mutating func noteAccepted(_ order: Int) {
    guard entries[order].state == .sent else { return }
    entries[order].state = .open
  }

  /// It traded.
  mutating func noteFilled(_ fill: Fill, remaining: Int64) {
    entries[fill.order].filledUnits += fill.units
    if remaining == 0 { entries[fill.order].state = .filled }
    if fill.order < offerCount { offerFills.append(fill) } else { bidFills.append(fill) }
  }

  /// What was left of it is gone.
  mutating func noteCancelled(_ order: Int, reason: CancelReason) {
    entries[order].state = reason == .requested ? .withdrawn : .cancelled(reason)
    if reason == .requested { withdrawalsDone += 1 }
  }

  /// The exchange refused it.
  mutating func noteRejected(_ order: Int, code: WireRejectCode) {
    guard entries[order].state == .sent else { return }
    entries[order].state = .rejected(code)
  }

  /// A withdrawal is on its way.
  mutating func noteWithdrawalSent() { withdrawalsSent += 1 }

  /// The exchange refused a withdrawal.
  mutating func noteWithdrawalRefused(code: WireRejectCode) {
    if code == .unknownOrder { withdrawalsTooLate += 1 } else { withdrawalsRefused += 1 }
  }

  /// Whether nothing can happen to the order any more.
  func isFinished(_ order: Int) -> Bool {
    switch entries[order].state {
    case .planned, .sent, .open: false
    case .filled, .withdrawn, .cancelled, .rejected: true
    }
  }
}
