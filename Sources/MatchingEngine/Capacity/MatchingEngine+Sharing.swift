/// Offers of one pool: they show no more than is free in it, leave their books when nothing is, and come back.
extension MatchingEngine {
  /// An order's membership in a pool, or 0.
  @inline(__always)
  func share(of slot: UInt32) -> UInt32 {
    let terms = store.orders[slot].pointee.terms
    return terms == 0 ? 0 : store.terms[terms].pointee.share
  }

  /// Units of `left` that an order can trade now.
  @inline(__always)
  func reach(of slot: UInt32, _ left: UInt32) -> UInt32 {
    let share = share(of: slot)
    return share == 0 ? left : min(left, capacity.pools[capacity.shares[share].pointee.pool].pointee.free)
  }

  /// Shrinks, or parks, the resting offers of a pool that show more than is free in it, in the order in which they
  /// were accepted.
  ///
  /// - Complexity: O(offers of the pool).
  mutating func shrinkOffers(of pool: UInt32, into events: inout EventBuffer) {
    let free = capacity.pools[pool].pointee.free
    var share = capacity.pools[pool].pointee.offers.first
    while share != 0 {
      let record = capacity.shares[share]
      let next = record.pointee.links.next
      if record.pointee.place == .resting {
        let order = store.orders[record.pointee.order]
        if free == 0 && order.pointee.remaining > 0 {
          park(share, into: &events)
        } else if order.pointee.shown > free {
          resize(record.pointee.order, to: free, into: &events)
        }
      }
      share = next
    }
  }

  /// Makes a resting order show another number of units in its place.
  mutating func resize(_ slot: UInt32, to shown: UInt32, into events: inout EventBuffer) {
    let order = store.orders[slot]
    let index = order.pointee.level
    let level = store.levels[index]
    level.pointee.quantity += Int64(shown) - Int64(order.pointee.shown)
    order.pointee.shown = shown
    guard reportsMarketData else { return }
    let price = limit(of: slot)
    appendResized(slot, price, InstrumentID(level.pointee.instrument), into: &events)
    guard !level.pointee.isOffBook else { return }
    appendLevel(index, into: &events)
    let instrument = level.pointee.instrument
    indicate(store.books[instrument], InstrumentID(instrument), into: &events)
  }

  /// Reports what an order shows now.
  mutating func appendResized(
    _ slot: UInt32, _ price: Int64, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    let order = store.orders[slot].pointee
    events.append(
      .resized(
        OrderResized(
          key: key(of: slot), instrument: instrument, side: order.traits.side, price: Price(price),
          remaining: Quantity(Int64(order.remaining)), shown: Quantity(Int64(order.shown)))))
  }

  /// Reports what a level shows now.
  mutating func appendLevel(_ index: UInt32, into events: inout EventBuffer) {
    let level = store.levels[index].pointee
    events.append(
      .levelChanged(
        LevelChanged(
          instrument: InstrumentID(level.instrument), side: level.side, price: Price(level.price),
          quantity: Quantity(level.quantity), orderCount: level.orderCount)))
  }

  /// Takes out a level that was left empty, unless a walk is still working on it, and reports what it shows.
  mutating func settle(_ index: UInt32, _ book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer) {
    if reportsMarketData { appendLevel(index, into: &events) }
    let instrument = InstrumentID(store.levels[index].pointee.instrument)
    defer { indicate(book, instrument, into: &events) }
    guard index != capacity.heldLevel, index != capacity.heldBidLevel else { return }
    _ = store.settle(index, store.state(of: index), book: book)
  }

  /// Takes a resting offer out of its book until units come back to its pool.
  private mutating func park(_ share: UInt32, into events: inout EventBuffer) {
    let slot = capacity.shares[share].pointee.order
    let index = store.orders[slot].pointee.level
    let book = store.books[capacity.shares[share].pointee.instrument]
    leaveIcebergs(slot, book)
    let price = store.levels[index].pointee.price
    _ = store.unlink(slot)
    park(slot, share, price, into: &events)
    settle(index, book, into: &events)
  }

  /// Parks an offer that is on no level.
  mutating func park(_ slot: UInt32, _ share: UInt32, _ price: Int64, into events: inout EventBuffer) {
    let record = capacity.shares[share]
    record.pointee.price = price
    record.pointee.place = .parked
    let instrument = record.pointee.instrument
    let aside = store.offBooks[offBook(of: instrument)].pointee.parked
    let order = store.orders[slot]
    order.pointee.shown = 0
    store.enqueue(slot, order, on: aside, store.levels[aside])
    events.append(
      .parked(
        OrderParked(
          key: key(of: slot), instrument: InstrumentID(instrument), side: .offer, price: Price(price),
          remaining: Quantity(Int64(order.pointee.remaining)))))
  }

  /// Where a book keeps its orders that rest on no level.
  mutating func offBook(of instrument: UInt32) -> UInt32 {
    let known = store.books[instrument].pointee.offBook
    guard known == 0 else { return known }
    let parked = store.levels.allocate()
    let waiting = store.levels.allocate()
    for (index, side) in [(parked, Side.offer), (waiting, Side.bid)] {
      store.levels[index].initialize(
        to: LevelRecord(
          price: 0, quantity: 0, head: 0, tail: 0, orderCount: 0, book: LevelRecord.book(instrument, side)))
    }
    let index = store.offBooks.allocate()
    store.offBooks[index].initialize(to: OffBookRecord(gangs: 0, parked: parked, waiting: waiting, padding: 0))
    store.books[instrument].pointee.offBook = index
    return index
  }

  /// The limit of an order that rests, is parked, or waits as a gang bid.
  mutating func limit(of slot: UInt32) -> Int64 {
    let order = store.orders[slot].pointee
    let level = store.levels[order.level].pointee
    guard level.isOffBook else { return level.price }
    let terms = store.terms[order.terms].pointee
    return terms.gang == 0 ? capacity.shares[terms.share].pointee.price : gangs[terms.gang].price
  }
}

/// Units that come back.
extension MatchingEngine {
  /// Frees units of a pool: its offers come back into their books or grow, in the order in which they were accepted, and
  /// may trade as they do.
  mutating func giveBack(_ units: UInt32, to pool: UInt32, into events: inout EventBuffer) {
    capacity.pools[pool].pointee.free += units
    var share = capacity.pools[pool].pointee.offers.first
    var touched: [UInt32] = []
    while share != 0 && capacity.pools[pool].pointee.free > 0 {
      let record = capacity.shares[share].pointee
      if record.place != .elsewhere && !touched.contains(record.instrument) { touched.append(record.instrument) }
      switch record.place {
      case .elsewhere: break
      case .resting: grow(record.order, share, into: &events)
      case .parked: restore(record.order, share, into: &events)
      }
      share = record.links.next
    }
    for instrument in touched { runStops(of: store.books[instrument], InstrumentID(instrument), into: &events) }
  }

  private mutating func restore(_ slot: UInt32, _ share: UInt32, into events: inout EventBuffer) {
    let record = capacity.shares[share]
    let price = record.pointee.price
    let instrument = InstrumentID(record.pointee.instrument)
    let book = store.books[record.pointee.instrument]
    let order = store.orders[slot]
    record.pointee.place = .elsewhere
    _ = store.unlink(slot)
    order.pointee.shown = order.pointee.remaining
    let key = key(of: slot)
    events.append(
      .restored(
        OrderRestored(
          key: key, instrument: instrument, side: .offer, price: Price(price),
          remaining: Quantity(Int64(order.pointee.remaining)))))
    let taker = Taker(slot: slot, key: key, instrument: instrument, side: .offer, book: book, requestID: 0)
    let reach = reach(of: slot, order.pointee.remaining)
    if order.pointee.traits.isPostOnly && book.pointee.state == .open && wouldTake(price, .offer, reach, in: book) {
      return end(taker, true, .wouldTake, into: &events)
    }
    execute(taker, Instruction(price: price, rests: true), into: &events)
  }

  private mutating func grow(_ slot: UInt32, _ share: UInt32, into events: inout EventBuffer) {
    let order = store.orders[slot]
    let shown = shownPart(of: slot)
    guard shown > order.pointee.shown else { return }
    resize(slot, to: shown, into: &events)
    let book = store.books[capacity.shares[share].pointee.instrument]
    if book.pointee.state == .open && book.pointee.traits.contains(.hasGangs) {
      serveGangs(slot, share, book, into: &events)
    }
  }

  /// What an order shows when it comes to rest, or grows.
  @inline(__always)
  func shownPart(of slot: UInt32) -> UInt32 {
    let order = store.orders[slot].pointee
    guard order.terms != 0 else { return order.remaining }
    let display = store.terms[order.terms].pointee.display
    return reach(of: slot, display == 0 ? order.remaining : min(display, order.remaining))
  }
}
