import ArgumentParser
import Journal

/// Checks a journal.
struct VerifyCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every byte of the journal, and report the first problem.",
    discussion: """
      Exits with 0 when all is well, and with 65 when the journal is damaged.

      The head that is printed is a digest of all commands so far. Note it somewhere else, and give it back later: then \
      it is told whether anybody has changed what stood there.

      EXAMPLES
        tenor journal verify
        tenor journal verify --expect 312000:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        tenor journal verify --data /srv/tenor --json
      """)

  @Option(help: "A head that was printed earlier: the commands up to it must be the same.") var expect: JournalHead?
  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let result = JournalReader.verify(directory: journal.directory, expecting: expect)
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
    Output.line("Links      \(result.linkCount)")
    if let head = result.head { Output.line("Head       \(head)") }
    if result.firstSegment > 1 {
      Output.line("Archived   segments 1 to \(result.firstSegment - 1) are not here, and not checked")
    }
    guard let problem = result.problem else { return Output.line("All is well") }
    // Some problems are of no single place.
    let place =
      problem.segment > 0
      ? "Damaged in segment \(problem.segment) at byte \(problem.offset), before command \(problem.sequence):\n" : ""
    Output.complain("\(place)\(problem)")
  }

  private func json(_ result: JournalVerification) -> JSONText {
    [
      "journal": result.identifier.map { .string("\($0)") } ?? nil,
      "firstSegment": .integer(result.firstSegment), "segments": .integer(result.segmentCount),
      "records": .integer(result.recordCount), "lastSequence": .integer(result.lastSequence),
      "links": .integer(result.linkCount), "head": result.head.map { .string("\($0)") } ?? nil,
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

extension JournalHead: ExpressibleByArgument {
  /// Reads a head as `tenor journal verify` prints it.
  public init?(argument: String) { self.init(argument) }
}
