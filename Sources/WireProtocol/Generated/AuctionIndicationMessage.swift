// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// What a call auction would give now, while orders gather. Topic auction/.
@frozen
public struct AuctionIndicationMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "AuctionIndication" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 207 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// Absent: nothing would trade.
  public var price: Int64?
  /// Units that would trade.
  public var quantity: Int64
  /// Units bid at that price or better, less units offered at it or better.
  public var imbalance: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32

  /// The message with these values.
  @inlinable
  public init(price: Int64? = nil, quantity: Int64, imbalance: Int64, time: UInt64, instrument: UInt32) {
    self.price = price
    self.quantity = quantity
    self.imbalance = imbalance
    self.time = time
    self.instrument = instrument
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(price ?? Int64.min, at: 0)
    block.store(quantity, at: 8)
    block.store(imbalance, at: 16)
    block.store(time, at: 24)
    block.store(instrument, at: 32)
    block.store(0 as UInt32, at: 36)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 32) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 5, at: 32, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 32))
    }
    guard block.load(UInt32.self, at: 36) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 6, at: 36, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 36))
    }
    let priceValue = block.load(Int64.self, at: 0)
    let price = priceValue == Int64.min ? nil : priceValue
    let quantity = block.load(Int64.self, at: 8)
    let imbalance = block.load(Int64.self, at: 16)
    let time = block.load(UInt64.self, at: 24)
    let instrument = block.load(UInt32.self, at: 32)
    return Self(price: price, quantity: quantity, imbalance: imbalance, time: time, instrument: instrument)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("imbalance", imbalance)
    writer.write("time", time)
    writer.write("instrument", instrument)
  }
}
