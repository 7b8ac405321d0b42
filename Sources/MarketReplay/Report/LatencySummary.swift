import Histogram

/// Times from sending a command to its first answer, as the client saw them, in nanoseconds.
public struct LatencySummary: Equatable, Codable, Sendable {
  /// Commands answered.
  public var count: UInt64
  /// Half were answered within this.
  public var p50: UInt64
  /// Nine in ten.
  public var p90: UInt64
  /// 99 in 100.
  public var p99: UInt64
  /// 999 in 1,000.
  public var p999: UInt64
  /// The longest.
  public var max: UInt64

  enum CodingKeys: String, CodingKey {
    case count
    case p50 = "p50Nanoseconds"
    case p90 = "p90Nanoseconds"
    case p99 = "p99Nanoseconds"
    case p999 = "p999Nanoseconds"
    case max = "maxNanoseconds"
  }

  /// The summary of what was recorded.
  init(_ histogram: Histogram<UInt64>) {
    count = histogram.totalCount
    p50 = histogram.valueAtPercentile(50)
    p90 = histogram.valueAtPercentile(90)
    p99 = histogram.valueAtPercentile(99)
    p999 = histogram.valueAtPercentile(99.9)
    max = histogram.totalCount == 0 ? 0 : histogram.max
  }
}

/// How a run went on the clock on the wall.
public struct ReplayTiming: Sendable {
  /// Nanoseconds from the first command sent to the last answer.
  public var elapsedNanoseconds: UInt64 = 0
  /// Answer times, in nanoseconds, to three digits.
  public var latencies: Histogram<UInt64>
  /// Commands sent again after a time-out or because the exchange was busy.
  public var resentCommands = 0

  /// Beyond it answer times count as this: ten minutes, in nanoseconds.
  static let latencyMaximum: UInt64 = 600_000_000_000

  /// Nothing measured yet.
  public init() {
    latencies = Histogram(highestTrackableValue: Self.latencyMaximum, numberOfSignificantValueDigits: .three)
  }

  /// Takes in one answer time in nanoseconds.
  mutating func record(_ nanoseconds: UInt64) { latencies.record(min(nanoseconds, Self.latencyMaximum)) }
}
