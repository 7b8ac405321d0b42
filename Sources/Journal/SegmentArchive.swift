import Glibc

/// Moves segments out of a journal's folder into its `archive`, while the journal is written: a start reads the folder, and
/// nothing of the archive.
///
/// Each goes through three durable steps, so that a crash leaves it in one of the two places, or in both: a copy that was
/// read again and checked; the mark that it is not kept any more; its removal. To be used by the process that holds the journal's
/// lock, and by one thread of it. See `docs/journal-format.md`, "The archive".
package struct SegmentArchive: Sendable {
  private let folder: SegmentFolder

  /// The archive of the journal in `directory`.
  package init(directory: String, storage: any Storage) { folder = SegmentFolder(path: directory, storage: storage) }

  /// Moves all segments whose commands have sequences up to `sequence`, from the first on; the last one that was begun stays.
  ///
  /// - Parameter isCancelled: Asked before each segment and often while it is copied.
  /// - Returns: How many were moved.
  package func move(through sequence: UInt64, isCancelled: () -> Bool = { false }) throws(JournalError) -> Int {
    guard let segments = try folder.segments() else { return 0 }
    var count = 0
    for number in segments where number < segments.upperBound && !isCancelled() {
      guard let segment = try begun(number), let next = try begun(number + 1),
        next.header.firstSequence <= sequence + 1, try beginsWithLink(next)
      else { break }
      guard try move(segment, before: next.header, isCancelled) else { break }
      count += 1
    }
    return count
  }

  private struct Segment {
    var file: any StorageFile
    var header: SegmentHeader
  }

  private func begun(_ number: UInt64) throws(JournalError) -> Segment? {
    let opening = SegmentOpening(folder: folder, isForWriting: false)
    guard case .begun(let file, let header) = try opening.open(number, expecting: nil, chain: .start) else {
      return nil
    }
    return Segment(file: file, header: header)
  }

  /// Whether the chain of digests can be followed from a segment on: those of earlier builds may begin otherwise.
  private func beginsWithLink(_ segment: Segment) throws(JournalError) -> Bool {
    let scanner = SegmentScanner(
      file: segment.file, header: segment.header, window: ByteBuffer(count: RecordFormat.maximumRecordLength))
    guard case .record(let record, _) = try scanner.next(after: segment.header.chainAtStart) else { return false }
    return record.type == .link
  }

  /// - Returns: Whether it was moved; `false`: that was cancelled.
  private func move(
    _ segment: Segment, before next: SegmentHeader, _ isCancelled: () -> Bool
  ) throws(JournalError) -> Bool {
    let number = segment.header.segmentNumber
    do throws(SystemCallFailure) {
      try folder.storage.makeFolder(folder.archive.path)
    } catch { throw error.asJournalError }
    // It may be there already, from a move that was interrupted.
    if try !isFaithful(folder.archive.path(of: number), to: segment.header, before: next) {
      guard try copy(segment, before: next, isCancelled) else { return false }
    }
    do throws(SystemCallFailure) {
      try MarkFile.open(folder.path, .kept, of: segment.header.identifier, in: folder.storage).write(number + 1)
      try folder.remove(number)
    } catch { throw error.asJournalError }
    return true
  }

  private func copy(
    _ segment: Segment, before next: SegmentHeader, _ isCancelled: () -> Bool
  ) throws(JournalError) -> Bool {
    let path = folder.archive.path(of: segment.header.segmentNumber)
    let unfinished = path + ".new"
    var isFinished = false
    defer { if !isFinished { try? folder.storage.remove(unfinished) } }
    do throws(SystemCallFailure) {
      guard try write(segment, to: unfinished, isCancelled) else { return false }
    } catch { throw error.asJournalError }
    guard try isFaithful(unfinished, to: segment.header, before: next) else { throw .unfaithfulCopy(file: unfinished) }
    do throws(SystemCallFailure) {
      try folder.storage.rename(unfinished, to: path)
      isFinished = true
      try folder.storage.synchronizeFolder(folder.archive.path)
    } catch { throw error.asJournalError }
    return true
  }

  private func write(
    _ segment: Segment, to path: String, _ isCancelled: () -> Bool
  ) throws(SystemCallFailure) -> Bool {
    let copy = try folder.storage.open(path, flags: O_RDWR | O_CREAT | O_TRUNC)
    let buffer = ByteBuffer(count: SegmentFolder.fillLength)
    var offset: UInt64 = 0
    while offset < segment.header.segmentSize {
      if isCancelled() { return false }
      let count = try segment.file.read(into: buffer.bytes, at: offset)
      guard count > 0 else { throw SystemCallFailure(operation: "read", path: segment.file.path, code: EIO) }
      try copy.write(UnsafeRawBufferPointer(buffer.bytes).part(0..<count), at: offset)
      // In small parts, as segments are made: the journal's own syncs wait for this one.
      try copy.synchronizeData()
      offset += UInt64(count)
    }
    try copy.synchronize()
    return true
  }

  /// Whether a file reads as the segment with this header, up to where the next one goes on. Opens it anew.
  private func isFaithful(
    _ path: String, to header: SegmentHeader, before next: SegmentHeader
  ) throws(JournalError) -> Bool {
    do throws(JournalError) {
      let file: any StorageFile
      do throws(SystemCallFailure) {
        file = try folder.storage.open(path, flags: O_RDONLY)
        guard try file.length() == header.segmentSize else { return false }
        let bytes = ByteBuffer(count: SegmentHeader.length)
        guard try file.read(into: bytes.bytes, at: 0) == SegmentHeader.length,
          SegmentHeader(decoding: UnsafeRawBufferPointer(bytes.bytes)) == header
        else { return false }
      } catch {
        if error.code == ENOENT { return false }
        throw error.asJournalError
      }
      let scanner = SegmentScanner(
        file: file, header: header, window: ByteBuffer(count: SegmentScanner.mostReadAhead))
      var chain = header.chainAtStart
      while case .record(_, let record) = try scanner.next(after: chain) { chain.advance(past: record) }
      guard try lastNonZeroOffset(in: file, from: scanner.position, to: header.segmentSize) == nil else { return false }
      return chain.nextSequence == next.firstSequence && chain.previousHeaderChecksum == next.previousHeaderChecksum
    } catch {
      // A record that breaks a rule.
      if case .systemCallFailed = error { throw error }
      return false
    }
  }
}
