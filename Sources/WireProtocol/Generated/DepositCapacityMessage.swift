// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Opens a pool: units that the participant may offer in as many books as it likes.
@frozen
public struct DepositCapacityMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "DepositCapacity" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 15 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Spec number.
  public var spec: UInt32
  /// Region number.
  public var region: UInt32
  /// Whole lots.
  public var units: Int64
  /// Until when the units may be used; absent: without end.
  public var end: UInt64?

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, spec: UInt32, region: UInt32, units: Int64, end: UInt64? = nil
  ) {
    self.requestId = requestId
    self.participant = participant
    self.spec = spec
    self.region = region
    self.units = units
    self.end = end
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(spec, at: 12)
    block.store(region, at: 16)
    block.store(0 as UInt32, at: 20)
    block.store(units, at: 24)
    block.store(end ?? 0, at: 32)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 20) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 20, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 20))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let spec = block.load(UInt32.self, at: 12)
    let region = block.load(UInt32.self, at: 16)
    let units = block.load(Int64.self, at: 24)
    let endValue = block.load(UInt64.self, at: 32)
    let end = endValue == 0 ? nil : endValue
    return Self(requestId: requestId, participant: participant, spec: spec, region: region, units: units, end: end)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("spec", spec)
    writer.write("region", region)
    writer.write("units", units)
    writer.write("end", end)
  }
}
