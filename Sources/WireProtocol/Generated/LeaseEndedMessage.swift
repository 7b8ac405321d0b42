// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A lease, or a part of it, ended; each of the two participants gets one.
@frozen
public struct LeaseEndedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "LeaseEnded" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 116 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 88 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// The provider's request, told to the provider; absent when none caused it.
  public var requestId: UInt64?
  /// The exchange's id of a lease.
  public var lease: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// The pool; told to the provider only.
  public var pool: UInt64?
  /// Units that ended.
  public var units: Int64
  /// Units of the lease that go on.
  public var remaining: Int64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// What each of the ended units was short of, in nanoseconds; 0 at the lease's own end.
  public var undelivered: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Why a lease ended.
  public var reason: LeaseEndReason
  /// The participant's part in it.
  public var role: LeaseRole

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64? = nil, lease: UInt64, engineSequence: UInt64, time: UInt64,
    pool: UInt64? = nil, units: Int64, remaining: Int64, price: Int64, undelivered: UInt64, instrument: UInt32,
    reason: LeaseEndReason, role: LeaseRole
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.lease = lease
    self.engineSequence = engineSequence
    self.time = time
    self.pool = pool
    self.units = units
    self.remaining = remaining
    self.price = price
    self.undelivered = undelivered
    self.instrument = instrument
    self.reason = reason
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
    block.store(pool ?? 0, at: 40)
    block.store(units, at: 48)
    block.store(remaining, at: 56)
    block.store(price, at: 64)
    block.store(undelivered, at: 72)
    block.store(instrument, at: 80)
    block.store(reason.wireValue, at: 84)
    block.store(role.wireValue, at: 85)
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
    guard let reason = LeaseEndReason(wireValue: block.load(UInt8.self, at: 84)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 12, at: 84, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 84))
    }
    guard let role = LeaseRole(wireValue: block.load(UInt8.self, at: 85)) else {
      throw .fieldOutOfRange(
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
    let poolValue = block.load(UInt64.self, at: 40)
    let pool = poolValue == 0 ? nil : poolValue
    let units = block.load(Int64.self, at: 48)
    let remaining = block.load(Int64.self, at: 56)
    let price = block.load(Int64.self, at: 64)
    let undelivered = block.load(UInt64.self, at: 72)
    let instrument = block.load(UInt32.self, at: 80)
    return Self(
      reportSequence: reportSequence, requestId: requestId, lease: lease, engineSequence: engineSequence, time: time,
      pool: pool, units: units, remaining: remaining, price: price, undelivered: undelivered, instrument: instrument,
      reason: reason, role: role)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("lease", lease)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("pool", pool)
    writer.write("units", units)
    writer.write("remaining", remaining)
    writer.write("price", price)
    writer.write("undelivered", undelivered)
    writer.write("instrument", instrument)
    writer.write("reason", name: reason.wireName)
    writer.write("role", name: role.wireName)
  }
}
