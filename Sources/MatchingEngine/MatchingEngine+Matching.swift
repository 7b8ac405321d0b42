/// Matching: price, then time.
extension MatchingEngine {
  /// Trades the order in `taker.slot` against the other side as far as `limit` allows.
  ///
  /// - Parameter limit: The lowest rank of the other side at which it may trade.
  /// - Returns: Whether it must be cancelled because it met an order of its own participant.
  mutating func match(_ taker: Taker, _ limit: Int64, into events: inout EventBuffer) -> Bool {
    if taker.book.pointee.traits.contains(.shares) { return matchShared(taker, limit, into: &events) }
    let opposite = taker.book.side(taker.side.opposite)
    let order = store.orders[taker.slot]
    var walk = Walk(of: order)
    while walk.remaining > 0 && !walk.isOver && opposite.pointee.bestRank >= limit {
      let best = opposite.pointee.best
      let hasChanged = trade(taker, &walk, at: best, into: &events)
      guard hasChanged else { continue }
      let changed = store.settle(best, store.state(of: best), book: taker.book)
      if reportsMarketData { events.append(.levelChanged(changed)) }
    }
    order.pointee.filled &+= walk.traded
    order.pointee.remaining = walk.remaining
    order.pointee.shown = walk.remaining
    return walk.isOver && walk.remaining > 0
  }

  /// How far a taker has come.
  struct Walk {
    var remaining: UInt32
    let prevention: SelfTradePrevention
    /// Whether self-trade prevention stopped it.
    var isOver: Bool
    var traded: UInt32

    @inline(__always)
    init(of order: UnsafeMutablePointer<OrderRecord>) {
      remaining = order.pointee.remaining
      prevention = order.pointee.traits.selfTradePrevention
      isOver = false
      traded = 0
    }
  }

  /// Trades against one level until it or the taker is used up, or self-trade prevention stops it.
  ///
  /// - Returns: Whether the level changed.
  @inline(__always)
  private mutating func trade(
    _ taker: Taker, _ walk: inout Walk, at index: UInt32, into events: inout EventBuffer
  ) -> Bool {
    let level = store.levels[index]
    var hasChanged = false
    while walk.remaining > 0 && level.pointee.head != 0 {
      let makerSlot = level.pointee.head
      let maker = store.orders[makerSlot]
      if maker.pointee.participant == taker.key.participant.rawValue {
        guard prevent(taker, &walk, makerSlot, into: &events) else { return hasChanged }
        hasChanged = true
        continue
      }
      let quantity = min(walk.remaining, maker.pointee.shown)
      walk.remaining &-= quantity
      walk.traded &+= quantity
      take(quantity, from: makerSlot, on: level)
      events.append(
        .traded(
          Trade(
            id: TradeID(nextTrade), instrument: taker.instrument, takerSide: taker.side,
            price: Price(level.pointee.price), quantity: Quantity(Int64(quantity)), maker: key(of: makerSlot),
            makerRemaining: Quantity(Int64(maker.pointee.remaining)), taker: taker.key,
            takerRemaining: Quantity(Int64(walk.remaining)), makerShown: Quantity(Int64(maker.pointee.shown)))))
      nextTrade &+= 1
      taker.book.pointee.lastPrice = level.pointee.price
      hasChanged = true
      if maker.pointee.shown == 0 { finish(makerSlot, taker.book, taker.instrument, into: &events) }
    }
    return hasChanged
  }

  /// Takes units that traded, or that self-trade prevention took, from a resting order.
  @inline(__always)
  mutating func take(_ quantity: UInt32, from slot: UInt32, on level: UnsafeMutablePointer<LevelRecord>) {
    let order = store.orders[slot]
    order.pointee.remaining &-= quantity
    order.pointee.shown &-= quantity
    order.pointee.filled &+= quantity
    level.pointee.quantity &-= Int64(quantity)
  }

  /// Deals with a resting order that shows nothing any more: it is done, or an iceberg that shows its next part behind
  /// the others at its price.
  @inline(__always)
  mutating func finish(
    _ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    if store.orders[slot].pointee.remaining > 0 { return replenish(slot, instrument, into: &events) }
    _ = store.unlink(slot)
    forget(slot, book)
  }

  /// Ends a resting order that is on no level any more.
  @inline(__always)
  mutating func forget(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    if store.orders[slot].pointee.terms != 0 { leaveIcebergs(slot, book) }
    unindex(slot)
    release(slot)
  }

  /// Counts an iceberg out of its book.
  mutating func leaveIcebergs(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    let terms = store.orders[slot].pointee.terms
    if terms != 0 && store.terms[terms].pointee.display > 0 { book.pointee.icebergCount &-= 1 }
  }

  @inline(never)
  mutating func replenish(_ slot: UInt32, _ instrument: InstrumentID, into events: inout EventBuffer) {
    let order = store.orders[slot]
    let level = order.pointee.level
    _ = store.unlink(slot)
    order.pointee.shown = shownPart(of: slot)
    stamp(slot, store.books[instrument.rawValue])
    store.enqueue(slot, order, on: level, store.levels[level])
    guard reportsMarketData else { return }
    let record = store.levels[level].pointee
    appendRested(slot, key(of: slot).order, record.price, record.side, instrument, into: &events)
  }

  /// Keeps a taker from trading with a resting order of its own participant.
  ///
  /// - Returns: Whether the level changed and the taker may go on.
  @inline(never)
  mutating func prevent(
    _ taker: Taker, _ walk: inout Walk, _ makerSlot: UInt32, into events: inout EventBuffer
  ) -> Bool {
    let maker = store.orders[makerSlot]
    switch walk.prevention {
    case .cancelNewest:
      walk.isOver = true
      return false
    case .cancelOldest:
      appendPrevented(makerSlot, taker, maker.pointee.remaining, left: 0, into: &events)
      remove(makerSlot, taker.book)
    case .decrementBoth:
      decrement(taker, &walk, makerSlot, into: &events)
    }
    return true
  }

  private mutating func decrement(
    _ taker: Taker, _ walk: inout Walk, _ makerSlot: UInt32, into events: inout EventBuffer
  ) {
    let lost = min(walk.remaining, store.orders[makerSlot].pointee.remaining)
    walk.remaining &-= lost
    let isDone = reduce(makerSlot, by: lost, taker, into: &events)
    appendDecrement(taker, lost, left: walk.remaining, into: &events)
    if isDone { remove(makerSlot, taker.book) }
  }

  /// Takes units from a resting order without a trade, and reports it.
  ///
  /// - Returns: Whether nothing is left of it.
  mutating func reduce(
    _ makerSlot: UInt32, by lost: UInt32, _ taker: Taker, into events: inout EventBuffer
  ) -> Bool {
    let maker = store.orders[makerSlot]
    maker.pointee.remaining &-= lost
    let level = store.levels[maker.pointee.level]
    // What an iceberg hides goes last.
    let shownLost = maker.pointee.shown - min(maker.pointee.shown, maker.pointee.remaining)
    maker.pointee.shown &-= shownLost
    level.pointee.quantity &-= Int64(shownLost)
    appendPrevented(makerSlot, taker, lost, left: maker.pointee.remaining, into: &events)
    return maker.pointee.remaining == 0
  }

  /// Ends a resting order; its level stays, even when it is empty now.
  mutating func remove(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    _ = store.unlink(slot)
    forget(slot, book)
  }

  /// Reports what a taker lost to self-trade prevention.
  mutating func appendDecrement(_ taker: Taker, _ lost: UInt32, left: UInt32, into events: inout EventBuffer) {
    events.append(
      .cancelled(
        OrderCancelled(
          key: taker.key, requestID: taker.requestID, instrument: taker.instrument, side: taker.side,
          quantity: Quantity(Int64(lost)), remaining: Quantity(Int64(left)), reason: .selfTrade)))
  }

  /// Reports what a resting order lost to self-trade prevention.
  mutating func appendPrevented(
    _ slot: UInt32, _ taker: Taker, _ quantity: UInt32, left: UInt32, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: slot), requestID: taker.requestID, instrument: taker.instrument, side: taker.side.opposite,
          quantity: Quantity(Int64(quantity)), remaining: Quantity(Int64(left)),
          price: Price(limit(of: slot)),
          shown: Quantity(left == 0 ? 0 : Int64(order.pointee.shown)), reason: .selfTrade)))
  }

  /// Whether `quantity` units can be had at once at ranks of at least `limit`, before self-trade prevention would stop
  /// the taker or take units from it.
  ///
  /// - Complexity: O(makers that would trade).
  mutating func canFill(_ quantity: UInt32, _ taker: Taker, _ limit: Int64) -> Bool {
    if reach(of: taker.slot, quantity) < quantity { return false }
    capacity.beginLook()
    let skipsOwn = store.orders[taker.slot].pointee.traits.selfTradePrevention == .cancelOldest
    var missing = Int64(quantity)
    store.forEachLevel(of: taker.book.side(taker.side.opposite)) { index in
      let level = store.levels[index]
      guard taker.book.rank(of: level.pointee.price, taker.side.opposite) >= limit else { return false }
      var maker = level.pointee.head
      while maker != 0 && missing > 0 {
        let order = store.orders[maker]
        if order.pointee.participant != taker.key.participant.rawValue {
          missing -= Int64(countable(order.pointee.shown, of: maker))
        } else if !skipsOwn {
          // What icebergs before it hide comes back behind it.
          return false
        }
        maker = order.pointee.next
      }
      if taker.book.pointee.icebergCount > 0 && missing > 0 { missing -= hidden(on: index, from: taker) }
      return missing > 0
    }
    return missing <= 0
  }
}

extension MatchingEngine {
  /// Units that icebergs of a level hide from a taker, after all that its orders show.
  private func hidden(on index: UInt32, from taker: Taker) -> Int64 {
    var sum: Int64 = 0
    var slot = store.levels[index].pointee.head
    while slot != 0 {
      let order = store.orders[slot].pointee
      if order.participant != taker.key.participant.rawValue {
        sum += Int64(countable(order.remaining - order.shown, of: slot))
      }
      slot = order.next
    }
    return sum
  }
}

/// Life cycle and look-up of orders.
extension MatchingEngine {
  /// Everything by which an order is known.
  @inline(__always)
  func key(of slot: UInt32) -> OrderKey { key(of: store.orders[slot], slot) }

  @inline(__always)
  func key(of order: UnsafeMutablePointer<OrderRecord>, _ slot: UInt32) -> OrderKey {
    OrderKey(
      order: OrderID(slot: slot, generation: order.pointee.generation), clientOrderID: order.pointee.clientOrderID,
      participant: ParticipantID(order.pointee.participant))
  }

  /// The slot of a live order that rests in its book or waits for its stop price; `nil` when the id's order is gone or
  /// never was.
  @inline(__always)
  func liveSlot(_ id: OrderID) -> UInt32? {
    let slot = id.slot
    guard slot &- 1 < store.orders.highWater &- 1 else { return nil }
    let order = store.orders[slot]
    return order.pointee.generation == id.generation && order.pointee.level != 0 ? slot : nil
  }

  /// The slot of a participant's live order by its client id; 0 when there is none.
  @inline(__always)
  func slot(ofClientOrder id: UInt64, _ fingerprint: UInt32, _ participant: UInt32) -> UInt32 {
    participants.records[participant].pointee.orders.find(fingerprint) { slot in
      store.orders[slot].pointee.clientOrderID == id
    }?.slot ?? 0
  }

  /// Makes an order findable by its client id.
  @inline(__always)
  func index(_ slot: UInt32, _ fingerprint: UInt32, _ participant: UInt32) {
    participants.records[participant].pointee.orders.insert(fingerprint, slot: slot)
  }

  /// Makes an order no longer findable by its client id.
  @inline(__always)
  func unindex(_ slot: UInt32) {
    let order = store.orders[slot]
    let fingerprint = ClientOrderIndex.fingerprint(of: order.pointee.clientOrderID, seed: hashSeed)
    participants.records[order.pointee.participant].pointee.orders.remove(fingerprint, slot: slot)
  }

  /// Ends an order's use of its slot, after which its id means nothing.
  @inline(__always)
  mutating func release(_ slot: UInt32) {
    let order = store.orders[slot]
    let generation = order.pointee.generation
    order.pointee.level = 0
    if order.pointee.terms != 0 { releaseTerms(slot) }
    if generation == OrderID.lastGeneration { return store.orders.retire(slot) }
    order.pointee.generation = generation &+ 1
    store.orders.free(slot)
  }

  @inline(never)
  private mutating func releaseTerms(_ slot: UInt32) {
    let order = store.orders[slot]
    let terms = store.terms[order.pointee.terms].pointee
    let hasTimer = terms.timer != 0
    if terms.share != 0 { capacity.leave(terms.share) }
    store.terms.free(order.pointee.terms)
    order.pointee.terms = 0
    guard hasTimer else { return }
    timers.noteDead()
  }
}
