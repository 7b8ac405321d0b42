/// Pools: opened by deposits and offers, changed by their owners, closed by them or by time.
extension MatchingEngine {
  mutating func deposit(_ command: DepositCapacity, into events: inout EventBuffer) {
    if let refusal = refusal(of: command) {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let slot = openPool(
      command.participant.rawValue, command.spec.rawValue, command.region.rawValue,
      UInt32(truncatingIfNeeded: command.units.rawValue), end: command.end, command.requestID, into: &events)
    guard let end = command.end else { return }
    let id = capacity.pools[slot].pointee.id(slot).rawValue
    capacity.pools[slot].pointee.timer = timers.add(due: end.rawValue, subject: id, .pool)
  }

  private mutating func refusal(of command: DepositCapacity) -> Refusal? {
    let units = command.units.rawValue
    guard let spec = catalogue.spec(command.spec) else { return (.unknownSpec, Int64(command.spec.rawValue)) }
    guard catalogue.region(command.region) != nil else { return (.unknownRegion, Int64(command.region.rawValue)) }
    if units <= 0 { return (.quantityNotPositive, units) }
    if units > configuration.maximumOrderQuantity { return (.quantityTooLarge, units) }
    if units % Int64(spec.lotSize) != 0 { return (.quantityNotWholeLots, units) }
    if let end = command.end, end <= time { return (.invalidPoolEnd, Int64(clamping: end.rawValue)) }
    return poolRefusal()
  }

  /// Why no pool can be opened; `nil` when one can.
  mutating func poolRefusal() -> Refusal? {
    capacity.pools.count >= configuration.maximumPools ? (.tooManyPools, Int64(configuration.maximumPools)) : nil
  }

  mutating func deposit(_ command: DepositLease, into events: inout EventBuffer) {
    let slot = capacity.liveLease(command.lease)
    if let refusal = refusal(of: command, slot) {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let lease = capacity.leases[slot]
    let units =
      command.units.map { UInt32(truncatingIfNeeded: $0.rawValue) } ?? lease.pointee.units - lease.pointee.deposited
    lease.pointee.deposited += units
    let book = store.books[lease.pointee.instrument].pointee
    let end = Timestamp(lease.pointee.end)
    _ = openPool(
      command.participant.rawValue, book.spec, book.region, units, end: end, command.requestID, lease: slot,
      into: &events)
  }

  private mutating func refusal(of command: DepositLease, _ slot: UInt32) -> Refusal? {
    let named = Int64(truncatingIfNeeded: command.lease.rawValue)
    guard slot != 0 else { return (.unknownLease, named) }
    let lease = capacity.leases[slot].pointee
    guard lease.buyer == command.participant.rawValue else { return (.notYourLease, named) }
    let most = Int64(lease.units - lease.deposited)
    let units = command.units?.rawValue ?? most
    if command.units != nil && units <= 0 { return (.quantityNotPositive, units) }
    if units > most || units == 0 { return (.notEnoughOnLease, most) }
    return poolRefusal()
  }

  mutating func withdraw(_ command: WithdrawCapacity, into events: inout EventBuffer) {
    let slot = capacity.openPool(command.pool)
    let free = slot == 0 ? 0 : Int64(capacity.pools[slot].pointee.free)
    if let refusal = refusal(ofPool: slot, command.pool, command.participant)
      ?? Self.refusal(of: command.units, most: free, .notEnoughFree)
    {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let pool = capacity.pools[slot]
    let units = UInt32(truncatingIfNeeded: command.units?.rawValue ?? free)
    pool.pointee.units -= units
    pool.pointee.free -= units
    if pool.pointee.lease != 0 { capacity.leases[pool.pointee.lease].pointee.deposited -= units }
    appendChanged(slot, command.requestID, free: pool.pointee.free, into: &events)
    shrinkOffers(of: slot, into: &events)
    if pool.pointee.units == 0 && pool.pointee.outOfService == 0 { close(slot, command.requestID, into: &events) }
  }

  mutating func putBack(_ command: ReturnCapacity, into events: inout EventBuffer) {
    let slot = capacity.openPool(command.pool)
    let most = slot == 0 ? 0 : Int64(capacity.pools[slot].pointee.outOfService)
    if let refusal = refusal(ofPool: slot, command.pool, command.participant)
      ?? Self.refusal(of: command.units, most: most, .notEnoughOutOfService)
    {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let pool = capacity.pools[slot]
    let units = UInt32(truncatingIfNeeded: command.units.rawValue)
    pool.pointee.units += units
    pool.pointee.outOfService -= units
    appendChanged(slot, command.requestID, free: pool.pointee.free + units, into: &events)
    giveBack(units, to: slot, into: &events)
    capacity.noteIdle(slot)
  }

  private mutating func refusal(ofPool slot: UInt32, _ named: PoolID, _ participant: ParticipantID) -> Refusal? {
    let value = Int64(truncatingIfNeeded: named.rawValue)
    guard slot != 0 else { return (.unknownPool, value) }
    return capacity.pools[slot].pointee.owner == participant.rawValue ? nil : (.notYourPool, value)
  }

  private static func refusal(of units: Quantity?, most: Int64, _ code: RejectCode) -> Refusal? {
    let asked = units?.rawValue ?? most
    if units != nil && asked <= 0 { return (.quantityNotPositive, asked) }
    return asked > most || asked == 0 ? (code, most) : nil
  }
}

/// The life of a pool.
extension MatchingEngine {
  /// Opens a pool and reports it.
  ///
  /// - Returns: Its slot.
  mutating func openPool(
    _ owner: UInt32, _ spec: UInt32, _ region: UInt32, _ units: UInt32, end: Timestamp?, _ requestID: UInt64,
    lease: UInt32 = 0, isImplicit: Bool = false, into events: inout EventBuffer
  ) -> UInt32 {
    let slot = capacity.pools.allocate()
    let pool = capacity.pools[slot]
    pool.initialize(
      to: PoolRecord(
        end: end?.rawValue ?? PoolRecord.never, timer: 0, owner: owner, spec: spec, region: region, units: units,
        free: units, outOfService: 0, lease: lease, offerCount: 0, offers: RecordQueue(), leases: RecordQueue(),
        ownerLinks: RecordLinks(), leaseLinks: RecordLinks(), generation: pool.pointee.generation, counted: 0,
        countedBy: 0, isImplicit: isImplicit, isClosed: false))
    capacity.pools.append(slot, to: &participants.records[owner].pointee.pools, at: PoolRecord.ownerLinksOffset)
    if lease != 0 {
      capacity.pools.append(slot, to: &capacity.leases[lease].pointee.pools, at: PoolRecord.leaseLinksOffset)
    }
    events.append(
      .poolOpened(
        PoolOpened(
          pool: pool.pointee.id(slot), participant: ParticipantID(owner), requestID: requestID,
          spec: SpecID(rawValue: spec), region: RegionID(rawValue: region), units: Quantity(Int64(units)), end: end,
          lease: lease == 0 ? nil : capacity.leases[lease].pointee.id(lease))))
    return slot
  }

  mutating func appendChanged(
    _ slot: UInt32, _ requestID: UInt64, free: UInt32, into events: inout EventBuffer
  ) {
    let pool = capacity.pools[slot].pointee
    events.append(
      .poolChanged(
        PoolChanged(
          pool: pool.id(slot), participant: ParticipantID(pool.owner), requestID: requestID,
          units: Quantity(Int64(pool.units)), free: Quantity(Int64(free)),
          outOfService: Quantity(Int64(pool.outOfService)))))
  }

  /// Cancels what a pool still offers, and closes it. It is forgotten once its last lease has ended.
  mutating func close(_ slot: UInt32, _ requestID: UInt64, into events: inout EventBuffer) {
    while capacity.pools[slot].pointee.offers.first != 0 {
      let offer = capacity.shares[capacity.pools[slot].pointee.offers.first].pointee.order
      takeOut(offer, requestID, .poolClosed, into: &events)
    }
    let pool = capacity.pools[slot]
    events.append(
      .poolClosed(
        PoolClosed(
          pool: pool.pointee.id(slot), participant: ParticipantID(pool.pointee.owner), requestID: requestID)))
    pool.pointee.isClosed = true
    if pool.pointee.lease != 0 {
      capacity.pools.remove(
        slot, from: &capacity.leases[pool.pointee.lease].pointee.pools, at: PoolRecord.leaseLinksOffset)
      pool.pointee.lease = 0
    }
    if pool.pointee.leases.first == 0 { discard(slot) }
  }

  /// Forgets a closed pool.
  mutating func discard(_ slot: UInt32) {
    let pool = capacity.pools[slot]
    capacity.pools.remove(
      slot, from: &participants.records[pool.pointee.owner].pointee.pools, at: PoolRecord.ownerLinksOffset)
    pool.pointee.owner = 0
    if pool.pointee.generation == .max { return capacity.pools.retire(slot) }
    pool.pointee.generation += 1
    capacity.pools.free(slot)
  }

  /// Closes pools that were opened with an offer and that nothing uses any more.
  @inline(never)
  mutating func closeIdlePools(into events: inout EventBuffer) {
    var next = 0
    while next < capacity.idle.count {
      let slot = capacity.openPool(capacity.idle[next])
      if slot != 0 && capacity.isIdle(slot) { close(slot, 0, into: &events) }
      next += 1
    }
    capacity.forgetIdle()
  }
}

/// What an offer sells.
extension MatchingEngine {
  /// Why an order's pool, or its want of one, keeps it from being accepted; `nil` when nothing does.
  mutating func capacityRefusal(of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    if let named = order.pool {
      let value = Int64(truncatingIfNeeded: named.rawValue)
      if order.side == .bid { return (.poolOnBid, value) }
      guard tracksCapacity else { return (.notSupported, value) }
      let slot = capacity.openPool(named)
      if let refusal = refusal(ofPool: slot, named, order.participant) { return refusal }
      let pool = capacity.pools[slot].pointee
      if pool.spec != book.pointee.spec || pool.region != book.pointee.region { return (.poolMismatch, value) }
      if let refusal = poolRefusal(slot, order.quantity.rawValue) { return refusal }
      let (end, overflow) = time.rawValue.addingReportingOverflow(Self.term(of: book))
      if pool.end != PoolRecord.never && (overflow || end > pool.end) {
        return (.tenorDoesNotFit, Int64(clamping: pool.end))
      }
    } else if tracksCapacity && order.side == .offer, let refusal = poolRefusal() {
      return refusal
    }
    return leaseRefusal()
  }

  /// Why a pool cannot back an offer of `quantity` units; `nil` when it can.
  mutating func poolRefusal(_ slot: UInt32, _ quantity: Int64) -> Refusal? {
    let pool = capacity.pools[slot].pointee
    let most = Int64(pool.units) + Int64(pool.outOfService)
    return quantity > most ? (.exceedsPool, most) : nil
  }

  /// The pool of an offer that is being accepted; opened now when it names none.
  mutating func pool(
    for order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) -> UInt32 {
    if let named = order.pointee.pool { return capacity.openPool(named) }
    return openPool(
      order.pointee.participant.rawValue, book.pointee.spec, book.pointee.region,
      UInt32(truncatingIfNeeded: order.pointee.quantity.rawValue), end: nil, order.pointee.clientOrderID,
      isImplicit: true, into: &events)
  }

  /// The last moment at which an offer may stand so that its tenor still fits into its pool, and one nanosecond.
  mutating func lastFit(_ pool: UInt32, in book: UnsafeMutablePointer<BookRecord>) -> UInt64 {
    let end = capacity.pools[pool].pointee.end
    return end == PoolRecord.never ? TermsRecord.never : end - Self.term(of: book) + 1
  }
}
