// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Cancels all live orders of the participant, or those of one instrument or side.
@frozen
public struct MassCancelMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "MassCancel" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 13 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 24 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Number of an order book; absent: 0.
  public var instrument: UInt32?
  /// A side, or both.
  public var side: SideChoice

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, instrument: UInt32? = nil, side: SideChoice) {
    self.requestId = requestId
    self.participant = participant
    self.instrument = instrument
    self.side = side
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(instrument ?? 0, at: 12)
    block.store(side.wireValue, at: 16)
    block.store(0 as UInt8, at: 17)
    block.store(0 as UInt16, at: 18)
    block.store(0 as UInt32, at: 20)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let side = SideChoice(wireValue: block.load(UInt8.self, at: 16)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 4, at: 16, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 16))
    }
    guard block.load(UInt8.self, at: 17) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 17, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 17))
    }
    guard block.load(UInt16.self, at: 18) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 6, at: 18, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 18))
    }
    guard block.load(UInt32.self, at: 20) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 20, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 20))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let instrumentValue = block.load(UInt32.self, at: 12)
    let instrument = instrumentValue == 0 ? nil : instrumentValue
    return Self(requestId: requestId, participant: participant, instrument: instrument, side: side)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("instrument", instrument)
    writer.write("side", name: side.wireName)
  }
}
