import ArgumentParser
import ExchangeClient
import MatchingEngine
import Messaging
import WireProtocol

/// Shows the best prices of all books.
struct PricesCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Show best bid, best offer and spot price of every book, live.",
    discussion: """
      On a terminal the table is kept up to date until you press Ctrl-C; otherwise it is written once. Books without a \
      price are left out unless --all is given.

      EXAMPLES
        tenor prices
        tenor prices H800-80G.HZ
        tenor prices --once --json
      """)

  @Argument(help: "Only symbols that start with one of these.")
  var symbols: [String] = []

  @Flag(help: "Write the table once.")
  var once = false

  @Flag(help: "Show books without any price too.")
  var all = false

  @Option(name: .customLong("for"), help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var duration: Double?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard duration ?? 1 > 0 else {
      throw ValidationError("The time is not above zero. Leave it out to go on for ever.")
    }
    guard !(once && duration != nil) else { throw ValidationError("--once and --for contradict each other.") }
  }

  func perform() throws {
    let context = try MessagingContext()
    let catalogue = try connection.session(context).catalogue()
    let replay = try ReplayConnection(
      address: connection.replayAddress, context: context, answerTimeout: connection.answerTimeout)
    var board = PriceBoard(instruments: catalogue.instruments.filter(isWanted))
    if !symbols.isEmpty && board.isEmpty { _ = try catalogue.instrument(symbols[0]) }
    guard isLive else {
      try board.load(from: replay)
      return output.json ? Output.line(board.json(includingEmpty: all).text) : writeOnce(board)
    }
    let feed = try FeedSubscription(
      address: connection.feedAddress, prefixes: ["quote/", "spot/"], replayAddress: connection.replayAddress,
      context: context, answerTimeout: connection.answerTimeout)
    try board.load(from: replay, before: feed)
    try follow(feed, &board)
  }

  private var isLive: Bool { !once && !output.json && (Output.isTerminal || duration != nil) }

  private func isWanted(_ instrument: Catalogue.Instrument) -> Bool {
    let name = instrument.symbol.description.lowercased()
    return symbols.isEmpty || symbols.contains { name.hasPrefix($0.lowercased()) }
  }

  private func writeOnce(_ board: PriceBoard) {
    let lines = board.lines(includingEmpty: all)
    lines.forEach { Output.line($0) }
    if lines.count == 1 { Output.line("No prices yet. Books without a price: tenor prices --all") }
  }

  /// How often the table is drawn at most, so that a person can read it.
  private static let redrawInterval = Duration.milliseconds(250)

  private func follow(_ feed: FeedSubscription, _ board: inout PriceBoard) throws {
    let deadline = duration.map { ContinuousClock.now + .milliseconds(Int64($0 * 1_000)) }
    let screen = Screen(isTerminal: Output.isTerminal)
    screen.draw(board.lines(includingEmpty: all))
    while deadline.map({ ContinuousClock.now < $0 }) ?? true {
      let end = ContinuousClock.now + Self.redrawInterval
      var hasChanged = false
      while ContinuousClock.now < end {
        try feed.poll(waiting: end - .now) { hasChanged = board.take($0) || hasChanged }
      }
      if hasChanged { screen.draw(board.lines(includingEmpty: all)) }
    }
  }
}

/// Draws lines over those that it drew before.
private final class Screen {
  private let isTerminal: Bool
  private var drawn = 0

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  func draw(_ lines: [String]) {
    guard isTerminal else {
      lines.forEach { Output.line($0) }
      return Output.flush()
    }
    // The last row stays free: writing it would scroll the screen.
    let room = max(1, (Output.terminalRows ?? .max) - 1)
    let shown = lines.count <= room ? lines : lines.prefix(room - 1) + ["... and \(lines.count - room + 1) more"]
    if drawn > 0 { Output.write("\u{1B}[\(drawn)A") }
    for line in shown { Output.write(line + "\u{1B}[K\n") }
    Output.write("\u{1B}[J")
    Output.flush()
    drawn = shown.count
  }
}
