/// Matching: price, then time.
extension MatchingEngine {
  /// Trades the order in `slot` against the other side as far as `limit` allows.
  ///
  /// - Parameters:
  ///   - slot: The incoming order; it rests on no level.
  ///   - limit: The lowest rank of the other side at which it may trade.
  /// - Returns: Whether it stopped because the next maker is its own participant's.
  mutating func match(
    _ slot: UInt32, _ key: OrderKey, _ side: Side, _ limit: Int64, book: UnsafeMutablePointer<BookRecord>,
    instrument: InstrumentID, into events: inout EventBuffer
  ) -> Bool {
    let opposite = book.side(side.opposite)
    var remaining = store.orders[slot].pointee.remaining
    let entered = remaining
    var metItself = false
    while remaining > 0 && !metItself && opposite.pointee.bestRank >= limit {
      let best = opposite.pointee.best
      let before = remaining
      metItself = trade(key, side, &remaining, at: best, book: book, instrument: instrument, into: &events)
      if remaining != before {
        let changed = store.settle(best, store.state(of: best), book: book)
        if reportsMarketData { events.append(.levelChanged(changed)) }
      }
    }
    let order = store.orders[slot]
    order.pointee.filled &+= entered &- remaining
    order.pointee.remaining = remaining
    order.pointee.shown = remaining
    return metItself
  }

  /// Trades against one level until it or the taker is used up, or the taker meets its own participant.
  @inline(__always)
  private mutating func trade(
    _ taker: OrderKey, _ side: Side, _ remaining: inout UInt32, at index: UInt32,
    book: UnsafeMutablePointer<BookRecord>, instrument: InstrumentID, into events: inout EventBuffer
  ) -> Bool {
    let level = store.levels[index]
    while remaining > 0 && level.pointee.head != 0 {
      let makerSlot = level.pointee.head
      let maker = store.orders[makerSlot]
      if maker.pointee.participant == taker.participant.rawValue { return true }
      let quantity = min(remaining, maker.pointee.shown)
      remaining &-= quantity
      maker.pointee.remaining &-= quantity
      maker.pointee.shown &-= quantity
      maker.pointee.filled &+= quantity
      level.pointee.quantity &-= Int64(quantity)
      events.append(
        .traded(
          Trade(
            id: TradeID(nextTrade), instrument: instrument, takerSide: side, price: Price(level.pointee.price),
            quantity: Quantity(Int64(quantity)), maker: self.key(of: makerSlot),
            makerRemaining: Quantity(Int64(maker.pointee.remaining)), taker: taker,
            takerRemaining: Quantity(Int64(remaining)))))
      nextTrade &+= 1
      book.pointee.lastPrice = level.pointee.price
      if maker.pointee.remaining == 0 {
        _ = store.unlink(makerSlot)
        unindex(makerSlot)
        release(makerSlot)
      }
    }
    return false
  }

  /// Whether `quantity` units can be had at once at ranks of at least `limit`, before an order of the same participant
  /// stands in the way.
  ///
  /// - Complexity: O(makers that would trade).
  func canFill(
    _ quantity: UInt32, _ slot: UInt32, _ side: Side, _ limit: Int64, in book: UnsafeMutablePointer<BookRecord>
  ) -> Bool {
    let participant = store.orders[slot].pointee.participant
    var missing = Int64(quantity)
    store.forEachLevel(of: book.side(side.opposite)) { index in
      let level = store.levels[index]
      guard book.rank(of: level.pointee.price, side.opposite) >= limit else { return false }
      var maker = level.pointee.head
      while maker != 0 && missing > 0 {
        let order = store.orders[maker]
        if order.pointee.participant == participant { return false }
        missing -= Int64(order.pointee.shown)
        maker = order.pointee.next
      }
      return missing > 0
    }
    return missing <= 0
  }
}

/// Life cycle and look-up of orders.
extension MatchingEngine {
  /// Everything by which an order is known.
  @inline(__always)
  func key(of slot: UInt32) -> OrderKey {
    let order = store.orders[slot]
    return OrderKey(
      order: OrderID(slot: slot, generation: order.pointee.generation), clientOrderID: order.pointee.clientOrderID,
      participant: ParticipantID(order.pointee.participant))
  }

  /// The slot of a live, resting order; `nil` when the id's order is gone or never was.
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
    if generation == OrderID.lastGeneration { return store.orders.retire(slot) }
    order.pointee.generation = generation &+ 1
    store.orders.free(slot)
  }
}
