import Glibc

/// A call to the operating system that failed.
package struct SystemCallFailure: Error, Equatable {
  /// The call.
  package let operation: String
  /// What it was about.
  package let path: String
  /// The error number.
  package let code: Int32

  package init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// No room: on the disk, or in a quota.
  package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

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

/// An open file or folder of the operating system.
final class File: StorageFile {
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

  func length() throws(SystemCallFailure) -> UInt64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("fstat") }
    return UInt64(status.st_size)
  }

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

  func withContents<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let size = Int(try length())
    guard size > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | Int32(MAP_POPULATE), descriptor, 0), start != MAP_FAILED
    else { throw failure("map") }
    defer { munmap(start, size) }
    return try body(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// A short write is continued, a failed one is not repeated.
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

  func write(_ parts: UnsafeBufferPointer<iovec>, at offset: UInt64) throws(SystemCallFailure) {
    var done = 0
    while done == 0 {
      done = pwritev(descriptor, parts.baseAddress, Int32(parts.count), off_t(offset))
      if done == 0 { throw SystemCallFailure(operation: "write", path: path, code: EIO) }
      if done < 0 {
        // Interrupted before the first byte: nothing was written.
        guard errno == EINTR else { throw failure("write") }
        done = 0
      }
    }
    guard done < parts.reduce(0, { $0 + $1.iov_len }) else { return }
    var start = 0
    for part in parts {
      let skipped = min(max(done - start, 0), part.iov_len)
      let rest = UnsafeRawBufferPointer(start: part.iov_base, count: part.iov_len).part(skipped..<part.iov_len)
      try write(rest, at: offset + UInt64(start + skipped))
      start += part.iov_len
    }
  }

  func synchronizeData() throws(SystemCallFailure) {
    guard fdatasync(descriptor) == 0 else { throw failure(SystemCallFailure.sync) }
  }

  /// On a folder: makes the names in it durable.
  func synchronize() throws(SystemCallFailure) {
    guard fsync(descriptor) == 0 else { throw failure("fsync") }
  }

  /// The failure that `errno` now tells of.
  func failure(_ operation: String) -> SystemCallFailure {
    SystemCallFailure(operation: operation, path: path, code: errno)
  }
}
