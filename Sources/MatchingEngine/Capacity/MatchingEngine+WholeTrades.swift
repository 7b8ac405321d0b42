/// Bids that the best offer of a book fills wholly: most trades where capacity is sold. Their way is shorter than that of
/// other orders, which may meet many makers, wait, or come to rest; what happens is the same.
extension MatchingEngine {
  /// The slot of the best offer when it alone fills a bid, and nothing else can happen; 0 when the bid must go the
  /// general way, on which it may also be refused.
  @inline(__always)
  mutating func firstOffer(
    filling order: UnsafePointer<NewOrder>, in book: UnsafeMutablePointer<BookRecord>
  ) -> UInt32 {
    guard order.pointee.side == .bid, order.pointee.isMereLimit, mayTradeWhole(book) else { return 0 }
    let price = order.pointee.priceOrAbsent
    let quantity = order.pointee.quantity.rawValue
    guard quantityRefusal(quantity, in: book) == nil, priceRefusal(price, quantity: quantity, in: book) == nil,
      store.orders.count < restingLimit, crosses(price, .bid, in: book)
    else { return 0 }
    let slot = store.levels[book.pointee.offers.best].pointee.head
    let maker = store.orders[slot]
    let fills = Int64(maker.pointee.shown) >= quantity
    return fills && maker.pointee.participant != order.pointee.participant.rawValue && maker.pointee.terms != 0
      ? slot : 0
  }

  /// Whether a trade in the book sets off nothing there: no auction, no stop order, no gang bid that waits.
  @inline(__always)
  private func mayTradeWhole(_ book: UnsafeMutablePointer<BookRecord>) -> Bool {
    let traits = book.pointee.traits
    return book.pointee.state == .open && traits.contains(.shares) && !traits.contains(.hasGangs)
      && book.pointee.collars | book.pointee.stops == 0
  }

  /// Accepts a bid and trades all of it with the best offer.
  ///
  /// - Parameter makerSlot: What ``firstOffer(filling:in:)`` found.
  @inline(never)
  mutating func tradeWhole(
    _ order: UnsafePointer<NewOrder>, with makerSlot: UInt32, book: UnsafeMutablePointer<BookRecord>,
    into events: inout EventBuffer
  ) {
    // The bid rests nowhere, so that its record holds nothing but its place in the row of ids.
    let slot = store.orders.allocate()
    let record = store.orders[slot]
    let key = OrderKey(
      order: OrderID(slot: slot, generation: record.pointee.generation),
      clientOrderID: order.pointee.clientOrderID, participant: order.pointee.participant)
    appendAccepted(order, key, into: &events)
    let taker = Taker(
      slot: slot, key: key, instrument: order.pointee.instrument, side: .bid, book: book,
      requestID: order.pointee.clientOrderID)
    let index = book.pointee.offers.best
    let level = store.levels[index]
    let quantity = UInt32(truncatingIfNeeded: order.pointee.quantity.rawValue)
    capacity.heldLevel = index
    take(quantity, from: makerSlot, on: level)
    appendTrade(taker, makerSlot, quantity, level.pointee.price, left: 0, into: &events)
    share(quantity, at: level.pointee.price, offer: makerSlot, buyer: key.participant.rawValue, into: &events)
    finishShared(makerSlot, book, taker.instrument, into: &events)
    var hasChanged = true
    leaveLevel(&hasChanged, book, into: &events)
    release(slot)
  }
}
