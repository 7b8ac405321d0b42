import Foundation
import Testing

@testable import Journal

/// Segments that no start needs are moved to the archive, and are never in neither place.
struct ArchiveTests {
  private let journal: ThreeSegments
  private let archived: String

  init() throws {
    journal = try ThreeSegments()
    archived = journal.folder.path + "/archive"
  }

  private var archive: SegmentArchive { SegmentArchive(directory: journal.folder.path, storage: Disk()) }

  /// Sequence of the last record in a segment.
  private func last(of segment: UInt64) -> UInt64 {
    UInt64(journal.places.lastIndex { $0.segment == segment }!) + 1
  }

  private func archivedNames() throws -> [String] {
    guard FileManager.default.fileExists(atPath: archived) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: archived).sorted()
  }

  private func records(from start: JournalStart) throws -> [StoredRecord] {
    let reader = try JournalReader(directory: journal.folder.path, from: start)
    var records: [StoredRecord] = []
    try reader.readToEnd { records.append(StoredRecord($0)) }
    return records
  }

  @Test func `only whole segments up to a sequence are moved, and never the last one begun`() throws {
    #expect(try archive.move(through: last(of: 1) - 1) == 0)
    #expect(try archivedNames().isEmpty)
    #expect(try archive.move(through: last(of: 1)) == 1)
    #expect(try archivedNames() == [segmentName(1)])
    #expect(try archive.move(through: last(of: 1)) == 0)
    #expect(try archive.move(through: .max - 1) == 1)
    #expect(try archivedNames() == [segmentName(1), segmentName(2)])
    let names = try journal.folder.names.filter { $0.hasSuffix(".segment") }
    #expect(names == [segmentName(3), segmentName(4)])
  }

  @Test func `a copy has the bytes that were moved`() throws {
    let before = try journal.folder.snapshot()
    _ = try archive.move(through: .max - 1)
    for number in UInt64(1)...2 {
      let copy = try Data(contentsOf: URL(fileURLWithPath: "\(archived)/\(segmentName(number))"))
      #expect(Array(copy) == before[segmentName(number)])
    }
  }

  @Test func `an opening reads what is left, goes on, and the whole can still be read and verified`() throws {
    let head = try #require(JournalReader.verifyAtOnce(journal.folder.path).head)
    _ = try archive.move(through: .max - 1)
    let opened = try Journal.open(journal.configuration)
    #expect(opened.report.segmentCount == 1)
    #expect(opened.report.archivedSegmentCount == 2)
    #expect(opened.report.firstSequence == last(of: 2) + 1)
    #expect(opened.report.lastSequence == 15)
    #expect(try opened.journal.allRecords() == journal.records)
    let next = StoredRecord(firstSequence: 16, payload: denseBytes(700))
    try opened.journal.append(next)
    opened.journal.close()
    #expect(try records(from: .beginning) == journal.records + [next])
    #expect(try records(from: .folder).first?.firstSequence == last(of: 2) + 1)
    for sequence in UInt64(1)...16 {
      let found = try records(from: .sequence(sequence))
      #expect(found == Array((journal.records + [next])[(Int(found[0].firstSequence) - 1)...]))
      #expect(found[0].firstSequence <= sequence && found.count <= 16)
    }
    #expect(JournalReader.verify(directory: journal.folder.path, expecting: head).problem == nil)
    let whole = JournalReader.verifyAtOnce(journal.folder.path)
    #expect((whole.firstSegment, whole.segmentCount, whole.recordCount) == (1, 3, 16))
    let statistics = try JournalReader.statistics(directory: journal.folder.path)
    #expect((statistics.segmentCount, statistics.archivedSegmentCount, statistics.commandCount) == (3, 2, 16))
  }

  @Test func `an archive that is kept elsewhere hinders no start, and is named where it is needed`() throws {
    _ = try archive.move(through: .max - 1)
    let whole = JournalReader.verifyAtOnce(journal.folder.path)
    try FileManager.default.removeItem(atPath: archived)
    let opened = try Journal.open(journal.configuration)
    #expect(opened.report.lastSequence == 15)
    #expect(throws: JournalError.archivedSegmentMissing(number: 1, directory: archived)) {
      try opened.journal.allRecords()
    }
    opened.journal.close()
    #expect(throws: JournalError.archivedSegmentMissing(number: 1, directory: archived)) {
      try records(from: .beginning)
    }
    #expect(try records(from: .earliest) == Array(journal.records[Int(last(of: 2))...]))
    let rest = JournalReader.verifyAtOnce(journal.folder.path)
    #expect(rest.problem == nil)
    #expect((rest.firstSegment, rest.segmentCount) == (3, 1))
    // The link with which the segment begins stands for everything before it.
    #expect(rest.head == whole.head)
  }

  @Test func `without a part of the archive the rest is verified from behind the hole`() throws {
    _ = try archive.move(through: .max - 1)
    try FileManager.default.removeItem(atPath: "\(archived)/\(segmentName(1))")
    let rest = JournalReader.verifyAtOnce(journal.folder.path)
    #expect(rest.problem == nil)
    #expect((rest.firstSegment, rest.segmentCount) == (2, 2))
    #expect(try records(from: .sequence(last(of: 2))).first?.firstSequence == last(of: 1) + 1)
  }

  @Test func `a segment that is missing and was not archived is named, archived ones or not`() throws {
    _ = try archive.move(through: last(of: 1))
    try journal.folder.remove(segmentName(2))
    #expect(throws: JournalError.missingSegment(number: 2)) { try Journal.open(journal.configuration) }
    try journal.folder.remove(segmentName(3))
    try journal.folder.remove(segmentName(4))
    #expect(throws: JournalError.missingSegment(number: 2)) { try Journal.open(journal.configuration) }
  }

  @Test func `segments that were put back are read there, and moved again`() throws {
    let before = try journal.folder.snapshot()
    _ = try archive.move(through: .max - 1)
    for number in UInt64(1)...2 { try journal.folder.write(before[segmentName(number)]!, to: segmentName(number)) }
    let opened = try Journal.open(journal.configuration)
    #expect(opened.report.archivedSegmentCount == 0)
    opened.journal.close()
    #expect(try archive.move(through: .max - 1) == 2)
    #expect(try records(from: .beginning) == journal.records)
  }

  @Test func `what was archived and then changed is found`() throws {
    _ = try archive.move(through: .max - 1)
    let path = "\(archived)/\(segmentName(1))"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[5000] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    guard case .corrupt(1, _, _, _) = JournalReader.verifyAtOnce(journal.folder.path).problem?.error else {
      Issue.record("not noticed")
      return
    }
    // No start reads it.
    #expect(try Journal.open(journal.configuration).report.lastSequence == 15)
  }

  @Test func `a segment that is damaged stays where it is`() throws {
    for offset in stride(from: 72, to: 8192, by: 61) where offset < 4092 || offset >= 4096 {
      let name = segmentName(1)
      let sound = try journal.folder.bytes(name)
      try journal.folder.set(sound[offset] ^ 0x20, in: name, at: offset)
      #expect(throws: JournalError.self, "byte \(offset)") { try archive.move(through: .max - 1) }
      #expect(try archivedNames().isEmpty)
      try journal.folder.write(sound, to: name)
    }
    #expect(try archive.move(through: .max - 1) == 2)
  }

  @Test func `a copy that was cut short, or is of another journal, is made anew`() throws {
    let other = try ThreeSegments(identifier: JournalIdentifier(bytes: [UInt8](repeating: 9, count: 16))!)
    let sound = try journal.folder.bytes(segmentName(1))
    for wrong in [
      [], Array(sound[..<5000]), sound[..<5000] + [UInt8](repeating: 0, count: 3192),
      try other.folder.bytes(segmentName(1)),
    ] {
      let before = try journal.folder.snapshot()
      try FileManager.default.createDirectory(atPath: archived, withIntermediateDirectories: true)
      try Data(wrong).write(to: URL(fileURLWithPath: "\(archived)/\(segmentName(1))"))
      #expect(try archive.move(through: last(of: 1)) == 1)
      #expect(try records(from: .beginning) == journal.records)
      try FileManager.default.removeItem(atPath: archived)
      try journal.folder.restore(before)
    }
  }

  @Test func `cancelled before or within a segment, it leaves nothing behind`() throws {
    for patience in 0...3 {
      var asked = 0
      let count = try archive.move(through: last(of: 1)) {
        asked += 1
        return asked > patience
      }
      if count == 1 {
        #expect(patience > 1)
        return
      }
      #expect(try archivedNames().isEmpty)
      #expect(try records(from: .beginning) == journal.records)
    }
    Issue.record("never moved")
  }

  @Test func `a segment that does not begin with a link keeps those before it`() throws {
    // As earlier builds wrote them.
    try Forgery.removeLinks(ofSegment: 2, in: journal.folder)
    #expect(try archive.move(through: .max - 1) == 0)
  }

  @Test func `a mark that was damaged is refused, of another journal too`() throws {
    _ = try archive.move(through: .max - 1)
    try FileManager.default.removeItem(atPath: archived)
    var mark = try journal.folder.bytes("KEPT")
    mark[40] ^= 1
    mark[512 + 40] ^= 1
    try journal.folder.write(mark, to: "KEPT")
    #expect(throws: JournalError.damagedMark(file: journal.folder.path + "/KEPT")) {
      try Journal.open(journal.configuration)
    }
  }
}
