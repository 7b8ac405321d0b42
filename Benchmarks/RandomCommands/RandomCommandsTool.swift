import ArgumentParser
import Dispatch
import Foundation
import RandomMarket
import Synchronization

/// Random commands by the million against the naive references.
@main
struct RandomCommandsTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "random-commands",
    abstract: "Compares the matching engine with naive references on random commands.",
    discussion: """
      "orders" compares every event with a reference engine of arrays and sorting; half of the streams may use request \
      ids again. "capacity" recomputes pools, offers and levels from the list of leases after every command. A stream \
      that differs is printed with its seed, shortened where that is possible, and the exit code is 1.
      """)

  enum Market: String, ExpressibleByArgument, CaseIterable { case orders, capacity }

  @Option(help: "Which market; both when not named.") var market: Market?
  @Option(help: "Random commands for each market.") var commands = 10_000_000
  @Option(help: "The first stream's seed.") var seed: UInt64 = 1
  @Option(help: "Streams at once.") var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard commands > 0 else { throw ValidationError("--commands \(commands): give a number above 0") }
    guard jobs > 0 else { throw ValidationError("--jobs \(jobs): give a number above 0") }
  }

  func run() throws {
    for market in Market.allCases where self.market == nil || self.market == market {
      let length = market == .orders ? 2_000 : 5_000
      let streams = (commands + length - 1) / length
      let begin = DispatchTime.now().uptimeNanoseconds
      if let failure = firstFailure(market, streams, length) {
        print("\(market.rawValue): \(failure)")
        throw ExitCode.failure
      }
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
      print(
        "\(market.rawValue): \(streams * length) commands in \(streams) streams from seed \(seed), no difference; "
          + String(format: "%.1f s, %d at once", seconds, jobs))
    }
  }

  private func firstFailure(_ market: Market, _ streams: Int, _ length: Int) -> String? {
    let next = Atomic<Int>(0)
    let failure = Mutex<String?>(nil)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < streams else { return }
        let streamSeed = seed &+ UInt64(index)
        let found =
          switch market {
          case .orders:
            RandomStream(seed: streamSeed, rule: index % 2 == 0 ? .rising : .reusable, length: length).run().failure
          case .capacity: CapacityStream(seed: streamSeed, length: length).run()
          }
        if let found { failure.withLock { $0 = $0 ?? found } }
      }
    }
    return failure.withLock { $0 }
  }
}
