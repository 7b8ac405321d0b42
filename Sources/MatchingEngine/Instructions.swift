/// Which side of the book an order is on.
@frozen
public enum Side: UInt8, Sendable, CaseIterable {
  /// A buyer's order.
  case bid = 0
  /// A provider's order.
  case offer = 1

  /// The other side.
  @inlinable
  public var opposite: Side { self == .bid ? .offer : .bid }
}

/// How an order's price is meant.
@frozen
public enum OrderType: UInt8, Sendable, CaseIterable {
  /// Trades at its limit price or better.
  case limit = 0
  /// Immediate or cancel, at a price no worse than the best by its protection.
  case market = 1
  /// Becomes a market order once the last trade reaches its stop price.
  case stop = 2
  /// Becomes a limit order once the last trade reaches its stop price.
  case stopLimit = 3
}

/// How long an order may wait.
@frozen
public enum TimeInForce: UInt8, Sendable, CaseIterable {
  /// Rests until filled or cancelled.
  case goodTillCancelled = 0
  /// Fills what it can now; the rest is cancelled.
  case immediateOrCancel = 1
  /// All now or nothing.
  case fillOrKill = 2
  /// Rests until its expiry.
  case goodTillTime = 3
}

/// What happens when an order would trade with one of the same participant.
@frozen
public enum SelfTradePrevention: UInt8, Sendable, CaseIterable {
  /// What is left of the incoming order is cancelled.
  case cancelNewest = 0
  /// The resting order is cancelled and the incoming one goes on.
  case cancelOldest = 1
  /// Both lose the smaller of the two quantities, without a trade.
  case decrementBoth = 2
}

/// What may happen in a book now.
@frozen
public enum TradingState: UInt8, Sendable, CaseIterable {
  /// Continuous matching.
  case open = 0
  /// Orders gather without matching; leaving it runs the opening call auction.
  case preOpen = 1
  /// Nothing but cancels; leaving it runs the opening call auction.
  case halted = 2
  /// Nothing but cancels.
  case closed = 3
  /// A short call auction after a price collar was met; ends by itself.
  case auction = 4
}

/// Why an order, or what was left of it, was cancelled.
@frozen
public enum CancelReason: UInt8, Sendable, CaseIterable {
  /// Its participant asked for it.
  case requested = 0
  /// Its participant's mass cancel.
  case massCancel = 1
  /// What was left of an immediate-or-cancel or market order.
  case immediateRemainder = 2
  /// A fill-or-kill order that could not be filled whole.
  case fillOrKillUnfilled = 3
  /// It would have traded with an order of the same participant.
  case selfTrade = 4
  /// The immediate part would not have reached its minimum quantity.
  case minimumQuantityUnmet = 5
  /// Its time was up.
  case expired = 6
  /// An operator took it out.
  case exchange = 7
  /// An amend made it cross while it was post-only, or the amended order could not stand.
  case amendUnmet = 8
  /// Its pool was closed.
  case poolClosed = 9
  /// It is post-only and would have taken as it came back from being parked.
  case wouldTake = 10
}
