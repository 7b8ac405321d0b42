/// When a simulated market's orders are due, and when it ends.
struct DemoPace {
  private let start: ContinuousClock.Instant
  private let duration: Duration
  private let rate: Int
  private let openingOrders: Int
  private var issued = 0

  init(options: DemoOptions, openingOrders: Int, start: ContinuousClock.Instant = .now) {
    self.start = start
    self.openingOrders = openingOrders
    duration = options.duration
    rate = options.rate
  }

  /// Whether its time is not up yet.
  var isRunning: Bool { ContinuousClock.now < start + duration }

  /// How many orders to send now, so that so many a second are sent. After a pause at most a second's worth come at once.
  mutating func ordersDue(at now: ContinuousClock.Instant = .now) -> Int {
    let target = openingOrders + Int((now - start) / .seconds(1) * Double(rate))
    let behind = max(0, target - issued)
    issued = target
    return min(behind, openingOrders + rate)
  }

  /// `01:23 of 10:00`.
  func clock(at now: ContinuousClock.Instant = .now) -> String {
    "\(Self.minutes(min(now - start, duration))) of \(Self.minutes(duration))"
  }

  private static func minutes(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(twoDigits(seconds / 60)):\(twoDigits(seconds % 60))"
  }
}
