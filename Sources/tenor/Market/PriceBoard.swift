import ExchangeClient
import MatchingEngine
import WireProtocol

/// Best prices and spot price of a list of books.
struct PriceBoard {
  private struct Row {
    let instrument: Catalogue.Instrument
    var quote: QuoteMessage?
    var spot: SpotPriceMessage?

    var isEmpty: Bool { quote?.bidPrice == nil && quote?.offerPrice == nil && spot == nil }
  }

  private var rows: [Row]
  private var indices: [UInt32: Int] = [:]

  /// A board of these books, without prices.
  init(instruments: [Catalogue.Instrument]) {
    rows = instruments.map { Row(instrument: $0) }
    for (index, instrument) in instruments.enumerated() { indices[instrument.id.rawValue] = index }
  }

  /// Whether it has no books.
  var isEmpty: Bool { rows.isEmpty }

  /// Fills in the prices as of now; `feed` then goes on behind them.
  mutating func load(from replay: ReplayConnection, before feed: FeedSubscription? = nil) throws {
    for instrument in rows.map(\.instrument) {
      for kind in [FeedKind.quote, .spot] {
        let snapshot = try replay.snapshot(of: instrument.symbol.topic(kind))
        for message in snapshot.messages { _ = take(message) }
        try feed?.start(snapshot.topic, after: snapshot.topicSequence)
      }
    }
  }

  /// Takes in what the feed says.
  ///
  /// - Returns: Whether that changes the board.
  mutating func take(_ update: FeedUpdate) -> Bool {
    switch update {
    case .message(_, _, let message): take(message)
    case .snapshot(_, _, let snapshot): snapshot.messages.map { take($0) }.contains(true)
    case .repaired, .lost, .startedAnew: false
    }
  }

  private mutating func take(_ message: FeedMessage) -> Bool {
    guard let index = indices[message.instrument] else { return false }
    switch message {
    case .quote(let quote): rows[index].quote = quote
    case .spot(let spot): rows[index].spot = spot
    case .fill, .level, .order, .status, .auction, .capacity, .candle, .statistics: return false
    }
    return true
  }

  /// The table for people, titles first.
  func lines(includingEmpty: Bool) -> [String] {
    var table = Table(
      ("SYMBOL", .left), ("UNITS", .right), ("BID", .right), ("OFFER", .right), ("UNITS", .right), ("SPOT", .right),
      ("AT (UTC)", .left))
    for row in rows where includingEmpty || !row.isEmpty {
      table.add(
        "\(row.instrument.symbol)", units(row.quote?.bidPrice, row.quote?.bidQuantity), price(row.quote?.bidPrice),
        price(row.quote?.offerPrice), units(row.quote?.offerPrice, row.quote?.offerQuantity), price(row.spot?.price),
        row.spot.map { TimeText.timeOfDay($0.time) } ?? "")
    }
    return table.lines
  }

  private func price(_ ticks: Int64?) -> String { ticks.map { PriceText.text(ticks: $0, minimumDecimals: 4) } ?? "-" }

  private func units(_ price: Int64?, _ units: Int64?) -> String { price == nil ? "" : units.map { "\($0)" } ?? "" }

  /// A list for machines.
  func json(includingEmpty: Bool) -> JSONText {
    .list(
      rows.filter { includingEmpty || !$0.isEmpty }.map { row in
        [
          "symbol": .string("\(row.instrument.symbol)"), "bid": .yuan(row.quote?.bidPrice),
          "bidUnits": .integer(row.quote?.bidQuantity ?? 0), "offer": .yuan(row.quote?.offerPrice),
          "offerUnits": .integer(row.quote?.offerQuantity ?? 0), "spot": .yuan(row.spot?.price),
          "spotTime": .time(row.spot?.time), "spotMethod": row.spot.map { .string("\($0.method)") } ?? .null,
        ]
      })
  }
}
