import Glibc

/// The writing end of a journal: where the next record goes, and how it gets there.
struct SegmentWriter: Sendable {
  let folder: SegmentFolder
  let segmentSize: UInt64
  let recordsPerLink: UInt64
  let identifier: JournalIdentifier
  private(set) var chain: ChainState
  private(set) var digests: RecordChain
  /// Set by the first failure that leaves a record in doubt; nothing is written after it.
  private(set) var failure: JournalError?
  /// Whether a record was written and not yet synced.
  private(set) var isSyncDue = false
  var preparation: SegmentPreparation
  private var file: any StorageFile
  private var header: SegmentHeader
  private var salt: UInt32
  private var position: UInt64

  /// Goes on in segment `file` at `position`.
  init(
    folder: SegmentFolder, configuration: JournalConfiguration, file: any StorageFile, header: SegmentHeader,
    position: UInt64, chain: ChainState, digests: RecordChain, preparation: SegmentPreparation
  ) {
    self.folder = folder
    segmentSize = configuration.segmentSize
    recordsPerLink = configuration.recordsPerLink
    self.digests = digests
    self.preparation = preparation
    self.chain = chain
    self.file = file
    self.header = header
    self.position = position
    identifier = header.identifier
    salt = header.salt
  }

  /// Sequence of the last command written, 0 if there is none.
  var lastSequence: UInt64 { chain.nextSequence - 1 }

  /// The longest payload that fits into a segment behind a link.
  var maximumPayloadLength: Int {
    let room = Int(segmentSize) - SegmentHeader.length - Self.linkLength - RecordFormat.recordLength(payloadLength: 0)
    return min(RecordFormat.maximumPayloadLength, room)
  }

  private static let linkLength = RecordFormat.recordLength(payloadLength: RecordChain.digestLength)

  /// Writes a record without making it durable.
  mutating func write(
    epoch: UInt32, firstSequence: UInt64, time: UInt64, commandCount: UInt32, payload: UnsafeRawBufferPointer
  ) throws(JournalError) {
    if let failure { throw .unusable(after: failure) }
    precondition(!isSyncDue, "one record is in flight at a time: sync before the next write")
    try check(epoch: epoch, firstSequence: firstSequence, commandCount: commandCount, payload: payload)
    let length = RecordFormat.recordLength(payloadLength: payload.count)
    let needed = length + (isLinkDue ? Self.linkLength : 0)
    // A segment that an older build began takes its short records only.
    if position + UInt64(needed) > header.segmentSize || commandCount > header.maximumCommandCount {
      try beginNextSegment(epoch: epoch, time: time)
    }
    if isLinkDue { try writeLink(epoch: epoch, time: time) }
    let record = try write(.commands, epoch, time, commandCount, payload)
    digests.add(record, salt: salt, payload: payload)
  }

  /// A segment behind others begins with a link: from there on the chain can be followed without them. One of a version that has
  /// no links gets none.
  private var isLinkDue: Bool {
    guard header.formatVersion >= SegmentHeader.firstVersionWithLinks else { return false }
    return digests.recordCount >= recordsPerLink
      || header.segmentNumber > 1 && position == UInt64(SegmentHeader.length)
  }

  /// Writes what was checked and fits into the segment.
  private mutating func write(
    _ type: JournalRecordType, _ epoch: UInt32, _ time: UInt64, _ commandCount: UInt32,
    _ payload: UnsafeRawBufferPointer
  ) throws(JournalError) -> RecordHeader {
    let length = UInt64(RecordFormat.recordLength(payloadLength: payload.count))
    var record = RecordHeader(
      type: type, time: time, epoch: epoch, commandCount: commandCount, payload: payload, chain: chain)
    do { try file.writeRecord(&record, salt: salt, payload: payload, at: position) } catch { throw fail(error) }
    chain.advance(past: record)
    position += length
    isSyncDue = true
    retryPreparationHalfway(length)
    return record
  }

  /// Writes the next link of the chain of digests and makes it durable, so that one record is in flight at a time.
  private mutating func writeLink(epoch: UInt32, time: UInt64) throws(JournalError) {
    let digest = digests.digest
    let result: Result<RecordHeader, JournalError> = digest.withUnsafeBytes { payload in
      Result { () throws(JournalError) in try write(.link, epoch, time, 0, payload) }
    }
    _ = try result.get()
    try synchronize()
    digests = RecordChain(after: digest)
  }

  /// Makes what was written durable.
  mutating func synchronize() throws(JournalError) {
    if let failure { throw .unusable(after: failure) }
    guard isSyncDue else { return }
    do { try file.synchronizeData() } catch { throw fail(error) }
    isSyncDue = false
  }

  private func check(
    epoch: UInt32, firstSequence: UInt64, commandCount: UInt32, payload: UnsafeRawBufferPointer
  ) throws(JournalError) {
    guard firstSequence == chain.nextSequence else {
      throw .sequenceOutOfOrder(expected: chain.nextSequence, found: firstSequence)
    }
    guard epoch >= chain.epoch else { throw .epochWentDown(current: chain.epoch, found: epoch) }
    guard 1...RecordFormat.maximumCommandCount ~= commandCount else {
      throw .commandCountOutOfRange(count: commandCount)
    }
    guard payload.count <= maximumPayloadLength else {
      throw .payloadTooLong(length: payload.count, limit: maximumPayloadLength)
    }
    if let offset = RecordFormat.refusedZeroRun(in: payload) { throw .zeroRun(offset: offset) }
  }

  /// Ends the writer's use after a failure of the disk.
  mutating func fail(_ cause: SystemCallFailure) -> JournalError {
    let error = cause.asAppendError
    failure = error
    return error
  }

  private mutating func beginNextSegment(epoch: UInt32, time: UInt64) throws(JournalError) {
    let number = header.segmentNumber + 1
    let next: any StorageFile
    do {
      next = try preparation.take(number)
    } catch {
      // Nothing was written to the log: with more room the same append can succeed.
      if error.isDiskFull { throw .diskFull(file: folder.path(of: number)) }
      throw fail(error)
    }
    var start = chain
    start.epoch = epoch
    let nextHeader = SegmentHeader(
      identifier: identifier, segmentNumber: number, time: time, segmentSize: segmentSize, chain: start)
    do { try next.begin(nextHeader) } catch { throw fail(error) }
    file = next
    header = nextHeader
    salt = nextHeader.salt
    position = UInt64(SegmentHeader.length)
    chain = start
    preparation.start(number + 1)
  }

  private mutating func retryPreparationHalfway(_ length: UInt64) {
    let half = (UInt64(SegmentHeader.length) + header.segmentSize) / 2
    guard position >= half, position - length < half else { return }
    prepareNextSegment()
  }

  /// Starts making the next segment, unless it is there or under way.
  mutating func prepareNextSegment() {
    preparation.start(header.segmentNumber + 1)
  }
}

extension StorageFile {
  /// Writes a segment's header and makes it durable.
  func begin(_ header: SegmentHeader) throws(SystemCallFailure) {
    let bytes = ByteBuffer(count: SegmentHeader.length)
    header.encode(into: bytes.bytes)
    try write(UnsafeRawBufferPointer(bytes.bytes), at: 0)
    try synchronizeData()
  }

  /// Writes header, payload, padding and end mark in one call, without copying the payload. Fills in the header's
  /// checksum.
  func writeRecord(
    _ header: inout RecordHeader, salt: UInt32, payload: UnsafeRawBufferPointer, at offset: UInt64
  ) throws(SystemCallFailure) {
    let endLength = header.recordLength - RecordHeader.length - payload.count
    let failure = withUnsafeTemporaryAllocation(
      byteCount: RecordHeader.length + RecordFormat.alignment + RecordFormat.endMarkLength, alignment: 8
    ) { bytes -> SystemCallFailure? in
      header.encode(into: bytes, salt: salt)
      let end = UnsafeMutableRawBufferPointer(rebasing: bytes[RecordHeader.length..<RecordHeader.length + endLength])
      end.initializeMemory(as: UInt8.self, repeating: 0)
      end.storeBytes(
        of: RecordFormat.endMark.littleEndian, toByteOffset: endLength - RecordFormat.endMarkLength, as: UInt64.self)
      let parts = (
        iovec(iov_base: bytes.baseAddress, iov_len: RecordHeader.length),
        iovec(iov_base: UnsafeMutableRawPointer(mutating: payload.baseAddress), iov_len: payload.count),
        iovec(iov_base: end.baseAddress, iov_len: end.count)
      )
      return withUnsafeBytes(of: parts) { parts in
        do throws(SystemCallFailure) {
          try write(parts.bindMemory(to: iovec.self), at: offset)
          return nil
        } catch { return error }
      }
    }
    if let failure { throw failure }
  }
}
