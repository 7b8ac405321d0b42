import Glibc

/// A journal ready to append to, and what opening it found.
public struct OpenedJournal: Sendable {
  /// The writing end.
  public let journal: Journal
  /// What opening found and did.
  public let report: OpeningReport
}

extension Journal {
  /// Takes the lock, checks every byte in the folder, cuts off a torn tail, and makes the journal ready to append. In an empty folder it
  /// makes a new journal.
  ///
  /// Linear in the length of the journal, without what was moved to the archive. The rules are in `docs/journal-format.md`, "Opening".
  /// - Throws: Any ``JournalError`` but those of appending. Nothing was changed then, unless the disk failed.
  public static func open(_ configuration: JournalConfiguration) throws(JournalError) -> OpenedJournal {
    let started = configuration.storage.time.monotonic()
    try configuration.validate()
    let folder = SegmentFolder(path: configuration.directory, storage: configuration.storage)
    do { try folder.makeIfNeeded() } catch { throw error.asJournalError }
    let lock = try configuration.storage.lock(configuration.directory)
    do { try folder.removeUnfinished() } catch { throw error.asJournalError }

    let scan = try JournalScan(
      directory: configuration.directory, identifier: configuration.identifier, from: .folder, isForWriting: true,
      storage: configuration.storage)
    while try scan.next() != nil {}
    guard let end = try scan.end() else { preconditionFailure("a segment was begun while its journal is locked") }
    // Before anything is repaired: a cut log is not ours to mend.
    if configuration.markInterval != nil,
      let mark = try MarkFile.read(
        configuration.directory, of: scan.current?.header.identifier, in: configuration.storage),
      mark >= scan.chain.nextSequence
    {
      throw .cutShort(last: scan.chain.nextSequence - 1, mark: mark)
    }
    _ = try MarkFile.read(
      configuration.directory, .kept, of: scan.current?.header.identifier, in: configuration.storage)
    let digests = try scan.digestsAtEnd()
    let ready: Ready
    let mark: MarkFile?
    do {
      ready = try makeReady(scan, end, digests, configuration)
      mark =
        configuration.markInterval == nil
        ? nil : try MarkFile.open(configuration.directory, of: ready.writer.identifier, in: configuration.storage)
    } catch { throw error.asJournalError }

    let journal = Journal(
      directory: configuration.directory, storage: configuration.storage, writer: ready.writer, lock: lock, mark: mark,
      markInterval: configuration.markInterval ?? .max)
    let last = journal.durableSequence
    let report = OpeningReport(
      identifier: journal.identifier, isNew: scan.current == nil,
      segmentCount: (scan.current?.header.segmentNumber ?? 1) - scan.firstSegment + 1,
      archivedSegmentCount: scan.firstSegment - 1, recordCount: scan.recordCount,
      firstSequence: last == 0 ? nil : scan.firstSequence, lastSequence: last == 0 ? nil : last,
      lastEpoch: scan.chain.epoch, tornLength: ready.tornLength, tornTailFile: ready.tornTailFile,
      tornSegmentHeader: ready.tornSegmentHeader, duration: configuration.storage.time.monotonic() - started)
    return OpenedJournal(journal: journal, report: report)
  }

  private struct Ready {
    var writer: SegmentWriter
    var tornLength = 0
    var tornTailFile: String?
    var tornSegmentHeader: UInt64?
  }

  /// Repairs what an interrupted write left, makes the log's end durable, and starts making the next segment.
  private static func makeReady(
    _ scan: JournalScan, _ end: JournalScan.End, _ digests: RecordChain?, _ configuration: JournalConfiguration
  ) throws(SystemCallFailure) -> Ready {
    let folder = scan.folder
    let repair = Repair(folder: folder)
    var blank: UInt64?
    var tornLength = 0
    var tornHeader: UInt64?
    switch end {
    case .clean(let blankSegment): blank = blankSegment
    case .tornSegmentHeader(let segment):
      try repair.blankHeader(of: segment)
      blank = segment
      tornHeader = segment
    case .torn(let length, let blankSegment):
      tornLength = length
      blank = blankSegment
    }
    var preparation = SegmentPreparation(folder: folder, size: configuration.segmentSize)
    if let number = blank {
      let file = try folder.storage.open(folder.path(of: number), flags: O_RDWR)
      if try file.length() == configuration.segmentSize {
        preparation.adopt(file)
      } else {
        try folder.remove(number)
      }
    }

    guard let current = scan.current, let digests else {
      return Ready(writer: try beginJournal(folder, configuration, preparation), tornSegmentHeader: tornHeader)
    }
    let file = try folder.storage.open(current.file.path, flags: O_RDWR)
    var savedAs: String?
    if tornLength > 0 {
      savedAs = try repair.cutTornTail(
        of: file, segment: current.header.segmentNumber, at: current.position, length: tornLength)
    }
    // Names first: a segment that is there may have been renamed just before a crash.
    try folder.storage.synchronizeFolder(folder.path)
    try repair.rewrite(file, range: (scan.lastRecordOffset ?? 0)..<current.position)
    preparation.start(current.header.segmentNumber + 1)
    let writer = SegmentWriter(
      folder: folder, configuration: configuration, file: file, header: current.header, position: current.position,
      chain: scan.chain, digests: digests, preparation: preparation)
    return Ready(writer: writer, tornLength: tornLength, tornTailFile: savedAs, tornSegmentHeader: tornHeader)
  }

  /// Makes and begins segment 1.
  private static func beginJournal(
    _ folder: SegmentFolder, _ configuration: JournalConfiguration, _ preparation: SegmentPreparation
  ) throws(SystemCallFailure) -> SegmentWriter {
    var preparation = preparation
    let file = try preparation.take(1)
    let header = SegmentHeader(
      identifier: configuration.identifier ?? .random(), segmentNumber: 1, time: configuration.storage.time.wall(),
      segmentSize: configuration.segmentSize, chain: .start)
    try file.begin(header)
    preparation.start(2)
    return SegmentWriter(
      folder: folder, configuration: configuration, file: file, header: header,
      position: UInt64(SegmentHeader.length), chain: .start, digests: RecordChain(header.identifier),
      preparation: preparation)
  }
}
