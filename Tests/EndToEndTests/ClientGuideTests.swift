import ExchangeClient
import Foundation
import MatchingEngine
import Testing

extension EndToEnd {
  /// What docs/clients.md shows is compiled here, and does what the page says.
  @Suite struct ClientGuideTests {
    @Test func `the page shows the examples that are compiled here, word for word`() throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      let examples = try String(contentsOf: folder.appendingPathComponent("ClientExample.swift"), encoding: .utf8)
      let page = try String(
        contentsOf: folder.appendingPathComponent("../../docs/clients.md").standardizedFileURL, encoding: .utf8)
      let parts = examples.components(separatedBy: "\n\n/// ")
      #expect(parts.count == 6)
      #expect(page.contains(parts[0]))
      for part in parts.dropFirst() { #expect(page.contains("/// " + part.trimmingCharacters(in: .newlines))) }
    }

    @Test func `cards are offered, bought and paid for, and the feed shows the trade to who comes later`() async throws
    {
      let server = try ServerUnderTest()
      #expect(try offerCards(at: server.orderEntry).resting == Quantity(16))
      // 8 cards x 2,160 hours x 11.2 CNY.
      #expect(try buyCards(at: server.orderEntry) == ["193,536.00"])
      let followed = try await followBook(at: server.feed, replay: server.replay)
      #expect(followed?.trade.quantity == 8)
      #expect(followed?.trade.price == 112_000)
      #expect(followed?.bestOffer == PriceLevel(price: Price(112_000), quantity: Quantity(8), orderCount: 1))
      _ = try server.stop()
    }

    @Test func `many orders are entered without waiting for each`() throws {
      let server = try ServerUnderTest()
      #expect(try enterMany(5_000, at: server.orderEntry) == 5_000)
      _ = try server.stop()
    }

    @Test func `a recording is read again`() throws {
      let server = try ServerUnderTest()
      let file = server.folder.path("trades.feed")
      let recorder = try FeedRecorder(
        file, address: server.feed, topics: ["fill/"], replayAddress: server.replay, context: server.context)
      // A trade before the subscription has arrived is not sent to it: trade until one was.
      let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
      while recorder.messages == 0, Date() < deadline {
        _ = try offerCards(at: server.orderEntry)
        _ = try buyCards(at: server.orderEntry)
        try recorder.poll(waiting: .milliseconds(100))
      }
      #expect(recorder.messages > 0)
      #expect(try unitsTraded(in: file) == 8 * Int64(recorder.messages))
      _ = try server.stop()
    }
  }
}
