// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An order traded; each of the two participants gets one.
@frozen
public struct OrderFilledMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OrderFilled" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 103 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 96 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// Client order id.
  public var clientOrder: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of a trade: 1, 2, 3 ... over the whole market.
  public var trade: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// What the order has left.
  public var remaining: Int64
  /// Price x quantity x hours, in ticks.
  public var notional: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Length of the lease.
  public var hours: UInt32
  /// The order's side.
  public var side: Side
  /// Part that an order had in a trade.
  public var liquidity: Liquidity

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, clientOrder: UInt64, order: UInt64, engineSequence: UInt64, time: UInt64, trade: UInt64,
    price: Int64, quantity: Int64, remaining: Int64, notional: Int64, instrument: UInt32, hours: UInt32, side: Side,
    liquidity: Liquidity
  ) {
    self.reportSequence = reportSequence
    self.clientOrder = clientOrder
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.trade = trade
    self.price = price
    self.quantity = quantity
    self.remaining = remaining
    self.notional = notional
    self.instrument = instrument
    self.hours = hours
    self.side = side
    self.liquidity = liquidity
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(clientOrder, at: 8)
    block.store(order, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(trade, at: 40)
    block.store(price, at: 48)
    block.store(quantity, at: 56)
    block.store(remaining, at: 64)
    block.store(notional, at: 72)
    block.store(instrument, at: 80)
    block.store(hours, at: 84)
    block.store(side.wireValue, at: 88)
    block.store(liquidity.wireValue, at: 89)
    block.store(0 as UInt16, at: 90)
    block.store(0 as UInt32, at: 92)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 80) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 80, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 80))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 88)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 13, at: 88, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 88))
    }
    guard let liquidity = Liquidity(wireValue: block.load(UInt8.self, at: 89)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 14, at: 89, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 89))
    }
    guard block.load(UInt16.self, at: 90) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 15, at: 90, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 90))
    }
    guard block.load(UInt32.self, at: 92) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 16, at: 92, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 92))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let clientOrder = block.load(UInt64.self, at: 8)
    let order = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let trade = block.load(UInt64.self, at: 40)
    let price = block.load(Int64.self, at: 48)
    let quantity = block.load(Int64.self, at: 56)
    let remaining = block.load(Int64.self, at: 64)
    let notional = block.load(Int64.self, at: 72)
    let instrument = block.load(UInt32.self, at: 80)
    let hours = block.load(UInt32.self, at: 84)
    return Self(
      reportSequence: reportSequence, clientOrder: clientOrder, order: order, engineSequence: engineSequence,
      time: time, trade: trade, price: price, quantity: quantity, remaining: remaining, notional: notional,
      instrument: instrument, hours: hours, side: side, liquidity: liquidity)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("clientOrder", clientOrder)
    writer.write("order", order)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("trade", trade)
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("remaining", remaining)
    writer.write("notional", notional)
    writer.write("instrument", instrument)
    writer.write("hours", hours)
    writer.write("side", name: side.wireName)
    writer.write("liquidity", name: liquidity.wireName)
  }
}
