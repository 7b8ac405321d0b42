/// Leases: opened by trades, ended by time or by their provider.
extension MatchingEngine {
  private static var nanosecondsPerHour: UInt64 { 3_600_000_000_000 }

  /// How long a trade in a book leases, in nanoseconds.
  @inline(__always)
  static func term(of book: UnsafeMutablePointer<BookRecord>) -> UInt64 {
    UInt64(book.pointee.hours) * nanosecondsPerHour
  }

  /// Opens the lease of a trade that was just reported.
  @inline(__always)
  mutating func openLease(
    _ quantity: UInt32, at price: Int64, _ share: UInt32, buyer: UInt32, into events: inout EventBuffer
  ) {
    let member = capacity.shares[share].pointee
    let book = store.books[member.instrument]
    let (end, overflow) = time.rawValue.addingReportingOverflow(Self.term(of: book))
    let slot = capacity.leases.allocate()
    let lease = capacity.leases[slot]
    lease.pointee.price = price
    lease.pointee.end = overflow ? .max - 1 : end
    lease.pointee.number = timers.takeNumber()
    lease.pointee.buyer = buyer
    lease.pointee.pool = member.pool
    lease.pointee.units = quantity
    lease.pointee.deposited = 0
    lease.pointee.instrument = member.instrument
    lease.pointee.pools = RecordQueue()
    capacity.open(slot, tenor: book.pointee.tenor)
    capacity.leases.append(slot, to: &participants.records[buyer].pointee.leases, at: LeaseRecord.buyerLinksOffset)
    if lease.pointee.end < timers.leaseDue { timers.leaseDue = lease.pointee.end }
    refreshRestingLimit()
    events.append(
      .leaseOpened(
        LeaseOpened(
          lease: lease.pointee.id(slot), trade: TradeID(nextTrade &- 1), buyer: ParticipantID(buyer),
          provider: ParticipantID(capacity.pools[member.pool].pointee.owner),
          pool: capacity.pools[member.pool].pointee.id(member.pool), instrument: InstrumentID(member.instrument),
          units: Quantity(Int64(quantity)), price: Price(price), start: time, end: Timestamp(lease.pointee.end))))
  }

  /// Ends the lease whose time is up: its units go back to their pool, and the pools of its own units close.
  mutating func endByTerm(_ slot: UInt32, into events: inout EventBuffer) {
    let lease = capacity.leases[slot].pointee
    appendEnded(slot, lease.units, left: 0, .term, 0, into: &events)
    let lent = removeLease(slot)
    let pool = lease.pool
    if capacity.pools[pool].pointee.isClosed {
      if capacity.pools[pool].pointee.leases.first == 0 { discard(pool) }
    } else {
      giveBack(lease.units, to: pool, into: &events)
      capacity.noteIdle(pool)
    }
    for pool in lent { close(pool, 0, into: &events) }
  }

  /// Takes a lease out of everything that knows it.
  ///
  /// - Returns: The pools of its units, which no longer belong to it, in the order in which they were deposited.
  private mutating func removeLease(_ slot: UInt32) -> [UInt32] {
    let lease = capacity.leases[slot].pointee
    var lent: [UInt32] = []
    var pool = lease.pools.first
    while pool != 0 {
      lent.append(pool)
      capacity.pools[pool].pointee.lease = 0
      pool = capacity.pools.next(pool, at: PoolRecord.leaseLinksOffset)
    }
    capacity.close(slot, tenor: store.books[lease.instrument].pointee.tenor)
    capacity.leases.remove(
      slot, from: &participants.records[lease.buyer].pointee.leases, at: LeaseRecord.buyerLinksOffset)
    capacity.leases[slot].pointee.buyer = 0
    if lease.generation == .max {
      capacity.leases.retire(slot)
    } else {
      capacity.leases[slot].pointee.generation = lease.generation + 1
      capacity.leases.free(slot)
    }
    if lease.end == timers.leaseDue {
      let next = capacity.firstDue()
      timers.leaseDue = next == 0 ? .max : capacity.leases[next].pointee.end
    }
    refreshRestingLimit()
    return lent
  }

  private mutating func appendEnded(
    _ slot: UInt32, _ units: UInt32, left: UInt32, _ reason: LeaseEndReason, _ requestID: UInt64,
    into events: inout EventBuffer
  ) {
    let lease = capacity.leases[slot].pointee
    let pool = capacity.pools[lease.pool].pointee
    events.append(
      .leaseEnded(
        LeaseEnded(
          lease: lease.id(slot), buyer: ParticipantID(lease.buyer), provider: ParticipantID(pool.owner),
          pool: pool.id(lease.pool), instrument: InstrumentID(lease.instrument), units: Quantity(Int64(units)),
          remaining: Quantity(Int64(left)), price: Price(lease.price),
          undelivered: reason == .term ? 0 : lease.end - time.rawValue, reason: reason, requestID: requestID)))
  }

  /// While there are as many leases as there may be, no order rests without being looked at.
  private mutating func refreshRestingLimit() {
    restingLimit = capacity.leases.count < maximumLeases ? maximumOpenOrders : 0
  }

  /// Why no order is taken for want of room for its leases; `nil` when there is room.
  @inline(__always)
  mutating func leaseRefusal() -> Refusal? {
    tracksCapacity && capacity.leases.count >= maximumLeases ? (.tooManyLeases, Int64(maximumLeases)) : nil
  }
}

/// Early ends.
extension MatchingEngine {
  mutating func end(_ command: EndLease, into events: inout EventBuffer) {
    let slot = capacity.liveLease(command.lease)
    if let refusal = refusal(of: command, slot) {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let lease = capacity.leases[slot].pointee
    let isWhole = command.units == nil
    let units = isWhole ? lease.units : UInt32(truncatingIfNeeded: command.units?.rawValue ?? 0)
    if isWhole { breakLeases(under: slot, into: &events) }
    let left = lease.units - units
    capacity.leases[slot].pointee.units = left
    appendEnded(slot, units, left: left, .broken, command.requestID, into: &events)
    if left == 0 { _ = removeLease(slot) }
    let pool = capacity.pools[lease.pool]
    pool.pointee.units -= units
    pool.pointee.outOfService += units
    appendChanged(lease.pool, command.requestID, free: pool.pointee.free, into: &events)
  }

  private mutating func refusal(of command: EndLease, _ slot: UInt32) -> Refusal? {
    let named = Int64(truncatingIfNeeded: command.lease.rawValue)
    guard slot != 0 else { return (.unknownLease, named) }
    let lease = capacity.leases[slot].pointee
    guard capacity.pools[lease.pool].pointee.owner == command.participant.rawValue else {
      return (.notYourLease, named)
    }
    guard let units = command.units?.rawValue else { return nil }
    if units <= 0 { return (.quantityNotPositive, units) }
    let most = Int64(lease.units - lease.deposited)
    return units > most ? (.notEnoughOnLease, most) : nil
  }

  /// Ends every lease under `head`, the deepest first, and closes the pools between.
  ///
  /// A walk by the records' own links: how deep leases are nested costs no stack.
  private mutating func breakLeases(under head: UInt32, into events: inout EventBuffer) {
    var current = head
    while true {
      let pool = capacity.leases[current].pointee.pools.first
      guard pool != 0 else {
        if current == head { return }
        let between = capacity.leases[current].pointee.pool
        appendEnded(current, capacity.leases[current].pointee.units, left: 0, .headLeaseBroken, 0, into: &events)
        _ = removeLease(current)
        current = capacity.pools[between].pointee.lease
        continue
      }
      let under = capacity.pools[pool].pointee.leases.first
      if under != 0 { current = under } else { close(pool, 0, into: &events) }
    }
  }
}
