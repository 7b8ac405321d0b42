import Glibc
import Synchronization

/// Standard output and error: text is gathered and leaves in large pieces, or at once with ``flush()``.
enum Output {
  private static let waiting = Mutex<[UInt8]>([])
  /// Bytes that are gathered before they leave.
  private static let capacity = 64 * 1024

  /// Writes a line.
  static func line(_ text: String = "") { write(text + "\n") }

  /// Writes `text` as it is.
  static func write(_ text: String) {
    waiting.withLock { bytes in
      bytes.append(contentsOf: text.utf8)
      if bytes.count >= capacity { send(&bytes) }
    }
  }

  /// Sends what was gathered.
  static func flush() { waiting.withLock { send(&$0) } }

  /// Writes `text` and a line's end to standard error.
  static func complain(_ text: String) {
    flush()
    var bytes = Array((text + "\n").utf8)
    send(&bytes, to: STDERR_FILENO)
  }

  /// Whether somebody looks at standard output.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Rows of the terminal; `nil` when it does not say.
  static var terminalRows: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
  }

  private static func send(_ bytes: inout [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        sent += count
      } else if errno != EINTR {
        // Whoever read it is gone: there is nobody left to write for.
        exit(EXIT_SUCCESS)
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
