// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Best bid and offer, on change. Topic quote/.
@frozen
public struct QuoteMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Quote" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 203 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 48 }

  /// Absent: no bid.
  public var bidPrice: Int64?
  /// Whole units (cards or servers).
  public var bidQuantity: Int64
  /// Absent: no offer.
  public var offerPrice: Int64?
  /// Whole units (cards or servers).
  public var offerQuantity: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32

  /// The message with these values.
  @inlinable
  public init(
    bidPrice: Int64? = nil, bidQuantity: Int64, offerPrice: Int64? = nil, offerQuantity: Int64, time: UInt64,
    instrument: UInt32
  ) {
    self.bidPrice = bidPrice
    self.bidQuantity = bidQuantity
    self.offerPrice = offerPrice
    self.offerQuantity = offerQuantity
    self.time = time
    self.instrument = instrument
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(bidPrice ?? Int64.min, at: 0)
    block.store(bidQuantity, at: 8)
    block.store(offerPrice ?? Int64.min, at: 16)
    block.store(offerQuantity, at: 24)
    block.store(time, at: 32)
    block.store(instrument, at: 40)
    block.store(0 as UInt32, at: 44)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 40) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 6, at: 40, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 40))
    }
    guard block.load(UInt32.self, at: 44) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 44, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 44))
    }
    let bidPriceValue = block.load(Int64.self, at: 0)
    let bidPrice = bidPriceValue == Int64.min ? nil : bidPriceValue
    let bidQuantity = block.load(Int64.self, at: 8)
    let offerPriceValue = block.load(Int64.self, at: 16)
    let offerPrice = offerPriceValue == Int64.min ? nil : offerPriceValue
    let offerQuantity = block.load(Int64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let instrument = block.load(UInt32.self, at: 40)
    return Self(
      bidPrice: bidPrice, bidQuantity: bidQuantity, offerPrice: offerPrice, offerQuantity: offerQuantity, time: time,
      instrument: instrument)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("bidPrice", bidPrice)
    writer.write("bidQuantity", bidQuantity)
    writer.write("offerPrice", offerPrice)
    writer.write("offerQuantity", offerQuantity)
    writer.write("time", time)
    writer.write("instrument", instrument)
  }
}
