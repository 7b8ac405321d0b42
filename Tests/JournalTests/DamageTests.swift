import Foundation
import Testing

@testable import Journal

/// Everything that can be wrong with files that were once right: noticed, named, and left as it is.
struct DamageTests {
  @Test func `every changed bit of a segment header is noticed`() throws {
    let journal = try ThreeSegments()
    let places = (0..<72).map { $0 } + (4092..<4096).map { $0 }
    for segment in UInt64(1)...3 {
      try expectRefusals(journal, segment, places, masks: (0..<8).map { 1 << $0 }) { error, _ in
        if case .corrupt(segment, 0, _, _) = error { true } else { false }
      }
    }
  }

  @Test func `every changed bit of a record header is noticed, at its record`() throws {
    let journal = try ThreeSegments()
    for (index, place) in journal.places.enumerated() {
      let places = (place.offset..<place.offset + 48).map { $0 }
      try expectRefusals(journal, place.segment, places, masks: (0..<8).map { 1 << $0 }) { error, _ in
        if case .corrupt(place.segment, UInt64(place.offset), UInt64(index) + 1, _) = error { true } else { false }
      }
    }
  }

  @Test func `every changed byte of the last record is corruption, not a torn tail`() throws {
    let journal = try ThreeSegments()
    let place = journal.places[14]
    let places = (place.offset..<place.offset + journal.records[14].length).map { $0 }
    try expectRefusals(journal, place.segment, places, masks: [0x01, 0x80, 0xFF]) { error, _ in
      if case .corrupt(place.segment, UInt64(place.offset), 15, _) = error { true } else { false }
    }
  }

  @Test func `a changed byte anywhere is noticed, also where nothing was written yet`() throws {
    let journal = try ThreeSegments()
    for segment in UInt64(1)...4 {
      // In the blank segment all but its header's checksum, of which
      // a rest looks like a header half written.
      let places = (0..<8192).filter { segment < 4 || !(4092..<4096 ~= $0) }
      try expectRefusals(journal, segment, places, masks: [0xFF]) { error, _ in
        if case .corrupt = error { true } else { false }
      }
    }
  }

  @Test func `a byte set to zero in the last record is corruption`() throws {
    let journal = try ThreeSegments()
    let place = journal.places[14]
    let name = segmentName(place.segment)
    let bytes = try journal.folder.bytes(name)
    for offset in place.offset..<place.offset + journal.records[14].length where bytes[offset] != 0 {
      try journal.folder.set(0, in: name, at: offset)
      #expect(throws: JournalError.self) { try Journal.open(journal.configuration) }
      try journal.folder.set(bytes[offset], in: name, at: offset)
    }
    #expect(try Journal.open(journal.configuration).report.recordCount == 15)
  }

  @Test func `a sector lost is noticed; in the last record it is reported as a torn tail`() throws {
    let journal = try ThreeSegments()
    let files = try journal.folder.snapshot()
    let last = journal.places[14]
    for segment in UInt64(1)...3 {
      let name = segmentName(segment)
      for sector in stride(from: 0, to: 8192, by: 512) {
        var bytes = files[name]!
        if bytes[sector..<sector + 512].allSatisfy({ $0 == 0 }) { continue }
        for index in sector..<sector + 512 { bytes[index] = 0 }
        try journal.folder.restore(files.merging([name: bytes]) { $1 })
        let isInLastRecord = segment == last.segment && sector >= last.offset
        switch try OpeningOutcome(journal.configuration) {
        case .refused: #expect(!isInLastRecord)
        case .opened(let report, _):
          #expect(isInLastRecord)
          #expect(report.tornLength > 0)
          #expect(report.lastSequence == 14)
        }
      }
    }
  }

  @Test func `a lost header of the last segment is noticed by the records behind it`() throws {
    for sector in [0, 3584] {
      let journal = try ThreeSegments()
      try journal.folder.remove(segmentName(4))
      var bytes = try journal.folder.bytes(segmentName(3))
      for index in sector..<sector + 512 { bytes[index] = 0 }
      try journal.folder.write(bytes, to: segmentName(3))
      guard case .corrupt(3, 0, _, _) = try OpeningOutcome(journal.configuration).refusal else {
        Issue.record("not noticed")
        return
      }
    }
  }

  @Test func `a missing sector does not excuse a changed header`() throws {
    let journal = try ThreeSegments()
    let place = journal.places[14]
    var bytes = try journal.folder.bytes(segmentName(3))
    bytes[place.offset + 20] ^= 1
    let sector = (place.offset / 512 + 1) * 512
    for index in sector..<sector + 512 { bytes[index] = 0 }
    try journal.folder.write(bytes, to: segmentName(3))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(segment: 3, offset: UInt64(place.offset), sequence: 15, reason: .recordHeader))
  }

  @Test func `swapped, repeated and dropped records are noticed`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 16384)
    let opened = try Journal.open(configuration)
    for sequence in UInt64(1)...5 {
      try opened.journal.append(StoredRecord(firstSequence: sequence, payload: denseBytes(200, seed: sequence)))
    }
    opened.journal.close()
    let bytes = try folder.bytes(segmentName(1))
    let starts = (0..<6).map { 4096 + $0 * 256 }
    func record(_ index: Int) -> ArraySlice<UInt8> { bytes[starts[index]..<starts[index + 1]] }
    func refusal(_ order: [Int]) throws -> JournalError? {
      var changed = Array(bytes[..<4096]) + order.flatMap { record($0) }
      changed += [UInt8](repeating: 0, count: bytes.count - changed.count)
      try folder.write(changed, to: segmentName(1))
      return try OpeningOutcome(configuration).refusal
    }
    #expect(try refusal([0, 1, 2, 3, 4]) == nil)
    #expect(
      try refusal([0, 2, 1, 3, 4])
        == .corrupt(segment: 1, offset: 4352, sequence: 2, reason: .sequence(expected: 2, found: 3)))
    #expect(
      try refusal([0, 0, 1, 2, 3])
        == .corrupt(segment: 1, offset: 4352, sequence: 2, reason: .sequence(expected: 2, found: 1)))
    #expect(
      try refusal([0, 1, 2, 3, 3])
        == .corrupt(segment: 1, offset: 5120, sequence: 5, reason: .sequence(expected: 5, found: 4)))
    #expect(
      try refusal([0, 1, 3, 4])
        == .corrupt(segment: 1, offset: 4608, sequence: 3, reason: .sequence(expected: 3, found: 4)))
  }

  @Test func `a record of another history with the same sequence breaks the chain`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 16384, identifier: testIdentifier)
    func history(_ seed: UInt64) throws -> [UInt8] {
      for name in try folder.names { try folder.remove(name) }
      let journal = try Journal.open(configuration).journal
      for sequence in UInt64(1)...2 {
        try journal.append(StoredRecord(firstSequence: sequence, payload: denseBytes(200, seed: seed + sequence)))
      }
      journal.close()
      return try folder.bytes(segmentName(1))
    }
    let one = try history(100)
    let other = try history(200)
    try folder.write(one[..<4352] + other[4352...], to: segmentName(1))
    guard case .corrupt(1, 4352, 2, .brokenChain) = try OpeningOutcome(configuration).refusal else {
      Issue.record("not noticed")
      return
    }
  }

  @Test func `a valid record behind damage is named`() throws {
    let journal = try ThreeSegments()
    let (place, next) = (journal.places[13], journal.places[14])
    try #require(place.segment == next.segment)
    let name = segmentName(place.segment)
    var bytes = try journal.folder.bytes(name)
    for index in place.offset..<next.offset { bytes[index] = 0 }
    try journal.folder.write(bytes, to: name)
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: place.segment, offset: UInt64(place.offset), sequence: 14,
          reason: .validRecordBehind(offset: UInt64(next.offset))))
  }

  @Test func `the end of a segment that is not the last one must be where the next one begins`() throws {
    let journal = try ThreeSegments()
    let last = journal.places.lastIndex { $0.segment == 2 }!
    let place = journal.places[last]
    var bytes = try journal.folder.bytes(segmentName(2))
    for index in place.offset..<8192 { bytes[index] = 0 }
    try journal.folder.write(bytes, to: segmentName(2))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .firstSequenceMismatch(segment: 3, expected: UInt64(last) + 1, found: UInt64(last) + 2))

    // Torn like a tail, but a next segment was begun: then it was durable once.
    bytes = try journal.folder.bytes(segmentName(2))
    bytes[place.offset + 100] = 1
    try journal.folder.write(bytes, to: segmentName(2))
    #expect(
      try OpeningOutcome(journal.configuration).refusal
        == .corrupt(
          segment: 2, offset: UInt64(place.offset), sequence: UInt64(last) + 1, reason: .endBeforeNextSegment))
  }

  /// Opens the journal with one byte changed after the other and expects each opening to be refused as `isRight` wants,
  /// and the reader to find the same.
  private func expectRefusals(
    _ journal: ThreeSegments, _ segment: UInt64, _ places: [Int], masks: [UInt8],
    isRight: (JournalError, Int) -> Bool
  ) throws {
    let name = segmentName(segment)
    let bytes = try journal.folder.bytes(name)
    for offset in places {
      for mask in masks {
        try journal.folder.set(bytes[offset] ^ mask, in: name, at: offset)
        do throws(JournalError) {
          let report = try Journal.open(journal.configuration).report
          Issue.record("byte \(offset) of segment \(segment) changed by \(mask): \(report)")
          return
        } catch {
          if !isRight(error, offset) { Issue.record("byte \(offset) of segment \(segment) by \(mask): \(error)") }
        }
      }
      try journal.folder.set(bytes[offset], in: name, at: offset)
    }
    #expect(try Journal.open(journal.configuration).report.recordCount == 15)
  }
}
