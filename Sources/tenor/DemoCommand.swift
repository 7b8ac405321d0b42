import ArgumentParser
import MarketReplay

/// `tenor demo`: a simulated market to look at.
struct DemoCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Run a bounded simulated market on a running exchange, and show its best prices.",
    discussion: """
      Nine participants (demo-lakeside ...) quote and trade in some books until the time is up or you press Ctrl-C; \
      then their orders are cancelled. Prices are drawn from a seeded model around reference prices: plausible, not \
      data. On a terminal the best prices are shown on one screen, otherwise trades are written line by line.

      EXAMPLES
        tenor demo
        tenor demo --rate 200 --for 60
        tenor demo --books 30 --seed 7
        tenor demo --no-view --for 3600
      """)

  @Option(help: ArgumentHelp("Orders a second, 1 to 1000.", valueName: "orders"))
  var rate: Int = 40

  @Option(name: .customLong("for"), help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var duration: Double = 600

  @Option(help: "What all orders are drawn from.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Trade in so many books, 1 to 60; 18 fit on a small screen.", valueName: "count"))
  var books: Int = 18

  @Flag(help: "Show nothing but the result.")
  var noView = false

  @Option(
    help: ArgumentHelp(
      "Where the operator's secret is, for opening accounts where registration is closed.", valueName: "path"))
  var operatorSecretFile: String = "./data/operator.secret"

  @Option(
    help: ArgumentHelp(
      "Where orders are taken. (env: TENOR_ORDER_ENTRY; default: tcp://127.0.0.1:7801)", valueName: "address"))
  var orderEntry: String?

  @Option(
    help: ArgumentHelp(
      "Where the feed is published. (env: TENOR_FEED; default: tcp://127.0.0.1:7802)", valueName: "address"))
  var feed: String?

  @Option(
    help: ArgumentHelp(
      "Where snapshots are served. (env: TENOR_REPLAY; default: tcp://127.0.0.1:7803)", valueName: "address"))
  var replay: String?

  @Option(
    help: "The secret of demo-lakeside ...; needed where registration is closed. (env: TENOR_SECRET; default: none)")
  var secret: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard DemoOptions.rateRange.contains(rate) else {
      throw ValidationError("--rate \(rate) is not between 1 and 1000 orders a second.")
    }
    guard DemoOptions.secondsRange.contains(duration) else {
      throw ValidationError("--for \(duration) is not between 1 second and a day (86400).")
    }
    guard DemoOptions.booksRange.contains(books) else {
      throw ValidationError("--books \(books) is not between 1 and 60.")
    }
  }

  func perform() throws {
    let stop = StopSignal.shared
    let isOnScreen = Output.isTerminal && !output.json
    var screen = TerminalScreen { text in
      Output.write(text)
      Output.flush()
    }
    var ticker = DemoTicker { line in
      Output.line(line)
      Output.flush()
    }
    do {
      let result = try DemoMarket(try options()).run(
        shouldStop: { stop.isRaised },
        onView: { view in
          if isOnScreen { screen.draw(view.screen, rows: Output.terminalRows ?? 24) } else { ticker.tell(view) }
        },
        onTrade: { line in if !isOnScreen { ticker.tellTrade(line) } })
      Output.write(output.json ? try result.json() : result.text)
    } catch let error as ReplayError {
      throw CommandFailure("\(error)", advice: "docs/demo.md tells what is needed.", status: .refused)
    }
  }

  private func options() throws -> DemoOptions {
    let given = [("--order-entry", orderEntry), ("--feed", feed), ("--replay", replay), ("--secret", secret)]
    let connection = try ConnectionOptions.parse(given.flatMap { flag, value in value.map { [flag, $0] } ?? [] })
    var options = DemoOptions()
    options.orderEntry = connection.orderEntryAddress
    options.feed = connection.feedAddress
    options.replay = connection.replayAddress
    options.operatorSecretFile = operatorSecretFile
    options.secret = try connection.secretText()
    options.rate = rate
    options.duration = .milliseconds(Int64(duration * 1_000))
    options.seed = seed
    options.books = books
    options.showsPrices = !noView && !output.json
    return options
  }
}
