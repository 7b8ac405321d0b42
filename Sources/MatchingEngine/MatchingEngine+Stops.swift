/// Stop orders: parked until the last trade reaches their price.
extension MatchingEngine {
  /// Parks an accepted stop order, or sends it on at once when its price was reached already.
  mutating func park(_ taker: Taker, stopPrice: Int64, into events: inout EventBuffer) {
    store.park(
      taker.slot, stopPrice: stopPrice, side: taker.side, book: taker.book, instrument: taker.instrument.rawValue)
    runStops(of: taker.book, taker.instrument, into: &events)
  }

  /// Sends on, one after the other, the stop orders that the last price has reached. Their trades may reach others.
  @inline(__always)
  mutating func runStops(
    of book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    if book.pointee.stops != 0 { triggerStops(of: book, instrument, into: &events) }
  }

  @inline(never)
  private mutating func triggerStops(
    of book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    while book.pointee.state == .open {
      let slot = store.nextTriggered(in: book)
      guard slot != 0 else { return }
      trigger(slot, book, instrument, into: &events)
    }
  }

  private mutating func trigger(
    _ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let terms = store.terms[order.pointee.terms]
    let key = key(of: slot)
    store.unpark(slot, book: book)
    terms.pointee.stopPrice = 0
    events.append(
      .triggered(OrderTriggered(key: key, instrument: instrument, side: order.pointee.traits.side)))
    let taker = Taker(
      slot: slot, key: key, instrument: instrument, side: order.pointee.traits.side, book: book, requestID: 0)
    let isLimit = terms.pointee.type == .stopLimit
    execute(
      taker,
      Instruction(
        price: isLimit ? terms.pointee.limitPrice : nil,
        protection: terms.pointee.protection == .min ? nil : terms.pointee.protection, rests: isLimit,
        minimum: terms.pointee.minimum), into: &events)
  }

  /// Changes what a parked stop order will do. Its stop price and its place stay.
  mutating func amendStop(
    _ slot: UInt32, _ command: AmendOrder, book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let terms = store.terms[order.pointee.terms]
    let quantity = command.quantity?.rawValue ?? Int64(order.pointee.remaining)
    if let refusal = stopRefusal(of: command, quantity, terms.pointee, in: book) {
      return reject(
        command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    let level = store.levels[order.pointee.level]
    level.pointee.quantity += quantity - Int64(order.pointee.shown)
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    order.pointee.shown = order.pointee.remaining
    if let price = command.price?.rawValue { terms.pointee.limitPrice = price }
    let price = terms.pointee.type == .stopLimit ? terms.pointee.limitPrice : terms.pointee.stopPrice
    events.append(
      .amended(
        OrderAmended(
          key: key(of: slot), requestID: command.requestID, instrument: InstrumentID(level.pointee.instrument),
          side: level.pointee.side, price: Price(price), remaining: Quantity(quantity),
          shown: .zero, keptPriority: true)))
  }

  private mutating func stopRefusal(
    of command: AmendOrder, _ quantity: Int64, _ terms: TermsRecord, in book: UnsafeMutablePointer<BookRecord>
  ) -> Refusal? {
    let state = book.pointee.state
    if state == .halted || state == .closed { return (.tradingStateForbids, Int64(state.rawValue)) }
    if command.price == nil && command.quantity == nil { return (.nothingToAmend, 0) }
    if let refusal = quantityRefusal(quantity, in: book) { return refusal }
    if terms.share != 0, let refusal = poolRefusal(capacity.shares[terms.share].pointee.pool, quantity) {
      return refusal
    }
    if quantity < Int64(terms.minimum) { return (.invalidMinimumQuantity, Int64(terms.minimum)) }
    if terms.type == .stopLimit {
      let price = command.price?.rawValue ?? terms.limitPrice
      return priceRefusal(price, quantity: quantity, in: book)
    }
    return command.price.map { (.priceNotAllowed, $0.rawValue) }
  }
}
