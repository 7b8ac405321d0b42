extension OrderReference {
  /// What the client order index keeps of the id; means nothing for an order named by the engine's id.
  @inline(__always)
  func fingerprint(seed: UInt64) -> UInt32 {
    switch self {
    case .client(let id): ClientOrderIndex.fingerprint(of: id, seed: seed)
    case .order: 0
    }
  }
}

/// Cancels and amends.
extension MatchingEngine {
  mutating func cancel(_ command: CancelOrder, _ fingerprint: UInt32, into events: inout EventBuffer) {
    guard admit(command.participant, command.requestID, into: &events) else { return }
    if case .client(let id) = command.target {
      let record = participants.records[command.participant.rawValue]
      guard
        let place = record.pointee.orders.find(
          fingerprint, where: { store.orders[$0].pointee.clientOrderID == id })
      else {
        return reject(
          command.participant, command.requestID, .unknownOrder, value: Int64(truncatingIfNeeded: id), into: &events)
      }
      record.pointee.orders.remove(place)
      removeFromBook(place.slot, command.requestID, .requested, into: &events)
    } else if let slot = find(command.target, fingerprint, command.participant, command.requestID, into: &events) {
      takeOut(slot, command.requestID, .requested, into: &events)
    }
  }

  /// The live order that is meant, if it is the sender's; otherwise the command is refused.
  @inline(__always)
  private mutating func find(
    _ target: OrderReference, _ fingerprint: UInt32, _ participant: ParticipantID, _ requestID: UInt64,
    into events: inout EventBuffer
  ) -> UInt32? {
    switch target {
    case .order(let id):
      let value = Int64(truncatingIfNeeded: id.rawValue)
      guard let slot = liveSlot(id) else {
        reject(participant, requestID, .unknownOrder, value: value, into: &events)
        return nil
      }
      guard store.orders[slot].pointee.participant == participant.rawValue else {
        reject(participant, requestID, .notYourOrder, value: value, into: &events)
        return nil
      }
      return slot
    case .client(let id):
      let slot = slot(ofClientOrder: id, fingerprint, participant.rawValue)
      guard slot != 0 else {
        reject(participant, requestID, .unknownOrder, value: Int64(truncatingIfNeeded: id), into: &events)
        return nil
      }
      return slot
    }
  }

  /// Cancels a resting order.
  mutating func takeOut(
    _ slot: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    unindex(slot)
    removeFromBook(slot, requestID, reason, into: &events)
  }

  /// Cancels a resting order that is no longer indexed.
  @inline(__always)
  private mutating func removeFromBook(
    _ slot: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let level = order.pointee.level
    let instrument = InstrumentID(store.levels[level].pointee.instrument)
    let book = store.books[instrument.rawValue]
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: slot), requestID: requestID, instrument: instrument, side: order.pointee.traits.side,
          quantity: Quantity(Int64(order.pointee.remaining)),
          price: store.levels[level].pointee.isStop ? nil : Price(store.levels[level].pointee.price),
          reason: reason)))
    if order.pointee.terms != 0 && store.levels[level].pointee.isStop {
      store.unpark(slot, book: book)
      return release(slot)
    }
    if order.pointee.terms != 0 { leaveIcebergs(slot, book) }
    let state = store.unlink(slot)
    let changed = store.settle(level, state, book: book)
    if reportsMarketData { events.append(.levelChanged(changed)) }
    release(slot)
    if book.pointee.state != .open { indicate(book, instrument, into: &events) }
  }

  mutating func massCancel(_ command: MassCancel, into events: inout EventBuffer) {
    guard admit(command.participant, command.requestID, into: &events) else { return }
    if let instrument = command.instrument, !isListed(instrument) {
      return reject(
        command.participant, command.requestID, .unknownInstrument, value: Int64(instrument.rawValue), into: &events)
    }
    var count: UInt32 = 0
    for order in openOrders(of: command.participant) {
      if let instrument = command.instrument, order.instrument != instrument { continue }
      if let side = command.side, order.side != side { continue }
      takeOut(order.key.order.slot, command.requestID, .massCancel, into: &events)
      count += 1
    }
    participants.records[command.participant.rawValue].pointee.orders.shrink()
    events.append(
      .massCancelled(
        MassCancelled(participant: command.participant, requestID: command.requestID, count: count)))
  }

  mutating func amend(_ command: AmendOrder, _ fingerprint: UInt32, into events: inout EventBuffer) {
    guard admit(command.participant, command.requestID, into: &events),
      let slot = find(command.target, fingerprint, command.participant, command.requestID, into: &events)
    else { return }
    let order = store.orders[slot]
    let level = store.levels[order.pointee.level]
    let book = store.books[level.pointee.instrument]
    if level.pointee.isStop { return amendStop(slot, command, book: book, into: &events) }
    let price = command.price?.rawValue ?? level.pointee.price
    let quantity = command.quantity?.rawValue ?? Int64(order.pointee.remaining)
    if let refusal = refusal(of: command, price, quantity, slot, in: book) {
      return reject(
        command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    if price == level.pointee.price && quantity <= Int64(order.pointee.remaining) {
      amendInPlace(slot, quantity, command.requestID, book: book, into: &events)
    } else {
      amendLosingPlace(slot, price, quantity, command.requestID, book: book, into: &events)
    }
  }

  @inline(__always)
  private mutating func refusal(
    of command: AmendOrder, _ price: Int64, _ quantity: Int64, _ slot: UInt32,
    in book: UnsafeMutablePointer<BookRecord>
  ) -> Refusal? {
    let state = book.pointee.state
    if state == .halted || state == .closed { return (.tradingStateForbids, Int64(state.rawValue)) }
    if command.price == nil && command.quantity == nil { return (.nothingToAmend, 0) }
    if let refusal = quantityRefusal(quantity, in: book) { return refusal }
    let order = store.orders[slot]
    if quantity + Int64(order.pointee.filled) > configuration.maximumOrderQuantity {
      return (.quantityTooLarge, quantity)
    }
    if let refusal = priceRefusal(price, quantity: quantity, in: book) { return refusal }
    let side = order.pointee.traits.side
    if order.pointee.traits.isPostOnly && state == .open && crosses(price, side, in: book) {
      return (.wouldTake, price)
    }
    return nil
  }

  @inline(__always)
  private mutating func amendInPlace(
    _ slot: UInt32, _ quantity: Int64, _ requestID: UInt64, book: UnsafeMutablePointer<BookRecord>,
    into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let level = store.levels[order.pointee.level]
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    let lost = order.pointee.shown - min(order.pointee.shown, order.pointee.remaining)
    order.pointee.shown &-= lost
    let shown = level.pointee.quantity &- Int64(lost)
    level.pointee.quantity = shown
    let instrument = InstrumentID(level.pointee.instrument)
    events.append(
      .amended(
        OrderAmended(
          key: key(of: slot), requestID: requestID, instrument: instrument, side: level.pointee.side,
          price: Price(level.pointee.price), remaining: Quantity(quantity),
          shown: Quantity(Int64(order.pointee.shown)), keptPriority: true)))
    if reportsMarketData && lost > 0 {
      events.append(
        .levelChanged(
          LevelChanged(
            instrument: instrument, side: level.pointee.side, price: Price(level.pointee.price),
            quantity: Quantity(shown), orderCount: level.pointee.orderCount)))
    }
    if book.pointee.state != .open { indicate(book, instrument, into: &events) }
  }

  @inline(__always)
  private mutating func amendLosingPlace(
    _ slot: UInt32, _ price: Int64, _ quantity: Int64, _ requestID: UInt64,
    book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let key = key(of: slot)
    let side = order.pointee.traits.side
    let oldLevel = order.pointee.level
    let staysOnLevel = store.levels[oldLevel].pointee.price == price
    let instrument = InstrumentID(store.levels[oldLevel].pointee.instrument)
    let isPlain = order.pointee.terms == 0 && book.pointee.state == .open
    if !isPlain { leaveIcebergs(slot, book) }
    let state = store.unlink(slot)
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    order.pointee.shown = order.pointee.remaining
    events.append(
      .amended(
        OrderAmended(
          key: key, requestID: requestID, instrument: instrument, side: side, price: Price(price),
          remaining: Quantity(quantity), shown: .zero, keptPriority: false)))
    // At its old price it cannot trade, and its level must not go and come back.
    if !staysOnLevel {
      let changed = store.settle(oldLevel, state, book: book)
      if reportsMarketData { events.append(.levelChanged(changed)) }
    }
    if isPlain && (staysOnLevel || !crosses(price, side, in: book)) {
      return rest(slot, key, price, side, book: book, instrument: instrument, into: &events)
    }
    let taker = Taker(slot: slot, key: key, instrument: instrument, side: side, book: book, requestID: requestID)
    execute(taker, Instruction(price: price, rests: true), into: &events)
    runStops(of: book, instrument, into: &events)
  }
}
