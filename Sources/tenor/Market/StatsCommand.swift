import ArgumentParser
import ExchangeClient
import Messaging
import WireProtocol

/// Shows the day's figures, the open interest and the candles of a book.
struct StatsCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Show a book's day, its open interest and its candles, finished and under way.",
    discussion: """
      EXAMPLES
        tenor stats H800-80G.HZ.3m
        tenor stats H800-80G.HZ.3m --interval minute --last 60
        tenor stats H800-80G.HZ.3m --interval day --last 365 --json
      """)

  /// Length of the candles.
  enum Interval: String, ExpressibleByArgument, CaseIterable {
    case minute, hour, day

    var candle: CandleInterval {
      switch self {
      case .minute: .minute
      case .hour: .hour
      case .day: .day
      }
    }
  }

  @Argument(help: "Which book: spec.region.tenor.")
  var symbol: String

  @Option(help: "Length of the candles: minute, hour or day.")
  var interval: Interval = .hour

  @Option(help: ArgumentHelp("At most so many candles, the one under way included.", valueName: "count"))
  var last: Int = 24

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  /// Messages asked for at a time while going back.
  private static let messagesAtATime: UInt64 = 500

  func validate() throws {
    guard last > 0 else { throw ValidationError("--last is \(last), not above zero. Try --last 24.") }
  }

  func perform() throws {
    let context = try MessagingContext()
    let instrument = try connection.session(context).catalogue().instrument(symbol)
    let replay = try ReplayConnection(
      address: connection.replayAddress, context: context, answerTimeout: connection.answerTimeout)
    let snapshot = try replay.snapshot(of: instrument.symbol.topic(.stats))
    let day = snapshot.messages.lazy.compactMap { message -> StatisticsMessage? in
      if case .statistics(let day) = message { day } else { nil }
    }.first
    let candles = try candles(of: instrument.symbol.topic(.candle), from: replay)
    if output.json {
      write(json: instrument, day, candles)
    } else {
      write(instrument, day, candles)
    }
  }

  /// The last candles of the interval, oldest first, as far back as the exchange has them.
  private func candles(of topic: String, from replay: ReplayConnection) throws -> [CandleMessage] {
    func matching(_ messages: [FeedMessage]) -> [CandleMessage] {
      messages.compactMap { message in
        if case .candle(let candle) = message, candle.interval == interval.candle { candle } else { nil }
      }
    }
    let snapshot = try replay.snapshot(of: topic)
    var candles = matching(snapshot.messages)
    var end = snapshot.topicSequence
    while candles.count < last, end > 0 {
      let first = end > Self.messagesAtATime ? end - Self.messagesAtATime + 1 : 1
      // What neither memory nor journal has any more is as far back as there is.
      guard let messages = try replay.range(first...end, of: topic) else { break }
      candles = matching(messages) + candles
      end = first - 1
    }
    return Array(candles.suffix(last))
  }

  private func write(_ instrument: Catalogue.Instrument, _ day: StatisticsMessage?, _ candles: [CandleMessage]) {
    Output.line("\(instrument.symbol), CNY per unit-hour, times in UTC")
    if let day {
      let prices =
        if let open = day.open, let high = day.high, let low = day.low, let close = day.close {
          "open \(price(open)), high \(price(high)), low \(price(low)), close \(price(close)), "
        } else { "no price, " }
      Output.line(
        "Day of \(date(day.day)): \(prices)\(day.units) units in \(day.fills) fills, "
          + "notional \(PriceText.text(ticks: day.notional)) CNY per hour")
    }
    Output.line("On lease: \(day?.unitsOnLease ?? 0) units")
    guard !candles.isEmpty else { return Output.line("No \(interval.rawValue) candles") }
    Output.line()
    var table = Table(
      (interval.rawValue.uppercased(), .left), ("OPEN", .right), ("HIGH", .right), ("LOW", .right), ("CLOSE", .right),
      ("UNITS", .right), ("FILLS", .right), ("NOTIONAL", .right), ("", .left))
    for candle in candles {
      table.add(
        "\(date(candle.start)) \(TimeText.timeOfDay(candle.start).prefix(5))", price(candle.open), price(candle.high),
        price(candle.low), price(candle.close), "\(candle.units)", "\(candle.fills)",
        PriceText.text(ticks: candle.notional), candle.isClosed ? "" : "under way")
    }
    table.print()
  }

  private func write(json instrument: Catalogue.Instrument, _ day: StatisticsMessage?, _ candles: [CandleMessage]) {
    let document: JSONText = [
      "symbol": .string("\(instrument.symbol)"), "day": .time(day?.day), "open": .yuan(day?.open),
      "high": .yuan(day?.high), "low": .yuan(day?.low), "close": .yuan(day?.close), "units": .integer(day?.units ?? 0),
      "fills": .integer(day?.fills ?? 0), "notional": .yuan(day?.notional ?? 0),
      "unitsOnLease": .integer(day?.unitsOnLease ?? 0), "interval": .string(interval.rawValue),
      "candles": .list(candles.map(json)),
    ]
    Output.line(document.text)
  }

  private func json(_ candle: CandleMessage) -> JSONText {
    [
      "start": .time(candle.start), "isClosed": .flag(candle.isClosed), "open": .yuan(candle.open),
      "high": .yuan(candle.high), "low": .yuan(candle.low), "close": .yuan(candle.close),
      "units": .integer(candle.units), "fills": .integer(candle.fills), "notional": .yuan(candle.notional),
    ]
  }

  private func price(_ ticks: Int64) -> String { PriceText.text(ticks: ticks, minimumDecimals: 4) }

  private func date(_ nanoseconds: UInt64) -> String { String(TimeText.timestamp(nanoseconds).prefix(10)) }
}
