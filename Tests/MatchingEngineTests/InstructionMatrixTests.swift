import MatchingEngine
import Testing

/// Which instructions go together: one test per cell of the table in `docs/order-types.md`.
@Suite struct InstructionMatrixTests {
  enum Instruction: String, CaseIterable, Sendable {
    case limit, market, stop, stopLimit
    case goodTillCancelled, immediateOrCancel, fillOrKill, goodTillTime
    case postOnly, minimumQuantity, iceberg, protection

    func apply(to order: inout NewOrder) {
      switch self {
      case .limit: order.type = .limit
      case .market: order.type = .market
      case .stop: order.type = .stop
      case .stopLimit: order.type = .stopLimit
      case .goodTillCancelled: order.timeInForce = .goodTillCancelled
      case .immediateOrCancel: order.timeInForce = .immediateOrCancel
      case .fillOrKill: order.timeInForce = .fillOrKill
      case .goodTillTime:
        order.timeInForce = .goodTillTime
        order.expiresAt = Timestamp(5_000)
      case .postOnly: order.postOnly = true
      case .minimumQuantity: order.minimumQuantity = Quantity(1)
      case .iceberg: order.displayQuantity = Quantity(2)
      case .protection: order.protection = 3
      }
    }
  }

  struct Cell: CustomTestStringConvertible, Sendable {
    var first: Instruction
    var second: Instruction
    /// `nil`: they go together.
    var refusal: RejectCode?
    var testDescription: String { "\(first.rawValue) + \(second.rawValue)" }
  }

  private static let conflicting = RejectCode.conflictingInstructions

  /// The table's lower half; what is not listed goes together.
  private static let refused: [(Instruction, Instruction, RejectCode)] = [
    (.market, .goodTillTime, conflicting), (.market, .postOnly, conflicting), (.market, .iceberg, conflicting),
    (.stop, .immediateOrCancel, conflicting), (.stop, .fillOrKill, conflicting), (.stop, .postOnly, conflicting),
    (.stop, .iceberg, conflicting), (.stopLimit, .immediateOrCancel, conflicting),
    (.stopLimit, .fillOrKill, conflicting), (.stopLimit, .postOnly, conflicting),
    (.immediateOrCancel, .postOnly, conflicting), (.immediateOrCancel, .iceberg, conflicting),
    (.fillOrKill, .postOnly, conflicting), (.fillOrKill, .minimumQuantity, conflicting),
    (.fillOrKill, .iceberg, conflicting), (.postOnly, .minimumQuantity, conflicting),
    (.limit, .protection, .invalidProtection), (.stopLimit, .protection, .invalidProtection),
    // The other instruction's order is a limit order.
    (.goodTillCancelled, .protection, .invalidProtection), (.immediateOrCancel, .protection, .invalidProtection),
    (.fillOrKill, .protection, .invalidProtection), (.goodTillTime, .protection, .invalidProtection),
    (.postOnly, .protection, .invalidProtection), (.minimumQuantity, .protection, .invalidProtection),
    (.iceberg, .protection, .invalidProtection),
  ]

  static var cells: [Cell] {
    let all = Instruction.allCases
    let types: Set<Instruction> = [.limit, .market, .stop, .stopLimit]
    let times: Set<Instruction> = [.goodTillCancelled, .immediateOrCancel, .fillOrKill, .goodTillTime]
    return all.indices.flatMap { first in
      all[(first + 1)...].compactMap { second in
        let pair = Set([all[first], second])
        if pair.isSubset(of: types) || pair.isSubset(of: times) { return nil }
        return Cell(
          first: all[first], second: second,
          refusal: refused.first { $0.0 == all[first] && $0.1 == second }?.2)
      }
    }
  }

  @Test(arguments: cells)
  func theyGoTogetherOrAreRefused(_ cell: Cell) {
    var market = MarketBench()
    let lines = market.enter(MarketBench.anna, .bid, 4) { order in
      cell.first.apply(to: &order)
      cell.second.apply(to: &order)
      if order.type == .limit || order.type == .stopLimit { order.price = Price(100) }
      if order.type == .stop || order.type == .stopLimit { order.stopPrice = Price(105) }
    }
    if let refusal = cell.refusal {
      #expect(lines == ["rejected \(refusal)"])
    } else {
      #expect(lines.first == "accepted")
    }
  }
}
