import Foundation
import Testing

@testable import Journal

/// What a crash, and what something worse than a crash, does to the last record.
struct TornTailTests {
  /// Places of the last record's start in its sector: in the middle; such that its header lies in two sectors, cut
  /// behind its first word, behind its 40th byte; and at a sector's start.
  static let starts = [200, 504, 472, 0]

  /// A journal of one segment with two records, the second `length` bytes long and starting at `start` in a sector.
  struct TwoRecords {
    let folder: TemporaryFolder
    let configuration: JournalConfiguration
    let first: StoredRecord
    let last: StoredRecord
    /// Where the last record lies in the segment.
    let range: Range<Int>
    /// Its parts, cut where sectors begin.
    let parts: [Range<Int>]
    let files: [String: [UInt8]]

    init(start: Int, length: Int) throws {
      folder = try TemporaryFolder()
      configuration = .withoutMark(directory: folder.path, segmentSize: 16384, identifier: testIdentifier)
      first = StoredRecord(firstSequence: 1, payload: denseBytes(512 + start - 56, seed: 1))
      last = StoredRecord(firstSequence: 2, payload: denseBytes(length - 56, seed: 2))
      let journal = try Journal.open(configuration).journal
      try journal.append(first)
      try journal.append(last)
      journal.close()
      range = 4096 + 512 + start..<4096 + 512 + start + length
      let edges = [range.lowerBound] + range.dropFirst().filter { $0 % 512 == 0 } + [range.upperBound]
      parts = zip(edges, edges.dropFirst()).map { $0..<$1 }
      files = try folder.snapshot()
      try #require(files[segmentName(1)]!.lastIndex { $0 != 0 } == range.upperBound - 1)
    }

    /// The segment with zeros in the given places.
    func segment(zeroing places: [Range<Int>]) -> [UInt8] {
      var bytes = files[segmentName(1)]!
      for place in places { for index in place { bytes[index] = 0 } }
      return bytes
    }

    func outcome(_ segment: [UInt8]) throws -> OpeningOutcome {
      try folder.restore(files.merging([segmentName(1): segment]) { $1 })
      return try OpeningOutcome(configuration)
    }
  }

  @Test(arguments: starts)
  func `any set of missing sectors is a torn tail: saved, removed, reported`(start: Int) throws {
    let journal = try TwoRecords(start: start, length: 2000)
    let parts = journal.parts
    for missing in 1..<(1 << parts.count) {
      let places = parts.indices.filter { missing & (1 << $0) != 0 }.map { parts[$0] }
      let segment = journal.segment(zeroing: places)
      guard case .opened(let report, let records) = try journal.outcome(segment) else {
        Issue.record("refused without sectors \(places)")
        continue
      }
      #expect(records == [journal.first])
      #expect(report.recordCount == 1)
      let isAllMissing = missing == 1 << parts.count - 1
      #expect((report.tornTailFile == nil) == isAllMissing)
      #expect((report.tornLength == 0) == isAllMissing)
      if let path = report.tornTailFile {
        let tail = segment[journal.range.lowerBound..<journal.range.lowerBound + report.tornLength]
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Array(tail))
        #expect(segment[(journal.range.lowerBound + report.tornLength)...].allSatisfy { $0 == 0 })
        #expect(report.description.contains(path))
      }
      #expect(try journal.folder.bytes(segmentName(1)) == journal.segment(zeroing: [journal.range]))
    }
  }

  @Test func `after a torn tail was cut off the journal goes on where it ended`() throws {
    let journal = try TwoRecords(start: 200, length: 2000)
    _ = try journal.outcome(journal.segment(zeroing: [journal.parts[1]]))
    let opened = try Journal.open(journal.configuration)
    #expect(opened.report.tornLength == 0)
    let record = StoredRecord(firstSequence: 2, payload: denseBytes(300, seed: 9))
    try opened.journal.append(record)
    opened.journal.close()
    #expect(try Journal.open(journal.configuration).journal.allRecords() == [journal.first, record])
  }

  @Test func `torn tails at the same place are all kept`() throws {
    let journal = try TwoRecords(start: 200, length: 2000)
    for attempt in 1...3 {
      try journal.folder.write(journal.segment(zeroing: [journal.parts[2]]), to: segmentName(1))
      let report = try Journal.open(journal.configuration).report
      #expect(report.tornTailFile?.hasSuffix("-0000004808.\(attempt)") == true)
    }
    #expect(try journal.folder.names.filter { $0.hasPrefix("torn-") }.count == 3)
  }

  @Test func `an opening that is interrupted while it removes a torn tail is repeated by the next`() throws {
    let journal = try TwoRecords(start: 200, length: 2000)
    let parts = journal.parts
    // Zeros replace sectors one by one, in any order.
    for done in [[0], [1], [3], [0, 1], [1, 3], [0, 1, 3]] {
      let segment = journal.segment(zeroing: ([2] + done).map { parts[$0] })
      guard case .opened(_, let records) = try journal.outcome(segment) else {
        Issue.record("refused after \(done)")
        continue
      }
      #expect(records == [journal.first])
    }
  }

  /// What the rules say about a last record without zeros in its payload, of which everything from `cut` on is zero.
  enum Expectation {
    case clean, torn, corrupt, tornOrCorrupt
  }

  private func expectation(cut: Int, _ journal: TwoRecords) -> Expectation {
    let start = journal.range.lowerBound
    if cut == start { return .clean }
    let part = journal.parts.first { $0.contains(cut) }!
    let isAtEdge = cut == part.lowerBound
    let isLaterPartMissing = isAtEdge || part.upperBound < journal.range.upperBound
    if cut < start + 48 {
      // The header is not whole: only a missing sector with a piece of it explains that.
      if isAtEdge { return .torn }
      let nextPart = part.upperBound
      guard nextPart < start + 48 else { return .corrupt }
      // Its own zeros make the end of what is there uncertain; a part of the magic is never a whole sector.
      return cut < start + 4 ? .corrupt : .tornOrCorrupt
    }
    if isAtEdge { return .torn }
    if part.upperBound - cut >= 256 { return .corrupt }
    return isLaterPartMissing ? .torn : .corrupt
  }

  @Test(arguments: starts)
  func `a cut at every byte of the last record is judged by the rules, and never passed over`(start: Int) throws {
    let journal = try TwoRecords(start: start, length: 1400)
    for cut in journal.range {
      let segment = journal.segment(zeroing: [cut..<journal.range.upperBound])
      try journal.folder.write(segment, to: segmentName(1))
      let verification = JournalReader.verifyAtOnce(journal.folder.path)
      #expect(verification.recordCount == 1)
      let expected = expectation(cut: cut, journal)
      switch (expected, verification.tail) {
      case (.clean, .clean), (.torn, .incomplete), (.tornOrCorrupt, .incomplete): break
      case (.corrupt, nil), (.tornOrCorrupt, nil):
        #expect(verification.problem?.segment == 1)
        #expect(verification.problem?.sequence == 2)
      default: Issue.record("cut at \(cut - start): expected \(expected), found \(verification)")
      }
    }
  }

  @Test func `opening judges a cut as the reader does, and leaves a damaged journal as it is`() throws {
    let journal = try TwoRecords(start: 200, length: 1400)
    for cut in stride(from: journal.range.lowerBound, to: journal.range.upperBound, by: 13) {
      let segment = journal.segment(zeroing: [cut..<journal.range.upperBound])
      let outcome = try journal.outcome(segment)
      switch (expectation(cut: cut, journal), outcome) {
      case (.clean, .opened(let report, _)):
        #expect(report.tornLength == 0)
      case (.torn, .opened(let report, let records)):
        #expect(report.tornLength > 0)
        #expect(records == [journal.first])
      case (.corrupt, .refused(.corrupt(let number, let offset, let sequence, _))):
        #expect(number == 1)
        #expect(offset == UInt64(journal.range.lowerBound))
        #expect(sequence == 2)
        #expect(try journal.folder.bytes(segmentName(1)) == segment)
      case (let expected, _): Issue.record("cut at \(cut): expected \(expected), found \(outcome)")
      }
    }
  }

  @Test func `a header of a segment that was half written is removed, and the segment used`() throws {
    let journal = try ThreeSegments()
    let files = try journal.folder.snapshot()
    let header = SegmentHeader(
      identifier: testIdentifier, segmentNumber: 4, time: 1, segmentSize: 8192,
      chain: ChainState(nextSequence: 16, previousHeaderChecksum: 77, epoch: 1))
    let bytes = ByteBuffer(count: 8192)
    bytes.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    header.encode(into: UnsafeMutableRawBufferPointer(rebasing: bytes.bytes[..<4096]))
    for missing in [0..<512, 3584..<4096] {
      var half = Array(bytes.bytes)
      for index in missing { half[index] = 0 }
      try journal.folder.restore(files.merging([segmentName(4): half]) { $1 })
      #expect(JournalReader.verifyAtOnce(journal.folder.path).tail == .incomplete(length: 0))
      let opened = try Journal.open(journal.configuration)
      #expect(opened.report.tornSegmentHeader == 4)
      #expect(opened.report.lastSequence == 15)
      let next = StoredRecord(firstSequence: 16, payload: denseBytes(opened.journal.maximumPayloadLength))
      try opened.journal.append(next)
      opened.journal.close()
      #expect(try Journal.open(journal.configuration).journal.allRecords() == journal.records + [next])
    }
  }

  @Test func `a half-written header with anything else in it, or after a torn record, is corruption`() throws {
    let journal = try ThreeSegments()
    let files = try journal.folder.snapshot()
    var half = [UInt8](repeating: 0, count: 8192)
    half[4095] = 1
    var odd = half
    odd[1000] = 1
    try journal.folder.restore(files.merging([segmentName(4): odd]) { $1 })
    guard case .corrupt(4, 0, 16, _) = try OpeningOutcome(journal.configuration).refusal else {
      Issue.record("not noticed")
      return
    }

    let place = journal.places[14]
    var torn = files[segmentName(3)]!
    let sector = (place.offset / 512 + 1) * 512
    for index in sector..<sector + 512 { torn[index] = 0 }
    try journal.folder.restore(files.merging([segmentName(3): torn, segmentName(4): half]) { $1 })
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(segment: 3, offset: UInt64(place.offset), sequence: 15, reason: .endBeforeNextSegment))
  }
}
