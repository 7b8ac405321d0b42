/// An order on its way into its book: new, amended or triggered. It rests on no level.
struct Taker {
  let slot: UInt32
  let key: OrderKey
  let instrument: InstrumentID
  let side: Side
  let book: UnsafeMutablePointer<BookRecord>
  /// The request to which the order's end is answered.
  let requestID: UInt64
}

/// What is to be done with a taker.
struct Instruction {
  /// Limit; `nil` of a market order.
  var price: Int64?
  /// Protection of a market order; `nil`: the book's.
  var protection: Int64?
  /// Whether what is left goes to the book.
  var rests: Bool
  var isFillOrKill = false
  /// The least that must trade at once; 0: none.
  var minimum: UInt32 = 0
  /// Under which the order is to be found by its client id once it rests; `nil` when it is already.
  var fingerprint: UInt32?
}

extension MatchingEngine {
  /// Matches an order, then rests or cancels what is left.
  mutating func execute(_ taker: Taker, _ instruction: Instruction, into events: inout EventBuffer) {
    guard taker.book.pointee.state == .open else { return gather(taker, instruction, into: &events) }
    let isIndexed = instruction.fingerprint == nil
    guard let limit = limitRank(of: instruction, taker) else {
      return end(taker, isIndexed, .immediateRemainder, into: &events)
    }
    let collared = collaredRank(limit, taker)
    if instruction.isFillOrKill && !canFill(store.orders[taker.slot].pointee.remaining, taker, collared) {
      return end(taker, isIndexed, .fillOrKillUnfilled, into: &events)
    }
    if instruction.minimum > 0 && !canFill(instruction.minimum, taker, collared) {
      return end(taker, isIndexed, .minimumQuantityUnmet, into: &events)
    }
    let metItself = match(taker, collared, into: &events)
    let isStopped =
      !metItself && store.orders[taker.slot].pointee.remaining > 0
      && isStopped(taker.side, taker.book, limit, collared)
    if store.orders[taker.slot].pointee.remaining == 0 {
      if isIndexed { unindex(taker.slot) }
      release(taker.slot)
    } else if metItself {
      end(taker, isIndexed, .selfTrade, into: &events)
    } else if instruction.rests, let price = instruction.price {
      comeToRest(taker, price, instruction.fingerprint, into: &events)
    } else {
      end(taker, isIndexed, .immediateRemainder, into: &events)
    }
    if isStopped { startAuction(taker.book, taker.instrument, into: &events) }
  }

  /// Whether the best price of the other side is within an order's limit, and beyond its collar.
  @inline(__always)
  mutating func isStopped(
    _ side: Side, _ book: UnsafeMutablePointer<BookRecord>, _ limit: Int64, _ collared: Int64
  ) -> Bool {
    let best = book.side(side.opposite).pointee.bestRank
    return best >= limit && best < collared
  }

  /// Rests an order without matching, while an auction is prepared.
  private mutating func gather(_ taker: Taker, _ instruction: Instruction, into events: inout EventBuffer) {
    guard instruction.rests, let price = instruction.price else {
      return end(taker, instruction.fingerprint == nil, .immediateRemainder, into: &events)
    }
    comeToRest(taker, price, instruction.fingerprint, into: &events)
    indicate(taker.book, taker.instrument, into: &events)
  }

  /// The lowest rank on the other side at which the order may trade; `nil` for a market order that finds nobody.
  private mutating func limitRank(of instruction: Instruction, _ taker: Taker) -> Int64? {
    if let price = instruction.price { return takerRank(of: price, taker.side, in: taker.book) }
    let opposite = taker.book.side(taker.side.opposite)
    guard opposite.pointee.best != 0 else { return nil }
    let protection = instruction.protection ?? taker.book.pointee.defaultProtection
    let steps = protection / taker.book.pointee.tickSize
    let (rank, overflow) = opposite.pointee.bestRank.subtractingReportingOverflow(steps)
    return overflow ? .min + 1 : rank
  }

  /// Puts an accepted order, or what is left of it, where it waits: into its book, or beside it when it is a gang bid or
  /// nothing is free in its pool.
  mutating func comeToRest(
    _ taker: Taker, _ price: Int64, _ fingerprint: UInt32?, into events: inout EventBuffer
  ) {
    if let fingerprint { index(taker.slot, fingerprint, taker.key.participant.rawValue) }
    let order = store.orders[taker.slot]
    if order.pointee.terms != 0 {
      let terms = store.terms[order.pointee.terms].pointee
      if terms.isGang {
        wait(taker.slot, taker.instrument, price)
        if reportsMarketData {
          appendRested(taker.slot, taker.key.order, price, .bid, taker.instrument, isGang: true, into: &events)
        }
        return
      }
      order.pointee.shown = shownPart(of: taker.slot)
      if order.pointee.shown == 0 { return park(taker.slot, terms.share, price, into: &events) }
      if terms.share != 0 { capacity.shares[terms.share].pointee.place = .resting }
      if terms.display > 0 { taker.book.pointee.icebergCount &+= 1 }
    }
    stamp(taker.slot, taker.book)
    rest(
      taker.slot, order, taker.key, price, taker.side, book: taker.book, instrument: taker.instrument, into: &events)
  }

  /// Notes when a bid joins its queue, where gang bids wait whose place may be before or behind it.
  @inline(__always)
  mutating func stamp(_ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>) {
    if book.pointee.traits.contains(.hasGangs) { gangs.stamp(slot) }
  }

  /// Puts an order into its book.
  @inline(__always)
  mutating func rest(
    _ slot: UInt32, _ order: UnsafeMutablePointer<OrderRecord>, _ key: OrderKey, _ price: Int64, _ side: Side,
    book: UnsafeMutablePointer<BookRecord>, instrument: InstrumentID, into events: inout EventBuffer
  ) {
    let level = store.rest(
      slot, order, rank: book.rank(of: price, side), price: price, side: side, book: book,
      instrument: instrument.rawValue)
    guard reportsMarketData else { return }
    appendRested(slot, key.order, price, side, instrument, into: &events)
    events.append(
      .levelChanged(
        LevelChanged(
          instrument: instrument, side: side, price: Price(price), quantity: Quantity(level.pointee.quantity),
          orderCount: level.pointee.orderCount)))
  }

  @inline(__always)
  mutating func appendRested(
    _ slot: UInt32, _ id: OrderID, _ price: Int64, _ side: Side, _ instrument: InstrumentID, isGang: Bool = false,
    into events: inout EventBuffer
  ) {
    events.append(
      .rested(
        OrderRested(
          order: id, instrument: instrument, side: side, price: Price(price),
          quantity: Quantity(Int64(store.orders[slot].pointee.shown)), isGang: isGang)))
  }

  /// Cancels what is left of an order that rests in no book.
  mutating func end(
    _ taker: Taker, _ isIndexed: Bool, _ reason: CancelReason, into events: inout EventBuffer
  ) {
    let order = store.orders[taker.slot]
    events.append(
      .cancelled(
        OrderCancelled(
          key: taker.key, requestID: taker.requestID, instrument: taker.instrument, side: taker.side,
          quantity: Quantity(Int64(order.pointee.remaining)), reason: reason)))
    if isIndexed { unindex(taker.slot) }
    release(taker.slot)
  }
}
