import ArgumentParser
import ExchangeClient
import ExchangeServer
import Journal

/// Why a command ends without having done what it was asked: one line what was wrong, one line what to do.
struct CommandFailure: Error {
  /// What was wrong, with which value.
  var problem: String
  /// What to do about it.
  var advice: String
  /// What the process exits with.
  var status: ExitStatus

  init(_ problem: String, advice: String, status: ExitStatus) {
    self.problem = problem
    self.advice = advice
    self.status = status
  }
}

/// What `tenor` exits with; the numbers follow `sysexits.h`. `docs/exit-codes.md` has the table, with those of
/// `tenor serve`.
enum ExitStatus: Int32 {
  /// The command line, or a name, price or symbol in it, is wrong.
  case usage = 64
  /// The exchange refused it, or the journal to be read is damaged.
  case refused = 65
  /// The exchange cannot be reached, or does not answer.
  case unreachable = 69
  /// Something that cannot be; or an answer that is not the protocol's.
  case internalError = 70
  /// A file cannot be read.
  case inputOutput = 74

  /// As ArgumentParser wants it.
  var exitCode: ExitCode { ExitCode(rawValue) }
}

extension CommandFailure {
  /// The failure that `error` means to whoever typed the command.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as ClientError: self.init(error)
    case let error as UnknownSymbolError:
      self.init("Unknown symbol \(error.name): \(error.problem)", advice: error.advice, status: .usage)
    case let error as PriceTextError: self.init(error.problem, advice: error.advice, status: .usage)
    case let error as JournalError: self.init(error)
    case let error as ConfigurationError:
      self.init("\(error)", advice: "docs/configuration.md lists all settings.", status: .usage)
    default:
      self.init("\(error)", advice: "This should not happen: please report it.", status: .internalError)
    }
  }

  private init(_ error: ClientError) {
    let status: ExitStatus =
      switch error {
      case .rejected: .refused
      case .unreachable, .noAnswer, .silent, .messaging, .anotherJournal, .tooManyUnanswered: .unreachable
      case .malformedAnswer: .internalError
      case .invalidName, .invalidSecret, .invalidCode: .usage
      }
    self.init(error.problem, advice: error.advice, status: status)
  }

  private init(_ error: JournalError) {
    switch error {
    case .systemCallFailed:
      self.init(
        "\(error)", advice: "Name the data folder of the exchange with --data, as given to tenor serve.",
        status: .inputOutput)
    default:
      self.init("\(error)", advice: "Nothing was changed: the journal is only read.", status: .refused)
    }
  }
}
