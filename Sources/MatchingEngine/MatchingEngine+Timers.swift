/// What happens when its time has come: by due time, then in the order in which it was set up.
extension MatchingEngine {
  /// Lets everything happen that is due. While it does, the time is that at which it was due.
  @inline(never)
  mutating func runTimers(into events: inout EventBuffer) {
    let present = time
    while timers.nextDue <= present.rawValue {
      time = Timestamp(timers.nextDue)
      let lease = timers.leaseDue == timers.nextDue ? capacity.firstDue() : 0
      if let entry = timers.first, entry.due == timers.nextDue,
        lease == 0 || entry.number < capacity.leases[lease].pointee.number
      {
        run(timers.takeFirst(), into: &events)
      } else {
        endByTerm(lease, into: &events)
      }
      if capacity.hasIdle { closeIdlePools(into: &events) }
    }
    time = present
    timers.sweep(store.orders)
  }

  private mutating func run(_ entry: TimerQueue.Entry, into events: inout EventBuffer) {
    switch entry.kind {
    case .auction: endAuction(UInt32(entry.subject), timer: entry.number, into: &events)
    case .pool:
      let pool = capacity.openPool(PoolID(entry.subject))
      if pool != 0 { close(pool, 0, into: &events) }
    case .order:
      guard TimerQueue.isAlive(entry, store.orders) else { return timers.noteTakenDead() }
      let slot = OrderID(entry.subject).slot
      store.terms[store.orders[slot].pointee.terms].pointee.timer = 0
      takeOut(slot, 0, .expired, into: &events)
    }
  }
}
