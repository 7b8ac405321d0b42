// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// One open pool, in answer to QueryPools.
@frozen
public struct OpenPoolMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "OpenPool" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 119 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 80 }

  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The exchange's id of a pool of capacity.
  public var pool: UInt64
  /// Free or on lease.
  public var units: Int64
  /// Whole units (cards or servers).
  public var free: Int64
  /// Whole units (cards or servers).
  public var outOfService: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z; absent: 0.
  public var end: UInt64?
  /// The exchange's id of a lease; absent: 0.
  public var lease: UInt64?
  /// A number.
  public var spec: UInt32
  /// A number.
  public var region: UInt32
  /// Live offers that sell from it, parked ones included.
  public var offers: UInt32

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestToken: UInt64, pool: UInt64, units: Int64, free: Int64, outOfService: Int64,
    end: UInt64? = nil, lease: UInt64? = nil, spec: UInt32, region: UInt32, offers: UInt32
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.pool = pool
    self.units = units
    self.free = free
    self.outOfService = outOfService
    self.end = end
    self.lease = lease
    self.spec = spec
    self.region = region
    self.offers = offers
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestToken, at: 8)
    block.store(pool, at: 16)
    block.store(units, at: 24)
    block.store(free, at: 32)
    block.store(outOfService, at: 40)
    block.store(end ?? 0, at: 48)
    block.store(lease ?? 0, at: 56)
    block.store(spec, at: 64)
    block.store(region, at: 68)
    block.store(offers, at: 72)
    block.store(0 as UInt32, at: 76)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 76) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 12, at: 76, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 76))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestToken = block.load(UInt64.self, at: 8)
    let pool = block.load(UInt64.self, at: 16)
    let units = block.load(Int64.self, at: 24)
    let free = block.load(Int64.self, at: 32)
    let outOfService = block.load(Int64.self, at: 40)
    let endValue = block.load(UInt64.self, at: 48)
    let end = endValue == 0 ? nil : endValue
    let leaseValue = block.load(UInt64.self, at: 56)
    let lease = leaseValue == 0 ? nil : leaseValue
    let spec = block.load(UInt32.self, at: 64)
    let region = block.load(UInt32.self, at: 68)
    let offers = block.load(UInt32.self, at: 72)
    return Self(
      reportSequence: reportSequence, requestToken: requestToken, pool: pool, units: units, free: free,
      outOfService: outOfService, end: end, lease: lease, spec: spec, region: region, offers: offers)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestToken", requestToken)
    writer.write("pool", pool)
    writer.write("units", units)
    writer.write("free", free)
    writer.write("outOfService", outOfService)
    writer.write("end", end)
    writer.write("lease", lease)
    writer.write("spec", spec)
    writer.write("region", region)
    writer.write("offers", offers)
  }
}
