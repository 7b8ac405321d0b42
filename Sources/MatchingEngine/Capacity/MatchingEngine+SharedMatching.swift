/// Matching in books whose orders share quantities with orders of other books: one maker at a time, since every trade may
/// change what others show.
extension MatchingEngine {
  /// As ``match(_:_:into:)``.
  @inline(never)
  mutating func matchShared(_ taker: Taker, _ limit: Int64, into events: inout EventBuffer) -> Bool {
    if isGang(taker.slot) { return matchGang(taker, limit, into: &events) }
    let opposite = taker.book.side(taker.side.opposite)
    var walk = Walk(of: store.orders[taker.slot])
    var hasChanged = false
    while walk.remaining > 0 && !walk.isOver {
      let reach = reach(of: taker.slot, walk.remaining)
      guard reach > 0 else { break }
      let best = opposite.pointee.bestRank >= limit ? opposite.pointee.best : 0
      let gang = bestGang(for: taker, limit, reach)
      if gang != 0 && (best == 0 || precedes(gang, best, taker.book)) {
        leaveLevel(&hasChanged, taker.book, into: &events)
        meet(gang, taker, &walk, into: &events)
        continue
      }
      guard best != 0 else { break }
      if best != capacity.heldLevel {
        leaveLevel(&hasChanged, taker.book, into: &events)
        capacity.heldLevel = best
      }
      let maker = store.levels[best].pointee.head
      if maker == 0 {
        leaveLevel(&hasChanged, taker.book, into: &events)
      } else if store.orders[maker].pointee.participant == taker.key.participant.rawValue {
        if preventShared(taker, &walk, maker, into: &events) { hasChanged = true }
      } else {
        hasChanged = true
        trade(taker, &walk, reach, with: maker, on: best, into: &events)
      }
    }
    leaveLevel(&hasChanged, taker.book, into: &events)
    let order = store.orders[taker.slot]
    order.pointee.filled &+= walk.traded
    order.pointee.remaining = walk.remaining
    order.pointee.shown = walk.remaining
    return walk.isOver && walk.remaining > 0
  }

  /// Reports what a walk left of its level, and takes it out when it is empty.
  mutating func leaveLevel(
    _ hasChanged: inout Bool, _ book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let level = capacity.heldLevel
    capacity.heldLevel = 0
    if hasChanged { settle(level, book, into: &events) }
    hasChanged = false
  }

  /// Trades with the first order of a level.
  private mutating func trade(
    _ taker: Taker, _ walk: inout Walk, _ reach: UInt32, with maker: UInt32, on index: UInt32,
    into events: inout EventBuffer
  ) {
    let quantity = min(reach, store.orders[maker].pointee.shown)
    let price = store.levels[index].pointee.price
    walk.remaining &-= quantity
    walk.traded &+= quantity
    take(quantity, from: maker, on: store.levels[index])
    appendTrade(taker, maker, quantity, price, left: walk.remaining, into: &events)
    let isOffer = taker.side == .offer
    share(quantity, at: price, offer: isOffer ? taker.slot : maker, bid: isOffer ? maker : taker.slot, into: &events)
    finishShared(maker, taker.book, taker.instrument, into: &events)
  }

  /// Reports a trade and gives it its number.
  mutating func appendTrade(
    _ taker: Taker, _ makerSlot: UInt32, _ quantity: UInt32, _ price: Int64, left: UInt32,
    takerShown: Quantity? = nil, into events: inout EventBuffer
  ) {
    let maker = store.orders[makerSlot].pointee
    events.append(
      .traded(
        Trade(
          id: TradeID(nextTrade), instrument: taker.instrument, takerSide: taker.side, price: Price(price),
          quantity: Quantity(Int64(quantity)), maker: key(of: makerSlot),
          makerRemaining: Quantity(Int64(maker.remaining)), taker: taker.key,
          takerRemaining: Quantity(Int64(left)), makerShown: Quantity(Int64(maker.shown)), takerShown: takerShown)))
    nextTrade &+= 1
    taker.book.pointee.lastPrice = price
  }

  /// Carries a trade that was just reported to everything that shares its orders' quantities.
  mutating func share(
    _ quantity: UInt32, at price: Int64, offer: UInt32, bid: UInt32, into events: inout EventBuffer
  ) {
    share(quantity, at: price, offer: offer, buyer: store.orders[bid].pointee.participant, into: &events)
    let group = group(of: bid)
    if group != 0 { shrinkLegs(of: group, asOf: bid, into: &events) }
  }

  /// The same on the offer's side alone.
  @inline(__always)
  mutating func share(
    _ quantity: UInt32, at price: Int64, offer: UInt32, buyer: UInt32, into events: inout EventBuffer
  ) {
    let share = share(of: offer)
    guard share != 0 else { return }
    let pool = capacity.shares[share].pointee.pool
    openLease(quantity, at: price, share, buyer: buyer, into: &events)
    capacity.pools[pool].pointee.free -= quantity
    shrinkOffers(of: pool, into: &events)
  }

  /// Deals with a resting order after a trade: it is done, shows its next part, or has left its level already.
  mutating func finishShared(
    _ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    let order = store.orders[slot].pointee
    guard order.shown == 0 else { return }
    if order.remaining > 0 {
      let isParked = store.levels[order.level].pointee.isOffBook
      if !isParked { replenish(slot, instrument, into: &events) }
      return
    }
    let group = group(of: slot)
    _ = store.unlink(slot)
    if group == 0 { forget(slot, book) } else { endGroup(group, isIndexed: true) }
  }

  /// Keeps a taker from trading with a resting order of its own participant.
  ///
  /// - Returns: Whether the level changed.
  private mutating func preventShared(
    _ taker: Taker, _ walk: inout Walk, _ maker: UInt32, into events: inout EventBuffer
  ) -> Bool {
    let group = group(of: maker)
    guard group != 0 else { return prevent(taker, &walk, maker, into: &events) }
    let left = store.orders[maker].pointee.remaining
    switch walk.prevention {
    case .cancelNewest:
      walk.isOver = true
      return false
    case .cancelOldest: loseUnits(left, of: group, taker.requestID, isIndexed: true, into: &events)
    case .decrementBoth:
      let lost = min(walk.remaining, left)
      walk.remaining &-= lost
      loseUnits(lost, of: group, taker.requestID, isIndexed: true, into: &events)
      appendDecrement(taker, lost, left: walk.remaining, into: &events)
    }
    return true
  }

  /// Units of a pool, each counted once, that the orders of one level add to what a look ahead has found.
  @inline(__always)
  func countable(_ wanted: UInt32, of slot: UInt32) -> UInt32 {
    let share = share(of: slot)
    return share == 0 ? wanted : capacity.count(wanted, of: capacity.shares[share].pointee.pool)
  }
}
