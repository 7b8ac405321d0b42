import Foundation
import Testing

@testable import MatchingEngine

/// The market's invariants on random streams of everything that shares quantities.
@Suite struct CapacityStreamTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func theInvariantsHoldAfterEveryCommand(seed: UInt64) {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["TENOR_CAPACITY_COMMANDS"].flatMap { Int($0) } ?? 5_000
    let base = environment["TENOR_CAPACITY_SEED"].flatMap { UInt64($0) } ?? 0
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    var engine = MatchingEngine(configuration: configuration)
    var buffer = EventBuffer()
    var commands = CapacityCommands(seed: base + seed)
    for command in commands.opening() { engine.apply(command, at: Timestamp(1_000), into: &buffer) }
    var seen: [String: Int] = [:]
    for step in 0..<count {
      buffer.removeAll()
      let command = commands.next(engine)
      engine.apply(command, at: Timestamp(commands.time), into: &buffer)
      buffer.forEach { event in
        if case .rejected(let rejected) = event { seen["reject \(rejected.code)", default: 0] += 1 }
        if let name = Mirror(reflecting: copy event).children.first?.label { seen[name, default: 0] += 1 }
      }
      if let fault = engine.capacityFault() {
        Issue.record("seed \(base + seed), step \(step): \(fault) after \(command)")
        return
      }
    }
    if environment["TENOR_CAPACITY_SHOW"] != nil { print(seen.sorted { $0.key < $1.key }) }
  }
}
