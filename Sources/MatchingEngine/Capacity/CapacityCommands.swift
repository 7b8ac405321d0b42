/// Opens a pool: units of a spec in a region that its owner may offer in as many books as it likes.
@frozen
public struct DepositCapacity: Equatable, Sendable {
  /// Who asks.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// What one unit is.
  public var spec: SpecID
  /// Where it stands.
  public var region: RegionID
  /// How many; whole lots.
  public var units: Quantity
  /// Until when it may be used; absent: without end.
  public var end: Timestamp?

  /// A deposit.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, spec: SpecID, region: RegionID, units: Quantity,
    end: Timestamp? = nil
  ) {
    self.participant = participant
    self.requestID = requestID
    self.spec = spec
    self.region = region
    self.units = units
    self.end = end
  }
}

/// Opens a pool of units that the participant has on lease: it ends when the lease does, and may be offered in any
/// tenor that fits.
@frozen
public struct DepositLease: Equatable, Sendable {
  /// Who asks.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// The participant's own lease.
  public var lease: LeaseID
  /// How many of its units; absent: all that are not deposited yet.
  public var units: Quantity?

  /// A deposit of a lease.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, lease: LeaseID, units: Quantity? = nil
  ) {
    self.participant = participant
    self.requestID = requestID
    self.lease = lease
    self.units = units
  }
}

/// Takes free units out of a pool for good; those of a deposited lease go back to the lease. A pool of which
/// nothing is left is closed, and its offers are cancelled.
@frozen
public struct WithdrawCapacity: Equatable, Sendable {
  /// Who asks.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// The participant's own pool.
  public var pool: PoolID
  /// How many; absent: all that are free.
  public var units: Quantity?

  /// A withdrawal.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, pool: PoolID, units: Quantity? = nil
  ) {
    self.participant = participant
    self.requestID = requestID
    self.pool = pool
    self.units = units
  }
}

/// A provider ends a lease, or a part of it, before its time, as when a card failed. The units are out of the pool
/// until ``ReturnCapacity`` says that they are back.
@frozen
public struct EndLease: Equatable, Sendable {
  /// Who asks.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// A lease of units from one of the participant's pools.
  public var lease: LeaseID
  /// How many of its units, of those that the buyer has not deposited; absent: the whole lease, and every lease
  /// under it.
  public var units: Quantity?

  /// An early end.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, lease: LeaseID, units: Quantity? = nil
  ) {
    self.participant = participant
    self.requestID = requestID
    self.lease = lease
    self.units = units
  }
}

/// A provider says that units which an early end took out of service are back.
@frozen
public struct ReturnCapacity: Equatable, Sendable {
  /// Who asks.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// The participant's own pool.
  public var pool: PoolID
  /// How many.
  public var units: Quantity

  /// A return.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, pool: PoolID, units: Quantity
  ) {
    self.participant = participant
    self.requestID = requestID
    self.pool = pool
    self.units = units
  }
}

/// One of the books in which a bid with alternatives may be filled.
@frozen
public struct Alternative: Equatable, Sendable {
  /// The book.
  public var instrument: InstrumentID
  /// The limit there, in ticks per unit-hour.
  public var price: Price

  /// An alternative.
  @inlinable
  public init(instrument: InstrumentID, price: Price) {
    self.instrument = instrument
    self.price = price
  }
}

/// Up to eight alternatives in the order in which they were named, without memory of their own.
@frozen
public struct AlternativeList: Equatable, Sendable {
  @usableFromInline var entries: InlineArray<8, Alternative>
  /// How many were named; the list keeps the first eight.
  public private(set) var count: Int

  /// The most that an order may name.
  public static var capacity: Int { 8 }

  /// The alternatives of `list`. All are counted, eight are kept.
  public init(_ list: some Sequence<Alternative>) {
    entries = InlineArray(repeating: Alternative(instrument: InstrumentID(0), price: Price(0)))
    count = 0
    for alternative in list {
      if count < Self.capacity { entries[count] = alternative }
      count += 1
    }
  }

  /// The alternative at `index`, counted from 0.
  public subscript(index: Int) -> Alternative {
    precondition(index >= 0 && index < min(count, Self.capacity), "no such alternative")
    return entries[index]
  }

  /// Whether both name the same alternatives in the same order.
  public static func == (left: AlternativeList, right: AlternativeList) -> Bool {
    left.count == right.count && (0..<min(left.count, Self.capacity)).allSatisfy { left[$0] == right[$0] }
  }
}

/// Enters a bid that may be filled in any of several books, each with its own limit; all share one quantity.
@frozen
public struct NewAlternatives: Equatable, Sendable {
  /// Who enters it.
  public var participant: ParticipantID
  /// The participant's own id for it, as of a ``NewOrder``.
  public var clientOrderID: UInt64
  /// Units wanted, in all books together.
  public var quantity: Quantity
  /// One to eight books, none of them twice.
  public var alternatives: AlternativeList
  /// Good till cancelled, good till time, or immediate or cancel.
  public var timeInForce: TimeInForce
  /// What to do on meeting an offer of the same participant.
  public var selfTradePrevention: SelfTradePrevention
  /// All units from one offer, at once.
  public var isGang: Bool
  /// When a good-till-time bid expires.
  public var expiresAt: Timestamp?

  /// A bid with alternatives.
  @inlinable
  public init(
    participant: ParticipantID, clientOrderID: UInt64, quantity: Quantity, alternatives: AlternativeList,
    timeInForce: TimeInForce = .goodTillCancelled, selfTradePrevention: SelfTradePrevention = .cancelNewest,
    isGang: Bool = false, expiresAt: Timestamp? = nil
  ) {
    self.participant = participant
    self.clientOrderID = clientOrderID
    self.quantity = quantity
    self.alternatives = alternatives
    self.timeInForce = timeInForce
    self.selfTradePrevention = selfTradePrevention
    self.isGang = isGang
    self.expiresAt = expiresAt
  }
}
