import Glibc

/// Where a journal and its snapshots are kept: a disk, or what a test puts in its place.
///
/// Everything that this module and the snapshots do to files goes through it, so that a simulated disk can lose, tear and
/// delay what a real one may. Paths are those of the operating system.
package protocol Storage: Sendable {
  /// Opens a file with the flags of `open(2)`; children never inherit it.
  func open(_ path: String, flags: Int32) throws(SystemCallFailure) -> any StorageFile

  /// Makes a folder whose parent exists; does nothing if it is there. Its name is durable then.
  func makeFolder(_ path: String) throws(SystemCallFailure)

  /// Names of everything in a folder but `.` and `..`, in no order.
  func names(in folder: String) throws(SystemCallFailure) -> [String]

  /// Gives a file another name in the same folder, in place of what had it. Durable once the folder is synced.
  func rename(_ path: String, to newPath: String) throws(SystemCallFailure)

  /// Removes a file. Durable once the folder is synced.
  func remove(_ path: String) throws(SystemCallFailure)

  /// Makes the names in a folder durable.
  func synchronizeFolder(_ path: String) throws(SystemCallFailure)

  /// Whether there is room for `length` more bytes in a folder; true if that is not known.
  func hasRoom(in folder: String, for length: UInt64) -> Bool

  /// Takes the right to write the journal in a folder, until the last reference to what is returned goes.
  func lock(_ folder: String) throws(JournalError) -> any StorageLock

  /// Runs `work` beside the caller; `nil` if that cannot be.
  func runInBackground(_ work: @escaping @Sendable () -> Void) -> (any BackgroundWork)?

  /// The clocks by which files are stamped and what is due is measured.
  var time: any TimeSource { get }
}

/// An open file; closed when the last reference to it goes.
package protocol StorageFile: AnyObject, Sendable {
  var path: String { get }

  /// Its length in bytes.
  func length() throws(SystemCallFailure) -> UInt64

  /// Reads from `offset` until `bytes` is full or the file ends; returns how many were read.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemCallFailure) -> Int

  /// Gives the whole contents to `body`; the bytes are valid during its call.
  func withContents<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result

  /// Writes all of `bytes` at `offset`. A failed write is not repeated.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemCallFailure)

  /// Writes all of the parts, one behind the other, from `offset` on: as one write, as far as the system can.
  func write(_ parts: UnsafeBufferPointer<iovec>, at offset: UInt64) throws(SystemCallFailure)

  /// Makes contents durable, and metadata as far as reading needs it.
  func synchronizeData() throws(SystemCallFailure)

  /// Makes contents and metadata durable.
  func synchronize() throws(SystemCallFailure)
}

/// The right to write a journal; given back when the last reference to it goes.
package protocol StorageLock: AnyObject, Sendable {}

/// Work that was started and has to be waited for.
package protocol BackgroundWork: Sendable {
  /// Returns when it is done. Called once.
  func wait()
}

/// The two clocks that an exchange reads.
package protocol TimeSource: Sendable {
  /// Nanoseconds since 1970: what commands and files are stamped with.
  func wall() -> UInt64

  /// Nanoseconds since some moment, never going back: what durations are measured with.
  func monotonic() -> UInt64
}

/// The clocks of the operating system.
package struct SystemTime: TimeSource {
  package init() {}

  package func wall() -> UInt64 { read(CLOCK_REALTIME) }

  package func monotonic() -> UInt64 { read(CLOCK_MONOTONIC) }

  private func read(_ clock: clockid_t) -> UInt64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
}
