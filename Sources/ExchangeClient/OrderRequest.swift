import MatchingEngine
import WireProtocol

/// An order as a participant asks for it; the session adds the request id, the exchange who sent it.
public struct OrderRequest: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// Bid or offer.
  public var side: Side
  /// Units to trade.
  public var quantity: Quantity
  /// Limit price in ticks per unit-hour; absent for market orders.
  public var price: Price?
  /// How its price is meant.
  public var type: OrderType
  /// How long it may wait.
  public var timeInForce: TimeInForce
  /// Refused if it would take.
  public var postOnly: Bool
  /// What to do on meeting an order of the same participant.
  public var selfTradePrevention: SelfTradePrevention
  /// The least that the immediate part must reach.
  public var minimumQuantity: Quantity?
  /// What an iceberg order shows at a time.
  public var displayQuantity: Quantity?
  /// The last trade price that triggers a stop or stop-limit order.
  public var stopPrice: Price?
  /// How many ticks worse than the best price a market order may trade; absent: the instrument's own.
  public var protection: Int64?
  /// When a good-till-time order expires.
  public var expiresAt: Timestamp?
  /// Of an offer: the pool whose units it sells; absent: a pool of its own, of as many units and without end.
  public var pool: PoolID?
  /// Of a bid: all units from one offer, at once, or wait.
  public var isGang = false

  /// A limit order that waits until filled or cancelled, unless told otherwise.
  public init(
    _ side: Side, of instrument: InstrumentID, quantity: Quantity, price: Price?, type: OrderType = .limit,
    timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    selfTradePrevention: SelfTradePrevention = .cancelNewest
  ) {
    self.instrument = instrument
    self.side = side
    self.quantity = quantity
    self.price = price
    self.type = type
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.selfTradePrevention = selfTradePrevention
  }

  /// A market order: what it can get now, at prices no worse than the best by `protection` ticks.
  public static func market(
    _ side: Side, of instrument: InstrumentID, quantity: Quantity, protection: Int64? = nil
  ) -> OrderRequest {
    var order = OrderRequest(
      side, of: instrument, quantity: quantity, price: nil, type: .market, timeInForce: .immediateOrCancel)
    order.protection = protection
    return order
  }

  /// As the wire has it.
  @inline(__always)
  func message(requestID: UInt64, sentAt: UInt64?) -> NewOrderMessage {
    NewOrderMessage(
      requestId: requestID, instrument: instrument.rawValue, price: price?.rawValue, quantity: quantity.rawValue,
      minimumQuantity: minimumQuantity?.rawValue, displayQuantity: displayQuantity?.rawValue,
      stopPrice: stopPrice?.rawValue, protection: protection, expiresAt: expiresAt?.rawValue, sentAt: sentAt,
      side: side, orderType: type, timeInForce: timeInForce, postOnly: postOnly,
      selfTradePrevention: selfTradePrevention, gang: isGang, pool: pool?.rawValue)
  }
}
