import ArgumentParser
import ExchangeClient
import MatchingEngine

/// What `offer` and `bid` have in common.
struct OrderOptions: ParsableArguments {
  @Argument(help: "What to trade: spec.region.tenor, as in H800-80G.HZ.3m.")
  var symbol: String?

  @Argument(help: "How many units (cards or servers).", transform: ArgumentText.quantity)
  var units: Quantity?

  @Option(
    help: ArgumentHelp("Limit in CNY per unit-hour, as in 11.2.", valueName: "price"), transform: ArgumentText.price)
  var price: Price?

  @Flag(help: "Take what the market gives now, near the best price; what is left is cancelled.")
  var market = false

  @Option(
    help: ArgumentHelp(
      "How much worse than the best price a market order may trade, in CNY. (default: the book's)",
      valueName: "distance"),
    transform: ArgumentText.distance)
  var protection: Int64?

  @Flag(help: "Immediate or cancel: what is not traded now is cancelled.")
  var ioc = false

  @Flag(help: "Fill or kill: all now, or nothing.")
  var fok = false

  @Option(
    help: ArgumentHelp(
      "Wait until then at most: 90s, 15m, 12h, 30d, or a time such as 2026-12-31T23:59:59Z.", valueName: "time"),
    transform: ArgumentText.moment)
  var until: Timestamp?

  @Flag(help: "Only wait in the book: refused if it would trade now.")
  var postOnly = false

  @Option(
    help: ArgumentHelp("Trade at least so many units at once, or nothing.", valueName: "units"),
    transform: ArgumentText.quantity)
  var minimum: Quantity?

  @Option(
    help: ArgumentHelp("Show only so many units at a time (iceberg).", valueName: "units"),
    transform: ArgumentText.quantity)
  var display: Quantity?

  @Option(
    help: ArgumentHelp("Do nothing until this price trades: then --price, or else the market.", valueName: "price"),
    transform: ArgumentText.price)
  var stop: Price?

  @Option(help: "On meeting an order of your own: cancel-newest, cancel-oldest or decrement-both.")
  var selfTrade: SelfTradePrevention = .cancelNewest

  func validate() throws {
    guard price == nil || !market else {
      throw ValidationError("A market order takes no price. Leave out --price or --market; see --protection.")
    }
    guard stop == nil || !market else {
      throw ValidationError("--stop and --market contradict each other: a stop order without --price trades at market.")
    }
    let terms = [ioc ? "--ioc" : nil, fok ? "--fok" : nil, until == nil ? nil : "--until"].compactMap { $0 }
    guard terms.count < 2 else {
      throw ValidationError("\(terms.joined(separator: " and ")) contradict each other. Choose one.")
    }
  }

  /// What to trade, and how much of it.
  ///
  /// - Throws: What is missing.
  func subject() throws -> (symbol: String, units: Quantity) {
    guard let symbol else { throw ValidationError("What is to be traded? Add a symbol, as in H800-80G.HZ.3m.") }
    guard let units else { throw ValidationError("How many units of \(symbol)? Add a number, as in 16.") }
    guard price != nil || market || stop != nil else {
      throw ValidationError("The order has no price. Add --price 11.2, or --market to trade at what there is.")
    }
    return (symbol, units)
  }

  /// The order on `side` of `instrument`. Which other instructions go together is the exchange's to judge.
  func request(_ side: Side, of instrument: Catalogue.Instrument, _ units: Quantity) -> OrderRequest {
    let type: OrderType = market ? .market : stop == nil ? .limit : price == nil ? .stop : .stopLimit
    var order = OrderRequest(
      side, of: instrument.id, quantity: units, price: price, type: type, timeInForce: timeInForce,
      postOnly: postOnly, selfTradePrevention: selfTrade)
    order.protection = protection
    order.minimumQuantity = minimum
    order.displayQuantity = display
    order.stopPrice = stop
    order.expiresAt = until
    return order
  }

  /// How long the order may wait.
  var timeInForce: TimeInForce {
    if until != nil { return .goodTillTime }
    if fok { return .fillOrKill }
    return ioc || market ? .immediateOrCancel : .goodTillCancelled
  }
}
