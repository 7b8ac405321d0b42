import ExchangeClient
import MatchingEngine
import WireProtocol

/// The best prices of a simulated market on one screen: 24 rows of 80 columns hold 18 books.
struct DemoBoard {
  private struct Row {
    let symbol: String
    /// What changes are measured against: the first price seen.
    var firstPrice: Int64?
    var lastPrice: Int64?
    var unitsTraded: Int64 = 0
    var quote: QuoteMessage?
  }

  private var rows: [Row]
  private var places: [UInt32: Int] = [:]
  /// Trades seen.
  private(set) var fills = 0
  /// Units in them.
  private(set) var units: Int64 = 0

  init(books: [DemoBook]) {
    rows = books.map { Row(symbol: $0.symbol) }
    for (place, book) in books.enumerated() { places[book.id.rawValue] = place }
  }

  /// Takes in what the feed says.
  ///
  /// - Returns: The line for a trade, where lines are written instead of a board.
  mutating func take(_ message: FeedMessage) -> String? {
    guard let place = places[message.instrument] else { return nil }
    switch message {
    case .quote(let quote): rows[place].quote = quote
    case .fill(let fill):
      fills += 1
      units += fill.quantity
      rows[place].unitsTraded += fill.quantity
      rows[place].lastPrice = fill.price
      if rows[place].firstPrice == nil { rows[place].firstPrice = fill.price }
      return "fill  \(rows[place].symbol)  \(fill.quantity) @ \(price(fill.price))"
    case .spot(let spot) where rows[place].firstPrice == nil:
      rows[place].firstPrice = spot.price
      rows[place].lastPrice = spot.price
    default: return nil
    }
    return nil
  }

  /// The board, its titles first.
  var lines: [String] {
    [line(["INSTRUMENT", "UNITS", "BID", "OFFER", "UNITS", "LAST", "CHANGE", "TRADED"])]
      + rows.map { row in
        line([
          row.symbol, units(row.quote?.bidPrice, row.quote?.bidQuantity), price(row.quote?.bidPrice),
          price(row.quote?.offerPrice), units(row.quote?.offerPrice, row.quote?.offerQuantity),
          price(row.lastPrice), change(row), NumberText.grouped(row.unitsTraded),
        ])
      }
  }

  private static let widths = [21, 6, 8, 8, 6, 8, 7, 8]

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: max(0, Self.widths[column] - cell.count))
      line += column == 0 ? cell + blanks : " " + blanks + cell
    }
    return line
  }

  private func price(_ ticks: Int64?) -> String { ticks.map { PriceText.text(ticks: $0, minimumDecimals: 2) } ?? "-" }

  private func units(_ price: Int64?, _ units: Int64?) -> String {
    guard price != nil, let units else { return "" }
    return "\(units)"
  }

  private func change(_ row: Row) -> String {
    guard let first = row.firstPrice, let last = row.lastPrice else { return "" }
    let share = Double(last - first) / Double(first)
    return (share > 0 ? "+" : "") + NumberText.percent(share)
  }
}
