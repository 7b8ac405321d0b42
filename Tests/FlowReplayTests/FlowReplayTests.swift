import OrderFlow
import Testing

@Suite struct FlowReplayTests {
  @Test(arguments: [AmendRule.keep, .replace], [FlowKind.flowA, .flowD, .sparse, .swingWideFast, .flashCrash])
  func aReplayTradesAsANaiveBookDoes(_ amend: AmendRule, _ kind: FlowKind) throws {
    var shape = kind.shape
    shape.restingOrders = min(shape.restingOrders, 400)
    let flow = try FlowGenerator(shape, operations: 3_000, seed: 11).generate()
    let output = try FlowOutput(of: flow, amend: amend)
    let naive = NaiveReplay(of: flow, amend: amend)
    #expect(output.trades == naive.trades)
    #expect(output.book == naive.book(symbolCount: flow.symbolCount))
    #expect(naive.trades.split(separator: "\n").count > 30)
  }

  @Test func amendsThatKeepTheirPlaceAndThoseThatDoNotGiveDifferentTrades() throws {
    let flow = try FlowGenerator(FlowKind.flowA.shape, operations: 3_000, seed: 5).generate()
    #expect(try FlowOutput(of: flow, amend: .keep).trades != FlowOutput(of: flow, amend: .replace).trades)
  }

  @Test(arguments: [AmendRule.keep, .replace])
  func theTallyOfATimedReplayIsThatOfItsTrades(_ amend: AmendRule) throws {
    var shape = FlowKind.flowB.shape
    shape.restingOrders = 200
    let flow = try FlowGenerator(shape, operations: 5_000, seed: 3).generate()
    var market = try FlowMarket(symbolCount: flow.symbolCount)
    let run = FlowRun.replay(flow, through: &market, amend: amend)
    let naive = NaiveReplay(of: flow, amend: amend)
    let lines = naive.trades.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").compactMap { Int64($0) }
    }
    #expect(run.tally.operations == 5_000)
    #expect(run.tally.trades == lines.count)
    #expect(run.tally.notional == lines.reduce(0) { $0 + $1[4] * $1[5] })
    #expect(run.tally.rejectCounts.map(\.code) == [112])
  }

  @Test func ordersNamedByTheEnginesIdsTradeAsThoseNamedByTheirClients() throws {
    let flow = try FlowGenerator(FlowKind.flowC.shape, operations: 20_000, seed: 2).generate()
    let named = try flow.namingEngineIDs()
    #expect(named.records != flow.records)
    var first = try FlowMarket(symbolCount: flow.symbolCount)
    var second = try FlowMarket(symbolCount: flow.symbolCount)
    let byClient = FlowRun.replay(flow, through: &first)
    let byEngine = FlowRun.replay(named, through: &second, byEngineID: true)
    #expect(byClient.tally == byEngine.tally)
    #expect(first.engine.openOrderCount == second.engine.openOrderCount)
  }

  @Test func aReportNamesWhatItMeasured() throws {
    var shape = FlowKind.flowA.shape
    shape.restingOrders = 50
    let flow = try FlowGenerator(shape, operations: 500, seed: 1).generate()
    let runs = try (0..<3).map { _ in
      var market = try FlowMarket(symbolCount: flow.symbolCount)
      return FlowRun.measureLatencies(flow, through: &market)
    }
    let report = try FlowReport(file: "some.bin", runs: runs)
    for part in ["some.bin: 500 operations", "3 replays", "p99.9", "trades \(runs[0].tally.trades)", "code 112:"] {
      #expect(report.table.contains(part), "\(part) is missing in \(report.table)")
    }
    #expect(try report.json().contains("\"trades\" : \(runs[0].tally.trades)"))
  }

  @Test func replaysThatDifferAreNotReportedAsOne() throws {
    let flow = try FlowGenerator(FlowKind.flowA.shape, operations: 100, seed: 1).generate()
    let other = try FlowGenerator(FlowKind.flowA.shape, operations: 100, seed: 2).generate()
    let runs = try [flow, other].map { flow in
      var market = try FlowMarket(symbolCount: flow.symbolCount)
      return FlowRun.replay(flow, through: &market)
    }
    #expect(throws: FlowError.self) { try FlowReport(file: "two.bin", runs: runs) }
  }
}
