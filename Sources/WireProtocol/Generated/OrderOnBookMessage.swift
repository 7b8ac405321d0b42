// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// What an order shows now, without a name. Topic order/.
@frozen
public struct OrderOnBookMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OrderOnBook" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 205 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// The exchange's id of an order.
  public var order: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units shown; 0: the order is gone.
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// no: it went to the end of its queue.
  public var keptPriority: Bool

  /// The message with these values.
  @inlinable
  public init(order: UInt64, price: Int64, quantity: Int64, instrument: UInt32, side: Side, keptPriority: Bool) {
    self.order = order
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.side = side
    self.keptPriority = keptPriority
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(order, at: 0)
    block.store(price, at: 8)
    block.store(quantity, at: 16)
    block.store(instrument, at: 24)
    block.store(side.wireValue, at: 28)
    block.store(keptPriority ? 1 : 0 as UInt8, at: 29)
    block.store(0 as UInt16, at: 30)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 24) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 4, at: 24, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 24))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 28)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 5, at: 28, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 28))
    }
    guard let keptPriority = Bool(wireValue: block.load(UInt8.self, at: 29)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 6, at: 29, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 29))
    }
    guard block.load(UInt16.self, at: 30) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 30, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 30))
    }
    let order = block.load(UInt64.self, at: 0)
    let price = block.load(Int64.self, at: 8)
    let quantity = block.load(Int64.self, at: 16)
    let instrument = block.load(UInt32.self, at: 24)
    return Self(
      order: order, price: price, quantity: quantity, instrument: instrument, side: side, keptPriority: keptPriority)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("order", order)
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
    writer.write("keptPriority", keptPriority)
  }
}
