// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// One live lease, in answer to QueryLeases.
@frozen
public struct OpenLeaseMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OpenLease" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 120 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 80 }

  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The exchange's id of a lease.
  public var lease: UInt64
  /// The pool; told to the provider only.
  public var pool: UInt64?
  /// Whole units (cards or servers).
  public var units: Int64
  /// Of these, deposited in pools of the buyer.
  public var deposited: Int64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var start: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var end: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// The participant's part in it.
  public var role: LeaseRole

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestToken: UInt64, lease: UInt64, pool: UInt64? = nil, units: Int64, deposited: Int64,
    price: Int64, start: UInt64, end: UInt64, instrument: UInt32, role: LeaseRole
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.lease = lease
    self.pool = pool
    self.units = units
    self.deposited = deposited
    self.price = price
    self.start = start
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
    block.store(requestToken, at: 8)
    block.store(lease, at: 16)
    block.store(pool ?? 0, at: 24)
    block.store(units, at: 32)
    block.store(deposited, at: 40)
    block.store(price, at: 48)
    block.store(start, at: 56)
    block.store(end, at: 64)
    block.store(instrument, at: 72)
    block.store(role.wireValue, at: 76)
    block.store(0 as UInt8, at: 77)
    block.store(0 as UInt16, at: 78)
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
    guard let role = LeaseRole(wireValue: block.load(UInt8.self, at: 76)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 11, at: 76, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 76))
    }
    guard block.load(UInt8.self, at: 77) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 77, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 77))
    }
    guard block.load(UInt16.self, at: 78) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 13, at: 78, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 78))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestToken = block.load(UInt64.self, at: 8)
    let lease = block.load(UInt64.self, at: 16)
    let poolValue = block.load(UInt64.self, at: 24)
    let pool = poolValue == 0 ? nil : poolValue
    let units = block.load(Int64.self, at: 32)
    let deposited = block.load(Int64.self, at: 40)
    let price = block.load(Int64.self, at: 48)
    let start = block.load(UInt64.self, at: 56)
    let end = block.load(UInt64.self, at: 64)
    let instrument = block.load(UInt32.self, at: 72)
    return Self(
      reportSequence: reportSequence, requestToken: requestToken, lease: lease, pool: pool, units: units,
      deposited: deposited, price: price, start: start, end: end, instrument: instrument, role: role)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestToken", requestToken)
    writer.write("lease", lease)
    writer.write("pool", pool)
    writer.write("units", units)
    writer.write("deposited", deposited)
    writer.write("price", price)
    writer.write("start", start)
    writer.write("end", end)
    writer.write("instrument", instrument)
    writer.write("role", name: role.wireName)
  }
}
