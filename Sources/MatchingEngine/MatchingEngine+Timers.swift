/// What happens when its time has come: by due time, then in the order in which it was set up.
extension MatchingEngine {
  @inline(never)
  mutating func runTimers(into events: inout EventBuffer) {
    while let entry = timers.takeDue(at: time.rawValue) {
      guard entry.isOrder else {
        endAuction(UInt32(entry.subject), timer: entry.number, into: &events)
        continue
      }
      guard TimerQueue.isAlive(entry, store.orders) else {
        timers.noteTakenDead()
        continue
      }
      let slot = OrderID(entry.subject).slot
      store.terms[store.orders[slot].pointee.terms].pointee.timer = 0
      takeOut(slot, 0, .expired, into: &events)
    }
    timers.sweep(store.orders)
  }
}
