/// What checking a whole journal found.
public struct JournalVerification: Equatable, Sendable {
  /// The journal's identity; `nil` if not even the first segment's header could be read.
  public var identifier: JournalIdentifier?
  /// The first segment that was read; above 1, those before it were archived and are not there.
  public var firstSegment: UInt64 = 1
  /// How many segments were read, up to the last one begun or the first problem.
  public var segmentCount: UInt64
  /// How many whole records there are before the end or the first problem.
  public var recordCount: UInt64
  /// How many links of the chain of digests there are among them.
  public var linkCount: UInt64 = 0
  /// The digest of everything up to the last record; `nil` if there is none.
  public var head: JournalHead?
  /// Sequence of the last command in them, 0 if there is none.
  public var lastSequence: UInt64
  /// What stands behind the last record; `nil` if there is a problem.
  public var tail: JournalReader.Tail?
  /// The first problem; `nil` if all is well.
  public var problem: JournalProblem?
}

/// The first thing that is wrong with a journal.
public struct JournalProblem: Equatable, Sendable, CustomStringConvertible {
  /// The segment, 0 if it is about the folder.
  public var segment: UInt64
  /// Where in the segment, in bytes.
  public var offset: UInt64
  /// The sequence that was expected there.
  public var sequence: UInt64
  /// What kind of problem, with its details.
  public var error: JournalError

  /// What was wrong, where, and what to do.
  public var description: String { error.description }
}

extension JournalReader {
  /// Checks everything in a journal and reports the first problem. Linear in its length; writes nothing.
  ///
  /// - Parameter expected: A head that was noted earlier: the history up to it must be the same.
  public static func verify(
    directory: String, identifier: JournalIdentifier? = nil, expecting expected: JournalHead? = nil
  ) -> JournalVerification {
    verify(directory: directory, identifier: identifier, expecting: expected, patience: patience)
  }

  /// Looks `patience` times before it calls damage what may be a write in progress.
  static func verify(
    directory: String, identifier: JournalIdentifier?, expecting expected: JournalHead? = nil, patience: Int
  ) -> JournalVerification {
    var result = JournalVerification(segmentCount: 0, recordCount: 0, lastSequence: 0)
    do throws(JournalError) {
      // Read first: what is written meanwhile only makes the log longer.
      let mark = try MarkFile.read(directory, of: nil)
      let reader = try JournalReader(checkingDigestsOf: directory, identifier: identifier, from: .earliest)
      defer { result.note(reader) }
      var isExpectedFound = expected == nil
      repeat {
        while let record = try reader.next() {
          guard let expected, record.lastSequence == expected.sequence else { continue }
          isExpectedFound = true
          if reader.digest != expected.digest { throw .otherHistory(expected: expected, found: reader.digest ?? []) }
        }
        result.tail = try reader.tail(patience: patience)
      } while result.tail == nil
      if let expected, !isExpectedFound { throw .headNotFound(expected, last: reader.lastSequence) }
      if let mark, mark > reader.lastSequence { throw .cutShort(last: reader.lastSequence, mark: mark) }
    } catch {
      result.problem = JournalProblem(error, expectedSequence: result.lastSequence + 1)
    }
    return result
  }
}

extension JournalVerification {
  fileprivate mutating func note(_ reader: JournalReader) {
    identifier = reader.identifier
    firstSegment = reader.firstSegment
    segmentCount = reader.segmentCount
    recordCount = reader.recordCount
    linkCount = reader.linkCount
    if recordCount > 0, let digest = reader.digest { head = JournalHead(sequence: reader.lastSequence, digest: digest) }
    lastSequence = reader.lastSequence
  }
}

extension JournalProblem {
  fileprivate init(_ error: JournalError, expectedSequence: UInt64) {
    sequence = expectedSequence
    offset = 0
    self.error = error
    switch error {
    case .corrupt(let segment, let offset, let sequence, _),
      .unknownRecordType(let segment, let offset, let sequence, _, _):
      self.segment = segment
      self.offset = offset
      self.sequence = sequence
    case .missingSegment(let segment), .archivedSegmentMissing(let segment, _), .foreignSegment(let segment, _, _),
      .firstSequenceMismatch(let segment, _, _),
      .unknownFormatVersion(let segment, _, _), .newerReaderNeeded(let segment, _, _):
      self.segment = segment
    default:
      segment = 0
    }
  }
}
