/// Why a journal could not be opened, read or written. Its ``description`` says what to do.
public enum JournalError: Error, Equatable, Sendable {
  /// The configuration makes no sense.
  case invalidConfiguration(reason: String)
  /// Another writer has the journal.
  case heldByAnother(holder: JournalHolder)
  /// The operating system refused something while opening or reading.
  case systemCallFailed(operation: String, file: String, errno: Int32)

  /// The journal is damaged; nothing was changed. `sequence` is the next one expected at that place.
  case corrupt(segment: UInt64, offset: UInt64, sequence: UInt64, reason: CorruptionReason)
  /// A segment is not there although a later one is.
  case missingSegment(number: UInt64)
  /// A segment that was moved to the archive is needed, and is not there.
  case archivedSegmentMissing(number: UInt64, directory: String)
  /// What was copied to the archive reads otherwise than it should; the segment was not moved.
  case unfaithfulCopy(file: String)
  /// A segment belongs to another journal.
  case foreignSegment(segment: UInt64, expected: JournalIdentifier, found: JournalIdentifier)
  /// A segment does not begin with the sequence after the last one before it.
  case firstSequenceMismatch(segment: UInt64, expected: UInt64, found: UInt64)
  /// A format that this build cannot continue.
  case unknownFormatVersion(segment: UInt64, found: UInt32, supported: UInt32)
  /// A format that asks for a newer reader than this build has.
  case newerReaderNeeded(segment: UInt64, lowest: UInt32, supported: UInt32)
  /// A valid record of a kind that this build does not know.
  case unknownRecordType(segment: UInt64, offset: UInt64, sequence: UInt64, type: UInt16, flags: UInt16)

  /// The folder is on a file system that does not keep what it promises to sync, or to lock.
  case onNetworkFileSystem(directory: String, name: String)
  /// The log ends before what its mark says was durable: it was cut at a record's end, or its last segments are gone.
  case cutShort(last: UInt64, mark: UInt64)
  /// The history up to a head that was noted is another one now.
  case otherHistory(expected: JournalHead, found: [UInt8])
  /// No record ends with the command of a head that was noted.
  case headNotFound(JournalHead, last: UInt64)
  /// The mark says nothing that can be read, which no crash explains.
  case damagedMark(file: String)
  /// The mark belongs to another journal.
  case foreignMark(file: String, expected: JournalIdentifier, found: JournalIdentifier)

  /// A record was not written: more than fits into one. The journal goes on.
  case payloadTooLong(length: Int, limit: Int)
  /// A record was not written: it must hold 1 to ``Journal/maximumCommandCount`` commands. The journal goes on.
  case commandCountOutOfRange(count: UInt32)
  /// A record was not written: it does not continue the log. The journal goes on.
  case sequenceOutOfOrder(expected: UInt64, found: UInt64)
  /// A record was not written: its epoch is below the last one's. The journal goes on.
  case epochWentDown(current: UInt32, found: UInt32)
  /// A record was not written: from `offset` on its payload has more zeros in a row than the format can tell from a
  /// sector that is missing. The journal goes on.
  case zeroRun(offset: Int)
  /// A record was not written: there is no segment for it and no room to make one. The same append may be tried again.
  case diskFull(file: String)

  /// A write failed. The record is in doubt, the journal unusable from now on.
  case writeFailed(file: String, errno: Int32)
  /// A sync failed. The record is in doubt, the journal unusable from now on.
  case syncFailed(file: String, errno: Int32)
  /// An earlier failure made the journal unusable; it is never retried.
  indirect case unusable(after: JournalError)
  /// The journal was closed.
  case closed
}

/// What is wrong at a place in a segment.
public enum CorruptionReason: Equatable, Sendable {
  /// The file has another length than its header says, or one that no segment has.
  case segmentLength(expected: UInt64, found: UInt64)
  /// The file does not begin like a segment.
  case segmentMagic
  /// The segment's header does not match its checksum.
  case segmentHeaderChecksum(expected: UInt32, found: UInt32)
  /// The header's number is not that of the file's name.
  case segmentNumber(expected: UInt64, found: UInt64)
  /// The segment has no header, but something follows that can only come after one.
  case segmentNotBegun
  /// There is no valid record header where one should be, and a crash cannot explain it.
  case recordHeader
  /// The payload or what follows it does not match the header, and a crash cannot explain it.
  case payload(expectedChecksum: UInt32, found: UInt32)
  /// The record is out of place: it does not name the header checksum of the one before it.
  case brokenChain(expected: UInt32, found: UInt32)
  /// The record is out of place: its sequence does not continue.
  case sequence(expected: UInt64, found: UInt64)
  /// The record's epoch is below the one before.
  case epoch(current: UInt32, found: UInt32)
  /// The link's digest is not that of the records before it: they, or it, were written anew.
  case digest(expected: [UInt8], found: [UInt8])
  /// A valid header with a payload length that cannot be.
  case payloadLength(limit: UInt64, found: UInt64)
  /// A valid header with a command count that cannot be.
  case commandCount(UInt32, allowed: ClosedRange<UInt32>)
  /// A valid record stands behind the damage.
  case validRecordBehind(offset: UInt64)
  /// There is something where nothing was ever written.
  case bytesBehindEnd(offset: UInt64)
  /// A sector is neither missing nor as it was written.
  case partOfSector(offset: UInt64)
  /// The log ends inside a segment although the next one was begun.
  case endBeforeNextSegment
}

/// Who holds a journal, as the lock file tells.
public struct JournalHolder: Equatable, Sendable, CustomStringConvertible {
  /// The folder.
  public let directory: String
  /// Process id; `nil` if the lock file does not say.
  public let process: Int32?
  /// Name of the machine; empty if the lock file does not say.
  public let host: String
  /// When it took the lock, as `2025-01-31T12:00:00Z`; empty if the lock file does not say.
  public let since: String

  /// `process 1234 on host X since 2025-01-31T12:00:00Z`.
  public var description: String {
    guard let process else { return "another process" }
    return "process \(process) on host \(host) since \(since)"
  }
}
