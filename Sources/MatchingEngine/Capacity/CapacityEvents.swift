/// Why a lease ended.
@frozen
public enum LeaseEndReason: UInt8, Sendable, CaseIterable {
  /// Its time was up.
  case term = 0
  /// The provider ended it early.
  case broken = 1
  /// The lease under which its units were lent on ended early.
  case headLeaseBroken = 2
}

/// A pool was opened: by a deposit, or with an offer that named none.
@frozen
public struct PoolOpened: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// Its owner.
  public var participant: ParticipantID
  /// The deposit, or the offer's client order id.
  public var requestID: UInt64
  /// What one unit is.
  public var spec: SpecID
  /// Where it stands.
  public var region: RegionID
  /// Units deposited, all free.
  public var units: Quantity
  /// Until when it may be used; absent: without end.
  public var end: Timestamp?
  /// The lease whose units these are; absent: the owner's own capacity.
  public var lease: LeaseID?

  /// A new pool.
  @inlinable
  public init(
    pool: PoolID, participant: ParticipantID, requestID: UInt64, spec: SpecID, region: RegionID, units: Quantity,
    end: Timestamp?, lease: LeaseID?
  ) {
    self.pool = pool
    self.participant = participant
    self.requestID = requestID
    self.spec = spec
    self.region = region
    self.units = units
    self.end = end
    self.lease = lease
  }
}

/// Units came into a pool or left it otherwise than by a lease.
@frozen
public struct PoolChanged: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// Its owner.
  public var participant: ParticipantID
  /// The request that caused it; 0 when none did.
  public var requestID: UInt64
  /// Units in the pool now, free or on lease.
  public var units: Quantity
  /// Of these, free.
  public var free: Quantity
  /// Units that early ends took out and that have not come back.
  public var outOfService: Quantity

  /// A change.
  @inlinable
  public init(
    pool: PoolID, participant: ParticipantID, requestID: UInt64, units: Quantity, free: Quantity, outOfService: Quantity
  ) {
    self.pool = pool
    self.participant = participant
    self.requestID = requestID
    self.units = units
    self.free = free
    self.outOfService = outOfService
  }
}

/// A pool is gone: withdrawn, or past its end.
@frozen
public struct PoolClosed: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// Its owner.
  public var participant: ParticipantID
  /// The withdrawal; 0 when its end came.
  public var requestID: UInt64

  /// The end of a pool.
  @inlinable
  public init(
    pool: PoolID, participant: ParticipantID, requestID: UInt64
  ) {
    self.pool = pool
    self.participant = participant
    self.requestID = requestID
  }
}

/// A trade opened a lease; it follows the trade.
@frozen
public struct LeaseOpened: Equatable, Sendable {
  /// The lease.
  public var lease: LeaseID
  /// The trade.
  public var trade: TradeID
  /// Who may use the units.
  public var buyer: ParticipantID
  /// Whose pool they are from.
  public var provider: ParticipantID
  /// That pool.
  public var pool: PoolID
  /// The book.
  public var instrument: InstrumentID
  /// How many.
  public var units: Quantity
  /// Ticks per unit-hour.
  public var price: Price
  /// When it begins: now.
  public var start: Timestamp
  /// When it ends: start and the tenor's hours.
  public var end: Timestamp

  /// A new lease.
  @inlinable
  public init(
    lease: LeaseID, trade: TradeID, buyer: ParticipantID, provider: ParticipantID, pool: PoolID,
    instrument: InstrumentID, units: Quantity, price: Price, start: Timestamp, end: Timestamp
  ) {
    self.lease = lease
    self.trade = trade
    self.buyer = buyer
    self.provider = provider
    self.pool = pool
    self.instrument = instrument
    self.units = units
    self.price = price
    self.start = start
    self.end = end
  }
}

/// A lease, or a part of it, ended.
@frozen
public struct LeaseEnded: Equatable, Sendable {
  /// The lease.
  public var lease: LeaseID
  /// Who used the units.
  public var buyer: ParticipantID
  /// Whose pool they were from.
  public var provider: ParticipantID
  /// That pool.
  public var pool: PoolID
  /// The book in which it was traded.
  public var instrument: InstrumentID
  /// Units that ended.
  public var units: Quantity
  /// Units of the lease that go on.
  public var remaining: Quantity
  /// Ticks per unit-hour.
  public var price: Price
  /// Nanoseconds that each of the ended units was not delivered; 0 at the lease's own end.
  public var undelivered: UInt64
  /// Why.
  public var reason: LeaseEndReason
  /// The provider's request; 0 when none did.
  public var requestID: UInt64

  /// The end of a lease.
  @inlinable
  public init(
    lease: LeaseID, buyer: ParticipantID, provider: ParticipantID, pool: PoolID, instrument: InstrumentID,
    units: Quantity, remaining: Quantity, price: Price, undelivered: UInt64, reason: LeaseEndReason, requestID: UInt64
  ) {
    self.lease = lease
    self.buyer = buyer
    self.provider = provider
    self.pool = pool
    self.instrument = instrument
    self.units = units
    self.remaining = remaining
    self.price = price
    self.undelivered = undelivered
    self.reason = reason
    self.requestID = requestID
  }
}

/// Nothing is free in the order's pool: it is out of its book, and comes back when units do.
@frozen
public struct OrderParked: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Units left to trade.
  public var remaining: Quantity

  /// A parked order.
  @inlinable
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity
  ) {
    self.key = key
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
  }
}

/// Units came back to the order's pool: it goes to the end of the queue at its price, and may trade as it does.
@frozen
public struct OrderRestored: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Units left to trade.
  public var remaining: Quantity

  /// A restored order.
  @inlinable
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity
  ) {
    self.key = key
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
  }
}

/// What a resting order shows changed with the quantity that it shares; it keeps its place. Market data.
@frozen
public struct OrderResized: Equatable, Sendable {
  /// The order.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Units left to trade.
  public var remaining: Quantity
  /// Units that it shows now; 0: it left its book with the last of what it shared.
  public var shown: Quantity

  /// A resized order.
  @inlinable
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity, shown: Quantity
  ) {
    self.key = key
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
    self.shown = shown
  }
}
