import ArgumentParser
import ExchangeClient
import MatchingEngine

/// Changes an order that waits.
struct AmendCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Change the price or the units of a waiting order.",
    discussion: """
      Fewer units at the same price keep the order's place in its queue; anything else loses it, and may trade.

      EXAMPLES
        tenor amend 16777217 --price 10.9
        tenor amend 16777217 --units 8
      """)

  @Argument(help: "Number of the order.")
  var order: UInt64

  @Option(
    help: ArgumentHelp("New limit in CNY per unit-hour.", valueName: "price"), transform: ArgumentText.price)
  var price: Price?

  @Option(
    help: ArgumentHelp("New number of units left to trade.", valueName: "units"), transform: ArgumentText.quantity)
  var units: Quantity?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard price != nil || units != nil else {
      throw ValidationError("There is nothing to change. Add --price, --units or both.")
    }
    guard order != 0 else { throw ValidationError("There is no order 0. Your orders: tenor orders") }
  }

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let outcome = try session.amend(.order(OrderID(order)), price: price, quantity: units)
    guard let amended = outcome.amendment, let instrument = catalogue[InstrumentID(amended.instrument)] else {
      throw ClientError.malformedAnswer(
        address: session.address, reason: "an amended order in an instrument that is not in the catalogue")
    }
    OutcomeReport(outcome: outcome, instrument: instrument, side: amended.side).write(output)
  }
}
