import ArgumentParser
import Glibc

/// A command that tells its failures in the same way as all others.
protocol TenorCommand: ParsableCommand {
  /// Does what was asked.
  func perform() throws
}

extension TenorCommand {
  /// Performs the command; a failure goes to standard error in two lines and ends the process with its code.
  func run() throws {
    do {
      try perform()
      Output.flush()
    } catch let exit as ExitCode {
      Output.flush()
      throw exit
    } catch {
      Output.flush()
      let failure = CommandFailure(error)
      Output.complain("tenor: \(failure.problem)\n\(failure.advice)")
      throw failure.status.exitCode
    }
  }
}
