/// Judges what stands behind the last whole record of the last segment: nothing, one interrupted write, or damage.
/// The rules are in `docs/journal-format.md`, "Opening".
struct TailExamination {
  enum Verdict: Equatable {
    /// Zeros only.
    case clean
    /// What an interrupted write left; all of it lies in the `length` bytes from the tail's start on.
    case torn(length: Int)
  }

  /// The tail, as far as one record can reach; the first byte is where the next record should begin.
  private let tail: UnsafeRawBufferPointer
  /// Offset of the tail's first byte in the segment.
  private let start: UInt64
  /// The header at the tail's start, if it is valid.
  private let header: RecordHeader?
  private let salt: UInt32

  /// Examines the rest of `scanner`'s segment. Reads all of it: linear in its length.
  static func examine(_ scanner: SegmentScanner, chain: ChainState) throws(JournalError) -> Verdict {
    guard let last = try lastNonZeroOffset(in: scanner.file, from: scanner.position, to: scanner.header.segmentSize)
    else { return .clean }
    let reach = min(Int(scanner.header.segmentSize - scanner.position), RecordFormat.maximumRecordLength)
    let buffer = ByteBuffer(count: reach)
    let count: Int
    do { count = try scanner.file.read(into: buffer.bytes, at: scanner.position) } catch { throw error.asJournalError }
    guard count == reach else {
      let length = scanner.position + UInt64(count)
      throw scanner.corrupt(.segmentLength(expected: scanner.header.segmentSize, found: length), chain)
    }
    let tail = UnsafeRawBufferPointer(buffer.bytes)
    let examination = TailExamination(
      tail: tail, start: scanner.position, header: RecordHeader(decoding: tail, salt: scanner.salt),
      salt: scanner.salt)
    let verdict = examination.judge(last: Int(last - scanner.position))
    withExtendedLifetime(buffer) {}
    switch verdict {
    case .success(let length): return .torn(length: length)
    case .failure(let damage): throw scanner.corrupt(damage.reason, chain)
    }
  }

  private struct Damage: Error {
    let reason: CorruptionReason
  }

  /// How much one interrupted write explains, if it explains everything up to `last`, the last byte that is not zero.
  private func judge(last: Int) -> Result<Int, Damage> {
    if let offset = validHeaderBehind() { return damage(.validRecordBehind(offset: offset)) }
    let end = header?.recordLength ?? tail.count
    guard last < end, end <= tail.count else { return damage(.bytesBehindEnd(offset: start + UInt64(last))) }

    var isPartMissing = false
    for part in parts(to: header == nil ? max(last + 1, min(RecordHeader.length, end)) : end) {
      if tail.part(part).isZero {
        // A part in which no piece of the header lies cannot explain a header that is not whole.
        isPartMissing = isPartMissing || header != nil || part.lowerBound < RecordHeader.length
      } else if let reason = reasonAgainst(part, last: last) {
        return damage(reason)
      }
    }
    guard isPartMissing else { return damage(reasonOfWholeSectors()) }
    return .success(last + 1)
  }

  private func damage(_ reason: CorruptionReason) -> Result<Int, Damage> { .failure(Damage(reason: reason)) }

  /// The first `end` bytes, cut where sectors begin.
  private func parts(to end: Int) -> [Range<Int>] {
    let sector = RecordFormat.sectorLength
    let first = sector - Int(start % UInt64(sector))
    var edges = [0] + stride(from: first, to: end, by: sector)
    edges.append(end)
    return zip(edges, edges.dropFirst()).map { $0..<$1 }
  }

  /// Why a part that is not all zeros is not as the encoder wrote it; `nil` if it may be.
  private func reasonAgainst(_ part: Range<Int>, last: Int) -> CorruptionReason? {
    if part.lowerBound == 0, tail.number(at: 0, as: UInt32.self) != RecordHeader.magic { return .recordHeader }
    if longestZeroRun(part) >= RecordFormat.impossibleZeroRun {
      return .partOfSector(offset: start + UInt64(part.lowerBound))
    }
    guard header == nil, part.contains(last) else { return nil }
    // The record's length is unknown. If its last bytes are here, they are the end mark; if not, this sector was
    // written to its edge, and its zeros there are part of the record.
    return isEndMark(last) || zerosToSectorEdge(behind: last) < RecordFormat.impossibleZeroRun
      ? nil : .partOfSector(offset: start + UInt64(part.lowerBound))
  }

  private func isEndMark(_ last: Int) -> Bool {
    let mark = last + 1 - RecordFormat.endMarkLength
    return mark >= 0 && mark.isMultiple(of: RecordFormat.alignment) && tail.number(at: mark) == RecordFormat.endMark
  }

  private func zerosToSectorEdge(behind last: Int) -> Int {
    let sector = RecordFormat.sectorLength
    return sector - 1 - Int((start + UInt64(last)) % UInt64(sector))
  }

  private func longestZeroRun(_ part: Range<Int>) -> Int {
    var longest = 0
    var run = 0
    for index in part {
      run = tail[index] == 0 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private func reasonOfWholeSectors() -> CorruptionReason {
    guard let header else { return .recordHeader }
    let payload = tail.part(RecordHeader.length..<RecordHeader.length + Int(header.payloadLength))
    return .payload(expectedChecksum: header.payloadChecksum, found: payload.checksum())
  }

  /// Offset in the segment of a valid header behind the tail's start.
  private func validHeaderBehind() -> UInt64? {
    for offset in stride(from: RecordFormat.alignment, to: tail.count, by: RecordFormat.alignment)
    where tail.number(at: offset, as: UInt32.self) == RecordHeader.magic {
      if RecordHeader(decoding: tail.part(offset..<tail.count), salt: salt) != nil { return start + UInt64(offset) }
    }
    return nil
  }
}

/// Offset of the last byte in `start..<end` that is not zero; `nil` if all are.
func lastNonZeroOffset(in file: any StorageFile, from start: UInt64, to end: UInt64) throws(JournalError) -> UInt64? {
  let chunkLength: UInt64 = 1 << 20
  let buffer = ByteBuffer(count: Int(min(chunkLength, max(end - start, 1))))
  var last: UInt64?
  var offset = start
  while offset < end {
    let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<Int(min(chunkLength, end - offset))])
    let count: Int
    do { count = try file.read(into: wanted, at: offset) } catch { throw error.asJournalError }
    if let index = UnsafeRawBufferPointer(wanted).part(0..<count).lastNonZeroIndex { last = offset + UInt64(index) }
    guard count == wanted.count else { break }
    offset += UInt64(count)
  }
  return last
}
