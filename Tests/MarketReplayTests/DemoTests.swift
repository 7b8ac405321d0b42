import ExchangeClient
import ExchangeServer
import Foundation
import Logging
import MatchingEngine
import Synchronization
import Testing
import WireProtocol

@testable import MarketReplay

@Suite("A simulated market follows from its seed")
struct DemoFlowTests {
  private static let books = ["A", "B", "C"].enumerated().map { index, name in
    DemoBook(
      id: InstrumentID(UInt32(index + 1)), symbol: "\(name).HZ.1m", hours: 720, tickSize: 1,
      lotSize: index == 2 ? 8 : 1, base: Int64(index + 1) * 50_000)
  }

  private func flow(seed: UInt64) -> DemoFlow { DemoFlow(seed: seed, books: Self.books, providers: 3, buyers: 4) }

  private func orders(_ count: Int, seed: UInt64) -> [DemoFlow.Order] {
    var flow = flow(seed: seed)
    return (0..<count).map { _ in flow.next() }
  }

  @Test("The same seed gives the same orders, another seed others")
  func isDeterministic() {
    #expect(orders(500, seed: 1) == orders(500, seed: 1))
    #expect(orders(500, seed: 1) != orders(500, seed: 2))
  }

  @Test("It opens with quotes of both sides in every book")
  func opensEveryBook() {
    let opening = orders(flow(seed: 1).openingCount, seed: 1)
    for book in Self.books.indices {
      for side in Side.allCases {
        #expect(opening.count { $0.book == book && $0.side == side && $0.rests } == 2)
      }
    }
  }

  @Test("Providers offer, buyers bid; whole lots, whole ticks, prices near the reference")
  func keepsToTheRules() {
    for order in orders(5_000, seed: 3) {
      let book = Self.books[order.book]
      #expect((0..<(order.side == .offer ? 3 : 4)).contains(order.trader))
      #expect(order.units > 0 && order.units.isMultiple(of: book.lotSize))
      #expect(order.price.isMultiple(of: 100))
      #expect((book.base * 8 / 10...book.base * 12 / 10).contains(order.price))
    }
  }

  @Test("Quotes stand on their side of the fair price, and who cannot wait goes beyond it")
  func quotesAroundFairPrice() {
    var flow = flow(seed: 4)
    for _ in 0..<2_000 {
      let order = flow.next()
      let isAbove = order.price > flow.fair[order.book]
      #expect(isAbove == ((order.side == .offer) == order.rests))
    }
  }

  @Test("Orders come at the rate asked for, the opening at once, and no burst follows a pause")
  func keepsItsRate() {
    var options = DemoOptions()
    options.rate = 50
    let start = ContinuousClock.now
    var pace = DemoPace(options: options, openingOrders: 12, start: start)
    #expect(pace.ordersDue(at: start) == 12)
    #expect(pace.ordersDue(at: start + .milliseconds(100)) == 5)
    #expect(pace.ordersDue(at: start + .seconds(1)) == 45)
    #expect(pace.ordersDue(at: start + .seconds(100)) == 62)
    #expect(pace.ordersDue(at: start + .seconds(100)) == 0)
    #expect(pace.clock(at: start + .seconds(83)) == "01:23 of 10:00")
  }
}

@Suite("The board of a simulated market")
struct DemoBoardTests {
  private let book = DemoBook(
    id: InstrumentID(7), symbol: "ASCEND910B-64G.HZ.12m", hours: 8_640, tickSize: 1, lotSize: 1, base: 50_000)

  private func fill(_ price: Int64, _ units: Int64, instrument: UInt32 = 7) -> FeedMessage {
    .fill(
      FillMessage(
        trade: 1, price: price, quantity: units, time: 1, engineSequence: 1, instrument: instrument, hours: 8_640,
        takerSide: .bid))
  }

  @Test("It shows best prices, the last trade, its change since the first, and units traded")
  func showsPrices() {
    var board = DemoBoard(books: [book])
    #expect(board.lines.count == 2)
    _ = board.take(
      .quote(
        QuoteMessage(
          bidPrice: 49_900, bidQuantity: 12, offerPrice: nil, offerQuantity: 0, time: 1, instrument: 7)))
    #expect(board.take(fill(50_000, 1_200)) == "fill  ASCEND910B-64G.HZ.12m  1200 @ 5.00")
    _ = board.take(fill(50_600, 34))
    #expect(board.take(fill(1, 1, instrument: 8)) == nil)
    #expect(
      board.lines[1]
        == "ASCEND910B-64G.HZ.12m     12     4.99        -            5.06   +1.2%    1,234")
    #expect(board.fills == 2 && board.units == 1_234)
  }

  @Test("It fits 80 columns, and 18 books with titles and hints fit 24 rows")
  func fitsAScreen() {
    var board = DemoBoard(books: Array(repeating: book, count: DemoOptions().books))
    _ = board.take(fill(99_999_900, 1_234_567))
    #expect(board.lines.allSatisfy { $0.count <= 80 })
    #expect(board.lines.count + 4 <= 23)
  }
}

@Suite("A simulated market runs on a real server")
struct DemoMarketTests {
  @Test("It trades, shows prices, ends when its time is up, and leaves no orders behind", .timeLimit(.minutes(2)))
  func runs() async throws {
    let folder = try TemporaryFolder()
    var configuration = ServerConfiguration()
    configuration.dataDirectory = folder.path + "/data"
    configuration.orderEntry = ["ipc://\(folder.path)/o"]
    configuration.feed = ["ipc://\(folder.path)/f"]
    configuration.replay = ["ipc://\(folder.path)/r"]
    configuration.http = nil
    configuration.segmentSize = 4 << 20
    configuration.maximumOpenOrders = 100_000
    let server = ExchangeServer(
      configuration: configuration, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await server.start()

    var options = DemoOptions()
    options.orderEntry = configuration.orderEntry[0]
    options.feed = configuration.feed[0]
    options.replay = configuration.replay[0]
    options.rate = 500
    options.duration = .seconds(2)
    let outcome = try await Self.run(options)
    let left = try OrderSession(address: options.orderEntry)
    var open = 0
    for name in DemoMarket.providers + DemoMarket.buyers {
      let session = try OrderSession(address: options.orderEntry)
      try session.logOn(name: name)
      open += try session.openOrders().count
    }
    let symbols = try left.catalogue().instruments.map { "\($0.symbol)" }
    await server.stop()

    #expect(outcome.result.orders > 100)
    #expect(outcome.result.rejected == 0)
    #expect(outcome.result.trades > 0)
    #expect(!outcome.result.wasStopped)
    #expect(open == 0)
    #expect(outcome.tradeLines > 0)
    let screen = try #require(outcome.lastScreen)
    #expect(screen.count <= 23)
    #expect(screen.allSatisfy { $0.count <= 80 })
    #expect(screen.contains { line in line.hasPrefix("H800-80G.HZ.3m") })
    #expect(screen.count { line in symbols.contains { line.hasPrefix($0 + " ") } } == options.books)
  }

  private struct Outcome: Sendable {
    var result = DemoMarket.Result()
    var lastScreen: [String]?
    var tradeLines = 0
  }

  /// Runs a market on a thread of its own: it blocks.
  private static func run(_ options: DemoOptions) async throws -> Outcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        var outcome = Outcome()
        continuation.resume(
          with: Result {
            outcome.result = try DemoMarket(options).run(
              shouldStop: { false }, onView: { outcome.lastScreen = $0.screen },
              onTrade: { _ in outcome.tradeLines += 1 })
            return outcome
          })
      }
    }
  }
}

@Suite("What is written on a terminal")
struct TerminalTests {
  @Test("A bar grows with the steps done")
  func drawsBar() {
    let progress = ReplayProgress(stepsDone: 50, stepsTotal: 100, answered: 1_234, fills: 56, traceTime: 129_600)
    #expect(ProgressReporter.bar(progress) == "[###############...............]")
    #expect(ProgressReporter.figures(progress) == "50%  day 1.5 of the trace, 1,234 answers, 56 fills")
  }

  @Test("Without a terminal a line comes for each tenth")
  func writesTenths() {
    let lines = Mutex<[String]>([])
    var reporter = ProgressReporter(isTerminal: false) { text in lines.withLock { $0.append(text) } }
    for step in 0...200 { reporter.tell(ReplayProgress(stepsDone: step, stepsTotal: 200)) }
    #expect(lines.withLock { $0.count } == 11)
    #expect(lines.withLock { $0.last }?.hasPrefix("100%") == true)
  }

  @Test("A screen is drawn over the last one, and never taller than the terminal")
  func redrawsInPlace() {
    let text = Mutex("")
    var screen = TerminalScreen { part in text.withLock { $0 += part } }
    screen.draw(["a", "b", "c"], rows: 24)
    screen.draw(["d", "e", "f"], rows: 3)
    screen.draw(["g"], rows: 24)
    #expect(
      text.withLock { $0 }
        == "a\u{1B}[K\nb\u{1B}[K\nc\u{1B}[K\n\u{1B}[J"
        + "\u{1B}[3Ad\u{1B}[K\ne\u{1B}[K\n\u{1B}[J" + "\u{1B}[2Ag\u{1B}[K\n\u{1B}[J")
  }
}
