/// Why the engine refused a command. The numbers are part of the protocol and never change their meaning.
///
/// Numbers below 100 belong to the gateway (frames, sessions, permissions); see `docs/protocol-reference.md` for what each means
/// and what to do.
@frozen
public enum RejectCode: UInt16, Sendable, CaseIterable {
  /// Only the operator may do this.
  case notPermitted = 13
  /// No such participant.
  case unknownParticipant = 100
  /// The request's id is not above the participant's last one: a resend, or an id used again.
  case requestIDNotRising = 101
  /// No such instrument.
  case unknownInstrument = 102
  /// Quantity is zero or negative.
  case quantityNotPositive = 103
  /// Quantity is no whole multiple of the spec's lot size.
  case quantityNotWholeLots = 104
  /// Quantity is above the exchange's limit.
  case quantityTooLarge = 105
  /// Price is zero or negative.
  case priceNotPositive = 106
  /// Price is no whole multiple of the book's tick size.
  case priceOffTick = 107
  /// This order type needs a limit price.
  case priceMissing = 108
  /// This order type takes no limit price.
  case priceNotAllowed = 109
  /// Price x quantity x hours does not fit in 64 bits.
  case notionalOverflow = 110
  /// A post-only order that would take.
  case wouldTake = 111
  /// No live order has this id.
  case unknownOrder = 112
  /// The order belongs to another participant.
  case notYourOrder = 113
  /// The book's state does not allow this now.
  case tradingStateForbids = 114
  /// The exchange holds as many open orders as it may.
  case tooManyOpenOrders = 115
  /// The instructions contradict each other.
  case conflictingInstructions = 116
  /// Minimum quantity is not between one and the order's quantity, or no whole lots.
  case invalidMinimumQuantity = 117
  /// Display quantity is not between one and the order's quantity, or no whole lots.
  case invalidDisplayQuantity = 118
  /// A stop order needs a positive stop price on tick; other orders take none.
  case invalidStopPrice = 119
  /// Expiry is missing, not in the future, or given without good-till-time.
  case invalidExpiry = 120
  /// Protection is negative, or given for an order that is not a market order.
  case invalidProtection = 121
  /// Another live order of the participant has this client id.
  case clientOrderIDInUse = 122
  /// An amend that names neither price nor quantity.
  case nothingToAmend = 123
  /// The order's open quantity would pass the exchange's limit.
  case tooManyInstruments = 124
  /// The exchange has as many participants as it may.
  case tooManyParticipants = 125
  /// The catalogue has as many entries as it may.
  case catalogueFull = 126
  /// A code or name has a character that is not allowed, or is empty or too long.
  case invalidCode = 127
  /// The code, name or instrument exists already.
  case alreadyExists = 128
  /// No such spec.
  case unknownSpec = 129
  /// No such region.
  case unknownRegion = 130
  /// No such tenor.
  case unknownTenor = 131
  /// Lot size, tick size, hours or protection of a catalogue entry is out of range.
  case invalidCatalogueValue = 132
  /// The instruction exists in the protocol but not in this release.
  case notSupported = 133
  /// The sequencer's time went backwards.
  case clockWentBack = 134
  /// A collar's range, reference or auction length is not positive.
  case invalidCollars = 135
  /// No such pool, or it is closed.
  case unknownPool = 136
  /// The pool belongs to another participant.
  case notYourPool = 137
  /// The pool holds another spec, or stands in another region, than the book trades.
  case poolMismatch = 138
  /// The offer is for more units than its pool may ever hold.
  case exceedsPool = 139
  /// The tenor does not fit before the pool's end.
  case tenorDoesNotFit = 140
  /// A pool's end is not in the future.
  case invalidPoolEnd = 141
  /// No such lease, or it has ended.
  case unknownLease = 142
  /// The lease is not the participant's.
  case notYourLease = 143
  /// More units than are free in the pool.
  case notEnoughFree = 144
  /// More units than the lease has that are not deposited.
  case notEnoughOnLease = 145
  /// More units than are out of service.
  case notEnoughOutOfService = 146
  /// A bid needs one to eight alternatives.
  case invalidAlternativeCount = 147
  /// A bid names a book twice.
  case alternativeRepeated = 148
  /// The exchange has as many pools as it may.
  case tooManyPools = 149
  /// The exchange has as many leases as it may.
  case tooManyLeases = 150
  /// Only offers name a pool.
  case poolOnBid = 151
}
