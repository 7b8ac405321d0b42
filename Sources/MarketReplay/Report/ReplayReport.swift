/// What came of playing a trace: orders, fills, use, prices and speed, with sums that can be checked.
///
/// `Codable` in the form that `--json` and `--report` write; `docs/trace-import.md` explains each field.
public struct ReplayReport: Equatable, Codable, Sendable {
  /// What was played.
  public struct Source: Equatable, Codable, Sendable {
    /// Seed of prices and choices.
    public var seed: UInt64
    /// Where everything was sold.
    public var region: String
    /// Nodes with cards.
    public var nodes: Int
    /// Tasks with cards that were taken.
    public var tasks: Int
    /// Tasks left out because they ask for no card.
    public var tasksWithoutCards: Int
    /// Tasks that wanted longer than the longest tenor.
    public var tasksCutToLongestTenor: Int
    /// Tasks that asked for a share of a card and bid for a whole one.
    public var tasksWantingAShare: Int
    /// Time that the trace covers, in hours.
    public var spanHours: Double
    /// Tenors in which nodes were offered.
    public var offeredTenors: [String]
    /// Sessions that offered.
    public var providers: Int
    /// Sessions that bid.
    public var buyers: Int
  }

  /// What became of the orders of one side.
  public struct Orders: Equatable, Codable, Sendable {
    /// In the plan.
    public var planned = 0
    /// Sent to the exchange.
    public var sent = 0
    /// Taken by it.
    public var accepted = 0
    /// Refused by it.
    public var rejected = 0
    /// Neither: 0 unless the run was broken off.
    public var unanswered = 0
  }

  /// Withdrawals of bids whose tasks ended.
  public struct Withdrawals: Equatable, Codable, Sendable {
    /// Sent to the exchange.
    public var sent: Int
    /// That took something out.
    public var done: Int
    /// That found nothing left.
    public var tooLate: Int
    /// Refused for another reason.
    public var refused: Int
  }

  /// What was sold.
  public struct Sales: Equatable, Codable, Sendable {
    /// Trades.
    public var fills = 0
    /// Units.
    public var units: Int64 = 0
    /// Units x hours.
    public var unitHours: Int64 = 0
    /// Price x units x hours, in ticks of 0.0001 CNY.
    public var notionalTicks: Int64 = 0
  }

  /// One spec's capacity and what was made of it.
  public struct SpecUse: Equatable, Codable, Sendable {
    /// The spec's code.
    public var spec: String
    /// Cards in the nodes.
    public var cards: Int64
    /// Tasks that named it first.
    public var tasks: Int
    /// What bids on it bought.
    public var sold: Sales
    /// Card-hours under lease within the trace's time, of all that there were: 0.25 is a quarter.
    public var shareOfCapacityUsed: Double
    /// The most cards under lease at one moment.
    public var peakCards: Int64
    /// That, of all cards.
    public var peakShare: Double
  }

  /// One order book and what happened in it.
  public struct InstrumentUse: Equatable, Codable, Sendable {
    /// `V100M32.HZ.1w`.
    public var symbol: String
    /// The last price in ticks per unit-hour.
    public var lastPriceTicks: Int64
    /// What bids bought here.
    public var sold: Sales
  }

  /// How fast it went.
  public struct Speed: Equatable, Codable, Sendable {
    /// From the first command sent to the last answer.
    public var seconds: Double
    /// Orders and withdrawals answered.
    public var commandsAnswered: UInt64
    /// Those, per second.
    public var commandsPerSecond: Double
    /// Commands sent again after a time-out or because the exchange was busy.
    public var commandsResent: Int
    /// From sending to the first answer.
    public var latency: LatencySummary
  }

  /// Must be said wherever the figures are shown.
  public var notes: [String]
  /// Whether the run was broken off before everything was sent and answered.
  public var wasInterrupted: Bool
  /// What was played.
  public var source: Source
  /// The nodes' orders.
  public var offers: Orders
  /// The tasks' orders.
  public var bids: Orders
  /// Withdrawals of bids.
  public var withdrawals: Withdrawals
  /// Each task once.
  public var tasks: TaskOutcomes
  /// What tasks bought.
  public var bought: Sales
  /// What nodes sold; equal to ``bought`` when nobody else traded in the same books.
  public var sold: Sales
  /// By spec.
  public var specs: [SpecUse]
  /// By order book; those in which tasks bought.
  public var instruments: [InstrumentUse]
  /// Orders that rest at the exchange but not in this report, or the other way round: 0 unless the run was broken off.
  public var ordersOutOfStep: Int
  /// Refused orders by code's name.
  public var rejectsByCode: [String: Int]
  /// How fast it went.
  public var speed: Speed
  /// The same plan on the trace's own clock, pooled and split by hand; `nil`: not asked for.
  public var comparison: CapacityUseComparison?
}
