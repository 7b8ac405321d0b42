import Foundation
import SeededRandom
import Testing

@testable import Journal

/// A folder that is removed at the test's end. In memory where there is such a place: what is tested is which bytes are where, and thousands of
/// openings would spend their time in syncs.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    path = base + "/journal-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  func write(_ bytes: some Collection<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// Changes one byte in place.
  func set(_ byte: UInt8, in name: String, at offset: Int) throws {
    let file = try File(path + "/" + name, flags: O_WRONLY)
    try withUnsafeBytes(of: byte) { try file.write($0, at: UInt64(offset)) }
  }

  /// All files, to be put back by ``restore(_:)``.
  func snapshot() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try names { files[name] = try bytes(name) }
    return files
  }

  /// Makes the folder hold exactly `files`.
  func restore(_ files: [String: [UInt8]]) throws {
    for name in try names where files[name] == nil { try remove(name) }
    for (name, bytes) in files { try write(bytes, to: name) }
  }
}

/// A record in a form that outlives its buffer.
struct StoredRecord: Equatable {
  var firstSequence: UInt64
  var commandCount: UInt32
  var time: UInt64
  var epoch: UInt32
  var payload: [UInt8]

  init(_ record: JournalRecord) {
    firstSequence = record.firstSequence
    commandCount = record.commandCount
    time = record.time
    epoch = record.epoch
    payload = Array(record.payload)
  }

  init(firstSequence: UInt64, commandCount: UInt32 = 1, payload: [UInt8]) {
    self.firstSequence = firstSequence
    self.commandCount = commandCount
    time = firstSequence * 1000
    epoch = 1
    self.payload = payload
  }

  /// The bytes that it takes in a segment.
  var length: Int { 48 + (payload.count + 7) / 8 * 8 + 8 }
}

extension Journal {
  func append(_ record: StoredRecord) throws(JournalError) {
    let result: Result<Void, JournalError> = record.payload.withUnsafeBytes { payload in
      Result { () throws(JournalError) in
        try append(
          epoch: record.epoch, firstSequence: record.firstSequence, time: record.time,
          commandCount: record.commandCount, payload: payload)
      }
    }
    try result.get()
  }

  func allRecords() throws -> [StoredRecord] {
    var records: [StoredRecord] = []
    try read(from: 1) { record in
      records.append(StoredRecord(record))
      return true
    }
    return records
  }
}

extension JournalReader {
  /// Checks a journal that nobody writes.
  static func verifyAtOnce(_ directory: String) -> JournalVerification {
    verify(directory: directory, identifier: nil, patience: 1)
  }
}

/// `count` bytes, none of them zero.
func denseBytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in UInt8.random(in: 1...255, using: &generator) }
}

func segmentName(_ number: UInt64) -> String {
  String(repeating: "0", count: 20 - String(number).count) + String(number) + ".segment"
}

let testIdentifier = JournalIdentifier(bytes: Array(1...16))!

/// A closed journal of three segments of 8 KiB, and a fourth made ahead.
struct ThreeSegments {
  static let segmentSize: UInt64 = 8192
  let folder: TemporaryFolder
  let configuration: JournalConfiguration
  let records: [StoredRecord]
  /// Number of the segment and offset in it, for every record.
  let places: [(segment: UInt64, offset: Int)]

  /// Records of 400 to 900 bytes; the last one spans several sectors and has padding.
  init(identifier: JournalIdentifier = testIdentifier) throws {
    folder = try TemporaryFolder()
    configuration = .withoutMark(
      directory: folder.path, segmentSize: Self.segmentSize, identifier: identifier)
    var records: [StoredRecord] = []
    var places: [(UInt64, Int)] = []
    let journal = try Journal.open(configuration).journal
    var place: (segment: UInt64, offset: Int) = (1, 4096)
    for index in 0..<15 {
      let count = index == 14 ? 1203 : 350 + index * 37
      let record = StoredRecord(firstSequence: UInt64(index) + 1, payload: denseBytes(count, seed: UInt64(index)))
      // Behind others a segment begins with a link.
      if place.offset + record.length > Int(Self.segmentSize) { place = (place.segment + 1, 4096 + 88) }
      try journal.append(record)
      records.append(record)
      places.append(place)
      place.offset += record.length
    }
    journal.close()
    self.records = records
    self.places = places
    try #require(place.segment == 3)
    try #require(try folder.names.contains(segmentName(4)))
  }
}

/// What an opening gave.
enum OpeningOutcome {
  case opened(OpeningReport, [StoredRecord])
  case refused(JournalError)

  init(_ configuration: JournalConfiguration) throws {
    do throws(JournalError) {
      let opened = try Journal.open(configuration)
      self = .opened(opened.report, (try? opened.journal.allRecords()) ?? [])
    } catch {
      self = .refused(error)
    }
  }

  var refusal: JournalError? {
    if case .refused(let error) = self { error } else { nil }
  }
}

extension JournalConfiguration {
  /// For tests of what the log alone can tell.
  static func withoutMark(
    directory: String, segmentSize: UInt64 = defaultSegmentSize, identifier: JournalIdentifier? = nil
  ) -> JournalConfiguration {
    var configuration = JournalConfiguration(
      directory: directory, segmentSize: segmentSize, identifier: identifier)
    configuration.markInterval = nil
    return configuration
  }
}
