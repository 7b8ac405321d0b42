import ArgumentParser
import ExchangeServer
import Foundation

/// Makes a snapshot on demand.
struct SnapshotCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Write a snapshot of the market, so that the next start replays less.",
    discussion: """
      Replays the journal, from the newest snapshot on, in a process of its own: the exchange may be running and does not \
      wait. It needs as much memory as the market. Two snapshots are kept in the data folder's "snapshots". The running \
      exchange makes them by itself too: the setting snapshot-interval.

      The market's settings are part of its state: name the exchange's configuration file if it has one.

      EXAMPLES
        tenor snapshot
        tenor snapshot --data /srv/tenor --config /etc/tenor.toml --json
      """)

  @Option(
    help: ArgumentHelp(
      "The exchange's data folder, as given to tenor serve. (env: TENOR_DATA; default: ./data)", valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp("The exchange's configuration file. (env: TENOR_CONFIG)", valueName: "file"))
  var config: String?

  @OptionGroup var output: OutputOptions

  func perform() throws {
    var settings = try ServerConfiguration.load(environment: ProcessInfo.processInfo.environment, file: config)
    if let data { settings.dataDirectory = data }
    let saved: SavedSnapshot?
    do {
      saved = try SnapshotMaker(settings).make()
    } catch let error as ServerError {
      throw CommandFailure(
        "No snapshot was made: \(error)", advice: "Look at the folder with tenor journal verify.", status: .refused)
    }
    if output.json {
      let document: JSONText = [
        "file": saved.map { .string($0.file) } ?? nil, "sequence": saved.map { .integer($0.sequence) } ?? nil,
        "stateHash": saved.map { .string(hash($0)) } ?? nil, "bytes": saved.map { .integer($0.size) } ?? nil,
        "milliseconds": saved.map { .integer($0.duration / 1_000_000) } ?? nil,
      ]
      return Output.line(document.text)
    }
    guard let saved else { return Output.line("Nothing new: the newest snapshot has every durable command") }
    Output.line("Snapshot    \(saved.file)")
    Output.line("Sequence    \(saved.sequence)")
    Output.line("State hash  \(hash(saved))")
    Output.line("Bytes       \(saved.size)")
    Output.line("Took        \(saved.duration / 1_000_000) ms")
  }

  private func hash(_ saved: SavedSnapshot) -> String {
    let digits = String(saved.stateHash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
