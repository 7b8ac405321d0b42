/// The call auction: all orders that gathered trade at one price.
///
/// The price is one of those at which orders rest, chosen by most units traded, then least imbalance, then the side of the
/// imbalance (more bid than offered: the highest; more offered: the lowest), then nearest to the last price (the
/// reference, where there is no last price), then the lower.
extension MatchingEngine {
  /// What the auction would give.
  private struct Outcome {
    var price: Int64
    var quantity: Int64
    var imbalance: Int64
  }

  /// Publishes what the auction would give now.
  @inline(never)
  mutating func indicate(
    _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    guard reportsMarketData, book.pointee.state == .preOpen || book.pointee.state == .auction else { return }
    let outcome = outcome(of: book)
    events.append(
      .auctionIndicated(
        AuctionIndicated(
          instrument: instrument, price: outcome.map { Price($0.price) }, quantity: Quantity(outcome?.quantity ?? 0),
          imbalance: outcome?.imbalance ?? 0)))
  }

  /// Trades what crosses, until nothing does. One round is enough unless self-trade prevention takes orders out.
  mutating func uncross(
    _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    while let outcome = outcome(of: book) {
      trade(at: outcome.price, book, instrument, into: &events)
      if book.pointee.collars != 0 { store.collars[book.pointee.collars].pointee.reference = outcome.price }
    }
  }

  /// A price at which orders rest, with the units that may trade there.
  private struct Candidate {
    var price: Int64
    var bid: Int64 = 0
    var offered: Int64 = 0
    /// Units bid at this price or higher.
    var demand: Int64 = 0
    /// Units offered at this price or lower.
    var supply: Int64 = 0
  }

  /// The auction's price and volume; `nil` when nothing crosses.
  private mutating func outcome(of book: UnsafeMutablePointer<BookRecord>) -> Outcome? {
    let bids = book.pointee.bids
    let offers = book.pointee.offers
    guard bids.best != 0, offers.best != 0, bids.bestRank >= -offers.bestRank else { return nil }
    var candidates = candidates(in: book)
    var sum: Int64 = 0
    for index in candidates.indices {
      sum += candidates[index].offered
      candidates[index].supply = sum
    }
    sum = 0
    for index in candidates.indices.reversed() {
      sum += candidates[index].bid
      candidates[index].demand = sum
    }
    let most = candidates.map { min($0.demand, $0.supply) }.max() ?? 0
    candidates.removeAll { min($0.demand, $0.supply) < most }
    let least = candidates.map { abs($0.demand - $0.supply) }.min() ?? 0
    candidates.removeAll { abs($0.demand - $0.supply) > least }
    let chosen = choose(from: candidates, book)
    return Outcome(price: chosen.price, quantity: most, imbalance: chosen.demand - chosen.supply)
  }

  /// The last two rules, between prices that are equal by the first two; from low to high, not empty.
  private mutating func choose(from candidates: [Candidate], _ book: UnsafeMutablePointer<BookRecord>) -> Candidate {
    if candidates.allSatisfy({ $0.demand > $0.supply }) { return candidates[candidates.count - 1] }
    if candidates.allSatisfy({ $0.demand < $0.supply }) { return candidates[0] }
    let reference = book.pointee.collars == 0 ? 0 : store.collars[book.pointee.collars].pointee.reference
    let center = book.pointee.lastPrice != 0 ? book.pointee.lastPrice : reference
    guard center != 0 else { return candidates[0] }
    var best = candidates[0]
    for candidate in candidates where abs(candidate.price - center) < abs(best.price - center) { best = candidate }
    return best
  }

  /// The prices from best offer to best bid at which orders rest, from low to high.
  private mutating func candidates(in book: UnsafeMutablePointer<BookRecord>) -> [Candidate] {
    let low = -book.pointee.offers.bestRank
    let high = book.pointee.bids.bestRank
    var offered: [Candidate] = []
    store.forEachLevel(of: book.side(.offer)) { index in
      let price = store.levels[index].pointee.price
      guard book.rank(of: price, .bid) <= high else { return false }
      offered.append(Candidate(price: price, offered: units(on: index, of: book)))
      return true
    }
    var bid: [Candidate] = []
    store.forEachLevel(of: book.side(.bid)) { index in
      let price = store.levels[index].pointee.price
      guard book.rank(of: price, .bid) >= low else { return false }
      bid.append(Candidate(price: price, bid: units(on: index, of: book)))
      return true
    }
    return Self.merge(offered, bid.reversed())
  }

  /// Units that a level can trade, those that icebergs hide included.
  ///
  /// - Complexity: O(1); O(orders of the level) in a book with icebergs.
  private func units(on index: UInt32, of book: UnsafeMutablePointer<BookRecord>) -> Int64 {
    guard book.pointee.icebergCount > 0 else { return store.levels[index].pointee.quantity }
    var sum: Int64 = 0
    var slot = store.levels[index].pointee.head
    while slot != 0 {
      sum += Int64(reach(of: slot, store.orders[slot].pointee.remaining))
      slot = store.orders[slot].pointee.next
    }
    return sum
  }

  /// Two lists from low to high as one, equal prices as one candidate.
  private static func merge(_ offered: [Candidate], _ bid: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    var next = 0
    for candidate in offered {
      while next < bid.count && bid[next].price < candidate.price {
        result.append(bid[next])
        next += 1
      }
      var merged = candidate
      if next < bid.count && bid[next].price == candidate.price {
        merged.bid = bid[next].bid
        next += 1
      }
      result.append(merged)
    }
    return result + bid[next...]
  }

  /// Trades all bids at `price` or higher with all offers at `price` or lower, best first, at `price`.
  private mutating func trade(
    at price: Int64, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    let bidLimit = book.rank(of: price, .bid)
    let offerLimit = book.rank(of: price, .offer)
    while book.pointee.bids.bestRank >= bidLimit && book.pointee.offers.bestRank >= offerLimit {
      let bidLevel = book.pointee.bids.best
      let offerLevel = book.pointee.offers.best
      capacity.heldBidLevel = bidLevel
      capacity.heldLevel = offerLevel
      while store.levels[bidLevel].pointee.head != 0 && store.levels[offerLevel].pointee.head != 0 {
        tradeHeads(bidLevel, offerLevel, at: price, book, instrument, into: &events)
      }
      capacity.heldBidLevel = 0
      capacity.heldLevel = 0
      let bidState = store.state(of: bidLevel)
      let offerState = store.state(of: offerLevel)
      let bidChanged = store.settle(bidLevel, bidState, book: book)
      let offerChanged = store.settle(offerLevel, offerState, book: book)
      if reportsMarketData {
        events.append(.levelChanged(bidChanged))
        events.append(.levelChanged(offerChanged))
      }
    }
  }

  /// Trades the first bid of one level with the first offer of another. The bid counts as the taker.
  private mutating func tradeHeads(
    _ bidLevel: UInt32, _ offerLevel: UInt32, at price: Int64, _ book: UnsafeMutablePointer<BookRecord>,
    _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    let bidSlot = store.levels[bidLevel].pointee.head
    let offerSlot = store.levels[offerLevel].pointee.head
    let bid = store.orders[bidSlot]
    let offer = store.orders[offerSlot]
    if bid.pointee.participant == offer.pointee.participant {
      return preventInAuction(bidSlot, offerSlot, book, instrument, into: &events)
    }
    let quantity = min(bid.pointee.shown, offer.pointee.shown)
    take(quantity, from: bidSlot, on: store.levels[bidLevel])
    take(quantity, from: offerSlot, on: store.levels[offerLevel])
    events.append(
      .traded(
        Trade(
          id: TradeID(nextTrade), instrument: instrument, takerSide: .bid, price: Price(price),
          quantity: Quantity(Int64(quantity)), maker: key(of: offerSlot),
          makerRemaining: Quantity(Int64(offer.pointee.remaining)), taker: key(of: bidSlot),
          takerRemaining: Quantity(Int64(bid.pointee.remaining)), makerShown: Quantity(Int64(offer.pointee.shown)),
          takerShown: Quantity(Int64(bid.pointee.shown)))))
    nextTrade &+= 1
    book.pointee.lastPrice = price
    share(quantity, at: price, offer: offerSlot, bid: bidSlot, into: &events)
    finishShared(bidSlot, book, instrument, into: &events)
    finishShared(offerSlot, book, instrument, into: &events)
  }

  /// Keeps a bid from trading with an offer of its own participant, as the bid's self-trade prevention says.
  private mutating func preventInAuction(
    _ bidSlot: UInt32, _ offerSlot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    let prevention = store.orders[bidSlot].pointee.traits.selfTradePrevention
    let bidLeft = store.orders[bidSlot].pointee.remaining
    let offerLeft = store.orders[offerSlot].pointee.remaining
    let lost: (bid: UInt32, offer: UInt32) =
      switch prevention {
      case .cancelNewest: (bidLeft, 0)
      case .cancelOldest: (0, offerLeft)
      case .decrementBoth: (min(bidLeft, offerLeft), min(bidLeft, offerLeft))
      }
    lose(lost.offer, offerSlot, book, instrument, into: &events)
    lose(lost.bid, bidSlot, book, instrument, into: &events)
  }

  /// Takes units from a resting order without a trade.
  private mutating func lose(
    _ lost: UInt32, _ slot: UInt32, _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID,
    into events: inout EventBuffer
  ) {
    guard lost > 0 else { return }
    let group = group(of: slot)
    if group != 0 { return loseUnits(lost, of: group, 0, isIndexed: true, into: &events) }
    let order = store.orders[slot]
    order.pointee.remaining &-= lost
    let shownLost = order.pointee.shown - min(order.pointee.shown, order.pointee.remaining)
    order.pointee.shown &-= shownLost
    store.levels[order.pointee.level].pointee.quantity &-= Int64(shownLost)
    events.append(
      .cancelled(
        OrderCancelled(
          key: key(of: slot), requestID: 0, instrument: instrument, side: order.pointee.traits.side,
          quantity: Quantity(Int64(lost)), remaining: Quantity(Int64(order.pointee.remaining)),
          price: Price(store.levels[order.pointee.level].pointee.price), shown: Quantity(Int64(order.pointee.shown)),
          reason: .selfTrade)))
    guard order.pointee.remaining == 0 else { return }
    _ = store.unlink(slot)
    forget(slot, book)
  }
}
