import MatchingEngine

/// What a message is for, and with that who may send it.
///
/// The schema keeps a range of numbers for each.
@frozen
public enum MessageClass: Equatable, Sendable, CaseIterable {
  /// Opens or keeps a session: 1-9. Clients and the exchange send it.
  case session
  /// Changes the market for a participant: 10-29. Journalled.
  case participantCommand
  /// Asks and changes nothing: 30-39.
  case query
  /// Changes catalogue, accounts or trading states: 40-49. Journalled; only the operator may send it.
  case operatorCommand
  /// Written to the journal by the sequencer: 50-59. Nobody may send it.
  case sequencer
  /// Answers and execution reports: 100-139.
  case report
  /// Entries of the catalogue: 140-149.
  case catalogue
  /// The public feed: 200-229.
  case feed
  /// Requests for snapshots and ranges: 230 and 231, on their own socket.
  case repairRequest
  /// Headers of snapshots and ranges: 232 and 233.
  case repairAnswer

  /// The class of the message with the number `templateID`; `nil`: the schema has no such message.
  @inlinable
  public init?(templateID: UInt16) {
    guard WireSchema.blockLength(ofTemplate: templateID) != nil else { return nil }
    switch templateID {
    case 1...9: self = .session
    case 10...29: self = .participantCommand
    case 30...39: self = .query
    case 40...49: self = .operatorCommand
    case 50...59: self = .sequencer
    case 100...139: self = .report
    case 140...149: self = .catalogue
    case 200...229: self = .feed
    case SnapshotRequestMessage.templateID, RangeRequestMessage.templateID: self = .repairRequest
    case SnapshotHeaderMessage.templateID, RangeHeaderMessage.templateID: self = .repairAnswer
    default: return nil
    }
  }

  /// Whether it is a command that the engine carries out and the journal keeps.
  @inlinable
  public var isCommand: Bool {
    switch self {
    case .participantCommand, .operatorCommand, .sequencer: true
    case .session, .query, .report, .catalogue, .feed, .repairRequest, .repairAnswer: false
    }
  }

  /// Whether clients may send it to the order entry socket; the rest is `notACommand` there.
  @inlinable
  public var isTakenByOrderEntry: Bool {
    switch self {
    case .session, .participantCommand, .query, .operatorCommand: true
    case .sequencer, .report, .catalogue, .feed, .repairRequest, .repairAnswer: false
    }
  }

  /// Whether its block starts with the sender's own request id or token.
  @inlinable
  var startsWithRequestIdentifier: Bool { isTakenByOrderEntry || self == .repairRequest }
}

extension MessageView {
  /// What the message is for.
  @inlinable
  public var messageClass: MessageClass {
    guard let messageClass = MessageClass(templateID: templateID) else {
      preconditionFailure("the schema's message \(templateID) has no class")
    }
    return messageClass
  }

  /// The request id or token that the message's sender gave it, for a ``RejectedMessage``; 0 when it has none.
  @inlinable
  public var requestIdentifier: UInt64 {
    messageClass.startsWithRequestIdentifier ? block.load(UInt64.self, at: 0) : 0
  }
}

extension RejectedMessage {
  /// Tells the sender of a message, whose request id or token was `requestIdentifier`, what was wrong with its bytes.
  ///
  /// It has no report sequence and no engine sequence: the gateway refused it.
  public init(_ error: WireError, requestIdentifier: UInt64, time: UInt64) {
    self.init(
      reportSequence: 0, requestId: requestIdentifier, value: error.value, engineSequence: 0, time: time,
      code: error.code, field: error.field, offset: error.offset, template: error.template)
  }
}

extension WireRejectCode {
  /// The code by which the wire names the engine's `code`: the one with the same number.
  public init(_ code: RejectCode) {
    guard let wireCode = WireRejectCode(wireValue: code.rawValue) else {
      preconditionFailure("the schema lacks the engine's reject code \(code)")
    }
    self = wireCode
  }
}
