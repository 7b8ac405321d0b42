// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A trade opened a lease; each of the two participants gets one, after its fill.
@frozen
public struct LeaseOpenedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "LeaseOpened" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 115 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 88 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// Absent.
  public var requestId: UInt64?
  /// The exchange's id of a lease.
  public var lease: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of a trade: 1, 2, 3 ... over the whole market.
  public var trade: UInt64
  /// The pool; told to the provider only.
  public var pool: UInt64?
  /// Whole units (cards or servers).
  public var units: Int64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// When it ends; it begins now.
  public var end: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// The participant's part in it.
  public var role: LeaseRole

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64? = nil, lease: UInt64, engineSequence: UInt64, time: UInt64,
    trade: UInt64, pool: UInt64? = nil, units: Int64, price: Int64, end: UInt64, instrument: UInt32, role: LeaseRole
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.lease = lease
    self.engineSequence = engineSequence
    self.time = time
    self.trade = trade
    self.pool = pool
    self.units = units
    self.price = price
    self.end = end
    self.instrument = instrument
    self.role = role
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId ?? 0, at: 8)
    block.store(lease, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(trade, at: 40)
    block.store(pool ?? 0, at: 48)
    block.store(units, at: 56)
    block.store(price, at: 64)
    block.store(end, at: 72)
    block.store(instrument, at: 80)
    block.store(role.wireValue, at: 84)
    block.store(0 as UInt8, at: 85)
    block.store(0 as UInt16, at: 86)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 80) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 80, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 80))
    }
    guard let role = LeaseRole(wireValue: block.load(UInt8.self, at: 84)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 12, at: 84, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 84))
    }
    guard block.load(UInt8.self, at: 85) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 13, at: 85, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 85))
    }
    guard block.load(UInt16.self, at: 86) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 14, at: 86, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 86))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestIdValue = block.load(UInt64.self, at: 8)
    let requestId = requestIdValue == 0 ? nil : requestIdValue
    let lease = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let trade = block.load(UInt64.self, at: 40)
    let poolValue = block.load(UInt64.self, at: 48)
    let pool = poolValue == 0 ? nil : poolValue
    let units = block.load(Int64.self, at: 56)
    let price = block.load(Int64.self, at: 64)
    let end = block.load(UInt64.self, at: 72)
    let instrument = block.load(UInt32.self, at: 80)
    return Self(
      reportSequence: reportSequence, requestId: requestId, lease: lease, engineSequence: engineSequence, time: time,
      trade: trade, pool: pool, units: units, price: price, end: end, instrument: instrument, role: role)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("lease", lease)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("trade", trade)
    writer.write("pool", pool)
    writer.write("units", units)
    writer.write("price", price)
    writer.write("end", end)
    writer.write("instrument", instrument)
    writer.write("role", name: role.wireName)
  }
}
