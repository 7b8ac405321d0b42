import Simulation
import Testing

@Suite struct SimulationTests {
  @Test("the same seed gives the same simulation, step by step", arguments: [UInt64(1), 2, 3])
  func sameSeed(seed: UInt64) {
    let settings = SimulationSettings(seed: seed, steps: 1_000, isTraced: true)
    let first = Simulation.run(settings)
    let second = Simulation.run(settings)
    #expect(first.digest == second.digest)
    #expect(first.trace == second.trace)
    #expect(!first.trace.isEmpty)
  }

  @Test("a trace changes nothing")
  func traceChangesNothing() {
    let plain = Simulation.run(SimulationSettings(seed: 5, steps: 1_000))
    let traced = Simulation.run(SimulationSettings(seed: 5, steps: 1_000, isTraced: true))
    #expect(plain.digest == traced.digest)
    #expect(plain.trace.isEmpty)
  }

  @Test("another seed gives another simulation")
  func otherSeed() {
    #expect(
      Simulation.run(SimulationSettings(seed: 1, steps: 500)).digest
        != Simulation.run(SimulationSettings(seed: 2, steps: 500)).digest)
  }

  /// Seeds within which a fault that is built in must be found.
  private static let seeds: UInt64 = 40

  /// Each with what one of its findings says.
  private static let planted: [(fault: PlantedFault, words: [String])] = [
    (.fileSyncLies, ["was durable once", "is damaged", "is lost", "durable are gone"]),
    (.folderSyncForgotten, ["was durable once", "is lost", "durable are gone"]),
    (.outputGateOpen, ["is lost", "the exchange knows of", ", and is ", "who is nobody", "a straight replay"]),
    (.framesLost, ["there is a hole"]),
    (.wakeUpLost, ["does not come to rest"]),
  ]

  @Test("a fault that is built in is found within 40 seeds, and told for what it is", arguments: planted)
  func plantedFault(_ fault: PlantedFault, _ words: [String]) throws {
    var found: SimulationFault?
    for seed in 1...Self.seeds where found == nil {
      var settings = SimulationSettings(seed: seed, steps: 2_000)
      settings.planted = fault
      found = Simulation.run(settings).fault
    }
    let description = try #require(found, "\(fault) was not found in \(Self.seeds) seeds").description
    #expect(words.contains { description.contains($0) }, "\(description)")
  }

  @Test("a sound exchange stands by everything it told, in 20 worlds with all that may happen")
  func soundExchange() {
    var counts = SimulationCounts()
    for seed in UInt64(1)...20 {
      let outcome = Simulation.run(SimulationSettings(seed: seed, steps: 1_500))
      #expect(outcome.fault == nil, "see it with: tools/simulate --seed \(seed) --steps 1500 --trace")
      counts = counts + outcome.counts
    }
    // A world in which nothing happens proves nothing.
    #expect(counts.reports > 5_000)
    #expect(counts.feedMessages > 3_000)
    #expect(counts.powerCuts > 20 && counts.deaths > counts.powerCuts)
    #expect(counts.failedStarts > 5)
    #expect(counts.snapshots > 5)
    #expect(counts.archives > 0)
    #expect(counts.refusals > 2)
  }
}
