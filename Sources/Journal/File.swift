import Glibc

/// A call to the operating system that failed.
struct SystemCallFailure: Error {
  let operation: String
  let path: String
  let code: Int32

  /// No room: on the disk, or in a quota.
  var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

  /// As an error of opening or reading, when no record is in doubt.
  var asJournalError: JournalError {
    isDiskFull ? .diskFull(file: path) : .systemCallFailed(operation: operation, file: path, errno: code)
  }

  /// As an error of appending, when a record is in doubt.
  var asAppendError: JournalError {
    operation == Self.sync ? .syncFailed(file: path, errno: code) : .writeFailed(file: path, errno: code)
  }

  fileprivate static let sync = "fdatasync"
}

/// An open file or folder; closed when the last reference to it goes.
final class File: Sendable {
  let descriptor: Int32
  let path: String

  /// Opens `path` with the flags of `open(2)`; children never inherit it.
  init(_ path: String, flags: Int32, mode: mode_t = 0o640) throws(SystemCallFailure) {
    descriptor = open(path, flags | O_CLOEXEC, mode)
    self.path = path
    if descriptor < 0 { throw SystemCallFailure(operation: "open", path: path, code: errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Its length in bytes.
  func length() throws(SystemCallFailure) -> UInt64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("fstat") }
    return UInt64(status.st_size)
  }

  /// Reads from `offset` until `bytes` is full or the file ends; returns how many were read.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemCallFailure) -> Int {
    var done = 0
    while done < bytes.count {
      let count = pread(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset) + off_t(done))
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read")
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Writes all of `bytes` at `offset`. A short write is continued, a failed one is not repeated.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemCallFailure) {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset) + off_t(done))
      if count < 0 {
        // Interrupted before the first byte: nothing was written.
        if errno == EINTR { continue }
        throw failure("write")
      }
      if count == 0 { throw SystemCallFailure(operation: "write", path: path, code: EIO) }
      done += count
    }
  }

  /// Makes contents durable, and metadata as far as reading needs it.
  func synchronizeData() throws(SystemCallFailure) {
    guard fdatasync(descriptor) == 0 else { throw failure(SystemCallFailure.sync) }
  }

  /// Makes contents and metadata durable; on a folder: the names in it.
  func synchronize() throws(SystemCallFailure) {
    guard fsync(descriptor) == 0 else { throw failure("fsync") }
  }

  /// The failure that `errno` now tells of.
  func failure(_ operation: String) -> SystemCallFailure {
    SystemCallFailure(operation: operation, path: path, code: errno)
  }
}

/// Makes the names in a folder durable.
func synchronizeFolder(_ path: String) throws(SystemCallFailure) {
  try File(path, flags: O_RDONLY | O_DIRECTORY).synchronize()
}

/// Whether the disk of a folder has room for `length` bytes; true if it does not say.
func folderHasRoom(_ path: String, for length: UInt64) -> Bool {
  var status = statvfs()
  guard statvfs(path, &status) == 0 else { return true }
  return UInt64(status.f_bavail) * UInt64(status.f_frsize) >= length
}
