import Foundation
import SeededRandom
import Testing

@testable import Journal

struct RoundTripTests {
  @Test func `a new journal is empty, has an identity and the next segment ready`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path + "/new", segmentSize: 65536)
    let opened = try Journal.open(configuration)
    #expect(opened.report.isNew)
    #expect(opened.report.recordCount == 0)
    #expect(opened.report.lastSequence == nil)
    #expect(try opened.journal.allRecords().isEmpty)
    opened.journal.close()

    let again = try Journal.open(configuration)
    #expect(!again.report.isNew)
    #expect(again.journal.identifier == opened.journal.identifier)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new").sorted()
    #expect(names == [segmentName(1), segmentName(2), "LOCK", MarkFile.Kind.durable.name])
  }

  @Test func `what was appended over several segments is replayed in order`() throws {
    let journal = try ThreeSegments()
    let opened = try Journal.open(journal.configuration)
    #expect(try opened.journal.allRecords() == journal.records)
    #expect(opened.report.segmentCount == 3)
    #expect(opened.report.recordCount == 15)
    #expect(opened.report.firstSequence == 1)
    #expect(opened.report.lastSequence == 15)
    #expect(opened.report.tornLength == 0)
  }

  @Test func `records say where they are, and lie where the format says`() throws {
    let journal = try ThreeSegments()
    var index = 0
    try JournalReader(directory: journal.folder.path).readToEnd { record in
      #expect(record.segment == journal.places[index].segment)
      #expect(record.offset == UInt64(journal.places[index].offset))
      index += 1
    }
    #expect(index == journal.places.count)
  }

  @Test(arguments: [UInt64(8192), 12288, 65536, 1 << 20, 4 << 20])
  func `records of random sizes come back whole, across any number of openings`(segmentSize: UInt64) throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: segmentSize)
    var generator = SplitMix64(seed: segmentSize)
    var expected: [StoredRecord] = []
    var nextSequence: UInt64 = 1
    for _ in 0..<4 {
      let journal = try Journal.open(configuration).journal
      #expect(try journal.allRecords() == expected)
      for _ in 0..<12 {
        let exponent = Int.random(in: 0...20, using: &generator)
        let limit = min(1 << exponent, journal.maximumPayloadLength)
        let record = StoredRecord(
          firstSequence: nextSequence, commandCount: .random(in: 1...4096, using: &generator),
          payload: denseBytes(.random(in: 0...limit, using: &generator), seed: generator.next()))
        try journal.append(record)
        nextSequence += UInt64(record.commandCount)
        expected.append(record)
        #expect(journal.durableSequence == nextSequence - 1)
      }
    }
    #expect(try Journal.open(configuration).journal.allRecords() == expected)
  }

  @Test func `records that fill a segment to its last byte are followed by the next segment`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 8192)
    let journal = try Journal.open(configuration).journal
    let records = (1...4).map {
      StoredRecord(firstSequence: $0, payload: denseBytes(journal.maximumPayloadLength, seed: $0))
    }
    for record in records { try journal.append(record) }
    journal.close()
    let opened = try Journal.open(configuration)
    #expect(opened.report.segmentCount == 4)
    #expect(try opened.journal.allRecords() == records)
    // The first has no link.
    #expect(try folder.bytes(segmentName(1)).suffix(88) == [UInt8](repeating: 0, count: 88))
    #expect(try folder.bytes(segmentName(2)).suffix(8) == Array("rec-end\n".utf8))
  }

  @Test func `the longest record is one mebibyte`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 2 << 20)).journal
    #expect(journal.maximumPayloadLength == 1 << 20)
    let record = StoredRecord(firstSequence: 1, payload: denseBytes(1 << 20))
    try journal.append(record)
    #expect(try journal.allRecords() == [record])
    #expect(throws: JournalError.payloadTooLong(length: 1 << 20 + 1, limit: 1 << 20)) {
      try journal.append(StoredRecord(firstSequence: 2, payload: denseBytes(1 << 20 + 1)))
    }
  }

  @Test func `a write counts as durable once it is synced`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 65536)).journal
    let payload = denseBytes(100)
    try payload.withUnsafeBytes {
      try journal.write(epoch: 1, firstSequence: 1, time: 5, commandCount: 3, payload: $0)
    }
    #expect(journal.durableSequence == 0)
    try journal.sync()
    #expect(journal.durableSequence == 3)
    try journal.sync()
    #expect(journal.durableSequence == 3)
  }

  @Test func `a refused record is not written, says why, and the journal goes on`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 65536)).journal
    let first = StoredRecord(firstSequence: 1, payload: denseBytes(10))
    try journal.append(first)

    var record = StoredRecord(firstSequence: 3, payload: denseBytes(10))
    #expect(throws: JournalError.sequenceOutOfOrder(expected: 2, found: 3)) { try journal.append(record) }
    record.firstSequence = 1
    #expect(throws: JournalError.sequenceOutOfOrder(expected: 2, found: 1)) { try journal.append(record) }
    record.firstSequence = 2
    record.epoch = 0
    #expect(throws: JournalError.epochWentDown(current: 1, found: 0)) { try journal.append(record) }
    record.epoch = 1
    record.commandCount = 0
    #expect(throws: JournalError.commandCountOutOfRange(count: 0)) { try journal.append(record) }
    record.commandCount = 4097
    #expect(throws: JournalError.commandCountOutOfRange(count: 4097)) { try journal.append(record) }
    record.commandCount = 4096
    record.payload = [1] + [UInt8](repeating: 0, count: 400)
    #expect(throws: JournalError.zeroRun(offset: 8)) { try journal.append(record) }
    record.payload = denseBytes(10)
    try journal.append(record)
    #expect(try journal.allRecords() == [first, record])
  }

  @Test func `a run of 25 zero words is found wherever it lies, and no shorter one`() {
    let words = 130
    for length in 20...30 {
      for start in 0...(words - length) {
        var payload = [UInt64](repeating: 1, count: words)
        for index in start..<start + length { payload[index] = 0 }
        // A shorter run before it must not hide it.
        if start > 30 { for index in 2..<10 { payload[index] = 0 } }
        let found = payload.withUnsafeBytes { RecordFormat.refusedZeroRun(in: $0) }
        #expect(found == (length >= 25 ? start * 8 : nil))
      }
    }
  }

  @Test func `no record has 256 zeros in a row, whatever zeros its payload may have`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 1 << 20)).journal
    let zeros = [UInt8](repeating: 0, count: 192)
    let edge = [UInt8](repeating: 0, count: 7)
    var sequence: UInt64 = 1
    for before in 0...8 {
      for after in 0...15 {
        let payload =
          [UInt8](repeating: 1, count: before) + zeros + [UInt8](repeating: 0, count: after % 8)
          + [UInt8](repeating: 1, count: after / 8) + edge
        let record = StoredRecord(firstSequence: sequence, payload: payload)
        do throws(JournalError) { try journal.append(record) } catch {
          guard case .zeroRun = error else { throw error }
          continue
        }
        sequence += 1
      }
    }
    #expect(sequence > 50)
    let bytes = try folder.bytes(segmentName(1))
    let end = try #require(bytes.lastIndex { $0 != 0 })
    var run = 0
    for byte in bytes[4096...end] {
      run = byte == 0 ? run + 1 : 0
      #expect(run < 256)
      if run >= 256 { break }
    }
  }

  @Test func `a closed journal takes no more records and can be opened again`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 65536)
    let journal = try Journal.open(configuration).journal
    journal.close()
    journal.close()
    #expect(throws: JournalError.closed) {
      try journal.append(StoredRecord(firstSequence: 1, payload: []))
    }
    _ = try Journal.open(configuration)
  }

  @Test func `segments of another size than configured stay as they are`() throws {
    let journal = try ThreeSegments()
    var configuration = journal.configuration
    configuration.segmentSize = 65536
    let long = StoredRecord(firstSequence: 16, payload: denseBytes(20_000))
    let opened = try Journal.open(configuration)
    try opened.journal.append(long)
    opened.journal.close()
    #expect(try folderSizes(journal.folder) == [8192, 8192, 8192, 65536, 65536])
    #expect(try Journal.open(journal.configuration).journal.allRecords() == journal.records + [long])
  }

  private func folderSizes(_ folder: TemporaryFolder) throws -> [Int] {
    try folder.names.filter { $0.hasSuffix(".segment") }.map { try folder.bytes($0).count }
  }

  @Test(arguments: [UInt64(0), 4096, 8191, 65537])
  func `a segment size that cannot be is refused`(segmentSize: UInt64) throws {
    let folder = try TemporaryFolder()
    #expect {
      try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: segmentSize))
    } throws: { error in
      guard case .invalidConfiguration(let reason) = error as? JournalError else { return false }
      return reason.contains("\(segmentSize)")
    }
  }

  @Test func `a next segment that could not be made is tried again when the current one is half full`() throws {
    let folder = try TemporaryFolder()
    try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 8192)).journal.close()
    // A folder that is not there stands for a disk without room.
    let missing = SegmentFolder(path: folder.path + "/later")
    var preparation = SegmentPreparation(folder: missing, size: 8192)
    preparation.start(2)
    while preparation.failure == nil { usleep(100) }
    #expect(preparation.failure?.code == ENOENT)
    var writer = SegmentWriter(
      folder: missing, configuration: JournalConfiguration(directory: missing.path, segmentSize: 8192),
      file: try File(folder.path + "/" + segmentName(1), flags: O_RDWR),
      header: SegmentHeader(identifier: testIdentifier, segmentNumber: 1, time: 0, segmentSize: 8192, chain: .start),
      position: 4096, chain: .start, digests: RecordChain(testIdentifier), preparation: preparation)
    try missing.makeIfNeeded()
    let payload = denseBytes(600)
    for sequence in UInt64(1)...4 {
      try payload.withUnsafeBytes {
        try writer.write(epoch: 1, firstSequence: sequence, time: 0, commandCount: 1, payload: $0)
      }
      try writer.synchronize()
    }
    writer.preparation.finish()
    #expect(writer.preparation.failure == nil)
    #expect(access(missing.path(of: 2), F_OK) == 0)
  }

  @Test func `after a failed write nothing is written any more`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 65536)
    try Journal.open(configuration).journal.close()
    // A file that is open for reading only stands for a disk that fails.
    let file = try File(folder.path + "/" + segmentName(1), flags: O_RDONLY)
    let segmentFolder = SegmentFolder(path: folder.path)
    var writer = SegmentWriter(
      folder: segmentFolder, configuration: configuration, file: file,
      header: SegmentHeader(
        identifier: testIdentifier, segmentNumber: 1, time: 0, segmentSize: 65536, chain: .start),
      position: 4096, chain: .start, digests: RecordChain(testIdentifier),
      preparation: SegmentPreparation(folder: segmentFolder, size: 65536))
    let failure = JournalError.writeFailed(file: file.path, errno: EBADF)
    func write() throws(JournalError) {
      try writer.write(
        epoch: 1, firstSequence: 1, time: 0, commandCount: 1,
        payload: UnsafeRawBufferPointer(start: nil, count: 0))
    }
    #expect(throws: failure) { try write() }
    #expect(throws: JournalError.unusable(after: failure)) { try write() }
    #expect(throws: JournalError.unusable(after: failure)) { try writer.synchronize() }
    #expect(JournalError.unusable(after: failure).description.contains("errno 9"))
  }
}
