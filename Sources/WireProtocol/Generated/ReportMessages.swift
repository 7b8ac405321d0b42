// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// The session is open.
@frozen
public struct LogonAcceptedMessage: WireMessage {
  /// Template id 100.
  @inlinable
  public static var templateID: UInt16 { 100 }
  /// 48 bytes.
  @inlinable
  public static var blockLength: Int { 48 }
  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A small number.
  public var protocolVersion: UInt16
  /// The highest request id taken from the participant: start above it.
  public var lastRequestId: UInt64
  /// The participant's last execution report.
  public var lastReportSequence: UInt64
  /// The oldest execution report that can be sent again; 0: none.
  public var firstKeptReport: UInt64

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestToken: UInt64,
    participant: UInt32,
    protocolVersion: UInt16,
    lastRequestId: UInt64,
    lastReportSequence: UInt64,
    firstKeptReport: UInt64
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.participant = participant
    self.protocolVersion = protocolVersion
    self.lastRequestId = lastRequestId
    self.lastReportSequence = lastReportSequence
    self.firstKeptReport = firstKeptReport
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 16, as: UInt32.self)
    block.storeBytes(of: protocolVersion.littleEndian, toByteOffset: 20, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 22, as: UInt16.self)
    block.storeBytes(of: lastRequestId.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: lastReportSequence.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: firstKeptReport.littleEndian, toByteOffset: 40, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    let protocolVersion = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 20, as: UInt16.self))
    guard block.loadUnaligned(fromByteOffset: 22, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 100, field: 5, offset: offsetInFrame + 22, value: 0)
    }
    let lastRequestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let lastReportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let firstKeptReport = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
    return LogonAcceptedMessage(
      reportSequence: reportSequence,
      requestToken: requestToken,
      participant: participant,
      protocolVersion: protocolVersion,
      lastRequestId: lastRequestId,
      lastReportSequence: lastReportSequence,
      firstKeptReport: firstKeptReport
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestToken", requestToken),
      FieldValue("participant", participant),
      FieldValue("protocolVersion", protocolVersion),
      FieldValue("lastRequestId", lastRequestId),
      FieldValue("lastReportSequence", lastReportSequence),
      FieldValue("firstKeptReport", firstKeptReport),
    ]
  }
}

/// A message was refused and changed nothing.
@frozen
public struct RejectedMessage: WireMessage {
  /// Template id 101.
  @inlinable
  public static var templateID: UInt16 { 101 }
  /// 56 bytes.
  @inlinable
  public static var blockLength: Int { 56 }
  /// 0 when the gateway refused it.
  public var reportSequence: UInt64
  /// Request id or token of what was refused; 0 when it could not be read.
  public var requestId: UInt64
  /// The value refused, where one number tells it.
  public var value: Int64
  /// Sequence of the command; 0 when it was not sequenced.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Why a message was refused. The numbers never change their meaning.
  public var code: WireRejectCode
  /// Id of the offending field in its message; 0: none.
  public var field: UInt16
  /// Where in the frame the offending byte stands.
  public var offset: UInt32
  /// Template id of what was refused; 0 when it could not be read.
  public var template: UInt16

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64,
    value: Int64,
    engineSequence: UInt64,
    time: UInt64,
    code: WireRejectCode,
    field: UInt16,
    offset: UInt32,
    template: UInt16
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.value = value
    self.engineSequence = engineSequence
    self.time = time
    self.code = code
    self.field = field
    self.offset = offset
    self.template = template
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: value.littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: code.rawValue.littleEndian, toByteOffset: 40, as: UInt16.self)
    block.storeBytes(of: field.littleEndian, toByteOffset: 42, as: UInt16.self)
    block.storeBytes(of: offset.littleEndian, toByteOffset: 44, as: UInt32.self)
    block.storeBytes(of: template.littleEndian, toByteOffset: 48, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 50, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 52, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let value = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let codeRaw = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt16.self))
    guard let code = WireRejectCode(rawValue: codeRaw) else {
      throw WireError(.fieldOutOfRange, template: 101, field: 6, offset: offsetInFrame + 40, value: Int64(codeRaw))
    }
    let field = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 42, as: UInt16.self))
    let offset = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 44, as: UInt32.self))
    let template = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: UInt16.self))
    guard block.loadUnaligned(fromByteOffset: 50, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 101, field: 10, offset: offsetInFrame + 50, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 52, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 101, field: 11, offset: offsetInFrame + 52, value: 0)
    }
    return RejectedMessage(
      reportSequence: reportSequence,
      requestId: requestId,
      value: value,
      engineSequence: engineSequence,
      time: time,
      code: code,
      field: field,
      offset: offset,
      template: template
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("value", value),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("code", code),
      FieldValue("field", field),
      FieldValue("offset", offset),
      FieldValue("template", template),
    ]
  }
}

/// An order was accepted; fills follow.
@frozen
public struct OrderAcceptedMessage: WireMessage {
  /// Template id 102.
  @inlinable
  public static var templateID: UInt16 { 102 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// Client order id.
  public var requestId: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Ticks per unit-hour; absent: the smallest int64.
  public var price: Int64?
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// How an order's price is meant.
  public var orderType: OrderType
  /// How long an order may wait.
  public var timeInForce: TimeInForce

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64,
    order: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    price: Int64? = nil,
    quantity: Int64,
    instrument: UInt32,
    side: Side,
    orderType: OrderType,
    timeInForce: TimeInForce
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.price = price
    self.quantity = quantity
    self.instrument = instrument
    self.side = side
    self.orderType = orderType
    self.timeInForce = timeInForce
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: order.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: (price ?? .min).littleEndian, toByteOffset: 40, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 56, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 60, as: UInt8.self)
    block.storeBytes(of: orderType.rawValue.littleEndian, toByteOffset: 61, as: UInt8.self)
    block.storeBytes(of: timeInForce.rawValue.littleEndian, toByteOffset: 62, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 63, as: UInt8.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let priceRaw = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 102, field: 8, offset: offsetInFrame + 56, value: Int64(truncatingIfNeeded: instrument))
    }
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 60, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 102, field: 9, offset: offsetInFrame + 60, value: Int64(sideRaw))
    }
    let orderTypeRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 61, as: UInt8.self))
    guard let orderType = OrderType(rawValue: orderTypeRaw) else {
      throw WireError(.fieldOutOfRange, template: 102, field: 10, offset: offsetInFrame + 61, value: Int64(orderTypeRaw))
    }
    let timeInForceRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 62, as: UInt8.self))
    guard let timeInForce = TimeInForce(rawValue: timeInForceRaw) else {
      throw WireError(.fieldOutOfRange, template: 102, field: 11, offset: offsetInFrame + 62, value: Int64(timeInForceRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 63, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 102, field: 12, offset: offsetInFrame + 63, value: 0)
    }
    return OrderAcceptedMessage(
      reportSequence: reportSequence,
      requestId: requestId,
      order: order,
      engineSequence: engineSequence,
      time: time,
      price: priceRaw == .min ? nil : priceRaw,
      quantity: quantity,
      instrument: instrument,
      side: side,
      orderType: orderType,
      timeInForce: timeInForce
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("order", order),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
      FieldValue("orderType", orderType),
      FieldValue("timeInForce", timeInForce),
    ]
  }
}

/// An order traded; each of the two participants gets one.
@frozen
public struct OrderFilledMessage: WireMessage {
  /// Template id 103.
  @inlinable
  public static var templateID: UInt16 { 103 }
  /// 96 bytes.
  @inlinable
  public static var blockLength: Int { 96 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// Client order id.
  public var clientOrder: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of a trade: 1, 2, 3 ... over the whole market.
  public var trade: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var quantity: Int64
  /// What the order has left.
  public var remaining: Int64
  /// Price x quantity x hours, in ticks.
  public var notional: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Length of the lease.
  public var hours: UInt32
  /// The order's side.
  public var side: Side
  /// Part that an order had in a trade.
  public var liquidity: Liquidity

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    clientOrder: UInt64,
    order: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    trade: UInt64,
    price: Int64,
    quantity: Int64,
    remaining: Int64,
    notional: Int64,
    instrument: UInt32,
    hours: UInt32,
    side: Side,
    liquidity: Liquidity
  ) {
    self.reportSequence = reportSequence
    self.clientOrder = clientOrder
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.trade = trade
    self.price = price
    self.quantity = quantity
    self.remaining = remaining
    self.notional = notional
    self.instrument = instrument
    self.hours = hours
    self.side = side
    self.liquidity = liquidity
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: clientOrder.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: order.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: trade.littleEndian, toByteOffset: 40, as: UInt64.self)
    block.storeBytes(of: price.littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 56, as: Int64.self)
    block.storeBytes(of: remaining.littleEndian, toByteOffset: 64, as: Int64.self)
    block.storeBytes(of: notional.littleEndian, toByteOffset: 72, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 80, as: UInt32.self)
    block.storeBytes(of: hours.littleEndian, toByteOffset: 84, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 88, as: UInt8.self)
    block.storeBytes(of: liquidity.rawValue.littleEndian, toByteOffset: 89, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 90, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 92, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let clientOrder = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let trade = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: Int64.self))
    let remaining = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: Int64.self))
    let notional = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 72, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 80, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 103, field: 11, offset: offsetInFrame + 80, value: Int64(truncatingIfNeeded: instrument))
    }
    let hours = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 84, as: UInt32.self))
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 88, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 103, field: 13, offset: offsetInFrame + 88, value: Int64(sideRaw))
    }
    let liquidityRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 89, as: UInt8.self))
    guard let liquidity = Liquidity(rawValue: liquidityRaw) else {
      throw WireError(.fieldOutOfRange, template: 103, field: 14, offset: offsetInFrame + 89, value: Int64(liquidityRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 90, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 103, field: 15, offset: offsetInFrame + 90, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 92, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 103, field: 16, offset: offsetInFrame + 92, value: 0)
    }
    return OrderFilledMessage(
      reportSequence: reportSequence,
      clientOrder: clientOrder,
      order: order,
      engineSequence: engineSequence,
      time: time,
      trade: trade,
      price: price,
      quantity: quantity,
      remaining: remaining,
      notional: notional,
      instrument: instrument,
      hours: hours,
      side: side,
      liquidity: liquidity
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("clientOrder", clientOrder),
      FieldValue("order", order),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("trade", trade),
      FieldValue("price", price),
      FieldValue("quantity", quantity),
      FieldValue("remaining", remaining),
      FieldValue("notional", notional),
      FieldValue("instrument", instrument),
      FieldValue("hours", hours),
      FieldValue("side", side),
      FieldValue("liquidity", liquidity),
    ]
  }
}

/// An amend was carried out; fills may follow.
@frozen
public struct OrderAmendedMessage: WireMessage {
  /// Template id 104.
  @inlinable
  public static var templateID: UInt16 { 104 }
  /// 72 bytes.
  @inlinable
  public static var blockLength: Int { 72 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// The amend's.
  public var requestId: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var remaining: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// No or yes.
  public var keptPriority: Bool

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64,
    order: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    clientOrder: UInt64,
    price: Int64,
    remaining: Int64,
    instrument: UInt32,
    side: Side,
    keptPriority: Bool
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.clientOrder = clientOrder
    self.price = price
    self.remaining = remaining
    self.instrument = instrument
    self.side = side
    self.keptPriority = keptPriority
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: order.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: clientOrder.littleEndian, toByteOffset: 40, as: UInt64.self)
    block.storeBytes(of: price.littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: remaining.littleEndian, toByteOffset: 56, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 64, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 68, as: UInt8.self)
    block.storeBytes(of: (keptPriority ? 1 : 0) as UInt8, toByteOffset: 69, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 70, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let clientOrder = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let remaining = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 64, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 104, field: 9, offset: offsetInFrame + 64, value: Int64(truncatingIfNeeded: instrument))
    }
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 68, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 104, field: 10, offset: offsetInFrame + 68, value: Int64(sideRaw))
    }
    let keptPriorityRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 69, as: UInt8.self))
    guard keptPriorityRaw <= 1 else {
      throw WireError(.fieldOutOfRange, template: 104, field: 11, offset: offsetInFrame + 69, value: Int64(keptPriorityRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 70, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 104, field: 12, offset: offsetInFrame + 70, value: 0)
    }
    return OrderAmendedMessage(
      reportSequence: reportSequence,
      requestId: requestId,
      order: order,
      engineSequence: engineSequence,
      time: time,
      clientOrder: clientOrder,
      price: price,
      remaining: remaining,
      instrument: instrument,
      side: side,
      keptPriority: keptPriorityRaw == 1
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("order", order),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("clientOrder", clientOrder),
      FieldValue("price", price),
      FieldValue("remaining", remaining),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
      FieldValue("keptPriority", keptPriority),
    ]
  }
}

/// An order, or what was left of it, is gone without a trade.
@frozen
public struct OrderCancelledMessage: WireMessage {
  /// Template id 105.
  @inlinable
  public static var templateID: UInt16 { 105 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// The request that caused it; absent when none did.
  public var requestId: UInt64?
  /// The exchange's id of an order.
  public var order: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// Units that will not trade any more.
  public var quantity: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side
  /// Why an order, or what was left of it, was cancelled.
  public var reason: CancelReason

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64? = nil,
    order: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    clientOrder: UInt64,
    quantity: Int64,
    instrument: UInt32,
    side: Side,
    reason: CancelReason
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.order = order
    self.engineSequence = engineSequence
    self.time = time
    self.clientOrder = clientOrder
    self.quantity = quantity
    self.instrument = instrument
    self.side = side
    self.reason = reason
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: (requestId ?? 0).littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: order.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 32, as: UInt64.self)
    block.storeBytes(of: clientOrder.littleEndian, toByteOffset: 40, as: UInt64.self)
    block.storeBytes(of: quantity.littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 56, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 60, as: UInt8.self)
    block.storeBytes(of: reason.rawValue.littleEndian, toByteOffset: 61, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 62, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestIdRaw = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
    let clientOrder = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
    let quantity = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 105, field: 8, offset: offsetInFrame + 56, value: Int64(truncatingIfNeeded: instrument))
    }
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 60, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 105, field: 9, offset: offsetInFrame + 60, value: Int64(sideRaw))
    }
    let reasonRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 61, as: UInt8.self))
    guard let reason = CancelReason(rawValue: reasonRaw) else {
      throw WireError(.fieldOutOfRange, template: 105, field: 10, offset: offsetInFrame + 61, value: Int64(reasonRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 62, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 105, field: 11, offset: offsetInFrame + 62, value: 0)
    }
    return OrderCancelledMessage(
      reportSequence: reportSequence,
      requestId: requestIdRaw == 0 ? nil : requestIdRaw,
      order: order,
      engineSequence: engineSequence,
      time: time,
      clientOrder: clientOrder,
      quantity: quantity,
      instrument: instrument,
      side: side,
      reason: reason
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("order", order),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("clientOrder", clientOrder),
      FieldValue("quantity", quantity),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
      FieldValue("reason", reason),
    ]
  }
}

/// A mass cancel is done; the cancellations came before.
@frozen
public struct MassCancelledMessage: WireMessage {
  /// Template id 106.
  @inlinable
  public static var templateID: UInt16 { 106 }
  /// 40 bytes.
  @inlinable
  public static var blockLength: Int { 40 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Orders cancelled.
  public var count: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    count: UInt32
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.engineSequence = engineSequence
    self.time = time
    self.count = count
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: count.littleEndian, toByteOffset: 32, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 36, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let count = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 36, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 106, field: 6, offset: offsetInFrame + 36, value: 0)
    }
    return MassCancelledMessage(
      reportSequence: reportSequence,
      requestId: requestId,
      engineSequence: engineSequence,
      time: time,
      count: count
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("count", count),
    ]
  }
}

/// An operator's command was carried out.
@frozen
public struct CommandDoneMessage: WireMessage {
  /// Template id 107.
  @inlinable
  public static var templateID: UInt16 { 107 }
  /// 40 bytes.
  @inlinable
  public static var blockLength: Int { 40 }
  /// A running number without holes.
  public var reportSequence: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of the new participant, spec, region, tenor or instrument; 0 for a state change.
  public var number: UInt32
  /// Template id of the command.
  public var template: UInt16

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestId: UInt64,
    engineSequence: UInt64,
    time: UInt64,
    number: UInt32,
    template: UInt16
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.engineSequence = engineSequence
    self.time = time
    self.number = number
    self.template = template
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: time.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: number.littleEndian, toByteOffset: 32, as: UInt32.self)
    block.storeBytes(of: template.littleEndian, toByteOffset: 36, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 38, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let time = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let number = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: UInt32.self))
    let template = UInt16(littleEndian: block.loadUnaligned(fromByteOffset: 36, as: UInt16.self))
    guard block.loadUnaligned(fromByteOffset: 38, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 107, field: 7, offset: offsetInFrame + 38, value: 0)
    }
    return CommandDoneMessage(
      reportSequence: reportSequence,
      requestId: requestId,
      engineSequence: engineSequence,
      time: time,
      number: number,
      template: template
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestId", requestId),
      FieldValue("engineSequence", engineSequence),
      FieldValue("time", time),
      FieldValue("number", number),
      FieldValue("template", template),
    ]
  }
}

/// One live order, in answer to QueryOpenOrders.
@frozen
public struct OpenOrderMessage: WireMessage {
  /// Template id 110.
  @inlinable
  public static var templateID: UInt16 { 110 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The exchange's id of an order.
  public var order: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var clientOrder: UInt64
  /// Ticks per unit-hour; one tick is 0.0001 CNY.
  public var price: Int64
  /// Whole units (cards or servers).
  public var remaining: Int64
  /// Whole units (cards or servers).
  public var filled: Int64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Side of the book.
  public var side: Side

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestToken: UInt64,
    order: UInt64,
    clientOrder: UInt64,
    price: Int64,
    remaining: Int64,
    filled: Int64,
    instrument: UInt32,
    side: Side
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.order = order
    self.clientOrder = clientOrder
    self.price = price
    self.remaining = remaining
    self.filled = filled
    self.instrument = instrument
    self.side = side
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: order.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: clientOrder.littleEndian, toByteOffset: 24, as: UInt64.self)
    block.storeBytes(of: price.littleEndian, toByteOffset: 32, as: Int64.self)
    block.storeBytes(of: remaining.littleEndian, toByteOffset: 40, as: Int64.self)
    block.storeBytes(of: filled.littleEndian, toByteOffset: 48, as: Int64.self)
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 56, as: UInt32.self)
    block.storeBytes(of: side.rawValue.littleEndian, toByteOffset: 60, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 61, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 62, as: UInt16.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let order = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let clientOrder = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let price = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: Int64.self))
    let remaining = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 40, as: Int64.self))
    let filled = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 48, as: Int64.self))
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 56, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 110, field: 8, offset: offsetInFrame + 56, value: Int64(truncatingIfNeeded: instrument))
    }
    let sideRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 60, as: UInt8.self))
    guard let side = Side(rawValue: sideRaw) else {
      throw WireError(.fieldOutOfRange, template: 110, field: 9, offset: offsetInFrame + 60, value: Int64(sideRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 61, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 110, field: 10, offset: offsetInFrame + 61, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 62, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 110, field: 11, offset: offsetInFrame + 62, value: 0)
    }
    return OpenOrderMessage(
      reportSequence: reportSequence,
      requestToken: requestToken,
      order: order,
      clientOrder: clientOrder,
      price: price,
      remaining: remaining,
      filled: filled,
      instrument: instrument,
      side: side
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestToken", requestToken),
      FieldValue("order", order),
      FieldValue("clientOrder", clientOrder),
      FieldValue("price", price),
      FieldValue("remaining", remaining),
      FieldValue("filled", filled),
      FieldValue("instrument", instrument),
      FieldValue("side", side),
    ]
  }
}

/// Ends the answer to a query.
@frozen
public struct QueryDoneMessage: WireMessage {
  /// Template id 111.
  @inlinable
  public static var templateID: UInt16 { 111 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// The answer is as of this command.
  public var engineSequence: UInt64
  /// Messages of the answer before this one.
  public var count: UInt32

  /// A message with these fields.
  @inlinable
  public init(
    reportSequence: UInt64,
    requestToken: UInt64,
    engineSequence: UInt64,
    count: UInt32
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.engineSequence = engineSequence
    self.count = count
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: reportSequence.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: requestToken.littleEndian, toByteOffset: 8, as: UInt64.self)
    block.storeBytes(of: engineSequence.littleEndian, toByteOffset: 16, as: UInt64.self)
    block.storeBytes(of: count.littleEndian, toByteOffset: 24, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 28, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let reportSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let requestToken = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let engineSequence = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    let count = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 28, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 111, field: 5, offset: offsetInFrame + 28, value: 0)
    }
    return QueryDoneMessage(
      reportSequence: reportSequence,
      requestToken: requestToken,
      engineSequence: engineSequence,
      count: count
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("reportSequence", reportSequence),
      FieldValue("requestToken", requestToken),
      FieldValue("engineSequence", engineSequence),
      FieldValue("count", count),
    ]
  }
}
