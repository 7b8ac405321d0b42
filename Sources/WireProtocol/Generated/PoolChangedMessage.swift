// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Units came into a pool or left it otherwise than by a lease.
@frozen
public struct PoolChangedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "PoolChanged" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 113 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 64 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// The request that caused it.
  public var requestId: UInt64?
  /// The exchange's id of a pool of capacity.
  public var pool: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Units in the pool now, free or on lease.
  public var units: Int64
  /// Of these, free.
  public var free: Int64
  /// Units that early ends took out and that have not come back.
  public var outOfService: Int64

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64? = nil, pool: UInt64, engineSequence: UInt64, time: UInt64, units: Int64,
    free: Int64, outOfService: Int64
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.pool = pool
    self.engineSequence = engineSequence
    self.time = time
    self.units = units
    self.free = free
    self.outOfService = outOfService
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId ?? 0, at: 8)
    block.store(pool, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(units, at: 40)
    block.store(free, at: 48)
    block.store(outOfService, at: 56)
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
    let requestIdValue = block.load(UInt64.self, at: 8)
    let requestId = requestIdValue == 0 ? nil : requestIdValue
    let pool = block.load(UInt64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let units = block.load(Int64.self, at: 40)
    let free = block.load(Int64.self, at: 48)
    let outOfService = block.load(Int64.self, at: 56)
    return Self(
      reportSequence: reportSequence, requestId: requestId, pool: pool, engineSequence: engineSequence, time: time,
      units: units, free: free, outOfService: outOfService)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("pool", pool)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("units", units)
    writer.write("free", free)
    writer.write("outOfService", outOfService)
  }
}
