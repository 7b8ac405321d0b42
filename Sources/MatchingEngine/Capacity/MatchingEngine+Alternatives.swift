/// Bids with alternatives: one quantity that may be filled in any of several books.
extension MatchingEngine {
  /// One of the alternatives on its way.
  struct Leg {
    let taker: Taker
    let price: Int64
    /// Ranks of the other side down to which it may trade, by its limit and by the book's collar.
    let limit: Int64
    let collared: Int64
    /// Whether the book's collar keeps it from going on.
    var isStopped = false
  }

  @inline(never)
  mutating func enter(_ command: NewAlternatives, into events: inout EventBuffer) {
    guard admit(command.participant, command.clientOrderID, into: &events) else { return }
    let fingerprint = ClientOrderIndex.fingerprint(of: command.clientOrderID, seed: hashSeed)
    if let refusal = refusal(of: command, fingerprint) {
      return reject(
        command.participant, command.clientOrderID, refusal.code, value: refusal.value, into: &events)
    }
    var legs: [Leg] = []
    let group = accept(command, &legs, into: &events)
    let metItself = takeBest(of: &legs, group, into: &events)
    settleGroup(group, command, legs, metItself, fingerprint, into: &events)
    for leg in legs where leg.isStopped && !metItself && leg.taker.book.pointee.state == .open {
      startAuction(leg.taker.book, leg.taker.instrument, into: &events)
    }
    for leg in legs { runStops(of: leg.taker.book, leg.taker.instrument, into: &events) }
  }

  /// Gives every alternative a record; reports the first.
  private mutating func accept(
    _ command: NewAlternatives, _ legs: inout [Leg], into events: inout EventBuffer
  ) -> UInt32 {
    let group = capacity.groups.allocate()
    let record = capacity.groups[group]
    let count = command.alternatives.count
    record.initialize(
      to: GroupRecord(
        legs: InlineArray(repeating: 0), count: UInt32(count),
        instrument: command.alternatives[0].instrument.rawValue, nextFree: 0, padding: 0))
    for index in 0..<count {
      let order = command.leg(index)
      let key = withUnsafePointer(to: order) { order in
        let key = makeRecord(order).key
        if index == 0 { appendAccepted(order, key, into: &events) }
        attachTerms(of: order, key)
        return key
      }
      store.terms[store.orders[key.order.slot].pointee.terms].pointee.group = group
      record.legs[index] = key.order.slot
      legs.append(leg(key.order.slot, order.instrument, order.priceOrAbsent, command.clientOrderID))
    }
    return group
  }

  private mutating func leg(
    _ slot: UInt32, _ instrument: InstrumentID, _ price: Int64, _ requestID: UInt64
  ) -> Leg {
    let book = store.books[instrument.rawValue]
    let taker = Taker(
      slot: slot, key: key(of: slot), instrument: instrument, side: .bid, book: book, requestID: requestID)
    let limit = takerRank(of: price, .bid, in: book)
    return Leg(taker: taker, price: price, limit: limit, collared: collaredRank(limit, taker))
  }

  /// Takes the best alternative first: the one with the largest saving against its limit, of equal ones the one named
  /// first; one maker at a time.
  ///
  /// - Returns: Whether the bid must be cancelled because it met an order of its own participant.
  private mutating func takeBest(of legs: inout [Leg], _ group: UInt32, into events: inout EventBuffer) -> Bool {
    let first = legs[0].taker.slot
    let isGang = isGang(first)
    while store.orders[first].pointee.remaining > 0 {
      let left = store.orders[first].pointee.remaining
      guard let best = best(of: &legs, left, isGang: isGang) else { return false }
      let taker = legs[best.leg].taker
      let maker = store.orders[best.maker].pointee
      if maker.participant != taker.key.participant.rawValue {
        trade(min(left, maker.shown), taker, with: best.maker, into: &events)
        continue
      }
      switch store.orders[first].pointee.traits.selfTradePrevention {
      case .cancelNewest: return true
      case .cancelOldest: cancelOldest(best.maker, taker, into: &events)
      case .decrementBoth:
        if isGang { return true }
        decrement(group, taker, best.maker, into: &events)
      }
    }
    return false
  }

  /// The alternative to be taken next, with the offer that it would meet.
  private mutating func best(
    of legs: inout [Leg], _ left: UInt32, isGang: Bool
  ) -> (leg: Int, maker: UInt32)? {
    var best: (leg: Int, maker: UInt32)?
    var largest: Int64 = -1
    for index in legs.indices where !legs[index].isStopped {
      let leg = legs[index]
      guard leg.taker.book.pointee.state == .open else { continue }
      if isStopped(.bid, leg.taker.book, leg.limit, leg.collared) {
        legs[index].isStopped = true
        continue
      }
      let maker =
        isGang
        ? firstOffer(atLeast: left, leg.taker.book, leg.collared) : firstOffer(atLeast: 1, leg.taker.book, leg.collared)
      guard maker != 0 else { continue }
      let saving = leg.price - store.levels[store.orders[maker].pointee.level].pointee.price
      guard saving > largest else { continue }
      largest = saving
      best = (index, maker)
    }
    return best
  }

  private mutating func decrement(
    _ group: UInt32, _ taker: Taker, _ maker: UInt32, into events: inout EventBuffer
  ) {
    let index = store.orders[maker].pointee.level
    let lost = min(store.orders[taker.slot].pointee.remaining, store.orders[maker].pointee.remaining)
    let isDone = reduce(maker, by: lost, taker, into: &events)
    reduce(group: group, by: lost, taker.requestID, .selfTrade, into: &events)
    if isDone { remove(maker, taker.book) }
    settle(index, taker.book, into: &events)
  }

  /// Rests, cancels or ends what is left of a bid that was just entered.
  private mutating func settleGroup(
    _ group: UInt32, _ command: NewAlternatives, _ legs: [Leg], _ metItself: Bool, _ fingerprint: UInt32,
    into events: inout EventBuffer
  ) {
    let left = store.orders[legs[0].taker.slot].pointee.remaining
    let rests = command.timeInForce != .immediateOrCancel
    if left == 0 { return endGroup(group, isIndexed: false) }
    if metItself || !rests {
      reduce(group: group, by: left, command.clientOrderID, metItself ? .selfTrade : .immediateRemainder, into: &events)
      return endGroup(group, isIndexed: false)
    }
    index(legs[0].taker.slot, fingerprint, command.participant.rawValue)
    for leg in legs {
      comeToRest(leg.taker, leg.price, nil, into: &events)
      indicate(leg.taker.book, leg.taker.instrument, into: &events)
    }
  }
}

/// The legs of a bid with alternatives.
extension MatchingEngine {
  /// The bid with alternatives of which an order is a leg, or 0.
  @inline(__always)
  mutating func group(of slot: UInt32) -> UInt32 {
    let terms = store.orders[slot].pointee.terms
    return terms == 0 ? 0 : store.terms[terms].pointee.group
  }

  /// Gives the other legs what a leg that just traded has left.
  mutating func shrinkLegs(of group: UInt32, asOf traded: UInt32, into events: inout EventBuffer) {
    let order = store.orders[traded].pointee
    let record = capacity.groups[group]
    for index in 0..<Int(record.pointee.count) where record.legs[index] != traded {
      store.orders[record.legs[index]].pointee.filled = order.filled
      shrink(leg: record.legs[index], to: order.remaining, into: &events)
    }
  }

  /// Takes units from a bid with alternatives without a trade. Legs that are left with nothing leave their books; the bid
  /// itself is ended by the caller.
  mutating func reduce(
    group: UInt32, by lost: UInt32, _ requestID: UInt64, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let record = capacity.groups[group]
    let first = record.legs[0]
    let left = store.orders[first].pointee.remaining - lost
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: first), requestID: requestID, instrument: InstrumentID(record.pointee.instrument), side: .bid,
          quantity: Quantity(Int64(lost)), remaining: Quantity(Int64(left)), reason: reason)))
    for index in 0..<Int(record.pointee.count) { shrink(leg: record.legs[index], to: left, into: &events) }
  }

  /// The same for a bid whose legs rest; it is ended when nothing is left.
  mutating func loseUnits(
    _ lost: UInt32, of group: UInt32, _ requestID: UInt64, isIndexed: Bool, reason: CancelReason = .selfTrade,
    into events: inout EventBuffer
  ) {
    reduce(group: group, by: lost, requestID, reason, into: &events)
    if store.orders[capacity.groups[group].legs[0]].pointee.remaining == 0 {
      endGroup(group, isIndexed: isIndexed)
    }
  }

  private mutating func shrink(leg slot: UInt32, to left: UInt32, into events: inout EventBuffer) {
    let order = store.orders[slot]
    order.pointee.remaining = left
    let index = order.pointee.level
    guard index != 0 else {
      order.pointee.shown = left
      return
    }
    if left > 0 { return resize(slot, to: left, into: &events) }
    let instrument = store.levels[index].pointee.instrument
    let book = store.books[instrument]
    let price = limit(of: slot)
    let isWaiting = store.levels[index].pointee.isOffBook
    if isWaiting { stopWaiting(slot, book) } else { _ = store.unlink(slot) }
    order.pointee.shown = 0
    if reportsMarketData { appendResized(slot, price, InstrumentID(instrument), into: &events) }
    if !isWaiting { settle(index, book, into: &events) }
  }

  /// Ends a bid with alternatives whose legs are in no book any more.
  mutating func endGroup(_ group: UInt32, isIndexed: Bool) {
    let record = capacity.groups[group]
    if isIndexed { unindex(record.legs[0]) }
    for index in 0..<Int(record.pointee.count) {
      let slot = record.legs[index]
      store.terms[store.orders[slot].pointee.terms].pointee.group = 0
      release(slot)
    }
    capacity.groups.free(group)
  }

  /// Looks at a waiting gang bid with alternatives again; it keeps its places when no offer fits, and starts no auction.
  mutating func retryGroup(_ group: UInt32, _ requestID: UInt64, into events: inout EventBuffer) {
    let record = capacity.groups[group]
    var legs: [Leg] = []
    for index in 0..<Int(record.pointee.count) {
      let slot = record.legs[index]
      let instrument = InstrumentID(store.levels[store.orders[slot].pointee.level].pointee.instrument)
      legs.append(leg(slot, instrument, limit(of: slot), requestID))
    }
    let metItself = takeBest(of: &legs, group, into: &events)
    let left = store.orders[record.legs[0]].pointee.remaining
    if left == 0 {
      for leg in legs where store.orders[leg.taker.slot].pointee.level != 0 {
        stopWaiting(leg.taker.slot, leg.taker.book)
      }
      return endGroup(group, isIndexed: true)
    }
    if metItself { loseUnits(left, of: group, requestID, isIndexed: true, into: &events) }
  }
}

/// Changes of a bid with alternatives.
extension MatchingEngine {
  /// Amends a bid with alternatives, which may only ask for fewer units.
  mutating func amendGroup(_ group: UInt32, _ command: AmendOrder, into events: inout EventBuffer) {
    let record = capacity.groups[group]
    let first = record.legs[0]
    let left = Int64(store.orders[first].pointee.remaining)
    let price = limit(of: first)
    let quantity = command.quantity?.rawValue ?? left
    if let refusal = amendRefusal(of: group, command, price, quantity, left) {
      return reject(command.participant, command.requestID, refusal.code, value: refusal.value, into: &events)
    }
    events.append(
      .amended(
        OrderAmended(
          key: key(of: first), requestID: command.requestID, instrument: InstrumentID(record.pointee.instrument),
          side: .bid, price: Price(price), remaining: Quantity(quantity), shown: Quantity(quantity),
          keptPriority: true)))
    guard quantity < left else { return }
    let isGang = isGang(first)
    let count = Int(record.pointee.count)
    for index in 0..<count {
      let slot = record.legs[index]
      if isGang {
        keepWaiting(slot, UInt32(truncatingIfNeeded: quantity))
        if reportsMarketData {
          let instrument = store.levels[store.orders[slot].pointee.level].pointee.instrument
          appendResized(slot, limit(of: slot), InstrumentID(instrument), into: &events)
        }
      } else {
        shrink(leg: slot, to: UInt32(truncatingIfNeeded: quantity), into: &events)
      }
    }
    guard isGang else { return }
    let books = (0..<count).map { store.levels[store.orders[record.legs[$0]].pointee.level].pointee.instrument }
    retryGroup(group, command.requestID, into: &events)
    for number in books { runStops(of: store.books[number], InstrumentID(number), into: &events) }
  }

  private mutating func amendRefusal(
    of group: UInt32, _ command: AmendOrder, _ price: Int64, _ quantity: Int64, _ left: Int64
  ) -> Refusal? {
    let record = capacity.groups[group]
    let state = store.books[record.pointee.instrument].pointee.state
    if state == .halted || state == .closed { return (.tradingStateForbids, Int64(state.rawValue)) }
    if command.price == nil && command.quantity == nil { return (.nothingToAmend, 0) }
    for index in 0..<Int(record.pointee.count) {
      let level = store.orders[record.legs[index]].pointee.level
      let book = store.books[store.levels[level].pointee.instrument]
      if let refusal = quantityRefusal(quantity, in: book) { return refusal }
    }
    let asked = command.price?.rawValue ?? price
    return asked != price || quantity > left ? (.conflictingInstructions, 0) : nil
  }
}

extension NewAlternatives {
  /// The alternative at `index` as an order of its own. Only the first carries the expiry.
  func leg(_ index: Int) -> NewOrder {
    NewOrder(
      participant: participant, clientOrderID: clientOrderID, instrument: alternatives[index].instrument, side: .bid,
      timeInForce: timeInForce, selfTradePrevention: selfTradePrevention, price: alternatives[index].price,
      quantity: quantity, expiresAt: index == 0 ? expiresAt : nil, isGang: isGang)
  }
}

/// What must hold before a bid with alternatives is accepted.
extension MatchingEngine {
  private mutating func refusal(of command: NewAlternatives, _ fingerprint: UInt32) -> Refusal? {
    if !requiresRisingRequests
      && slot(ofClientOrder: command.clientOrderID, fingerprint, command.participant.rawValue) != 0
    {
      return (.clientOrderIDInUse, Int64(truncatingIfNeeded: command.clientOrderID))
    }
    let count = command.alternatives.count
    guard count >= 1 && count <= AlternativeList.capacity else { return (.invalidAlternativeCount, Int64(count)) }
    for index in 1..<max(count, 1) {
      let instrument = command.alternatives[index].instrument
      for earlier in 0..<index where command.alternatives[earlier].instrument == instrument {
        return (.alternativeRepeated, Int64(instrument.rawValue))
      }
    }
    for index in 0..<count {
      let order = command.leg(index)
      guard isListed(order.instrument) else { return (.unknownInstrument, Int64(order.instrument.rawValue)) }
      let book = store.books[order.instrument.rawValue]
      if let refusal = stateRefusal(of: order, in: book) { return refusal }
      if let refusal = quantityRefusal(order.quantity.rawValue, in: book) { return refusal }
      if let refusal = limitRefusal(of: order, in: book) { return refusal }
    }
    if command.timeInForce == .fillOrKill { return (.conflictingInstructions, 0) }
    let first = command.leg(0)
    if let refusal = termsRefusal(of: first, in: store.books[first.instrument.rawValue]) { return refusal }
    if let refusal = leaseRefusal() { return refusal }
    if first.mayRest && store.orders.count + count > maximumOpenOrders {
      return (.tooManyOpenOrders, Int64(maximumOpenOrders))
    }
    return nil
  }
}
