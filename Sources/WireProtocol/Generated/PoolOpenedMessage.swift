// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A pool was opened: by a deposit, or with an offer that named none.
@frozen
public struct PoolOpenedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "PoolOpened" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 112 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 72 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// The deposit's or the offer's.
  public var requestId: UInt64
  /// The exchange's id of a pool of capacity.
  public var pool: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// All free.
  public var units: Int64
  /// Until when the units may be used; absent: without end.
  public var end: UInt64?
  /// The lease whose units these are; absent: the participant's own.
  public var lease: UInt64?
  /// Spec number.
  public var spec: UInt32
  /// Region number.
  public var region: UInt32

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64, pool: UInt64, engineSequence: UInt64, time: UInt64, units: Int64,
    end: UInt64? = nil, lease: UInt64? = nil, spec: UInt32, region: UInt32
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.pool = pool
    self.engineSequence = engineSequence
    self.time = time
    self.units = units
    self.end = end
    self.lease = lease
    self.spec = spec
    self.region = region
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(pool, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(units, at: 40)
    block.store(end ?? 0, at: 48)
    block.store(lease ?? 0, at: 56)
    block.store(spec, at: 64)
    block.store(region, at: 68)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let pool = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let units = block.load(Int64.self, at: 40)
    let endValue = block.load(UInt64.self, at: 48)
    let end = endValue == 0 ? nil : endValue
    let leaseValue = block.load(UInt64.self, at: 56)
    let lease = leaseValue == 0 ? nil : leaseValue
    let spec = block.load(UInt32.self, at: 64)
    let region = block.load(UInt32.self, at: 68)
    return Self(
      reportSequence: reportSequence, requestId: requestId, pool: pool, engineSequence: engineSequence, time: time,
      units: units, end: end, lease: lease, spec: spec, region: region)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("pool", pool)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("units", units)
    writer.write("end", end)
    writer.write("lease", lease)
    writer.write("spec", spec)
    writer.write("region", region)
  }
}
