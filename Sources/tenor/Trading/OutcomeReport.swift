import ExchangeClient
import MatchingEngine
import WireProtocol

/// What an order or an amend led to, for people and for machines.
struct OutcomeReport {
  let outcome: OrderOutcome
  let instrument: Catalogue.Instrument
  let side: Side
  /// What a stop order waits for.
  var stopPrice: Price?

  func write(_ output: OutputOptions) {
    if output.json { Output.line(json.text) } else { lines.forEach { Output.line($0) } }
  }

  private var lines: [String] { [firstLine] + outcome.fills.map(line) + lastLines }

  private var firstLine: String {
    let order = outcome.order.rawValue
    if let amended = outcome.amendment {
      let place = amended.keptPriority ? "keeps its place" : "went to the end of its queue"
      return "Order \(order) amended: \(amended.remaining) x \(instrument.symbol) at "
        + "\(PriceText.text(ticks: amended.price, minimumDecimals: 2)); it \(place)"
    }
    let quantity = outcome.acceptance?.quantity ?? 0
    let limit = outcome.acceptance?.price.map { "at \(PriceText.text(ticks: $0, minimumDecimals: 2))" } ?? "at market"
    let price = stopPrice.map { "\(limit) once \(PriceText.text($0, minimumDecimals: 2)) trades" } ?? limit
    return "\(side == .bid ? "Bid" : "Offer") \(order) accepted: \(quantity) x \(instrument.symbol) \(price)"
  }

  private func line(_ fill: OrderFilledMessage) -> String {
    "\(side == .bid ? "Bought" : "Sold") \(fill.quantity) at "
      + "\(PriceText.text(ticks: fill.price, minimumDecimals: 2)) CNY per unit-hour: "
      + "\(PriceText.money(fill.notional)) CNY for \(fill.hours) h (trade \(fill.trade))"
  }

  private var lastLines: [String] {
    var lines = outcome.preventedOrders.map { order in
      "Your order \(order.order) lost \(order.quantity): it would have traded with this one"
    }
    lines += outcome.cancellations.map { "\($0.quantity) cancelled: \($0.reason.explanation)" }
    if outcome.resting > .zero {
      lines.append(
        "\(outcome.resting.rawValue) waiting\(outcome.isParked ? ", until units come back to the pool" : "")")
    }
    return lines
  }

  private var json: JSONText {
    let price = outcome.acceptance.map(\.price) ?? outcome.amendment?.price
    return [
      "order": .integer(outcome.order.rawValue), "requestId": .integer(outcome.requestID),
      "symbol": .string(instrument.symbol.description), "side": .string(side.name), "price": .yuan(price),
      "quantity": .integer(outcome.acceptance?.quantity ?? outcome.amendment?.remaining ?? 0),
      "filled": .integer(outcome.filled.rawValue), "resting": .integer(outcome.resting.rawValue),
      "cancelled": .integer(outcome.cancelled.rawValue), "parked": .flag(outcome.isParked),
      "leases": .list(outcome.leases.map(json)),
      "cancelReason": outcome.cancellations.last.map { .string("\($0.reason)") } ?? nil,
      "keptPriority": outcome.amendment.map { .flag($0.keptPriority) } ?? nil,
      "fills": .list(outcome.fills.map(json)),
    ]
  }

  private func json(_ fill: OrderFilledMessage) -> JSONText {
    [
      "trade": .integer(fill.trade), "price": .yuan(fill.price), "quantity": .integer(fill.quantity),
      "hours": .integer(fill.hours), "notional": .yuan(fill.notional), "time": .time(fill.time),
    ]
  }
}

extension OutcomeReport {
  private func json(_ lease: LeaseOpenedMessage) -> JSONText {
    [
      "lease": .integer(lease.lease), "trade": .integer(lease.trade), "units": .integer(lease.units),
      "end": .time(lease.end),
    ]
  }
}

extension CancelReason {
  /// Why, in words.
  var explanation: String {
    switch self {
    case .requested: "as asked for"
    case .massCancel: "by a mass cancel"
    case .immediateRemainder: "nothing more to be had at once"
    case .fillOrKillUnfilled: "it could not be filled whole at once"
    case .selfTrade: "it would have traded with your own order"
    case .minimumQuantityUnmet: "the minimum quantity was not to be had at once"
    case .expired: "its time was up"
    case .exchange: "taken out by the operator"
    case .amendUnmet: "the amended order could not stand"
    case .poolClosed: "its pool was closed"
    case .wouldTake: "it would have taken as it came back"
    }
  }
}
