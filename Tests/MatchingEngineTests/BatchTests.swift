import MatchingEngine
@testable import RandomMarket
import SeededRandom
import Testing

/// A batch is the same as its commands one by one, also when the market is so large that memory is fetched ahead.
@Suite struct BatchTests {
  /// Applies the same random commands one by one and in batches of random sizes.
  private func compare(seed: UInt64, books: Int, rule: RequestRule = .rising) {
    var configuration = EngineConfiguration()
    configuration.requestRule = rule
    configuration.maximumOrderQuantity = 1_000_000
    var single = MatchingEngine(configuration: configuration)
    var batched = MatchingEngine(configuration: configuration)
    let reference = ReferenceMarket(configuration: configuration)
    var commands = RandomCommands(seed: seed, rule: rule)
    var stream = commands.opening()
    for number in 0..<books { stream += Self.listing(number, &commands) }
    for timed in stream { _ = reference.apply(timed.command, at: timed.time) }
    for _ in 0..<6_000 {
      let next = commands.next(reference)
      _ = reference.apply(next.command, at: next.time)
      stream.append(next)
    }
    var random = SplitMix64(seed: seed)
    var start = 0
    while start < stream.count {
      let end = min(start + 1 + random.below(40), stream.count)
      apply(stream[start..<end], &single, &batched)
      start = end
    }
    #expect(single.stateHash() == batched.stateHash())
    #expect(single.sequence == batched.sequence)
  }

  private func apply(
    _ commands: ArraySlice<TimedCommand>, _ single: inout MatchingEngine, _ batched: inout MatchingEngine
  ) {
    var one = EventBuffer()
    var many = EventBuffer()
    var batch = CommandBatch(capacity: 4)
    // A batch has one time, as the sequencer gives it.
    let time = Timestamp(commands.last?.time ?? 0)
    for timed in commands {
      single.apply(timed.command, at: time, into: &one)
      batch.append(timed.command)
    }
    batched.apply(batch, at: time, into: &many)
    #expect(one.count == many.count)
    #expect(one.commandCount == many.commandCount)
    for index in 0..<min(one.count, many.count) { #expect(one[index] == many[index]) }
    for index in 0..<min(one.commandCount, many.commandCount) {
      #expect(one.events(ofCommand: index) == many.events(ofCommand: index))
    }
  }

  /// A further spec and its book.
  private static func listing(_ number: Int, _ commands: inout RandomCommands) -> [TimedCommand] {
    let asked = ParticipantID.exchangeOperator
    return [
      .addSpec(
        AddSpec(
          participant: asked, requestID: commands.freshRequest(), code: Code16("X\(number)")!, kind: .server,
          memoryGiB: 1, peakTeraflops: 0, lotSize: 1, interconnect: Code16(low: 0, high: 0), title: Text48("x"))),
      .addInstrument(
        AddInstrument(
          participant: asked, requestID: commands.freshRequest(), spec: SpecID(rawValue: UInt32(number) + 4),
          region: RegionID(rawValue: 1), tenor: TenorID(rawValue: 1), tickSize: 1, defaultProtection: 10)),
    ].map { TimedCommand(command: $0, time: commands.time) }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func aBatchIsItsCommandsOneByOne(seed: UInt64) { compare(seed: seed, books: 0) }

  @Test(arguments: [UInt64(4), 5, 6]) func alsoWhenIdsAreUsedAgain(seed: UInt64) {
    compare(seed: seed, books: 0, rule: .reusable)
  }

  @Test func anIdUsedAgainInOneBatchIsTheNewOrders() {
    var engine = MatchingEngine(configuration: .embedded)
    let owner = engine.openAccount(named: "owner")!
    let book = engine.openBook(code: "BOOK")!
    func order(_ price: Int64) -> NewOrder {
      NewOrder(
        participant: owner, clientOrderID: 7, instrument: book, side: .bid, price: Price(price), quantity: Quantity(1))
    }
    var batch = CommandBatch()
    batch.append(order(10))
    batch.append(.cancelByClient, order(0))
    batch.append(.newOrder, order(20))
    batch.append(.amendByClient, order(30))
    batch.append(.amendByClient, order(40))
    var events = EventBuffer()
    engine.apply(batch, at: Timestamp(1), into: &events)
    #expect(engine.openOrderCount == 1)
    #expect(engine.openOrder(7, of: owner)?.price == Price(40))
    let id = engine.openOrder(7, of: owner)?.key.order ?? OrderID(rawValue: 0)
    batch.removeAll()
    var byOrder = order(50)
    byOrder.clientOrderID = id.rawValue
    batch.append(.amendByOrder, byOrder)
    engine.apply(batch, at: Timestamp(1), into: &events)
    #expect(engine.openOrder(id)?.price == Price(50))
    batch.append(.cancelByOrder, byOrder)
    engine.apply(batch, at: Timestamp(1), into: &events)
    #expect(engine.openOrderCount == 0)
  }

  @Test(arguments: [UInt64(1), 2]) func alsoWhenMemoryIsFetchedAhead(seed: UInt64) { compare(seed: seed, books: 80) }
}
