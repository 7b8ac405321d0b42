import MatchingEngine
@testable import RandomMarket
import Testing

/// The same commands give the same events and the same state hash: on every run, in debug and release, on every machine.
@Suite struct DeterminismTests {
  /// Events and state after a fixed stream of 4,000 random commands. A change of rules changes the numbers; a change of
  /// anything else must not.
  private func digests() -> (events: UInt64, state: UInt64) {
    var configuration = EngineConfiguration()
    configuration.maximumOrderQuantity = 1_000_000
    var engine = MatchingEngine(configuration: configuration)
    let reference = ReferenceMarket(configuration: configuration)
    var commands = RandomCommands(seed: 2_026, rule: .rising)
    var buffer = EventBuffer()
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    var stream = commands.opening()
    for timed in stream { _ = reference.apply(timed.command, at: timed.time) }
    for _ in 0..<4_000 {
      let next = commands.next(reference)
      _ = reference.apply(next.command, at: next.time)
      stream.append(next)
    }
    for timed in stream {
      buffer.removeAll()
      engine.apply(timed.command, at: Timestamp(timed.time), into: &buffer)
      // FNV-1a over the events as text.
      buffer.forEach { event in mix(copy event, into: &digest) }
    }
    return (digest, engine.stateHash())
  }

  private func mix(_ event: Event, into digest: inout UInt64) {
    for byte in "\(event)".utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// The same for four streams of pools, leases, gang bids and alternatives, 2,000 commands each.
  private func capacityDigests() -> (events: UInt64, state: UInt64) {
    var buffer = EventBuffer()
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    var states: UInt64 = 0
    for seed in 1...4 as ClosedRange<UInt64> {
      var configuration = EngineConfiguration()
      configuration.capacity = .pools
      var engine = MatchingEngine(configuration: configuration)
      for (command, time) in CapacityStream(seed: seed, length: 2_000).commands() {
        buffer.removeAll()
        engine.apply(command, at: Timestamp(time), into: &buffer)
        buffer.forEach { event in mix(copy event, into: &digest) }
      }
      states = states &* 31 &+ engine.stateHash()
    }
    return (digest, states)
  }

  @Test func theSameStreamHasTheSameDigestsEverywhere() {
    let first = digests()
    let second = digests()
    #expect(first == second)
    #expect(first.events == 2_687_059_423_998_772_437)
    #expect(first.state == 13_735_842_806_209_550_306)
  }

  @Test func theSameCapacityStreamsHaveTheSameDigestsEverywhere() {
    let found = capacityDigests()
    #expect(found.events == 2_722_225_529_771_726_613)
    #expect(found.state == 7_275_404_187_018_423_359)
  }
}
