// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A trade. Topic fill/.
@frozen
public struct FillMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Fill" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 201 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// Number of a trade: 1, 2, 3 ... over the whole market.
  public var trade: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// The taker's own time of sending, as it gave it.
  public var takerSentAt: UInt64?
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Length of the lease.
  public var hours: UInt32
  /// Side of the book.
  public var takerSide: Side
  /// Which pair of participants traded: the same number as long as it has a fill in the window of the instrument's spot price, a new one later.
  public var pair: UInt64?

  /// The message with these values.
  @inlinable
  public init(
    trade: UInt64, price: Int64, quantity: Int64, time: UInt64, engineSequence: UInt64, takerSentAt: UInt64? = nil,
    instrument: UInt32, hours: UInt32, takerSide: Side, pair: UInt64? = nil
  ) {
    self.trade = trade
    self.price = price
    self.quantity = quantity
    self.time = time
    self.engineSequence = engineSequence
    self.takerSentAt = takerSentAt
    self.instrument = instrument
    self.hours = hours
    self.takerSide = takerSide
    self.pair = pair
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(trade, at: 0)
    block.store(price, at: 8)
    block.store(quantity, at: 16)
    block.store(time, at: 24)
    block.store(engineSequence, at: 32)
    block.store(takerSentAt ?? 0, at: 40)
    block.store(instrument, at: 48)
    block.store(hours, at: 52)
    block.store(takerSide.wireValue, at: 56)
    block.store(0 as UInt8, at: 57)
    block.store(0 as UInt16, at: 58)
    block.store(0 as UInt32, at: 60)
    block.store(pair ?? 0, at: 64)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= 64 else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 48) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 7, at: 48, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 48))
    }
    guard let takerSide = Side(wireValue: block.load(UInt8.self, at: 56)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 9, at: 56, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 56))
    }
    guard block.load(UInt8.self, at: 57) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 57, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 57))
    }
    guard block.load(UInt16.self, at: 58) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 11, at: 58, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 58))
    }
    guard block.load(UInt32.self, at: 60) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 60, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 60))
    }
    let trade = block.load(UInt64.self, at: 0)
    let price = block.load(Int64.self, at: 8)
    let quantity = block.load(Int64.self, at: 16)
    let time = block.load(UInt64.self, at: 24)
    let engineSequence = block.load(UInt64.self, at: 32)
    let takerSentAtValue = block.load(UInt64.self, at: 40)
    let takerSentAt = takerSentAtValue == 0 ? nil : takerSentAtValue
    let instrument = block.load(UInt32.self, at: 48)
    let hours = block.load(UInt32.self, at: 52)
    let pairValue = (length >= 72 ? block.load(UInt64.self, at: 64) : 0 as UInt64)
    let pair = pairValue == 0 ? nil : pairValue
    return Self(
      trade: trade, price: price, quantity: quantity, time: time, engineSequence: engineSequence,
      takerSentAt: takerSentAt, instrument: instrument, hours: hours, takerSide: takerSide, pair: pair)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("trade", trade)
    writer.write("price", price)
    writer.write("quantity", quantity)
    writer.write("time", time)
    writer.write("engineSequence", engineSequence)
    writer.write("takerSentAt", takerSentAt)
    writer.write("instrument", instrument)
    writer.write("hours", hours)
    writer.write("takerSide", name: takerSide.wireName)
    writer.write("pair", pair)
  }
}
