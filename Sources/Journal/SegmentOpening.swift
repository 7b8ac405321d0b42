import Glibc

/// What stands under a segment's name.
enum SegmentState {
  /// No file.
  case absent
  /// Made ahead, not begun: its header is all zeros.
  case blank(any StorageFile)
  /// Its header was being written when the power went; nothing else is in it.
  case halfWrittenHeader(any StorageFile)
  /// It has a valid header.
  case begun(any StorageFile, SegmentHeader)
}

/// Opens segments and judges their headers.
struct SegmentOpening: Sendable {
  let folder: SegmentFolder
  /// Whether records are to be appended, which takes more than being able to read.
  let isForWriting: Bool

  /// Opens segment `number`, whose first record is to continue `chain`. Throws if its header is damaged, or is valid
  /// but of another format, journal or place.
  func open(_ number: UInt64, expecting identifier: JournalIdentifier?, chain: ChainState) throws(JournalError)
    -> SegmentState
  {
    guard let (file, bytes) = try read(number, chain) else { return .absent }
    return try withExtendedLifetime(bytes) { () throws(JournalError) in
      let header = UnsafeRawBufferPointer(bytes.bytes)
      if header.isZero { return .blank(file) }
      let expected = SegmentHeader.checksum(of: header)
      let found = header.number(at: SegmentHeader.Offset.checksum, as: UInt32.self)
      guard SegmentHeader.hasMagic(header), expected == found else {
        if try isHalfWritten(header, file) { return .halfWrittenHeader(file) }
        throw .corrupt(
          segment: number, offset: 0, sequence: chain.nextSequence,
          reason: SegmentHeader.hasMagic(header)
            ? .segmentHeaderChecksum(expected: expected, found: found) : .segmentMagic)
      }
      let decoded = SegmentHeader(decoding: header)
      try check(decoded, number, identifier, chain, length: try length(of: file))
      return .begun(file, decoded)
    }
  }

  private func read(_ number: UInt64, _ chain: ChainState) throws(JournalError) -> (any StorageFile, ByteBuffer)? {
    do throws(SystemCallFailure) {
      let file = try folder.openForReading(number)
      let bytes = ByteBuffer(count: SegmentHeader.length)
      let count = try file.read(into: bytes.bytes, at: 0)
      if count == SegmentHeader.length { return (file, bytes) }
      throw SystemCallFailure(operation: "read", path: file.path, code: ENODATA)
    } catch {
      if error.code == ENOENT {
        guard try number >= folder.firstKept() else {
          throw .archivedSegmentMissing(number: number, directory: folder.archive.path)
        }
        return nil
      }
      if error.code == ENODATA {
        throw .corrupt(
          segment: number, offset: 0, sequence: chain.nextSequence,
          reason: .segmentLength(expected: JournalConfiguration.smallestSegmentSize, found: 0))
      }
      throw error.asJournalError
    }
  }

  private func length(of file: any StorageFile) throws(JournalError) -> UInt64 {
    do { return try file.length() } catch { throw error.asJournalError }
  }

  private func check(
    _ header: SegmentHeader, _ number: UInt64, _ identifier: JournalIdentifier?, _ chain: ChainState, length: UInt64
  ) throws(JournalError) {
    let supported = SegmentHeader.formatVersion
    func corrupt(_ reason: CorruptionReason) -> JournalError {
      .corrupt(segment: number, offset: 0, sequence: chain.nextSequence, reason: reason)
    }
    // The versions first: what a newer format puts in the other fields is not ours to judge.
    guard header.lowestReaderVersion <= supported else {
      throw .newerReaderNeeded(segment: number, lowest: header.lowestReaderVersion, supported: supported)
    }
    let isKnown = header.formatVersion >= 1 && (header.formatVersion <= supported || !isForWriting)
    guard isKnown else {
      throw .unknownFormatVersion(segment: number, found: header.formatVersion, supported: supported)
    }
    if let identifier, header.identifier != identifier {
      throw .foreignSegment(segment: number, expected: identifier, found: header.identifier)
    }
    guard header.segmentNumber == number else {
      throw corrupt(.segmentNumber(expected: number, found: header.segmentNumber))
    }
    guard header.segmentSize == length else {
      throw corrupt(.segmentLength(expected: header.segmentSize, found: length))
    }
  }

  /// Whether an interrupted write of a header explains an invalid one: one of the two sectors in which a header has
  /// content is missing, the rest is as it should be, and nothing was ever written behind it.
  private func isHalfWritten(_ header: UnsafeRawBufferPointer, _ file: any StorageFile) throws(JournalError) -> Bool {
    let sector = RecordFormat.sectorLength
    let lastSector = header.count - sector
    let first = header.part(0..<sector)
    let isFirstMissing = first.isZero
    let isLastMissing = header.part(lastSector..<header.count).isZero
    guard isFirstMissing != isLastMissing, isFirstMissing || SegmentHeader.hasMagic(header),
      header.part(sector..<lastSector).isZero,
      header.part(lastSector..<SegmentHeader.Offset.checksum).isZero
    else { return false }
    return try lastNonZeroOffset(in: file, from: UInt64(header.count), to: try length(of: file)) == nil
  }
}
