import Foundation
import MatchingEngine
import Testing

/// The engine against the reference on random commands, event by event.
@Suite struct RandomStreamTests {
  /// Commands per stream; more of them come as more streams.
  private static let streamLength = 2_000

  /// How many commands to try in all; `TENOR_RANDOM_COMMANDS` raises it.
  private static var commandCount: Int {
    ProcessInfo.processInfo.environment["TENOR_RANDOM_COMMANDS"].flatMap { Int($0) } ?? 200_000
  }

  /// The first seed; `TENOR_RANDOM_SEED` chooses other streams.
  private static var firstSeed: UInt64 {
    ProcessInfo.processInfo.environment["TENOR_RANDOM_SEED"].flatMap { UInt64($0) } ?? 1
  }

  private static func configuration(_ rule: RequestRule) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.requestRule = rule
    configuration.maximumOpenOrders = 36
    configuration.maximumOrderQuantity = 1_000_000
    configuration.maximumParticipants = 7
    configuration.maximumInstruments = 4
    configuration.maximumCatalogueEntries = 4
    return configuration
  }

  /// Runs one stream; returns what was reached, or the stream up to the difference.
  private static func run(seed: UInt64, rule: RequestRule) -> (seen: Set<String>, failure: ([TimedCommand], String)?) {
    var comparison = EngineComparison(configuration: configuration(rule))
    var commands = RandomCommands(seed: seed, rule: rule)
    var done: [TimedCommand] = []
    for command in commands.opening() {
      done.append(command)
      if let difference = comparison.apply(command) { return (comparison.seen, (done, difference)) }
    }
    for index in 0..<streamLength {
      let command = commands.next(comparison.reference)
      done.append(command)
      if let difference = comparison.apply(command) { return (comparison.seen, (done, difference)) }
      guard index % 8 == 0 else { continue }
      if let difference = comparison.compareBooks() { return (comparison.seen, (done, difference)) }
    }
    return (comparison.seen, nil)
  }

  /// What still differs when only `commands` are applied.
  private static func difference(_ commands: [TimedCommand], _ rule: RequestRule) -> String? {
    var comparison = EngineComparison(configuration: configuration(rule))
    for command in commands {
      if let difference = comparison.apply(command) ?? comparison.compareBooks() { return difference }
    }
    return nil
  }

  /// The shortest stream that still differs: ever smaller pieces are left out as long as it does.
  private static func shrink(_ commands: [TimedCommand], _ rule: RequestRule) -> [TimedCommand] {
    var shortest = commands
    var piece = max(1, shortest.count / 2)
    while true {
      var start = 0
      while start < shortest.count {
        var candidate = shortest
        candidate.removeSubrange(start..<min(start + piece, candidate.count))
        if difference(candidate, rule) != nil { shortest = candidate } else { start += piece }
      }
      if piece == 1 { return shortest }
      piece = max(1, piece / 2)
    }
  }

  @Test("the engine reports exactly what the rules say", arguments: [RequestRule.rising, .reusable])
  func engineAgreesWithReference(_ rule: RequestRule) {
    var seen: Set<String> = []
    for stream in 0..<UInt64(max(1, Self.commandCount / Self.streamLength / 2)) {
      let (reached, failure) = Self.run(seed: Self.firstSeed + stream, rule: rule)
      seen.formUnion(reached)
      guard let (commands, difference) = failure else { continue }
      let shortest = Self.shrink(commands, rule)
      Issue.record(
        """
        seed \(Self.firstSeed + stream), \(rule): \(Self.difference(shortest, rule) ?? difference)
        after these commands:
        \(shortest.map { "  at \($0.time): \($0.command)" }.joined(separator: "\n"))
        """)
      return
    }
    let isComplete = Self.commandCount >= 200_000
    if isComplete { expectEverythingSeen(seen, rule) }
  }

  /// A stream that never reaches a rule proves nothing about it.
  private func expectEverythingSeen(_ seen: Set<String>, _ rule: RequestRule) {
    // Pools, leases and alternatives have streams of their own.
    var wanted = Set(RejectCode.allCases.filter { $0.rawValue < RejectCode.unknownPool.rawValue }.map { "\($0)" })
    wanted.remove(rule == .rising ? "clientOrderIDInUse" : "requestIDNotRising")
    wanted.formUnion(
      ["accepted", "traded", "amended", "massCancelled", "triggered", "rested", "levelChanged", "auctionIndicated"])
    wanted.formUnion(["collarsChanged", "tradingStateChanged", "participantRegistered", "catalogueExtended"])
    wanted.formUnion(
      [CancelReason.requested, .massCancel, .immediateRemainder, .fillOrKillUnfilled, .selfTrade].map {
        "cancelled \($0)"
      })
    wanted.formUnion([CancelReason.minimumQuantityUnmet, .expired].map { "cancelled \($0)" })
    #expect(wanted.subtracting(seen) == [], "never reached")
  }
}
