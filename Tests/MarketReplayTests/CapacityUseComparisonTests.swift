import Testing

@testable import MarketReplay

@Suite("The same plan on the trace's own clock")
struct CapacityUseComparisonTests {
  private func comparison(nodes: String, pods: String) throws -> CapacityUseComparison {
    try CapacityUseComparison(
      plan: ReplayPlan(
        trace: Sample.trace(
          nodes: "sn,gpu,model\n" + nodes, pods: "name,num_gpu,gpu_spec,creation_time,deletion_time\n" + pods),
        tenors: Sample.tenors, settings: ReplaySettings()))
  }

  @Test("A node in one pool serves in any tenor what a split by hand cannot")
  func pooledServesMore() throws {
    // Two days: 1h, 1d and 1w are offered. Six cards want an hour, then six a day.
    let outcomes = try comparison(
      nodes: "n,6,G2\n", pods: "a,6,G2,0,3600\nb,6,G2,7200,90000\nend,1,G2,172800,172800\n"
    ).outcomes
    let bids = outcomes.map { ($0.way, $0.gangsFilled) }
    #expect(bids.map(\.0) == [.pooled, .splitEvenly, .splitByDemand])
    // Prices are drawn: what is asked may be above what is bid. What trades at all trades in the pool.
    #expect(bids[1].1 == 0)
    #expect(bids[0].1 >= bids[2].1)
    #expect(outcomes.allSatisfy { $0.shareOfCapacityUsed <= 1 })
  }

  @Test("A lease's end brings its card back: one card serves one task after the other")
  func leasesEnd() throws {
    let pods = (0..<20).map { "t\($0),1,G2,\($0 * 7200),\($0 * 7200 + 3600)" }.joined(separator: "\n")
    let outcomes = try comparison(nodes: "n,1,G2\n", pods: pods + "\n").outcomes
    let pooled = outcomes[0]
    // With one card and these prices every bid that reaches the offer is served, hour by hour.
    #expect(pooled.trades > 1)
    #expect(pooled.cardHours == Int64(pooled.trades))
    #expect(pooled.tasksFilled == pooled.trades)
  }

  @Test("Cards are dealt out whole, by weight, the largest remainders first")
  func dealsOutCards() {
    #expect(TraceClockMarket.shares(of: 8, by: [1, 1, 1, 1, 1, 1]) == [2, 2, 1, 1, 1, 1])
    #expect(TraceClockMarket.shares(of: 8, by: [3, 1, 0]) == [6, 2, 0])
    #expect(TraceClockMarket.shares(of: 3, by: [0, 0]) == [2, 1])
    #expect(TraceClockMarket.shares(of: 5, by: [10, 10, 1]) == [3, 2, 0])
  }

  @Test("The same plan gives the same figures")
  func isDeterministic() throws {
    let plan = try Sample.plan()
    #expect(try CapacityUseComparison(plan: plan) == CapacityUseComparison(plan: plan))
  }
}
