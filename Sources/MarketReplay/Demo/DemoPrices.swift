import ExchangeClient
import MatchingEngine

/// Follows the feed of a simulated market's books and shows them at a pace that a person can read.
struct DemoPrices {
  private var board: DemoBoard
  private let feed: FeedSubscription
  private var lastView: ContinuousClock.Instant?

  /// At most five views a second.
  private static let viewInterval = Duration.milliseconds(200)

  /// Subscribes to the books' quotes and trades, and fills in what there was before.
  init(books: [DemoBook], options: DemoOptions, venue: ReplayVenue) throws(ClientError) {
    board = DemoBoard(books: books)
    var topics: [String] = []
    for book in books {
      guard let symbol = Symbol(book.symbol) else { preconditionFailure("the catalogue's symbols have three parts") }
      topics += [symbol.topic(.quote), symbol.topic(.fill)]
    }
    feed = try FeedSubscription(
      address: options.feed, prefixes: topics, replayAddress: options.replay, context: venue.context)
    let replay = try ReplayConnection(address: options.replay, context: venue.context)
    for topic in topics where topic.hasPrefix(FeedKind.quote.rawValue) {
      let snapshot = try replay.snapshot(of: topic)
      for message in snapshot.messages { _ = board.take(message) }
      try feed.start(topic, after: snapshot.topicSequence)
    }
  }

  /// Takes in what comes within `duration`, and shows it when it is time.
  mutating func follow(
    for duration: Duration, _ pace: DemoPace, _ result: DemoMarket.Result, _ onView: (DemoMarket.View) -> Void,
    _ onTrade: (String) -> Void
  ) throws(ClientError) {
    try feed.poll(waiting: duration) { update in
      let messages: [FeedMessage]
      switch update {
      case .message(_, _, let message): messages = [message]
      case .snapshot(_, _, let snapshot): messages = snapshot.messages
      case .repaired, .lost, .startedAnew: return
      }
      for message in messages { board.take(message).map(onTrade) }
    }
    let now = ContinuousClock.now
    if let lastView, now - lastView < Self.viewInterval { return }
    lastView = now
    onView(view(pace, result))
  }

  private func view(_ pace: DemoPace, _ result: DemoMarket.Result) -> DemoMarket.View {
    let summary =
      "\(pace.clock())  \(NumberText.grouped(result.orders)) orders, \(NumberText.grouped(board.fills)) trades,"
      + " \(NumberText.grouped(board.units)) units"
    return DemoMarket.View(
      screen: [
        "Simulated market: prices in CNY per unit-hour are plausible, not data", summary,
      ] + board.lines + ["", "Ctrl-C ends it. In another shell: tenor watch fill/"],
      summary: summary)
  }
}
