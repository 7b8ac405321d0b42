// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Enters a bid that any of up to eight books may fill, each with its own limit; all share one quantity.
@frozen
public struct NewAlternativesMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "NewAlternatives" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 14 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 144 }

  /// Client order id.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Alternatives named: 1 to 8.
  public var count: UInt32
  /// Units wanted, in all books together.
  public var quantity: Int64
  /// Expiry of a good-till-time bid.
  public var expiresAt: UInt64?
  /// The client's own time of sending; carried along for measuring latency, never used.
  public var sentAt: UInt64?
  /// Limit in the first book.
  public var price1: Int64?
  /// Limit in the second book.
  public var price2: Int64?
  /// Limit in the third book.
  public var price3: Int64?
  /// Limit in the fourth book.
  public var price4: Int64?
  /// Limit in the fifth book.
  public var price5: Int64?
  /// Limit in the sixth book.
  public var price6: Int64?
  /// Limit in the seventh book.
  public var price7: Int64?
  /// Limit in the eighth book.
  public var price8: Int64?
  /// The first book.
  public var instrument1: UInt32?
  /// The second book.
  public var instrument2: UInt32?
  /// The third book.
  public var instrument3: UInt32?
  /// The fourth book.
  public var instrument4: UInt32?
  /// The fifth book.
  public var instrument5: UInt32?
  /// The sixth book.
  public var instrument6: UInt32?
  /// The seventh book.
  public var instrument7: UInt32?
  /// The eighth book.
  public var instrument8: UInt32?
  /// How long an order may wait.
  public var timeInForce: TimeInForce
  /// On meeting an order of the same participant.
  public var selfTradePrevention: SelfTradePrevention
  /// All units from one offer, at once, or wait.
  public var gang: Bool

  /// The message with these values.
  @inlinable
  public init(
    requestId: UInt64, participant: UInt32 = 0, count: UInt32, quantity: Int64, expiresAt: UInt64? = nil,
    sentAt: UInt64? = nil, price1: Int64? = nil, price2: Int64? = nil, price3: Int64? = nil, price4: Int64? = nil,
    price5: Int64? = nil, price6: Int64? = nil, price7: Int64? = nil, price8: Int64? = nil, instrument1: UInt32? = nil,
    instrument2: UInt32? = nil, instrument3: UInt32? = nil, instrument4: UInt32? = nil, instrument5: UInt32? = nil,
    instrument6: UInt32? = nil, instrument7: UInt32? = nil, instrument8: UInt32? = nil, timeInForce: TimeInForce,
    selfTradePrevention: SelfTradePrevention, gang: Bool
  ) {
    self.requestId = requestId
    self.participant = participant
    self.count = count
    self.quantity = quantity
    self.expiresAt = expiresAt
    self.sentAt = sentAt
    self.price1 = price1
    self.price2 = price2
    self.price3 = price3
    self.price4 = price4
    self.price5 = price5
    self.price6 = price6
    self.price7 = price7
    self.price8 = price8
    self.instrument1 = instrument1
    self.instrument2 = instrument2
    self.instrument3 = instrument3
    self.instrument4 = instrument4
    self.instrument5 = instrument5
    self.instrument6 = instrument6
    self.instrument7 = instrument7
    self.instrument8 = instrument8
    self.timeInForce = timeInForce
    self.selfTradePrevention = selfTradePrevention
    self.gang = gang
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(count, at: 12)
    block.store(quantity, at: 16)
    block.store(expiresAt ?? 0, at: 24)
    block.store(sentAt ?? 0, at: 32)
    block.store(price1 ?? Int64.min, at: 40)
    block.store(price2 ?? Int64.min, at: 48)
    block.store(price3 ?? Int64.min, at: 56)
    block.store(price4 ?? Int64.min, at: 64)
    block.store(price5 ?? Int64.min, at: 72)
    block.store(price6 ?? Int64.min, at: 80)
    block.store(price7 ?? Int64.min, at: 88)
    block.store(price8 ?? Int64.min, at: 96)
    block.store(instrument1 ?? 0, at: 104)
    block.store(instrument2 ?? 0, at: 108)
    block.store(instrument3 ?? 0, at: 112)
    block.store(instrument4 ?? 0, at: 116)
    block.store(instrument5 ?? 0, at: 120)
    block.store(instrument6 ?? 0, at: 124)
    block.store(instrument7 ?? 0, at: 128)
    block.store(instrument8 ?? 0, at: 132)
    block.store(timeInForce.wireValue, at: 136)
    block.store(selfTradePrevention.wireValue, at: 137)
    block.store(gang ? 1 : 0 as UInt8, at: 138)
    block.store(0 as UInt8, at: 139)
    block.store(0 as UInt32, at: 140)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let timeInForce = TimeInForce(wireValue: block.load(UInt8.self, at: 136)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 23, at: 136, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 136))
    }
    guard let selfTradePrevention = SelfTradePrevention(wireValue: block.load(UInt8.self, at: 137)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 24, at: 137, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 137))
    }
    guard let gang = Bool(wireValue: block.load(UInt8.self, at: 138)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 25, at: 138, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 138))
    }
    guard block.load(UInt8.self, at: 139) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 26, at: 139, offsetInFrame: offsetInFrame,
        value: block.load(UInt8.self, at: 139))
    }
    guard block.load(UInt32.self, at: 140) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 27, at: 140, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 140))
    }
    let requestId = block.load(UInt64.self, at: 0)
    let participant = block.load(UInt32.self, at: 8)
    let count = block.load(UInt32.self, at: 12)
    let quantity = block.load(Int64.self, at: 16)
    let expiresAtValue = block.load(UInt64.self, at: 24)
    let expiresAt = expiresAtValue == 0 ? nil : expiresAtValue
    let sentAtValue = block.load(UInt64.self, at: 32)
    let sentAt = sentAtValue == 0 ? nil : sentAtValue
    let price1Value = block.load(Int64.self, at: 40)
    let price1 = price1Value == Int64.min ? nil : price1Value
    let price2Value = block.load(Int64.self, at: 48)
    let price2 = price2Value == Int64.min ? nil : price2Value
    let price3Value = block.load(Int64.self, at: 56)
    let price3 = price3Value == Int64.min ? nil : price3Value
    let price4Value = block.load(Int64.self, at: 64)
    let price4 = price4Value == Int64.min ? nil : price4Value
    let price5Value = block.load(Int64.self, at: 72)
    let price5 = price5Value == Int64.min ? nil : price5Value
    let price6Value = block.load(Int64.self, at: 80)
    let price6 = price6Value == Int64.min ? nil : price6Value
    let price7Value = block.load(Int64.self, at: 88)
    let price7 = price7Value == Int64.min ? nil : price7Value
    let price8Value = block.load(Int64.self, at: 96)
    let price8 = price8Value == Int64.min ? nil : price8Value
    let instrument1Value = block.load(UInt32.self, at: 104)
    let instrument1 = instrument1Value == 0 ? nil : instrument1Value
    let instrument2Value = block.load(UInt32.self, at: 108)
    let instrument2 = instrument2Value == 0 ? nil : instrument2Value
    let instrument3Value = block.load(UInt32.self, at: 112)
    let instrument3 = instrument3Value == 0 ? nil : instrument3Value
    let instrument4Value = block.load(UInt32.self, at: 116)
    let instrument4 = instrument4Value == 0 ? nil : instrument4Value
    let instrument5Value = block.load(UInt32.self, at: 120)
    let instrument5 = instrument5Value == 0 ? nil : instrument5Value
    let instrument6Value = block.load(UInt32.self, at: 124)
    let instrument6 = instrument6Value == 0 ? nil : instrument6Value
    let instrument7Value = block.load(UInt32.self, at: 128)
    let instrument7 = instrument7Value == 0 ? nil : instrument7Value
    let instrument8Value = block.load(UInt32.self, at: 132)
    let instrument8 = instrument8Value == 0 ? nil : instrument8Value
    return Self(
      requestId: requestId, participant: participant, count: count, quantity: quantity, expiresAt: expiresAt,
      sentAt: sentAt, price1: price1, price2: price2, price3: price3, price4: price4, price5: price5, price6: price6,
      price7: price7, price8: price8, instrument1: instrument1, instrument2: instrument2, instrument3: instrument3,
      instrument4: instrument4, instrument5: instrument5, instrument6: instrument6, instrument7: instrument7,
      instrument8: instrument8, timeInForce: timeInForce, selfTradePrevention: selfTradePrevention, gang: gang)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("count", count)
    writer.write("quantity", quantity)
    writer.write("expiresAt", expiresAt)
    writer.write("sentAt", sentAt)
    writer.write("price1", price1)
    writer.write("price2", price2)
    writer.write("price3", price3)
    writer.write("price4", price4)
    writer.write("price5", price5)
    writer.write("price6", price6)
    writer.write("price7", price7)
    writer.write("price8", price8)
    writer.write("instrument1", instrument1)
    writer.write("instrument2", instrument2)
    writer.write("instrument3", instrument3)
    writer.write("instrument4", instrument4)
    writer.write("instrument5", instrument5)
    writer.write("instrument6", instrument6)
    writer.write("instrument7", instrument7)
    writer.write("instrument8", instrument8)
    writer.write("timeInForce", name: timeInForce.wireName)
    writer.write("selfTradePrevention", name: selfTradePrevention.wireName)
    writer.write("gang", gang)
  }
}
