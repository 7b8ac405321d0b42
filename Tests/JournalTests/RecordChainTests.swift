import Crypto
import Foundation
import Testing

@testable import Journal

/// The chain of SHA-256 digests: what shows that somebody wrote history anew.
struct RecordChainTests {
  private let folder: TemporaryFolder
  private var configuration: JournalConfiguration

  init() throws {
    folder = try TemporaryFolder()
    configuration = JournalConfiguration(directory: folder.path, segmentSize: 65_536, identifier: testIdentifier)
    configuration.recordsPerLink = 10
  }

  private func record(_ sequence: UInt64) -> StoredRecord {
    StoredRecord(firstSequence: sequence, payload: Array("command \(sequence)".utf8))
  }

  private func append(_ sequences: ClosedRange<UInt64>) throws {
    let journal = try Journal.open(configuration).journal
    for sequence in sequences { try journal.append(record(sequence)) }
    journal.close()
  }

  private func verify(expecting head: JournalHead? = nil) -> JournalVerification {
    JournalReader.verify(directory: folder.path, expecting: head)
  }

  @Test func `a link stands before every eleventh record, and readers see commands only`() throws {
    try append(1...35)
    let result = verify()
    #expect(result.problem == nil)
    #expect(result.linkCount == 3)
    #expect(result.recordCount == 35)
    #expect(result.lastSequence == 35)
    let journal = try Journal.open(configuration).journal
    #expect(try journal.allRecords() == (1...35).map(record))
  }

  @Test func `the digests are those that the format's page describes`() throws {
    try append(1...12)
    var hash = SHA256()
    hash.update(data: testIdentifier.bytes)
    var records: [[UInt8]] = []
    let bytes = try folder.bytes(segmentName(1))
    var place = 4096
    while bytes[place] != 0 {
      let length = Int(UnsafeRawBufferPointer.number(bytes, at: place + 4))
      records.append(Array(bytes[place..<place + 48 + length]))
      place += 48 + (length + 7) / 8 * 8 + 8
    }
    #expect(records.count == 13)
    for record in records[..<10] { hash.update(data: record) }
    let link = records[10]
    #expect(link[24] == 2)
    #expect(Array(link[48...]) == Array(hash.finalize()))
    hash = SHA256()
    hash.update(data: link[48...])
    for record in records[11...] { hash.update(data: record) }
    #expect(verify().head == JournalHead(sequence: 12, digest: Array(hash.finalize())))
  }

  @Test func `a journal that is closed and opened goes on with the chain`() throws {
    try append(1...47)
    let whole = verify()
    for name in try folder.names { try folder.remove(name) }
    for part in [1...3, 4...10, 11...11, 12...30, 31...47] as [ClosedRange<UInt64>] { try append(part) }
    let parts = verify()
    #expect(parts.problem == nil)
    #expect(parts.head == whole.head)
    #expect(parts.linkCount == whole.linkCount)
  }

  @Test mutating func `the chain goes on over segments' ends`() throws {
    configuration.segmentSize = 8_192
    try append(1...200)
    let result = verify()
    #expect(result.problem == nil)
    #expect(result.segmentCount > 3)
    // One for ten records, counted anew from the one with which each segment but the first begins.
    #expect(result.linkCount == 19)
    for number in 2...result.segmentCount {
      #expect(try folder.bytes(segmentName(number))[4096 + 24] == 2, "segment \(number) does not begin with a link")
    }
    try append(201...230)
    #expect(verify().problem == nil)
    #expect(verify().linkCount == 22)
  }

  @Test func `a head is a sequence and 64 hexadecimal digits`() throws {
    try append(1...3)
    let head = try #require(verify().head)
    #expect(JournalHead("\(head)") == head)
    for text in [
      "", "3", "3:", "x:\(digestText(head.digest))", "3:\(digestText(head.digest))0",
      "3:+\(String(repeating: "0", count: 63))",
    ] {
      #expect(JournalHead(text) == nil, "\(text)")
    }
  }

  @Test func `the journal of which a head was noted has it for ever`() throws {
    var heads: [JournalHead] = []
    for sequence in UInt64(1)...25 {
      try append(sequence...sequence)
      heads.append(try #require(verify().head))
    }
    for head in heads { #expect(verify(expecting: head).problem == nil, "\(head)") }
    let other = JournalHead(sequence: 25, digest: heads[3].digest)
    #expect(verify(expecting: other).problem?.error == .otherHistory(expected: other, found: heads[24].digest))
    let later = JournalHead(sequence: 26, digest: heads[3].digest)
    #expect(verify(expecting: later).problem?.error == .headNotFound(later, last: 25))
  }

  @Test func `history that was changed, with all its checksums, is found by the next link`() throws {
    try append(1...25)
    try Forgery.change(record: 4, in: folder, fixingDigests: false)
    // Every checksum is right: without the chain nothing shows.
    #expect(try Journal.open(configuration).journal.allRecords()[4].payload != record(5).payload)
    guard case .corrupt(1, _, 11, .digest) = verify().problem?.error else {
      Issue.record("not noticed: \(verify())")
      return
    }
  }

  @Test func `history that was changed with its links is found by a head that was noted elsewhere`() throws {
    try append(1...25)
    let noted = try #require(verify().head)
    try Forgery.change(record: 4, in: folder, fixingDigests: true)
    #expect(verify().problem == nil)
    guard case .otherHistory(noted, _) = verify(expecting: noted).problem?.error else {
      Issue.record("not noticed: \(verify(expecting: noted))")
      return
    }
  }

  @Test mutating func `a segment of the first format has no links, and those that follow it have`() throws {
    configuration.segmentSize = 8_192
    try append(1...15)
    try Forgery.makeFormat(1, in: folder)
    #expect(verify().problem == nil)
    #expect(verify().linkCount == 0)
    try append(16...90)
    let result = verify()
    #expect(result.problem == nil)
    #expect(result.linkCount > 0)
    #expect(try Journal.open(configuration).journal.allRecords() == (1...90).map(record))
  }

  @Test(arguments: [UInt32(1), 2])
  mutating func `a segment of an older format takes records of 1,024 commands, and a longer one begins the next`(
    version: UInt32
  ) throws {
    configuration.segmentSize = 8_192
    try append(1...3)
    try Forgery.makeFormat(version, in: folder)
    var expected = (1...3).map(record)
    for count in [1_024, 1_025, 4_096] as [UInt32] {
      let opened = try Journal.open(configuration)
      let segment = opened.report.segmentCount
      var long = record(opened.journal.durableSequence + 1)
      long.commandCount = count
      try opened.journal.append(long)
      expected.append(long)
      opened.journal.close()
      #expect(segment == (count < 4_096 ? 1 : 2))
    }
    #expect(verify().problem == nil)
    #expect(verify().segmentCount == 2)
    #expect(try Journal.open(configuration).journal.allRecords() == expected)
  }

  @Test mutating func `a record of more than 1,024 commands in a segment of an older format is none`() throws {
    var long = record(1)
    long.commandCount = 1_025
    let opened = try Journal.open(configuration)
    try opened.journal.append(long)
    opened.journal.close()
    try Forgery.makeFormat(2, in: folder)
    #expect(
      verify().problem?.error
        == .corrupt(segment: 1, offset: 4_096, sequence: 1, reason: .commandCount(1_025, allowed: 1...1_024)))
  }
}

extension UnsafeRawBufferPointer {
  fileprivate static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes.withUnsafeBytes { $0.number(at: offset) }
  }
}

/// Writes a segment anew, as somebody would who knows the format.
enum Forgery {
  /// Changes a byte of a record, counted from 0, and everything that follows from it.
  static func change(record: Int, in folder: TemporaryFolder, fixingDigests: Bool) throws {
    var number = 0
    try rewrite(folder) { header, payload, chain in
      if header.type == 2 {
        if fixingDigests { payload = chain.digest }
        return true
      }
      if number == record { payload[0] ^= 1 }
      number += 1
      return true
    }
  }

  /// Makes the first segment one of an older version; one of version 1 has no links.
  static func makeFormat(_ version: UInt32, in folder: TemporaryFolder) throws {
    try rewrite(folder, version: version) { header, _, _ in version > 1 || header.type == 1 }
    try? folder.remove("MARK")
  }

  /// Makes a segment as builds wrote it that had no links at a segment's begin.
  static func removeLinks(ofSegment number: UInt64, in folder: TemporaryFolder) throws {
    try rewrite(folder, segment: number) { header, _, _ in header.type == 1 }
  }

  private static func rewrite(
    _ folder: TemporaryFolder, segment number: UInt64 = 1, version: UInt32 = SegmentHeader.formatVersion,
    _ keep: (RecordHeader, inout [UInt8], RecordChain) -> Bool
  ) throws {
    let old = try folder.bytes(segmentName(number))
    var new = [UInt8](repeating: 0, count: old.count)
    old.withUnsafeBytes { old in
      new.withUnsafeMutableBytes { new in
        var segment = SegmentHeader(decoding: old)
        segment.formatVersion = version
        segment.lowestReaderVersion = version
        segment.encode(into: UnsafeMutableRawBufferPointer(rebasing: new[..<4096]))
        var (from, to) = (4096, 4096)
        var state = segment.chainAtStart
        var digests = RecordChain(segment.identifier)
        while let header = RecordHeader(
          decoding: UnsafeRawBufferPointer(rebasing: old[from...]), salt: segment.salt)
        {
          var payload = Array(old[from + 48..<from + 48 + Int(header.payloadLength)])
          from += header.recordLength
          guard keep(header, &payload, digests) else { continue }
          payload.withUnsafeBytes { payload in
            var copy = RecordHeader(
              type: JournalRecordType(rawValue: header.type)!, time: header.time, epoch: header.epoch,
              commandCount: header.commandCount, payload: payload, chain: state)
            copy.encode(into: UnsafeMutableRawBufferPointer(rebasing: new[to..<to + 48]), salt: segment.salt)
            new[(to + 48)...].copyBytes(from: payload)
            to += copy.recordLength
            new.storeBytes(of: RecordFormat.endMark, toByteOffset: to - 8, as: UInt64.self)
            if header.type == 2 {
              digests = RecordChain(after: Array(payload))
            } else {
              digests.add(copy, salt: segment.salt, payload: payload)
            }
            state.advance(past: copy)
          }
        }
      }
    }
    try folder.write(new, to: segmentName(number))
  }
}
