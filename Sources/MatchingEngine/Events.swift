/// One order as the participant that owns it sees it.
@frozen
public struct OrderKey: Equatable, Sendable {
  /// The engine's id.
  public var order: OrderID
  /// The participant's id.
  public var clientOrderID: UInt64
  /// The owner.
  public var participant: ParticipantID

  /// The key of an order.
  @inlinable
  public init(order: OrderID, clientOrderID: UInt64, participant: ParticipantID) {
    self.order = order
    self.clientOrderID = clientOrderID
    self.participant = participant
  }
}

/// An order was accepted; fills follow, then whether it rests.
@frozen
public struct OrderAccepted: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its type.
  public var type: OrderType
  /// Its time in force.
  public var timeInForce: TimeInForce
  /// Its limit, in ticks per unit-hour; absent for market orders.
  public var price: Price?
  /// Units entered.
  public var quantity: Quantity

  /// An acceptance.
  @inlinable
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, type: OrderType, timeInForce: TimeInForce, price: Price?,
    quantity: Quantity
  ) {
    self.key = key
    self.instrument = instrument
    self.side = side
    self.type = type
    self.timeInForce = timeInForce
    self.price = price
    self.quantity = quantity
  }
}

/// A command was refused and changed nothing.
@frozen
public struct CommandRejected: Equatable, Sendable {
  /// Who sent it.
  public var participant: ParticipantID
  /// Its request id (client order id of a new order).
  public var requestID: UInt64
  /// Why.
  public var code: RejectCode
  /// The value that was refused, where one number tells it; otherwise 0.
  public var value: Int64

  /// A rejection.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, code: RejectCode, value: Int64) {
    self.participant = participant
    self.requestID = requestID
    self.code = code
    self.value = value
  }
}

/// Two orders traded. The maker was resting; its price is the trade's.
@frozen
public struct Trade: Equatable, Sendable {
  /// The trade's number.
  public var id: TradeID
  /// The book.
  public var instrument: InstrumentID
  /// The taker's side.
  public var takerSide: Side
  /// Ticks per unit-hour.
  public var price: Price
  /// Units.
  public var quantity: Quantity
  /// The resting order.
  public var maker: OrderKey
  /// What the maker has left.
  public var makerRemaining: Quantity
  /// The incoming order.
  public var taker: OrderKey
  /// What the taker has left.
  public var takerRemaining: Quantity
  /// What the maker still shows; an iceberg that goes on is reported as resting again.
  public var makerShown: Quantity
  /// What the taker still shows, when it was resting too, as in a call auction; absent otherwise.
  public var takerShown: Quantity?

  /// A trade.
  @inlinable
  public init(
    id: TradeID, instrument: InstrumentID, takerSide: Side, price: Price, quantity: Quantity, maker: OrderKey,
    makerRemaining: Quantity, taker: OrderKey, takerRemaining: Quantity, makerShown: Quantity,
    takerShown: Quantity? = nil
  ) {
    self.makerShown = makerShown
    self.takerShown = takerShown
    self.id = id
    self.instrument = instrument
    self.takerSide = takerSide
    self.price = price
    self.quantity = quantity
    self.maker = maker
    self.makerRemaining = makerRemaining
    self.taker = taker
    self.takerRemaining = takerRemaining
  }
}

/// An amend was carried out; fills may follow.
@frozen
public struct OrderAmended: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// The id of the amend request.
  public var requestID: UInt64
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit now.
  public var price: Price
  /// Units left to trade now.
  public var remaining: Quantity
  /// What it shows in its book now; zero while it is on its way, and of a stop order that was not triggered.
  public var shown: Quantity
  /// Whether it kept its place in the queue.
  public var keptPriority: Bool

  /// An amendment.
  @inlinable
  public init(
    key: OrderKey, requestID: UInt64, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity,
    shown: Quantity, keptPriority: Bool
  ) {
    self.shown = shown
    self.key = key
    self.requestID = requestID
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
    self.keptPriority = keptPriority
  }
}

/// An order, or what was left of it, is gone without a trade; or, by self-trade prevention, a part of it.
@frozen
public struct OrderCancelled: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// The id of the request that caused it; 0 when none did.
  public var requestID: UInt64
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Units that will not trade any more.
  public var quantity: Quantity
  /// Units left to trade; more than zero only when self-trade prevention took a part.
  public var remaining: Quantity
  /// The price at which it rested; absent when it was in no book.
  public var price: Price?
  /// What it still shows there.
  public var shown: Quantity
  /// Why.
  public var reason: CancelReason

  /// A cancellation.
  @inlinable
  public init(
    key: OrderKey, requestID: UInt64, instrument: InstrumentID, side: Side, quantity: Quantity,
    remaining: Quantity = .zero, price: Price? = nil, shown: Quantity = .zero, reason: CancelReason
  ) {
    self.remaining = remaining
    self.price = price
    self.shown = shown
    self.key = key
    self.requestID = requestID
    self.instrument = instrument
    self.side = side
    self.quantity = quantity
    self.reason = reason
  }
}

/// A mass cancel is done; the cancellations came before.
@frozen
public struct MassCancelled: Equatable, Sendable {
  /// Whose.
  public var participant: ParticipantID
  /// The request.
  public var requestID: UInt64
  /// How many orders it took out.
  public var count: UInt32

  /// The end of a mass cancel.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, count: UInt32) {
    self.participant = participant
    self.requestID = requestID
    self.count = count
  }
}

/// An order went to the end of the queue at its price, or began to wait as a gang bid. Market data.
@frozen
public struct OrderRested: Equatable, Sendable {
  /// The order.
  public var order: OrderID
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Units that it shows.
  public var quantity: Quantity
  /// Whether it is a gang bid, which has its place in the queue but stands on no level.
  public var isGang: Bool

  /// An order on the book.
  @inlinable
  public init(
    order: OrderID, instrument: InstrumentID, side: Side, price: Price, quantity: Quantity, isGang: Bool = false
  ) {
    self.isGang = isGang
    self.order = order
    self.instrument = instrument
    self.side = side
    self.price = price
    self.quantity = quantity
  }
}

/// A price level's total changed. Market data; one event per level and command, with the state after the command's
/// work on that level.
@frozen
public struct LevelChanged: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// The side.
  public var side: Side
  /// The level's price.
  public var price: Price
  /// Units shown there now; zero: the level is gone.
  public var quantity: Quantity
  /// Orders there now.
  public var orderCount: UInt32

  /// A level's new total.
  @inlinable
  public init(instrument: InstrumentID, side: Side, price: Price, quantity: Quantity, orderCount: UInt32) {
    self.instrument = instrument
    self.side = side
    self.price = price
    self.quantity = quantity
    self.orderCount = orderCount
  }
}

/// A book's trading state changed.
@frozen
public struct TradingStateChanged: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// Its state now.
  public var state: TradingState

  /// A change of state.
  @inlinable
  public init(instrument: InstrumentID, state: TradingState) {
    self.instrument = instrument
    self.state = state
  }
}

/// A participant was registered.
@frozen
public struct ParticipantRegistered: Equatable, Sendable {
  /// Its number.
  public var id: ParticipantID
  /// The operator's request.
  public var requestID: UInt64
  /// Its name.
  public var name: Code16
  /// Salted digest of its secret.
  public var credential: Digest32

  /// A new account.
  @inlinable
  public init(id: ParticipantID, requestID: UInt64, name: Code16, credential: Digest32) {
    self.id = id
    self.requestID = requestID
    self.name = name
    self.credential = credential
  }
}

/// An entry was added to the catalogue: which kind and number the engine gave it. The entry's data is the command's.
@frozen
public enum CatalogueEntry: Equatable, Sendable {
  /// A spec.
  case spec(SpecID)
  /// A region.
  case region(RegionID)
  /// A tenor.
  case tenor(TenorID)
  /// An instrument.
  case instrument(InstrumentID)
}

/// The catalogue grew.
@frozen
public struct CatalogueExtended: Equatable, Sendable {
  /// The new entry.
  public var entry: CatalogueEntry
  /// The operator's request.
  public var requestID: UInt64

  /// A new catalogue entry.
  @inlinable
  public init(entry: CatalogueEntry, requestID: UInt64) {
    self.entry = entry
    self.requestID = requestID
  }
}

/// The last trade reached a stop order's price: it goes on as a market or limit order.
@frozen
public struct OrderTriggered: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side

  /// A triggered stop order.
  @inlinable
  public init(key: OrderKey, instrument: InstrumentID, side: Side) {
    self.key = key
    self.instrument = instrument
    self.side = side
  }
}

/// What a call auction would give now. Market data, published while orders gather.
@frozen
public struct AuctionIndicated: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// The one price at which it would trade; absent while nothing would.
  public var price: Price?
  /// Units that would trade.
  public var quantity: Quantity
  /// Units bid at that price or better, less units offered at it or better.
  public var imbalance: Int64

  /// An indication.
  @inlinable
  public init(instrument: InstrumentID, price: Price?, quantity: Quantity, imbalance: Int64) {
    self.instrument = instrument
    self.price = price
    self.quantity = quantity
    self.imbalance = imbalance
  }
}

/// A book's price collars were set.
@frozen
public struct CollarsChanged: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// The operator's request.
  public var requestID: UInt64

  /// New collars.
  @inlinable
  public init(instrument: InstrumentID, requestID: UInt64) {
    self.instrument = instrument
    self.requestID = requestID
  }
}

/// Everything that a command can cause, in the order in which it happened.
///
/// A new order: ``accepted(_:)``, then a ``traded(_:)`` per maker in price-time order, then ``rested(_:)`` or
/// ``cancelled(_:)`` when something is left; ``levelChanged(_:)`` follows the events that caused it.
@frozen
public enum Event: Equatable, Sendable {
  /// An order was accepted.
  case accepted(OrderAccepted)
  /// A command was refused.
  case rejected(CommandRejected)
  /// Two orders traded.
  case traded(Trade)
  /// An order was amended.
  case amended(OrderAmended)
  /// An order is gone.
  case cancelled(OrderCancelled)
  /// A mass cancel is done.
  case massCancelled(MassCancelled)
  /// A stop order was triggered.
  case triggered(OrderTriggered)
  /// An order joined the queue at its price (market data).
  case rested(OrderRested)
  /// A price level changed (market data).
  case levelChanged(LevelChanged)
  /// What a call auction would give changed (market data).
  case auctionIndicated(AuctionIndicated)
  /// A book's collars were set.
  case collarsChanged(CollarsChanged)
  /// A book's state changed.
  case tradingStateChanged(TradingStateChanged)
  /// A participant was registered.
  case participantRegistered(ParticipantRegistered)
  /// The catalogue grew.
  case catalogueExtended(CatalogueExtended)
  /// A pool was opened.
  case poolOpened(PoolOpened)
  /// Units came into a pool or left it.
  case poolChanged(PoolChanged)
  /// A pool is gone.
  case poolClosed(PoolClosed)
  /// A trade opened a lease.
  case leaseOpened(LeaseOpened)
  /// A lease, or a part of it, ended.
  case leaseEnded(LeaseEnded)
  /// An order left its book until units come back.
  case parked(OrderParked)
  /// An order came back into its book.
  case restored(OrderRestored)
  /// What an order shows changed with what it shares (market data).
  case resized(OrderResized)
}
