import MatchingEngine
import RandomMarket
import Testing

/// The engine against the reference on random commands, event by event; `random-commands` tries many more of them.
@Suite struct RandomStreamTests {
  @Test("the engine reports exactly what the rules say", arguments: [RequestRule.rising, .reusable])
  func engineAgreesWithReference(_ rule: RequestRule) {
    var seen: Set<String> = []
    for seed in UInt64(1)...50 {
      let (reached, failure) = RandomStream(seed: seed, rule: rule).run()
      seen.formUnion(reached)
      if let failure {
        Issue.record("\(failure)")
        return
      }
    }
    #expect(RandomStream.wanted(rule).subtracting(seen) == [], "never reached")
  }
}
