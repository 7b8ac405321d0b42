import Foundation
import Testing

@testable import Journal

/// The mark notices what the log itself cannot: that whole records are gone from its end.
@Suite struct MarkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var configuration: JournalConfiguration {
    var configuration = JournalConfiguration(directory: folder.path, segmentSize: 8_192)
    // After every record.
    configuration.markInterval = 0
    return configuration
  }

  /// Writes records of one command until the third segment is begun; where each ended: segment, offset.
  private func fill() throws -> [(segment: UInt64, end: Int)] {
    let opened = try Journal.open(configuration)
    defer { opened.journal.close() }
    for sequence in 1...UInt64(200) {
      let payload = [UInt8](repeating: UInt8(sequence % 250 + 1), count: 40)
      try payload.withUnsafeBytes {
        try opened.journal.append(epoch: 1, firstSequence: sequence, time: sequence, commandCount: 1, payload: $0)
      }
    }
    let reader = try JournalReader(directory: folder.path)
    var ends: [(UInt64, Int)] = []
    while let record = try reader.next() {
      ends.append((record.segment, Int(record.offset) + RecordFormat.recordLength(payloadLength: record.payload.count)))
    }
    return ends.map { (segment: $0.0, end: $0.1) }
  }

  @Test func `a log cut at any record's end is refused, and named`() throws {
    let ends = try fill()
    let whole = try folder.snapshot()
    #expect(try #require(ends.last).segment >= 3)
    for (index, place) in ends.dropLast().enumerated() {
      var cut = whole
      for number in place.segment...(ends.last!.segment + 1) {
        let name = SegmentFolder.name(of: number)
        guard let bytes = cut[name] else { continue }
        // One segment may be made ahead.
        guard number <= place.segment + 1 else {
          cut[name] = nil
          continue
        }
        let keep = number == place.segment ? place.end : 0
        cut[name] = Array(bytes[..<keep]) + [UInt8](repeating: 0, count: bytes.count - keep)
      }
      try folder.restore(cut)
      let expected = JournalError.cutShort(last: UInt64(index) + 1, mark: 200)
      #expect(throws: expected) { try Journal.open(configuration) }
      #expect(JournalReader.verify(directory: folder.path).problem?.error == expected)
      // Nothing was changed.
      try #require(try folder.snapshot().filter { $0.key != "LOCK" } == cut.filter { $0.key != "LOCK" })
    }
    try folder.restore(whole)
    #expect(try Journal.open(configuration).report.lastSequence == 200)
  }

  @Test func `a journal cut at any byte has every record before the cut or is refused; with its mark it is refused`()
    throws
  {
    let journal = try ThreeSegments()
    try journal.folder.remove(segmentName(4))
    let path = journal.folder.path
    try MarkFile.open(path, of: testIdentifier, in: Disk()).write(15)
    var opened = 0
    for segment in (UInt64(1)...3).reversed() {
      for cut in (0..<8192).reversed() {
        try journal.folder.set(0, in: segmentName(segment), at: cut)
        let whole = zip(journal.places, journal.records).count { place, record in
          place.segment < segment || place.segment == segment && place.offset + record.length <= cut
        }
        // What the log itself shows, and what its mark shows.
        let reader = try JournalReader(directory: path)
        if isReadToItsEnd(reader) { opened += 1 }
        #expect(reader.recordCount == UInt64(whole), "segment \(segment), byte \(cut)")
        let verification = JournalReader.verifyAtOnce(path)
        #expect((verification.problem == nil) == (whole == journal.records.count), "segment \(segment), byte \(cut)")
      }
      try journal.folder.remove(segmentName(segment))
    }
    #expect(opened > 3 * 4096)
  }

  /// Whether a reader finds an end that a crash explains, by the log alone.
  private func isReadToItsEnd(_ reader: JournalReader) -> Bool {
    do {
      while try reader.next() != nil {}
      return try reader.tail(patience: 1) != nil
    } catch {
      return false
    }
  }

  @Test func `missing last segments are noticed`() throws {
    let ends = try fill()
    let last = ends.last!.segment
    for number in [last, last + 1] { try? folder.remove(SegmentFolder.name(of: number)) }
    let left = UInt64(ends.filter { $0.segment < last }.count)
    #expect(throws: JournalError.cutShort(last: left, mark: 200)) { try Journal.open(configuration) }
  }

  @Test func `one damaged sector leaves the other to be asked, two are refused`() throws {
    _ = try fill()
    let whole = try folder.snapshot()
    let mark = try #require(whole[MarkFile.Kind.durable.name])
    for sector in 0..<2 {
      for offset in stride(from: 0, to: 512, by: 7) {
        var damaged = mark
        damaged[sector * 512 + offset] ^= 0x10
        try folder.restore(whole)
        try folder.write(damaged, to: MarkFile.Kind.durable.name)
        let found = try MarkFile.read(folder.path, of: nil)
        #expect(found == 200 || found == 199)
      }
    }
    var damaged = mark
    damaged[40] ^= 1
    damaged[512 + 40] ^= 1
    try folder.write(damaged, to: MarkFile.Kind.durable.name)
    #expect(throws: JournalError.damagedMark(file: folder.path + "/" + MarkFile.Kind.durable.name)) {
      try Journal.open(configuration)
    }
  }

  @Test func `a journal without a mark is opened and gets one; one of another journal is refused`() throws {
    _ = try fill()
    try folder.remove(MarkFile.Kind.durable.name)
    try Journal.open(configuration).journal.close()
    #expect(try MarkFile.read(folder.path, of: nil) == 200)
    let other = try TemporaryFolder()
    var configuration = self.configuration
    configuration.directory = other.path
    let opened = try Journal.open(configuration)
    try [UInt8](repeating: 1, count: 40).withUnsafeBytes {
      try opened.journal.append(epoch: 1, firstSequence: 1, time: 1, commandCount: 1, payload: $0)
    }
    opened.journal.close()
    try other.write(try folder.bytes(MarkFile.Kind.durable.name), to: MarkFile.Kind.durable.name)
    #expect {
      try Journal.open(configuration)
    } throws: { error in
      guard case JournalError.foreignMark? = error as? JournalError else { return false }
      return true
    }
  }

  @Test func `the mark is written once an interval, and at the end`() throws {
    var configuration = configuration
    configuration.markInterval = 3_600_000_000_000
    let opened = try Journal.open(configuration)
    for sequence in 1...UInt64(5) {
      try [UInt8](repeating: 1, count: 40).withUnsafeBytes {
        try opened.journal.append(
          epoch: 1, firstSequence: sequence, time: sequence, commandCount: 1, payload: $0)
      }
    }
    let during = try MarkFile.read(folder.path, of: nil)
    #expect(during == nil || during == 1)
    opened.journal.close()
    #expect(try MarkFile.read(folder.path, of: nil) == 5)
  }
}
