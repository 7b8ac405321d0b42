/// New orders: checked, accepted, matched, and rested or cancelled.
extension MatchingEngine {
  mutating func enter(_ order: NewOrder, into events: inout EventBuffer) {
    guard admit(order.participant, order.clientOrderID, into: &events) else { return }
    if !requiresRisingRequests && slot(ofClientOrder: order.clientOrderID, order.participant.rawValue) != 0 {
      return refuse(order, .clientOrderIDInUse, Int64(truncatingIfNeeded: order.clientOrderID), into: &events)
    }
    guard isListed(order.instrument) else {
      return refuse(order, .unknownInstrument, Int64(order.instrument.rawValue), into: &events)
    }
    let book = store.books[order.instrument.rawValue]
    if let refusal = refusal(of: order, in: book) {
      return refuse(order, refusal.code, refusal.value, into: &events)
    }
    accept(order, book: book, into: &events)
  }

  @inline(never)
  private func refuse(_ order: NewOrder, _ code: RejectCode, _ value: Int64, into events: inout EventBuffer) {
    reject(order.participant, order.clientOrderID, code, value: value, into: &events)
  }

  /// Why a well-addressed order cannot be taken; `nil` when it can.
  @inline(__always)
  private func refusal(
    of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>
  ) -> (code: RejectCode, value: Int64)? {
    if book.pointee.state != .open { return (.tradingStateForbids, Int64(book.pointee.state.rawValue)) }
    if !isSupported(order) { return (.notSupported, 0) }
    if let refusal = quantityRefusal(order.quantity.rawValue, in: book) { return refusal }
    if order.type == .limit {
      guard let price = order.price?.rawValue else { return (.priceMissing, 0) }
      if let refusal = priceRefusal(price, quantity: order.quantity.rawValue, in: book) { return refusal }
      if order.protection != nil { return (.invalidProtection, order.protection ?? 0) }
    } else {
      if let price = order.price { return (.priceNotAllowed, price.rawValue) }
      if let protection = order.protection, protection < 0 { return (.invalidProtection, protection) }
    }
    if order.stopPrice != nil { return (.invalidStopPrice, order.stopPrice?.rawValue ?? 0) }
    if let expiry = order.expiresAt { return (.invalidExpiry, Int64(truncatingIfNeeded: expiry.rawValue)) }
    if order.postOnly && (order.type == .market || order.timeInForce != .goodTillCancelled) {
      return (.conflictingInstructions, 0)
    }
    if canRest(order) && store.orders.count >= maximumOpenOrders {
      return (.tooManyOpenOrders, Int64(maximumOpenOrders))
    }
    if order.postOnly, let price = order.price, crosses(price.rawValue, order.side, in: book) {
      return (.wouldTake, price.rawValue)
    }
    return nil
  }

  @inline(__always)
  private func isSupported(_ order: NewOrder) -> Bool {
    (order.type == .limit || order.type == .market) && order.timeInForce != .goodTillTime
      && order.selfTradePrevention == .cancelNewest && order.minimumQuantity == nil && order.displayQuantity == nil
  }

  @inline(__always)
  private func canRest(_ order: NewOrder) -> Bool {
    order.type == .limit && order.timeInForce == .goodTillCancelled
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

  private mutating func accept(
    _ order: NewOrder, book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let slot = store.orders.allocate()
    let record = store.orders[slot]
    let generation = record.pointee.generation
    let quantity = UInt32(truncatingIfNeeded: order.quantity.rawValue)
    record.initialize(
      to: OrderRecord(
        clientOrderID: order.clientOrderID, level: 0, next: 0, previous: 0, remaining: quantity, shown: quantity,
        participant: order.participant.rawValue, filled: 0, generationLow: 0, generationHigh: 0,
        traits: OrderTraits(
          side: order.side, selfTradePrevention: order.selfTradePrevention, postOnly: order.postOnly),
        reserved: 0, terms: 0))
    record.pointee.generation = generation
    let key = OrderKey(
      order: OrderID(slot: slot, generation: generation), clientOrderID: order.clientOrderID,
      participant: order.participant)
    events.append(
      .accepted(
        OrderAccepted(
          key: key, instrument: order.instrument, side: order.side, type: order.type,
          timeInForce: order.timeInForce, price: order.price, quantity: order.quantity)))

    guard let limit = limitRank(of: order, in: book) else {
      return end(slot, key, order.instrument, order.clientOrderID, .immediateRemainder, into: &events)
    }
    if order.timeInForce == .fillOrKill && !canFill(quantity, slot, order.side, limit, in: book) {
      return end(slot, key, order.instrument, order.clientOrderID, .fillOrKillUnfilled, into: &events)
    }
    let metItself = match(slot, key, order.side, limit, book: book, instrument: order.instrument, into: &events)
    if store.orders[slot].pointee.remaining == 0 {
      release(slot)
    } else if metItself {
      end(slot, key, order.instrument, order.clientOrderID, .selfTrade, into: &events)
    } else if canRest(order), let price = order.price {
      index(slot, order.clientOrderID, order.participant.rawValue)
      rest(slot, key, price.rawValue, order.side, book: book, instrument: order.instrument, into: &events)
    } else {
      end(slot, key, order.instrument, order.clientOrderID, .immediateRemainder, into: &events)
    }
  }

  /// The lowest rank on the other side at which the order may trade; `nil` for a market order that finds nobody.
  @inline(__always)
  private func limitRank(of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Int64? {
    if let price = order.price { return takerRank(of: price.rawValue, order.side, in: book) }
    return protectedRank(order.protection ?? book.pointee.defaultProtection, order.side, in: book)
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
