import ExchangeClient
import MatchingEngine
import WireProtocol

/// A provider brings 16 cards to market and offers them for three months, at 11.2 CNY per card and hour.
func offerCards(at address: String) throws -> OrderOutcome {
  let session = try OrderSession(address: address)
  try session.logOn(name: "lakeside", secret: "its secret")
  let catalogue = try session.catalogue()
  let place = try catalogue.place("H800-80G.HZ")
  let pool = try session.deposit(Quantity(16), of: place.spec, in: place.region)
  let book = try catalogue.instrument("H800-80G.HZ.3m")
  var offer = OrderRequest(.offer, of: book.id, quantity: Quantity(16), price: try PriceText.price("11.2"))
  offer.pool = PoolID(pool.pool)
  return try session.submit(offer)
}

/// A buyer takes 8 cards for at most 11.5 CNY; gives what each trade cost, in CNY.
func buyCards(at address: String) throws -> [String] {
  let session = try OrderSession(address: address)
  try session.logOn(name: "studio", secret: "another")
  let book = try session.catalogue().instrument("H800-80G.HZ.3m")
  let bid = OrderRequest(.bid, of: book.id, quantity: Quantity(8), price: try PriceText.price("11.5"))
  var costs: [String] = []
  do {
    for fill in try session.submit(bid).fills {
      let cost = PriceText.notional(Price(fill.price), Quantity(fill.quantity), hours: book.hours)
      if let cost { costs.append(PriceText.money(cost)) }
    }
  } catch ClientError.rejected(let refusal) {
    print("Refused:", refusal.code, "field", refusal.field, "value", refusal.value)
  }
  return costs
}

/// Follows the trades of a book, from its first one on, and the book itself, until it knows both; gives the last trade, and
/// the best offer behind it.
func followBook(at address: String, replay: String) async throws -> (trade: FillMessage, bestOffer: PriceLevel?)? {
  let trades = "fill/H800-80G/HZ/3m/"
  let feed = try Feed(
    address: address, topics: [trades, "book/H800-80G/HZ/3m/"], replayAddress: replay, startingAfter: [trades: 0])
  guard let symbol = Symbol("H800-80G.HZ.3m") else { return nil }
  var last: FillMessage?
  for try await update in feed {
    switch update {
    case .message(_, _, .fill(let fill)): last = fill
    case .message(let topic, let sequence, let message): print(topic, sequence, message)
    case .snapshot(let topic, _, _): print(topic, "as it stands")
    case .repaired(let topic, let missing): print(topic, "lost", missing, "and has it again")
    case .lost(let topic, let missing, let reason): print(topic, "lost", missing, "for good:", reason)
    case .startedAnew(let topic): print(topic, "is another journal's now")
    }
    if let last, let book = feed.levels(of: symbol), book.isComplete { return (last, book.bestOffer) }
  }
  return nil
}

/// Sends many orders without waiting for each, and counts what the exchange accepted.
func enterMany(_ count: Int, at address: String) throws -> Int {
  let session = try OrderSession(address: address)
  try session.logOn(name: "market-maker", secret: "a third")
  let book = try session.catalogue().instrument("H800-80G.ZW.1d")
  var accepted = 0
  for number in 0..<count {
    let price = Price(100_000 + Int64(number % 50) * book.tickSize)
    try session.add(OrderRequest(.bid, of: book.id, quantity: Quantity(1), price: price))
  }
  while session.unansweredCommands > 0 {
    try session.flush()
    try session.poll(waiting: .milliseconds(100)) { report in
      if case .accepted = report { accepted += 1 }
    }
  }
  return accepted
}

/// Reads a file that `tenor record` or ``FeedRecorder`` has written; gives the units that were traded.
func unitsTraded(in recording: String) throws -> Int64 {
  let recording = try FeedRecording(recording)
  var units: Int64 = 0
  while let update = try recording.next() {
    if case .message(_, _, .fill(let fill)) = update { units += fill.quantity }
  }
  return units
}
