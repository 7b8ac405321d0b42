/// Tells of a simulated market line by line, where there is no screen to draw on: trades, a few a second, and now and then how far it
/// has come.
public struct DemoTicker {
  private let write: (String) -> Void
  private var secondStarted = ContinuousClock.now
  private var linesThisSecond = 0
  private var lastSummary: ContinuousClock.Instant?

  private static let linesPerSecond = 5
  private static let summaryInterval = Duration.seconds(10)

  /// A ticker that writes lines through `write`.
  public init(write: @escaping (String) -> Void) { self.write = write }

  /// Tells of a trade, unless there were enough within this second.
  public mutating func tellTrade(_ line: String) {
    let now = ContinuousClock.now
    if now - secondStarted >= .seconds(1) {
      secondStarted = now
      linesThisSecond = 0
    }
    linesThisSecond += 1
    if linesThisSecond <= Self.linesPerSecond { write(line) }
  }

  /// Tells how far it has come, when that has not been told for a while.
  public mutating func tell(_ view: DemoMarket.View) {
    let now = ContinuousClock.now
    if let lastSummary, now - lastSummary < Self.summaryInterval { return }
    lastSummary = now
    write(view.summary)
  }
}
