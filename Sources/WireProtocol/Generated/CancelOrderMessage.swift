// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Takes an order out of its book. Names it by order or by clientOrder, not both.
@frozen
public struct CancelOrderMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "CancelOrder" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 11 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// The exchange's id of the order.
  public var order: UInt64?
  /// The request id that entered the order.
  public var clientOrder: UInt64?

  /// The message with these values.
  @inlinable
  public init(requestId: UInt64, participant: UInt32 = 0, order: UInt64? = nil, clientOrder: UInt64? = nil) {
    self.requestId = requestId
    self.participant = participant
    self.order = order
    self.clientOrder = clientOrder
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(requestId, at: 0)
    block.store(participant, at: 8)
    block.store(0 as UInt32, at: 12)
    block.store(order ?? 0, at: 16)
    block.store(clientOrder ?? 0, at: 24)
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
    let orderValue = block.load(UInt64.self, at: 16)
    let order = orderValue == 0 ? nil : orderValue
    let clientOrderValue = block.load(UInt64.self, at: 24)
    let clientOrder = clientOrderValue == 0 ? nil : clientOrderValue
    return Self(requestId: requestId, participant: participant, order: order, clientOrder: clientOrder)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("requestId", requestId)
    writer.write("participant", participant)
    writer.write("order", order)
    writer.write("clientOrder", clientOrder)
  }
}
