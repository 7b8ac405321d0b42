import Glibc
import Synchronization

/// The writing end of an append-only log of records, durable on one disk.
///
/// One thread appends; the others may ask for ``durableSequence`` at any time. While a journal is open
/// no other writer can open it, in this process or another; ``close()`` or the last reference's end gives it up.
public final class Journal: Sendable {
  /// Where it is.
  public let directory: String
  let storage: any Storage
  /// What tells it from other journals.
  public let identifier: JournalIdentifier
  /// The longest payload of a record, in bytes: 1 MiB, or less if segments are small.
  public let maximumPayloadLength: Int

  private struct Open: Sendable {
    var writer: SegmentWriter
    let lock: any StorageLock
    let mark: MarkFile?
    let markInterval: UInt64
    let time: any TimeSource
    var markedAt: UInt64 = 0
    /// The epoch acquired last, 0 if none was.
    var acquiredEpoch: UInt32 = 0
    var roomSoughtAt: UInt64 = 0

    /// Marks what is durable when it is time again, or at once.
    mutating func writeMark(isDue: Bool = false) throws(JournalError) {
      guard let mark, writer.failure == nil, !writer.isSyncDue else { return }
      let now = time.monotonic()
      guard isDue || now >= markedAt + markInterval else { return }
      markedAt = now
      do { try mark.write(writer.lastSequence) } catch { throw writer.fail(error) }
    }
  }

  private let open: Mutex<Open?>
  private let durable: Atomic<UInt64>

  init(
    directory: String, storage: any Storage, writer: SegmentWriter, lock: any StorageLock, mark: MarkFile?,
    markInterval: UInt64
  ) {
    self.directory = directory
    self.storage = storage
    identifier = writer.identifier
    maximumPayloadLength = writer.maximumPayloadLength
    durable = Atomic(writer.lastSequence)
    open = Mutex(Open(writer: writer, lock: lock, mark: mark, markInterval: markInterval, time: storage.time))
  }

  deinit {
    close()
  }

  /// Sequence of the last durable command, 0 if there is none. Never waits.
  public var durableSequence: UInt64 { durable.load(ordering: .acquiring) }

  /// The most commands in one record.
  public static let maximumCommandCount = Int(RecordFormat.maximumCommandCount)

  /// Writes one record and makes it durable: returns when it is on the disk.
  ///
  /// - Parameters:
  ///   - epoch: The writer's epoch; never below the last record's.
  ///   - firstSequence: Sequence of its first command: one more than the last record's last.
  ///   - time: The batch's time stamp, in nanoseconds since 1970-01-01T00:00:00Z.
  ///   - commandCount: How many commands it holds, 1 to ``maximumCommandCount``.
  ///   - payload: At most ``maximumPayloadLength`` bytes, without 200 zero bytes in a row. Not copied.
  /// - Throws: ``JournalError/writeFailed(file:errno:)`` or ``JournalError/syncFailed(file:errno:)``, after which the record is in
  ///   doubt and every call throws ``JournalError/unusable(after:)``; or an error that says what about the record was refused, after which the
  ///   journal goes on as if it had not been called.
  public func append(
    epoch: UInt32, firstSequence: UInt64, time: UInt64, commandCount: UInt32,
    payload: UnsafeRawBufferPointer
  ) throws(JournalError) {
    try withWriter { writer throws(JournalError) in
      try writer.write(
        epoch: epoch, firstSequence: firstSequence, time: time, commandCount: commandCount, payload: payload)
      try writer.synchronize()
    }
    durable.store(firstSequence + UInt64(commandCount) - 1, ordering: .releasing)
    try mark()
  }

  private func mark() throws(JournalError) {
    try open.withLock { open throws(JournalError) in try open?.writeMark() }
  }

  /// The first half of ``append(epoch:firstSequence:time:commandCount:payload:)``: the record is written, and in doubt
  /// until ``sync()`` returns. One record is in flight at a time: a second write before the sync is a programming error.
  public func write(
    epoch: UInt32, firstSequence: UInt64, time: UInt64, commandCount: UInt32,
    payload: UnsafeRawBufferPointer
  ) throws(JournalError) {
    try withWriter { writer throws(JournalError) in
      try writer.write(
        epoch: epoch, firstSequence: firstSequence, time: time, commandCount: commandCount, payload: payload)
    }
  }

  /// Makes the record that was written durable. Does nothing if there is none.
  public func sync() throws(JournalError) {
    let last = try withWriter { writer throws(JournalError) in
      try writer.synchronize()
      return writer.lastSequence
    }
    durable.store(last, ordering: .releasing)
    try mark()
  }

  /// The epoch that batches must have, 0 if none was acquired.
  var acquiredEpoch: UInt32 { open.withLock { $0?.acquiredEpoch ?? 0 } }

  /// Acquires the next epoch.
  func raiseEpoch() throws(JournalError) -> UInt32 {
    try open.withLock { open throws(JournalError) in
      guard open != nil else { throw .closed }
      open!.acquiredEpoch = max(open!.acquiredEpoch, open!.writer.chain.epoch) + 1
      return open!.acquiredEpoch
    }
  }

  /// Nanoseconds between two attempts at making the next segment on a full disk.
  private static let roomInterval: UInt64 = 1_000_000_000

  /// Whether the disk has room for the next segment, as far as is known. Another attempt at making it is started when the
  /// last one failed, at most once a second.
  public func hasRoom() -> Bool {
    open.withLock { open in
      guard open?.writer.preparation.failure?.isDiskFull == true else { return true }
      let now = storage.time.monotonic()
      if now >= open!.roomSoughtAt + Self.roomInterval {
        open!.roomSoughtAt = now
        // Not tried in vain: an attempt fills what room there is before it fails.
        if storage.hasRoom(in: directory, for: open!.writer.segmentSize) { open!.writer.prepareNextSegment() }
      }
      return false
    }
  }

  /// Gives the journal up. A record that was written and not synced stays in doubt. Closing twice does no harm.
  public func close() {
    open.withLock { open in
      open?.writer.preparation.finish()
      // What cannot be marked any more is on the disk all the same.
      try? open?.writeMark(isDue: true)
      open = nil
    }
  }

  private func withWriter<Result: Sendable>(
    _ body: (inout SegmentWriter) throws(JournalError) -> Result
  ) throws(JournalError) -> Result {
    try open.withLock { open throws(JournalError) in
      guard open != nil else { throw .closed }
      return try body(&open!.writer)
    }
  }
}
