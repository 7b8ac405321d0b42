/// Questions about pools and leases that change nothing and are right after every command.
extension MatchingEngine {
  /// A pool that is open; `nil` when it is closed or never was.
  ///
  /// - Complexity: O(1).
  public func openPool(_ id: PoolID) -> OpenPool? {
    let slot = capacity.openPool(id)
    return slot == 0 ? nil : openPool(slot)
  }

  /// A lease that has not ended; `nil` when it has or never was.
  ///
  /// - Complexity: O(1).
  public func openLease(_ id: LeaseID) -> OpenLease? {
    let slot = capacity.liveLease(id)
    return slot == 0 ? nil : openLease(slot)
  }

  /// The open pools of a participant, in the order in which they were opened; empty when the participant is unknown.
  public func openPools(of participant: ParticipantID) -> [OpenPool] {
    guard participants.contains(participant) else { return [] }
    var result: [OpenPool] = []
    var slot = participants.records[participant.rawValue].pointee.pools.first
    while slot != 0 {
      if !capacity.pools[slot].pointee.isClosed { result.append(openPool(slot)) }
      slot = capacity.pools.next(slot, at: PoolRecord.ownerLinksOffset)
    }
    return result
  }

  /// The live leases that a participant bought, in the order in which they were opened; empty when it is unknown.
  public func openLeases(of buyer: ParticipantID) -> [OpenLease] {
    guard participants.contains(buyer) else { return [] }
    return openLeases(participants.records[buyer.rawValue].pointee.leases, at: LeaseRecord.buyerLinksOffset)
  }

  /// The live leases of a pool's units, in the order in which they were opened; empty when the pool is closed.
  public func openLeases(from pool: PoolID) -> [OpenLease] {
    let slot = capacity.openPool(pool)
    guard slot != 0 else { return [] }
    return openLeases(capacity.pools[slot].pointee.leases, at: LeaseRecord.poolLinksOffset)
  }

  /// The pools in which units of a lease stand, in the order in which they were deposited; empty when it has ended.
  public func openPools(of lease: LeaseID) -> [OpenPool] {
    let slot = capacity.liveLease(lease)
    guard slot != 0 else { return [] }
    var result: [OpenPool] = []
    var pool = capacity.leases[slot].pointee.pools.first
    while pool != 0 {
      result.append(openPool(pool))
      pool = capacity.pools.next(pool, at: PoolRecord.leaseLinksOffset)
    }
    return result
  }

  /// The live offers of a pool, parked ones included, in the order in which they were accepted; empty when it is closed.
  public func openOrders(from pool: PoolID) -> [OpenOrder] {
    let slot = capacity.openPool(pool)
    guard slot != 0 else { return [] }
    var result: [OpenOrder] = []
    var share = capacity.pools[slot].pointee.offers.first
    while share != 0 {
      result.append(openOrder(slot: capacity.shares[share].pointee.order))
      share = capacity.shares.next(share, at: ShareRecord.linksOffset)
    }
    return result
  }

  /// Pools in the whole market.
  public var poolCount: Int { capacity.pools.count }

  /// Live leases in the whole market.
  public var leaseCount: Int { capacity.leases.count }

  private func openLeases(_ queue: RecordQueue, at offset: Int) -> [OpenLease] {
    var result: [OpenLease] = []
    var slot = queue.first
    while slot != 0 {
      result.append(openLease(slot))
      slot = capacity.leases.next(slot, at: offset)
    }
    return result
  }

  private func openPool(_ slot: UInt32) -> OpenPool {
    let pool = capacity.pools[slot].pointee
    return OpenPool(
      pool: pool.id(slot), participant: ParticipantID(pool.owner), spec: SpecID(rawValue: pool.spec),
      region: RegionID(rawValue: pool.region), units: Quantity(Int64(pool.units)), free: Quantity(Int64(pool.free)),
      outOfService: Quantity(Int64(pool.outOfService)),
      end: pool.end == PoolRecord.never ? nil : Timestamp(pool.end),
      lease: pool.lease == 0 ? nil : capacity.leases[pool.lease].pointee.id(pool.lease),
      offerCount: Int(pool.offerCount))
  }

  private func openLease(_ slot: UInt32) -> OpenLease {
    let lease = capacity.leases[slot].pointee
    let pool = capacity.pools[lease.pool].pointee
    return OpenLease(
      lease: lease.id(slot), buyer: ParticipantID(lease.buyer), provider: ParticipantID(pool.owner),
      pool: pool.id(lease.pool), instrument: InstrumentID(lease.instrument), units: Quantity(Int64(lease.units)),
      deposited: Quantity(Int64(lease.deposited)), price: Price(lease.price),
      start: Timestamp(lease.end - Self.term(of: store.books[lease.instrument])), end: Timestamp(lease.end))
  }
}
