// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Units that an early end took out of service are back.
@frozen
public struct ReturnCapacityMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "ReturnCapacity" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 19 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// The exchange's id of a pool of capacity.
  public var pool: UInt64
  /// Whole units (cards or servers).
  public var units: Int64

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, pool: UInt64, units: Int64) {
    self.requestId = requestId
    self.participant = participant
    self.pool = pool
    self.units = units
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(0 as UInt32, at: 12)
    block.store(pool, at: 16)
    block.store(units, at: 24)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 12) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 3, at: 12, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 12))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let pool = block.load(UInt64.self, at: 16)
    let units = block.load(Int64.self, at: 24)
    return Self(requestId: requestId, participant: participant, pool: pool, units: units)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("pool", pool)
    writer.write("units", units)
  }
}
