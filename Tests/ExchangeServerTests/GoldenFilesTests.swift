import Foundation
import Journal
import MatchingEngine
import RandomMarket
import Testing
import WireProtocol

@testable import ExchangeServer

/// Data folders of every released format, as the build of their time wrote them: `golden/README.md`.
@Suite struct GoldenFilesTests {
  /// The archives: one for each pair of formats that was released.
  static let names = ["journal-1-snapshot-1", "journal-2-snapshot-1", "journal-3-snapshot-1"]

  /// What every golden journal holds: the same commands, and therefore the same market.
  static let lastSequence: UInt64 = 324
  /// The market's state hash after them.
  static let stateHash = "b3428da14899666e"

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "golden")
  private static let segmentSize: UInt64 = 8_192

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var configuration: ServerConfiguration { .forTests(in: folder) }
  private var journalFolder: String { configuration.dataDirectory + "/journal" }
  /// Small segments with many links of the chain of digests.
  private var journal: JournalConfiguration {
    var journal = JournalConfiguration(directory: journalFolder, segmentSize: Self.segmentSize)
    journal.recordsPerLink = 20
    return journal
  }

  /// Records of up to seven random commands of one time, the same on every machine.
  private static func batches() -> [(time: UInt64, commands: [Command])] {
    var batches: [(time: UInt64, commands: [Command])] = []
    for (command, time) in CapacityStream(seed: 11, length: 300).commands() {
      var buffer = MessageBuffer()
      buffer.append(command)
      let isKnown = buffer.withUnsafeBytes { bytes in
        var reader = MessageReader(bytes)
        return (try? reader.next()?.decodeCommand()) != nil
      }
      guard isKnown else { continue }
      if batches.last?.time != time || batches[batches.count - 1].commands.count == 7 { batches.append((time, [])) }
      batches[batches.count - 1].commands.append(command)
    }
    return batches
  }

  private func append(_ batches: [(time: UInt64, commands: [Command])], to journal: Journal, epoch: UInt32) throws {
    for (time, commands) in batches {
      var buffer = MessageBuffer()
      for command in commands { buffer.append(command) }
      try buffer.bytes.withUnsafeBytes { payload in
        try journal.append(
          epoch: epoch, firstSequence: journal.durableSequence + 1, time: time, commandCount: UInt32(commands.count),
          payload: payload)
      }
    }
  }

  // MARK: Reading

  /// Unpacks a golden data folder into the test's own.
  private func unpack(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = [
      "tar", "-xJf", Self.golden.appendingPathComponent(name + ".tar.xz").path, "-C", configuration.dataDirectory,
    ]
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
  }

  private func replayed() throws -> ReplayedMarket {
    let market = ReplayedMarket(configuration)
    try JournalReader(directory: journalFolder).readToEnd { record in
      try market.apply([UInt8](record.payload), record.firstSequence, record.time)
    }
    return market
  }

  @Test(arguments: names) func `a golden journal is whole and replays to the recorded market`(name: String) throws {
    try unpack(name)
    let result = JournalReader.verify(directory: journalFolder)
    #expect(result.problem == nil)
    #expect(result.tail == .clean)
    #expect(result.lastSequence == Self.lastSequence)
    #expect(result.segmentCount > 3)
    #expect((result.linkCount > 0) == !name.hasPrefix("journal-1"))
    let market = try replayed()
    #expect(market.lastSequence == Self.lastSequence)
    #expect(hexadecimal(market.sequencer.stateHash()) == Self.stateHash)
  }

  @Test(arguments: names)
  func `a golden journal is continued, over its segment's end, and replays to the market of a new one`(
    name: String
  ) throws {
    let more = Self.batches().prefix(30).map { (time: $0.time + 1_000_000_000_000_000, commands: $0.commands) }
    try unpack(name)
    let opened = try Journal.open(journal)
    #expect(opened.report.lastSequence == Self.lastSequence)
    let segments = opened.report.segmentCount
    try append(more, to: opened.journal, epoch: opened.report.lastEpoch + 1)
    opened.journal.close()
    let result = JournalReader.verify(directory: journalFolder)
    #expect(result.problem == nil)
    #expect(result.segmentCount > segments)
    #expect(result.linkCount > 0)
    let continued = try replayed()

    try FileManager.default.removeItem(atPath: journalFolder)
    let fresh = try Journal.open(journal)
    try append(Self.batches() + more, to: fresh.journal, epoch: 1)
    fresh.journal.close()
    #expect(continued.lastSequence == result.lastSequence)
    #expect(continued.sequencer.stateHash() == (try replayed()).sequencer.stateHash())
  }

  @Test(arguments: names) func `a golden snapshot is whole, and taken over or refused as of another layout`(
    name: String
  ) throws {
    try unpack(name)
    let folder = SnapshotFolder(dataDirectory: configuration.dataDirectory)
    let files = folder.files
    #expect(files.count == 2)
    for file in files {
      try folder.read(file) { header, image in
        #expect(header.sequence == (file == files[0] ? Self.lastSequence : Self.lastSequence / 2 - 1))
        do {
          try MarketImage.check(&image, configuration)
        } catch SnapshotProblem.otherState(.otherLayout) {
          // Layouts follow the build: then the journal alone gives the same market.
          return
        }
        let market = ReplayedMarket(configuration)
        try MarketImage.read(&image, into: market.sequencer, market.gateway, market.publisher)
        #expect(market.sequencer.stateHash() == header.stateHash)
        #expect(file != files[0] || hexadecimal(header.stateHash) == Self.stateHash)
      }
    }
  }

  @Test(arguments: names) func `a server starts on a golden folder and finds every command`(name: String) async throws {
    try unpack(name)
    let server = ExchangeServer(configuration: configuration, logger: quietLogger())
    _ = try await server.start()
    await server.stop()
    let market = try replayed()
    #expect(market.lastSequence >= Self.lastSequence)
    #expect(market.sequencer.stateHash() == server.finalStateHash)
  }

  // MARK: Writing

  /// Writes a folder of the present formats; `golden/README.md` says what becomes of it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["TENOR_WRITE_GOLDEN"] != nil))
  func `a folder of the present formats is written where TENOR_WRITE_GOLDEN says`() throws {
    let target = try #require(ProcessInfo.processInfo.environment["TENOR_WRITE_GOLDEN"])
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
    let opened = try Journal.open(journal)
    try append(Self.batches(), to: opened.journal, epoch: 1)
    opened.journal.close()
    for part in [2, 1] as [UInt64] {
      _ = try SnapshotMaker(configuration).make(upTo: Self.lastSequence / part)
    }
    let market = try replayed()
    #expect(market.lastSequence == Self.lastSequence)
    #expect(hexadecimal(market.sequencer.stateHash()) == Self.stateHash)
    try FileManager.default.copyItem(atPath: configuration.dataDirectory, toPath: target)
  }
}
