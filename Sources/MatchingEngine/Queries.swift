/// One price level as queries show it.
public struct PriceLevel: Equatable, Sendable {
  /// Ticks per unit-hour.
  public var price: Price
  /// Units shown.
  public var quantity: Quantity
  /// Orders.
  public var orderCount: Int

  /// A level.
  public init(price: Price, quantity: Quantity, orderCount: Int) {
    self.price = price
    self.quantity = quantity
    self.orderCount = orderCount
  }
}

/// A live order as queries show it.
public struct OpenOrder: Equatable, Sendable {
  /// Whose and which.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit; of a stop order without one, its stop price.
  public var price: Price
  /// Units left to trade.
  public var remaining: Quantity
  /// Units traded so far.
  public var filled: Quantity
  /// What it waits for, while it is a stop order that was not triggered.
  public var stopPrice: Price?

  /// An open order.
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity, filled: Quantity,
    stopPrice: Price? = nil
  ) {
    self.stopPrice = stopPrice
    self.key = key
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
    self.filled = filled
  }
}

/// Questions that change nothing and are right after every command.
extension MatchingEngine {
  /// The best level of a side; `nil` when the side is empty or the instrument unknown.
  ///
  /// - Complexity: O(1).
  public func best(_ side: Side, of instrument: InstrumentID) -> PriceLevel? {
    guard isListed(instrument) else { return nil }
    let best = store.books[instrument.rawValue].side(side).pointee.best
    return best == 0 ? nil : level(best)
  }

  /// What a price level shows; `nil` when nothing rests there.
  ///
  /// - Complexity: O(log levels).
  public func level(at price: Price, _ side: Side, of instrument: InstrumentID) -> PriceLevel? {
    guard isListed(instrument) else { return nil }
    let book = store.books[instrument.rawValue]
    guard price.rawValue > 0, price.rawValue % book.pointee.tickSize == 0 else { return nil }
    let index = store.lookUpLevel(book.rank(of: price.rawValue, side), of: book.side(side))
    return index == 0 ? nil : level(index)
  }

  /// The best `limit` levels of a side, best first; empty when the instrument is unknown.
  public func levels(_ side: Side, of instrument: InstrumentID, limit: Int = .max) -> [PriceLevel] {
    guard isListed(instrument), limit > 0 else { return [] }
    var result: [PriceLevel] = []
    store.forEachLevel(of: store.books[instrument.rawValue].side(side)) { index in
      result.append(level(index))
      return result.count < limit
    }
    return result
  }

  /// All resting orders of one side, in the order in which they would trade; empty when the instrument is unknown.
  public func restingOrders(_ side: Side, of instrument: InstrumentID) -> [OpenOrder] {
    guard isListed(instrument) else { return [] }
    var result: [OpenOrder] = []
    store.forEachLevel(of: store.books[instrument.rawValue].side(side)) { index in
      var slot = store.levels[index].pointee.head
      while slot != 0 {
        result.append(openOrder(slot: slot))
        slot = store.orders[slot].pointee.next
      }
      return true
    }
    return result
  }

  /// All live orders of a participant, by client order id, a bid with alternatives once for each; empty when the
  /// participant is unknown.
  public func openOrders(of participant: ParticipantID) -> [OpenOrder] {
    guard participants.contains(participant) else { return [] }
    var slots: [UInt32] = []
    participants.records[participant.rawValue].pointee.orders.forEachSlot { slot in
      let terms = store.orders[slot].pointee.terms
      let group = terms == 0 ? 0 : store.terms[terms].pointee.group
      guard group != 0 else { return slots.append(slot) }
      let record = capacity.groups[group]
      for index in 0..<Int(record.pointee.count) { slots.append(record.legs[index]) }
    }
    slots.sort {
      let (left, right) = (key(of: $0), key(of: $1))
      return (left.clientOrderID, left.order.rawValue) < (right.clientOrderID, right.order.rawValue)
    }
    return slots.map { openOrder(slot: $0) }
  }

  /// A live order by its id; `nil` when it is no longer live or never was.
  ///
  /// - Complexity: O(1).
  public func openOrder(_ id: OrderID) -> OpenOrder? {
    guard let slot = liveSlot(id) else { return nil }
    return openOrder(slot: slot)
  }

  /// What a live order shows in its book, zero while it waits for its stop price or for units; `nil` when it is no
  /// longer live or never was.
  ///
  /// - Complexity: O(1).
  public func shownQuantity(of id: OrderID) -> Quantity? {
    guard let slot = liveSlot(id) else { return nil }
    let order = store.orders[slot].pointee
    return store.levels[order.level].pointee.isStop ? .zero : Quantity(Int64(order.shown))
  }

  /// A live order by the id that its participant gave it; `nil` when it is no longer live or never was.
  ///
  /// - Complexity: O(1) expected.
  public func openOrder(_ clientOrderID: UInt64, of participant: ParticipantID) -> OpenOrder? {
    guard participants.contains(participant) else { return nil }
    let fingerprint = ClientOrderIndex.fingerprint(of: clientOrderID, seed: hashSeed)
    let slot = slot(ofClientOrder: clientOrderID, fingerprint, participant.rawValue)
    return slot == 0 ? nil : openOrder(slot: slot)
  }

  /// The price of the last trade; `nil` before the first or when the instrument is unknown.
  public func lastPrice(of instrument: InstrumentID) -> Price? {
    guard isListed(instrument) else { return nil }
    let price = store.books[instrument.rawValue].pointee.lastPrice
    return price == 0 ? nil : Price(price)
  }

  /// What may happen in a book now; `nil` when the instrument is unknown.
  public func tradingState(of instrument: InstrumentID) -> TradingState? {
    isListed(instrument) ? store.books[instrument.rawValue].pointee.state : nil
  }

  /// Live orders in the whole market.
  public var openOrderCount: Int { store.orders.count }

  /// How many instruments are listed; they are numbered from 1.
  public var instrumentCount: Int { store.books.count }

  /// How many participants there are, the operator included; they are numbered from 1.
  public var participantCount: Int { participants.count }

  /// How many trades there were.
  public var tradeCount: UInt64 { nextTrade - 1 }

  /// The last request id that was taken from a participant; 0 before the first.
  public func lastRequestID(of participant: ParticipantID) -> UInt64 {
    participants.contains(participant) ? participants.records[participant.rawValue].pointee.lastRequestID : 0
  }

  /// The participant called `name`; `nil` when there is none.
  public func participant(named name: Code16) -> ParticipantID? { participants.number(named: name) }

  private func level(_ index: UInt32) -> PriceLevel {
    let level = store.levels[index].pointee
    return PriceLevel(
      price: Price(level.price), quantity: Quantity(level.quantity), orderCount: Int(level.orderCount))
  }

  func openOrder(slot: UInt32) -> OpenOrder {
    let order = store.orders[slot].pointee
    let level = store.levels[order.level].pointee
    var limit = level.price
    if order.terms != 0 && (level.isStop || level.isOffBook) {
      let terms = store.terms[order.terms].pointee
      if level.isOffBook {
        limit = terms.gang == 0 ? capacity.shares[terms.share].pointee.price : gangs[terms.gang].price
      } else if terms.type == .stopLimit {
        limit = terms.limitPrice
      }
    }
    return OpenOrder(
      key: key(of: slot), instrument: InstrumentID(level.instrument), side: level.side, price: Price(limit),
      remaining: Quantity(Int64(order.remaining)), filled: Quantity(Int64(order.filled)),
      stopPrice: level.isStop ? Price(level.price) : nil)
  }
}
