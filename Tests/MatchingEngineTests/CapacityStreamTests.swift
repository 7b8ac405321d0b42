import RandomMarket
import Testing

@testable import MatchingEngine

/// The market's invariants on random streams of everything that shares quantities; `random-commands` tries many more.
@Suite struct CapacityStreamTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func theInvariantsHoldAfterEveryCommand(seed: UInt64) {
    #expect(CapacityStream(seed: seed).run { $0.fault() } == nil)
  }
}
