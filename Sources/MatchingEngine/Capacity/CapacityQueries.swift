/// A pool as queries show it.
public struct OpenPool: Equatable, Sendable {
  /// The pool.
  public var pool: PoolID
  /// Its owner.
  public var participant: ParticipantID
  /// What one unit is.
  public var spec: SpecID
  /// Where it stands.
  public var region: RegionID
  /// Units in it, free or on lease.
  public var units: Quantity
  /// Of these, free.
  public var free: Quantity
  /// Units that early ends took out and that have not come back.
  public var outOfService: Quantity
  /// Until when it may be used; absent: without end.
  public var end: Timestamp?
  /// The lease whose units these are; absent: the owner's own capacity.
  public var lease: LeaseID?
  /// Live offers that sell from it, parked ones included.
  public var offerCount: Int
}

/// A live lease as queries show it.
public struct OpenLease: Equatable, Sendable {
  /// The lease.
  public var lease: LeaseID
  /// Who may use the units.
  public var buyer: ParticipantID
  /// Whose pool they are from.
  public var provider: ParticipantID
  /// That pool.
  public var pool: PoolID
  /// The book in which it was traded.
  public var instrument: InstrumentID
  /// How many.
  public var units: Quantity
  /// Of these, deposited in pools of the buyer's.
  public var deposited: Quantity
  /// Ticks per unit-hour.
  public var price: Price
  /// When it began.
  public var start: Timestamp
  /// When it ends.
  public var end: Timestamp
}
