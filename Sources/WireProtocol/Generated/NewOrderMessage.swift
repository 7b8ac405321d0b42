// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Enters an order.
@frozen
public struct NewOrderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "NewOrder" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 10 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 96 }

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
  /// Of a bid: all units from one offer, at once, or wait. Reserved, and so no, in version 0.
  public var gang: Bool
  /// Of an offer: the pool whose units it sells; absent: a pool of its own, of as many units and without end.
  public var pool: UInt64?

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, instrument: UInt32, price: Int64? = nil, quantity: Int64,
    minimumQuantity: Int64? = nil, displayQuantity: Int64? = nil, stopPrice: Int64? = nil, protection: Int64? = nil,
    expiresAt: UInt64? = nil, sentAt: UInt64? = nil, side: Side, orderType: OrderType, timeInForce: TimeInForce,
    postOnly: Bool, selfTradePrevention: SelfTradePrevention, gang: Bool, pool: UInt64? = nil
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
    self.gang = gang
    self.pool = pool
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(instrument, at: 12)
    block.store(price ?? Int64.min, at: 16)
    block.store(quantity, at: 24)
    block.store(minimumQuantity ?? Int64.min, at: 32)
    block.store(displayQuantity ?? Int64.min, at: 40)
    block.store(stopPrice ?? Int64.min, at: 48)
    block.store(protection ?? Int64.min, at: 56)
    block.store(expiresAt ?? 0, at: 64)
    block.store(sentAt ?? 0, at: 72)
    block.store(side.wireValue, at: 80)
    block.store(orderType.wireValue, at: 81)
    block.store(timeInForce.wireValue, at: 82)
    block.store(postOnly ? 1 : 0 as UInt8, at: 83)
    block.store(selfTradePrevention.wireValue, at: 84)
    block.store(gang ? 1 : 0 as UInt8, at: 85)
    block.store(0 as UInt16, at: 86)
    block.store(pool ?? 0, at: 88)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= 88 else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 12) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 3, at: 12, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 12))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 80)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 12, at: 80, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 80))
    }
    guard let orderType = OrderType(wireValue: block.load(UInt8.self, at: 81)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 13, at: 81, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 81))
    }
    guard let timeInForce = TimeInForce(wireValue: block.load(UInt8.self, at: 82)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 14, at: 82, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 82))
    }
    guard let postOnly = Bool(wireValue: block.load(UInt8.self, at: 83)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 15, at: 83, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 83))
    }
    guard let selfTradePrevention = SelfTradePrevention(wireValue: block.load(UInt8.self, at: 84)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 16, at: 84, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 84))
    }
    guard let gang = Bool(wireValue: block.load(UInt8.self, at: 85)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 17, at: 85, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 85))
    }
    guard block.load(UInt16.self, at: 86) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 18, at: 86, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 86))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let instrument = block.load(UInt32.self, at: 12)
    let priceValue = block.load(Int64.self, at: 16)
    let price = priceValue == Int64.min ? nil : priceValue
    let quantity = block.load(Int64.self, at: 24)
    let minimumQuantityValue = block.load(Int64.self, at: 32)
    let minimumQuantity = minimumQuantityValue == Int64.min ? nil : minimumQuantityValue
    let displayQuantityValue = block.load(Int64.self, at: 40)
    let displayQuantity = displayQuantityValue == Int64.min ? nil : displayQuantityValue
    let stopPriceValue = block.load(Int64.self, at: 48)
    let stopPrice = stopPriceValue == Int64.min ? nil : stopPriceValue
    let protectionValue = block.load(Int64.self, at: 56)
    let protection = protectionValue == Int64.min ? nil : protectionValue
    let expiresAtValue = block.load(UInt64.self, at: 64)
    let expiresAt = expiresAtValue == 0 ? nil : expiresAtValue
    let sentAtValue = block.load(UInt64.self, at: 72)
    let sentAt = sentAtValue == 0 ? nil : sentAtValue
    let poolValue = (length >= 96 ? block.load(UInt64.self, at: 88) : 0 as UInt64)
    let pool = poolValue == 0 ? nil : poolValue
    return Self(
      requestId: requestId, participant: participant, instrument: instrument, price: price, quantity: quantity,
      minimumQuantity: minimumQuantity, displayQuantity: displayQuantity, stopPrice: stopPrice, protection: protection,
      expiresAt: expiresAt, sentAt: sentAt, side: side, orderType: orderType, timeInForce: timeInForce,
      postOnly: postOnly, selfTradePrevention: selfTradePrevention, gang: gang, pool: pool)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("instrument", instrument)
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("minimumQuantity", minimumQuantity)
    writer.write("displayQuantity", displayQuantity)
    writer.write("stopPrice", stopPrice)
    writer.write("protection", protection)
    writer.write("expiresAt", expiresAt)
    writer.write("sentAt", sentAt)
    writer.write("side", name: side.wireName)
    writer.write("orderType", name: orderType.wireName)
    writer.write("timeInForce", name: timeInForce.wireName)
    writer.write("postOnly", postOnly)
    writer.write("selfTradePrevention", name: selfTradePrevention.wireName)
    writer.write("gang", gang)
    writer.write("pool", pool)
  }
}
