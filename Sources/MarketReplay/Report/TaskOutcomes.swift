/// How many tasks came to which end; each counts once.
public struct TaskOutcomes: Equatable, Codable, Sendable {
  /// Got all their cards.
  public var filled = 0
  /// Got some of their cards; the rest of the bid rests or is gone.
  public var partlyFilled = 0
  /// Got nothing; the bid still rests in its book.
  public var resting = 0
  /// Got nothing; the bid was withdrawn when the task ended.
  public var expired = 0
  /// Got nothing; the exchange cancelled the bid.
  public var cancelled = 0
  /// The bid was refused.
  public var rejected = 0
  /// The bid was sent, and no answer has come: 0 unless the run was broken off.
  public var unanswered = 0
  /// The bid was not sent: 0 unless the run was broken off.
  public var notSent = 0

  /// All tasks.
  public var total: Int {
    filled + partlyFilled + resting + expired + cancelled + rejected + unanswered + notSent
  }

  /// The outcomes of a plan's tasks.
  init(_ plan: ReplayPlan, _ ledger: ReplayLedger) {
    for index in plan.offerCount..<plan.orders.count {
      let entry = ledger.entries[index]
      switch entry.state {
      case .planned: notSent += 1
      case .filled: filled += 1
      case _ where entry.filledUnits > 0: partlyFilled += 1
      case .sent: unanswered += 1
      case .open: resting += 1
      case .withdrawn: expired += 1
      case .cancelled: cancelled += 1
      case .rejected: rejected += 1
      }
    }
  }
}
