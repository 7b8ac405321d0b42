import MatchingEngine

/// Where commands and queries of a participant's own carry who sent them.
///
/// Clients leave it zero. The gateway writes who is logged on over it, in place, before the bytes are sequenced: nobody
/// can speak for somebody else, and the journal tells who it was.
public enum ParticipantStamp {
  /// Bytes into the block.
  @inlinable
  public static var offset: Int { 8 }

  /// The schema's id of the field, the same in every message that has it.
  @inlinable
  public static var field: UInt16 { 2 }

  /// Whether messages with the number `templateID` carry it.
  @inlinable
  public static func isCarried(byTemplate templateID: UInt16) -> Bool {
    switch MessageClass(templateID: templateID) {
    case .participantCommand, .operatorCommand: true
    case .query: templateID != QueryCatalogueMessage.templateID
    default: false
    }
  }
}

/// Writes `participant` into the block of a command or of queries of a participant's own.
///
/// - Parameter block: at least 12 bytes of a message for which ``ParticipantStamp/isCarried(byTemplate:)`` holds.
@inlinable
public func stampParticipant(_ participant: ParticipantID, in block: UnsafeMutableRawPointer) {
  block.store(participant.rawValue, at: ParticipantStamp.offset)
}

/// The participant stamped into the block of a command or of queries of a participant's own.
@inlinable
public func stampedParticipant(in block: UnsafeRawPointer) -> ParticipantID {
  ParticipantID(block.load(UInt32.self, at: ParticipantStamp.offset))
}

/// Checks that a client left the participant to the gateway.
///
/// - Throws: `reservedNotZero`, when a message that carries the participant names one.
@inlinable
public func requireUnstamped(_ view: MessageView) throws(WireError) {
  guard ParticipantStamp.isCarried(byTemplate: view.templateID) else { return }
  let participant = stampedParticipant(in: view.block)
  guard participant.rawValue == 0 else {
    throw .reservedNotZero(
      template: view.templateID, field: ParticipantStamp.field, at: ParticipantStamp.offset,
      offsetInFrame: view.offsetInFrame, value: participant.rawValue)
  }
}
