import ArgumentParser
import Foundation
import Journal
import WireProtocol

/// Follows a journal.
struct TailCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Print the journal's last commands, then new ones as they are written.",
    discussion: """
      Lines are those of dump. A command shows as soon as it is written, which may be a moment before it is durable and \
      its sender is told: look at it, do not act on it.

      EXAMPLES
        tenor journal tail
        tenor journal tail --last 0 --for 60 --json
        tenor journal tail --count 20
      """)

  @OptionGroup var journal: JournalOptions

  @Option(help: ArgumentHelp("Begin with so many commands that are there already.", valueName: "commands"))
  var last = 10

  @Option(help: ArgumentHelp("Stop after so many lines.", valueName: "lines"))
  var count: Int?

  @Option(name: .customLong("for"), help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var duration: Double?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard last >= 0 else { throw ValidationError("--last is below zero; 0 prints new commands only.") }
    guard count ?? 1 > 0 else { throw ValidationError("The count is not above zero. Leave it out to go on for ever.") }
    guard duration ?? 1 > 0 else {
      throw ValidationError("The time is not above zero. Leave it out to go on for ever.")
    }
  }

  func perform() throws {
    let reader = try JournalReader(directory: journal.directory, from: .earliest)
    var left = count ?? .max
    for command in try lastCommands(of: reader).prefix(left) {
      try command.write(output)
      left -= 1
    }
    Output.flush()
    guard left > 0 else { return }
    let deadline = duration.map { ContinuousClock.now + .milliseconds(Int64($0 * 1_000)) }
    try reader.follow(isCancelled: { deadline.map { $0 <= .now } ?? false }) { record in
      try record.forEachCommand { command in
        guard left > 0 else { return }
        try command.write(output)
        left -= 1
      }
      Output.flush()
      return left > 0
    }
  }

  /// The last commands that are there now, oldest first; the reader then stands behind them.
  private func lastCommands(of reader: JournalReader) throws -> [HeldCommand] {
    var held: [HeldCommand] = []
    try reader.readToEnd { record in
      guard last > 0 else { return }
      try record.forEachCommand { held.append(HeldCommand($0)) }
      // Not at every record, since dropping from the front moves the rest.
      if held.count > 2 * last + Journal.maximumCommandCount { held.removeFirst(held.count - last) }
    }
    return held.suffix(last)
  }
}

/// A command in a form that outlives its record.
private struct HeldCommand {
  private let sequence: UInt64
  private let time: UInt64
  private let message: [UInt8]

  init(_ command: RecordedCommand) {
    sequence = command.sequence
    time = command.time
    message = [UInt8](command.message.bytes)
  }

  func write(_ output: OutputOptions) throws {
    try message.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      guard let message = try reader.next() else { return }
      try RecordedCommand(sequence: sequence, time: time, message: message).write(output)
    }
  }
}
