import Glibc

extension JournalError: CustomStringConvertible {
  /// What was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .invalidConfiguration(let reason):
      return "journal configuration: \(reason)"
    case .heldByAnother(let holder):
      return "journal \(holder.directory) is held by \(holder); stop that process first, or use another folder"
    case .systemCallFailed(let operation, let file, let code):
      return "\(operation) \(file): \(errorText(code)); check that the folder exists and that this user may write to it"
    case .closed:
      return "the journal was closed"
    case .corrupt, .missingSegment, .archivedSegmentMissing, .unfaithfulCopy, .foreignSegment, .firstSequenceMismatch,
      .unknownFormatVersion,
      .newerReaderNeeded, .unknownRecordType, .onNetworkFileSystem, .cutShort, .otherHistory,
      .headNotFound, .damagedMark, .foreignMark:
      return openingRefusal
    case .payloadTooLong, .commandCountOutOfRange, .sequenceOutOfOrder, .epochWentDown, .zeroRun, .diskFull:
      return appendRefusal
    case .writeFailed(let file, let code):
      return "writing to \(file) failed: \(errorText(code)). \(Self.restartAdvice)"
    case .syncFailed(let file, let code):
      return "syncing \(file) failed: \(errorText(code)). \(Self.restartAdvice)"
    case .unusable(let cause):
      return "the journal is unusable since an earlier failure: \(cause)"
    }
  }

  private static let restartAdvice =
    "The last record is in doubt and this process must stop; check the disk, then start again: opening decides"

  private static let repairAdvice =
    "Nothing was changed. Copy the folder, then restore the journal from a replica or a backup"

  private var openingRefusal: String {
    switch self {
    case .corrupt(let segment, let offset, let sequence, let reason):
      return "\(SegmentFolder.name(of: segment)) is damaged at byte \(offset), where sequence \(sequence) is expected:"
        + " \(reason). \(Self.repairAdvice)"
    case .missingSegment(let number):
      return "\(SegmentFolder.name(of: number)) is missing. Put it back from a replica or a backup"
    case .archivedSegmentMissing(let number, let directory):
      return
        "\(SegmentFolder.name(of: number)) was moved to \(directory) and is not there any more. Put it back there from where"
        + " the archive is kept, with all those behind it"
    case .unfaithfulCopy(let file):
      return
        "\(file) does not read as what was copied, so the segment stays where it is. Check the archive's disk, and the"
        + " journal with tenor journal verify"
    case .foreignSegment(let segment, let expected, let found):
      return "\(SegmentFolder.name(of: segment)) belongs to journal \(found), expected \(expected)."
        + " Put back the right file, or name the right folder"
    case .firstSequenceMismatch(let segment, let expected, let found):
      return "\(SegmentFolder.name(of: segment)) begins with sequence \(found), expected \(expected)."
        + " \(Self.repairAdvice)"
    case .unknownFormatVersion(let segment, let found, let supported):
      return "\(SegmentFolder.name(of: segment)) has format version \(found); this build writes \(supported)."
        + " Start the build that wrote it, or a newer one"
    case .newerReaderNeeded(let segment, let lowest, let supported):
      return "\(SegmentFolder.name(of: segment)) needs a reader of format version \(lowest) or newer; this build reads"
        + " \(supported). Use a newer build"
    case .unknownRecordType(let segment, let offset, let sequence, let type, let flags):
      return "\(SegmentFolder.name(of: segment)) has a record of type \(type), flags \(flags) at byte \(offset),"
        + " sequence \(sequence), which this build does not know. Use the build that wrote it, or a newer one"
    case .onNetworkFileSystem(let directory, let name):
      return
        "\(directory) is on a network file system (\(name)), which may call synced what is not, and locked what another"
        + " machine holds. Choose a folder on a disk of this machine with --data"
    case .cutShort(let last, let mark):
      return
        "the log ends with sequence \(last), but \(mark) was durable once: it was cut, or its last segments are gone."
        + " \(Self.repairAdvice). Only if that cannot be, move the file \(MarkFile.Kind.durable.name) away: the commands behind"
        + " \(last) are lost then"
    case .otherHistory(let expected, let found):
      return
        "the commands up to \(expected.sequence) have the digest \(digestText(found)), expected"
        + " \(digestText(expected.digest)): this is another journal, or its history was changed. Compare it with a backup"
    case .headNotFound(let head, let last):
      return
        "no record ends with command \(head.sequence), and the last command is \(last): this is another journal, or"
        + " its history was cut or changed. Compare it with a backup"
    case .damagedMark(let file):
      return
        "\(file) is damaged in both of its sectors. \(Self.repairAdvice); or move it away, if the segments are known to be"
        + " complete"
    case .foreignMark(let file, let expected, let found):
      return "\(file) belongs to journal \(found), expected \(expected). Put back the right file"
    default:
      return ""
    }
  }

  private var appendRefusal: String {
    switch self {
    case .payloadTooLong(let length, let limit):
      return "a payload of \(length) bytes is longer than \(limit); split the batch"
    case .commandCountOutOfRange(let count):
      return "a record of \(count) commands; it must hold 1 to \(RecordFormat.maximumCommandCount): split the batch"
    case .sequenceOutOfOrder(let expected, let found):
      return "a record with first sequence \(found), expected \(expected); sequences have no gaps and no repeats"
    case .epochWentDown(let current, let found):
      return "a record of epoch \(found) after epoch \(current); another writer has taken over: stop"
    case .zeroRun(let offset):
      return "a payload with \(RecordFormat.refusedZeroWords * 8) or more zero bytes from byte \(offset) on;"
        + " shorten the run, the format cannot tell it from a missing sector"
    case .diskFull(let file):
      return "no room to make \(file); free some, then try again"
    default:
      return ""
    }
  }
}

extension CorruptionReason: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .segmentLength(let expected, let found):
      return "the file has \(found) bytes, expected \(expected)"
    case .segmentMagic:
      return "it does not begin like a segment"
    case .segmentHeaderChecksum(let expected, let found):
      return "the segment header's checksum is \(checksumText(found)), expected \(checksumText(expected))"
    case .segmentNumber(let expected, let found):
      return "the header says segment \(found), the name says \(expected)"
    case .segmentNotBegun:
      return "the segment has no header although data follows"
    case .recordHeader:
      return "there is no valid record header, and an interrupted write does not explain it"
    case .payload(let expected, let found):
      return "the payload's checksum is \(checksumText(found)), expected \(checksumText(expected)) (or its padding or"
        + " end mark is wrong), and an interrupted write does not explain it"
    case .brokenChain(let expected, let found):
      return "the record follows one with header checksum \(checksumText(found)), expected \(checksumText(expected))"
    case .sequence(let expected, let found):
      return "the record's first sequence is \(found), expected \(expected)"
    case .epoch(let current, let found):
      return "the record's epoch is \(found), below \(current) before it"
    case .digest(let expected, let found):
      return "the chain's digest is \(digestText(found)), but the records before it give \(digestText(expected)):"
        + " they were changed after they were written"
    case .payloadLength(let limit, let found):
      return "the record's payload has \(found) bytes, at most \(limit) can be there"
    case .commandCount(let count, let allowed):
      return "the record holds \(count) commands, expected \(allowed.lowerBound) to \(allowed.upperBound)"
    case .validRecordBehind(let offset):
      return "there is no valid record, but one stands behind it at byte \(offset)"
    case .bytesBehindEnd(let offset):
      return "there is no valid record, but at byte \(offset), where nothing was written yet, there is something"
    case .partOfSector(let offset):
      return "the sector at byte \(offset) is neither whole nor missing"
    case .endBeforeNextSegment:
      return "the records end here with something else behind them, although the next segment was begun"
    }
  }
}

/// What the C library says about an error number, and the number.
private func errorText(_ code: Int32) -> String {
  "\(String(cString: strerror(code))) (errno \(code))"
}

private func checksumText(_ checksum: UInt32) -> String {
  hexadecimal(UInt64(checksum), digits: 8)
}
