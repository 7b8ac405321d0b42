/// How the ids that participants give to their requests must run.
@frozen
public enum RequestRule: Sendable {
  /// Each request's id is above all earlier ones of its participant, so that a resend is recognised without remembering
  /// every request. The rule of the exchange.
  case rising
  /// Any id may be used that no live order of the participant has. The rule of an embedded book.
  case reusable
}

/// What an offer sells.
@frozen
public enum CapacityRule: Sendable {
  /// Units of pools: a trade takes them out for the tenor and opens a lease. The rule of the exchange.
  case pools
  /// Anything: units are not tracked, nobody leases. The rule of an embedded book.
  case untracked
}

/// Every limit of the engine, with its default. What passes a limit is refused with a code of its own.
public struct EngineConfiguration: Equatable, Sendable {
  /// Open orders in the whole exchange; beyond: ``RejectCode/tooManyOpenOrders``.
  public var maximumOpenOrders: Int = 16_000_000
  /// Units in one order; beyond: ``RejectCode/quantityTooLarge``. At most 2^31 - 1.
  public var maximumOrderQuantity: Int64 = 100_000_000
  /// Instruments; beyond: ``RejectCode/tooManyInstruments``.
  public var maximumInstruments: Int = 1_000_000
  /// Participants, the operator included; beyond: ``RejectCode/tooManyParticipants``.
  public var maximumParticipants: Int = 1_000_000
  /// Specs, regions and tenors, each; beyond: ``RejectCode/catalogueFull``.
  public var maximumCatalogueEntries: Int = 65_536
  /// Whether offers sell units of pools.
  public var capacity: CapacityRule = .untracked
  /// Pools; beyond: ``RejectCode/tooManyPools``. At most 2^32 - 2.
  public var maximumPools: Int = 8_000_000
  /// Live leases; beyond, no further order is taken: ``RejectCode/tooManyLeases``. At most 2^32 - 2.
  public var maximumLeases: Int = 32_000_000
  /// How request ids must run.
  public var requestRule: RequestRule = .rising
  /// Whether ``Event/rested(_:)`` and ``Event/levelChanged(_:)`` are reported.
  public var reportsMarketData: Bool = true
  /// Spreads client order ids over hash tables; changes no event and no state hash. A server passes a random one, so
  /// that nobody can choose ids that collide.
  public var hashSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The defaults.
  public init() {}
}
