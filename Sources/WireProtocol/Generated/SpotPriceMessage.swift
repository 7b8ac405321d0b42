// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// The spot price of an instrument. Topic spot/.
@frozen
public struct SpotPriceMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SpotPrice" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 202 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 48 }

  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units traded in the window.
  public var units: Int64
  /// When it was formed.
  public var time: UInt64
  /// Length of the window in nanoseconds; 0: one trade.
  public var window: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Number of fills in the window.
  public var fills: UInt32
  /// How a spot price came about.
  public var method: SpotMethod

  /// The message with these values.
  @inlinable
  public init(
    price: Int64, units: Int64, time: UInt64, window: UInt64, instrument: UInt32, fills: UInt32, method: SpotMethod
  ) {
    self.price = price
    self.units = units
    self.time = time
    self.window = window
    self.instrument = instrument
    self.fills = fills
    self.method = method
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(price, at: 0)
    block.store(units, at: 8)
    block.store(time, at: 16)
    block.store(window, at: 24)
    block.store(instrument, at: 32)
    block.store(fills, at: 36)
    block.store(method.wireValue, at: 40)
    block.store(0 as UInt8, at: 41)
    block.store(0 as UInt16, at: 42)
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
    guard block.load(UInt32.self, at: 32) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 5, at: 32, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 32))
    }
    guard let method = SpotMethod(wireValue: block.load(UInt8.self, at: 40)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 7, at: 40, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 40))
    }
    guard block.load(UInt8.self, at: 41) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 8, at: 41, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 41))
    }
    guard block.load(UInt16.self, at: 42) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 9, at: 42, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 42))
    }
    guard block.load(UInt32.self, at: 44) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 44, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 44))
    }
    let price = block.load(Int64.self, at: 0)
    let units = block.load(Int64.self, at: 8)
    let time = block.load(UInt64.self, at: 16)
    let window = block.load(UInt64.self, at: 24)
    let instrument = block.load(UInt32.self, at: 32)
    let fills = block.load(UInt32.self, at: 36)
    return Self(
      price: price, units: units, time: time, window: window, instrument: instrument, fills: fills, method: method)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("price", price)
    writer.write("units", units)
    writer.write("time", time)
    writer.write("window", window)
    writer.write("instrument", instrument)
    writer.write("fills", fills)
    writer.write("method", name: method.wireName)
  }
}
