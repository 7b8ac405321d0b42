/// Pools, leases and gang bids as parts of the state hash.
extension MatchingEngine {
  /// The gang bids that wait in a book, with everything that decides who comes before whom.
  func combineGangs(of book: BookRecord, into hash: inout StateHash) {
    var combined = hash
    gangs.forEach(store.offBooks[book.offBook].pointee.gangs) { gang in
      combined.combine(gang.arrival)
      combined.combine(gang.price)
      combine(order: gang.order, into: &combined)
    }
    hash = combined
  }

  /// All pools with their offers, all leases, and the ids yet to be issued.
  func combineCapacity(into hash: inout StateHash) {
    hash.combine(gangs.nextArrival)
    hash.combine(capacity.pools.highWater)
    for slot in 1..<capacity.pools.highWater { combine(pool: slot, into: &hash) }
    hash.combine(capacity.leases.highWater)
    for slot in 1..<capacity.leases.highWater { combine(lease: slot, into: &hash) }
    var free = capacity.pools.firstFree
    while free != 0 {
      hash.combine(free)
      free = capacity.pools[free].pointee.nextFree
    }
    free = capacity.leases.firstFree
    while free != 0 {
      hash.combine(free)
      free = capacity.leases[free].pointee.nextFree
    }
  }

  private func combine(pool slot: UInt32, into hash: inout StateHash) {
    let pool = capacity.pools[slot].pointee
    hash.combine(pool.generation)
    guard pool.owner != 0 else { return }
    for word in [pool.end, pool.timer] { hash.combine(word) }
    for part in [pool.owner, pool.spec, pool.region, pool.units, pool.free, pool.outOfService, pool.lease] {
      hash.combine(part)
    }
    for flag in [pool.isImplicit, pool.isClosed] { hash.combine(flag ? 1 : 0 as UInt8) }
    var share = pool.offers.first
    while share != 0 {
      let record = capacity.shares[share].pointee
      hash.combine(record.place.rawValue)
      if record.place == .parked {
        hash.combine(record.price)
        combine(order: record.order, into: &hash)
      } else {
        hash.combine(record.order)
      }
      share = record.links.next
    }
  }

  private func combine(lease slot: UInt32, into hash: inout StateHash) {
    let lease = capacity.leases[slot].pointee
    hash.combine(lease.generation)
    guard lease.buyer != 0 else { return }
    hash.combine(lease.price)
    for word in [lease.end, lease.number] { hash.combine(word) }
    for part in [lease.buyer, lease.pool, lease.units, lease.deposited, lease.instrument] { hash.combine(part) }
  }
}
