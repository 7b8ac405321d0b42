import ExchangeClient
import Glibc
import MatchingEngine

/// A bounded simulated market on a running exchange: seeded providers and buyers, each a client of its own over ZeroMQ.
///
/// For looking at, not for measuring. Its prices are drawn around reference prices (``ReferencePrice``): plausible, not data.
public struct DemoMarket: Sendable {
  /// What is shown while it runs.
  public struct View: Sendable {
    /// One screen of at most 23 lines of 80 columns.
    public let screen: [String]
    /// One line on how far it has come.
    public let summary: String
  }

  /// What it did.
  public struct Result: Sendable, Equatable, Encodable {
    /// Orders sent.
    public var orders = 0
    /// Orders refused.
    public var rejected = 0
    /// Trades in which its buyers bought.
    public var trades = 0
    /// Whether somebody asked to stop.
    public var wasStopped = false
  }

  /// Who takes part.
  static let providers = ["demo-lakeside", "demo-northgrid", "demo-desertsun", "demo-riverbend"]
  /// Who buys.
  static let buyers = ["demo-visionlab", "demo-folding", "demo-filmworks", "demo-robotics", "demo-weather"]

  private let options: DemoOptions

  /// How long one turn waits.
  private static let beat = Duration.milliseconds(5)
  private static let beatMicroseconds: UInt32 = 5_000

  /// A market with `options`.
  public init(_ options: DemoOptions) { self.options = options }

  /// Runs it for as long as its options say; one thread. All its orders are out of the books when it returns.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked often; once it says so, the market ends early.
  ///   - onView: Gets the screen at most five times a second; never when prices are not shown.
  ///   - onTrade: Gets a line for each trade seen on the feed; never when prices are not shown.
  /// - Throws: `ClientError` when the exchange cannot be reached or is lost, ``ReplayError`` when it lists no books.
  public func run(
    shouldStop: () -> Bool, onView: (View) -> Void, onTrade: (String) -> Void
  ) throws -> Result {
    let operatorSecret = OperatorSecretFile.read(options.operatorSecretFile)
    let venue = try ReplayVenue(
      address: options.orderEntry, secret: options.secret, operatorSecret: operatorSecret)
    let connection = try venue.connect()
    let books = DemoBook.choose(options.books, from: try connection.catalogue())
    connection.close()
    guard !books.isEmpty else { throw ReplayError.noBooks }
    var prices = options.showsPrices ? try DemoPrices(books: books, options: options, venue: venue) : nil
    let providers = try Self.providers.map { try trader($0, venue) }
    let buyers = try Self.buyers.map { try trader($0, venue) }
    var flow = DemoFlow(seed: options.seed, books: books, providers: providers.count, buyers: buyers.count)
    let traders = providers + buyers
    var result = Result()
    // Whatever ends it, nothing stays in the books: logging on asked for that too, should this process die.
    defer { for trader in traders { try? trader.leave() } }

    var pace = DemoPace(options: options, openingOrders: flow.openingCount)
    while pace.isRunning {
      if shouldStop() {
        result.wasStopped = true
        break
      }
      for _ in 0..<pace.ordersDue() {
        let order = flow.next()
        try (order.side == .offer ? providers : buyers)[order.trader].enter(order, in: books[order.book])
      }
      for trader in traders { try trader.work() }
      result.orders = traders.reduce(0) { $0 + $1.orders }
      result.rejected = traders.reduce(0) { $0 + $1.rejected }
      result.trades = buyers.reduce(0) { $0 + $1.fills }
      try prices?.follow(for: Self.beat, pace, result, onView, onTrade)
      if prices == nil { usleep(Self.beatMicroseconds) }
    }
    return result
  }

  private func trader(_ name: String, _ venue: ReplayVenue) throws(ClientError) -> DemoTrader {
    let session = try venue.openSession(name: name, cancelOnDisconnect: true)
    // What a run that was killed left behind.
    try session.massCancel()
    return DemoTrader(session: session)
  }
}
