/// New orders: checked, accepted, matched, and rested or cancelled.
extension MatchingEngine {
  mutating func enter(_ order: UnsafePointer<NewOrder>, _ fingerprint: UInt32, into events: inout EventBuffer) {
    guard admit(order.pointee.participant, order.pointee.clientOrderID, into: &events) else { return }
    let participant = participants.records[order.pointee.participant.rawValue]
    // Where ids only rise, none can be in use, and the orders behind a fingerprint need not be asked.
    let vacancy = participant.pointee.orders.vacancy(
      fingerprint,
      unless: { [requiresRisingRequests] in
        !requiresRisingRequests && store.orders[$0].pointee.clientOrderID == order.pointee.clientOrderID
      })
    guard let vacancy else {
      return refuse(order, .clientOrderIDInUse, Int64(truncatingIfNeeded: order.pointee.clientOrderID), into: &events)
    }
    guard isListed(order.pointee.instrument) else {
      return refuse(order, .unknownInstrument, Int64(order.pointee.instrument.rawValue), into: &events)
    }
    let book = store.books[order.pointee.instrument.rawValue]
    if order.pointee.isPlain && restsAtOnce(order, in: book) {
      return enterResting(order, fingerprint, participant, vacancy, book: book, into: &events)
    }
    if let refusal = refusal(of: order, in: book) {
      return refuse(order, refusal.code, refusal.value, into: &events)
    }
    accept(order, fingerprint, book: book, into: &events)
  }

  /// Whether a plain limit order passes every check and trades with nobody: what most orders do.
  @inline(__always)
  private func restsAtOnce(_ order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>) -> Bool {
    let price = order.pointee.priceOrAbsent
    let quantity = order.pointee.quantity.rawValue
    return book.pointee.state == .open && quantityRefusal(quantity, in: book) == nil
      && priceRefusal(price, quantity: quantity, in: book) == nil && store.orders.count < maximumOpenOrders
      && !crosses(price, order.pointee.side, in: book)
  }

  /// Accepts a plain limit order that trades with nobody.
  @inline(__always)
  private mutating func enterResting(
    _ order: UnsafePointer<NewOrder>, _ fingerprint: UInt32,
    _ participant: UnsafeMutablePointer<ParticipantRecord>, _ vacancy: UInt32,
    book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let key = makeRecord(order)
    appendAccepted(order, key, into: &events)
    participant.pointee.orders.insert(fingerprint, slot: key.order.slot, at: vacancy)
    rest(
      key.order.slot, key, order.pointee.priceOrAbsent, order.pointee.side, book: book,
      instrument: order.pointee.instrument, into: &events)
  }

  @inline(never)
  private func refuse(
    _ order: UnsafePointer<NewOrder>, _ code: RejectCode, _ value: Int64, into events: inout EventBuffer
  ) {
    reject(order.pointee.participant, order.pointee.clientOrderID, code, value: value, into: &events)
  }

  /// Why a well-addressed order cannot be taken; `nil` when it can.
  @inline(__always)
  private func refusal(
    of order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>
  ) -> (code: RejectCode, value: Int64)? {
    if book.pointee.state != .open { return (.tradingStateForbids, Int64(book.pointee.state.rawValue)) }
    if !isSupported(order) { return (.notSupported, 0) }
    if let refusal = quantityRefusal(order.pointee.quantity.rawValue, in: book) { return refusal }
    if order.pointee.type == .limit {
      guard let price = order.pointee.price?.rawValue else { return (.priceMissing, 0) }
      if let refusal = priceRefusal(price, quantity: order.pointee.quantity.rawValue, in: book) { return refusal }
      if order.pointee.protection != nil { return (.invalidProtection, order.pointee.protection ?? 0) }
    } else {
      if let price = order.pointee.price { return (.priceNotAllowed, price.rawValue) }
      if let protection = order.pointee.protection, protection < 0 { return (.invalidProtection, protection) }
    }
    if order.pointee.stopPrice != nil { return (.invalidStopPrice, order.pointee.stopPrice?.rawValue ?? 0) }
    if let expiry = order.pointee.expiresAt { return (.invalidExpiry, Int64(truncatingIfNeeded: expiry.rawValue)) }
    if order.pointee.postOnly && (order.pointee.type == .market || order.pointee.timeInForce != .goodTillCancelled) {
      return (.conflictingInstructions, 0)
    }
    if canRest(order) && store.orders.count >= maximumOpenOrders {
      return (.tooManyOpenOrders, Int64(maximumOpenOrders))
    }
    if order.pointee.postOnly, let price = order.pointee.price, crosses(price.rawValue, order.pointee.side, in: book) {
      return (.wouldTake, price.rawValue)
    }
    return nil
  }

  @inline(__always)
  private func isSupported(_ order: UnsafePointer<NewOrder>) -> Bool {
    (order.pointee.type == .limit || order.pointee.type == .market) && order.pointee.timeInForce != .goodTillTime
      && order.pointee.selfTradePrevention == .cancelNewest && order.pointee.minimumQuantity == nil
      && order.pointee.displayQuantity == nil
  }

  @inline(__always)
  private func canRest(_ order: UnsafePointer<NewOrder>) -> Bool {
    order.pointee.type == .limit && order.pointee.timeInForce == .goodTillCancelled
  }

  /// Why a quantity cannot be taken in a book.
  @inline(__always)
  func quantityRefusal(
    _ quantity: Int64, in book: UnsafeMutablePointer<BookRecord>
  ) -> (code: RejectCode, value: Int64)? {
    if quantity <= 0 { return (.quantityNotPositive, quantity) }
    if quantity > configuration.maximumOrderQuantity { return (.quantityTooLarge, quantity) }
    let lotSize = book.pointee.lotSize
    if lotSize != 1 && quantity % Int64(lotSize) != 0 { return (.quantityNotWholeLots, quantity) }
    return nil
  }

  /// Why a price cannot be taken for a quantity in a book.
  @inline(__always)
  func priceRefusal(
    _ price: Int64, quantity: Int64, in book: UnsafeMutablePointer<BookRecord>
  ) -> (code: RejectCode, value: Int64)? {
    if price <= 0 { return (.priceNotPositive, price) }
    let tickSize = book.pointee.tickSize
    if tickSize != 1 && price % tickSize != 0 { return (.priceOffTick, price) }
    let (unitHours, unitOverflow) = quantity.multipliedReportingOverflow(by: Int64(book.pointee.hours))
    if unitOverflow || price.multipliedReportingOverflow(by: unitHours).overflow { return (.notionalOverflow, price) }
    return nil
  }

  /// Whether an order at `price` would trade at once.
  @inline(__always)
  func crosses(_ price: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>) -> Bool {
    book.side(side.opposite).pointee.bestRank >= takerRank(of: price, side, in: book)
  }

  /// The lowest rank on the other side at which an order at `price` may trade.
  @inline(__always)
  func takerRank(of price: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>) -> Int64 {
    book.rank(of: price, side.opposite)
  }

  /// Gives the order a record and an id.
  @inline(__always)
  private mutating func makeRecord(_ order: UnsafePointer<NewOrder>) -> OrderKey {
    let slot = store.orders.allocate()
    let record = store.orders[slot]
    let generation = record.pointee.generation
    let quantity = UInt32(truncatingIfNeeded: order.pointee.quantity.rawValue)
    record.pointee.clientOrderID = order.pointee.clientOrderID
    record.pointee.remaining = quantity
    record.pointee.shown = quantity
    record.pointee.participant = order.pointee.participant.rawValue
    record.pointee.filled = 0
    record.pointee.traits = OrderTraits(
      side: order.pointee.side, selfTradePrevention: order.pointee.selfTradePrevention,
      postOnly: order.pointee.postOnly)
    return OrderKey(
      order: OrderID(slot: slot, generation: generation), clientOrderID: order.pointee.clientOrderID,
      participant: order.pointee.participant)
  }

  @inline(__always)
  private func appendAccepted(
    _ order: UnsafePointer<NewOrder>, _ key: OrderKey, into events: inout EventBuffer
  ) {
    events.append(
      .accepted(
        OrderAccepted(
          key: key, instrument: order.pointee.instrument, side: order.pointee.side, type: order.pointee.type,
          timeInForce: order.pointee.timeInForce, price: order.pointee.price, quantity: order.pointee.quantity)))
  }

  @inline(never)
  private mutating func accept(
    _ order: UnsafePointer<NewOrder>, _ fingerprint: UInt32, book: UnsafeMutablePointer<BookRecord>,
    into events: inout EventBuffer
  ) {
    let key = makeRecord(order)
    let slot = key.order.slot
    let quantity = store.orders[slot].pointee.remaining
    appendAccepted(order, key, into: &events)
    guard let limit = limitRank(of: order, in: book) else {
      return end(slot, key, order.pointee.instrument, order.pointee.clientOrderID, .immediateRemainder, into: &events)
    }
    if order.pointee.timeInForce == .fillOrKill && !canFill(quantity, slot, order.pointee.side, limit, in: book) {
      return end(slot, key, order.pointee.instrument, order.pointee.clientOrderID, .fillOrKillUnfilled, into: &events)
    }
    let metItself =
      book.side(order.pointee.side.opposite).pointee.bestRank >= limit
      && match(slot, key, order.pointee.side, limit, book: book, instrument: order.pointee.instrument, into: &events)
    if store.orders[slot].pointee.remaining == 0 {
      release(slot)
    } else if metItself {
      end(slot, key, order.pointee.instrument, order.pointee.clientOrderID, .selfTrade, into: &events)
    } else if canRest(order), let price = order.pointee.price {
      index(slot, fingerprint, order.pointee.participant.rawValue)
      rest(
        slot, key, price.rawValue, order.pointee.side, book: book, instrument: order.pointee.instrument, into: &events)
    } else {
      end(slot, key, order.pointee.instrument, order.pointee.clientOrderID, .immediateRemainder, into: &events)
    }
  }

  /// The lowest rank on the other side at which the order may trade; `nil` for a market order that finds nobody.
  @inline(__always)
  private func limitRank(of order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>) -> Int64? {
    if let price = order.pointee.price { return takerRank(of: price.rawValue, order.pointee.side, in: book) }
    return protectedRank(order.pointee.protection ?? book.pointee.defaultProtection, order.pointee.side, in: book)
  }

  /// The lowest rank within `protection` ticks of the best on the other side; `nil` when that side is empty.
  private func protectedRank(
    _ protection: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>
  ) -> Int64? {
    let opposite = book.side(side.opposite)
    guard opposite.pointee.best != 0 else { return nil }
    let steps = protection / book.pointee.tickSize
    let (rank, overflow) = opposite.pointee.bestRank.subtractingReportingOverflow(steps)
    return overflow ? .min + 1 : rank
  }

  /// Puts an accepted order, or what is left of it, into its book.
  @inline(__always)
  mutating func rest(
    _ slot: UInt32, _ key: OrderKey, _ price: Int64, _ side: Side, book: UnsafeMutablePointer<BookRecord>,
    instrument: InstrumentID, into events: inout EventBuffer
  ) {
    let level = store.rest(
      slot, rank: book.rank(of: price, side), price: price, side: side, book: book, instrument: instrument.rawValue)
    guard reportsMarketData else { return }
    events.append(
      .rested(
        OrderRested(
          order: key.order, instrument: instrument, side: side, price: Price(price),
          quantity: Quantity(Int64(store.orders[slot].pointee.shown)))))
    let record = store.levels[level]
    events.append(
      .levelChanged(
        LevelChanged(
          instrument: instrument, side: side, price: Price(price), quantity: Quantity(record.pointee.quantity),
          orderCount: record.pointee.orderCount)))
  }

  /// Cancels what is left of an order that rests in no book and is not indexed.
  mutating func end(
    _ slot: UInt32, _ key: OrderKey, _ instrument: InstrumentID, _ requestID: UInt64, _ reason: CancelReason,
    into events: inout EventBuffer
  ) {
    let order = store.orders[slot]
    events.append(
      .cancelled(
        OrderCancelled(
          key: key, requestID: requestID, instrument: instrument, side: order.pointee.traits.side,
          quantity: Quantity(Int64(order.pointee.remaining)), reason: reason)))
    release(slot)
  }
}
