import ArgumentParser
import ExchangeClient
import MatchingEngine

/// Sets how far a book's price may move before trading pauses for an auction.
struct CollarsCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "collars",
    abstract: "Set a book's price collars (operator only).",
    discussion: """
      An order that would trade beyond a collar is stopped there, and the book goes to a short call auction. Without \
      --static and --dynamic the book has no collars any more.

      EXAMPLES
        tenor collars H800-80G.HZ.3m --static 2 --dynamic 0.5 --reference 11
        tenor collars H800-80G.HZ.3m --dynamic 0.5 --auction 30s
      """)

  @Argument(help: "Which book: spec.region.tenor.")
  var symbol: String

  @Option(
    name: .customLong("static"),
    help: ArgumentHelp("Distance from the reference price, in CNY.", valueName: "distance"),
    transform: ArgumentText.distance)
  var staticRange: Int64?

  @Option(
    name: .customLong("dynamic"),
    help: ArgumentHelp("Distance from the last trade, in CNY.", valueName: "distance"),
    transform: ArgumentText.distance)
  var dynamicRange: Int64?

  @Option(
    help: ArgumentHelp("Reference price until an auction gives one. (default: as it is)", valueName: "price"),
    transform: ArgumentText.price)
  var reference: Price?

  @Option(
    help: ArgumentHelp("How long the auction takes. (default: 5s)", valueName: "time"),
    transform: ArgumentText.duration)
  var auction: Duration = .seconds(5)

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.operatorSession()
    let instrument = try session.catalogue().instrument(symbol)
    try session.setCollars(
      of: instrument.id, staticRange: staticRange, dynamicRange: dynamicRange, reference: reference, auction: auction)
    if output.json {
      let document: JSONText = [
        "symbol": .string("\(instrument.symbol)"), "static": .yuan(staticRange), "dynamic": .yuan(dynamicRange),
        "reference": .yuan(reference?.rawValue), "auctionSeconds": .integer(auction.components.seconds),
      ]
      Output.line(document.text)
    } else if staticRange == nil && dynamicRange == nil {
      Output.line("\(instrument.symbol) has no collars now")
    } else {
      Output.line("\(instrument.symbol) has collars now")
    }
  }
}
