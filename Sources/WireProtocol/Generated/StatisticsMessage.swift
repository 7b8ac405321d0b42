// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An instrument's present day, and its open interest: on change, at most once a second. Topic stats/.
@frozen
public struct StatisticsMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Statistics" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 222 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 80 }

  /// When the day starts, in UTC.
  public var day: UInt64
  /// As of when it is.
  public var time: UInt64
  /// Price of the day's first fill; absent: no fill today.
  public var open: Int64?
  /// Ticks per unit-hour; absent: the smallest int64.
  public var high: Int64?
  /// Ticks per unit-hour; absent: the smallest int64.
  public var low: Int64?
  /// Price of the last fill so far.
  public var close: Int64?
  /// Whole units (cards or servers).
  public var units: Int64
  /// Sum of price x units over the day's fills, in ticks; the largest int64 when it is more.
  public var notional: Int64
  /// The open interest.
  public var unitsOnLease: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A count.
  public var fills: UInt32

  /// The message with these values.
  @inlinable
  public init(
    day: UInt64, time: UInt64, open: Int64? = nil, high: Int64? = nil, low: Int64? = nil, close: Int64? = nil,
    units: Int64, notional: Int64, unitsOnLease: Int64, instrument: UInt32, fills: UInt32
  ) {
    self.day = day
    self.time = time
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.units = units
    self.notional = notional
    self.unitsOnLease = unitsOnLease
    self.instrument = instrument
    self.fills = fills
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(day, at: 0)
    block.store(time, at: 8)
    block.store(open ?? Int64.min, at: 16)
    block.store(high ?? Int64.min, at: 24)
    block.store(low ?? Int64.min, at: 32)
    block.store(close ?? Int64.min, at: 40)
    block.store(units, at: 48)
    block.store(notional, at: 56)
    block.store(unitsOnLease, at: 64)
    block.store(instrument, at: 72)
    block.store(fills, at: 76)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 72) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 10, at: 72, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 72))
    }
    let day = block.load(UInt64.self, at: 0)
    let time = block.load(UInt64.self, at: 8)
    let openValue = block.load(Int64.self, at: 16)
    let open = openValue == Int64.min ? nil : openValue
    let highValue = block.load(Int64.self, at: 24)
    let high = highValue == Int64.min ? nil : highValue
    let lowValue = block.load(Int64.self, at: 32)
    let low = lowValue == Int64.min ? nil : lowValue
    let closeValue = block.load(Int64.self, at: 40)
    let close = closeValue == Int64.min ? nil : closeValue
    let units = block.load(Int64.self, at: 48)
    let notional = block.load(Int64.self, at: 56)
    let unitsOnLease = block.load(Int64.self, at: 64)
    let instrument = block.load(UInt32.self, at: 72)
    let fills = block.load(UInt32.self, at: 76)
    return Self(
      day: day, time: time, open: open, high: high, low: low, close: close, units: units, notional: notional,
      unitsOnLease: unitsOnLease, instrument: instrument, fills: fills)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("day", day)
    writer.write("time", time)
    writer.write("open", open)
    writer.write("high", high)
    writer.write("low", low)
    writer.write("close", close)
    writer.write("units", units)
    writer.write("notional", notional)
    writer.write("unitsOnLease", unitsOnLease)
    writer.write("instrument", instrument)
    writer.write("fills", fills)
  }
}
