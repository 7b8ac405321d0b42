import MatchingEngine

extension NewOrderMessage {
  /// The message as the engine's command.
  public var command: NewOrder {
    NewOrder(
      participant: ParticipantID(participant), clientOrderID: requestId, instrument: InstrumentID(instrument),
      side: side, type: orderType, timeInForce: timeInForce, postOnly: postOnly,
      selfTradePrevention: selfTradePrevention, price: price.map { Price($0) }, quantity: Quantity(quantity),
      minimumQuantity: minimumQuantity.map { Quantity($0) }, displayQuantity: displayQuantity.map { Quantity($0) },
      stopPrice: stopPrice.map { Price($0) }, protection: protection, expiresAt: expiresAt.map { Timestamp($0) })
  }

  /// The engine's command as a message.
  ///
  /// - Parameter sentAt: The client's own time, in nanoseconds since 1970, to be carried along.
  public init(_ command: NewOrder, sentAt: UInt64? = nil) {
    self.init(
      requestId: command.clientOrderID, participant: command.participant.rawValue,
      instrument: command.instrument.rawValue, price: command.price?.rawValue, quantity: command.quantity.rawValue,
      minimumQuantity: command.minimumQuantity?.rawValue, displayQuantity: command.displayQuantity?.rawValue,
      stopPrice: command.stopPrice?.rawValue, protection: command.protection, expiresAt: command.expiresAt?.rawValue,
      sentAt: sentAt, side: command.side, orderType: command.type, timeInForce: command.timeInForce,
      postOnly: command.postOnly, selfTradePrevention: command.selfTradePrevention)
  }
}

/// The order that a pair of optional ids names; exactly one must be there.
private func target(
  order: UInt64?, clientOrder: UInt64?, template: UInt16, field: UInt16, offset: Int
) throws(WireError) -> OrderReference {
  switch (order, clientOrder) {
  case (let order?, nil): return .order(OrderID(order))
  case (nil, let client?): return .client(client)
  default:
    throw WireError(
      .fieldOutOfRange, template: template, field: field, offset: offset,
      value: Int64(truncatingIfNeeded: clientOrder ?? 0))
  }
}

/// Where `clientOrder` stands in the blocks of CancelOrder and AmendOrder, and its field id.
private let clientOrderOffset = 24
private let clientOrderField: UInt16 = 5

extension CancelOrderMessage {
  /// The message as the engine's command.
  ///
  /// - Parameter offset: Where the message stands in its frame.
  public func command(at offset: Int) throws(WireError) -> CancelOrder {
    CancelOrder(
      participant: ParticipantID(participant), requestID: requestId,
      target: try target(
        order: order, clientOrder: clientOrder, template: Self.templateID, field: clientOrderField,
        offset: offset + MessageHeader.length + clientOrderOffset))
  }

  /// The engine's command as a message.
  public init(_ command: CancelOrder) {
    self.init(requestId: command.requestID, participant: command.participant.rawValue)
    switch command.target {
    case .order(let id): order = id.rawValue
    case .client(let id): clientOrder = id
    }
  }
}

extension AmendOrderMessage {
  /// The message as the engine's command.
  ///
  /// - Parameter offset: Where the message stands in its frame.
  public func command(at offset: Int) throws(WireError) -> AmendOrder {
    AmendOrder(
      participant: ParticipantID(participant), requestID: requestId,
      target: try target(
        order: order, clientOrder: clientOrder, template: Self.templateID, field: clientOrderField,
        offset: offset + MessageHeader.length + clientOrderOffset),
      price: price.map { Price($0) }, quantity: quantity.map { Quantity($0) })
  }

  /// The engine's command as a message.
  public init(_ command: AmendOrder) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, price: command.price?.rawValue,
      quantity: command.quantity?.rawValue)
    switch command.target {
    case .order(let id): order = id.rawValue
    case .client(let id): clientOrder = id
    }
  }
}

extension MassCancelMessage {
  /// The message as the engine's command.
  public var command: MassCancel {
    let chosen: Side? =
      switch side {
      case .bid: .bid
      case .offer: .offer
      case .both: nil
      }
    return MassCancel(
      participant: ParticipantID(participant), requestID: requestId, instrument: instrument.map { InstrumentID($0) },
      side: chosen)
  }

  /// The engine's command as a message.
  public init(_ command: MassCancel) {
    let choice: SideChoice =
      switch command.side {
      case .bid: .bid
      case .offer: .offer
      case nil: .both
      }
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue,
      instrument: command.instrument?.rawValue, side: choice)
  }
}
