/// Reads one segment's records in order, through one buffer.
final class SegmentScanner {
  /// What stands at the place where the next record should be.
  enum Step {
    /// A whole record that continues the log.
    case record(JournalRecord, RecordHeader)
    /// No valid header.
    case noHeader
    /// A valid header, but its payload, padding or end mark do not match.
    case payloadMismatch(RecordHeader, checksum: UInt32)
  }

  /// Big enough that the cost of a call does not count, small enough for a cache.
  static let mostReadAhead = 4 << 20
  /// At the end of the log there is little to read, again and again.
  private static let leastReadAhead = 64 << 10

  let file: any StorageFile
  let header: SegmentHeader
  let salt: UInt32
  /// Where the next record begins.
  private(set) var position: UInt64

  private let window: ByteBuffer
  private var windowStart: UInt64 = 0
  private var windowCount = 0
  private var readAhead: Int
  private var loads = 0

  /// Reads from `position` on through `window`, which has ``mostReadAhead`` bytes; nobody else may be reading through it.
  init(
    file: any StorageFile, header: SegmentHeader, position: UInt64 = UInt64(SegmentHeader.length), window: ByteBuffer
  ) {
    self.position = position
    self.file = file
    self.header = header
    salt = header.salt
    self.window = window
    readAhead = window.bytes.count
  }

  /// The next record. Throws if there is a valid header that breaks a rule. Asked again after ``Step/noHeader`` or
  /// ``Step/payloadMismatch``, it looks at the file again.
  func next(after chain: ChainState) throws(JournalError) -> Step {
    let loadsBefore = loads
    let step = try look(chain)
    if case .record = step { return step }
    guard loads == loadsBefore else { return step }
    // What was read ahead may be older than what a writer has written since.
    windowCount = 0
    readAhead = min(Self.leastReadAhead, window.bytes.count)
    return try look(chain)
  }

  /// Whether a whole record stands where the next one should be, without taking it.
  func isRecordNext(after chain: ChainState) throws(JournalError) -> Bool {
    let before = position
    defer { position = before }
    windowCount = 0
    if case .record = try look(chain) { return true }
    return false
  }

  private func look(_ chain: ChainState) throws(JournalError) -> Step {
    guard let header = RecordHeader(decoding: try bytes(RecordHeader.length), salt: salt) else { return .noHeader }
    let type = try check(header, chain)
    let whole = try bytes(header.recordLength)
    guard whole.count == header.recordLength else { return .payloadMismatch(header, checksum: 0) }
    let payload = whole.part(RecordHeader.length..<RecordHeader.length + Int(header.payloadLength))
    let checksum = payload.checksum()
    guard checksum == header.payloadChecksum, hasRightEnd(whole, header) else {
      return .payloadMismatch(header, checksum: checksum)
    }
    let record = JournalRecord(
      type: type, epoch: header.epoch, firstSequence: header.firstSequence, time: header.time,
      commandCount: header.commandCount, payload: payload, segment: self.header.segmentNumber, offset: position)
    position += UInt64(header.recordLength)
    return .record(record, header)
  }

  private func hasRightEnd(_ record: UnsafeRawBufferPointer, _ header: RecordHeader) -> Bool {
    let mark = record.count - RecordFormat.endMarkLength
    return record.number(at: mark) == RecordFormat.endMark
      && record.part(RecordHeader.length + Int(header.payloadLength)..<mark).isZero
  }

  /// The rules for a header whose checksum is right.
  private func check(_ record: RecordHeader, _ chain: ChainState) throws(JournalError) -> JournalRecordType {
    guard record.firstSequence == chain.nextSequence else {
      throw corrupt(.sequence(expected: chain.nextSequence, found: record.firstSequence), chain)
    }
    guard record.previousHeaderChecksum == chain.previousHeaderChecksum else {
      throw corrupt(
        .brokenChain(expected: chain.previousHeaderChecksum, found: record.previousHeaderChecksum), chain)
    }
    guard record.epoch >= chain.epoch else {
      throw corrupt(.epoch(current: chain.epoch, found: record.epoch), chain)
    }
    guard let type = JournalRecordType(rawValue: record.type), record.flags == 0,
      type == .commands || header.formatVersion >= SegmentHeader.firstVersionWithLinks
    else {
      throw .unknownRecordType(
        segment: header.segmentNumber, offset: position, sequence: chain.nextSequence, type: record.type,
        flags: record.flags)
    }
    let counts = type.commandCounts(in: header)
    guard counts ~= record.commandCount else {
      throw corrupt(.commandCount(record.commandCount, allowed: counts), chain)
    }
    let room = Int(header.segmentSize - position) - RecordFormat.recordLength(payloadLength: 0)
    let limit = min(max(room, 0), RecordFormat.maximumPayloadLength)
    guard RecordFormat.paddedLength(Int(record.payloadLength)) <= limit,
      type == .commands || record.payloadLength == RecordChain.digestLength
    else {
      throw corrupt(.payloadLength(limit: UInt64(limit), found: UInt64(record.payloadLength)), chain)
    }
    return type
  }

  /// An error at the place of the next record.
  func corrupt(_ reason: CorruptionReason, _ chain: ChainState) -> JournalError {
    .corrupt(segment: header.segmentNumber, offset: position, sequence: chain.nextSequence, reason: reason)
  }

  /// `count` bytes from ``position`` on, fewer where the segment ends.
  private func bytes(_ count: Int) throws(JournalError) -> UnsafeRawBufferPointer {
    let count = Int(min(UInt64(count), header.segmentSize - position))
    if position < windowStart || position + UInt64(count) > windowStart + UInt64(windowCount) { try load(count) }
    let start = Int(position - windowStart)
    return UnsafeRawBufferPointer(window.bytes).part(start..<min(start + count, windowCount))
  }

  private func load(_ count: Int) throws(JournalError) {
    let wanted = min(UInt64(max(count, readAhead)), header.segmentSize - position)
    readAhead = min(readAhead * 2, window.bytes.count)
    windowStart = position
    loads += 1
    do {
      windowCount = try file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: window.bytes[..<Int(wanted)]), at: position)
    } catch {
      windowCount = 0
      throw error.asJournalError
    }
  }
}
