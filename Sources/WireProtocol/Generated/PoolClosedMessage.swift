// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A pool is gone: withdrawn, past its end, or used by nothing any more.
@frozen
public struct PoolClosedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "PoolClosed" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 114 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// The withdrawal; absent when none caused it.
  public var requestId: UInt64?
  /// The exchange's id of a pool of capacity.
  public var pool: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64

  /// The message with these values.
  @inlinable
  public init(reportSequence: UInt64, requestId: UInt64? = nil, pool: UInt64, engineSequence: UInt64, time: UInt64) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.pool = pool
    self.engineSequence = engineSequence
    self.time = time
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
    return Self(
      reportSequence: reportSequence, requestId: requestId, pool: pool, engineSequence: engineSequence, time: time)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("pool", pool)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
  }
}
