/// New orders: checked, accepted, and sent on.
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
    if case .taken = vacancy {
      return refuse(order, .clientOrderIDInUse, Int64(truncatingIfNeeded: order.pointee.clientOrderID), into: &events)
    }
    guard isListed(order.pointee.instrument) else {
      return refuse(order, .unknownInstrument, Int64(order.pointee.instrument.rawValue), into: &events)
    }
    let book = store.books[order.pointee.instrument.rawValue]
    if order.pointee.isPlain && restsAtOnce(order, in: book) {
      return enterResting(order, fingerprint, vacancy, participant, book: book, into: &events)
    }
    let maker = firstOffer(filling: order, in: book)
    if maker != 0 { return tradeWhole(order, with: maker, book: book, into: &events) }
    if let refusal = refusal(of: order, in: book) {
      return refuse(order, refusal.code, refusal.value, into: &events)
    }
    accept(order, fingerprint, book: book, into: &events)
  }

  /// Whether a plain limit order passes every check and trades with nobody: what most orders do.
  @inline(__always)
  private mutating func restsAtOnce(_ order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>) -> Bool
  {
    let price = order.pointee.priceOrAbsent
    let quantity = order.pointee.quantity.rawValue
    return book.pointee.state == .open && !book.pointee.traits.needsCare(order.pointee.side)
      && quantityRefusal(quantity, in: book) == nil
      && priceRefusal(price, quantity: quantity, in: book) == nil && store.orders.count < restingLimit
      && !crosses(price, order.pointee.side, in: book)
  }

  /// Accepts a plain limit order that trades with nobody.
  @inline(__always)
  private mutating func enterResting(
    _ order: UnsafePointer<NewOrder>, _ fingerprint: UInt32, _ vacancy: ClientOrderIndex.Vacancy,
    _ participant: UnsafeMutablePointer<ParticipantRecord>,
    book: UnsafeMutablePointer<BookRecord>, into events: inout EventBuffer
  ) {
    let (record, key) = makeRecord(order)
    appendAccepted(order, key, into: &events)
    participant.pointee.orders.insert(fingerprint, slot: key.order.slot, at: vacancy)
    rest(
      key.order.slot, record, key, order.pointee.priceOrAbsent, order.pointee.side, book: book,
      instrument: order.pointee.instrument, into: &events)
  }

  @inline(never)
  private mutating func refuse(
    _ order: UnsafePointer<NewOrder>, _ code: RejectCode, _ value: Int64, into events: inout EventBuffer
  ) {
    reject(order.pointee.participant, order.pointee.clientOrderID, code, value: value, into: &events)
  }

  /// Gives the order a record and an id.
  @inline(__always)
  mutating func makeRecord(
    _ order: UnsafePointer<NewOrder>
  ) -> (record: UnsafeMutablePointer<OrderRecord>, key: OrderKey) {
    let slot = store.orders.allocate()
    let record = store.orders[slot]
    let generation = record.pointee.generation
    let quantity = UInt32(truncatingIfNeeded: order.pointee.quantity.rawValue)
    record.pointee.clientOrderID = order.pointee.clientOrderID
    record.pointee.remaining = quantity
    record.pointee.shown = quantity
    record.pointee.participant = order.pointee.participant.rawValue
    record.pointee.filled = 0
    record.pointee.terms = 0
    record.pointee.traits = OrderTraits(
      side: order.pointee.side, selfTradePrevention: order.pointee.selfTradePrevention,
      postOnly: order.pointee.postOnly)
    return (
      record,
      OrderKey(
        order: OrderID(slot: slot, generation: generation), clientOrderID: order.pointee.clientOrderID,
        participant: order.pointee.participant)
    )
  }

  @inline(__always)
  mutating func appendAccepted(
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
    let sells = tracksCapacity && order.pointee.side == .offer
    let pool = sells ? pool(for: order, in: book, into: &events) : 0
    let key = makeRecord(order).key
    appendAccepted(order, key, into: &events)
    if order.pointee.needsTerms || sells { attachTerms(of: order, key, pool: pool) }
    let taker = Taker(
      slot: key.order.slot, key: key, instrument: order.pointee.instrument, side: order.pointee.side, book: book,
      requestID: order.pointee.clientOrderID)
    if order.pointee.type == .stop || order.pointee.type == .stopLimit {
      index(taker.slot, fingerprint, order.pointee.participant.rawValue)
      return park(taker, stopPrice: order.pointee.stopOrAbsent, into: &events)
    }
    let instruction = Instruction(
      price: order.pointee.price?.rawValue, protection: order.pointee.protection,
      rests: order.pointee.mayRest, isFillOrKill: order.pointee.timeInForce == .fillOrKill,
      minimum: UInt32(truncatingIfNeeded: order.pointee.minimumQuantity?.rawValue ?? 0), fingerprint: fingerprint)
    execute(taker, instruction, into: &events)
    runStops(of: book, order.pointee.instrument, into: &events)
  }

  /// Keeps what an order has beyond a plain limit.
  ///
  /// - Parameter pool: Of an offer, the pool whose units it sells; 0: none.
  mutating func attachTerms(of order: UnsafePointer<NewOrder>, _ key: OrderKey, pool: UInt32 = 0) {
    let terms = store.terms.allocate()
    var expiry = order.pointee.expiresAt?.rawValue ?? TermsRecord.never
    if pool != 0 { expiry = min(expiry, lastFit(pool, in: store.books[order.pointee.instrument.rawValue])) }
    let timer =
      expiry == TermsRecord.never ? 0 : timers.add(due: expiry, subject: key.order.rawValue, .order)
    store.terms[terms].initialize(
      to: TermsRecord(
        expiresAt: expiry, timer: timer, stopPrice: order.pointee.stopPrice?.rawValue ?? 0,
        limitPrice: order.pointee.priceOrAbsent, protection: order.pointee.protectionOrAbsent,
        display: UInt32(truncatingIfNeeded: order.pointee.displayQuantity?.rawValue ?? 0),
        minimum: UInt32(truncatingIfNeeded: order.pointee.minimumQuantity?.rawValue ?? 0),
        share: pool == 0
          ? 0 : capacity.join(pool, order: key.order.slot, instrument: order.pointee.instrument.rawValue),
        group: 0, gang: 0, type: order.pointee.type, timeInForce: order.pointee.timeInForce,
        isGang: order.pointee.isGang))
    store.orders[key.order.slot].pointee.terms = terms
  }
}

extension NewOrder {
  /// Whether the order may come to rest in its book.
  var mayRest: Bool {
    (type == .limit || type == .stopLimit) && (timeInForce == .goodTillCancelled || timeInForce == .goodTillTime)
  }

  /// Whether more must be kept of it than a plain order's record holds.
  var needsTerms: Bool {
    timeInForce == .goodTillTime || displayQuantity != nil || type == .stop || type == .stopLimit || isGang
  }
}
