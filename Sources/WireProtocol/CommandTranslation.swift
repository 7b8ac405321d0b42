import MatchingEngine

/// Decodes the command with the number `templateID` from the `length` bytes at `block`; the participant is the stamped one.
///
/// - Throws: what decoding the message throws; `fieldOutOfRange` when a cancel or amend names its order by both ids
///   (the field is `clientOrder`) or by none (the field is `order`); `notACommand` for messages of other classes.
@inlinable
public func decodeCommand(
  templateID: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int
) throws(WireError) -> Command {
  switch templateID {
  case NewOrderMessage.templateID:
    let message = try NewOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)
    return .newOrder(NewOrder(message))
  case CancelOrderMessage.templateID:
    let message = try CancelOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)
    return .cancelOrder(try CancelOrder(message, offsetInFrame: offsetInFrame))
  case AmendOrderMessage.templateID:
    let message = try AmendOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)
    return .amendOrder(try AmendOrder(message, offsetInFrame: offsetInFrame))
  default:
    return try decodeRareCommand(templateID: templateID, block: block, length: length, offsetInFrame: offsetInFrame)
  }
}

/// Decodes what is not worth a place in callers' code.
@usableFromInline
@inline(never)
func decodeRareCommand(
  templateID: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int
) throws(WireError) -> Command {
  func decode<Message: WireMessage>(_ type: Message.Type) throws(WireError) -> Message {
    try Message.decode(block: block, length: length, offsetInFrame: offsetInFrame)
  }
  switch templateID {
  case NewAlternativesMessage.templateID:
    return .newAlternatives(NewAlternatives(try decode(NewAlternativesMessage.self)))
  case DepositCapacityMessage.templateID:
    return .depositCapacity(DepositCapacity(try decode(DepositCapacityMessage.self)))
  case DepositLeaseMessage.templateID: return .depositLease(DepositLease(try decode(DepositLeaseMessage.self)))
  case WithdrawCapacityMessage.templateID:
    return .withdrawCapacity(WithdrawCapacity(try decode(WithdrawCapacityMessage.self)))
  case EndLeaseMessage.templateID: return .endLease(EndLease(try decode(EndLeaseMessage.self)))
  case ReturnCapacityMessage.templateID: return .returnCapacity(ReturnCapacity(try decode(ReturnCapacityMessage.self)))
  case MassCancelMessage.templateID: return .massCancel(MassCancel(try decode(MassCancelMessage.self)))
  case RegisterParticipantMessage.templateID:
    return .registerParticipant(RegisterParticipant(try decode(RegisterParticipantMessage.self)))
  case AddSpecMessage.templateID: return .addSpec(AddSpec(try decode(AddSpecMessage.self)))
  case AddRegionMessage.templateID: return .addRegion(AddRegion(try decode(AddRegionMessage.self)))
  case AddTenorMessage.templateID: return .addTenor(AddTenor(try decode(AddTenorMessage.self)))
  case AddInstrumentMessage.templateID: return .addInstrument(AddInstrument(try decode(AddInstrumentMessage.self)))
  case SetTradingStateMessage.templateID:
    return .setTradingState(SetTradingState(try decode(SetTradingStateMessage.self)))
  case SetCollarsMessage.templateID: return .setCollars(SetCollars(try decode(SetCollarsMessage.self)))
  case AdvanceClockMessage.templateID:
    _ = try decode(AdvanceClockMessage.self)
    return .advanceClock
  default: throw .notACommand(templateID, offsetInFrame: offsetInFrame)
  }
}

extension CommandBatch {
  /// Adds the command that ``decodeCommand(templateID:block:length:offsetInFrame:)`` would give: orders, cancels and amends
  /// without a ``Command`` in between, which has room for the largest of all and is copied whole.
  ///
  /// - Throws: What that throws; nothing was added then.
  @inlinable
  @inline(__always)
  public mutating func append(
    templateID: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) {
    switch templateID {
    case NewOrderMessage.templateID:
      append(NewOrder(try NewOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)))
    case CancelOrderMessage.templateID:
      let message = try CancelOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)
      append(try CancelOrder(message, offsetInFrame: offsetInFrame))
    case AmendOrderMessage.templateID:
      let message = try AmendOrderMessage.decode(block: block, length: length, offsetInFrame: offsetInFrame)
      append(try AmendOrder(message, offsetInFrame: offsetInFrame))
    default:
      append(
        try decodeRareCommand(templateID: templateID, block: block, length: length, offsetInFrame: offsetInFrame))
    }
  }
}

extension MessageView {
  /// Decodes the command that it shows; see ``decodeCommand(templateID:block:length:offsetInFrame:)``.
  @inlinable
  public func decodeCommand() throws(WireError) -> Command {
    try WireProtocol.decodeCommand(templateID: templateID, block: block, length: length, offsetInFrame: offsetInFrame)
  }
}

extension MessageBuffer {
  /// Adds `command` as the wire and the journal have it, stamped with its participant.
  public mutating func append(_ command: Command) {
    switch command {
    case .newOrder(let order): append(NewOrderMessage(order))
    case .cancelOrder(let cancel): append(CancelOrderMessage(cancel))
    case .amendOrder(let amend): append(AmendOrderMessage(amend))
    case .massCancel(let cancel): append(MassCancelMessage(cancel))
    case .registerParticipant(let registration): append(RegisterParticipantMessage(registration))
    case .addSpec(let spec): append(AddSpecMessage(spec))
    case .addRegion(let region): append(AddRegionMessage(region))
    case .addTenor(let tenor): append(AddTenorMessage(tenor))
    case .addInstrument(let instrument): append(AddInstrumentMessage(instrument))
    case .setTradingState(let change): append(SetTradingStateMessage(change))
    case .setCollars(let collars): append(SetCollarsMessage(collars))
    case .newAlternatives(let bid): append(NewAlternativesMessage(bid))
    case .depositCapacity(let deposit): append(DepositCapacityMessage(deposit))
    case .depositLease(let deposit): append(DepositLeaseMessage(deposit))
    case .withdrawCapacity(let withdrawal): append(WithdrawCapacityMessage(withdrawal))
    case .endLease(let end): append(EndLeaseMessage(end))
    case .returnCapacity(let units): append(ReturnCapacityMessage(units))
    case .advanceClock: append(AdvanceClockMessage(requestId: 0))
    }
  }
}

extension WireError {
  /// The message with the number `template`, whose block stands at `offsetInFrame`, is not one that clients send here.
  @inline(never)
  public static func notACommand(_ template: UInt16, offsetInFrame: Int) -> WireError {
    let offset = max(0, offsetInFrame - WireSchema.headerLength) + HeaderOffset.template
    return WireError(code: .notACommand, template: template, field: 0, offset: offset, value: Int64(template))
  }
}
