/// What part a template has in the protocol.
public enum MessageClass: Equatable, Sendable {
  /// Opens or keeps a session: Logon, Heartbeat.
  case session
  /// A participant's command: sequenced and journalled.
  case command
  /// A question: answered in order with commands, not journalled.
  case query
  /// A command that only the operator may give: sequenced and journalled.
  case operatorCommand
  /// Written by the sequencer only.
  case sequencer
  /// Everything that the exchange sends, and what belongs to another socket.
  case other

  /// The class of a template.
  @inlinable
  public init(ofTemplate id: UInt16) {
    switch id {
    case LogonMessage.templateID, HeartbeatMessage.templateID: self = .session
    case NewOrderMessage.templateID...MassCancelMessage.templateID: self = .command
    case QueryOpenOrdersMessage.templateID, QueryCatalogueMessage.templateID: self = .query
    case RegisterParticipantMessage.templateID...SetTradingStateMessage.templateID: self = .operatorCommand
    case AdvanceClockMessage.templateID: self = .sequencer
    default: self = .other
    }
  }
}
