import ArgumentParser
import Journal
import WireProtocol

/// Prints a journal's commands.
struct DumpCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Print every command of the journal, one line each.",
    discussion: """
      Prices are raw ticks (0.0001 CNY), since the journal is shown as it is.

      EXAMPLES
        tenor journal dump
        tenor journal dump --from 1000 --count 20
        tenor journal dump --json | jq 'select(.message == "NewOrder")'
      """)

  @OptionGroup var journal: JournalOptions

  @Option(help: ArgumentHelp("Begin with this sequence.", valueName: "sequence"))
  var from: UInt64 = 1

  @Option(help: ArgumentHelp("Stop after so many commands.", valueName: "commands"))
  var count: UInt64 = .max

  @OptionGroup var output: OutputOptions

  private struct Enough: Error {}

  private var start: JournalStart { from > 1 ? .sequence(from) : .earliest }

  func perform() throws {
    guard count > 0 else { return }
    var left = count
    do {
      let tail = try JournalReader(directory: journal.directory, from: start).forEachCommand { command in
        guard command.sequence >= from else { return }
        try command.write(output)
        left -= 1
        if left == 0 { throw Enough() }
      }
      tail.noteIfIncomplete()
    } catch is Enough {}
  }
}

extension RecordedCommand {
  /// Writes it on one line, for people or as JSON.
  func write(_ output: OutputOptions) throws {
    let message = try AnyMessage(message)
    if output.json {
      // The message is an object of its own: its keys follow.
      Output.line(
        "{\"sequence\":\(sequence),\"time\":\"\(TimeText.timestamp(time))\","
          + "\"timeNanoseconds\":\(time)," + message.json.dropFirst())
    } else {
      Output.line("\(sequence) \(TimeText.timestamp(time)) \(message.text)")
    }
  }
}

extension JournalReader.Tail {
  /// Says so when the last write was interrupted, or is under way.
  func noteIfIncomplete() {
    guard case .incomplete(let length) = self else { return }
    Output.complain(
      "An unfinished record of \(length) bytes follows: a write that is under way, or was interrupted.\n"
        + "The exchange cuts an interrupted one off when it starts.")
  }
}
