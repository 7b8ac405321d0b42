import Glibc

/// Why a recording cannot be read or written.
public enum RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be opened or read.
  case unreadable(path: String, code: Int32)
  /// The file cannot be made or written.
  case unwritable(path: String, code: Int32)
  /// The file is something else.
  case noRecording(path: String)
  /// What stands at `offset` is no body.
  case damaged(path: String, offset: UInt64)

  /// What is wrong, with which file, and where.
  public var description: String {
    switch self {
    case .unreadable(let path, let code): "cannot read \(path): \(String(cString: strerror(code)))"
    case .unwritable(let path, let code): "cannot write \(path): \(String(cString: strerror(code)))"
    case .noRecording(let path): "\(path) is no recorded feed: it does not begin with TENORREC, format 1"
    case .damaged(let path, let offset): "\(path) is damaged at byte \(offset): no body of a feed begins there"
    }
  }
}
