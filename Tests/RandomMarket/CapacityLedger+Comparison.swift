import MatchingEngine

/// What the engine says about itself, against the ledger.
extension CapacityLedger {
  /// What differs between the ledger and the engine's queries, or breaks a rule of the market; `nil` when nothing does.
  ///
  /// The rules are those of docs/capacity.md, "What always holds".
  package func difference(from engine: borrowing MatchingEngine, at time: UInt64) -> String? {
    var gangs: [OpenOrder] = []
    return poolFault(engine, time) ?? leaseFault(engine, time) ?? orderFault(engine, &gangs) ?? bookFault(engine, gangs)
  }

  private func poolFault(_ engine: borrowing MatchingEngine, _ time: UInt64) -> String? {
    if engine.poolCount != pools.count { return "\(engine.poolCount) pools, not \(pools.count)" }
    var uses: [UInt64: (leased: Int64, offers: Int)] = [:]
    uses.reserveCapacity(pools.count)
    for lease in leases.values { uses[lease.pool, default: (0, 0)].leased += lease.units }
    for entry in entries.values { if let pool = entry.pool { uses[pool, default: (0, 0)].offers += 1 } }
    for (id, pool) in pools {
      guard let open = engine.openPool(PoolID(id)) else { return "pool \(id) is missing" }
      let (leased, offers) = uses[id] ?? (0, 0)
      let free = pool.units - leased
      if free < 0 || open.free.rawValue != free {
        return "pool \(id): \(pool.units) units, \(leased) on lease, \(open.free) free"
      }
      if open.units.rawValue != pool.units || open.outOfService.rawValue != pool.outOfService { return "pool \(id)" }
      if open.offerCount != offers { return "pool \(id): \(open.offerCount) offers, not \(offers)" }
      if let end = pool.end, end <= time { return "pool \(id) should have ended" }
      if let fault = offerFault(engine, id, free) { return fault }
    }
    return nil
  }

  private func offerFault(_ engine: borrowing MatchingEngine, _ pool: UInt64, _ free: Int64) -> String? {
    for offer in engine.openOrders(from: PoolID(pool)) {
      guard let entry = entries[Owner(offer.key)], entry.pool == pool else { return "pool \(pool): a stranger offers" }
      let shown = engine.shownQuantity(of: offer.key.order)?.rawValue ?? -1
      let most = min(entry.left, free)
      if offer.stopPrice != nil ? shown != 0 : shown > most || (shown == 0) != (free == 0) {
        return "pool \(pool): an offer of \(entry.left) shows \(shown), \(free) are free"
      }
      if offer.stopPrice != nil { continue }
      if let display = entry.display {
        if shown > display { return "pool \(pool): an iceberg shows \(shown) of \(display)" }
      } else if shown != most {
        return "pool \(pool): an offer shows \(shown) of \(most)"
      }
    }
    return nil
  }

  private func leaseFault(_ engine: borrowing MatchingEngine, _ time: UInt64) -> String? {
    if engine.leaseCount != leases.count { return "\(engine.leaseCount) leases, not \(leases.count)" }
    var deposited: [UInt64: Int64] = [:]
    for pool in pools.values {
      guard let head = pool.lease else { continue }
      deposited[head, default: 0] += pool.units + pool.outOfService
      if leases[head]?.end != pool.end { return "a pool does not end with its lease \(head)" }
    }
    for (id, lease) in leases {
      guard let open = engine.openLease(LeaseID(id)) else { return "lease \(id) is missing" }
      if lease.end <= time { return "lease \(id) should have ended" }
      let lent = deposited[id] ?? 0
      if open.units.rawValue != lease.units || open.deposited.rawValue != lent || lent > lease.units {
        return "lease \(id): \(open.units) units, \(open.deposited) deposited, not \(lease.units), \(lent)"
      }
      if open.end.rawValue != lease.end || open.start.rawValue != lease.start { return "lease \(id): its time" }
      if open.buyer.rawValue != lease.buyer || open.provider.rawValue != lease.provider { return "lease \(id): whose" }
    }
    return nil
  }

  /// Compares all orders, and gathers the waiting gang bids among them.
  private func orderFault(_ engine: borrowing MatchingEngine, _ gangs: inout [OpenOrder]) -> String? {
    var count = 0
    for participant in 1...UInt32(engine.participantCount) {
      var last: UInt64?
      for order in engine.openOrders(of: ParticipantID(participant)) {
        guard let entry = entries[Owner(order.key)] else { return "\(order.key) is not known" }
        if order.remaining.rawValue != entry.left || order.filled.rawValue != entry.filled || order.side != entry.side {
          return "\(order.key): \(order.remaining) left, \(order.filled) filled; not \(entry.left), \(entry.filled)"
        }
        if entry.isGang { gangs.append(order) }
        if last != order.key.clientOrderID { count += 1 } else if !entry.isGroup { return "\(order.key) stands twice" }
        last = order.key.clientOrderID
      }
    }
    return count == entries.count ? nil : "\(count) orders, not \(entries.count)"
  }

  private func bookFault(_ engine: borrowing MatchingEngine, _ gangs: [OpenOrder]) -> String? {
    var levels = 0
    for number in 1...UInt32(instruments.count) {
      let instrument = InstrumentID(number)
      for side in Side.allCases {
        let orders = engine.restingOrders(side, of: instrument)
        var next = 0
        for level in engine.levels(side, of: instrument) {
          levels += 1
          let first = next
          var quantity: Int64 = 0
          while next < orders.count, orders[next].price == level.price {
            quantity += engine.shownQuantity(of: orders[next].key.order)?.rawValue ?? 0
            next += 1
          }
          if level.quantity.rawValue != quantity || level.orderCount != next - first {
            return "book \(number) \(side): \(level), its \(next - first) orders show \(quantity)"
          }
          let shown = shownLevels[LevelKey(instrument: number, side: side, price: level.price.rawValue)]
          if shown?.quantity != level.quantity || shown.map({ Int($0.orderCount) }) != level.orderCount {
            return "book \(number) \(side): the feed shows \(String(describing: shown)), not \(level)"
          }
        }
        if next != orders.count { return "book \(number) \(side): \(orders[next].key) stands at no level" }
      }
      if let fault = crossingFault(engine, instrument, gangs) { return fault }
    }
    return levels == shownLevels.count ? nil : "the feed shows \(shownLevels.count) levels, not \(levels)"
  }

  private func crossingFault(
    _ engine: borrowing MatchingEngine, _ instrument: InstrumentID, _ gangs: [OpenOrder]
  ) -> String? {
    guard engine.tradingState(of: instrument) == .open, let offer = engine.best(.offer, of: instrument) else {
      return nil
    }
    if let bid = engine.best(.bid, of: instrument), bid.price >= offer.price { return "\(instrument) is crossed" }
    let waiting = gangs.filter { $0.instrument == instrument }
    // A collar may keep a gang bid from the offer that could fill it.
    if waiting.isEmpty || instruments[Int(instrument.rawValue) - 1].hasCollars { return nil }
    let offers = engine.restingOrders(.offer, of: instrument)
    for bid in waiting {
      for offer in offers where offer.price <= bid.price && offer.key.participant != bid.key.participant {
        if let shown = engine.shownQuantity(of: offer.key.order), shown >= bid.remaining {
          return "\(instrument): a gang bid of \(bid.remaining) waits beside \(shown)"
        }
      }
    }
    return nil
  }
}
