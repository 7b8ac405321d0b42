// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Opens a pool of units that the participant has on lease; it ends when the lease does.
@frozen
public struct DepositLeaseMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "DepositLease" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 16 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// The exchange's id of a lease.
  public var lease: UInt64
  /// Absent: all that are not deposited yet.
  public var units: Int64?

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, lease: UInt64, units: Int64? = nil) {
    self.requestId = requestId
    self.participant = participant
    self.lease = lease
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
    block.store(lease, at: 16)
    block.store(units ?? Int64.min, at: 24)
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
    let lease = block.load(UInt64.self, at: 16)
    let unitsValue = block.load(Int64.self, at: 24)
    let units = unitsValue == Int64.min ? nil : unitsValue
    return Self(requestId: requestId, participant: participant, lease: lease, units: units)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("lease", lease)
    writer.write("units", units)
  }
}
