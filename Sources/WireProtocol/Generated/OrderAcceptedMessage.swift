// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An order was accepted; fills follow.
@frozen
public struct OrderAcceptedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OrderAccepted" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 102 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 64 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// Client order id.
  public var requestId: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Ticks per unit-hour; absent: the smallest int64.
  public var price: Int64?
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// How an order's price is meant.
  public var orderType: OrderType
  /// How long an order may wait.
  public var timeInForce: TimeInForce

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64, order: UInt64, engineSequence: UInt64, time: UInt64, price: Int64? = nil,
    quantity: Int64, instrument: UInt32, side: Side, orderType: OrderType, timeInForce: TimeInForce
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.side = side
    self.orderType = orderType
    self.timeInForce = timeInForce
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(order, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(price ?? Int64.min, at: 40)
    block.store(quantity, at: 48)
    block.store(instrument, at: 56)
    block.store(side.wireValue, at: 60)
    block.store(orderType.wireValue, at: 61)
    block.store(timeInForce.wireValue, at: 62)
    block.store(0 as UInt8, at: 63)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 56) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 8, at: 56, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 56))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 60)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 9, at: 60, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 60))
    }
    guard let orderType = OrderType(wireValue: block.load(UInt8.self, at: 61)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 10, at: 61, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 61))
    }
    guard let timeInForce = TimeInForce(wireValue: block.load(UInt8.self, at: 62)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 62, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 62))
    }
    guard block.load(UInt8.self, at: 63) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 63, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 63))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let order = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let priceValue = block.load(Int64.self, at: 40)
    let price = priceValue == Int64.min ? nil : priceValue
    let quantity = block.load(Int64.self, at: 48)
    let instrument = block.load(UInt32.self, at: 56)
    return Self(
      reportSequence: reportSequence, requestId: requestId, order: order, engineSequence: engineSequence, time: time,
      price: price, quantity: quantity, instrument: instrument, side: side, orderType: orderType,
      timeInForce: timeInForce)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("order", order)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
    writer.write("orderType", name: orderType.wireName)
    writer.write("timeInForce", name: timeInForce.wireName)
  }
}
