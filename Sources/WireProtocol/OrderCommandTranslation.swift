import MatchingEngine

// Orders' commands, from the wire and back.

extension NewOrder {
  /// The command that `message` asks for.
  @inlinable
  public init(_ message: NewOrderMessage) {
    self.init(
      participant: ParticipantID(message.participant), clientOrderID: message.requestId,
      instrument: InstrumentID(message.instrument), side: message.side, type: message.orderType,
      timeInForce: message.timeInForce, postOnly: message.postOnly,
      selfTradePrevention: message.selfTradePrevention, price: message.price.map { Price($0) },
      quantity: Quantity(message.quantity), minimumQuantity: message.minimumQuantity.map { Quantity($0) },
      displayQuantity: message.displayQuantity.map { Quantity($0) }, stopPrice: message.stopPrice.map { Price($0) },
      protection: message.protection, expiresAt: message.expiresAt.map { Timestamp($0) },
      pool: message.pool.map { PoolID($0) }, isGang: message.gang)
  }
}

extension NewOrderMessage {
  /// The message that asks for `order`; it carries no sending time.
  @inlinable
  public init(_ order: NewOrder) {
    self.init(
      requestId: order.clientOrderID, participant: order.participant.rawValue, instrument: order.instrument.rawValue,
      price: order.price?.rawValue, quantity: order.quantity.rawValue,
      minimumQuantity: order.minimumQuantity?.rawValue, displayQuantity: order.displayQuantity?.rawValue,
      stopPrice: order.stopPrice?.rawValue, protection: order.protection, expiresAt: order.expiresAt?.rawValue,
      sentAt: nil, side: order.side, orderType: order.type, timeInForce: order.timeInForce,
      postOnly: order.postOnly, selfTradePrevention: order.selfTradePrevention, gang: order.isGang,
      pool: order.pool?.rawValue)
  }
}

extension OrderReference {
  /// The order that exactly one of `order` and `clientOrder` names, fields `orderField` and the one after it.
  ///
  /// - Throws: `fieldOutOfRange` for `clientOrder` when both name one, for `order` when none does.
  @inlinable
  init(
    order: UInt64?, clientOrder: UInt64?, template: UInt16, offsetInFrame: Int
  ) throws(WireError) {
    switch (order, clientOrder) {
    case (let order?, nil): self = .order(OrderID(order))
    case (nil, let clientOrder?): self = .client(clientOrder)
    case (_?, let clientOrder?):
      throw .fieldOutOfRange(
        template: template, field: OrderReferencePlace.clientOrderField, at: OrderReferencePlace.clientOrderOffset,
        offsetInFrame: offsetInFrame, value: clientOrder)
    case (nil, nil):
      throw .fieldOutOfRange(
        template: template, field: OrderReferencePlace.orderField, at: OrderReferencePlace.orderOffset,
        offsetInFrame: offsetInFrame, value: 0 as UInt64)
    }
  }

  /// The engine's id, when that is what names the order.
  @inlinable
  var orderID: UInt64? {
    if case .order(let order) = self { order.rawValue } else { nil }
  }

  /// The participant's id, when that is what names the order.
  @inlinable
  var clientOrderID: UInt64? {
    if case .client(let clientOrder) = self { clientOrder } else { nil }
  }
}

/// Ids and offsets of the two fields that may name an order, the same in cancels and amends.
@usableFromInline
enum OrderReferencePlace {
  @usableFromInline static let orderField: UInt16 = 4
  @usableFromInline static let orderOffset = 16
  @usableFromInline static let clientOrderField: UInt16 = 5
  @usableFromInline static let clientOrderOffset = 24
}

extension CancelOrder {
  /// The command that `message`, whose block stands at `offsetInFrame`, asks for.
  ///
  /// - Throws: `fieldOutOfRange` when it does not name its order by exactly one id.
  @inlinable
  public init(_ message: CancelOrderMessage, offsetInFrame: Int) throws(WireError) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      target: try OrderReference(
        order: message.order, clientOrder: message.clientOrder, template: CancelOrderMessage.templateID,
        offsetInFrame: offsetInFrame))
  }
}

extension CancelOrderMessage {
  /// The message that asks for `cancel`.
  @inlinable
  public init(_ cancel: CancelOrder) {
    self.init(
      requestId: cancel.requestID, participant: cancel.participant.rawValue, order: cancel.target.orderID,
      clientOrder: cancel.target.clientOrderID)
  }
}

extension AmendOrder {
  /// The command that `message`, whose block stands at `offsetInFrame`, asks for.
  ///
  /// - Throws: `fieldOutOfRange` when it does not name its order by exactly one id.
  @inlinable
  public init(_ message: AmendOrderMessage, offsetInFrame: Int) throws(WireError) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      target: try OrderReference(
        order: message.order, clientOrder: message.clientOrder, template: AmendOrderMessage.templateID,
        offsetInFrame: offsetInFrame),
      price: message.price.map { Price($0) }, quantity: message.quantity.map { Quantity($0) })
  }
}

extension AmendOrderMessage {
  /// The message that asks for `amend`.
  @inlinable
  public init(_ amend: AmendOrder) {
    self.init(
      requestId: amend.requestID, participant: amend.participant.rawValue, order: amend.target.orderID,
      clientOrder: amend.target.clientOrderID, price: amend.price?.rawValue, quantity: amend.quantity?.rawValue)
  }
}

extension MassCancel {
  /// The command that `message` asks for.
  public init(_ message: MassCancelMessage) {
    let side: Side? =
      switch message.side {
      case .bid: .bid
      case .offer: .offer
      case .both: nil
      }
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      instrument: message.instrument.map { InstrumentID($0) }, side: side)
  }
}

extension MassCancelMessage {
  /// The message that asks for `cancel`.
  public init(_ cancel: MassCancel) {
    let side: SideChoice =
      switch cancel.side {
      case .bid: .bid
      case .offer: .offer
      case nil: .both
      }
    self.init(
      requestId: cancel.requestID, participant: cancel.participant.rawValue, instrument: cancel.instrument?.rawValue,
      side: side)
  }
}
