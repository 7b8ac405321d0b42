import ArgumentParser
import Foundation

/// Looks at a journal without ever writing to it.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Read an exchange's journal: dump it, follow it, count it, check it, replay it. Never writes.",
    discussion: """
      The exchange may be running meanwhile.

      EXAMPLES
        tenor journal dump --data ./data
        tenor journal tail
        tenor journal stat
        tenor journal verify
        tenor journal hash --json
      """,
    subcommands: [
      DumpCommand.self, TailCommand.self, StatCommand.self, VerifyCommand.self, HashCommand.self,
    ])
}

/// Where the journal is.
struct JournalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The exchange's data folder, as given to tenor serve. (env: TENOR_DATA; default: ./data)", valueName: "folder"))
  var data: String?

  /// The exchange's data folder.
  var dataFolder: String { data ?? ProcessInfo.processInfo.environment["TENOR_DATA"] ?? "./data" }

  /// The folder with the segments: the data folder's `journal`, or the folder itself.
  var directory: String {
    let inside = dataFolder + "/journal"
    return FileManager.default.fileExists(atPath: inside) ? inside : dataFolder
  }
}
