import Foundation
import MatchingEngine
import SeededRandom
import Testing
import WireProtocol

@testable import ExchangeServer

/// Random markets whose public feed is recorded, and then read by a program that shares nothing with the exchange.
@Suite struct RecomputedFeedTests {
  /// Six hours of a small market: fills of three pairs, thin and crossed books, seconds full of trades, quiet hours.
  private func market(seed: UInt64, _ settings: FeedSettings) throws -> TestMarket {
    let trading = try TradingTestMarket(settings)
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<UInt64>) -> UInt64 {
      range.lowerBound + random.next() % (range.upperBound - range.lowerBound + 1)
    }
    for _ in 0..<1_500 {
      let seconds = [0, 0, 0.001, 0.3, 1, Double(number(1...40)), Double(number(1...400))][Int(number(0...6))]
      switch number(0...29) {
      case 0: trading.cancelAll()
      case 1: trading.wait(seconds)
      case 2: trading.wait(Double(number(1...1_200)))
      default:
        trading.order(
          UInt8(number(1...3)), number(0...1) == 0 ? .bid : .offer, Int64(number(1...12)), at: Int64(number(95...105)),
          instrument: number(0...4) == 0 ? 2 : 1, seconds: seconds)
      }
    }
    return trading.market
  }

  private func settings(maximumFills: Int = 8_388_608) -> FeedSettings {
    var settings = FeedSettings()
    settings.spot.window = 600 * MarketPrices.second
    settings.spot.windowOfTenor = ["1d": 3 * MarketPrices.hour]
    settings.spot.maximumFills = maximumFills
    return settings
  }

  private func recording(of market: TestMarket) -> [UInt8] {
    market.feed.bodies.filter { $0.topic == "all/" }.flatMap(\.bytes)
  }

  /// Runs `tools/recompute-spot` on a recording.
  private func recompute(_ recording: [UInt8]) throws -> (status: Int32, output: String) {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("feed-\(UUID().uuidString)")
    try Data(recording).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", root.appendingPathComponent("tools/recompute-spot").path, file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every spot price and fixing follows from public messages alone`(seed: UInt64) throws {
    // One of them with so little room for fills that windows are cut short.
    let market = try market(seed: seed, settings(maximumFills: seed == 3 ? 6 : 8_388_608))
    let spots = try market.feed.published(under: "all/").compactMap { $0.message as? SpotPriceMessage }
    #expect(Set(spots.map(\.method)).isSuperset(of: [.traded, .quoted, .carried]))
    #expect(spots.contains { $0.fixing != nil })
    #expect(spots.contains { $0.window < 600 * MarketPrices.second } == (seed == 3))
    let result = try recompute(recording(of: market))
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("\(spots.count) spot prices of 2 instruments checked"), "\(result.output)")
    #expect(result.output.contains("\(spots.count) with the book; 0 not checked"), "\(result.output)")
  }

  @Test func `a price that does not follow is found, and so is a fixing that is missing`() throws {
    let market = try market(seed: 4, settings())
    var bytes = recording(of: market)
    let parts = try messages(in: bytes)
    var offset = 0
    var offsets: [(at: Int, message: AnyMessage)] = []
    for part in parts {
      offsets.append((offset, part))
      offset += type(of: part.message).encodedLength
    }
    let spots = offsets.filter { $0.message.message is SpotPriceMessage }
    let wrong = try #require(spots.dropFirst(spots.count / 2).first)
    bytes[wrong.at + WireSchema.headerLength] ^= 1
    let changed = try recompute(bytes)
    #expect(changed.status == 1)
    #expect(changed.output.contains("price published"), "\(changed.output)")

    bytes = recording(of: market)
    let fixings = spots.filter { ($0.message.message as? SpotPriceMessage)?.fixing != nil }
    // A message of another kind in the fixing's place: its template id.
    bytes[fixings[fixings.count / 2].at + 2] = 255
    let missing = try recompute(bytes)
    #expect(missing.status == 1)
    #expect(missing.output.contains("is missing"), "\(missing.output)")

    let cut = try recompute(Array(bytes.prefix(bytes.count - 80)))
    #expect(cut.status == 2, "\(cut.output)")
  }

  @Test func `a replay of the journal publishes the same feed, however it is cut into batches`() throws {
    let market = try market(seed: 5, settings())
    let again = TestMarket(feed: settings(), catalogue: false, capacity: .pools)
    again.subscribe("")
    try again.replay(market)
    func streams(_ market: TestMarket) throws -> [String: [String]] {
      var streams: [String: [String]] = [:]
      for body in market.feed.bodies {
        streams[body.topic, default: []] += try messages(in: body.bytes).dropFirst().map(\.text)
      }
      return streams
    }
    let (first, second) = (try streams(market), try streams(again))
    #expect(Set(first.keys) == Set(second.keys))
    for (topic, stream) in first { #expect(second[topic] == stream, "\(topic)") }
  }
}
