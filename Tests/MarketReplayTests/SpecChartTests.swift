import Foundation
import MatchingEngine
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import MarketReplay

@Suite("A chart shows a spec's price and use")
struct SpecChartTests {
  /// Counts elements while it checks that the text is well-formed XML.
  private final class ElementCounter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      for (key, value) in attributes {
        #expect(!value.contains("nan") && !value.contains("inf"), "\(key)=\(value)")
        #expect(!key.hasSuffix("href"), "nothing outside is referred to")
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private func parse(_ svg: String) throws -> ElementCounter {
    let counter = ElementCounter()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = counter
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return counter
  }

  private func played(_ plan: ReplayPlan) throws -> ReplayLedger {
    let exchange = ExchangeInMemory(plan: plan)
    let providers = try (1...plan.settings.providers).map { try Trader(name: "dc-\($0)", venue: exchange) }
    let buyers = try (1...plan.settings.buyers).map { try Trader(name: "sme-\($0)", venue: exchange) }
    let pools = try exchange.pools(of: plan, providers)
    let player = ReplayPlayer(
      plan: plan, requests: exchange.requests(of: plan, pools: pools), specs: exchange.specs, providers: providers,
      buyers: buyers, pace: .asFastAsTaken, window: 8)
    return player.play(shouldStop: { false }, onProgress: { _ in }).ledger
  }

  @Test("It is well-formed, has a dot for each trade, and says where the prices come from")
  func drawsTrades() throws {
    let plan = try Sample.plan()
    let ledger = try played(plan)
    let trades = ledger.bidFills.count { $0.spec == "T4" }
    let chart = try parse(SpecChart(spec: "T4", plan: plan, ledger: ledger).svg)
    #expect(trades == 4)
    #expect(chart.counts["svg"] == 1)
    #expect(chart.counts["circle"] == trades)
    #expect(chart.text.contains("T4 in HZ: price and use"))
    #expect(chart.text.contains("the trace has none"))
    #expect(chart.text.contains("CNY per card-hour"))
    #expect(chart.text.contains("Cards under lease"))
    #expect(chart.text.contains("6 cards in the trace's nodes"))
    for tenor in ["1h:", "1d:", "1w:"] { #expect(chart.text.contains(tenor)) }
  }

  @Test("A spec without trades says so", arguments: ["G3", "NO-SUCH-SPEC"])
  func drawsNothing(spec: String) throws {
    let plan = try Sample.plan()
    let chart = try parse(SpecChart(spec: spec, plan: plan, ledger: ReplayLedger(plan: plan)).svg)
    #expect(chart.text.contains("No bid on this spec was filled."))
    #expect(chart.counts["circle"] == nil)
  }

  @Test("A spec's name cannot break the drawing")
  func escapesNames() throws {
    let plan = try Sample.plan()
    let chart = try parse(
      SpecChart(spec: "<T4> & \"co\"'\u{1}", plan: plan, ledger: ReplayLedger(plan: plan)).svg)
    #expect(chart.text.contains("<T4> & \"co\"'"))
  }
}

@Suite("An axis")
struct ChartAxisTests {
  @Test("Numbers at it are round, inside, and about as many as wanted", arguments: [0.003, 0.9, 7, 48, 1_234, 99_999])
  func writesRoundNumbers(length: Double) {
    let axis = ChartAxis(from: length / 3, to: length / 3 + length, start: 0, end: 100, steps: 6)
    #expect((3...7).contains(axis.ticks.count))
    #expect(axis.ticks.allSatisfy { (axis.lowest...axis.highest).contains($0) })
    #expect(axis.ticks.allSatisfy { (0...100).contains(axis.position($0)) })
  }

  @Test("It may run downwards, as heights on a screen do, and be without length")
  func mapsValues() {
    let axis = ChartAxis(from: 0, to: 10, start: 200, end: 100, steps: 5)
    #expect(axis.position(0) == 200 && axis.position(10) == 100 && axis.position(5) == 150)
    #expect(ChartAxis(from: 3, to: 3, start: 0, end: 1, steps: 5).position(3) == 0)
  }
}
