import Foundation
import Synchronization
import Testing

@testable import Journal

struct ReaderTests {
  @Test func `reads what the writer has appended while the writer holds the lock, and changes nothing`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 8192)
    let journal = try Journal.open(configuration).journal
    let reader = try JournalReader(directory: folder.path)
    #expect(try reader.next() == nil)
    var expected: [StoredRecord] = []
    for sequence in UInt64(1)...30 {
      let record = StoredRecord(firstSequence: sequence, payload: denseBytes(700, seed: sequence))
      try journal.append(record)
      expected.append(record)
      #expect(try reader.next().map(StoredRecord.init) == record)
      #expect(try reader.next() == nil)
      #expect(reader.lastSequence == sequence)
    }
    #expect(try reader.tail() == .clean)
    journal.close()
    let before = try folder.snapshot()
    let verification = JournalReader.verify(directory: folder.path, identifier: journal.identifier)
    #expect(verification.problem == nil)
    #expect(verification.recordCount == 30)
    #expect(verification.lastSequence == 30)
    #expect(verification.identifier == journal.identifier)
    #expect(try folder.snapshot() == before)
  }

  @Test func `follows a writer in another thread and sees only whole records, in order`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 65536)).journal
    let count: UInt64 = 400
    @Sendable func record(_ sequence: UInt64) -> StoredRecord {
      StoredRecord(firstSequence: sequence, payload: denseBytes(Int(sequence * 97 % 6000), seed: sequence))
    }
    let failure = Mutex<JournalError?>(nil)
    let writer = Thread {
      do throws(JournalError) {
        for sequence in 1...count { try journal.append(record(sequence)) }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    writer.start()
    let reader = try JournalReader(directory: folder.path)
    var seen: UInt64 = 0
    try reader.follow(interval: 100, isCancelled: { failure.withLock { $0 != nil } }) { found in
      seen += 1
      #expect(StoredRecord(found) == record(seen))
      return seen < count
    }
    #expect(failure.withLock { $0 } == nil)
    #expect(seen == count)
    while !writer.isFinished { usleep(1000) }
  }

  @Test func `checking a journal that is being written finds no problem`() throws {
    let folder = try TemporaryFolder()
    let journal = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 16384)).journal
    let writer = Thread {
      for sequence in UInt64(1)...600 {
        try? journal.append(StoredRecord(firstSequence: sequence, payload: denseBytes(2000, seed: 3)))
      }
    }
    writer.start()
    var last: UInt64 = 0
    while last < 600 {
      let verification = JournalReader.verify(directory: folder.path)
      #expect(verification.problem == nil)
      #expect(verification.lastSequence >= last)
      last = verification.lastSequence
      if verification.problem != nil { break }
    }
    while !writer.isFinished { usleep(1000) }
  }

  @Test func `an empty folder is an empty journal`() throws {
    let folder = try TemporaryFolder()
    let reader = try JournalReader(directory: folder.path)
    #expect(try reader.next() == nil)
    #expect(try reader.tail() == .clean)
    #expect(try folder.names.isEmpty)
  }

  @Test func `the first problem is reported with segment, offset, sequence and kind`() throws {
    let journal = try ThreeSegments()
    let place = journal.places[8]
    let name = segmentName(place.segment)
    let byte = try journal.folder.bytes(name)[place.offset + 60]
    try journal.folder.set(byte ^ 4, in: name, at: place.offset + 60)
    let verification = JournalReader.verifyAtOnce(journal.folder.path)
    #expect(verification.recordCount == 8)
    #expect(verification.tail == nil)
    let problem = try #require(verification.problem)
    #expect(problem.segment == place.segment)
    #expect(problem.offset == UInt64(place.offset))
    #expect(problem.sequence == 9)
    #expect(problem.description.contains(name))
  }

  @Test func `what a reader's closure throws comes through`() throws {
    struct Enough: Error {}
    let journal = try ThreeSegments()
    var count = 0
    #expect(throws: Enough.self) {
      try JournalReader(directory: journal.folder.path).readToEnd { _ in
        count += 1
        if count == 5 { throw Enough() }
      }
    }
    #expect(count == 5)
    #expect(throws: Enough.self) {
      try Journal.open(journal.configuration).journal.read(from: 1) { _ in throw Enough() }
    }
  }
}
