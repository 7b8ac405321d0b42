/// Enters an order.
///
/// Absent optional values mean "not asked for". Which instructions go together is written in `docs/order-types.md`.
/// Inside, absence is a value that no order may carry, so that a command stays small enough to be copied in registers.
@frozen
public struct NewOrder: Equatable, Sendable {
  /// The participant's own id for it; rises from command to command (see ``RequestRule``).
  public var clientOrderID: UInt64
  /// Units to trade.
  public var quantity: Quantity
  @usableFromInline var priceOrAbsent: Int64
  @usableFromInline var minimumOrAbsent: Int64
  @usableFromInline var displayOrAbsent: Int64
  @usableFromInline var stopOrAbsent: Int64
  @usableFromInline var protectionOrAbsent: Int64
  @usableFromInline var expiryOrAbsent: UInt64
  @usableFromInline var poolOrAbsent: UInt64
  /// Who enters it.
  public var participant: ParticipantID
  /// The book.
  public var instrument: InstrumentID
  /// Bid or offer.
  public var side: Side
  /// Limit, market, stop or stop-limit.
  public var type: OrderType
  /// How long it may wait.
  public var timeInForce: TimeInForce
  /// What to do on meeting an order of the same participant.
  public var selfTradePrevention: SelfTradePrevention
  /// Refused if it would take.
  public var postOnly: Bool
  @usableFromInline var gangs: Bool
  /// Whether any instruction is given that a plain limit order does not need.
  @usableFromInline var hasTerms: Bool

  /// A limit order, good till cancelled, unless told otherwise.
  @inlinable
  public init(
    participant: ParticipantID, clientOrderID: UInt64, instrument: InstrumentID, side: Side,
    type: OrderType = .limit, timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    selfTradePrevention: SelfTradePrevention = .cancelNewest, price: Price?, quantity: Quantity,
    minimumQuantity: Quantity? = nil, displayQuantity: Quantity? = nil, stopPrice: Price? = nil,
    protection: Int64? = nil, expiresAt: Timestamp? = nil, pool: PoolID? = nil, isGang: Bool = false
  ) {
    self.participant = participant
    self.clientOrderID = clientOrderID
    self.instrument = instrument
    self.side = side
    self.type = type
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.selfTradePrevention = selfTradePrevention
    self.quantity = quantity
    priceOrAbsent = price?.rawValue ?? .min
    minimumOrAbsent = minimumQuantity?.rawValue ?? .min
    displayOrAbsent = displayQuantity?.rawValue ?? .min
    stopOrAbsent = stopPrice?.rawValue ?? .min
    protectionOrAbsent = protection ?? .min
    expiryOrAbsent = expiresAt?.rawValue ?? .max
    poolOrAbsent = pool?.rawValue ?? 0
    gangs = isGang
    hasTerms =
      minimumQuantity != nil || displayQuantity != nil || stopPrice != nil || protection != nil || expiresAt != nil
      || pool != nil || isGang
  }

  @usableFromInline
  mutating func refreshTerms() {
    hasTerms =
      minimumQuantity != nil || displayQuantity != nil || stopPrice != nil || protection != nil || expiresAt != nil
      || pool != nil || gangs
  }

  /// All units from one offer, at once, or wait; for bids.
  @inlinable
  public var isGang: Bool {
    get { gangs }
    set {
      gangs = newValue
      refreshTerms()
    }
  }

  /// Of an offer, the pool whose units it sells; absent: a pool of its own, of as many units and without end.
  @inlinable
  public var pool: PoolID? {
    get { poolOrAbsent == 0 ? nil : PoolID(poolOrAbsent) }
    set {
      poolOrAbsent = newValue?.rawValue ?? 0
      refreshTerms()
    }
  }

  /// A limit order, good till cancelled, with nothing further asked for: what most orders are.
  @inline(__always)
  var isPlain: Bool {
    type == .limit && timeInForce == .goodTillCancelled && selfTradePrevention == .cancelNewest && !postOnly
      && !hasTerms
  }

  /// A limit order that may rest or not, with nothing further asked for.
  @inline(__always)
  var isMereLimit: Bool {
    type == .limit && (timeInForce == .goodTillCancelled || timeInForce == .immediateOrCancel) && !postOnly && !hasTerms
  }

  /// Limit price in ticks per unit-hour; required for limit and stop-limit orders, absent otherwise.
  @inlinable
  public var price: Price? {
    get { priceOrAbsent == .min ? nil : Price(priceOrAbsent) }
    set { priceOrAbsent = newValue?.rawValue ?? .min }
  }

  /// The least that the immediate part must reach.
  @inlinable
  public var minimumQuantity: Quantity? {
    get { minimumOrAbsent == .min ? nil : Quantity(minimumOrAbsent) }
    set {
      minimumOrAbsent = newValue?.rawValue ?? .min
      refreshTerms()
    }
  }

  /// What an iceberg order shows at a time.
  @inlinable
  public var displayQuantity: Quantity? {
    get { displayOrAbsent == .min ? nil : Quantity(displayOrAbsent) }
    set {
      displayOrAbsent = newValue?.rawValue ?? .min
      refreshTerms()
    }
  }

  /// The last trade price that triggers a stop or stop-limit order.
  @inlinable
  public var stopPrice: Price? {
    get { stopOrAbsent == .min ? nil : Price(stopOrAbsent) }
    set {
      stopOrAbsent = newValue?.rawValue ?? .min
      refreshTerms()
    }
  }

  /// How many ticks worse than the best price a market order may trade; absent: the instrument's own.
  @inlinable
  public var protection: Int64? {
    get { protectionOrAbsent == .min ? nil : protectionOrAbsent }
    set {
      protectionOrAbsent = newValue ?? .min
      refreshTerms()
    }
  }

  /// When a good-till-time order expires.
  @inlinable
  public var expiresAt: Timestamp? {
    get { expiryOrAbsent == .max ? nil : Timestamp(expiryOrAbsent) }
    set {
      expiryOrAbsent = newValue?.rawValue ?? .max
      refreshTerms()
    }
  }
}

/// Which order a cancel or amend means.
@frozen
public enum OrderReference: Equatable, Sendable {
  /// By the engine's id: one array access.
  case order(OrderID)
  /// By the id that the participant gave it: one hash look-up.
  case client(UInt64)
}

/// Takes an order out of its book.
@frozen
public struct CancelOrder: Equatable, Sendable {
  /// Whose order it must be.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// The order meant.
  public var target: OrderReference

  /// A cancel of `target`.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, target: OrderReference) {
    self.participant = participant
    self.requestID = requestID
    self.target = target
  }
}

/// Changes the price or quantity of a live order.
///
/// A lower or equal quantity at the same price keeps its place; anything else loses it, and may trade.
@frozen
public struct AmendOrder: Equatable, Sendable {
  /// Whose order it must be.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// The order meant.
  public var target: OrderReference
  /// The new limit price in ticks per unit-hour; absent: as it is.
  public var price: Price?
  /// The new number of units left to trade; absent: as it is.
  public var quantity: Quantity?

  /// An amend of `target`.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, target: OrderReference, price: Price?, quantity: Quantity?
  ) {
    self.participant = participant
    self.requestID = requestID
    self.target = target
    self.price = price
    self.quantity = quantity
  }
}

/// Cancels all live orders of a participant, or those of one instrument, or of one side.
@frozen
public struct MassCancel: Equatable, Sendable {
  /// Whose orders.
  public var participant: ParticipantID
  /// The participant's rising id of this request.
  public var requestID: UInt64
  /// Only in this book; absent: in all.
  public var instrument: InstrumentID?
  /// Only this side; absent: both.
  public var side: Side?

  /// A mass cancel.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, instrument: InstrumentID? = nil, side: Side? = nil) {
    self.participant = participant
    self.requestID = requestID
    self.instrument = instrument
    self.side = side
  }
}

/// Opens an account. Only the operator may.
@frozen
public struct RegisterParticipant: Equatable, Sendable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// The new participant's name: `A-Z a-z 0-9 . _ -`, 1-16 characters, unique.
  public var name: Code16
  /// Salted digest of its secret; opaque to the engine.
  public var credential: Digest32

  /// A registration.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, name: Code16, credential: Digest32) {
    self.participant = participant
    self.requestID = requestID
    self.name = name
    self.credential = credential
  }
}

/// What one unit of a spec is.
@frozen
public enum SpecKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// One accelerator card.
  case accelerator = 0
  /// One whole server.
  case server = 1
}

/// Adds a compute spec to the catalogue. Only the operator may.
@frozen
public struct AddSpec: Equatable, Sendable, BitwiseCopyable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// `A-Z 0-9 -`, 1-16 characters, unique among specs.
  public var code: Code16
  /// Card or server.
  public var kind: SpecKind
  /// Memory of one unit in GiB.
  public var memoryGiB: UInt32
  /// Peak FP16 throughput of one unit in TFLOPS; 0 when not an accelerator.
  public var peakTeraflops: UInt32
  /// Orders are whole multiples of this many units.
  public var lotSize: UInt32
  /// How units talk to each other (`NVLINK`, `PCIE4`, `HCCS`); may be empty.
  public var interconnect: Code16
  /// What people call it.
  public var title: Text48

  /// A new spec.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, code: Code16, kind: SpecKind, memoryGiB: UInt32,
    peakTeraflops: UInt32, lotSize: UInt32, interconnect: Code16, title: Text48
  ) {
    self.participant = participant
    self.requestID = requestID
    self.code = code
    self.kind = kind
    self.memoryGiB = memoryGiB
    self.peakTeraflops = peakTeraflops
    self.lotSize = lotSize
    self.interconnect = interconnect
    self.title = title
  }
}

/// Adds a region to the catalogue. Only the operator may.
@frozen
public struct AddRegion: Equatable, Sendable, BitwiseCopyable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// `A-Z 0-9`, 1-8 characters, unique among regions.
  public var code: Code16
  /// What people call it.
  public var title: Text48

  /// A new region.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, code: Code16, title: Text48) {
    self.participant = participant
    self.requestID = requestID
    self.code = code
    self.title = title
  }
}

/// Adds a tenor to the catalogue. Only the operator may.
@frozen
public struct AddTenor: Equatable, Sendable, BitwiseCopyable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// `0-9 a-z`, 1-8 characters, unique among tenors: `1h`, `3m`.
  public var code: Code16
  /// Its length in hours.
  public var hours: UInt32

  /// A new tenor.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, code: Code16, hours: UInt32) {
    self.participant = participant
    self.requestID = requestID
    self.code = code
    self.hours = hours
  }
}

/// Lists an instrument: opens the order book of a spec in a region for a tenor. Only the operator may.
@frozen
public struct AddInstrument: Equatable, Sendable, BitwiseCopyable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// What is sold.
  public var spec: SpecID
  /// Where.
  public var region: RegionID
  /// For how long.
  public var tenor: TenorID
  /// Order prices are whole multiples of this many ticks.
  public var tickSize: Int64
  /// How many ticks worse than the best price a market order may trade when it names no protection of its own.
  public var defaultProtection: Int64

  /// A new instrument.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, spec: SpecID, region: RegionID, tenor: TenorID, tickSize: Int64,
    defaultProtection: Int64
  ) {
    self.participant = participant
    self.requestID = requestID
    self.spec = spec
    self.region = region
    self.tenor = tenor
    self.tickSize = tickSize
    self.defaultProtection = defaultProtection
  }
}

/// Changes what may happen in one book or in all. Only the operator may.
@frozen
public struct SetTradingState: Equatable, Sendable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// The book; absent: the whole market.
  public var instrument: InstrumentID?
  /// The new state.
  public var state: TradingState

  /// A change of state.
  @inlinable
  public init(participant: ParticipantID, requestID: UInt64, instrument: InstrumentID?, state: TradingState) {
    self.participant = participant
    self.requestID = requestID
    self.instrument = instrument
    self.state = state
  }
}

/// Sets the price collars of a book. Only the operator may.
///
/// In continuous trading no trade happens further than these ranges from the reference and from the last trade. An order
/// that would go on beyond is stopped there, and the book goes to a call auction for a while.
@frozen
public struct SetCollars: Equatable, Sendable {
  /// Who asks: the operator.
  public var participant: ParticipantID
  /// The operator's rising id of this request.
  public var requestID: UInt64
  /// The book.
  public var instrument: InstrumentID
  /// Ticks around the reference price; absent: no static collar.
  public var staticRange: Int64?
  /// Ticks around the last trade; absent: no dynamic collar.
  public var dynamicRange: Int64?
  /// The reference price until the next auction gives one; absent: as it is.
  public var reference: Price?
  /// Length of the auction, in nanoseconds.
  public var auctionNanoseconds: UInt64

  /// New collars.
  @inlinable
  public init(
    participant: ParticipantID, requestID: UInt64, instrument: InstrumentID, staticRange: Int64?,
    dynamicRange: Int64?, reference: Price?, auctionNanoseconds: UInt64
  ) {
    self.participant = participant
    self.requestID = requestID
    self.instrument = instrument
    self.staticRange = staticRange
    self.dynamicRange = dynamicRange
    self.reference = reference
    self.auctionNanoseconds = auctionNanoseconds
  }
}

/// Everything that can happen to the market, one value at a time.
@frozen
public enum Command: Equatable, Sendable {
  /// Enters an order.
  case newOrder(NewOrder)
  /// Takes an order out.
  case cancelOrder(CancelOrder)
  /// Changes an order.
  case amendOrder(AmendOrder)
  /// Takes many orders out.
  case massCancel(MassCancel)
  /// Opens an account.
  case registerParticipant(RegisterParticipant)
  /// Adds a spec.
  case addSpec(AddSpec)
  /// Adds a region.
  case addRegion(AddRegion)
  /// Adds a tenor.
  case addTenor(AddTenor)
  /// Lists an instrument.
  case addInstrument(AddInstrument)
  /// Opens, halts or closes trading.
  case setTradingState(SetTradingState)
  /// Sets a book's price collars.
  case setCollars(SetCollars)
  /// Enters a bid that several books may fill.
  case newAlternatives(NewAlternatives)
  /// Opens a pool.
  case depositCapacity(DepositCapacity)
  /// Opens a pool of leased units.
  case depositLease(DepositLease)
  /// Takes units out of a pool.
  case withdrawCapacity(WithdrawCapacity)
  /// Ends a lease before its time.
  case endLease(EndLease)
  /// Puts units back into service.
  case returnCapacity(ReturnCapacity)
  /// Only time passes: what is due happens.
  case advanceClock
}
