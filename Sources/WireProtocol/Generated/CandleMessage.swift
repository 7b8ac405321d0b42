// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// What was traded in a minute, an hour or a day. Topic candle/.
@frozen
public struct CandleMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Candle" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 221 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// When the interval starts; it includes this moment, and not its end.
  public var start: UInt64
  /// Price of the first fill.
  public var open: Int64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var high: Int64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var low: Int64
  /// Price of the last fill.
  public var close: Int64
  /// Whole units (cards or servers).
  public var units: Int64
  /// Sum of price x units over the fills, in ticks; the largest int64 when it is more.
  public var notional: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A count.
  public var fills: UInt32
  /// Length of a candle's interval.
  public var interval: CandleInterval
  /// no: the interval is not over; only snapshots have such.
  public var isClosed: Bool

  /// The message with these values.
  @inlinable
  public init(
    start: UInt64, open: Int64, high: Int64, low: Int64, close: Int64, units: Int64, notional: Int64,
    instrument: UInt32, fills: UInt32, interval: CandleInterval, isClosed: Bool
  ) {
    self.start = start
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.units = units
    self.notional = notional
    self.instrument = instrument
    self.fills = fills
    self.interval = interval
    self.isClosed = isClosed
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(start, at: 0)
    block.store(open, at: 8)
    block.store(high, at: 16)
    block.store(low, at: 24)
    block.store(close, at: 32)
    block.store(units, at: 40)
    block.store(notional, at: 48)
    block.store(instrument, at: 56)
    block.store(fills, at: 60)
    block.store(interval.wireValue, at: 64)
    block.store(isClosed ? 1 : 0 as UInt8, at: 65)
    block.store(0 as UInt16, at: 66)
    block.store(0 as UInt32, at: 68)
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
    guard let interval = CandleInterval(wireValue: block.load(UInt8.self, at: 64)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 10, at: 64, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 64))
    }
    guard let isClosed = Bool(wireValue: block.load(UInt8.self, at: 65)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 65, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 65))
    }
    guard block.load(UInt16.self, at: 66) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 66, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 66))
    }
    guard block.load(UInt32.self, at: 68) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 13, at: 68, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 68))
    }
    let start = block.load(UInt64.self, at: 0)
    let open = block.load(Int64.self, at: 8)
    let high = block.load(Int64.self, at: 16)
    let low = block.load(Int64.self, at: 24)
    let close = block.load(Int64.self, at: 32)
    let units = block.load(Int64.self, at: 40)
    let notional = block.load(Int64.self, at: 48)
    let instrument = block.load(UInt32.self, at: 56)
    let fills = block.load(UInt32.self, at: 60)
    return Self(
      start: start, open: open, high: high, low: low, close: close, units: units, notional: notional,
      instrument: instrument, fills: fills, interval: interval, isClosed: isClosed)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("start", start)
    writer.write("open", open)
    writer.write("high", high)
    writer.write("low", low)
    writer.write("close", close)
    writer.write("units", units)
    writer.write("notional", notional)
    writer.write("instrument", instrument)
    writer.write("fills", fills)
    writer.write("interval", name: interval.wireName)
    writer.write("isClosed", isClosed)
  }
}
