// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An amend was carried out; fills may follow.
@frozen
public struct OrderAmendedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OrderAmended" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 104 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// The amend's.
  public var requestId: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var remaining: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// No or yes.
  public var keptPriority: Bool

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64, order: UInt64, engineSequence: UInt64, time: UInt64, clientOrder: UInt64,
    price: Int64, remaining: Int64, instrument: UInt32, side: Side, keptPriority: Bool
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.clientOrder = clientOrder
    self.price = price
    self.remaining = remaining
    self.instrument = instrument
    self.side = side
    self.keptPriority = keptPriority
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(order, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(clientOrder, at: 40)
    block.store(price, at: 48)
    block.store(remaining, at: 56)
    block.store(instrument, at: 64)
    block.store(side.wireValue, at: 68)
    block.store(keptPriority ? 1 : 0 as UInt8, at: 69)
    block.store(0 as UInt16, at: 70)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 64) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 9, at: 64, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 64))
    }
    guard let side = Side(wireValue: block.load(UInt8.self, at: 68)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 10, at: 68, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 68))
    }
    guard let keptPriority = Bool(wireValue: block.load(UInt8.self, at: 69)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 69, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 69))
    }
    guard block.load(UInt16.self, at: 70) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 70, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 70))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let order = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let clientOrder = block.load(UInt64.self, at: 40)
    let price = block.load(Int64.self, at: 48)
    let remaining = block.load(Int64.self, at: 56)
    let instrument = block.load(UInt32.self, at: 64)
    return Self(
      reportSequence: reportSequence, requestId: requestId, order: order, engineSequence: engineSequence, time: time,
      clientOrder: clientOrder, price: price, remaining: remaining, instrument: instrument, side: side,
      keptPriority: keptPriority)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("order", order)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("clientOrder", clientOrder)
    writer.write("price", price)
    writer.write("remaining", remaining)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
    writer.write("keptPriority", keptPriority)
  }
}
