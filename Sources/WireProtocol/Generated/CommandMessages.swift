// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// Enters an order.
@frozen
public struct NewOrderMessage: WireMessage {
  /// Template id 10.
  @inlinable
  public static var templateID: UInt16 { 10 }
  /// 88 bytes.
  @inlinable
  public static var blockLength: Int { 88 }
  /// Client order id.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Limit price; absent for market and stop orders.
  public var price: Int64?
  /// Units to trade.
  public var quantity: Int64
  /// The least that the immediate part must reach.
  public var minimumQuantity: Int64?
  /// What an iceberg order shows at a time.
  public var displayQuantity: Int64?
  /// Triggers a stop order.
  public var stopPrice: Int64?
  /// How much worse than the best price a market order may trade.
  public var protection: Int64?
  /// Expiry of a good-till-time order.
  public var expiresAt: UInt64?
  /// The client's own time of sending; carried along for measuring latency, never used.
  public var sentAt: UInt64?
  /// Side of the book.
  public var side: Side
  /// How an order's price is meant.
  public var orderType: OrderType
  /// How long an order may wait.
  public var timeInForce: TimeInForce
  /// Refused if it would take.
  public var postOnly: Bool
  /// On meeting an order of the same participant.
  public var selfTradePrevention: SelfTradePrevention

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    instrument: UInt32,
    price: Int64? = nil,
    quantity: Int64,
    minimumQuantity: Int64? = nil,
    displayQuantity: Int64? = nil,
    stopPrice: Int64? = nil,
    protection: Int64? = nil,
    expiresAt: UInt64? = nil,
    sentAt: UInt64? = nil,
    side: Side,
    orderType: OrderType,
    timeInForce: TimeInForce,
    postOnly: Bool,
    selfTradePrevention: SelfTradePrevention
  ) {
    self.requestId = requestId
    self.participant = participant
    self.instrument = instrument
    self.price = price
    self.quantity = quantity
    self.minimumQuantity = minimumQuantity
    self.displayQuantity = displayQuantity
    self.stopPrice = stopPrice
    self.protection = protection
    self.expiresAt = expiresAt
    self.sentAt = sentAt
    self.side = side
    self.orderType = orderType
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.selfTradePrevention = selfTradePrevention
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: (price ?? .min).littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 24, as: Int64.self)
    block.storeBytes(of: (minimumQuantity ?? .min).littleEndian, toByteOffset: 32, as: Int64.self)
    block.storeBytes(of: (displayQuantity ?? .min).littleEndian, toByteOffset: 40, as: Int64.self)
    block.storeBytes(of: (stopPrice ?? .min).littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: (protection ?? .min).littleEndian, toByteOffset: 56, as: Int64.self)
    block.storeBytes(of: (expiresAt ?? 0).littleEndian, toByteOffset: 64, as: UInt64.self)
    block.storeBytes(of: (sentAt ?? 0).littleEndian, toByteOffset: 72, as: UInt64.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 80, as: UInt8.self)
    block.storeBytes(of: orderType.rawValue.littleEndian, toByteOffset: 81, as: UInt8.self)
    block.storeBytes(of: timeInForce.rawValue.littleEndian, toByteOffset: 82, as: UInt8.self)
    block.storeBytes(of: (postOnly ? 1 : 0) as UInt8, toByteOffset: 83, as: UInt8.self)
    block.storeBytes(of: selfTradePrevention.rawValue.littleEndian, toByteOffset: 84, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 85, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 86, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 10, field: 3, offset: offsetInFrame + 12, value: Int64(truncatingIfNeeded: instrument))
    }
    let priceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: Int64.self))
    let minimumQuantityRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: Int64.self))
    let displayQuantityRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: Int64.self))
    let stopPriceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let protectionRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: Int64.self))
    let expiresAtRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt64.self))
    let sentAtRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 72, as: UInt64.self))
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 80, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 10, field: 12, offset: offsetInFrame + 80, value: Int64(sideRaw))
    }
    let orderTypeRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 81, as: UInt8.self))
    guard let orderType = OrderType(rawValue: orderTypeRaw) else {
      throw WireError(.fieldOutOfRange, template: 10, field: 13, offset: offsetInFrame + 81, value: Int64(orderTypeRaw))
    }
    let timeInForceRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 82, as: UInt8.self))
    guard let timeInForce = TimeInForce(rawValue: timeInForceRaw) else {
      throw WireError(.fieldOutOfRange, template: 10, field: 14, offset: offsetInFrame + 82, value: Int64(timeInForceRaw))
    }
    let postOnlyRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 83, as: UInt8.self))
    guard postOnlyRaw <= 1 else {
      throw WireError(.fieldOutOfRange, template: 10, field: 15, offset: offsetInFrame + 83, value: Int64(postOnlyRaw))
    }
    let selfTradePreventionRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 84, as: UInt8.self))
    guard let selfTradePrevention = SelfTradePrevention(rawValue: selfTradePreventionRaw) else {
      throw WireError(.fieldOutOfRange, template: 10, field: 16, offset: offsetInFrame + 84, value: Int64(selfTradePreventionRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 85, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 10, field: 17, offset: offsetInFrame + 85, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 86, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 10, field: 18, offset: offsetInFrame + 86, value: 0)
    }
    return NewOrderMessage(
      requestId: requestId,
      participant: participant,
      instrument: instrument,
      price: priceRaw == .min ? nil : priceRaw,
      quantity: quantity,
      minimumQuantity: minimumQuantityRaw == .min ? nil : minimumQuantityRaw,
      displayQuantity: displayQuantityRaw == .min ? nil : displayQuantityRaw,
      stopPrice: stopPriceRaw == .min ? nil : stopPriceRaw,
      protection: protectionRaw == .min ? nil : protectionRaw,
      expiresAt: expiresAtRaw == 0 ? nil : expiresAtRaw,
      sentAt: sentAtRaw == 0 ? nil : sentAtRaw,
      side: side,
      orderType: orderType,
      timeInForce: timeInForce,
      postOnly: postOnlyRaw == 1,
      selfTradePrevention: selfTradePrevention
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("instrument", instrument),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("minimumQuantity", minimumQuantity),
      FieldValue("displayQuantity", displayQuantity),
      FieldValue("stopPrice", stopPrice),
      FieldValue("protection", protection),
      FieldValue("expiresAt", expiresAt),
      FieldValue("sentAt", sentAt),
      FieldValue("side", side),
      FieldValue("orderType", orderType),
      FieldValue("timeInForce", timeInForce),
      FieldValue("postOnly", postOnly),
      FieldValue("selfTradePrevention", selfTradePrevention),
    ]
  }
}

/// Takes an order out of its book. Names it by order or by clientOrder, not both.
@frozen
public struct CancelOrderMessage: WireMessage {
  /// Template id 11.
  @inlinable
  public static var templateID: UInt16 { 11 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// The exchange's id of the order.
  public var order: UInt64?
  /// The request id that entered the order.
  public var clientOrder: UInt64?

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    order: UInt64? = nil,
    clientOrder: UInt64? = nil
  ) {
    self.requestId = requestId
    self.participant = participant
    self.order = order
    self.clientOrder = clientOrder
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: (order ?? 0).littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: (clientOrder ?? 0).littleEndian, toByteOffset: 24, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 11, field: 3, offset: offsetInFrame + 12, value: 0)
    }
    let orderRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let clientOrderRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    return CancelOrderMessage(
      requestId: requestId,
      participant: participant,
      order: orderRaw == 0 ? nil : orderRaw,
      clientOrder: clientOrderRaw == 0 ? nil : clientOrderRaw
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("order", order),
      FieldValue("clientOrder", clientOrder),
    ]
  }
}

/// Changes price or quantity. A lower or equal quantity at the same price keeps its place; anything else loses it and may trade.
@frozen
public struct AmendOrderMessage: WireMessage {
  /// Template id 12.
  @inlinable
  public static var templateID: UInt16 { 12 }
  /// 48 bytes.
  @inlinable
  public static var blockLength: Int { 48 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// The exchange's id of an order; absent: 0.
  public var order: UInt64?
  /// A participant's own id of a command; absent: 0.
  public var clientOrder: UInt64?
  /// New limit; absent: as it is.
  public var price: Int64?
  /// New number of units left to trade; absent: as it is.
  public var quantity: Int64?

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    order: UInt64? = nil,
    clientOrder: UInt64? = nil,
    price: Int64? = nil,
    quantity: Int64? = nil
  ) {
    self.requestId = requestId
    self.participant = participant
    self.order = order
    self.clientOrder = clientOrder
    self.price = price
    self.quantity = quantity
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: (order ?? 0).littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: (clientOrder ?? 0).littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: (price ?? .min).littleEndian, toByteOffset: 32, as: Int64.self)
    block.storeBytes(of: (quantity ?? .min).littleEndian, toByteOffset: 40, as: Int64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 12, field: 3, offset: offsetInFrame + 12, value: 0)
    }
    let orderRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let clientOrderRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let priceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: Int64.self))
    let quantityRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: Int64.self))
    return AmendOrderMessage(
      requestId: requestId,
      participant: participant,
      order: orderRaw == 0 ? nil : orderRaw,
      clientOrder: clientOrderRaw == 0 ? nil : clientOrderRaw,
      price: priceRaw == .min ? nil : priceRaw,
      quantity: quantityRaw == .min ? nil : quantityRaw
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("order", order),
      FieldValue("clientOrder", clientOrder),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
    ]
  }
}

/// Cancels all live orders of the participant, or those of one instrument or side.
@frozen
public struct MassCancelMessage: WireMessage {
  /// Template id 13.
  @inlinable
  public static var templateID: UInt16 { 13 }
  /// 24 bytes.
  @inlinable
  public static var blockLength: Int { 24 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Number of an order book; absent: 0.
  public var instrument: UInt32?
  /// A side, or both.
  public var side: SideChoice

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    instrument: UInt32? = nil,
    side: SideChoice
  ) {
    self.requestId = requestId
    self.participant = participant
    self.instrument = instrument
    self.side = side
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: (instrument ?? 0).littleEndian, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 16, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 17, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 18, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 20, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let instrumentRaw = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt8.self))
    guard let side = SideChoice(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 13, field: 4, offset: offsetInFrame + 16, value: Int64(sideRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 17, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 13, field: 5, offset: offsetInFrame + 17, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 18, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 13, field: 6, offset: offsetInFrame + 18, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 20, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 13, field: 7, offset: offsetInFrame + 20, value: 0)
    }
    return MassCancelMessage(
      requestId: requestId,
      participant: participant,
      instrument: instrumentRaw == 0 ? nil : instrumentRaw,
      side: side
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
    ]
  }
}

/// Asks for the participant's live orders: OpenOrder each, then QueryDone.
@frozen
public struct QueryOpenOrdersMessage: WireMessage {
  /// Template id 30.
  @inlinable
  public static var templateID: UInt16 { 30 }
  /// 16 bytes.
  @inlinable
  public static var blockLength: Int { 16 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64,
    participant: UInt32
  ) {
    self.requestToken = requestToken
    self.participant = participant
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 30, field: 3, offset: offsetInFrame + 12, value: 0)
    }
    return QueryOpenOrdersMessage(
      requestToken: requestToken,
      participant: participant
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
      FieldValue("participant", participant),
    ]
  }
}

/// Asks for specs, regions, tenors and instruments, then QueryDone. Needs no logon.
@frozen
public struct QueryCatalogueMessage: WireMessage {
  /// Template id 31.
  @inlinable
  public static var templateID: UInt16 { 31 }
  /// 8 bytes.
  @inlinable
  public static var blockLength: Int { 8 }
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64

  /// A message with these fields.
  @inlinable
  public init(
    requestToken: UInt64
  ) {
    self.requestToken = requestToken
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 0, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    return QueryCatalogueMessage(
      requestToken: requestToken
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestToken", requestToken),
    ]
  }
}
