import Glibc

/// Reads a journal without taking its lock and without ever writing: for looking at it, also while it is written.
///
/// A record can be seen before it is durable: do not act on it. Not to be used by two threads at once.
public final class JournalReader {
  /// What stood behind the last record.
  public enum Tail: Equatable, Sendable {
    /// Nothing.
    case clean
    /// A write that is in progress, or was interrupted: opening the journal for writing would cut off `length` bytes. If only a
    /// segment's header is half written, 0.
    case incomplete(length: Int)
  }

  /// What looks damaged at the end of the log may be a write that is in progress. A write of 1 MiB into the page cache
  /// takes less than a millisecond; its thread may be kept from running for longer.
  static let patience = 10
  private static let pauseInMicroseconds: UInt32 = 10_000

  private let scan: JournalScan

  /// A reader that stands before the first record.
  ///
  /// - Parameters:
  ///   - directory: The journal's folder.
  ///   - identifier: The journal that it must be; `nil`: any.
  ///   - start: Where to begin.
  /// - Throws: ``JournalError`` if the folder cannot be read or a segment is missing.
  public convenience init(
    directory: String, identifier: JournalIdentifier? = nil, from start: JournalStart = .beginning
  ) throws(JournalError) {
    try self.init(directory: directory, identifier: identifier, from: start, storage: Disk())
  }

  /// A reader of a journal that is kept in `storage`.
  package init(
    directory: String, identifier: JournalIdentifier? = nil, from start: JournalStart = .beginning,
    storage: any Storage
  ) throws(JournalError) {
    scan = try JournalScan(
      directory: directory, identifier: identifier, from: start, isForWriting: false, storage: storage)
  }

  /// A reader that also checks the chain of digests.
  package init(
    checkingDigestsOf directory: String, identifier: JournalIdentifier? = nil, from start: JournalStart = .beginning,
    storage: any Storage = Disk()
  ) throws(JournalError) {
    scan = try JournalScan(
      directory: directory, identifier: identifier, from: start, isForWriting: false, checksDigests: true,
      storage: storage)
  }

  /// The identity of the journal in a folder; `nil` while nothing was begun.
  package static func identifier(
    of directory: String, storage: any Storage
  ) throws(JournalError) -> JournalIdentifier? {
    try JournalScan(directory: directory, identifier: nil, from: .folder, isForWriting: false, storage: storage)
      .firstHeader()?.identifier
  }

  /// The journal's identity; `nil` before the first segment was found.
  public var identifier: JournalIdentifier? { scan.current?.header.identifier }

  /// Sequence of the last command read, 0 if there is none.
  public var lastSequence: UInt64 { scan.chain.nextSequence - 1 }

  /// How many records of commands were read.
  public var recordCount: UInt64 { scan.recordCount }

  /// How many links of the chain of digests were read.
  public var linkCount: UInt64 { scan.linkCount }

  /// The digest of everything that was read, if the chain is checked; the last link's, if no record stands behind it.
  var digest: [UInt8]? {
    guard let digests = scan.digests else { return nil }
    return digests.recordCount == 0 ? scan.lastLink?.digest ?? digests.digest : digests.digest
  }

  /// Number of the segment being read, 0 before the first was found.
  public var segment: UInt64 { scan.current?.header.segmentNumber ?? 0 }

  /// Number of the first segment that is read.
  var firstSegment: UInt64 { scan.firstSegment }

  /// How many segments were read, that being read included.
  var segmentCount: UInt64 { scan.current == nil ? 0 : segment - firstSegment + 1 }

  /// How many of the segments from the first one read on are in the archive.
  func archivedSegmentCount() throws(JournalError) -> UInt64 {
    guard let segments = try scan.folder.segments() else { return 0 }
    return max(segments.lowerBound, firstSegment) - firstSegment
  }

  /// How much of the room for records in that segment is used up to the last record read, 0 to 1.
  var segmentUse: Double {
    guard let current = scan.current else { return 0 }
    let header = UInt64(SegmentHeader.length)
    return Double(current.position - header) / Double(current.header.segmentSize - header)
  }

  /// Bytes of the segments' files in the journal's own folder.
  func fileBytes() throws(JournalError) -> UInt64 { try scan.folder.segmentBytes() }

  /// The next whole record; `nil` if there is none now. Call it again later to follow a journal that is being written.
  /// The payload is valid until the next call.
  ///
  /// - Throws: ``JournalError`` at damage, other than at the very end of the log: ask ``tail()`` about that.
  public func next() throws(JournalError) -> JournalRecord? {
    try scan.next()
  }

  /// Gives every record from here to the end to `body`, which returns whether to go on, and looks for more every
  /// `interval` microseconds, forever. Returns when `body` says so, or when `isCancelled`, asked at every pause, does.
  public func follow(
    interval: UInt32 = 10_000, isCancelled: () -> Bool = { false }, _ body: (JournalRecord) throws -> Bool
  ) throws {
    while true {
      while let record = try next() {
        if try !body(record) { return }
      }
      if isCancelled() { return }
      usleep(interval)
    }
  }

  /// Gives every record from here to the end to `body` and returns what stands behind the last one.
  @discardableResult
  public func readToEnd(_ body: (JournalRecord) throws -> Void) throws -> Tail {
    while true {
      while let record = try next() { try body(record) }
      if let tail = try tail() { return tail }
    }
  }

  /// What stands behind the last record that was read; `nil` if there are more by now. Reads to the end of the segment.
  ///
  /// - Throws: ``JournalError`` if it is damage and stays so for a tenth of a second.
  public func tail() throws(JournalError) -> Tail? {
    try tail(patience: Self.patience)
  }

  /// Looks `patience` times before it calls damage what may be a write in progress.
  func tail(patience: Int) throws(JournalError) -> Tail? {
    var attempt = 1
    while true {
      do throws(JournalError) {
        switch try scan.end() {
        case nil: return nil
        case .clean: return .clean
        case .torn(let length, _): return .incomplete(length: length)
        case .tornSegmentHeader: return .incomplete(length: 0)
        }
      } catch {
        guard attempt < patience else { throw error }
        attempt += 1
        usleep(Self.pauseInMicroseconds)
      }
    }
  }
}
