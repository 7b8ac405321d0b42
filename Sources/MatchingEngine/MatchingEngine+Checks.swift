/// What must hold before an order is accepted. The order of the checks is part of the rules: the first that fails is the
/// one that is reported.
extension MatchingEngine {
  typealias Refusal = (code: RejectCode, value: Int64)

  /// Why a well-addressed order cannot be taken; `nil` when it can.
  mutating func refusal(of order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    if let refusal = stateRefusal(of: order.pointee, in: book) { return refusal }
    if let refusal = quantityRefusal(order.pointee.quantity.rawValue, in: book) { return refusal }
    if let refusal = limitRefusal(of: order.pointee, in: book) { return refusal }
    if let refusal = termsRefusal(of: order.pointee, in: book) { return refusal }
    if contradictsItself(order.pointee) { return (.conflictingInstructions, 0) }
    if let refusal = capacityRefusal(of: order.pointee, in: book) { return refusal }
    let mayWait = order.pointee.mayRest || order.pointee.type == .stop
    if mayWait && store.orders.count >= maximumOpenOrders {
      return (.tooManyOpenOrders, Int64(maximumOpenOrders))
    }
    let isOpen = book.pointee.state == .open
    if isOpen, order.pointee.postOnly, let price = order.pointee.price?.rawValue {
      let quantity = UInt32(truncatingIfNeeded: order.pointee.quantity.rawValue)
      let free = order.pointee.pool.map { capacity.pools[capacity.openPool($0)].pointee.free } ?? quantity
      if wouldTake(price, order.pointee.side, min(quantity, free), in: book) { return (.wouldTake, price) }
    }
    return nil
  }

  /// Whether an order at `price` would trade at once, as offer of `reach` units also with a gang bid that waits.
  mutating func wouldTake(
    _ price: Int64, _ side: Side, _ reach: UInt32, in book: UnsafeMutablePointer<BookRecord>
  ) -> Bool {
    if side == .bid { return crosses(price, side, in: book) }
    guard reach > 0 else { return false }
    if crosses(price, side, in: book) { return true }
    guard book.pointee.traits.contains(.hasGangs) else { return false }
    let limit = takerRank(of: price, .offer, in: book)
    return gangs.firstFitting(store.offBooks[book.pointee.offBook].pointee.gangs, limit: limit, most: reach) != 0
  }

  /// While orders gather for an auction, only those that can wait are taken; in a halt or when closed, none.
  mutating func stateRefusal(of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    let canGather =
      order.timeInForce != .immediateOrCancel && order.timeInForce != .fillOrKill && order.type != .market
      && order.minimumQuantity == nil
    switch book.pointee.state {
    case .open: return nil
    case .preOpen, .auction: if canGather { return nil }
    case .halted, .closed: break
    }
    return (.tradingStateForbids, Int64(book.pointee.state.rawValue))
  }

  mutating func limitRefusal(of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    switch order.type {
    case .limit, .stopLimit:
      guard let price = order.price?.rawValue else { return (.priceMissing, 0) }
      return priceRefusal(price, quantity: order.quantity.rawValue, in: book)
    case .market, .stop:
      return order.price.map { (.priceNotAllowed, $0.rawValue) }
    }
  }

  mutating func termsRefusal(of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    let isStop = order.type == .stop || order.type == .stopLimit
    if isStop || order.stopPrice != nil {
      let stopPrice = order.stopPrice?.rawValue ?? 0
      guard isStop, stopPrice > 0, stopPrice % book.pointee.tickSize == 0 else { return (.invalidStopPrice, stopPrice) }
    }
    if let protection = order.protection {
      guard protection >= 0, order.type == .market || order.type == .stop else {
        return (.invalidProtection, protection)
      }
    }
    if let minimum = order.minimumQuantity, !isPart(minimum, of: order, in: book) {
      return (.invalidMinimumQuantity, minimum.rawValue)
    }
    if let display = order.displayQuantity, !isPart(display, of: order, in: book) {
      return (.invalidDisplayQuantity, display.rawValue)
    }
    let expiry = order.expiresAt?.rawValue
    if order.timeInForce == .goodTillTime || expiry != nil {
      guard order.timeInForce == .goodTillTime, let expiry, expiry > time.rawValue else {
        return (.invalidExpiry, Int64(truncatingIfNeeded: expiry ?? 0))
      }
    }
    return nil
  }

  /// Whether `part` is whole lots between one and the order's quantity.
  private mutating func isPart(_ part: Quantity, of order: NewOrder, in book: UnsafeMutablePointer<BookRecord>) -> Bool
  {
    part.rawValue >= 1 && part <= order.quantity && part.rawValue % Int64(book.pointee.lotSize) == 0
  }

  /// See the table in `docs/order-types.md`.
  private mutating func contradictsItself(_ order: NewOrder) -> Bool {
    let isImmediate = order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill
    if order.postOnly && (order.type != .limit || isImmediate || order.minimumQuantity != nil) { return true }
    if order.displayQuantity != nil && (order.type == .market || order.type == .stop || isImmediate) { return true }
    if order.minimumQuantity != nil && order.timeInForce == .fillOrKill { return true }
    if order.isGang && !canBeGang(order) { return true }
    if (order.type == .stop || order.type == .stopLimit) && isImmediate { return true }
    return order.type == .market && order.timeInForce == .goodTillTime
  }

  private mutating func canBeGang(_ order: NewOrder) -> Bool {
    order.side == .bid && order.type == .limit && order.timeInForce != .fillOrKill && !order.postOnly
      && order.minimumQuantity == nil && order.displayQuantity == nil
  }

  /// Why a quantity cannot be taken in a book.
  @inline(__always)
  mutating func quantityRefusal(_ quantity: Int64, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    if quantity <= 0 { return (.quantityNotPositive, quantity) }
    if quantity > configuration.maximumOrderQuantity { return (.quantityTooLarge, quantity) }
    let lotSize = book.pointee.lotSize
    if lotSize != 1 && quantity % Int64(lotSize) != 0 { return (.quantityNotWholeLots, quantity) }
    return nil
  }

  /// Why a price cannot be taken for a quantity in a book.
  @inline(__always)
  mutating func priceRefusal(_ price: Int64, quantity: Int64, in book: UnsafeMutablePointer<BookRecord>) -> Refusal? {
    if price <= 0 { return (.priceNotPositive, price) }
    let tickSize = book.pointee.tickSize
    if tickSize != 1 && price % tickSize != 0 { return (.priceOffTick, price) }
    let (unitHours, unitOverflow) = quantity.multipliedReportingOverflow(by: Int64(book.pointee.hours))
    if unitOverflow || price.multipliedReportingOverflow(by: unitHours).overflow { return (.notionalOverflow, price) }
    return nil
  }

  /// Whether an order at `price` would trade at once.
  @inline(__always)
  mutating func crosses(_ price: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>) -> Bool {
    book.side(side.opposite).pointee.bestRank >= takerRank(of: price, side, in: book)
  }

  /// The lowest rank on the other side at which an order at `price` may trade.
  @inline(__always)
  mutating func takerRank(of price: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>) -> Int64 {
    book.rank(of: price, side.opposite)
  }
}
