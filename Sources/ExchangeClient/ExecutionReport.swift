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
    case .rejected(let report): report
    }
  }
}
