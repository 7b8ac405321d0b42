import ArgumentParser
import Foundation
import Simulation
import Synchronization

/// Prints a line at once, also to a file or a pipe.
private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

extension PlantedFault: ExpressibleByArgument {}

/// Simulates exchanges from seeds.
@main
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run the exchange in a simulated world drawn from a seed, and check everything that it told.",
    discussion:
      "A seed that fails prints the command that replays it, and the end of its trace. docs/simulator.md explains both."
  )

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "How many seeds, one after the other.")
  var count: Int = 1

  @Option(help: "Steps of each simulation.")
  var steps: Int = SimulationSettings.defaultSteps

  @Option(help: "Simulations at a time; 0: as many as there are processors.")
  var jobs: Int = 0

  @Option(
    help: ArgumentHelp(
      "Build a fault in, to see how it is found: \(PlantedFault.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "fault"))
  var planted: PlantedFault?

  @Flag(help: "Print everything that happens.")
  var trace = false

  mutating func validate() throws {
    guard count > 0, steps > 0, jobs >= 0 else {
      throw ValidationError("count and steps are at least 1, jobs at least 0")
    }
  }

  private struct State {
    var next: UInt64 = 0
    var counts = SimulationCounts()
    var failed: [(seed: UInt64, fault: SimulationFault)] = []
    var digest: UInt64 = 0
  }

  func run() throws {
    let state = Mutex(State())
    let (first, count, isTraced) = (seed, UInt64(count), trace)
    let (steps, planted) = (steps, planted)
    let started = Date()
    DispatchQueue.concurrentPerform(iterations: jobs > 0 ? jobs : ProcessInfo.processInfo.activeProcessorCount) { _ in
      while true {
        let seed = state.withLock { state -> UInt64? in
          guard state.next < count, state.failed.isEmpty else { return nil }
          defer { state.next += 1 }
          return first &+ state.next
        }
        guard let seed else { return }
        var settings = SimulationSettings(seed: seed, steps: steps, isTraced: isTraced)
        settings.planted = planted
        let outcome = Simulation.run(settings)
        state.withLock { state in
          state.counts = state.counts + outcome.counts
          // Of all seeds, in whatever order they end.
          state.digest ^= outcome.digest
          if let fault = outcome.fault { state.failed.append((seed, fault)) }
          if isTraced {
            for line in outcome.trace { say(line) }
          } else if state.next % 100 == 0 {
            say("\(state.next) of \(count) seeds")
          }
        }
      }
    }
    let end = state.withLock { $0 }
    for (seed, fault) in end.failed.sorted(by: { $0.seed < $1.seed }) { report(seed, fault) }
    let digits = String(end.digest, radix: 16)
    say(
      """
      \(end.next) simulations of \(steps) steps in \(String(format: "%.1f", Date().timeIntervalSince(started))) s: \
      \(end.counts.commands) commands, \(end.counts.reports) reports, \(end.counts.feedMessages) feed messages, \
      \(end.counts.deaths) deaths (\(end.counts.powerCuts) by power cuts), \(end.counts.failedStarts) starts that failed, \
      \(end.counts.snapshots) starts beside a snapshot, \(end.counts.archives) beside archived segments, \(end.counts.flips) bits flipped (\(end.counts.refusals) refused); \
      digest \(digits)
      """)
    if !end.failed.isEmpty { throw ExitCode(1) }
    say("nothing was wrong")
  }

  /// Prints what was wrong, how it came to it, and how to see it again.
  private func report(_ seed: UInt64, _ fault: SimulationFault) {
    if !trace {
      var settings = SimulationSettings(seed: seed, steps: steps, isTraced: true)
      settings.planted = planted
      let again = Simulation.run(settings)
      say("the last lines of the trace:")
      for line in again.trace.suffix(40) { say("  \(line)") }
    }
    say("seed \(seed) is wrong: \(fault)")
    say(
      "see all of it with: tools/simulate --seed \(seed) --steps \(steps)\(planted.map { " --planted \($0.rawValue)" } ?? "") --trace"
    )
  }
}
