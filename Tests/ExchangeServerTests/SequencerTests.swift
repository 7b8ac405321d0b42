import Journal
import MatchingEngine
import SeededRandom
import Testing
import WireProtocol

@testable import ExchangeServer

@Suite struct SequencerTests {
  private let peer: [UInt8] = [1]

  @Test func `the time of batches never goes back, also when the system's clock does`() throws {
    let market = TestMarket()
    let before = try #require(market.records.last).time
    market.wallTime -= 5_000_000_000
    market.run(clock: true)
    #expect(try #require(market.records.last).time == before)
    market.wallTime += 6_000_000_000
    market.run(clock: true)
    #expect(try #require(market.records.last).time == market.wallTime)
  }

  @Test func `a batch takes no more than a record may hold, and the rest stays for the next`() throws {
    let market = TestMarket(inboundCapacity: 16_384)
    try market.logOn("client", from: peer)
    for id: UInt64 in 1...10_000 { market.receive(limitOrder(id, .bid, 1, at: 100), from: peer) }
    #expect([market.run(), market.run(), market.run(), market.run()] == [4_096, 4_096, 1_808, 0])
  }

  @Test func `the longest batch fits into the smallest segment that may be set`() throws {
    let folder = try TemporaryFolder()
    let opened = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 1 << 20))
    #expect(opened.journal.maximumPayloadLength >= Batch.maximumCommands * InboundRing.maximumMessageSize)
    opened.journal.close()
  }

  @Test func `sequences run without holes over batches, and batches of questions take none`() throws {
    let market = TestMarket()
    try market.logOn("client", from: peer)
    for _ in 0..<3 {
      market.receive(QueryCatalogueMessage(requestToken: 1), from: peer)
      market.run()
      market.run(clock: true)
    }
    var next: UInt64 = 1
    for record in market.records {
      #expect(record.firstSequence == next)
      next += UInt64(try messages(in: record.payload).count)
    }
    #expect(next == market.sequencer.nextSequence)
  }

  @Test func `what was journalled gives the same market and the same numbers again`() throws {
    let market = TestMarket()
    var generator = SplitMix64(seed: 5)
    for name in ["one", "two", "three"] { try market.logOn(name, from: Array(name.utf8)) }
    var id: UInt64 = 0
    for _ in 0..<300 {
      for name in ["one", "two", "three"] {
        id += 1
        let price = Int64(generator.next() % 20) + 90
        let side: Side = generator.next() % 2 == 0 ? .bid : .offer
        market.receive(
          limitOrder(
            id, side, Int64(generator.next() % 5) + 1, at: price, instrument: UInt32(generator.next() % 2) + 1),
          from: Array(name.utf8))
        if generator.next() % 3 == 0 {
          id += 1
          market.receive(
            CancelOrderMessage(requestId: id, clientOrder: generator.next() % id + 1), from: Array(name.utf8))
        }
      }
      market.run(clock: generator.next() % 4 == 0)
    }
    let again = TestMarket(catalogue: false)
    try again.replay(market)
    #expect(again.sequencer.stateHash() == market.sequencer.stateHash())
    #expect(again.sequencer.nextSequence == market.sequencer.nextSequence)
    for number: UInt32 in 1...4 {
      #expect(
        again.gateway.accounts[number].pointee.reports.last == market.gateway.accounts[number].pointee.reports.last)
    }
    // Reports and feed go on as if nothing had happened.
    let topics = [Topic48("fill/S1/R1/1h/"), Topic48("quote/S1/R1/1d/"), Topic48("order/S1/R1/1h/"), Topic48("all/")]
    for topic in topics {
      let request = RangeRequestMessage(requestToken: 1, topic: topic!, firstSequence: 1, lastSequence: .max)
      let range = try market.ask(request)
      #expect(range.count > 10)
      #expect(try again.ask(request) == range)
    }
    for (number, name) in [(2, "one"), (3, "two"), (4, "three")] {
      for market in [market, again] { market.receive(logon(name, reportsAfter: 0), from: [200, UInt8(number)]) }
      market.run()
      again.run()
      #expect(try market.peers.take([200, UInt8(number)]) == (try again.peers.take([200, UInt8(number)])))
    }
  }

  @Test func `a record that holds no commands of this build is refused by its sequence`() throws {
    let sequencer = Sequencer(configuration: EngineConfiguration())
    let batch = Batch()
    func restore(_ payload: [UInt8], first: UInt64) throws {
      try payload.withUnsafeBytes { try sequencer.restore($0, firstSequence: first, time: 1, into: batch) }
    }
    #expect(throws: ServerError.self) { try restore(bytes(of: [AdvanceClockMessage(requestId: 0)]), first: 2) }
    #expect(throws: ServerError.self) { try restore(bytes(of: [HeartbeatMessage(requestToken: 0)]), first: 1) }
    #expect(throws: ServerError.self) { try restore([1, 2, 3], first: 1) }
    let error = #expect(throws: ServerError.self) {
      try restore(
        bytes(of: [AdvanceClockMessage(requestId: 0), HeartbeatMessage(requestToken: 0)]), first: 1)
    }
    #expect("\(try #require(error))".contains("command 2"))
  }
}
