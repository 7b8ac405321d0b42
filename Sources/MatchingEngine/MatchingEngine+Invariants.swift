/// What must hold after every command, by looking at everything.
extension MatchingEngine {
  /// What is wrong with pools, leases, books or bids that share; `nil` when nothing is.
  package func fault() -> String? {
    for slot in 1..<capacity.pools.highWater where capacity.pools[slot].pointee.owner != 0 {
      if let fault = fault(ofPool: slot) { return fault }
    }
    for slot in 1..<capacity.leases.highWater where capacity.leases[slot].pointee.buyer != 0 {
      if let fault = fault(ofLease: slot) { return fault }
    }
    for number in 1..<store.books.highWater {
      if let fault = fault(ofBook: number) { return fault }
    }
    return nil
  }

  private func fault(ofPool slot: UInt32) -> String? {
    let pool = capacity.pools[slot].pointee
    let id = pool.id(slot)
    let leased = openLeases(from: id).reduce(0) { $0 + $1.units.rawValue }
    if leased + Int64(pool.free) != Int64(pool.units) {
      return "pool \(slot): \(leased) leased + \(pool.free) free is not \(pool.units)"
    }
    if pool.isImplicit && openOrders(from: id).isEmpty && openLeases(from: id).isEmpty && pool.outOfService == 0 {
      return "pool \(slot) is used by nothing"
    }
    var share = pool.offers.first
    var count: UInt32 = 0
    while share != 0 {
      let record = capacity.shares[share].pointee
      let order = store.orders[record.order].pointee
      let terms = store.terms[order.terms].pointee
      let isStop = store.levels[order.level].pointee.isStop
      let most = min(terms.display == 0 || isStop ? order.remaining : terms.display, min(order.remaining, pool.free))
      if record.pool != slot || terms.share != share { return "pool \(slot): a stranger among its offers" }
      switch record.place {
      case .elsewhere: if !isStop { return "pool \(slot): an offer is nowhere" }
      case .parked:
        if pool.free > 0 || order.shown != 0 {
          return "pool \(slot): an offer is parked although \(pool.free) are free"
        }
      case .resting:
        if order.shown == 0 || order.shown > most {
          return "pool \(slot): an offer shows \(order.shown), \(most) could trade"
        }
        if terms.display == 0 && order.shown != most { return "pool \(slot): an offer shows \(order.shown) of \(most)" }
      }
      count += 1
      share = record.links.next
    }
    return count == pool.offerCount ? nil : "pool \(slot): \(count) offers, counted \(pool.offerCount)"
  }

  private func fault(ofLease slot: UInt32) -> String? {
    let lease = capacity.leases[slot].pointee
    if lease.end <= time.rawValue { return "lease \(slot) should have ended" }
    let lent = openPools(of: lease.id(slot))
    let deposited = lent.reduce(0) { $0 + $1.units.rawValue + $1.outOfService.rawValue }
    if deposited != Int64(lease.deposited) || lease.deposited > lease.units {
      return "lease \(slot): \(deposited) in its pools, \(lease.deposited) deposited of \(lease.units)"
    }
    for pool in lent {
      if pool.end != Timestamp(lease.end) { return "lease \(slot): a pool ends with another" }
      if openLeases(from: pool.pool).contains(where: { $0.end.rawValue > lease.end }) {
        return "lease \(slot): a sub-lease ends later"
      }
    }
    return nil
  }

  private func fault(ofBook number: UInt32) -> String? {
    let book = store.books[number]
    var fault: String?
    for side in Side.allCases {
      var previous: Int64 = .max
      store.forEachLevel(of: book.side(side)) { index in
        let level = store.levels[index].pointee
        var sum: Int64 = 0
        var count: UInt32 = 0
        var slot = level.head
        while slot != 0 {
          sum += Int64(store.orders[slot].pointee.shown)
          count += 1
          if store.orders[slot].pointee.level != index { fault = "book \(number): an order is on another level" }
          slot = store.orders[slot].pointee.next
        }
        let rank = book.rank(of: level.price, side)
        if rank >= previous { fault = "book \(number): levels out of order" }
        previous = rank
        if sum != level.quantity || count != level.orderCount || count == 0 {
          fault =
            "book \(number): \(side) \(level.price) says \(level.quantity) in \(level.orderCount), has \(sum) in \(count)"
        }
        return fault == nil
      }
    }
    if let fault { return fault }
    guard book.pointee.state == .open else { return nil }
    if book.pointee.bids.best != 0 && book.pointee.offers.best != 0
      && book.pointee.bids.bestRank >= -book.pointee.offers.bestRank
    {
      return "book \(number) is crossed"
    }
    // A collar may keep them apart.
    return book.pointee.offBook == 0 || book.pointee.collars != 0 ? nil : gangFault(number)
  }

  /// A waiting gang bid that an offer of somebody else could fill.
  private func gangFault(_ number: UInt32) -> String? {
    let book = store.books[number]
    var fault: String?
    gangs.forEach(store.offBooks[book.pointee.offBook].pointee.gangs) { gang in
      let bid = store.orders[gang.order].pointee
      if bid.remaining != gang.quantity || bid.level == 0 { fault = "book \(number): a gang bid that is none" }
      for offer in restingOrders(.offer, of: InstrumentID(number)) {
        let shown = shownQuantity(of: offer.key.order)?.rawValue ?? 0
        if offer.price.rawValue <= gang.price && shown >= Int64(gang.quantity)
          && offer.key.participant.rawValue != bid.participant
        {
          fault =
            "book \(number): a gang bid of \(gang.quantity)@\(gang.price) waits beside \(shown)@\(offer.price.rawValue)"
        }
      }
    }
    return fault
  }
}
