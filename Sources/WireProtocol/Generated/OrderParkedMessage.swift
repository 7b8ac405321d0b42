// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Nothing is free in the order's pool: it is out of its book, and comes back when units do.
@frozen
public struct OrderParkedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OrderParked" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 117 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 64 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Its limit.
  public var price: Int64
  /// Units left to trade.
  public var remaining: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, clientOrder: UInt64, order: UInt64, engineSequence: UInt64, time: UInt64, price: Int64,
    remaining: Int64, instrument: UInt32, side: Side
  ) {
    self.reportSequence = reportSequence
    self.clientOrder = clientOrder
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.price = price
    self.remaining = remaining
    self.instrument = instrument
    self.side = side
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
    block.store(price, at: 40)
    block.store(remaining, at: 48)
    block.store(instrument, at: 56)
    block.store(side.wireValue, at: 60)
    block.store(0 as UInt8, at: 61)
    block.store(0 as UInt16, at: 62)
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
    let clientOrder = block.load(UInt64.self, at: 8)
    let order = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let price = block.load(Int64.self, at: 40)
    let remaining = block.load(Int64.self, at: 48)
    let instrument = block.load(UInt32.self, at: 56)
    return Self(
      reportSequence: reportSequence, clientOrder: clientOrder, order: order, engineSequence: engineSequence,
      time: time, price: price, remaining: remaining, instrument: instrument, side: side)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("clientOrder", clientOrder)
    writer.write("order", order)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("price", price)
    writer.write("remaining", remaining)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
  }
}
