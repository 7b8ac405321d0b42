import ArgumentParser
import ExchangeServer
import Journal

/// Says how much a journal holds.
struct StatCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "stat",
    abstract: "Print how much the journal holds, from when to when, and where it stands.",
    discussion: """
      Reads all of it. The mark is what was surely on the disk when it was last written, once a second.

      EXAMPLES
        tenor journal stat
        tenor journal stat --data /srv/tenor --json
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let statistics = try JournalReader.statistics(directory: journal.directory)
    let snapshots = SnapshotMaker.snapshots(in: journal.dataFolder)
    if output.json { Output.line(json(statistics, snapshots).text) } else { write(statistics, snapshots) }
  }

  private func write(_ statistics: JournalStatistics, _ snapshots: [UInt64]) {
    func time(_ value: UInt64?) -> String { value.map { TimeText.timestamp($0) } ?? "never" }
    Output.line("Journal       \(statistics.identifier.map { "\($0)" } ?? "nothing begun")")
    let archived =
      statistics.archivedSegmentCount > 0 ? ", the first \(statistics.archivedSegmentCount) in the archive" : ""
    Output.line(
      "Segments      \(statistics.segmentCount), the last \(Int(statistics.lastSegmentUse * 100))% full\(archived)")
    Output.line("Records       \(statistics.recordCount)")
    Output.line(
      "Commands      \(statistics.commandCount)"
        + (statistics.commandCount > 0 ? ", \(statistics.firstSequence) to \(statistics.lastSequence)" : ""))
    Output.line(
      "Bytes         \(statistics.payloadBytes) of commands, \(statistics.recordBytes) of records,"
        + " \(statistics.fileBytes) of files")
    Output.line("First record  \(time(statistics.firstTime))")
    Output.line("Last record   \(time(statistics.lastTime))")
    Output.line("Epochs        \(statistics.epochCount), the last is \(statistics.lastEpoch)")
    Output.line("Mark          \(statistics.mark.map { "\($0)" } ?? "none")")
    Output.line("Snapshots     \(snapshots.isEmpty ? "none" : snapshots.map { "\($0)" }.joined(separator: ", "))")
  }

  private func json(_ statistics: JournalStatistics, _ snapshots: [UInt64]) -> JSONText {
    [
      "journal": statistics.identifier.map { .string("\($0)") } ?? nil,
      "firstSegment": .integer(statistics.firstSegment), "segments": .integer(statistics.segmentCount),
      "archivedSegments": .integer(statistics.archivedSegmentCount), "records": .integer(statistics.recordCount),
      "commands": .integer(statistics.commandCount), "firstSequence": .integer(statistics.firstSequence),
      "lastSequence": .integer(statistics.lastSequence), "commandBytes": .integer(statistics.payloadBytes),
      "recordBytes": .integer(statistics.recordBytes), "fileBytes": .integer(statistics.fileBytes),
      "firstTime": .time(statistics.firstTime), "lastTime": .time(statistics.lastTime),
      "epochs": .integer(statistics.epochCount), "lastEpoch": .integer(statistics.lastEpoch),
      "mark": .integer(statistics.mark),
      "lastSegmentPercent": .integer(Int(statistics.lastSegmentUse * 100)),
      "snapshots": .list(snapshots.map { .integer($0) }),
    ]
  }
}
