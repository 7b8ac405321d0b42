// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Sets a book's price collars: an order that would trade beyond them is stopped there, and the book goes to a short call auction.
@frozen
public struct SetCollarsMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SetCollars" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 46 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 48 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Ticks around the reference; absent: no static collar.
  public var staticRange: Int64?
  /// Ticks around the last trade; absent: no dynamic collar.
  public var dynamicRange: Int64?
  /// Reference price until the next auction gives one; absent: as it is.
  public var reference: Int64?
  /// Length of the auction.
  public var auctionNanoseconds: UInt64

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, instrument: UInt32, staticRange: Int64? = nil,
    dynamicRange: Int64? = nil, reference: Int64? = nil, auctionNanoseconds: UInt64
  ) {
    self.requestId = requestId
    self.participant = participant
    self.instrument = instrument
    self.staticRange = staticRange
    self.dynamicRange = dynamicRange
    self.reference = reference
    self.auctionNanoseconds = auctionNanoseconds
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(instrument, at: 12)
    block.store(staticRange ?? Int64.min, at: 16)
    block.store(dynamicRange ?? Int64.min, at: 24)
    block.store(reference ?? Int64.min, at: 32)
    block.store(auctionNanoseconds, at: 40)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 12) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 3, at: 12, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 12))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let instrument = block.load(UInt32.self, at: 12)
    let staticRangeValue = block.load(Int64.self, at: 16)
    let staticRange = staticRangeValue == Int64.min ? nil : staticRangeValue
    let dynamicRangeValue = block.load(Int64.self, at: 24)
    let dynamicRange = dynamicRangeValue == Int64.min ? nil : dynamicRangeValue
    let referenceValue = block.load(Int64.self, at: 32)
    let reference = referenceValue == Int64.min ? nil : referenceValue
    let auctionNanoseconds = block.load(UInt64.self, at: 40)
    return Self(
      requestId: requestId, participant: participant, instrument: instrument, staticRange: staticRange,
      dynamicRange: dynamicRange, reference: reference, auctionNanoseconds: auctionNanoseconds)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("instrument", instrument)
    writer.write("staticRange", staticRange)
    writer.write("dynamicRange", dynamicRange)
    writer.write("reference", reference)
    writer.write("auctionNanoseconds", auctionNanoseconds)
  }
}
