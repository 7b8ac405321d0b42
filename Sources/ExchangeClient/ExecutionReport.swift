import MatchingEngine
import WireProtocol

/// What the exchange tells a participant about its commands and orders.
public enum ExecutionReport: Equatable, Sendable {
  /// An order was accepted; fills follow.
  case accepted(OrderAcceptedMessage)
  /// An order traded.
  case filled(OrderFilledMessage)
  /// An amend was carried out; fills may follow.
  case amended(OrderAmendedMessage)
  /// An order, or what was left of it, is gone without a trade.
  case cancelled(OrderCancelledMessage)
  /// A stop order was triggered; fills may follow.
  case triggered(OrderTriggeredMessage)
  /// A mass cancel is done; the cancellations came before.
  case massCancelled(MassCancelledMessage)
  /// An operator's command was carried out.
  case done(CommandDoneMessage)
  /// A pool was opened: by a deposit, or with an offer that named none.
  case poolOpened(PoolOpenedMessage)
  /// Units came into a pool or left it otherwise than by a lease.
  case poolChanged(PoolChangedMessage)
  /// A pool is gone.
  case poolClosed(PoolClosedMessage)
  /// A trade opened a lease.
  case leaseOpened(LeaseOpenedMessage)
  /// A lease, or a part of it, ended.
  case leaseEnded(LeaseEndedMessage)
  /// Nothing is free in an order's pool: it is out of its book until units come back.
  case parked(OrderParkedMessage)
  /// Units came back to an order's pool: it is in its book again, and may trade.
  case restored(OrderRestoredMessage)
  /// A message was refused and changed nothing.
  case rejected(RejectedMessage)

  /// Its place in the participant's reports: 1, 2, 3 ... without holes; 0 for a refusal by the gateway, which is not kept.
  public var reportSequence: UInt64 {
    switch self {
    case .accepted(let report): report.reportSequence
    case .filled(let report): report.reportSequence
    case .amended(let report): report.reportSequence
    case .cancelled(let report): report.reportSequence
    case .triggered(let report): report.reportSequence
    case .massCancelled(let report): report.reportSequence
    case .done(let report): report.reportSequence
    case .poolOpened(let report): report.reportSequence
    case .poolChanged(let report): report.reportSequence
    case .poolClosed(let report): report.reportSequence
    case .leaseOpened(let report): report.reportSequence
    case .leaseEnded(let report): report.reportSequence
    case .parked(let report): report.reportSequence
    case .restored(let report): report.reportSequence
    case .rejected(let report): report.reportSequence
    }
  }

  /// The sequence of the command that caused it; 0 for a refusal by the gateway.
  public var engineSequence: UInt64 {
    switch self {
    case .accepted(let report): report.engineSequence
    case .filled(let report): report.engineSequence
    case .amended(let report): report.engineSequence
    case .cancelled(let report): report.engineSequence
    case .triggered(let report): report.engineSequence
    case .massCancelled(let report): report.engineSequence
    case .done(let report): report.engineSequence
    case .poolOpened(let report): report.engineSequence
    case .poolChanged(let report): report.engineSequence
    case .poolClosed(let report): report.engineSequence
    case .leaseOpened(let report): report.engineSequence
    case .leaseEnded(let report): report.engineSequence
    case .parked(let report): report.engineSequence
    case .restored(let report): report.engineSequence
    case .rejected(let report): report.engineSequence
    }
  }

  /// The message as the wire has it.
  public var message: any WireMessage {
    switch self {
    case .accepted(let report): report
    case .filled(let report): report
    case .amended(let report): report
    case .cancelled(let report): report
    case .triggered(let report): report
    case .massCancelled(let report): report
    case .done(let report): report
    case .poolOpened(let report): report
    case .poolChanged(let report): report
    case .poolClosed(let report): report
    case .leaseOpened(let report): report
    case .leaseEnded(let report): report
    case .parked(let report): report
    case .restored(let report): report
    case .rejected(let report): report
    }
  }
}
