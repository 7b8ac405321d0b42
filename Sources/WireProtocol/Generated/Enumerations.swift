// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

extension Side: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .bid
    case 1: self = .offer
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .bid: 0
    case .offer: 1
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .bid: "bid"
    case .offer: "offer"
    }
  }
}

/// A side, or both.
@frozen
public enum SideChoice: UInt8, Sendable, CaseIterable {
  /// Bids only.
  case bid = 0
  /// Offers only.
  case offer = 1
  /// Both sides.
  case both = 2
}

extension SideChoice: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .bid
    case 1: self = .offer
    case 2: self = .both
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .bid: 0
    case .offer: 1
    case .both: 2
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .bid: "bid"
    case .offer: "offer"
    case .both: "both"
    }
  }
}

extension OrderType: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .limit
    case 1: self = .market
    case 2: self = .stop
    case 3: self = .stopLimit
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .limit: 0
    case .market: 1
    case .stop: 2
    case .stopLimit: 3
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .limit: "limit"
    case .market: "market"
    case .stop: "stop"
    case .stopLimit: "stopLimit"
    }
  }
}

extension TimeInForce: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .goodTillCancelled
    case 1: self = .immediateOrCancel
    case 2: self = .fillOrKill
    case 3: self = .goodTillTime
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .goodTillCancelled: 0
    case .immediateOrCancel: 1
    case .fillOrKill: 2
    case .goodTillTime: 3
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .goodTillCancelled: "goodTillCancelled"
    case .immediateOrCancel: "immediateOrCancel"
    case .fillOrKill: "fillOrKill"
    case .goodTillTime: "goodTillTime"
    }
  }
}

extension SelfTradePrevention: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .cancelNewest
    case 1: self = .cancelOldest
    case 2: self = .decrementBoth
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .cancelNewest: 0
    case .cancelOldest: 1
    case .decrementBoth: 2
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .cancelNewest: "cancelNewest"
    case .cancelOldest: "cancelOldest"
    case .decrementBoth: "decrementBoth"
    }
  }
}

extension TradingState: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .open
    case 1: self = .preOpen
    case 2: self = .halted
    case 3: self = .closed
    case 4: self = .auction
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .open: 0
    case .preOpen: 1
    case .halted: 2
    case .closed: 3
    case .auction: 4
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .open: "open"
    case .preOpen: "preOpen"
    case .halted: "halted"
    case .closed: "closed"
    case .auction: "auction"
    }
  }
}

extension CancelReason: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .requested
    case 1: self = .massCancel
    case 2: self = .immediateRemainder
    case 3: self = .fillOrKillUnfilled
    case 4: self = .selfTrade
    case 5: self = .minimumQuantityUnmet
    case 6: self = .expired
    case 7: self = .exchange
    case 8: self = .amendUnmet
    case 9: self = .poolClosed
    case 10: self = .wouldTake
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .requested: 0
    case .massCancel: 1
    case .immediateRemainder: 2
    case .fillOrKillUnfilled: 3
    case .selfTrade: 4
    case .minimumQuantityUnmet: 5
    case .expired: 6
    case .exchange: 7
    case .amendUnmet: 8
    case .poolClosed: 9
    case .wouldTake: 10
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .requested: "requested"
    case .massCancel: "massCancel"
    case .immediateRemainder: "immediateRemainder"
    case .fillOrKillUnfilled: "fillOrKillUnfilled"
    case .selfTrade: "selfTrade"
    case .minimumQuantityUnmet: "minimumQuantityUnmet"
    case .expired: "expired"
    case .exchange: "exchange"
    case .amendUnmet: "amendUnmet"
    case .poolClosed: "poolClosed"
    case .wouldTake: "wouldTake"
    }
  }
}

extension SpecKind: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .accelerator
    case 1: self = .server
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .accelerator: 0
    case .server: 1
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .accelerator: "accelerator"
    case .server: "server"
    }
  }
}

/// Part that an order had in a trade.
@frozen
public enum Liquidity: UInt8, Sendable, CaseIterable {
  /// It was resting.
  case maker = 0
  /// It came in.
  case taker = 1
}

extension Liquidity: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .maker
    case 1: self = .taker
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .maker: 0
    case .taker: 1
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .maker: "maker"
    case .taker: "taker"
    }
  }
}

extension LeaseEndReason: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .term
    case 1: self = .broken
    case 2: self = .headLeaseBroken
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .term: 0
    case .broken: 1
    case .headLeaseBroken: 2
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .term: "term"
    case .broken: "broken"
    case .headLeaseBroken: "headLeaseBroken"
    }
  }
}

/// Part that a participant has in a lease.
@frozen
public enum LeaseRole: UInt8, Sendable, CaseIterable {
  /// It may use the units.
  case buyer = 0
  /// The units are from its pool.
  case provider = 1
}

extension LeaseRole: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .buyer
    case 1: self = .provider
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .buyer: 0
    case .provider: 1
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .buyer: "buyer"
    case .provider: "provider"
    }
  }
}

/// How a spot price came about.
@frozen
public enum SpotMethod: UInt8, Sendable, CaseIterable {
  /// The price of the last trade; only before version 1.
  case lastTrade = 0
  /// From the window's fills.
  case traded = 1
  /// From the window's fills, all of one pair of participants.
  case singlePair = 2
  /// No fill in the window; the last price stands at, or was moved to, the impact bid or offer.
  case quoted = 3
  /// Never a fill or a price before: the middle of impact bid and offer.
  case middle = 4
  /// No fill in the window and no quote that binds: the last price stands.
  case carried = 5
}

extension SpotMethod: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .lastTrade
    case 1: self = .traded
    case 2: self = .singlePair
    case 3: self = .quoted
    case 4: self = .middle
    case 5: self = .carried
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .lastTrade: 0
    case .traded: 1
    case .singlePair: 2
    case .quoted: 3
    case .middle: 4
    case .carried: 5
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .lastTrade: "lastTrade"
    case .traded: "traded"
    case .singlePair: "singlePair"
    case .quoted: "quoted"
    case .middle: "middle"
    case .carried: "carried"
    }
  }
}

/// Length of a candle's interval.
@frozen
public enum CandleInterval: UInt8, Sendable, CaseIterable {
  /// One minute.
  case minute = 0
  /// One hour.
  case hour = 1
  /// One day of UTC.
  case day = 2
}

extension CandleInterval: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .minute
    case 1: self = .hour
    case 2: self = .day
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .minute: 0
    case .hour: 1
    case .day: 2
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .day: "day"
    }
  }
}

/// What a snapshot request wants.
@frozen
public enum SnapshotKind: UInt8, Sendable, CaseIterable {
  /// The state behind one topic, and the sequence it is as of.
  case topic = 0
  /// The whole catalogue.
  case catalogue = 1
}

extension SnapshotKind: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt8) {
    switch wireValue {
    case 0: self = .topic
    case 1: self = .catalogue
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt8 {
    switch self {
    case .topic: 0
    case .catalogue: 1
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .topic: "topic"
    case .catalogue: "catalogue"
    }
  }
}
