import ArgumentParser
import ExchangeClient
import MatchingEngine
import Messaging
import WireProtocol

/// Shows a book's price levels.
struct BookCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Show the bids and offers of a book, best first.",
    discussion: """
      EXAMPLES
        tenor book H800-80G.HZ.3m
        tenor book H800-80G.HZ.3m --depth 3 --json
      """)

  @Argument(help: "Which book: spec.region.tenor.")
  var symbol: String

  @Option(help: ArgumentHelp("At most so many price levels a side.", valueName: "levels"))
  var depth: Int = 10

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard depth > 0 else { throw ValidationError("The depth \(depth) is not above zero. Try --depth 10.") }
  }

  func perform() throws {
    let context = try MessagingContext()
    let instrument = try connection.session(context).catalogue().instrument(symbol)
    let replay = try ReplayConnection(
      address: connection.replayAddress, context: context, answerTimeout: connection.answerTimeout)
    let snapshot = try replay.snapshot(of: instrument.symbol.topic(.book))
    let levels = snapshot.messages.compactMap { message -> BookLevelMessage? in
      if case .level(let level) = message { level } else { nil }
    }
    let bids = levels.filter { $0.side == .bid }.sorted { $0.price > $1.price }.prefix(depth)
    let offers = levels.filter { $0.side == .offer }.sorted { $0.price < $1.price }.prefix(depth)
    if output.json {
      let document: JSONText = [
        "symbol": .string("\(instrument.symbol)"), "engineSequence": .integer(snapshot.engineSequence),
        "time": .time(snapshot.time), "bids": .list(bids.map(json)), "offers": .list(offers.map(json)),
      ]
      Output.line(document.text)
    } else {
      write(instrument, snapshot, Array(bids), Array(offers))
    }
  }

  private func write(
    _ instrument: Catalogue.Instrument, _ snapshot: TopicSnapshot, _ bids: [BookLevelMessage],
    _ offers: [BookLevelMessage]
  ) {
    Output.line("\(instrument.symbol), CNY per unit-hour, as of \(TimeText.timeOfDay(snapshot.time)) UTC")
    guard !bids.isEmpty || !offers.isEmpty else { return Output.line("No bids and no offers") }
    var table = Table(
      ("ORDERS", .right), ("UNITS", .right), ("BID", .right), ("OFFER", .right), ("UNITS", .right), ("ORDERS", .right))
    for row in 0..<max(bids.count, offers.count) {
      let bid = row < bids.count ? cells(bids[row]) : ("", "", "")
      let offer = row < offers.count ? cells(offers[row]) : ("", "", "")
      table.add(bid.2, bid.1, bid.0, offer.0, offer.1, offer.2)
    }
    table.print()
  }

  private func cells(_ level: BookLevelMessage) -> (String, String, String) {
    (PriceText.text(ticks: level.price, minimumDecimals: 4), "\(level.quantity)", "\(level.orderCount)")
  }

  private func json(_ level: BookLevelMessage) -> JSONText {
    ["price": .yuan(level.price), "quantity": .integer(level.quantity), "orders": .integer(level.orderCount)]
  }
}
