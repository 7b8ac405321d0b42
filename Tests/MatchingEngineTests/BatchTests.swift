import MatchingEngine
import Testing

/// A batch is the same as its commands one by one, also when the market is so large that memory is fetched ahead.
@Suite struct BatchTests {
  /// Applies the same random commands one by one and in batches of random sizes.
  private func compare(seed: UInt64, books: Int) {
    var configuration = EngineConfiguration()
    configuration.maximumOrderQuantity = 1_000_000
    var single = MatchingEngine(configuration: configuration)
    var batched = MatchingEngine(configuration: configuration)
    let reference = ReferenceMarket(configuration: configuration)
    var commands = RandomCommands(seed: seed, rule: .rising)
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
      // A batch has one time, as the sequencer gives it.
      var end = start + 1
      let size = 1 + random.below(40)
      while end < stream.count && end - start < size && stream[end].time == stream[start].time { end += 1 }
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
    for timed in commands {
      single.apply(timed.command, at: Timestamp(timed.time), into: &one)
      batch.append(timed.command)
    }
    batched.apply(batch, at: Timestamp(commands.first?.time ?? 0), into: &many)
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

  @Test(arguments: [UInt64(1), 2]) func alsoWhenMemoryIsFetchedAhead(seed: UInt64) { compare(seed: seed, books: 80) }
}
