import ArgumentParser
import ExchangeServer
import Foundation
import Journal
import MatchingEngine
import WireProtocol

/// Replays a journal into an engine of its own.
struct HashCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash",
    abstract: "Replay the journal and print the market's state hash.",
    discussion: """
      The same commands give the same hash on every machine: compare it with the one that the exchange logs when it \
      stops. The market's limits are part of the rules: name the exchange's configuration file if it has one.

      EXAMPLES
        tenor journal hash
        tenor journal hash --data /srv/tenor --config /etc/tenor.toml --json
      """)

  @OptionGroup var journal: JournalOptions

  @Option(help: ArgumentHelp("The exchange's configuration file. (env: TENOR_CONFIG)", valueName: "file"))
  var config: String?

  @OptionGroup var output: OutputOptions

  func perform() throws {
    let settings = try ServerConfiguration.load(
      environment: ProcessInfo.processInfo.environment.filter {
        $0.key.hasPrefix("TENOR_MAXIMUM_") || $0.key == "TENOR_CONFIG"
      },
      file: config)
    var market = ReplayedMarket(settings.engine)
    let tail = try JournalReader(directory: journal.directory).forEachCommand { command in
      try market.apply(command)
    }
    if output.json { Output.line(market.json.text) } else { market.write() }
    tail.noteIfIncomplete()
  }
}

/// An engine with counts of what happened in it.
private struct ReplayedMarket: ~Copyable {
  private var engine: MatchingEngine
  private var events = EventBuffer()
  private var acceptedOrders: UInt64 = 0
  private var rejectedCommands: UInt64 = 0

  init(_ configuration: EngineConfiguration) { engine = MatchingEngine(configuration: configuration) }

  mutating func apply(_ recorded: RecordedCommand) throws {
    events.removeAll()
    engine.apply(try recorded.message.decodeCommand(), at: Timestamp(recorded.time), into: &events)
    for index in 0..<events.count {
      switch events[index] {
      case .accepted: acceptedOrders += 1
      case .rejected: rejectedCommands += 1
      default: break
      }
    }
  }

  private var stateHash: String {
    let digits = String(engine.stateHash(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  func write() {
    Output.line("Sequence       \(engine.sequence)")
    Output.line("State hash     \(stateHash)")
    Output.line("Time           \(TimeText.timestamp(engine.time.rawValue))")
    Output.line("Orders         \(acceptedOrders)")
    Output.line("Open orders    \(engine.openOrderCount)")
    Output.line("Trades         \(engine.tradeCount)")
    Output.line("Rejects        \(rejectedCommands)")
    Output.line("Participants   \(engine.participantCount)")
    Output.line("Instruments    \(engine.instrumentCount)")
  }

  var json: JSONText {
    [
      "sequence": .integer(engine.sequence), "stateHash": .string(stateHash), "time": .time(engine.time.rawValue),
      "orders": .integer(acceptedOrders), "openOrders": .integer(engine.openOrderCount),
      "trades": .integer(engine.tradeCount), "rejects": .integer(rejectedCommands),
      "participants": .integer(engine.participantCount), "instruments": .integer(engine.instrumentCount),
    ]
  }
}
