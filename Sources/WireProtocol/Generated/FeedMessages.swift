// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ....
@frozen
public struct FeedHeaderMessage: WireMessage {
  /// Template id 200.
  @inlinable
  public static var templateID: UInt16 { 200 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// Topic sequence of the first message; in a heartbeat: that of the next message to come.
  public var firstSequence: UInt64
  /// Sequence of the last command that the body reflects.
  public var engineSequence: UInt64
  /// Time of that command.
  public var time: UInt64
  /// Messages that follow; 0: a heartbeat.
  public var count: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    firstSequence: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    count: UInt32
  ) {
    self.firstSequence = firstSequence
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: firstSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: count.littleEndian, toByteOffset: 24, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 28, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let firstSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let count = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 28, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 200, field: 5, offset: offsetInFrame + 28, value: 0)
    }
    return FeedHeaderMessage(
      firstSequence: firstSequence,
      engineSequence: engineSequence,
      time: time,
      count: count
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("firstSequence", firstSequence),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("count", count),
    ]
  }
}

/// A trade. Topic fill/.
@frozen
public struct FillMessage: WireMessage {
  /// Template id 201.
  @inlinable
  public static var templateID: UInt16 { 201 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// Number of a trade: 1, 2, 3 ... over the whole market.
  public var trade: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// The taker's own time of sending, as it gave it.
  public var takerSentAt: UInt64?
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Length of the lease.
  public var hours: UInt32
  /// Side of the book.
  public var takerSide: Side

  /// A message with these fields.
  @inlinable
  public init(
    trade: UInt64,
    price: Int64,
    quantity: Int64,
    time: UInt64,
    engineSequence: UInt64,
    takerSentAt: UInt64? = nil,
    instrument: UInt32,
    hours: UInt32,
    takerSide: Side
  ) {
    self.trade = trade
    self.price = price
    self.quantity = quantity
    self.time = time
    self.engineSequence = engineSequence
    self.takerSentAt = takerSentAt
    self.instrument = instrument
    self.hours = hours
    self.takerSide = takerSide
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: trade.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: price.littleEndian, toByteOffset: 8, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: (takerSentAt ?? 0).littleEndian, toByteOffset: 40, as: UInt64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 48, as: UInt32.self)
    block.storeBytes(of: hours.littleEndian, toByteOffset: 52, as: UInt32.self)
    block.storeBytes(of: takerSide.rawValue.littleEndian, toByteOffset: 56, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 57, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 58, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 60, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let trade = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let takerSentAtRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 201, field: 7, offset: offsetInFrame + 48, value: Int64(truncatingIfNeeded: instrument))
    }
    let hours = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 52, as: UInt32.self))
    let takerSideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt8.self))
    guard let takerSide = Side(rawValue: takerSideRaw) else {
      throw WireError(.fieldOutOfRange, template: 201, field: 9, offset: offsetInFrame + 56, value: Int64(takerSideRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 57, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 201, field: 10, offset: offsetInFrame + 57, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 58, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 201, field: 11, offset: offsetInFrame + 58, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 60, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 201, field: 12, offset: offsetInFrame + 60, value: 0)
    }
    return FillMessage(
      trade: trade,
      price: price,
      quantity: quantity,
      time: time,
      engineSequence: engineSequence,
      takerSentAt: takerSentAtRaw == 0 ? nil : takerSentAtRaw,
      instrument: instrument,
      hours: hours,
      takerSide: takerSide
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("trade", trade),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("time", time),
      FieldValue("engineSequence", engineSequence),
      FieldValue("takerSentAt", takerSentAt),
      FieldValue("instrument", instrument),
      FieldValue("hours", hours),
      FieldValue("takerSide", takerSide),
    ]
  }
}

/// The spot price of an instrument. Topic spot/.
@frozen
public struct SpotPriceMessage: WireMessage {
  /// Template id 202.
  @inlinable
  public static var templateID: UInt16 { 202 }
  /// 48 bytes.
  @inlinable
  public static var blockLength: Int { 48 }
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units traded in the window.
  public var units: Int64
  /// When it was formed.
  public var time: UInt64
  /// Length of the window in nanoseconds; 0: one trade.
  public var window: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Number of fills in the window.
  public var fills: UInt32
  /// How a spot price came about.
  public var method: SpotMethod

  /// A message with these fields.
  @inlinable
  public init(
    price: Int64,
    units: Int64,
    time: UInt64,
    window: UInt64,
    instrument: UInt32,
    fills: UInt32,
    method: SpotMethod
  ) {
    self.price = price
    self.units = units
    self.time = time
    self.window = window
    self.instrument = instrument
    self.fills = fills
    self.method = method
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: price.littleEndian, toByteOffset: 0, as: Int64.self)
    block.storeBytes(of: units.littleEndian, toByteOffset: 8, as: Int64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: window.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 32, as: UInt32.self)
    block.storeBytes(of: fills.littleEndian, toByteOffset: 36, as: UInt32.self)
    block.storeBytes(of: method.rawValue.littleEndian, toByteOffset: 40, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 41, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 42, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 44, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: Int64.self))
    let units = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let window = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 202, field: 5, offset: offsetInFrame + 32, value: Int64(truncatingIfNeeded: instrument))
    }
    let fills = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 36, as: UInt32.self))
    let methodRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt8.self))
    guard let method = SpotMethod(rawValue: methodRaw) else {
      throw WireError(.fieldOutOfRange, template: 202, field: 7, offset: offsetInFrame + 40, value: Int64(methodRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 41, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 202, field: 8, offset: offsetInFrame + 41, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 42, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 202, field: 9, offset: offsetInFrame + 42, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 44, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 202, field: 10, offset: offsetInFrame + 44, value: 0)
    }
    return SpotPriceMessage(
      price: price,
      units: units,
      time: time,
      window: window,
      instrument: instrument,
      fills: fills,
      method: method
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("price", price),
      FieldValue("units", units),
      FieldValue("time", time),
      FieldValue("window", window),
      FieldValue("instrument", instrument),
      FieldValue("fills", fills),
      FieldValue("method", method),
    ]
  }
}

/// Best bid and offer, on change. Topic quote/.
@frozen
public struct QuoteMessage: WireMessage {
  /// Template id 203.
  @inlinable
  public static var templateID: UInt16 { 203 }
  /// 48 bytes.
  @inlinable
  public static var blockLength: Int { 48 }
  /// Absent: no bid.
  public var bidPrice: Int64?
  /// Whole units (cards or servers).
  public var bidQuantity: Int64
  /// Absent: no offer.
  public var offerPrice: Int64?
  /// Whole units (cards or servers).
  public var offerQuantity: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    bidPrice: Int64? = nil,
    bidQuantity: Int64,
    offerPrice: Int64? = nil,
    offerQuantity: Int64,
    time: UInt64,
    instrument: UInt32
  ) {
    self.bidPrice = bidPrice
    self.bidQuantity = bidQuantity
    self.offerPrice = offerPrice
    self.offerQuantity = offerQuantity
    self.time = time
    self.instrument = instrument
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: (bidPrice ?? .min).littleEndian, toByteOffset: 0, as: Int64.self)
    block.storeBytes(of: bidQuantity.littleEndian, toByteOffset: 8, as: Int64.self)
    block.storeBytes(of: (offerPrice ?? .min).littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: offerQuantity.littleEndian, toByteOffset: 24, as: Int64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 40, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 44, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let bidPriceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: Int64.self))
    let bidQuantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    let offerPriceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let offerQuantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: Int64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 203, field: 6, offset: offsetInFrame + 40, value: Int64(truncatingIfNeeded: instrument))
    }
    guard block.loadUnaligned(fromByteOffset: 44, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 203, field: 7, offset: offsetInFrame + 44, value: 0)
    }
    return QuoteMessage(
      bidPrice: bidPriceRaw == .min ? nil : bidPriceRaw,
      bidQuantity: bidQuantity,
      offerPrice: offerPriceRaw == .min ? nil : offerPriceRaw,
      offerQuantity: offerQuantity,
      time: time,
      instrument: instrument
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("bidPrice", bidPrice),
      FieldValue("bidQuantity", bidQuantity),
      FieldValue("offerPrice", offerPrice),
      FieldValue("offerQuantity", offerQuantity),
      FieldValue("time", time),
      FieldValue("instrument", instrument),
    ]
  }
}

/// A price level's new total. Topic book/.
@frozen
public struct BookLevelMessage: WireMessage {
  /// Template id 204.
  @inlinable
  public static var templateID: UInt16 { 204 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units shown; 0: the level is gone.
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A count.
  public var orderCount: UInt32
  /// Side of the book.
  public var side: Side

  /// A message with these fields.
  @inlinable
  public init(
    price: Int64,
    quantity: Int64,
    instrument: UInt32,
    orderCount: UInt32,
    side: Side
  ) {
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.orderCount = orderCount
    self.side = side
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: price.littleEndian, toByteOffset: 0, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 8, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 16, as: UInt32.self)
    block.storeBytes(of: orderCount.littleEndian, toByteOffset: 20, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 24, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 25, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 26, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 28, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 204, field: 3, offset: offsetInFrame + 16, value: Int64(truncatingIfNeeded: instrument))
    }
    let orderCount = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 20, as: UInt32.self))
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 204, field: 5, offset: offsetInFrame + 24, value: Int64(sideRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 25, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 204, field: 6, offset: offsetInFrame + 25, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 26, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 204, field: 7, offset: offsetInFrame + 26, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 28, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 204, field: 8, offset: offsetInFrame + 28, value: 0)
    }
    return BookLevelMessage(
      price: price,
      quantity: quantity,
      instrument: instrument,
      orderCount: orderCount,
      side: side
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("instrument", instrument),
      FieldValue("orderCount", orderCount),
      FieldValue("side", side),
    ]
  }
}

/// What an order shows now, without a name. Topic order/.
@frozen
public struct OrderOnBookMessage: WireMessage {
  /// Template id 205.
  @inlinable
  public static var templateID: UInt16 { 205 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// The exchange's id of an order.
  public var order: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Units shown; 0: the order is gone.
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// no: it went to the end of its queue.
  public var keptPriority: Bool

  /// A message with these fields.
  @inlinable
  public init(
    order: UInt64,
    price: Int64,
    quantity: Int64,
    instrument: UInt32,
    side: Side,
    keptPriority: Bool
  ) {
    self.order = order
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.side = side
    self.keptPriority = keptPriority
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: order.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: price.littleEndian, toByteOffset: 8, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 24, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 28, as: UInt8.self)
    block.storeBytes(of: (keptPriority ? 1 : 0) as UInt8, toByteOffset: 29, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 30, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 205, field: 4, offset: offsetInFrame + 24, value: Int64(truncatingIfNeeded: instrument))
    }
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 28, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 205, field: 5, offset: offsetInFrame + 28, value: Int64(sideRaw))
    }
    let keptPriorityRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 29, as: UInt8.self))
    guard keptPriorityRaw <= 1 else {
      throw WireError(.fieldOutOfRange, template: 205, field: 6, offset: offsetInFrame + 29, value: Int64(keptPriorityRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 30, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 205, field: 7, offset: offsetInFrame + 30, value: 0)
    }
    return OrderOnBookMessage(
      order: order,
      price: price,
      quantity: quantity,
      instrument: instrument,
      side: side,
      keptPriority: keptPriorityRaw == 1
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("order", order),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
      FieldValue("keptPriority", keptPriority),
    ]
  }
}

/// A book's trading state. Topic status/.
@frozen
public struct TradingStatusMessage: WireMessage {
  /// Template id 206.
  @inlinable
  public static var templateID: UInt16 { 206 }
  /// 16 bytes.
  @inlinable
  public static var blockLength: Int { 16 }
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// What may happen in a book now.
  public var state: TradingState

  /// A message with these fields.
  @inlinable
  public init(
    time: UInt64,
    instrument: UInt32,
    state: TradingState
  ) {
    self.time = time
    self.instrument = instrument
    self.state = state
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: time.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: state.rawValue.littleEndian, toByteOffset: 12, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 13, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 14, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 206, field: 2, offset: offsetInFrame + 8, value: Int64(truncatingIfNeeded: instrument))
    }
    let stateRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt8.self))
    guard let state = TradingState(rawValue: stateRaw) else {
      throw WireError(.fieldOutOfRange, template: 206, field: 3, offset: offsetInFrame + 12, value: Int64(stateRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 13, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 206, field: 4, offset: offsetInFrame + 13, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 14, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 206, field: 5, offset: offsetInFrame + 14, value: 0)
    }
    return TradingStatusMessage(
      time: time,
      instrument: instrument,
      state: state
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("time", time),
      FieldValue("instrument", instrument),
      FieldValue("state", state),
    ]
  }
}
