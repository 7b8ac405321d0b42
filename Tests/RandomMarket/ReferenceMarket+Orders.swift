import MatchingEngine

extension ReferenceMarket {
  func enter(_ order: NewOrder) {
    let client = order.clientOrderID
    if configuration.requestRule == .reusable,
      orders.contains(where: { $0.participant == order.participant.rawValue && $0.client == client })
    {
      return reject(order.participant, client, .clientOrderIDInUse, Int64(truncatingIfNeeded: client))
    }
    guard order.instrument.rawValue >= 1, Int(order.instrument.rawValue) <= books.count else {
      return reject(order.participant, client, .unknownInstrument, Int64(order.instrument.rawValue))
    }
    if let (code, value) = refusal(order) { return reject(order.participant, client, code, value) }
    var entered = Order(
      id: nextOrder, client: client, participant: order.participant.rawValue, instrument: order.instrument.rawValue,
      side: order.side, type: order.type, price: order.price?.rawValue, remaining: order.quantity.rawValue,
      shown: order.quantity.rawValue, filled: 0, display: order.displayQuantity?.rawValue,
      minimum: order.minimumQuantity?.rawValue, stopPrice: nil, protection: order.protection,
      prevention: order.selfTradePrevention, postOnly: order.postOnly, arrival: 0,
      expiresAt: order.expiresAt?.rawValue)
    nextOrder += 1
    if entered.expiresAt != nil {
      timers[entered.id] = nextTimer
      nextTimer += 1
    }
    events.append(
      .accepted(
        OrderAccepted(
          key: entered.key, instrument: order.instrument, side: order.side, type: order.type,
          timeInForce: order.timeInForce, price: order.price, quantity: order.quantity)))
    if order.type == .stop || order.type == .stopLimit {
      entered.stopPrice = order.stopPrice?.rawValue
      entered.arrival = nextArrival
      nextArrival += 1
      orders.append(entered)
    } else {
      let mayRest =
        order.type == .limit && (order.timeInForce == .goodTillCancelled || order.timeInForce == .goodTillTime)
      execute(entered, request: client, rests: mayRest, fillOrKill: order.timeInForce == .fillOrKill)
    }
    runStops(order.instrument.rawValue)
  }

  private func refusal(_ order: NewOrder) -> (RejectCode, Int64)? {
    let book = books[Int(order.instrument.rawValue) - 1]
    let immediate = order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill
    let isStop = order.type == .stop || order.type == .stopLimit
    switch book.state {
    case .open: break
    case .preOpen, .auction:
      if immediate || order.type == .market || order.minimumQuantity != nil {
        return (.tradingStateForbids, Int64(book.state.rawValue))
      }
    case .halted, .closed: return (.tradingStateForbids, Int64(book.state.rawValue))
    }
    if let refusal = quantityRefusal(order.quantity.rawValue, book) { return refusal }
    if order.type == .limit || order.type == .stopLimit {
      guard let price = order.price?.rawValue else { return (.priceMissing, 0) }
      if let refusal = priceRefusal(price, order.quantity.rawValue, book) { return refusal }
    } else if let price = order.price {
      return (.priceNotAllowed, price.rawValue)
    }
    let stopPrice = order.stopPrice?.rawValue ?? 0
    if isStop && (stopPrice <= 0 || stopPrice % book.tickSize != 0) { return (.invalidStopPrice, stopPrice) }
    if !isStop && order.stopPrice != nil { return (.invalidStopPrice, stopPrice) }
    if let protection = order.protection, protection < 0 || order.type == .limit || order.type == .stopLimit {
      return (.invalidProtection, protection)
    }
    for (part, code) in [
      (order.minimumQuantity, RejectCode.invalidMinimumQuantity),
      (order.displayQuantity, RejectCode.invalidDisplayQuantity),
    ] {
      guard let part = part?.rawValue else { continue }
      if part < 1 || part > order.quantity.rawValue || part % book.lotSize != 0 { return (code, part) }
    }
    let expiry = order.expiresAt?.rawValue
    if order.timeInForce == .goodTillTime ? expiry == nil || expiry! <= time : expiry != nil {
      return (.invalidExpiry, Int64(truncatingIfNeeded: expiry ?? 0))
    }
    let conflicts = [
      order.postOnly && (order.type != .limit || immediate || order.minimumQuantity != nil),
      order.displayQuantity != nil && (order.type == .market || order.type == .stop || immediate),
      order.minimumQuantity != nil && order.timeInForce == .fillOrKill,
      isStop && immediate,
      order.type == .market && order.timeInForce == .goodTillTime,
    ]
    if conflicts.contains(true) { return (.conflictingInstructions, 0) }
    let mayWait = isStop || (order.type == .limit && !immediate)
    if mayWait && orders.count >= configuration.maximumOpenOrders {
      return (.tooManyOpenOrders, Int64(configuration.maximumOpenOrders))
    }
    if order.postOnly, book.state == .open, let price = order.price?.rawValue,
      crosses(order.instrument.rawValue, order.side, price)
    {
      return (.wouldTake, price)
    }
    return nil
  }

  func quantityRefusal(_ quantity: Int64, _ book: Book) -> (RejectCode, Int64)? {
    if quantity <= 0 { return (.quantityNotPositive, quantity) }
    if quantity > configuration.maximumOrderQuantity { return (.quantityTooLarge, quantity) }
    return quantity % book.lotSize == 0 ? nil : (.quantityNotWholeLots, quantity)
  }

  func priceRefusal(_ price: Int64, _ quantity: Int64, _ book: Book) -> (RejectCode, Int64)? {
    if price <= 0 { return (.priceNotPositive, price) }
    if price % book.tickSize != 0 { return (.priceOffTick, price) }
    let notional = price.multipliedFullWidth(by: quantity * book.hours)
    let fits = notional.high == 0 && notional.low <= UInt64(Int64.max)
    return fits ? nil : (.notionalOverflow, price)
  }

  func crosses(_ instrument: UInt32, _ side: Side, _ price: Int64) -> Bool {
    guard let best = queue(instrument, side.opposite).first?.price else { return false }
    return side == .bid ? best <= price : best >= price
  }

  private func find(_ target: OrderReference, _ participant: ParticipantID, _ request: UInt64) -> Order? {
    switch target {
    case .order(let id):
      guard let order = orders.first(where: { $0.id == id.rawValue }) else {
        reject(participant, request, .unknownOrder, Int64(truncatingIfNeeded: id.rawValue))
        return nil
      }
      guard order.participant == participant.rawValue else {
        reject(participant, request, .notYourOrder, Int64(truncatingIfNeeded: id.rawValue))
        return nil
      }
      return order
    case .client(let id):
      guard let order = orders.first(where: { $0.participant == participant.rawValue && $0.client == id }) else {
        reject(participant, request, .unknownOrder, Int64(truncatingIfNeeded: id))
        return nil
      }
      return order
    }
  }

  func cancel(_ command: CancelOrder) {
    guard let order = find(command.target, command.participant, command.requestID) else { return }
    remove(order.id, command.requestID, .requested)
  }

  func massCancel(_ command: MassCancel) {
    if let instrument = command.instrument?.rawValue, instrument < 1 || Int(instrument) > books.count {
      return reject(command.participant, command.requestID, .unknownInstrument, Int64(instrument))
    }
    let meant = orders.filter { order in
      order.participant == command.participant.rawValue
        && (command.instrument == nil || command.instrument?.rawValue == order.instrument)
        && (command.side == nil || command.side == order.side)
    }
    for order in meant.sorted(by: { $0.client < $1.client }) { remove(order.id, command.requestID, .massCancel) }
    events.append(
      .massCancelled(
        MassCancelled(participant: command.participant, requestID: command.requestID, count: UInt32(meant.count))))
  }

  /// Cancels a live order.
  func remove(_ id: UInt64, _ request: UInt64, _ reason: CancelReason) {
    guard let index = position(id) else { return }
    let order = orders.remove(at: index)
    timers[id] = nil
    events.append(
      .cancelled(
        OrderCancelled(
          key: order.key, requestID: request, instrument: InstrumentID(order.instrument), side: order.side,
          quantity: Quantity(order.remaining),
          price: order.isParked ? nil : order.price.map { Price($0) }, reason: reason)))
    guard !order.isParked, let price = order.price else { return }
    level(order.instrument, order.side, price)
    indicate(order.instrument)
  }

  func amend(_ command: AmendOrder) {
    guard let order = find(command.target, command.participant, command.requestID), let index = position(order.id)
    else { return }
    let book = books[Int(order.instrument) - 1]
    func refuse(_ code: RejectCode, _ value: Int64) { reject(command.participant, command.requestID, code, value) }
    if book.state == .halted || book.state == .closed {
      return refuse(.tradingStateForbids, Int64(book.state.rawValue))
    }
    if command.price == nil && command.quantity == nil { return refuse(.nothingToAmend, 0) }
    let quantity = command.quantity?.rawValue ?? order.remaining
    if let (code, value) = quantityRefusal(quantity, book) { return refuse(code, value) }
    if order.isParked { return amendParked(index, command, quantity) }
    if quantity + order.filled > configuration.maximumOrderQuantity { return refuse(.quantityTooLarge, quantity) }
    let price = command.price?.rawValue ?? order.price ?? 0
    if let (code, value) = priceRefusal(price, quantity, book) { return refuse(code, value) }
    if order.postOnly && book.state == .open && crosses(order.instrument, order.side, price) {
      return refuse(.wouldTake, price)
    }
    let keeps = price == order.price && quantity <= order.remaining
    events.append(
      .amended(
        OrderAmended(
          key: order.key, requestID: command.requestID, instrument: InstrumentID(order.instrument),
          side: order.side, price: Price(price), remaining: Quantity(quantity),
          shown: Quantity(keeps ? min(order.shown, quantity) : 0), keptPriority: keeps)))
    if keeps {
      let shown = min(order.shown, quantity)
      orders[index].remaining = quantity
      orders[index].shown = shown
      if shown != order.shown { level(order.instrument, order.side, price) }
      return indicate(order.instrument)
    }
    var changed = orders.remove(at: index)
    if let oldPrice = order.price, oldPrice != price { level(order.instrument, order.side, oldPrice) }
    changed.price = price
    changed.remaining = quantity
    execute(changed, request: command.requestID, rests: true, fillOrKill: false, ignoresMinimum: true)
    runStops(order.instrument)
  }

  private func amendParked(_ index: Int, _ command: AmendOrder, _ quantity: Int64) {
    let order = orders[index]
    let book = books[Int(order.instrument) - 1]
    func refuse(_ code: RejectCode, _ value: Int64) { reject(command.participant, command.requestID, code, value) }
    if let minimum = order.minimum, quantity < minimum { return refuse(.invalidMinimumQuantity, minimum) }
    if order.type == .stop, let price = command.price { return refuse(.priceNotAllowed, price.rawValue) }
    if order.type == .stopLimit {
      let price = command.price?.rawValue ?? order.price ?? 0
      if let (code, value) = priceRefusal(price, quantity, book) { return refuse(code, value) }
      orders[index].price = price
    }
    orders[index].remaining = quantity
    orders[index].shown = quantity
    events.append(
      .amended(
        OrderAmended(
          key: order.key, requestID: command.requestID, instrument: InstrumentID(order.instrument),
          side: order.side, price: Price(orders[index].price ?? order.stopPrice ?? 0),
          remaining: Quantity(quantity), shown: .zero, keptPriority: true)))
  }
}
