import Glibc
import Journal
import Messaging

/// Why a server could not start or had to stop, with the exit code that `tenor serve` ends with.
public enum ServerError: Error, Sendable {
  /// Another server holds the data folder.
  case heldByAnother(JournalHolder)
  /// The journal could not be opened or read.
  case journal(JournalError)
  /// The journal holds something that this build cannot apply: damage that checksums do not show, or a newer format.
  case unreadableRecord(sequence: UInt64, reason: String)
  /// The journal ends before a snapshot that was made of it: commands that were durable are gone.
  case journalBehindSnapshot(file: String, snapshot: UInt64, journal: UInt64)
  /// A snapshot that is whole cannot be taken over.
  case unusableSnapshot(file: String, reason: String)
  /// A socket could not listen.
  case socket(MessagingError)
  /// The HTTP endpoint could not listen.
  case http(address: String, reason: String)
  /// A file in the data folder could not be made, read or written.
  case fileFailed(path: String, operation: String, code: Int32)
  /// The operator's secret is empty or too long.
  case malformedSecret(path: String, length: Int)
}

extension ServerError: CustomStringConvertible {
  /// What happened and what to do.
  public var description: String {
    switch self {
    case .heldByAnother(let holder):
      "the folder \(holder.directory) is in use by \(holder); stop that server or choose another folder with --data"
    case .journal(let error): "\(error)"
    case .unreadableRecord(let sequence, let reason):
      "the journal's command \(sequence) cannot be applied: \(reason); start it with the build that wrote it, or restore"
        + " the folder from a copy"
    case .journalBehindSnapshot(let file, let snapshot, let journal):
      "the journal ends with command \(journal), but the snapshot \(file) was made of \(snapshot) commands: some that were"
        + " durable are gone. Restore the journal from a copy; only if that cannot be, move the snapshot away to go on"
        + " without them"
    case .unusableSnapshot(let file, let reason):
      "the snapshot \(file) cannot be taken over: \(reason); move it away: the journal gives the same state. Please report it"
    case .socket(let error): "\(error)"
    case .http(let address, let reason): "cannot serve http at \(address): \(reason)"
    case .fileFailed(let path, let operation, let code):
      "cannot \(operation) \(path): \(String(cString: strerror(code))); check the folder's owner and permissions"
    case .malformedSecret(let path, let length):
      "\(path) holds \(length) characters; it must hold 1 to 32. Put the operator's secret back, or remove the file to"
        + " have a new one made"
    }
  }

  /// What a process that ends with this error exits with. `docs/operations.md` lists them.
  public var exitCode: ServerExitCode {
    switch self {
    case .heldByAnother: .heldByAnother
    case .journal(.systemCallFailed), .journal(.diskFull), .journal(.onNetworkFileSystem), .fileFailed: .cannotCreate
    case .journal(.writeFailed), .journal(.syncFailed), .journal(.unusable): .journalFailed
    case .journal(.invalidConfiguration), .malformedSecret: .badConfiguration
    case .journal, .unreadableRecord, .journalBehindSnapshot, .unusableSnapshot: .damagedJournal
    case .socket, .http: .cannotListen
    }
  }
}

/// What `tenor serve` exits with. The numbers follow `sysexits.h` where it has one.
public enum ServerExitCode: Int32, Sendable, CaseIterable {
  /// It was asked to stop and did.
  case stopped = 0
  /// The journal is damaged or of a format that this build does not know; nothing was changed.
  case damagedJournal = 65
  /// An address cannot be listened at.
  case cannotListen = 69
  /// A part of the server failed for a reason that it does not know; please report it.
  case internalFailure = 70
  /// The data folder or a file in it cannot be made or read.
  case cannotCreate = 73
  /// A write or sync of the journal failed while running: nothing that was not durable has left.
  case journalFailed = 74
  /// Another server holds the data folder.
  case heldByAnother = 75
  /// A setting is wrong.
  case badConfiguration = 78
}
