// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// One live order, in answer to QueryOpenOrders.
@frozen
public struct OpenOrderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OpenOrder" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 110 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var remaining: Int64
  /// Whole units (cards or servers).
  public var filled: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// What it waits for, while it is a stop order that was not triggered.
  public var stopPrice: Int64?

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestToken: UInt64, order: UInt64, clientOrder: UInt64, price: Int64, remaining: Int64,
    filled: Int64, instrument: UInt32, side: Side, stopPrice: Int64? = nil
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.order = order
    self.clientOrder = clientOrder
    self.price = price
    self.remaining = remaining
    self.filled = filled
    self.instrument = instrument
    self.side = side
    self.stopPrice = stopPrice
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestToken, at: 8)
    block.store(order, at: 16)
    block.store(clientOrder, at: 24)
    block.store(price, at: 32)
    block.store(remaining, at: 40)
    block.store(filled, at: 48)
    block.store(instrument, at: 56)
    block.store(side.wireValue, at: 60)
    block.store(0 as UInt8, at: 61)
    block.store(0 as UInt16, at: 62)
    block.store(stopPrice ?? Int64.min, at: 64)
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
    guard block.load(UInt8.self, at: 61) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 61, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 61))
    }
    guard block.load(UInt16.self, at: 62) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 11, at: 62, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 62))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestToken = block.load(UInt64.self, at: 8)
    let order = block.load(UInt64.self, at: 16)
    let clientOrder = block.load(UInt64.self, at: 24)
    let price = block.load(Int64.self, at: 32)
    let remaining = block.load(Int64.self, at: 40)
    let filled = block.load(Int64.self, at: 48)
    let instrument = block.load(UInt32.self, at: 56)
    let stopPriceValue = block.load(Int64.self, at: 64)
    let stopPrice = stopPriceValue == Int64.min ? nil : stopPriceValue
    return Self(
      reportSequence: reportSequence, requestToken: requestToken, order: order, clientOrder: clientOrder, price: price,
      remaining: remaining, filled: filled, instrument: instrument, side: side, stopPrice: stopPrice)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestToken", requestToken)
    writer.write("order", order)
    writer.write("clientOrder", clientOrder)
    writer.write("price", price)
    writer.write("remaining", remaining)
    writer.write("filled", filled)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
    writer.write("stopPrice", stopPrice)
  }
}
