// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A book's trading state. Topic status/.
@frozen
public struct TradingStatusMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "TradingStatus" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 206 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 16 }

  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// What may happen in a book now.
  public var state: TradingState

  /// The message with these values.
  @inlinable
  public init(time: UInt64, instrument: UInt32, state: TradingState) {
    self.time = time
    self.instrument = instrument
    self.state = state
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(time, at: 0)
    block.store(instrument, at: 8)
    block.store(state.wireValue, at: 12)
    block.store(0 as UInt8, at: 13)
    block.store(0 as UInt16, at: 14)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 8) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 2, at: 8, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 8))
    }
    guard let state = TradingState(wireValue: block.load(UInt8.self, at: 12)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 3, at: 12, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 12))
    }
    guard block.load(UInt8.self, at: 13) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 4, at: 13, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 13))
    }
    guard block.load(UInt16.self, at: 14) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 14, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 14))
    }
    let time = block.load(UInt64.self, at: 0)
    let instrument = block.load(UInt32.self, at: 8)
    return Self(time: time, instrument: instrument, state: state)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("time", time)
    writer.write("instrument", instrument)
    writer.write("state", name: state.wireName)
  }
}
