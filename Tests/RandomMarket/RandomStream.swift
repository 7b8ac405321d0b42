import MatchingEngine

/// The engine against the reference on random commands, event by event, a stream per seed.
package struct RandomStream {
  /// Which ids may be used again.
  package let rule: RequestRule
  /// The same seed gives the same commands everywhere.
  package let seed: UInt64
  /// Random commands after those that set up the market.
  package let length: Int

  /// Which reject codes and kinds of events streams must reach to prove anything about them.
  package static func wanted(_ rule: RequestRule) -> Set<String> {
    // Pools, leases and alternatives have streams of their own.
    var wanted = Set(RejectCode.allCases.filter { $0.rawValue < RejectCode.unknownPool.rawValue }.map { "\($0)" })
    wanted.remove(rule == .rising ? "clientOrderIDInUse" : "requestIDNotRising")
    wanted.formUnion(
      ["accepted", "traded", "amended", "massCancelled", "triggered", "rested", "levelChanged", "auctionIndicated"])
    wanted.formUnion(["collarsChanged", "tradingStateChanged", "participantRegistered", "catalogueExtended"])
    wanted.formUnion(
      [
        CancelReason.requested, .massCancel, .immediateRemainder, .fillOrKillUnfilled, .selfTrade,
        .minimumQuantityUnmet, .expired,
      ].map { "cancelled \($0)" })
    return wanted
  }

  package init(seed: UInt64, rule: RequestRule, length: Int = 2_000) {
    self.seed = seed
    self.rule = rule
    self.length = length
  }

  /// What the stream reached, and if engine and reference differ, how and after which commands at the least.
  package func run() -> (seen: Set<String>, failure: String?) {
    var comparison = EngineComparison(configuration: configuration)
    var commands = RandomCommands(seed: seed, rule: rule)
    var done = commands.opening()
    for command in done {
      if comparison.apply(command) != nil { return (comparison.seen, report(done)) }
    }
    for index in 0..<length {
      let command = commands.next(comparison.reference)
      done.append(command)
      if comparison.apply(command) != nil || (index % 8 == 0 && comparison.compareBooks() != nil) {
        return (comparison.seen, report(done))
      }
    }
    return (comparison.seen, nil)
  }

  private var configuration: EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.requestRule = rule
    configuration.maximumOpenOrders = 36
    configuration.maximumOrderQuantity = 1_000_000
    configuration.maximumParticipants = 7
    configuration.maximumInstruments = 4
    configuration.maximumCatalogueEntries = 4
    return configuration
  }

  private func report(_ commands: [TimedCommand]) -> String {
    let shortest = shrink(commands)
    return """
      seed \(seed), \(rule): \(difference(shortest) ?? "differs no longer")
      after these commands:
      \(shortest.map { "  at \($0.time): \($0.command)" }.joined(separator: "\n"))
      """
  }

  /// What still differs when only `commands` are applied.
  private func difference(_ commands: [TimedCommand]) -> String? {
    var comparison = EngineComparison(configuration: configuration)
    for command in commands {
      if let difference = comparison.apply(command) ?? comparison.compareBooks() { return difference }
    }
    return nil
  }

  /// The shortest stream that still differs: ever smaller pieces are left out as long as it does.
  private func shrink(_ commands: [TimedCommand]) -> [TimedCommand] {
    var shortest = commands
    var piece = max(1, shortest.count / 2)
    while true {
      var start = 0
      while start < shortest.count {
        var candidate = shortest
        candidate.removeSubrange(start..<min(start + piece, candidate.count))
        if difference(candidate) != nil { shortest = candidate } else { start += piece }
      }
      if piece == 1 { return shortest }
      piece = max(1, piece / 2)
    }
  }
}
