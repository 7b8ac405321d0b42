// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// The spot price of an instrument. Topic spot/.
@frozen
public struct SpotPriceMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "SpotPrice" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 202 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 104 }

  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units traded in the window.
  public var units: Int64
  /// When it was formed.
  public var time: UInt64
  /// Length of the window in nanoseconds: fills after time - window and up to time count; 0: one trade.
  public var window: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Number of fills in the window.
  public var fills: UInt32
  /// How a spot price came about.
  public var method: SpotMethod
  /// Sequence of the last command that it reflects.
  public var engineSequence: UInt64?
  /// Average price of selling the impact quantity to the book's bids, rounded half to even; absent: the book is too thin.
  public var impactBid: Int64?
  /// Average price of buying it from the offers.
  public var impactOffer: Int64?
  /// The impact quantity, in units.
  public var impactQuantity: Int64?
  /// When the price last changed.
  public var changedAt: UInt64?
  /// The full hour whose fixing this is; absent: it is no fixing.
  public var fixing: UInt64?
  /// Number of pairs of participants with fills in the window.
  public var pairs: UInt32?

  /// The message with these values.
  @inlinable
  public init(
    price: Int64, units: Int64, time: UInt64, window: UInt64, instrument: UInt32, fills: UInt32, method: SpotMethod,
    engineSequence: UInt64? = nil, impactBid: Int64? = nil, impactOffer: Int64? = nil, impactQuantity: Int64? = nil,
    changedAt: UInt64? = nil, fixing: UInt64? = nil, pairs: UInt32? = nil
  ) {
    self.price = price
    self.units = units
    self.time = time
    self.window = window
    self.instrument = instrument
    self.fills = fills
    self.method = method
    self.engineSequence = engineSequence
    self.impactBid = impactBid
    self.impactOffer = impactOffer
    self.impactQuantity = impactQuantity
    self.changedAt = changedAt
    self.fixing = fixing
    self.pairs = pairs
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(price, at: 0)
    block.store(units, at: 8)
    block.store(time, at: 16)
    block.store(window, at: 24)
    block.store(instrument, at: 32)
    block.store(fills, at: 36)
    block.store(method.wireValue, at: 40)
    block.store(0 as UInt8, at: 41)
    block.store(0 as UInt16, at: 42)
    block.store(0 as UInt32, at: 44)
    block.store(engineSequence ?? 0, at: 48)
    block.store(impactBid ?? 0, at: 56)
    block.store(impactOffer ?? 0, at: 64)
    block.store(impactQuantity ?? 0, at: 72)
    block.store(changedAt ?? 0, at: 80)
    block.store(fixing ?? 0, at: 88)
    block.store(pairs ?? 0, at: 96)
    block.store(0 as UInt32, at: 100)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= 48 else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 32) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 5, at: 32, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 32))
    }
    guard let method = SpotMethod(wireValue: block.load(UInt8.self, at: 40)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 7, at: 40, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 40))
    }
    guard block.load(UInt8.self, at: 41) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 8, at: 41, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 41))
    }
    guard block.load(UInt16.self, at: 42) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 9, at: 42, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 42))
    }
    guard block.load(UInt32.self, at: 44) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 44, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 44))
    }
    guard (length >= 104 ? block.load(UInt32.self, at: 100) : 0 as UInt32) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 18, at: 100, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 100))
    }
    let price = block.load(Int64.self, at: 0)
    let units = block.load(Int64.self, at: 8)
    let time = block.load(UInt64.self, at: 16)
    let window = block.load(UInt64.self, at: 24)
    let instrument = block.load(UInt32.self, at: 32)
    let fills = block.load(UInt32.self, at: 36)
    let engineSequenceValue = (length >= 56 ? block.load(UInt64.self, at: 48) : 0 as UInt64)
    let engineSequence = engineSequenceValue == 0 ? nil : engineSequenceValue
    let impactBidValue = (length >= 64 ? block.load(Int64.self, at: 56) : 0 as Int64)
    let impactBid = impactBidValue == 0 ? nil : impactBidValue
    let impactOfferValue = (length >= 72 ? block.load(Int64.self, at: 64) : 0 as Int64)
    let impactOffer = impactOfferValue == 0 ? nil : impactOfferValue
    let impactQuantityValue = (length >= 80 ? block.load(Int64.self, at: 72) : 0 as Int64)
    let impactQuantity = impactQuantityValue == 0 ? nil : impactQuantityValue
    let changedAtValue = (length >= 88 ? block.load(UInt64.self, at: 80) : 0 as UInt64)
    let changedAt = changedAtValue == 0 ? nil : changedAtValue
    let fixingValue = (length >= 96 ? block.load(UInt64.self, at: 88) : 0 as UInt64)
    let fixing = fixingValue == 0 ? nil : fixingValue
    let pairsValue = (length >= 100 ? block.load(UInt32.self, at: 96) : 0 as UInt32)
    let pairs = pairsValue == 0 ? nil : pairsValue
    return Self(
      price: price, units: units, time: time, window: window, instrument: instrument, fills: fills, method: method,
      engineSequence: engineSequence, impactBid: impactBid, impactOffer: impactOffer, impactQuantity: impactQuantity,
      changedAt: changedAt, fixing: fixing, pairs: pairs)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("price", price)
    writer.write("units", units)
    writer.write("time", time)
    writer.write("window", window)
    writer.write("instrument", instrument)
    writer.write("fills", fills)
    writer.write("method", name: method.wireName)
    writer.write("engineSequence", engineSequence)
    writer.write("impactBid", impactBid)
    writer.write("impactOffer", impactOffer)
    writer.write("impactQuantity", impactQuantity)
    writer.write("changedAt", changedAt)
    writer.write("fixing", fixing)
    writer.write("pairs", pairs)
  }
}
