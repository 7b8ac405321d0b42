/// Goes through a journal's segments and records in order and checks every rule on the way. Never writes.
final class JournalScan {
  /// What stands at the end of the log.
  enum End: Equatable {
    /// Whether a blank segment, made ahead, follows the last one begun.
    case clean(blankSegment: UInt64?)
    /// What an interrupted write left in the last segment begun: this many bytes from the end on.
    case torn(length: Int, blankSegment: UInt64?)
    /// What the interrupted writing of this segment's header left.
    case tornSegmentHeader(segment: UInt64)
  }

  /// A place behind a link, from which a scan can go on.
  struct Place {
    var file: any StorageFile
    var header: SegmentHeader
    var position: UInt64
    var chain: ChainState
    var digest: [UInt8]
  }

  let folder: SegmentFolder
  /// Number of the segment with which it begins.
  let firstSegment: UInt64
  /// The segment being read; `nil` while none was found begun.
  private(set) var current: SegmentScanner?
  /// What the next record must continue.
  private(set) var chain = ChainState.start
  /// Sequence with which the first segment begins.
  private(set) var firstSequence = ChainState.start.nextSequence
  /// How many records were read.
  private(set) var recordCount: UInt64 = 0
  /// How many links of the chain of digests were read.
  private(set) var linkCount: UInt64 = 0
  /// Where the scan stood behind the last link.
  private(set) var lastLink: Place?
  /// The chain of digests, if it is checked: hashing every byte takes longer than reading it.
  private(set) var digests: RecordChain?
  /// Where the last record that was read begins, if it is in ``current``.
  private(set) var lastRecordOffset: UInt64?
  private let opening: SegmentOpening
  /// One for all segments: new memory for each would cost more than reading it.
  private let window = ByteBuffer(count: SegmentScanner.mostReadAhead)
  private let expectedIdentifier: JournalIdentifier?

  private let checksDigests: Bool

  /// Throws if segment numbers have gaps.
  init(
    directory: String, identifier: JournalIdentifier?, from start: JournalStart = .beginning, isForWriting: Bool,
    checksDigests: Bool = false, storage: any Storage
  ) throws(JournalError) {
    self.checksDigests = checksDigests
    folder = SegmentFolder(path: directory, storage: storage)
    opening = SegmentOpening(folder: folder, isForWriting: isForWriting)
    expectedIdentifier = identifier
    firstSegment = try opening.first(for: start)
  }

  /// The header of the first segment, if it was begun.
  func firstHeader() throws(JournalError) -> SegmentHeader? {
    guard case .begun(_, let header) = try state(of: firstSegment) else { return nil }
    return header
  }

  /// A scan that goes on from `place`, and takes up the chain of digests there.
  private init(from place: Place, of scan: JournalScan) {
    folder = scan.folder
    firstSegment = scan.firstSegment
    opening = scan.opening
    expectedIdentifier = scan.expectedIdentifier
    checksDigests = true
    chain = place.chain
    current = SegmentScanner(file: place.file, header: place.header, position: place.position, window: window)
    digests = RecordChain(after: place.digest)
  }

  /// The chain of digests behind the last record that was read. Reads what follows the last link once more.
  func digestsAtEnd() throws(JournalError) -> RecordChain? {
    guard let identifier = current?.header.identifier else { return nil }
    let rest: JournalScan
    if let lastLink {
      rest = JournalScan(from: lastLink, of: self)
    } else {
      rest = try JournalScan(
        directory: folder.path, identifier: identifier, isForWriting: false, checksDigests: true,
        storage: folder.storage)
    }
    while try rest.next() != nil {}
    return rest.digests
  }

  /// The next record of commands, `nil` where there is no whole one now; what that means is for ``end()`` to say. Asked
  /// again, it looks at the files again.
  func next() throws(JournalError) -> JournalRecord? {
    while let record = try nextOfAnyType() {
      if record.type == .commands { return record }
    }
    return nil
  }

  private func nextOfAnyType() throws(JournalError) -> JournalRecord? {
    if current == nil {
      guard case .begun(let file, let header) = try state(of: firstSegment) else { return nil }
      // What is before it is not read: where that ended, its header says.
      if firstSegment > 1 { chain = header.chainAtStart }
      firstSequence = header.firstSequence
      try enter(file, header)
    }
    while let scanner = current {
      if case .record(let record, let header) = try scanner.next(after: chain) {
        return try took(record, header, scanner)
      }
      guard case .begun(let file, let header) = try state(of: scanner.header.segmentNumber + 1) else { return nil }
      // A segment is begun after the last record before it was written: look once more, now that this is known.
      if case .record(let record, let header) = try scanner.next(after: chain) {
        return try took(record, header, scanner)
      }
      let last = try lastNonZeroOffset(in: scanner.file, from: scanner.position, to: scanner.header.segmentSize)
      guard last == nil else { throw scanner.corrupt(.endBeforeNextSegment, chain) }
      try enter(file, header)
    }
    return nil
  }

  private func took(
    _ record: JournalRecord, _ header: RecordHeader, _ scanner: SegmentScanner
  ) throws(JournalError) -> JournalRecord {
    if record.type == .link {
      try checkLink(record)
      linkCount += 1
    } else {
      digests?.add(header, salt: scanner.salt, payload: record.payload)
      recordCount += 1
    }
    chain.advance(past: header)
    lastRecordOffset = record.offset
    if record.type == .link {
      lastLink = Place(
        file: scanner.file, header: scanner.header, position: scanner.position, chain: chain,
        digest: Array(record.payload))
    }
    return record
  }

  private func checkLink(_ record: JournalRecord) throws(JournalError) {
    guard checksDigests else { return }
    let found = Array(record.payload)
    // Without the digest of what is before it the first link is taken as it is.
    if let expected = digests?.digest, expected != found {
      throw .corrupt(
        segment: record.segment, offset: record.offset, sequence: record.firstSequence,
        reason: .digest(expected: expected, found: found))
    }
    self.digests = RecordChain(after: found)
  }

  private func state(of number: UInt64) throws(JournalError) -> SegmentState {
    try opening.open(number, expecting: current?.header.identifier ?? expectedIdentifier, chain: chain)
  }

  private func enter(_ file: any StorageFile, _ header: SegmentHeader) throws(JournalError) {
    let number = header.segmentNumber
    guard header.firstSequence == chain.nextSequence else {
      throw .firstSequenceMismatch(segment: number, expected: chain.nextSequence, found: header.firstSequence)
    }
    guard header.previousHeaderChecksum == chain.previousHeaderChecksum else {
      throw .corrupt(
        segment: number, offset: 0, sequence: chain.nextSequence,
        reason: .brokenChain(expected: chain.previousHeaderChecksum, found: header.previousHeaderChecksum))
    }
    guard header.epoch >= chain.epoch else {
      throw .corrupt(
        segment: number, offset: 0, sequence: chain.nextSequence,
        reason: .epoch(current: chain.epoch, found: header.epoch))
    }
    chain = header.chainAtStart
    if checksDigests && number == 1 { digests = RecordChain(header.identifier) }
    current = SegmentScanner(file: file, header: header, window: window)
    lastRecordOffset = nil
  }

  /// What stands behind the last record; `nil` if a writer has begun another segment meanwhile, so that there is more
  /// to read. Throws if it is damage. Reads to the end of the last segment.
  func end() throws(JournalError) -> End? {
    // The list first: a segment in it that has one behind it was begun before the list was made.
    let lastNumber = try folder.segments()?.upperBound ?? 0
    let number = current.map { $0.header.segmentNumber + 1 } ?? firstSegment
    let following = try state(of: number)
    if case .begun = following { return nil }
    guard lastNumber <= number else { throw corruptStart(of: number, .segmentNotBegun) }

    guard let verdict = try examineTail() else { return nil }
    switch (following, verdict) {
    case (.blank(let file), _):
      try requireZeros(file, number)
      return end(verdict, blankSegment: number)
    case (.halfWrittenHeader, .clean):
      return .tornSegmentHeader(segment: number)
    case (.halfWrittenHeader, .torn):
      // The next header is written only when the records before it are durable.
      throw current?.corrupt(.endBeforeNextSegment, chain) ?? corruptStart(of: number, .segmentNotBegun)
    case (.absent, _), (.begun, _):
      return end(verdict, blankSegment: nil)
    }
  }

  /// `nil` if what looked like a torn tail or damage was a record being written, which is whole by now.
  private func examineTail() throws(JournalError) -> TailExamination.Verdict? {
    guard let current else { return .clean }
    do throws(JournalError) {
      let verdict = try TailExamination.examine(current, chain: chain)
      if verdict != .clean, try current.isRecordNext(after: chain) { return nil }
      return verdict
    } catch {
      if try current.isRecordNext(after: chain) { return nil }
      throw error
    }
  }

  private func end(_ verdict: TailExamination.Verdict, blankSegment: UInt64?) -> End {
    switch verdict {
    case .clean: .clean(blankSegment: blankSegment)
    case .torn(let length): .torn(length: length, blankSegment: blankSegment)
    }
  }

  private func requireZeros(_ file: any StorageFile, _ number: UInt64) throws(JournalError) {
    let length: UInt64
    do { length = try file.length() } catch { throw error.asJournalError }
    guard let last = try lastNonZeroOffset(in: file, from: 0, to: length) else { return }
    // A writer may have begun it since its header was looked at.
    if last < UInt64(SegmentHeader.length) { return }
    if case .begun = try state(of: number) { return }
    throw .corrupt(
      segment: number, offset: last, sequence: chain.nextSequence, reason: .bytesBehindEnd(offset: last))
  }

  private func corruptStart(of number: UInt64, _ reason: CorruptionReason) -> JournalError {
    .corrupt(segment: number, offset: 0, sequence: chain.nextSequence, reason: reason)
  }
}
