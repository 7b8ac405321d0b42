import MatchingEngine

/// Counts units and remembers the last price.
struct Turnover: EventSink {
  var units: Int64 = 0
  var lastPrice: Price?

  mutating func receive(_ event: Event) {
    if case .traded(let trade) = event {
      units += trade.quantity.rawValue
      lastPrice = trade.price
    }
  }
}

/// Two accounts trade ten units in a book of their own.
func tradeTenUnits() -> (turnover: Turnover, left: PriceLevel?) {
  var engine = MatchingEngine(configuration: .embedded)
  guard let seller = engine.openAccount(named: "seller"), let buyer = engine.openAccount(named: "buyer"),
    let book = engine.openBook(code: "GPU-HOUR")
  else { return (Turnover(), nil) }

  var turnover = Turnover()
  let offer = NewOrder(
    participant: seller, clientOrderID: 1, instrument: book, side: .offer, price: Price(101), quantity: Quantity(25))
  engine.apply(.newOrder(offer), at: Timestamp(1), to: &turnover)
  let bid = NewOrder(
    participant: buyer, clientOrderID: 1, instrument: book, side: .bid, price: Price(105), quantity: Quantity(10))
  engine.apply(.newOrder(bid), at: Timestamp(2), to: &turnover)

  return (turnover, engine.best(.offer, of: book))
}
