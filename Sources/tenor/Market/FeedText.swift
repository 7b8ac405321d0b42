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
    return "\(moment)  \(padded(kind, to: 7))  \(padded(symbol, to: 20))  \(detail)"
  }

  /// The moment that the message itself names.
  var time: UInt64? {
    switch message {
    case .fill(let fill): fill.time
    case .spot(let spot): spot.time
    case .quote(let quote): quote.time
    case .status(let status): status.time
    case .auction(let auction): auction.time
    case .capacity(let use): use.time
    case .candle(let candle): candle.start
    case .statistics(let statistics): statistics.time
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
    case .auction: "auction"
    case .capacity: "capacity"
    case .candle: "candle"
    case .statistics: "stats"
    }
  }

  private var detail: String {
    switch message {
    case .fill(let fill): "\(fill.quantity) @ \(price(fill.price)), \(fill.takerSide.name) took, trade \(fill.trade)"
    case .spot(let spot):
      "\(price(spot.price)) (\(spot.method), \(spot.units) units)\(spot.fixing == nil ? "" : ", fixing")"
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
    case .auction(let auction):
      "\(side(auction.price, auction.quantity)) would trade, imbalance \(auction.imbalance)"
    case .capacity(let use): "\(use.unitsOnLease) on lease in \(use.leases) leases, \(use.unitsOffered) offered"
    case .candle(let candle):
      "\(candle.interval): \(price(candle.open)), \(price(candle.low)) to \(price(candle.high)),"
        + " \(price(candle.close)); \(candle.units) units in \(candle.fills) fills"
    case .statistics(let day):
      "today \(range(day)), \(day.units) units in \(day.fills) fills; \(day.unitsOnLease) on lease"
    }
  }

  private func side(_ ticks: Int64?, _ units: Int64) -> String { ticks.map { "\(units) @ \(price($0))" } ?? "none" }

  private func range(_ day: StatisticsMessage) -> String {
    guard let low = day.low, let high = day.high else { return "no price" }
    return "\(price(low)) to \(price(high))"
  }

  private func price(_ ticks: Int64) -> String { PriceText.text(ticks: ticks, minimumDecimals: 2) }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Table.width(text)))
  }

  /// One JSON object.
  func json(topic: String, sequence: UInt64) -> JSONText {
    let head: [JSONField] = [
      JSONField("topic", .string(topic)), JSONField("sequence", .integer(sequence)), JSONField("kind", .string(kind)),
      JSONField("symbol", .string(symbol)), JSONField("time", .time(time)),
    ]
    return .object(head + fields)
  }

  private var fields: [JSONField] {
    switch message {
    case .fill(let fill):
      [
        JSONField("trade", .integer(fill.trade)), JSONField("price", .yuan(fill.price)),
        JSONField("quantity", .integer(fill.quantity)),
        JSONField("hours", .integer(fill.hours)), JSONField("takerSide", .string(fill.takerSide.name)),
        JSONField("engineSequence", .integer(fill.engineSequence)), JSONField("pair", .integer(fill.pair ?? 0)),
      ]
    case .spot(let spot):
      [
        JSONField("price", .yuan(spot.price)), JSONField("units", .integer(spot.units)),
        JSONField("fills", .integer(spot.fills)),
        JSONField("windowNanoseconds", .integer(spot.window)), JSONField("method", .string("\(spot.method)")),
        JSONField("pairs", .integer(spot.pairs ?? 0)), JSONField("impactBid", .yuan(spot.impactBid)),
        JSONField("impactOffer", .yuan(spot.impactOffer)),
        JSONField("impactQuantity", .integer(spot.impactQuantity ?? 0)),
        JSONField("changedAt", .time(spot.changedAt)), JSONField("fixing", .time(spot.fixing)),
        JSONField("engineSequence", .integer(spot.engineSequence ?? 0)),
      ]
    case .quote(let quote):
      [
        JSONField("bid", .yuan(quote.bidPrice)), JSONField("bidUnits", .integer(quote.bidQuantity)),
        JSONField("offer", .yuan(quote.offerPrice)),
        JSONField("offerUnits", .integer(quote.offerQuantity)),
      ]
    case .level(let level):
      [
        JSONField("side", .string(level.side.name)), JSONField("price", .yuan(level.price)),
        JSONField("quantity", .integer(level.quantity)),
        JSONField("orders", .integer(level.orderCount)),
      ]
    case .order(let order):
      [
        JSONField("order", .integer(order.order)), JSONField("side", .string(order.side.name)),
        JSONField("price", .yuan(order.price)),
        JSONField("quantity", .integer(order.quantity)), JSONField("keptPriority", .flag(order.keptPriority)),
      ]
    case .status(let status): [JSONField("state", .string("\(status.state)"))]
    case .auction(let auction):
      [
        JSONField("price", .yuan(auction.price)), JSONField("quantity", .integer(auction.quantity)),
        JSONField("imbalance", .integer(auction.imbalance)),
      ]
    case .capacity(let use):
      [
        JSONField("unitsOnLease", .integer(use.unitsOnLease)), JSONField("leases", .integer(use.leases)),
        JSONField("unitsOffered", .integer(use.unitsOffered)),
      ]
    case .candle(let candle):
      [
        JSONField("interval", .string("\(candle.interval)")), JSONField("isClosed", .flag(candle.isClosed)),
        JSONField("open", .yuan(candle.open)), JSONField("high", .yuan(candle.high)),
        JSONField("low", .yuan(candle.low)), JSONField("close", .yuan(candle.close)),
        JSONField("units", .integer(candle.units)), JSONField("notionalTicks", .integer(candle.notional)),
        JSONField("fills", .integer(candle.fills)),
      ]
    case .statistics(let day):
      [
        JSONField("day", .time(day.day)), JSONField("open", .yuan(day.open)), JSONField("high", .yuan(day.high)),
        JSONField("low", .yuan(day.low)), JSONField("close", .yuan(day.close)), JSONField("units", .integer(day.units)),
        JSONField("notionalTicks", .integer(day.notional)), JSONField("fills", .integer(day.fills)),
        JSONField("unitsOnLease", .integer(day.unitsOnLease)),
      ]
    }
  }
}
