import Foundation
import MatchingEngine
import Testing

@Suite struct EmbeddingTests {
  @Test func theExampleTradesAndAnswersQueriesAfterEveryCall() {
    let (turnover, left) = tradeTenUnits()
    #expect(turnover.units == 10)
    #expect(turnover.lastPrice == Price(101))
    #expect(left == PriceLevel(price: Price(101), quantity: Quantity(15), orderCount: 1))
  }

  @Test func theGuideShowsTheExampleThatIsCompiledHere() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let example = try String(contentsOf: folder.appendingPathComponent("EmbeddingExample.swift"), encoding: .utf8)
    let guide = try String(
      contentsOf: folder.appendingPathComponent("../../docs/embedding.md").standardizedFileURL, encoding: .utf8)
    #expect(guide.contains(example.trimmingCharacters(in: .newlines)))
  }

  @Test func anIdMayBeUsedAgainOnceItsOrderIsGone() throws {
    var engine = MatchingEngine(configuration: .embedded)
    let opened = (engine.openAccount(named: "anna"), engine.openBook(code: "GPU"))
    let account = try #require(opened.0)
    let book = try #require(opened.1)
    var events = EventBuffer()
    let order = NewOrder(
      participant: account, clientOrderID: .max, instrument: book, side: .bid, price: Price(1), quantity: Quantity(1))
    engine.apply(.newOrder(order), at: Timestamp(1), into: &events)
    engine.apply(.newOrder(order), at: Timestamp(1), into: &events)
    #expect(engine.openOrderCount == 1)
    let cancel = CancelOrder(participant: account, requestID: 0, target: .client(.max))
    engine.apply(.cancelOrder(cancel), at: Timestamp(1), into: &events)
    #expect(engine.openOrderCount == 0)
    engine.apply(.newOrder(order), at: Timestamp(1), into: &events)
    #expect(engine.openOrderCount == 1)
  }

  @Test func accountsAndBooksAreOpenedOnce() {
    var engine = MatchingEngine(configuration: .embedded)
    var accounts: [ParticipantID?] = []
    for name in ["anna", "anna", "no good", "bert"] { accounts.append(engine.openAccount(named: name)) }
    #expect(accounts == [ParticipantID(2), nil, nil, ParticipantID(3)])
    var books = [engine.openBook(code: "A")]
    books.append(engine.openBook(code: "A"))
    books.append(engine.openBook(code: "B", tickSize: 0))
    books.append(engine.openBook(code: "C", tickSize: 5, lotSize: 8, hours: 24))
    #expect(books == [InstrumentID(1), nil, nil, InstrumentID(2)])
  }
}
