import ArgumentParser
import ExchangeClient
import MatchingEngine

/// What `offer` and `bid` have in common.
struct OrderOptions: ParsableArguments {
  @Argument(help: "What to trade: spec.region.tenor, as in H800-80G.HZ.3m.")
  var symbol: String

  @Argument(help: "How many units (cards or servers).", transform: ArgumentText.quantity)
  var units: Quantity

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

  @Flag(help: "Only wait in the book: refused if it would trade now.")
  var postOnly = false

  func validate() throws {
    guard price != nil || market else {
      throw ValidationError("The order has no price. Add --price 11.2, or --market to trade at what there is.")
    }
    guard price == nil || !market else {
      throw ValidationError("A market order takes no price. Leave out --price or --market; see --protection.")
    }
    guard protection == nil || market else {
      throw ValidationError("--protection is for market orders. Leave it out, or use --market instead of --price.")
    }
    let chosen = [market ? "--market" : nil, ioc ? "--ioc" : nil, fok ? "--fok" : nil, postOnly ? "--post-only" : nil]
      .compactMap { $0 }
    guard chosen.count < 2 else {
      throw ValidationError("\(chosen.joined(separator: " and ")) contradict each other. Choose one.")
    }
  }

  /// The order on `side` of `instrument`.
  func request(_ side: Side, of instrument: Catalogue.Instrument) -> OrderRequest {
    if market { return .market(side, of: instrument.id, quantity: units, protection: protection) }
    let timeInForce: TimeInForce = ioc ? .immediateOrCancel : fok ? .fillOrKill : .goodTillCancelled
    return OrderRequest(
      side, of: instrument.id, quantity: units, price: price, timeInForce: timeInForce, postOnly: postOnly)
  }
}
