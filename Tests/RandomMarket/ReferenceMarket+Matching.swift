import MatchingEngine

extension ReferenceMarket {
  func execute(
    _ order: Order, request: UInt64, rests: Bool, fillOrKill: Bool, ignoresMinimum: Bool = false
  ) {
    var taker = order
    taker.shown = taker.remaining
    let book = books[Int(order.instrument) - 1]
    guard book.state == .open else {
      if rests { rest(taker) } else { end(taker, request, .immediateRemainder) }
      return rests ? indicate(order.instrument) : ()
    }
    guard let limit = limit(of: taker) else { return end(taker, request, .immediateRemainder) }
    let inside = collared(limit, taker)
    if fillOrKill && !canFill(taker.remaining, taker, inside) { return end(taker, request, .fillOrKillUnfilled) }
    if !ignoresMinimum, let minimum = taker.minimum, !canFill(minimum, taker, inside) {
      return end(taker, request, .minimumQuantityUnmet)
    }
    let metItself = match(&taker, inside, request)
    let isStopped = !metItself && taker.remaining > 0 && crosses(order.instrument, order.side, limit)
    if taker.remaining == 0 {
      timers[taker.id] = nil
    } else if metItself {
      end(taker, request, .selfTrade)
    } else if rests {
      rest(taker)
    } else {
      end(taker, request, .immediateRemainder)
    }
    if isStopped, let length = books[Int(order.instrument) - 1].auctionLength {
      books[Int(order.instrument) - 1].auctionEnds = length > .max - time ? .max : time + length
      books[Int(order.instrument) - 1].auctionTimer = nextTimer
      nextTimer += 1
      change(order.instrument, to: .auction)
    }
  }

  /// The worst price at which it may trade; `nil` for a market order that finds nobody.
  private func limit(of order: Order) -> Int64? {
    if let price = order.price { return price }
    guard let best = queue(order.instrument, order.side.opposite).first?.price else { return nil }
    let protection = order.protection ?? books[Int(order.instrument) - 1].protection
    if order.side == .bid {
      let (limit, overflow) = best.addingReportingOverflow(protection)
      return overflow ? .max : limit
    }
    return max(1, best - protection)
  }

  private func collared(_ limit: Int64, _ order: Order) -> Int64 {
    let book = books[Int(order.instrument) - 1]
    var result = limit
    for (center, range) in [(book.reference, book.staticRange), (book.lastPrice, book.dynamicRange)] {
      guard let center, let range else { continue }
      if order.side == .bid {
        let (edge, overflow) = center.addingReportingOverflow(range)
        result = min(result, overflow ? .max : edge)
      } else {
        result = max(result, center - range)
      }
    }
    return result
  }

  private func isInside(_ price: Int64, _ limit: Int64, _ side: Side) -> Bool {
    side == .bid ? price <= limit : price >= limit
  }

  /// Plays the match on a copy and counts what would trade before self-trade prevention interferes.
  private func canFill(_ wanted: Int64, _ taker: Order, _ limit: Int64) -> Bool {
    var line = queue(taker.instrument, taker.side.opposite).filter { isInside($0.price ?? 0, limit, taker.side) }
    if taker.prevention == .cancelOldest { line.removeAll { $0.participant == taker.participant } }
    var missing = wanted
    while missing > 0, var first = line.first {
      if first.participant == taker.participant { return false }
      let quantity = min(missing, first.shown)
      missing -= quantity
      first.remaining -= quantity
      first.shown -= quantity
      line.removeFirst()
      if first.shown > 0 {
        line.insert(first, at: 0)
      } else if first.remaining > 0 {
        first.shown = min(first.display ?? first.remaining, first.remaining)
        line.insert(first, at: line.lastIndex { $0.price == first.price }.map { $0 + 1 } ?? 0)
      }
    }
    return missing == 0
  }

  private func match(_ taker: inout Order, _ limit: Int64, _ request: UInt64) -> Bool {
    var touched: Int64?
    defer { if let touched { level(taker.instrument, taker.side.opposite, touched) } }
    while taker.remaining > 0, let first = queue(taker.instrument, taker.side.opposite).first,
      let price = first.price, isInside(price, limit, taker.side), let index = position(first.id)
    {
      if let last = touched, last != price {
        level(taker.instrument, taker.side.opposite, last)
        touched = nil
      }
      if first.participant == taker.participant {
        switch taker.prevention {
        case .cancelNewest: return true
        case .cancelOldest:
          lose(first.remaining, first.id, request)
        case .decrementBoth:
          let lost = min(first.remaining, taker.remaining)
          lose(lost, first.id, request)
          taker.remaining -= lost
          prevented(taker, lost, taker.remaining, request)
        }
        touched = price
        continue
      }
      let quantity = min(taker.remaining, first.shown)
      taker.remaining -= quantity
      taker.filled += quantity
      orders[index].remaining -= quantity
      orders[index].shown -= quantity
      orders[index].filled += quantity
      trade(
        maker: orders[index], taker: taker, takerSide: taker.side, price: price, quantity: quantity)
      touched = price
      refill(first.id)
    }
    return false
  }

  private func trade(
    maker: Order, taker: Order, takerSide: Side, price: Int64, quantity: Int64, inAuction: Bool = false
  ) {
    events.append(
      .traded(
        Trade(
          id: TradeID(nextTrade), instrument: InstrumentID(maker.instrument), takerSide: takerSide,
          price: Price(price), quantity: Quantity(quantity), maker: maker.key,
          makerRemaining: Quantity(maker.remaining), taker: taker.key, takerRemaining: Quantity(taker.remaining),
          makerShown: Quantity(maker.shown), takerShown: inAuction ? Quantity(taker.shown) : nil)))
    nextTrade += 1
    books[Int(maker.instrument) - 1].lastPrice = price
  }

  /// Removes an order that is used up, or lets an iceberg show its next part at the end of its queue.
  private func refill(_ id: UInt64) {
    guard let index = position(id), orders[index].shown == 0 else { return }
    if orders[index].remaining == 0 {
      orders.remove(at: index)
      timers[id] = nil
      return
    }
    orders[index].shown = min(orders[index].display ?? 0, orders[index].remaining)
    orders[index].arrival = nextArrival
    nextArrival += 1
    rested(orders[index])
  }

  private func rested(_ order: Order) {
    reported(
      .rested(
        OrderRested(
          order: OrderID(order.id), instrument: InstrumentID(order.instrument), side: order.side,
          price: Price(order.price ?? 0), quantity: Quantity(order.shown))))
  }

  private func rest(_ order: Order) {
    var resting = order
    resting.shown = min(order.display ?? order.remaining, order.remaining)
    resting.arrival = nextArrival
    nextArrival += 1
    orders.append(resting)
    rested(resting)
    level(order.instrument, order.side, order.price ?? 0)
  }

  private func end(_ order: Order, _ request: UInt64, _ reason: CancelReason) {
    timers[order.id] = nil
    events.append(
      .cancelled(
        OrderCancelled(
          key: order.key, requestID: request, instrument: InstrumentID(order.instrument), side: order.side,
          quantity: Quantity(order.remaining), reason: reason)))
  }

  private func prevented(_ order: Order, _ lost: Int64, _ left: Int64, _ request: UInt64, inBook: Bool = false) {
    events.append(
      .cancelled(
        OrderCancelled(
          key: order.key, requestID: request, instrument: InstrumentID(order.instrument), side: order.side,
          quantity: Quantity(lost), remaining: Quantity(left),
          price: inBook ? order.price.map { Price($0) } : nil, shown: Quantity(inBook ? order.shown : 0),
          reason: .selfTrade)))
  }

  /// Takes units from a resting order without a trade: what it hides first.
  private func lose(_ lost: Int64, _ id: UInt64, _ request: UInt64) {
    guard lost > 0, let index = position(id) else { return }
    orders[index].remaining -= lost
    orders[index].shown = min(orders[index].shown, orders[index].remaining)
    prevented(orders[index], lost, orders[index].remaining, request, inBook: true)
    if orders[index].remaining == 0 {
      orders.remove(at: index)
      timers[id] = nil
    }
  }

  // MARK: - Stops

  func runStops(_ instrument: UInt32) {
    while books[Int(instrument) - 1].state == .open, let last = books[Int(instrument) - 1].lastPrice {
      let reached = orders.filter { order in
        guard order.instrument == instrument, let stop = order.stopPrice else { return false }
        return order.side == .bid ? last >= stop : last <= stop
      }
      let first = reached.min { left, right in
        if left.side != right.side { return left.side == .bid }
        let (leftStop, rightStop) = (left.stopPrice ?? 0, right.stopPrice ?? 0)
        if leftStop != rightStop { return left.side == .bid ? leftStop < rightStop : leftStop > rightStop }
        return left.arrival < right.arrival
      }
      guard var order = first, let index = position(order.id) else { return }
      orders.remove(at: index)
      order.stopPrice = nil
      events.append(
        .triggered(OrderTriggered(key: order.key, instrument: InstrumentID(instrument), side: order.side)))
      execute(order, request: 0, rests: order.type == .stopLimit, fillOrKill: false)
    }
  }

  // MARK: - Auctions

  func change(_ instrument: UInt32, to state: TradingState) {
    books[Int(instrument) - 1].state = state
    if state != .auction { books[Int(instrument) - 1].auctionEnds = nil }
    events.append(.tradingStateChanged(TradingStateChanged(instrument: InstrumentID(instrument), state: state)))
    if state == .open {
      while let (price, _, _) = auction(instrument) {
        uncross(instrument, at: price)
        if books[Int(instrument) - 1].auctionLength != nil { books[Int(instrument) - 1].reference = price }
      }
      runStops(instrument)
    } else {
      indicate(instrument)
    }
  }

  func indicate(_ instrument: UInt32) {
    let state = books[Int(instrument) - 1].state
    guard state == .preOpen || state == .auction else { return }
    let outcome = auction(instrument)
    reported(
      .auctionIndicated(
        AuctionIndicated(
          instrument: InstrumentID(instrument), price: outcome.map { Price($0.price) },
          quantity: Quantity(outcome?.quantity ?? 0), imbalance: outcome?.imbalance ?? 0)))
  }

  private func auction(_ instrument: UInt32) -> (price: Int64, quantity: Int64, imbalance: Int64)? {
    let bids = queue(instrument, .bid)
    let offers = queue(instrument, .offer)
    guard let high = bids.first?.price, let low = offers.first?.price, high >= low else { return nil }
    let prices = Set((bids + offers).compactMap(\.price)).filter { $0 >= low && $0 <= high }.sorted()
    func demand(_ price: Int64) -> Int64 { bids.filter { $0.price! >= price }.reduce(0) { $0 + $1.remaining } }
    func supply(_ price: Int64) -> Int64 { offers.filter { $0.price! <= price }.reduce(0) { $0 + $1.remaining } }
    let most = prices.map { min(demand($0), supply($0)) }.max() ?? 0
    var left = prices.filter { min(demand($0), supply($0)) == most }
    let least = left.map { abs(demand($0) - supply($0)) }.min() ?? 0
    left = left.filter { abs(demand($0) - supply($0)) == least }
    let book = books[Int(instrument) - 1]
    let price: Int64
    if left.allSatisfy({ demand($0) > supply($0) }) {
      price = left.last!
    } else if left.allSatisfy({ demand($0) < supply($0) }) {
      price = left.first!
    } else if let center = book.lastPrice ?? book.reference {
      price = left.min { (abs($0 - center), $0) < (abs($1 - center), $1) }!
    } else {
      price = left.first!
    }
    return (price, most, demand(price) - supply(price))
  }

  private func uncross(_ instrument: UInt32, at price: Int64) {
    while true {
      guard let bid = queue(instrument, .bid).first, let offer = queue(instrument, .offer).first,
        let bidPrice = bid.price, let offerPrice = offer.price, bidPrice >= price, offerPrice <= price
      else { return }
      while let bid = queue(instrument, .bid).first(where: { $0.price == bidPrice }),
        let offer = queue(instrument, .offer).first(where: { $0.price == offerPrice })
      {
        pair(bid, offer, at: price)
      }
      level(instrument, .bid, bidPrice)
      level(instrument, .offer, offerPrice)
    }
  }

  private func pair(_ bid: Order, _ offer: Order, at price: Int64) {
    if bid.participant == offer.participant {
      let smaller = min(bid.remaining, offer.remaining)
      if bid.prevention != .cancelNewest {
        lose(bid.prevention == .cancelOldest ? offer.remaining : smaller, offer.id, 0)
      }
      if bid.prevention != .cancelOldest { lose(bid.prevention == .cancelNewest ? bid.remaining : smaller, bid.id, 0) }
      return
    }
    guard let bidIndex = position(bid.id), let offerIndex = position(offer.id) else { return }
    let quantity = min(bid.shown, offer.shown)
    for index in [bidIndex, offerIndex] {
      orders[index].remaining -= quantity
      orders[index].shown -= quantity
      orders[index].filled += quantity
    }
    trade(
      maker: orders[offerIndex], taker: orders[bidIndex], takerSide: .bid, price: price, quantity: quantity,
      inAuction: true)
    refill(bid.id)
    refill(offer.id)
  }
}
