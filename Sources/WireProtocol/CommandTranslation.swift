import MatchingEngine

/// Where the participant stands in the block of every command: 0 on the wire, stamped by the gateway.
public let participantOffset = 8

/// The field id of the participant in every command.
private let participantField: UInt16 = 2

extension MessageView {
  /// The request id or token at the start of the block of every command, query and session message.
  @inlinable
  public var requestID: UInt64 { UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self)) }

  /// The participant in a command's block.
  @inlinable
  public var participant: ParticipantID {
    ParticipantID(UInt32(littleEndian: block.loadUnaligned(fromByteOffset: participantOffset, as: UInt32.self)))
  }

  /// Refuses a command in which the client filled the participant: nobody says who they are in a command.
  public func requireUnstamped() throws(WireError) {
    guard participant.rawValue == 0 else {
      throw WireError(
        .reservedNotZero, template: templateID, field: participantField,
        offset: offset + MessageHeader.length + participantOffset, value: Int64(participant.rawValue))
    }
  }
}

/// Writes who sent it into a command's bytes (header and block).
@inlinable
public func stampParticipant(_ participant: ParticipantID, intoMessage bytes: UnsafeMutableRawPointer) {
  bytes.storeBytes(
    of: participant.rawValue.littleEndian, toByteOffset: MessageHeader.length + participantOffset, as: UInt32.self)
}

extension Command {
  /// The command at which `view` looks, with the participant stamped in it.
  ///
  /// - Throws: ``WireError`` when a field is out of range, or the message is no command (`notACommand`).
  public init(_ view: MessageView) throws(WireError) {
    switch view.templateID {
    case NewOrderMessage.templateID: self = .newOrder(try view.decode(NewOrderMessage.self).command)
    case CancelOrderMessage.templateID:
      self = .cancelOrder(try view.decode(CancelOrderMessage.self).command(at: view.offset))
    case AmendOrderMessage.templateID:
      self = .amendOrder(try view.decode(AmendOrderMessage.self).command(at: view.offset))
    case MassCancelMessage.templateID: self = .massCancel(try view.decode(MassCancelMessage.self).command)
    case RegisterParticipantMessage.templateID:
      self = .registerParticipant(try view.decode(RegisterParticipantMessage.self).command)
    case AddSpecMessage.templateID: self = .addSpec(try view.decode(AddSpecMessage.self).command)
    case AddRegionMessage.templateID: self = .addRegion(try view.decode(AddRegionMessage.self).command)
    case AddTenorMessage.templateID: self = .addTenor(try view.decode(AddTenorMessage.self).command)
    case AddInstrumentMessage.templateID: self = .addInstrument(try view.decode(AddInstrumentMessage.self).command)
    case SetTradingStateMessage.templateID:
      self = .setTradingState(try view.decode(SetTradingStateMessage.self).command)
    case AdvanceClockMessage.templateID:
      _ = try view.decode(AdvanceClockMessage.self)
      self = .advanceClock
    default:
      throw WireError(
        .notACommand, template: view.templateID, field: 0, offset: view.offset + 2, value: Int64(view.templateID))
    }
  }

  /// Appends the command as a message, with its participant.
  public func append(to buffer: inout MessageBuffer) {
    switch self {
    case .newOrder(let command): buffer.append(NewOrderMessage(command))
    case .cancelOrder(let command): buffer.append(CancelOrderMessage(command))
    case .amendOrder(let command): buffer.append(AmendOrderMessage(command))
    case .massCancel(let command): buffer.append(MassCancelMessage(command))
    case .registerParticipant(let command): buffer.append(RegisterParticipantMessage(command))
    case .addSpec(let command): buffer.append(AddSpecMessage(command))
    case .addRegion(let command): buffer.append(AddRegionMessage(command))
    case .addTenor(let command): buffer.append(AddTenorMessage(command))
    case .addInstrument(let command): buffer.append(AddInstrumentMessage(command))
    case .setTradingState(let command): buffer.append(SetTradingStateMessage(command))
    case .advanceClock: buffer.append(AdvanceClockMessage(requestId: 0))
    }
  }
}

extension CommandBatch {
  /// Adds the command at which `view` looks. Orders, cancels and amends go the short way.
  ///
  /// - Throws: ``WireError`` as ``MatchingEngine/Command/init(_:)`` does; the batch is then as it was.
  public mutating func append(_ view: MessageView) throws(WireError) {
    switch view.templateID {
    case NewOrderMessage.templateID: append(try view.decode(NewOrderMessage.self).command)
    case CancelOrderMessage.templateID:
      append(try view.decode(CancelOrderMessage.self).command(at: view.offset))
    case AmendOrderMessage.templateID: append(try view.decode(AmendOrderMessage.self).command(at: view.offset))
    default: append(try Command(view))
    }
  }
}
