import MatchingEngine

/// Random commands for everything that shares quantities, checked against the ledger after each.
package struct CapacityStream {
  /// The same seed gives the same commands everywhere.
  package let seed: UInt64
  /// Random commands after those that set up the market.
  package let length: Int

  package init(seed: UInt64, length: Int = 5_000) {
    self.seed = seed
    self.length = length
  }

  /// Runs it; `examine` looks at the engine after every command, and says what else is wrong.
  package func run(examine: (borrowing MatchingEngine) -> String? = { _ in nil }) -> String? {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    var engine = MatchingEngine(configuration: configuration)
    var ledger = CapacityLedger()
    var buffer = EventBuffer()
    var commands = CapacityCommands(seed: seed)
    for command in commands.opening() {
      buffer.removeAll()
      engine.apply(command, at: Timestamp(commands.time), into: &buffer)
      if let fault = ledger.apply(command, at: commands.time, buffer) { return fault }
    }
    for step in 0..<length {
      let command = commands.next(engine)
      buffer.removeAll()
      engine.apply(command, at: Timestamp(commands.time), into: &buffer)
      let fault =
        ledger.apply(command, at: commands.time, buffer) ?? ledger.difference(from: engine, at: commands.time)
        ?? examine(engine)
      if let fault { return "seed \(seed), step \(step), at \(commands.time): \(fault)\nafter \(command)" }
    }
    return nil
  }

  /// Its commands and their times, those that set up the market first.
  package func commands() -> [(command: Command, time: UInt64)] {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    var engine = MatchingEngine(configuration: configuration)
    var buffer = EventBuffer()
    var commands = CapacityCommands(seed: seed)
    var result = commands.opening().map { (command: $0, time: commands.time) }
    for (command, time) in result { engine.apply(command, at: Timestamp(time), into: &buffer) }
    for _ in 0..<length {
      let command = commands.next(engine)
      buffer.removeAll()
      engine.apply(command, at: Timestamp(commands.time), into: &buffer)
      result.append((command, commands.time))
    }
    return result
  }
}
