import Crypto
import Foundation
import Glibc
import Journal
import MatchingEngine
import RandomMarket
import Testing
import WireProtocol

@testable import ExchangeServer

/// A snapshot and the journal behind it give what the whole journal gives.
@Suite struct SnapshotTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var configuration: ServerConfiguration { .forTests(in: folder) }
  private var snapshots: SnapshotFolder { SnapshotFolder(dataDirectory: configuration.dataDirectory) }

  /// A journal of random commands, each time in records of other sizes; returns where each record ends.
  private func writeJournal(seed: UInt64, commands count: Int, segmentSize: UInt64 = 1 << 20) throws -> [UInt64] {
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
    let opened = try Journal.open(
      JournalConfiguration(directory: configuration.dataDirectory + "/journal", segmentSize: segmentSize))
    defer { opened.journal.close() }
    // Without those that the gateway lets through to nobody.
    let commands = CapacityStream(seed: seed, length: count).commands().filter { command, _ in
      var buffer = MessageBuffer()
      buffer.append(command)
      return buffer.withUnsafeBytes { bytes in
        var reader = MessageReader(bytes)
        return (try? reader.next()?.decodeCommand()) != nil
      }
    }
    var ends: [UInt64] = []
    var next = 0
    while next < commands.count {
      // A record has one time.
      let size = (1 + next % 17)
      let batch = commands[next..<min(next + size, commands.count)].prefix { $0.time == commands[next].time }
      var buffer = MessageBuffer()
      for (command, _) in batch { buffer.append(command) }
      let bytes = buffer.bytes
      try bytes.withUnsafeBytes {
        try opened.journal.append(
          epoch: 1, firstSequence: UInt64(next) + 1, time: commands[next].time, commandCount: UInt32(batch.count),
          payload: $0)
      }
      next += batch.count
      ends.append(UInt64(next))
    }
    return ends
  }

  /// What everybody outside would be told: all but the engine, whose hash tells the same.
  private func told(by market: ReplayedMarket) -> [UInt8] {
    let bytes = Bytes()
    var image = ImageWriter { bytes.content += $0 }
    market.gateway.write(to: &image)
    market.publisher.write(to: &image)
    image.flush()
    return bytes.content
  }

  private final class Bytes {
    var content: [UInt8] = []
  }

  private func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int {
    zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(left.count, right.count)
  }

  private func replay(from snapshot: String?) throws -> ReplayedMarket {
    let market = ReplayedMarket(configuration)
    var from: UInt64 = 0
    if let snapshot {
      from = try snapshots.read(snapshot) { header, image in
        try MarketImage.check(&image, configuration)
        try MarketImage.read(&image, into: market.sequencer, market.gateway, market.publisher)
        return header.sequence
      }
    }
    let reader = try JournalReader(directory: configuration.dataDirectory + "/journal")
    while let record = try reader.next() {
      guard record.lastSequence > from else { continue }
      try market.apply([UInt8](record.payload), record.firstSequence, record.time)
    }
    return market
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `a snapshot and the rest of the journal give what the whole journal gives`(seed: UInt64) throws {
    let ends = try writeJournal(seed: seed, commands: 3_000)
    let whole = try replay(from: nil)
    let maker = SnapshotMaker(configuration)
    for part in [3, 2, 1] as [Int] {
      let saved = try #require(try maker.make(upTo: ends[ends.count - ends.count * part / 4]))
      #expect(ends.contains(saved.sequence))
      let market = try replay(from: saved.file)
      #expect(market.sequencer.stateHash() == whole.sequencer.stateHash())
      #expect(market.lastSequence == whole.lastSequence)
      let (found, wanted) = (told(by: market), told(by: whole))
      // Not compared by the macro, which would look for all differences of two long lists.
      let isSame = found == wanted
      #expect(isSame, "\(found.count) and \(wanted.count) bytes, first other \(firstDifference(found, wanted))")
    }
    #expect(snapshots.files.count == SnapshotFolder.kept)
    #expect(try maker.make(upTo: ends[0]) == nil, "older than what there is")
  }

  @Test func `without being told what is durable, the last record is left out`() throws {
    let ends = try writeJournal(seed: 9, commands: 200)
    let saved = try #require(try SnapshotMaker(configuration).make())
    #expect(saved.sequence == ends[ends.count - 2])
  }

  @Test func `every flipped byte and every cut of a snapshot is noticed`() throws {
    let ends = try writeJournal(seed: 5, commands: 60)
    let saved = try #require(try SnapshotMaker(configuration).make(upTo: ends.last))
    let sound = try Data(contentsOf: URL(fileURLWithPath: saved.file))
    func problem(_ data: Data) throws -> Bool {
      try data.write(to: URL(fileURLWithPath: saved.file))
      do {
        try snapshots.read(saved.file) { _, _ in }
        return false
      } catch is SnapshotProblem { return true }
    }
    #expect(try !problem(sound))
    let places = Array(0..<SnapshotHeader.size) + Array(stride(from: SnapshotHeader.size, to: sound.count, by: 211))
    for place in places {
      var damaged = sound
      damaged[place] ^= 1 << UInt8(place % 8)
      #expect(try problem(damaged), "byte \(place)")
    }
    for length in stride(from: 0, to: sound.count, by: 509) {
      #expect(try problem(sound.prefix(length)), "cut at \(length)")
    }
    #expect(try problem(sound + [0]))
  }

  @Test func `a damaged snapshot gives way to the older one, and that to the journal`() async throws {
    let ends = try writeJournal(seed: 6, commands: 400)
    let maker = SnapshotMaker(configuration)
    _ = try #require(try maker.make(upTo: ends[ends.count / 3]))
    _ = try #require(try maker.make(upTo: ends[ends.count / 2]))
    let hash = try replay(from: nil).sequencer.stateHash()
    for file in snapshots.files {
      var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      bytes[bytes.count - 1] ^= 1
      try bytes.write(to: URL(fileURLWithPath: file))
      let server = ExchangeServer(configuration: configuration, logger: quietLogger())
      _ = try await server.start()
      await server.stop()
      // The clock may have moved on: what matters is that it started from the same commands.
      #expect(try replay(from: nil).lastSequence >= ends.last!)
    }
    #expect(hash != 0)
  }

  @Test func `a journal that ends before its snapshot is refused`() async throws {
    let ends = try writeJournal(seed: 7, commands: 300)
    _ = try #require(try SnapshotMaker(configuration).make(upTo: ends.last))
    // The journal is lost and begins anew under its old name.
    let first = configuration.dataDirectory + "/journal/00000000000000000001.segment"
    let header = try Data(contentsOf: URL(fileURLWithPath: first)).prefix(4_096)
    let emptied = header + Data(count: (1 << 20) - 4_096)
    try emptied.write(to: URL(fileURLWithPath: first))
    try? FileManager.default.removeItem(atPath: configuration.dataDirectory + "/journal/MARK")
    for name in try FileManager.default.contentsOfDirectory(atPath: configuration.dataDirectory + "/journal")
    where name.hasSuffix(".segment") && !first.hasSuffix(name) {
      try FileManager.default.removeItem(atPath: configuration.dataDirectory + "/journal/" + name)
    }
    let server = ExchangeServer(configuration: configuration, logger: quietLogger())
    await #expect {
      _ = try await server.start()
    } throws: { error in
      guard case ServerError.journalBehindSnapshot(_, ends.last, 0)? = error as? ServerError else { return false }
      return true
    }
  }

  @Test func `a snapshot of a newer format is named, and passed over at the start`() async throws {
    let ends = try writeJournal(seed: 11, commands: 200)
    let saved = try #require(try SnapshotMaker(configuration).make(upTo: ends[ends.count / 2]))
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: saved.file)))
    // As a later build would write it, its checksum right.
    bytes[8] = UInt8(SnapshotHeader.formatVersion) + 1
    let content = SnapshotHeader.size - SHA256.byteCount
    bytes.replaceSubrange(content..<SnapshotHeader.size, with: Array(SHA256.hash(data: bytes[..<content])))
    try Data(bytes).write(to: URL(fileURLWithPath: saved.file))
    let newer = SnapshotProblem.otherFormat(UInt64(SnapshotHeader.formatVersion) + 1)
    #expect(throws: newer) { try snapshots.read(saved.file) { _, _ in } }
    let log = RecordedLog()
    let server = ExchangeServer(configuration: configuration, logger: log.logger)
    _ = try await server.start()
    await server.stop()
    #expect(log.lines.contains { $0.contains(saved.file) && $0.contains("\(newer)") }, "\(log.lines)")
    #expect(!log.lines.contains { $0.contains("took over a snapshot") })
    #expect(try replay(from: nil).lastSequence >= ends.last!)
  }

  @Test func `segments are archived that both snapshots make needless, when both are whole`() throws {
    let ends = try writeJournal(seed: 12, commands: 3_000, segmentSize: 1 << 15)
    let archive = configuration.dataDirectory + "/journal/archive"
    func archived() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: archive)) ?? [] }
    let maker = SnapshotMaker(configuration)
    let last = ends.count - 1
    #expect(try maker.archive { false } == 0, "there is no snapshot")
    _ = try #require(try maker.make(upTo: ends[last / 2]))
    #expect(try maker.archive { false } == 0, "there is one")
    let newer = try #require(try maker.make(upTo: ends[last]))
    let sound = try Data(contentsOf: URL(fileURLWithPath: newer.file))
    var damaged = sound
    damaged[damaged.count - 1] ^= 1
    try damaged.write(to: URL(fileURLWithPath: newer.file))
    #expect(try maker.archive { false } == 0, "one of two is damaged")
    #expect(archived().isEmpty)
    try sound.write(to: URL(fileURLWithPath: newer.file))
    #expect(try maker.archive { false } > 0)
    #expect(!archived().isEmpty)
    let reader = try JournalReader(directory: configuration.dataDirectory + "/journal", from: .folder)
    let first = try #require(try reader.next()).firstSequence
    #expect(1 < first && first <= ends[last / 2] + 1)
    let whole = try replay(from: nil)
    #expect(try replay(from: newer.file).sequencer.stateHash() == whole.sequencer.stateHash())
  }

  @Test func `a snapshot of another journal is not used`() throws {
    _ = try writeJournal(seed: 8, commands: 100)
    let saved = try #require(try SnapshotMaker(configuration).make())
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: saved.file)))
    let header = try bytes.withUnsafeBytes { try SnapshotHeader($0) }
    var foreign = header
    foreign.journal[0] ^= 1
    bytes.replaceSubrange(0..<SnapshotHeader.size, with: foreign.bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: saved.file))
    var market = ReplayedMarket(configuration)
    let journal = try #require(JournalIdentifier(bytes: header.journal))
    #expect(try ReplayedMarket.newest(in: snapshots, of: journal, configuration, into: &market) == nil)
    let other = try #require(JournalIdentifier(bytes: foreign.journal))
    #expect(
      try ReplayedMarket.newest(in: snapshots, of: other, configuration, into: &market)?.sequence == saved.sequence)
  }
}
