/// A price in whole ticks per unit-hour; one tick is 0.0001 CNY.
///
/// The same axis serves every tenor, so that terms compare at a glance. Valid order prices are positive.
@frozen
public struct Price: RawRepresentable, Hashable, Comparable, Sendable {
  /// Ticks per unit-hour.
  public var rawValue: Int64

  /// A price of `rawValue` ticks per unit-hour.
  @inlinable
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// A price of `ticks` ticks per unit-hour.
  @inlinable
  public init(_ ticks: Int64) { self.rawValue = ticks }

  /// Whether `left` is the lower price.
  @inlinable
  public static func < (left: Price, right: Price) -> Bool { left.rawValue < right.rawValue }
}

/// A number of whole units (cards or servers).
@frozen
public struct Quantity: RawRepresentable, Hashable, Comparable, Sendable {
  /// Whole units.
  public var rawValue: Int64

  /// A quantity of `rawValue` units.
  @inlinable
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// A quantity of `units` units.
  @inlinable
  public init(_ units: Int64) { self.rawValue = units }

  /// No units.
  @inlinable
  public static var zero: Quantity { Quantity(0) }

  /// Whether `left` is the smaller quantity.
  @inlinable
  public static func < (left: Quantity, right: Quantity) -> Bool { left.rawValue < right.rawValue }
}

/// A moment: nanoseconds since 1970-01-01T00:00:00Z, as stamped by the sequencer.
@frozen
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var rawValue: UInt64

  /// The moment `rawValue` nanoseconds after 1970-01-01T00:00:00Z.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The moment `nanoseconds` after 1970-01-01T00:00:00Z.
  @inlinable
  public init(_ nanoseconds: UInt64) { self.rawValue = nanoseconds }

  /// Whether `left` is the earlier moment.
  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.rawValue < right.rawValue }
}

/// An account that may offer, bid or both. Issued by the engine, from 1 upwards in order of registration.
@frozen
public struct ParticipantID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt32

  /// The participant with number `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The participant with number `number`.
  @inlinable
  public init(_ number: UInt32) { self.rawValue = number }

  /// The operator of the exchange: the only participant that may change the catalogue. It exists from the start.
  public static var exchangeOperator: ParticipantID { ParticipantID(1) }

  /// Whether `left` was registered earlier.
  @inlinable
  public static func < (left: ParticipantID, right: ParticipantID) -> Bool { left.rawValue < right.rawValue }
}

/// One order book: a spec in a region for a tenor. Issued by the engine, from 1 upwards.
@frozen
public struct InstrumentID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt32

  /// The instrument with number `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The instrument with number `number`.
  @inlinable
  public init(_ number: UInt32) { self.rawValue = number }

  /// Whether `left` was listed earlier.
  @inlinable
  public static func < (left: InstrumentID, right: InstrumentID) -> Bool { left.rawValue < right.rawValue }
}

/// A compute spec of the catalogue. Issued by the engine, from 1 upwards.
@frozen
public struct SpecID: RawRepresentable, Hashable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt32

  /// The spec with number `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A region of the catalogue. Issued by the engine, from 1 upwards.
@frozen
public struct RegionID: RawRepresentable, Hashable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt32

  /// The region with number `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// A tenor of the catalogue. Issued by the engine, from 1 upwards.
@frozen
public struct TenorID: RawRepresentable, Hashable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt32

  /// The tenor with number `rawValue`.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The engine's own name for an order: its slot in the order table and that slot's generation.
///
/// A cancel by this id is one array access; an id is never issued twice, so an id whose order has gone is noticed
/// as such even after its slot was used again.
@frozen
public struct OrderID: RawRepresentable, Hashable, Comparable, Sendable {
  /// Generation in the upper 32 bits, slot in the lower 32; 0 is never issued.
  public var rawValue: UInt64

  /// The order with id `rawValue`.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The order with id `number`.
  @inlinable
  public init(_ number: UInt64) { self.rawValue = number }

  /// An arbitrary but fixed order over ids.
  @inlinable
  public static func < (left: OrderID, right: OrderID) -> Bool { left.rawValue < right.rawValue }
}

/// A trade's number: 1, 2, 3 ... over the whole market.
@frozen
public struct TradeID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number; 0 is never issued.
  public var rawValue: UInt64

  /// The trade with number `rawValue`.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The trade with number `number`.
  @inlinable
  public init(_ number: UInt64) { self.rawValue = number }

  /// Whether `left` happened earlier.
  @inlinable
  public static func < (left: TradeID, right: TradeID) -> Bool { left.rawValue < right.rawValue }
}

/// Capacity that a participant has deposited. Issued by the engine; never issued twice.
@frozen
public struct PoolID: RawRepresentable, Hashable, Comparable, Sendable {
  /// Generation in the upper 32 bits, slot in the lower 32; 0 is never issued.
  public var rawValue: UInt64

  /// The pool with id `rawValue`.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The pool with id `number`.
  @inlinable
  public init(_ number: UInt64) { self.rawValue = number }

  /// An arbitrary but fixed order over ids.
  @inlinable
  public static func < (left: PoolID, right: PoolID) -> Bool { left.rawValue < right.rawValue }
}

/// What a trade creates: units of a pool that a buyer may use for a tenor. Issued by the engine; never issued twice.
@frozen
public struct LeaseID: RawRepresentable, Hashable, Comparable, Sendable {
  /// Generation in the upper 32 bits, slot in the lower 32; 0 is never issued.
  public var rawValue: UInt64

  /// The lease with id `rawValue`.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The lease with id `number`.
  @inlinable
  public init(_ number: UInt64) { self.rawValue = number }

  /// An arbitrary but fixed order over ids.
  @inlinable
  public static func < (left: LeaseID, right: LeaseID) -> Bool { left.rawValue < right.rawValue }
}
