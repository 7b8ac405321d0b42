import ArgumentParser
import Journal

/// Checks a journal.
struct VerifyCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every byte of the journal, and report the first problem.",
    discussion: """
      Exits with 0 when all is well, and with 65 when the journal is damaged.

      EXAMPLES
        tenor journal verify
        tenor journal verify --data /srv/tenor --json
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let result = JournalReader.verify(directory: journal.directory)
    if let problem = result.problem, case .systemCallFailed = problem.error { throw problem.error }
    if output.json { Output.line(json(result).text) } else { write(result) }
    guard result.problem == nil else { throw ExitStatus.refused.exitCode }
    result.tail?.noteIfIncomplete()
  }

  private func write(_ result: JournalVerification) {
    Output.line("Journal    \(result.identifier.map { "\($0)" } ?? "unknown")")
    Output.line("Segments   \(result.segmentCount)")
    Output.line("Records    \(result.recordCount)")
    Output.line("Commands   \(result.lastSequence)")
    if let problem = result.problem {
      Output.complain(
        "Damaged in segment \(problem.segment) at byte \(problem.offset), before command \(problem.sequence):\n\(problem)"
      )
    } else {
      Output.line("All is well")
    }
  }

  private func json(_ result: JournalVerification) -> JSONText {
    [
      "journal": result.identifier.map { .string("\($0)") } ?? nil, "segments": .integer(result.segmentCount),
      "records": .integer(result.recordCount), "lastSequence": .integer(result.lastSequence),
      "isSound": .flag(result.problem == nil), "unfinishedBytes": unfinishedBytes(result),
      "problem": result.problem.map { problem in
        [
          "segment": .integer(problem.segment), "offset": .integer(problem.offset),
          "sequence": .integer(problem.sequence), "description": .string("\(problem)"),
        ]
      } ?? nil,
    ]
  }

  private func unfinishedBytes(_ result: JournalVerification) -> JSONText {
    if case .incomplete(let length) = result.tail { .integer(length) } else { .integer(0) }
  }
}
