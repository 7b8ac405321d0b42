import Foundation
import MatchingEngine
import Testing
import WireProtocol

@testable import MarketReplay

@Suite("A report is made from a plan and what became of it")
struct ReplayReportTests {
  /// A run of the sample written down by hand: no exchange is involved.
  private func run(_ plan: ReplayPlan) throws -> ReplayRun {
    var ledger = ReplayLedger(plan: plan)
    for order in plan.orders.indices { ledger.noteSent(order) }
    for order in 0..<plan.offerCount { ledger.noteAccepted(order) }
    func fill(_ task: String, units: Int64, price: Int64, remaining: Int64, trade: UInt64, time: Int64) throws {
      let bid = try plan.bid(task)
      ledger.noteAccepted(bid)
      let order = plan.orders[bid]
      let offer = try #require(
        plan.orders[..<plan.offerCount].firstIndex { $0.spec == order.spec && $0.tenor == order.tenor })
      for (index, remaining) in [(bid, remaining), (offer, 1)] {
        ledger.noteFilled(
          ReplayLedger.Fill(
            order: index, spec: order.spec, trade: trade, price: price, units: units, hours: order.tenor.hours,
            time: time),
          remaining: remaining)
      }
    }
    try fill("first", units: 1, price: 26_000, remaining: 0, trade: 1, time: 0)
    try fill("share-of-a-card", units: 1, price: 27_000, remaining: 0, trade: 2, time: 20)
    try fill("one-second-over-an-hour", units: 1, price: 22_000, remaining: 1, trade: 3, time: 100)
    try fill("eight-at-once", units: 8, price: 36_000, remaining: 0, trade: 4, time: 400)
    ledger.noteAccepted(try plan.bid("to-the-end"))
    ledger.noteAccepted(try plan.bid("any"))
    ledger.noteWithdrawalSent()
    ledger.noteCancelled(try plan.bid("any"), reason: .requested)
    ledger.noteAccepted(try plan.bid("cheapest-of-two"))
    ledger.noteCancelled(try plan.bid("cheapest-of-two"), reason: .exchange)
    ledger.noteRejected(try plan.bid("no-such-card"), code: .unknownInstrument)
    var timing = ReplayTiming()
    timing.elapsedNanoseconds = 2_000_000_000
    for latency in 1...100 { timing.record(UInt64(latency) * 1_000_000) }
    return ReplayRun(ledger: ledger, timing: timing, wasInterrupted: true)
  }

  @Test("Each task counts once, under what became of it")
  func countsTasks() throws {
    let plan = try Sample.plan()
    let tasks = ReplayReport(plan: plan, run: try run(plan)).tasks
    #expect(tasks.filled == 3)
    #expect(tasks.partlyFilled == 1)
    #expect(tasks.resting == 1)
    #expect(tasks.expired == 1)
    #expect(tasks.cancelled == 1)
    #expect(tasks.rejected == 1)
    #expect(tasks.unanswered == 2)
    #expect(tasks.notSent == 0)
    #expect(tasks.total == 10)
  }

  @Test("Units, unit-hours and money add up over specs and books")
  func addsUp() throws {
    let plan = try Sample.plan()
    let report = ReplayReport(plan: plan, run: try run(plan))
    #expect(report.bought.fills == 4)
    #expect(report.bought.units == 11)
    #expect(report.bought.unitHours == 1 + 1 + 24 + 8 * 168)
    #expect(report.bought.notionalTicks == 26_000 + 27_000 + 22_000 * 24 + 36_000 * 8 * 168)
    #expect(report.sold == report.bought)
    #expect(report.discrepancies == [])
    #expect(report.instruments.map(\.symbol) == ["T4.HZ.1h", "T4.HZ.1d", "V100M32.HZ.1w"])
    #expect(report.instruments.map(\.lastPriceTicks) == [27_000, 22_000, 36_000])
    #expect(report.rejectsByCode == ["unknownInstrument": 1])
  }

  @Test("Use is card-hours under lease within the trace's time; a peak may exceed the cards there are")
  func measuresUse() throws {
    let plan = try Sample.plan()
    let report = ReplayReport(plan: plan, run: try run(plan))
    let v100 = try #require(report.specs.first { $0.spec == "V100M32" })
    // Eight cards from second 400 to the trace's end at 216,000, of eight cards all the time.
    #expect(abs(v100.shareOfCapacityUsed - (216_000 - 400) / 216_000.0) < 1e-12)
    #expect(v100.peakCards == 8 && v100.peakShare == 1)
    let t4 = try #require(report.specs.first { $0.spec == "T4" })
    #expect(t4.cards == 6)
    #expect(t4.peakCards == 3)
    let seconds = 3_600.0 + 3_600 + 86_400
    #expect(abs(t4.shareOfCapacityUsed - seconds / (6 * 216_000)) < 1e-12)
    let none = try #require(report.specs.first { $0.spec == "G3" })
    #expect(none.cards == 0 && none.peakShare == 0 && none.tasks == 1)
  }

  @Test("Speed is answers over time, and percentiles are those recorded")
  func measuresSpeed() throws {
    let plan = try Sample.plan()
    let speed = ReplayReport(plan: plan, run: try run(plan)).speed
    #expect(speed.commandsAnswered == 100)
    #expect(speed.commandsPerSecond == 50)
    #expect((49_900_000...50_100_000).contains(speed.latency.p50))
    #expect((98_900_000...99_200_000).contains(speed.latency.p99))
    #expect((99_900_000...100_100_000).contains(speed.latency.max))
  }

  @Test("Sums that do not agree are named")
  func namesDiscrepancies() throws {
    let plan = try Sample.plan()
    var report = ReplayReport(plan: plan, run: try run(plan))
    report.wasInterrupted = false
    #expect(report.discrepancies == ["2 bids got no answer"])
    report.tasks.filled += 1
    report.bought.units += 1
    report.ordersOutOfStep = 3
    report.offers.accepted -= 1
    #expect(
      report.discrepancies == [
        "11 tasks have an outcome, 10 were played",
        "12 offers were sent, but 11 are accounted for",
        "2 bids got no answer",
        "3 orders rest at the exchange and not here, or the other way round",
        "the specs' sales do not add up to all sales",
        "the order books' sales do not add up to all sales",
      ])
  }

  @Test("JSON says the same as the report, and can be read again")
  func writesJSON() throws {
    let plan = try Sample.plan()
    let report = ReplayReport(plan: plan, run: try run(plan))
    let text = try report.json()
    #expect(try JSONDecoder().decode(ReplayReport.self, from: Data(text.utf8)) == report)
    #expect(text.contains("\"p999Nanoseconds\""))
    #expect(text.hasSuffix("}\n"))
  }

  @Test("The text states prices' origin and what distorts the figures, and fits a wide terminal")
  func writesText() throws {
    let plan = try Sample.plan()
    let text = ReplayReport(plan: plan, run: try run(plan)).text
    #expect(text.contains("the trace has none"))
    #expect(text.contains("Use is overstated"))
    #expect(text.contains("Use is understated"))
    #expect(text.contains("  T4       2.70  2.20     -\n  V100M32     -     -  3.60\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("Specs without a reference price are named")
  func namesUnlistedSpecs() throws {
    let pods = "name,num_gpu,gpu_spec,creation_time,deletion_time\nx,1,ODD-1,0,1\n"
    let plan = try ReplayPlan(trace: Sample.trace(pods: pods), tenors: Sample.tenors, settings: ReplaySettings())
    let notes = ReplayReport(
      plan: plan,
      run: ReplayRun(ledger: ReplayLedger(plan: plan), timing: ReplayTiming(), wasInterrupted: true)
    ).notes
    #expect(notes.contains("No reference price is known for ODD-1: 4 CNY was taken."))
  }
}

@Suite("Use of capacity over time")
struct UseOfCapacityTests {
  private typealias Lease = UseOfCapacity.Lease
  private typealias Step = UseOfCapacity.Step

  @Test("Overlapping leases add up, and one that ends as another starts leaves no step")
  func addsOverlaps() {
    let use = UseOfCapacity([
      Lease(start: 0, length: 10, units: 2), Lease(start: 5, length: 10, units: 3),
      Lease(start: 10, length: 5, units: 2),
    ])
    #expect(use.steps == [Step(time: 0, units: 2), Step(time: 5, units: 5), Step(time: 15, units: 0)])
    #expect(use.peak == Step(time: 5, units: 5))
    #expect(use.unitSeconds(until: 15) == 60)
    #expect(use.unitSeconds(until: 7) == 20)
    #expect(use.units(at: [0, 4, 5, 14, 15, 99]) == [2, 2, 5, 5, 0, 0])
  }

  @Test("No leases, no use")
  func isEmpty() {
    let use = UseOfCapacity([Lease]())
    #expect(use.peak.units == 0 && use.unitSeconds(until: 9) == 0 && use.units(at: [1]) == [0])
  }
}

@Suite("Numbers for people")
struct NumberTextTests {
  @Test(
    "Thousands are parted",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")] as [(Int, String)])
  func groups(number: Int, text: String) { #expect(NumberText.grouped(number) == text) }

  @Test(
    "Decimals are rounded to nearest",
    arguments: [(0.0, 1, "0.0"), (1.05, 1, "1.1"), (-2.345, 2, "-2.35"), (1_234.5, 0, "1,235"), (0.004, 2, "0.00")]
      as [(Double, Int, String)])
  func rounds(number: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(number, decimals: decimals) == text)
  }

  @Test(
    "Times have the unit that suits them",
    arguments: [(5, "5 ns"), (1_500, "2 us"), (2_440_000, "2.4 ms"), (3_210_000_000, "3.21 s")] as [(UInt64, String)])
  func tells(nanoseconds: UInt64, text: String) { #expect(NumberText.time(nanoseconds) == text) }
}
