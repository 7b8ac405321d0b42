extension MatchingEngine {
  /// A digest over everything that matters: catalogue, participants, books with their queues, ids yet to be issued.
  ///
  /// - Complexity: O(size of the market).
  public func stateHash() -> UInt64 {
    var hash = StateHash()
    hash.combine(sequence)
    hash.combine(time.rawValue)
    hash.combine(nextTrade)
    participants.combine(into: &hash)
    catalogue.combine(into: &hash)
    for number in 1..<store.books.highWater {
      let book = store.books[number].pointee
      hash.combine(book.tickSize)
      hash.combine(book.state.rawValue)
      hash.combine(book.lastPrice)
      hash.combine(book.defaultProtection)
      for part in [book.lotSize, book.hours, book.spec, book.region, book.tenor] { hash.combine(part) }
      for side in Side.allCases { combine(store.books[number].side(side), into: &hash) }
      if book.stops != 0 {
        for side in Side.allCases { combine(store.stopBooks[book.stops].side(side), into: &hash) }
      }
      if book.collars != 0 { combine(store.collars[book.collars].pointee, into: &hash) }
      if book.offBook != 0 { combineGangs(of: book, into: &hash) }
    }
    hash.combine(timers.nextNumber)
    combineFreeOrders(into: &hash)
    combineCapacity(into: &hash)
    return hash.finished()
  }

  private func combine(_ bookSide: UnsafeMutablePointer<BookSide>, into hash: inout StateHash) {
    hash.combine(bookSide.pointee.levelCount)
    var combined = hash
    store.forEachLevel(of: bookSide) { index in
      combined.combine(store.levels[index].pointee.price)
      var slot = store.levels[index].pointee.head
      while slot != 0 {
        combine(order: slot, into: &combined)
        slot = store.orders[slot].pointee.next
      }
      return true
    }
    hash = combined
  }

  func combine(order slot: UInt32, into hash: inout StateHash) {
    let order = store.orders[slot].pointee
    hash.combine(OrderID(slot: slot, generation: order.generation).rawValue)
    hash.combine(order.clientOrderID)
    hash.combine(order.participant)
    hash.combine(order.remaining)
    hash.combine(order.shown)
    hash.combine(order.filled)
    hash.combine(order.traits.rawValue)
    guard order.terms != 0 else { return }
    let terms = store.terms[order.terms].pointee
    for word in [terms.expiresAt, terms.timer] { hash.combine(word) }
    for number in [terms.stopPrice, terms.limitPrice, terms.protection] { hash.combine(number) }
    for number in [terms.display, terms.minimum] { hash.combine(number) }
    for byte in [terms.type.rawValue, terms.timeInForce.rawValue, terms.isGang ? 1 : 0] { hash.combine(byte) }
    guard terms.group != 0 else { return }
    let group = capacity.groups[terms.group]
    hash.combine(OrderID(slot: group.legs[0], generation: store.orders[group.legs[0]].pointee.generation).rawValue)
  }

  private func combine(_ collars: CollarRecord, into hash: inout StateHash) {
    for number in [collars.staticRange, collars.dynamicRange, collars.reference] { hash.combine(number) }
    for word in [collars.auctionNanoseconds, collars.auctionTimer] { hash.combine(word) }
  }

  /// Free slots decide which ids come next, so that they are part of the state.
  private func combineFreeOrders(into hash: inout StateHash) {
    hash.combine(store.orders.highWater)
    var slot = store.orders.firstFree
    while slot != 0 {
      hash.combine(slot)
      hash.combine(store.orders[slot].pointee.generation)
      slot = store.orders[slot].pointee.next
    }
  }
}
