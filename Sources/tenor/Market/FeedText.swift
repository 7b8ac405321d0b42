import ExchangeClient
import MatchingEngine
import WireProtocol

/// The feed's messages for people and for machines.
struct FeedText {
  /// The symbol that the message is about.
  let symbol: String
  let message: FeedMessage

  /// `17:51:30.254  fill    H800-80G.HZ.3m  10 @ 11.20, bid took, trade 1`.
  func line(at time: UInt64?) -> String {
    let moment = time.map(TimeText.timeOfDay) ?? "            "
    return "\(moment)  \(padded(kind, to: 6))  \(padded(symbol, to: 20))  \(detail)"
  }

  /// The moment that the message itself names.
  var time: UInt64? {
    switch message {
    case .fill(let fill): fill.time
    case .spot(let spot): spot.time
    case .quote(let quote): quote.time
    case .status(let status): status.time
    case .level, .order: nil
    }
  }

  private var kind: String {
    switch message {
    case .fill: "fill"
    case .spot: "spot"
    case .quote: "quote"
    case .level: "book"
    case .order: "order"
    case .status: "status"
    }
  }

  private var detail: String {
    switch message {
    case .fill(let fill): "\(fill.quantity) @ \(price(fill.price)), \(fill.takerSide.name) took, trade \(fill.trade)"
    case .spot(let spot): "\(price(spot.price)) (\(spot.method), \(spot.units) units)"
    case .quote(let quote):
      "\(side(quote.bidPrice, quote.bidQuantity)) bid, \(side(quote.offerPrice, quote.offerQuantity)) offered"
    case .level(let level):
      level.quantity == 0
        ? "\(level.side.name) \(price(level.price)) is gone"
        : "\(level.side.name) \(level.quantity) @ \(price(level.price)) in \(level.orderCount) orders"
    case .order(let order):
      order.quantity == 0
        ? "\(order.side.name) \(order.order) is gone"
        : "\(order.side.name) \(order.order): \(order.quantity) @ \(price(order.price))"
    case .status(let status): "\(status.state)"
    }
  }

  private func side(_ ticks: Int64?, _ units: Int64) -> String { ticks.map { "\(units) @ \(price($0))" } ?? "none" }

  private func price(_ ticks: Int64) -> String { PriceText.text(ticks: ticks, minimumDecimals: 2) }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Table.width(text)))
  }

  /// One JSON object.
  func json(topic: String, sequence: UInt64) -> JSONText {
    let head: [(key: String, value: JSONText)] = [
      ("topic", .string(topic)), ("sequence", .integer(sequence)), ("kind", .string(kind)),
      ("symbol", .string(symbol)), ("time", .time(time)),
    ]
    return .object(head + fields)
  }

  private var fields: [(key: String, value: JSONText)] {
    switch message {
    case .fill(let fill):
      [
        ("trade", .integer(fill.trade)), ("price", .yuan(fill.price)), ("quantity", .integer(fill.quantity)),
        ("hours", .integer(fill.hours)), ("takerSide", .string(fill.takerSide.name)),
        ("engineSequence", .integer(fill.engineSequence)),
      ]
    case .spot(let spot):
      [
        ("price", .yuan(spot.price)), ("units", .integer(spot.units)), ("fills", .integer(spot.fills)),
        ("windowNanoseconds", .integer(spot.window)), ("method", .string("\(spot.method)")),
      ]
    case .quote(let quote):
      [
        ("bid", .yuan(quote.bidPrice)), ("bidUnits", .integer(quote.bidQuantity)), ("offer", .yuan(quote.offerPrice)),
        ("offerUnits", .integer(quote.offerQuantity)),
      ]
    case .level(let level):
      [
        ("side", .string(level.side.name)), ("price", .yuan(level.price)), ("quantity", .integer(level.quantity)),
        ("orders", .integer(level.orderCount)),
      ]
    case .order(let order):
      [
        ("order", .integer(order.order)), ("side", .string(order.side.name)), ("price", .yuan(order.price)),
        ("quantity", .integer(order.quantity)), ("keptPriority", .flag(order.keptPriority)),
      ]
    case .status(let status): [("state", .string("\(status.state)"))]
    }
  }
}
