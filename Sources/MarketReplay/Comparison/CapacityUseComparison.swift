/// What the same demand gets from the same cards, by how the cards are offered.
///
/// Played through the matching engine on the trace's own clock, so that leases end and their cards come back. In each way a
/// provider offers again, at the same price, what a lease has brought back.
public struct CapacityUseComparison: Equatable, Codable, Sendable {
  /// How a node's cards are offered.
  public enum Way: String, Codable, Sendable, CaseIterable {
    /// Deposited once and offered whole in every tenor.
    case pooled
    /// Dealt out evenly over the tenors, the first of them getting what does not divide.
    case splitEvenly
    /// Dealt out by how many cards the trace's tasks want in each tenor: as if the demand had been known before.
    case splitByDemand
  }

  /// What came of one way.
  public struct Outcome: Equatable, Codable, Sendable {
    /// How the cards were offered.
    public var way: Way
    /// Tasks that got all their cards.
    public var tasksFilled: Int
    /// Tasks that wanted several cards under one roof, and got them.
    public var gangsFilled: Int
    /// Trades.
    public var trades: Int
    /// Cards x hours under lease within the trace's time.
    public var cardHours: Int64
    /// That, of all card-hours: 0.25 is a quarter.
    public var shareOfCapacityUsed: Double
    /// Price x units x hours of all trades, in ticks of 0.0001 CNY.
    public var notionalTicks: Int64
  }

  /// One for each way.
  public var outcomes: [Outcome]
  /// Tasks that bid.
  public var tasks: Int
  /// Of these, tasks that want several cards.
  public var gangs: Int

  /// Plays `plan` in each way.
  ///
  /// - Complexity: that of matching the plan's orders, three times.
  public init(plan: ReplayPlan) throws {
    tasks = plan.tasks.count
    gangs = plan.tasks.count { $0.isGang }
    outcomes = try Way.allCases.map { way in
      var market = try TraceClockMarket(plan: plan, way: way)
      return try market.play()
    }
  }

  /// The comparison for people.
  var lines: [String] {
    var table = TextTable(["", "tasks served", "of several cards", "trades", "card-hours", "used", "CNY"])
    for outcome in outcomes {
      let name =
        switch outcome.way {
        case .pooled: "one pool in every tenor"
        case .splitEvenly: "split evenly by hand"
        case .splitByDemand: "split by hand, demand known"
        }
      table.add([
        name, NumberText.grouped(outcome.tasksFilled), NumberText.grouped(outcome.gangsFilled),
        NumberText.grouped(outcome.trades), NumberText.grouped(outcome.cardHours),
        NumberText.fixed(outcome.shareOfCapacityUsed * 100, decimals: 2) + "%",
        NumberText.fixed(Double(outcome.notionalTicks) / 10_000, decimals: 0),
      ])
    }
    return table.lines + [
      "  of \(NumberText.grouped(tasks)) tasks, \(NumberText.grouped(gangs)) of which want several cards of one node"
    ]
  }
}
