// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A price level's new total. Topic book/.
@frozen
public struct BookLevelMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "BookLevel" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 204 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units shown; 0: the level is gone.
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A count.
  public var orderCount: UInt32
  /// Side of the book.
  public var side: Side

  /// The message with these values.
  @inlinable
  public init(price: Int64, quantity: Int64, instrument: UInt32, orderCount: UInt32, side: Side) {
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.orderCount = orderCount
    self.side = side
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(price, at: 0)
    block.store(quantity, at: 8)
    block.store(instrument, at: 16)
    block.store(orderCount, at: 20)
    block.store(side.wireValue, at: 24)
    block.store(0 as UInt8, at: 25)
    block.store(0 as UInt16, at: 26)
    block.store(0 as UInt32, at: 28)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 16) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 3, at: 16, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 16))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 24)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 5, at: 24, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 24))
    }
    guard block.load(UInt8.self, at: 25) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 6, at: 25, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 25))
    }
    guard block.load(UInt16.self, at: 26) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 26, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 26))
    }
    guard block.load(UInt32.self, at: 28) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 8, at: 28, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 28))
    }
    let price = block.load(Int64.self, at: 0)
    let quantity = block.load(Int64.self, at: 8)
    let instrument = block.load(UInt32.self, at: 16)
    let orderCount = block.load(UInt32.self, at: 20)
    return Self(price: price, quantity: quantity, instrument: instrument, orderCount: orderCount, side: side)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("instrument", instrument)
    writer.write("orderCount", orderCount)
    writer.write("side", name: side.wireName)
  }
}
