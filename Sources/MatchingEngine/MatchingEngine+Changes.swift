/// Cancels and amends.
extension MatchingEngine {
  mutating func cancel(_ command: UnsafePointer<CommandBatch.Slot>, into events: inout EventBuffer) {
    guard admit(command.pointee.order.participant, command.pointee.requestID, into: &events) else { return }
    if command.pointee.kind == .cancelByOrder {
      let slot = findByOrder(command, into: &events)
      if slot != 0 { takeOut(slot, command.pointee.requestID, .requested, into: &events) }
      return
    }
    let slot = findByClient(command, into: &events)
    guard slot != 0 else { return }
    participants.records[command.pointee.order.participant.rawValue].pointee.orders.remove(
      command.pointee.fingerprint, slot: slot)
    removeFromBook(slot, command.pointee.requestID, .requested, into: &events)
  }

  /// The sender's live order that the command names by its client id; otherwise the command is refused.
  ///
  /// The order found while fetching ahead is taken when it still is the one.
  ///
  /// - Returns: Its slot, or 0.
  @inline(__always)
  private mutating func findByClient(
    _ command: UnsafePointer<CommandBatch.Slot>, into events: inout EventBuffer
  ) -> UInt32 {
    let id = command.pointee.order.clientOrderID
    let participant = command.pointee.order.participant.rawValue
    let likely = command.pointee.likelyOrder
    let order = store.orders.peek(likely)
    if order.pointee.clientOrderID == id && order.pointee.participant == participant && order.pointee.level != 0 {
      return likely
    }
    let slot = slot(ofClientOrder: id, command.pointee.fingerprint, participant)
    if slot == 0 { refuseUnknownOrder(command, into: &events) }
    return slot
  }

  /// The live order that the command names by the engine's id, if it is the sender's; otherwise the command is refused.
  ///
  /// - Returns: Its slot, or 0.
  @inline(__always)
  private mutating func findByOrder(
    _ command: UnsafePointer<CommandBatch.Slot>, into events: inout EventBuffer
  ) -> UInt32 {
    guard let slot = liveSlot(OrderID(command.pointee.order.clientOrderID)) else {
      refuseUnknownOrder(command, into: &events)
      return 0
    }
    guard store.orders[slot].pointee.participant == command.pointee.order.participant.rawValue else {
      refuse(command, (.notYourOrder, Int64(truncatingIfNeeded: command.pointee.order.clientOrderID)), into: &events)
      return 0
    }
    return slot
  }

  @inline(never)
  private mutating func refuseUnknownOrder(
    _ command: UnsafePointer<CommandBatch.Slot>, into events: inout EventBuffer
  ) {
    refuse(command, (.unknownOrder, Int64(truncatingIfNeeded: command.pointee.order.clientOrderID)), into: &events)
  }

  @inline(never)
  private mutating func refuse(
    _ command: UnsafePointer<CommandBatch.Slot>, _ refusal: Refusal, into events: inout EventBuffer
  ) {
    reject(
      command.pointee.order.participant, command.pointee.requestID, refusal.code, value: refusal.value,
      into: &events)
  }

  /// Cancels a resting order.
  mutating func takeOut(
    _ slot: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let group = group(of: slot)
    let known = group == 0 ? slot : capacity.groups[group].legs[0]
    unindex(known)
    removeFromBook(known, requestID, reason, into: &events)
  }

  /// Cancels a resting order that is no longer indexed.
  @inline(__always)
  private mutating func removeFromBook(
    _ slot: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let levelIndex = order.pointee.level
    let level = store.levels[levelIndex]
    let instrument = InstrumentID(level.pointee.instrument)
    let book = store.books[instrument.rawValue]
    if order.pointee.terms != 0 {
      let restsElsewhere = level.pointee.isStop || level.pointee.isOffBook || group(of: slot) != 0
      if restsElsewhere { return removeFromElsewhere(slot, requestID, reason, into: &events) }
      leaveIcebergs(slot, book)
    }
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: order, slot), requestID: requestID, instrument: instrument, side: level.pointee.side,
          quantity: Quantity(Int64(order.pointee.remaining)), price: Price(level.pointee.price), reason: reason)))
    let state = store.unlink(order, from: level)
    let changed = store.settle(levelIndex, level, state, book: book)
    if reportsMarketData { events.append(.levelChanged(changed)) }
    release(slot)
    if book.pointee.state != .open { indicate(book, instrument, into: &events) }
  }

  /// Cancels an order that is no longer indexed and does not simply rest on a level: a stop order, a parked offer, a gang
  /// bid that waits, a bid with alternatives.
  @inline(never)
  private mutating func removeFromElsewhere(
    _ slot: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let group = group(of: slot)
    if group != 0 {
      return loseUnits(
        order.pointee.remaining, of: group, requestID, isIndexed: false, reason: reason, into: &events)
    }
    let level = store.levels[order.pointee.level].pointee
    let book = store.books[level.instrument]
    let isWaiting = store.terms[order.pointee.terms].pointee.gang != 0
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: slot), requestID: requestID, instrument: InstrumentID(level.instrument), side: level.side,
          quantity: Quantity(Int64(order.pointee.remaining)), price: isWaiting ? Price(limit(of: slot)) : nil,
          reason: reason)))
    if level.isStop {
      store.unpark(slot, book: book)
    } else if isWaiting {
      stopWaiting(slot, book)
    } else {
      _ = store.unlink(slot)
    }
    release(slot)
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
      // The other alternatives went with the first.
      guard liveSlot(order.key.order) != nil else { continue }
      takeOut(order.key.order.slot, command.requestID, .massCancel, into: &events)
      count += 1
    }
    participants.records[command.participant.rawValue].pointee.orders.shrink()
    events.append(
      .massCancelled(
        MassCancelled(participant: command.participant, requestID: command.requestID, count: count)))
  }

  mutating func amend(_ command: UnsafePointer<CommandBatch.Slot>, into events: inout EventBuffer) {
    guard admit(command.pointee.order.participant, command.pointee.requestID, into: &events) else { return }
    let isByOrder = command.pointee.kind == .amendByOrder
    let slot = isByOrder ? findByOrder(command, into: &events) : findByClient(command, into: &events)
    guard slot != 0 else { return }
    let order = store.orders[slot]
    let level = store.levels[order.pointee.level]
    let book = store.books[level.pointee.instrument]
    let priceAsked = command.pointee.order.priceOrAbsent
    let quantityAsked = command.pointee.order.quantity.rawValue
    let price = priceAsked == .min ? level.pointee.price : priceAsked
    let quantity = quantityAsked == .min ? Int64(order.pointee.remaining) : quantityAsked
    let isPlain =
      book.pointee.state == .open && order.pointee.terms == 0 && !order.pointee.traits.isPostOnly
      && !book.pointee.traits.needsCare(level.pointee.side)
    // Both are negative when neither is given.
    guard isPlain, priceAsked & quantityAsked >= 0,
      quantity &+ Int64(order.pointee.filled) <= configuration.maximumOrderQuantity,
      quantityRefusal(quantity, in: book) == nil, priceRefusal(price, quantity: quantity, in: book) == nil
    else { return amendWithCare(command, slot, into: &events) }
    if price == level.pointee.price && quantity <= Int64(order.pointee.remaining) {
      amendInPlace(slot, order, level, quantity, command.pointee.requestID, book: book, into: &events)
    } else {
      amendPlain(slot, order, level, price, quantity, command.pointee.requestID, book: book, into: &events)
    }
  }

  /// An amend that is refused, or of an order that is more than a limit in an open book.
  @inline(never)
  private mutating func amendWithCare(
    _ command: UnsafePointer<CommandBatch.Slot>, _ slot: UInt32, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let level = store.levels[order.pointee.level]
    let book = store.books[level.pointee.instrument]
    let asked = command.pointee.amend
    if level.pointee.isStop { return amendStop(slot, asked, book: book, into: &events) }
    let group = group(of: slot)
    if group != 0 { return amendGroup(group, asked, into: &events) }
    let present = limit(of: slot)
    let price = asked.price?.rawValue ?? present
    let quantity = asked.quantity?.rawValue ?? Int64(order.pointee.remaining)
    if let refusal = refusal(of: asked, price, quantity, slot, in: book) {
      return refuse(command, refusal, into: &events)
    }
    if level.pointee.isOffBook {
      return amendOffBook(
        slot, Price(price), UInt32(truncatingIfNeeded: quantity), asked.requestID, book: book, into: &events)
    }
    if price == level.pointee.price && quantity <= Int64(order.pointee.remaining) {
      amendInPlace(slot, order, level, quantity, asked.requestID, book: book, into: &events)
    } else {
      amendLosingPlace(slot, price, quantity, asked.requestID, book: book, into: &events)
    }
  }

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
    let share = share(of: slot)
    if share != 0, let refusal = poolRefusal(capacity.shares[share].pointee.pool, quantity) { return refusal }
    let reach = reach(of: slot, UInt32(truncatingIfNeeded: quantity))
    if order.pointee.traits.isPostOnly && state == .open
      && wouldTake(price, order.pointee.traits.side, reach, in: book)
    {
      return (.wouldTake, price)
    }
    return nil
  }

  @inline(__always)
  private mutating func amendInPlace(
    _ slot: UInt32, _ order: UnsafeMutablePointer<OrderRecord>, _ level: UnsafeMutablePointer<LevelRecord>,
    _ quantity: Int64, _ requestID: UInt64, book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    let lost = order.pointee.shown - min(order.pointee.shown, order.pointee.remaining)
    order.pointee.shown &-= lost
    let shown = level.pointee.quantity &- Int64(lost)
    level.pointee.quantity = shown
    let instrument = InstrumentID(level.pointee.instrument)
    events.append(
      .amended(
        OrderAmended(
          key: key(of: order, slot), requestID: requestID, instrument: instrument, side: level.pointee.side,
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

  /// Sends a plain limit order of an open book to another price, or to the end of its queue.
  @inline(__always)
  private mutating func amendPlain(
    _ slot: UInt32, _ order: UnsafeMutablePointer<OrderRecord>, _ level: UnsafeMutablePointer<LevelRecord>,
    _ price: Int64, _ quantity: Int64, _ requestID: UInt64, book: UnsafeMutablePointer<BookRecord>,
    into events: inout EventBuffer
  ) {
    let side = level.pointee.side
    guard price == level.pointee.price || !crosses(price, side, in: book) else {
      return amendLosingPlace(slot, price, quantity, requestID, book: book, into: &events)
    }
    let key = key(of: order, slot)
    let instrument = InstrumentID(level.pointee.instrument)
    let oldLevel = order.pointee.level
    let state = store.unlink(order, from: level)
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    order.pointee.shown = UInt32(truncatingIfNeeded: quantity)
    events.append(
      .amended(
        OrderAmended(
          key: key, requestID: requestID, instrument: instrument, side: side, price: Price(price),
          remaining: Quantity(quantity), shown: .zero, keptPriority: false)))
    // At its old price its level must not go and come back.
    if price != level.pointee.price {
      let changed = store.settle(oldLevel, level, state, book: book)
      if reportsMarketData { events.append(.levelChanged(changed)) }
    }
    rest(slot, order, key, price, side, book: book, instrument: instrument, into: &events)
  }

  @inline(never)
  private mutating func amendLosingPlace(
    _ slot: UInt32, _ price: Int64, _ quantity: Int64, _ requestID: UInt64,
    book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let key = key(of: order, slot)
    let side = order.pointee.traits.side
    let oldLevel = order.pointee.level
    let level = store.levels[oldLevel]
    let instrument = InstrumentID(level.pointee.instrument)
    leaveIcebergs(slot, book)
    let state = store.unlink(order, from: level)
    let share = share(of: slot)
    if share != 0 { capacity.shares[share].pointee.place = .elsewhere }
    order.pointee.remaining = UInt32(truncatingIfNeeded: quantity)
    order.pointee.shown = order.pointee.remaining
    events.append(
      .amended(
        OrderAmended(
          key: key, requestID: requestID, instrument: instrument, side: side, price: Price(price),
          remaining: Quantity(quantity), shown: .zero, keptPriority: false)))
    let isAtOldPrice = price == level.pointee.price
    let shares = book.pointee.traits.contains(.shares)
    // At its old price its level must not go and come back, unless it may trade there with a gang bid.
    if !isAtOldPrice || shares {
      let changed = store.settle(oldLevel, level, state, book: book)
      if reportsMarketData && !isAtOldPrice { events.append(.levelChanged(changed)) }
    }
    let taker = Taker(slot: slot, key: key, instrument: instrument, side: side, book: book, requestID: requestID)
    execute(taker, Instruction(price: price, rests: true), into: &events)
    if isAtOldPrice && shares && reportsMarketData && !restsOnLevel(key.order) {
      appendLevel(at: price, side, book, instrument, into: &events)
    }
    runStops(of: book, instrument, into: &events)
  }

  private mutating func restsOnLevel(_ id: OrderID) -> Bool {
    guard let slot = liveSlot(id) else { return false }
    return !store.levels[store.orders[slot].pointee.level].pointee.isOffBook
  }

  /// Reports what a price shows now, also when nothing rests there any more.
  private mutating func appendLevel(
    at price: Int64, _ side: Side, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    let index = store.lookUpLevel(book.rank(of: price, side), of: book.side(side))
    if index != 0 { return appendLevel(index, into: &events) }
    events.append(
      .levelChanged(
        LevelChanged(instrument: instrument, side: side, price: Price(price), quantity: .zero, orderCount: 0)))
  }
}

/// Amends of orders that stand beside their books.
extension MatchingEngine {
  private mutating func amendOffBook(
    _ slot: UInt32, _ price: Price, _ quantity: UInt32, _ requestID: UInt64, book: UnsafeMutablePointer<BookRecord>,
    into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    let instrument = InstrumentID(store.levels[order.pointee.level].pointee.instrument)
    let isGang = isGang(slot)
    let keepsPlace = !isGang || (price.rawValue == limit(of: slot) && quantity <= order.pointee.remaining)
    if !isGang {
      order.pointee.remaining = quantity
      capacity.shares[share(of: slot)].pointee.price = price.rawValue
    } else if keepsPlace {
      keepWaiting(slot, quantity)
    } else {
      stopWaiting(slot, book)
      order.pointee.remaining = quantity
      order.pointee.shown = quantity
    }
    let key = key(of: slot)
    events.append(
      .amended(
        OrderAmended(
          key: key, requestID: requestID, instrument: instrument, side: order.pointee.traits.side, price: price,
          remaining: Quantity(Int64(quantity)),
          shown: keepsPlace ? Quantity(Int64(order.pointee.shown)) : .zero, keptPriority: keepsPlace)))
    guard isGang else { return }
    if keepsPlace {
      retry(slot, book, instrument, requestID, into: &events)
    } else {
      let taker = Taker(slot: slot, key: key, instrument: instrument, side: .bid, book: book, requestID: requestID)
      execute(taker, Instruction(price: price.rawValue, rests: true), into: &events)
    }
    runStops(of: book, instrument, into: &events)
  }
}
