import Foundation
import Testing

@testable import Journal

/// What every ``CommandLog`` promises, whatever it is made of. A new implementation gets a ``LogPlace`` and a line in
/// ``places``.
@Suite struct LogContractTests {
  static let places: [LogPlaceKind] = LogPlaceKind.allCases

  @Test(arguments: places) func `a new log is empty, and its first epoch is not 0`(_ kind: LogPlaceKind) throws {
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    #expect(log.durableSequence == 0)
    let position = try log.acquireEpoch()
    #expect(position.lastSequence == 0)
    #expect(position.epoch > 0)
    #expect(try log.batches() == [])
    #expect(log.hasRoom())
  }

  @Test(arguments: places) func `what was committed is read back in order, from any sequence`(_ kind: LogPlaceKind)
    throws
  {
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    let epoch = try log.acquireEpoch().epoch
    var expected: [StoredRecord] = []
    for count: UInt32 in [1, 3, 1, 4_096, 2] {
      let batch = StoredRecord.batch(after: log.durableSequence, count: count, epoch: epoch)
      #expect(try log.append(batch) == .committed)
      expected.append(batch)
      #expect(log.durableSequence == batch.lastSequence)
    }
    #expect(try log.batches() == expected)
    for (index, batch) in expected.enumerated() {
      #expect(try log.batches(from: batch.firstSequence) == Array(expected[index...]))
      #expect(try log.batches(from: batch.lastSequence) == Array(expected[index...]), "inside a batch")
    }
    #expect(try log.batches(from: log.durableSequence + 1) == [])
    #expect(try log.batches(most: 2) == Array(expected[..<2]), "until it is told to stop")
  }

  @Test(arguments: places) func `what a reader throws comes through`(_ kind: LogPlaceKind) throws {
    struct Enough: Error {}
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    let epoch = try log.acquireEpoch().epoch
    try log.commit(.batch(after: 0, count: 1, epoch: epoch))
    #expect(throws: Enough.self) { try log.read(from: 1) { _ in throw Enough() } }
  }

  @Test(arguments: places) func `each epoch is higher than the one before, also after a restart`(_ kind: LogPlaceKind)
    throws
  {
    let place = try kind.make()
    var last: UInt32 = 0
    for _ in 0..<3 {
      let log = try place.open()
      for _ in 0..<2 {
        let position = try log.acquireEpoch()
        #expect(position.epoch > last)
        #expect(position.lastSequence == log.durableSequence)
        last = position.epoch
        try log.commit(.batch(after: log.durableSequence, count: 2, epoch: last))
      }
      place.close()
    }
  }

  @Test(arguments: places) func `a lower epoch is fenced and writes nothing, and the higher one goes on`(
    _ kind: LogPlaceKind
  ) throws {
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    let old = try log.acquireEpoch().epoch
    let first = StoredRecord.batch(after: 0, count: 2, epoch: old)
    try log.commit(first)
    let new = try log.acquireEpoch()
    #expect(new.lastSequence == 2)
    #expect(try log.append(.batch(after: 2, count: 1, epoch: old)) == .fenced(by: new.epoch))
    #expect(log.durableSequence == 2)
    let second = StoredRecord.batch(after: 2, count: 1, epoch: new.epoch)
    try log.commit(second)
    #expect(try log.append(.batch(after: 3, count: 1, epoch: old)) == .fenced(by: new.epoch))
    #expect(try log.batches() == [first, second])
  }

  @Test(arguments: places) func `an epoch that nobody acquired is fenced`(_ kind: LogPlaceKind) throws {
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    #expect(try log.append(.batch(after: 0, count: 1, epoch: 1)) == .fenced(by: 0))
    let epoch = try log.acquireEpoch().epoch
    #expect(try log.append(.batch(after: 0, count: 1, epoch: epoch + 1)) == .fenced(by: epoch))
    #expect(try log.batches() == [])
  }

  @Test(arguments: places) func `a batch that does not continue the log is refused, and the log goes on`(
    _ kind: LogPlaceKind
  ) throws {
    let place = try kind.make()
    defer { place.close() }
    let log = try place.open()
    let epoch = try log.acquireEpoch().epoch
    let first = StoredRecord.batch(after: 0, count: 2, epoch: epoch)
    try log.commit(first)
    for before: UInt64 in [0, 1, 3] {
      let error = JournalError.sequenceOutOfOrder(expected: 3, found: before + 1)
      #expect(throws: error) { try log.append(.batch(after: before, count: 1, epoch: epoch)) }
    }
    for count: UInt32 in [0, 4_097] {
      let error = JournalError.commandCountOutOfRange(count: count)
      #expect(throws: error) { try log.append(.batch(after: 2, count: count, epoch: epoch)) }
    }
    let second = StoredRecord.batch(after: 2, count: 1, epoch: epoch)
    try log.commit(second)
    #expect(try log.batches() == [first, second])
  }

  @Test(arguments: places) func `everything committed is there after a restart, and the log goes on behind it`(
    _ kind: LogPlaceKind
  ) throws {
    let place = try kind.make()
    var expected: [StoredRecord] = []
    for _ in 0..<3 {
      let log = try place.open()
      #expect(try log.batches() == expected)
      let position = try log.acquireEpoch()
      #expect(position.lastSequence == expected.last?.lastSequence ?? 0)
      for _ in 0..<5 {
        let batch = StoredRecord.batch(after: log.durableSequence, count: 3, epoch: position.epoch)
        try log.commit(batch)
        expected.append(batch)
      }
      place.close()
    }
  }

  @Test(arguments: places)
  func `after an append in doubt nothing is committed until the log is opened again, which decides`(
    _ kind: LogPlaceKind
  ) throws {
    let place = try kind.make()
    var log = try place.open()
    let first = StoredRecord.batch(after: 0, count: 2, epoch: try log.acquireEpoch().epoch)
    try log.commit(first)
    try place.breakDisk()
    let doubtful = StoredRecord.batch(after: 2, count: 1, epoch: first.epoch)
    for _ in 0..<2 {
      guard case .inDoubt = try log.append(doubtful) else {
        Issue.record("a broken disk committed a batch")
        return
      }
      #expect(log.durableSequence == 2)
    }
    place.close()
    log = try place.open()
    let position = try log.acquireEpoch()
    #expect([2, 3].contains(position.lastSequence), "all of the batch or nothing")
    let next = StoredRecord.batch(after: position.lastSequence, count: 1, epoch: position.epoch)
    try log.commit(next)
    let read = try log.batches()
    #expect(read == (position.lastSequence == 3 ? [first, doubtful, next] : [first, next]))
  }
}

extension StoredRecord {
  fileprivate static func batch(after last: UInt64, count: UInt32, epoch: UInt32) -> StoredRecord {
    var record = StoredRecord(
      firstSequence: last + 1, commandCount: count, payload: denseBytes(20 + Int(last % 900), seed: last))
    record.epoch = epoch
    return record
  }

  fileprivate var lastSequence: UInt64 { firstSequence + UInt64(commandCount) - 1 }
}

extension CommandLog {
  fileprivate func append(_ record: StoredRecord) throws -> AppendOutcome {
    try record.payload.withUnsafeBytes { payload in
      try append(
        LogBatch(
          epoch: record.epoch, firstSequence: record.firstSequence, time: record.time,
          commandCount: record.commandCount, payload: payload))
    }
  }

  fileprivate func commit(_ record: StoredRecord) throws {
    let outcome: AppendOutcome = try append(record)
    try #require(outcome == .committed)
  }

  fileprivate func batches(from sequence: UInt64 = 1, most count: Int = .max) throws -> [StoredRecord] {
    var batches: [StoredRecord] = []
    try read(from: sequence) { record in
      batches.append(StoredRecord(record))
      return batches.count < count
    }
    return batches
  }
}
