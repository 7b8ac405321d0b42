import Foundation
import Testing

@testable import Journal

/// Files that are whole but do not belong, or are not there.
struct RefusalTests {
  @Test func `a missing segment is named, wherever it was`() throws {
    for number in UInt64(1)...3 {
      let journal = try ThreeSegments()
      try journal.folder.remove(segmentName(number))
      #expect(try OpeningOutcome(journal.configuration).refusal == .missingSegment(number: number))
      let problem = JournalReader.verify(directory: journal.folder.path).problem
      #expect(problem?.error == .missingSegment(number: number))
      #expect(problem?.segment == number)
    }
  }

  @Test func `a segment of another journal is refused with both identities`() throws {
    let journal = try ThreeSegments()
    let otherIdentifier = JournalIdentifier(bytes: [UInt8](repeating: 9, count: 16))!
    let other = try ThreeSegments(identifier: otherIdentifier)
    try journal.folder.write(try other.folder.bytes(segmentName(2)), to: segmentName(2))
    let refusal = try OpeningOutcome(journal.configuration).refusal
    #expect(refusal == .foreignSegment(segment: 2, expected: testIdentifier, found: otherIdentifier))
    #expect(refusal!.description.contains("09090909-0909-0909-0909-090909090909"))
    #expect(refusal!.description.contains(segmentName(2)))
  }

  @Test func `a record of another journal is none`() throws {
    let journal = try ThreeSegments()
    let other = try ThreeSegments(identifier: JournalIdentifier(bytes: [UInt8](repeating: 9, count: 16))!)
    let bytes = try journal.folder.bytes(segmentName(1))[..<4096] + other.folder.bytes(segmentName(1))[4096...]
    try journal.folder.write(bytes, to: segmentName(1))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(segment: 1, offset: 4096, sequence: 1, reason: .endBeforeNextSegment))
  }

  @Test func `a journal that is not the expected one is refused`() throws {
    let journal = try ThreeSegments()
    var configuration = journal.configuration
    configuration.identifier = .random()
    #expect(
      try OpeningOutcome(configuration).refusal
        == .foreignSegment(segment: 1, expected: configuration.identifier!, found: testIdentifier))
  }

  @Test func `segments with each other's names are refused`() throws {
    let journal = try ThreeSegments()
    let (two, three) = (try journal.folder.bytes(segmentName(2)), try journal.folder.bytes(segmentName(3)))
    try journal.folder.write(three, to: segmentName(2))
    try journal.folder.write(two, to: segmentName(3))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: 2, offset: 0, sequence: firstSequence(of: 2, journal),
          reason: .segmentNumber(expected: 2, found: 3)))
  }

  @Test(arguments: [0, 1, 4095, 4096, 5000, 8191, 8193, 12288])
  func `a segment of another length than it was made with is refused`(length: Int) throws {
    let journal = try ThreeSegments()
    let bytes = try journal.folder.bytes(segmentName(3))
    try journal.folder.write((bytes + bytes)[..<length], to: segmentName(3))
    guard case .corrupt(3, _, _, .segmentLength) = try OpeningOutcome(journal.configuration).refusal else {
      Issue.record("not noticed")
      return
    }
  }

  @Test func `a segment of zeros between others is refused`() throws {
    let journal = try ThreeSegments()
    try journal.folder.write([UInt8](repeating: 0, count: 8192), to: segmentName(2))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: 2, offset: 0, sequence: firstSequence(of: 2, journal), reason: .segmentNotBegun))
  }

  @Test func `a segment that begins with another sequence is refused`() throws {
    let journal = try ThreeSegments()
    try rewriteHeader(journal, 3) { $0.firstSequence += 1 }
    let expected = firstSequence(of: 3, journal)
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .firstSequenceMismatch(segment: 3, expected: expected, found: expected + 1))
  }

  @Test func `a segment that follows another record is refused`() throws {
    let journal = try ThreeSegments()
    try rewriteHeader(journal, 3) { $0.previousHeaderChecksum += 1 }
    guard case .corrupt(3, 0, _, .brokenChain) = try OpeningOutcome(journal.configuration).refusal else {
      Issue.record("not noticed")
      return
    }
  }

  @Test(arguments: [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0x6573_5546, "FUSE"), (0x0102_1997, "9p")])
  func `a network file system is refused by name, and nothing is made there`(type: Int, name: String) throws {
    let folder = try TemporaryFolder()
    var configuration = JournalConfiguration(directory: folder.path, segmentSize: 8192)
    configuration.storage = Disk { _ in type }
    let refusal = JournalError.onNetworkFileSystem(directory: folder.path, name: name)
    #expect(throws: refusal) { try Journal.open(configuration) }
    #expect(refusal.description.contains("network file system (\(name))"))
    #expect(try folder.names.isEmpty)
    // Those of this machine are none.
    for local in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x2FC1_2FC1] {
      #expect(NetworkFileSystem(type: local) == nil)
    }
  }

  @Test func `a newer format that older readers may read is read but not continued`() throws {
    let journal = try ThreeSegments()
    try rewriteHeader(journal, 3) { $0.formatVersion = 4 }
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .unknownFormatVersion(segment: 3, found: 4, supported: 3))
    let verification = JournalReader.verify(directory: journal.folder.path)
    #expect(verification.problem == nil)
    #expect(verification.recordCount == 15)
  }

  @Test func `a format that needs a newer reader is refused by both`() throws {
    let journal = try ThreeSegments()
    try rewriteHeader(journal, 2) { header in
      header.formatVersion = 7
      header.lowestReaderVersion = 5
    }
    let expected = JournalError.newerReaderNeeded(segment: 2, lowest: 5, supported: 3)
    #expect(try OpeningOutcome(journal.configuration).refusal == expected)
    #expect(JournalReader.verify(directory: journal.folder.path).problem?.error == expected)
  }

  @Test(arguments: [(UInt16(3), UInt16(0)), (1, 1)])
  func `a valid record of an unknown type or with unknown flags is refused`(type: UInt16, flags: UInt16) throws {
    let journal = try ThreeSegments()
    let place = try rewriteLastRecordHeader(journal) { header in
      header.type = type
      header.flags = flags
    }
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .unknownRecordType(
          segment: 3, offset: UInt64(place), sequence: 15, type: type, flags: flags))
  }

  @Test(arguments: [UInt32(0), 4097])
  func `a valid record with a number of commands that cannot be is refused`(count: UInt32) throws {
    let journal = try ThreeSegments()
    let place = try rewriteLastRecordHeader(journal) { $0.commandCount = count }
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(segment: 3, offset: UInt64(place), sequence: 15, reason: .commandCount(count, allowed: 1...4096)))
  }

  @Test(arguments: [UInt32(4096), 1 << 21, .max])
  func `a valid record longer than what is left of the segment is refused`(length: UInt32) throws {
    let journal = try ThreeSegments()
    let place = try rewriteLastRecordHeader(journal) { $0.payloadLength = length }
    let limit = UInt64(8192 - place - 56)
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: 3, offset: UInt64(place), sequence: 15,
          reason: .payloadLength(limit: limit, found: UInt64(length))))
  }

  @Test func `an epoch that goes down is refused, in a record and in a segment`() throws {
    var journal = try ThreeSegments()
    let place = try rewriteLastRecordHeader(journal) { $0.epoch = 0 }
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(segment: 3, offset: UInt64(place), sequence: 15, reason: .epoch(current: 1, found: 0)))
    journal = try ThreeSegments()
    try rewriteHeader(journal, 3) { $0.epoch = 0 }
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: 3, offset: 0, sequence: firstSequence(of: 3, journal), reason: .epoch(current: 1, found: 0)))
  }

  @Test func `every refusal names the file and what to do`() {
    let errors: [JournalError] = [
      .corrupt(segment: 3, offset: 4096, sequence: 17, reason: .recordHeader),
      .missingSegment(number: 3),
      .foreignSegment(segment: 3, expected: .random(), found: .random()),
      .firstSequenceMismatch(segment: 3, expected: 1, found: 2),
      .unknownFormatVersion(segment: 3, found: 4, supported: 3),
      .newerReaderNeeded(segment: 3, lowest: 2, supported: 1),
      .unknownRecordType(segment: 3, offset: 1, sequence: 1, type: 4, flags: 0),
    ]
    for error in errors { #expect(error.description.contains("00000000000000000003.segment")) }
    #expect(errors[0].description.contains("byte 4096, where sequence 17 is expected"))
    #expect(errors[0].description.contains("replica or a backup"))
  }

  @Test func `a folder that cannot be made or read is named`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/missing/journal"
    #expect(throws: JournalError.systemCallFailed(operation: "mkdir", file: path, errno: ENOENT)) {
      try Journal.open(JournalConfiguration(directory: path))
    }
    #expect(throws: JournalError.systemCallFailed(operation: "opendir", file: path, errno: ENOENT)) {
      try JournalReader(directory: path)
    }
  }

  private func firstSequence(of segment: UInt64, _ journal: ThreeSegments) -> UInt64 {
    UInt64(journal.places.firstIndex { $0.segment == segment }!) + 1
  }

  /// Changes the last record's header and gives it a right checksum again; returns where it is.
  private func rewriteLastRecordHeader(
    _ journal: ThreeSegments, _ change: (inout RecordHeader) -> Void
  ) throws -> Int {
    let offset = journal.places[14].offset
    var bytes = try journal.folder.bytes(segmentName(3))
    bytes.withUnsafeMutableBytes { segment in
      let salt = SegmentHeader(decoding: UnsafeRawBufferPointer(segment)).salt
      let place = UnsafeMutableRawBufferPointer(rebasing: segment[offset..<offset + 48])
      var header = RecordHeader(decoding: UnsafeRawBufferPointer(place), salt: salt)!
      change(&header)
      header.encode(into: place, salt: salt)
    }
    try journal.folder.write(bytes, to: segmentName(3))
    return offset
  }

  /// Changes a segment's header and gives it a right checksum again.
  private func rewriteHeader(
    _ journal: ThreeSegments, _ segment: UInt64, _ change: (inout SegmentHeader) -> Void
  ) throws {
    var bytes = try journal.folder.bytes(segmentName(segment))
    bytes.withUnsafeMutableBytes { bytes in
      var header = SegmentHeader(decoding: UnsafeRawBufferPointer(bytes))
      change(&header)
      header.encode(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<4096]))
    }
    try journal.folder.write(bytes, to: segmentName(segment))
  }
}
