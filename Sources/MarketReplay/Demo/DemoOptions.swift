/// Where and how a simulated market runs.
public struct DemoOptions: Sendable {
  /// Where the exchange takes orders.
  public var orderEntry = "tcp://127.0.0.1:7801"
  /// Where the feed is published.
  public var feed = "tcp://127.0.0.1:7802"
  /// Where snapshots are served.
  public var replay = "tcp://127.0.0.1:7803"
  /// The secret of all participants that trade; may be empty where the exchange allows it.
  public var secret = ""
  /// Where the operator's secret is, for opening accounts where registration is closed.
  public var operatorSecretFile = "./data/operator.secret"
  /// Orders a second.
  public var rate = 40
  /// How long it runs.
  public var duration = Duration.seconds(600)
  /// Everything random follows from it.
  public var seed: UInt64 = 1
  /// Order books that are traded.
  public var books = 18
  /// Whether the feed is followed for showing prices.
  public var showsPrices = true

  /// Orders a second that are meant for looking at; a load test is another tool.
  public static let rateRange = 1...1_000
  /// Seconds: a day is enough for any demonstration.
  public static let secondsRange = 1.0...86_400.0
  /// Books: as many as fit on a screen of 24 rows at the least.
  public static let booksRange = 1...60

  /// The defaults.
  public init() {}
}
