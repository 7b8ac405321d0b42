/// Gang bids: all units from one offer at once, or wait in their place.
extension MatchingEngine {
  /// Whether an order wants all its units from one offer.
  @inline(__always)
  mutating func isGang(_ slot: UInt32) -> Bool {
    let terms = store.orders[slot].pointee.terms
    return terms != 0 && store.terms[terms].pointee.isGang
  }

  /// Matches a gang bid with the first offer that can fill it whole.
  ///
  /// - Returns: Whether it must be cancelled because it met an order of its own participant.
  mutating func matchGang(_ taker: Taker, _ limit: Int64, into events: inout EventBuffer) -> Bool {
    let prevention = store.orders[taker.slot].pointee.traits.selfTradePrevention
    while true {
      let maker = firstOffer(atLeast: store.orders[taker.slot].pointee.remaining, taker.book, limit)
      guard maker != 0 else { return false }
      if store.orders[maker].pointee.participant != taker.key.participant.rawValue {
        trade(store.orders[taker.slot].pointee.remaining, taker, with: maker, into: &events)
        return false
      }
      guard prevention == .cancelOldest else { return true }
      cancelOldest(maker, taker, into: &events)
    }
  }

  /// Trades some units of a bid with one resting offer, wherever it stands.
  mutating func trade(_ quantity: UInt32, _ taker: Taker, with maker: UInt32, into events: inout EventBuffer) {
    let order = store.orders[taker.slot]
    let index = store.orders[maker].pointee.level
    let price = store.levels[index].pointee.price
    capacity.heldLevel = index
    order.pointee.remaining &-= quantity
    order.pointee.shown = order.pointee.remaining
    order.pointee.filled &+= quantity
    take(quantity, from: maker, on: store.levels[index])
    appendTrade(taker, maker, quantity, price, left: order.pointee.remaining, into: &events)
    share(quantity, at: price, offer: maker, bid: taker.slot, into: &events)
    finishShared(maker, taker.book, taker.instrument, into: &events)
    var hasChanged = true
    leaveLevel(&hasChanged, taker.book, into: &events)
  }

  /// The first offer in price-time order, at a rank of at least `limit`, that shows `quantity` units; 0 when there is none.
  ///
  /// - Complexity: O(offers that are too small).
  mutating func firstOffer(
    atLeast quantity: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ limit: Int64
  ) -> UInt32 {
    var found: UInt32 = 0
    store.forEachLevel(of: book.side(.offer)) { index in
      let level = store.levels[index].pointee
      guard book.rank(of: level.price, .offer) >= limit else { return false }
      guard level.quantity >= Int64(quantity) else { return true }
      var slot = level.head
      while slot != 0 && store.orders[slot].pointee.shown < quantity { slot = store.orders[slot].pointee.next }
      found = slot
      return slot == 0
    }
    return found
  }

  /// Takes out a resting offer that its own participant's order met.
  mutating func cancelOldest(_ maker: UInt32, _ taker: Taker, into events: inout EventBuffer) {
    let index = store.orders[maker].pointee.level
    appendPrevented(maker, taker, store.orders[maker].pointee.remaining, left: 0, into: &events)
    remove(maker, taker.book)
    settle(index, taker.book, into: &events)
  }
}

/// Waiting.
extension MatchingEngine {
  /// Lets a gang bid wait.
  ///
  /// - Parameter arrival: When it came, if it keeps its place; `nil`: now.
  mutating func wait(
    _ slot: UInt32, _ instrument: InstrumentID, _ price: Int64, arrival: UInt64? = nil
  ) {
    let offBook = offBook(of: instrument.rawValue)
    let book = store.books[instrument.rawValue]
    let order = store.orders[slot]
    store.terms[order.pointee.terms].pointee.gang = gangs.insert(
      order: slot, participant: order.pointee.participant, rank: book.rank(of: price, .bid), price: price,
      quantity: order.pointee.remaining, arrival: arrival, into: &store.offBooks[offBook].pointee.gangs)
    let aside = store.offBooks[offBook].pointee.waiting
    store.enqueue(slot, order, on: aside, store.levels[aside])
    book.pointee.traits.formUnion([.hasGangs, .bidsNeedCare, .offersNeedCare, .shares])
  }

  /// Takes a waiting gang bid out.
  mutating func stopWaiting(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    let terms = store.terms[store.orders[slot].pointee.terms]
    let offBook = store.offBooks[book.pointee.offBook]
    gangs.remove(terms.pointee.gang, from: &offBook.pointee.gangs)
    terms.pointee.gang = 0
    _ = store.unlink(slot)
    guard offBook.pointee.gangs == 0 else { return }
    book.pointee.traits.subtract([.hasGangs, .bidsNeedCare])
    if !tracksCapacity { book.pointee.traits.remove(.offersNeedCare) }
  }

  /// Lets a waiting gang bid ask for fewer units in its place.
  mutating func keepWaiting(_ slot: UInt32, _ quantity: UInt32) {
    let order = store.orders[slot]
    let terms = store.terms[order.pointee.terms]
    let waiting = gangs[terms.pointee.gang]
    let offBook = store.offBooks[store.books[store.levels[order.pointee.level].pointee.instrument].pointee.offBook]
    gangs.remove(terms.pointee.gang, from: &offBook.pointee.gangs)
    order.pointee.remaining = quantity
    order.pointee.shown = quantity
    terms.pointee.gang = gangs.insert(
      order: slot, participant: waiting.participant, rank: waiting.rank, price: waiting.price, quantity: quantity,
      arrival: waiting.arrival, into: &offBook.pointee.gangs)
  }

  /// The first waiting gang bid that an arriving offer can fill; 0 when there is none.
  @inline(__always)
  mutating func bestGang(for taker: Taker, _ limit: Int64, _ reach: UInt32) -> UInt32 {
    guard taker.side == .offer, taker.book.pointee.traits.contains(.hasGangs) else { return 0 }
    return gangs.firstFitting(store.offBooks[taker.book.pointee.offBook].pointee.gangs, limit: limit, most: reach)
  }

  /// Whether a waiting gang bid comes before the first order of a level of bids.
  mutating func precedes(_ gang: UInt32, _ level: UInt32, _ book: UnsafeMutablePointer<BookRecord>) -> Bool {
    let rank = book.rank(of: store.levels[level].pointee.price, .bid)
    let waiting = gangs[gang]
    if waiting.rank != rank { return waiting.rank > rank }
    let head = store.levels[level].pointee.head
    return head == 0 || waiting.arrival < gangs.arrival(of: head)
  }

  /// Lets an arriving offer trade with a waiting gang bid, at the bid's limit.
  mutating func meet(_ gang: UInt32, _ taker: Taker, _ walk: inout Walk, into events: inout EventBuffer) {
    let slot = gangs[gang].order
    let order = store.orders[slot]
    if order.pointee.participant == taker.key.participant.rawValue {
      return prevent(taker, &walk, gang: slot, into: &events)
    }
    let quantity = order.pointee.remaining
    let price = gangs[gang].price
    walk.remaining &-= quantity
    walk.traded &+= quantity
    fillGang(slot)
    appendTrade(taker, slot, quantity, price, left: walk.remaining, into: &events)
    share(quantity, at: price, offer: taker.slot, bid: slot, into: &events)
    removeGang(slot, taker.book)
  }

  /// Lets the gang bids that fit a resting offer, which has grown, trade with it, at their limits.
  mutating func serveGangs(
    _ slot: UInt32, _ share: UInt32, _ book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let instrument = InstrumentID(capacity.shares[share].pointee.instrument)
    let order = store.orders[slot]
    let owner = order.pointee.participant
    let index = order.pointee.level
    let limit = takerRank(of: store.levels[index].pointee.price, .offer, in: book)
    let taker = Taker(slot: slot, key: key(of: slot), instrument: instrument, side: .offer, book: book, requestID: 0)
    while order.pointee.level == index && book.pointee.traits.contains(.hasGangs) {
      let root = store.offBooks[book.pointee.offBook].pointee.gangs
      let gang = gangs.firstFitting(root, limit: limit, most: order.pointee.shown, notOf: owner)
      guard gang != 0 else { return }
      let bid = gangs[gang].order
      let quantity = store.orders[bid].pointee.remaining
      let price = gangs[gang].price
      capacity.heldLevel = index
      take(quantity, from: slot, on: store.levels[index])
      fillGang(bid)
      appendTrade(
        taker, bid, quantity, price, left: order.pointee.remaining,
        takerShown: Quantity(Int64(order.pointee.shown)), into: &events)
      self.share(quantity, at: price, offer: slot, bid: bid, into: &events)
      removeGang(bid, book)
      finishShared(slot, book, instrument, into: &events)
      var hasChanged = true
      leaveLevel(&hasChanged, book, into: &events)
    }
  }

  private mutating func fillGang(_ slot: UInt32) {
    let order = store.orders[slot]
    order.pointee.filled &+= order.pointee.remaining
    order.pointee.remaining = 0
    order.pointee.shown = 0
  }

  /// Ends a waiting gang bid.
  private mutating func removeGang(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    let group = group(of: slot)
    stopWaiting(slot, book)
    guard group == 0 else { return endGroup(group, isIndexed: true) }
    unindex(slot)
    release(slot)
  }

  /// Keeps an arriving offer from trading with a waiting gang bid of its own participant.
  private mutating func prevent(
    _ taker: Taker, _ walk: inout Walk, gang slot: UInt32, into events: inout EventBuffer
  ) {
    guard walk.prevention != .cancelNewest else {
      walk.isOver = true
      return
    }
    let lost = store.orders[slot].pointee.remaining
    let group = group(of: slot)
    if group == 0 {
      appendPrevented(slot, taker, lost, left: 0, into: &events)
      removeGang(slot, taker.book)
    } else {
      loseUnits(lost, of: group, taker.requestID, isIndexed: true, into: &events)
    }
    guard walk.prevention == .decrementBoth else { return }
    walk.remaining &-= lost
    appendDecrement(taker, lost, left: walk.remaining, into: &events)
  }

  /// Looks at every waiting gang bid of a book that has opened as if it had just been entered, in price-time order.
  @inline(never)
  mutating func retryGangs(
    _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    var waiting: [OrderID] = []
    gangs.forEach(store.offBooks[book.pointee.offBook].pointee.gangs) { waiting.append(key(of: $0.order).order) }
    for id in waiting where book.pointee.state == .open {
      guard let slot = liveSlot(id) else { continue }
      let group = group(of: slot)
      if group == 0 {
        retry(slot, book, instrument, 0, into: &events)
      } else {
        retryGroup(group, 0, into: &events)
      }
    }
  }

  /// Looks at a waiting gang bid again; it keeps its place when no offer fits.
  ///
  /// It never starts an auction: auctions leave gang bids out, so that one that is met beyond a collar would be met again
  /// when that auction ends, and so on for ever.
  mutating func retry(
    _ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, _ requestID: UInt64,
    into events: inout EventBuffer
  ) {
    guard book.pointee.state == .open else { return }
    let waiting = gangs[store.terms[store.orders[slot].pointee.terms].pointee.gang]
    let taker = Taker(
      slot: slot, key: key(of: slot), instrument: instrument, side: .bid, book: book, requestID: requestID)
    let collared = collaredRank(takerRank(of: waiting.price, .bid, in: book), taker)
    let metItself = matchGang(taker, collared, into: &events)
    if store.orders[slot].pointee.remaining == 0 {
      removeGang(slot, book)
    } else if metItself {
      stopWaiting(slot, book)
      end(taker, true, .selfTrade, into: &events)
    }
  }
}
