import ArgumentParser
import ExchangeClient
import Messaging

/// Prints the feed as it comes.
struct WatchCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Print the public feed as it comes, one line each.",
    discussion: """
      Topics are fill/ (trades), spot/ (spot prices), quote/ (best bid and offer), book/ (price levels), order/ \
      (order by order), status/ (trading states), auction/ (call auctions), \
      capacity/ (units on lease and on offer), candle/ (minutes, hours, days), stats/ (the day) and all/ (everything). \
      Add spec, region and tenor to narrow them.

      EXAMPLES
        tenor watch spot/ fill/
        tenor watch fill/H800-80G/ --count 10
        tenor watch quote/H800-80G/HZ/3m/ --for 60 --json
      """)

  @Argument(help: "What to watch. (default: fill/ spot/)")
  var topics: [String] = []

  @Option(help: ArgumentHelp("Stop after so many lines.", valueName: "lines"))
  var count: Int?

  @Option(name: .customLong("for"), help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var duration: Double?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for topic in topics where !Self.canMatch(topic) {
      throw ValidationError(
        "No topic starts with \"\(topic)\". Topics: "
          + (FeedKind.allCases.map(\.rawValue) + ["all"]).map { $0 + "/" }.joined(separator: " ")
          + ", then spec/region/tenor/ as in fill/H800-80G/HZ/3m/")
    }
    guard count ?? 1 > 0 else { throw ValidationError("The count is not above zero. Leave it out to go on for ever.") }
    guard duration ?? 1 > 0 else {
      throw ValidationError("The time is not above zero. Leave it out to go on for ever.")
    }
  }

  private static func canMatch(_ prefix: String) -> Bool {
    (FeedKind.allCases.map(\.rawValue) + ["all"]).contains { kind in
      (kind + "/").hasPrefix(prefix) || prefix.hasPrefix(kind + "/")
    }
  }

  func perform() throws {
    let context = try MessagingContext()
    let feed = try FeedSubscription(
      address: connection.feedAddress, prefixes: topics.isEmpty ? ["fill/", "spot/"] : topics,
      replayAddress: connection.replayAddress, context: context, answerTimeout: connection.answerTimeout)
    // Also shows at once whether the exchange is there at all: a feed alone is silent until something happens.
    let catalogue = try KnownCatalogue(try connection.session(context))
    let deadline = duration.map { ContinuousClock.now + .milliseconds(Int64($0 * 1_000)) }
    var left = count ?? .max
    while left > 0 {
      let rest = deadline.map { $0 - .now } ?? .seconds(1)
      guard rest > .zero else { return }
      var failure: (any Error)?
      try feed.poll(waiting: min(rest, .seconds(1))) { update in
        guard left > 0, failure == nil else { return }
        do {
          if try write(update, catalogue) { left -= 1 }
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      Output.flush()
    }
  }

  /// Writes an update.
  ///
  /// - Returns: Whether it was a message.
  private func write(_ update: FeedUpdate, _ catalogue: KnownCatalogue) throws -> Bool {
    switch update {
    case .message(let topic, let sequence, let message):
      try write(message, topic, sequence, catalogue)
      return true
    case .repaired(let topic, let missing): note("\(topic): missed \(missing), asked for them again")
    case .lost(let topic, let missing, let reason): note("\(topic): missed \(missing), which are lost: \(reason)")
    case .startedAnew(let topic): note("\(topic): the exchange has another journal; sequences start anew")
    // What was there before is no news.
    case .snapshot(_, missing: nil, _): break
    case .snapshot(let topic, let missing?, let snapshot):
      note("\(topic): missed \(missing), which are not kept; the state as of \(snapshot.topicSequence) follows")
      for message in snapshot.messages { try write(message, topic, snapshot.topicSequence, catalogue) }
    }
    return false
  }

  private func write(
    _ message: FeedMessage, _ topic: FeedTopic, _ sequence: UInt64, _ catalogue: KnownCatalogue
  ) throws {
    let text = FeedText(symbol: try catalogue.symbol(of: message.instrument), message: message)
    Output.line(output.json ? text.json(topic: topic.name, sequence: sequence).text : text.line(at: text.time))
  }

  /// Says something about the feed itself, where it does not disturb what reads the lines.
  private func note(_ text: String) { Output.complain(text) }
}
