import ExchangeServer
import Journal
import Logging
import SeededRandom

extension Simulation {
  /// Small limits, so that all of them are met.
  static func configuration(_ random: inout SplitMix64) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = "data"
    configuration.registration = .open
    configuration.sessionTimeoutSeconds = random.number(2...4)
    configuration.maximumSessions = 64
    configuration.maximumPendingBytes = random.pick([65_536, 4 << 20])
    configuration.inboundCapacity = random.pick([32, 256])
    configuration.keptReportsPerParticipant = random.pick([16, 200, 10_000])
    configuration.keptFeedMessagesPerTopic = random.pick([8, 100, 1_000])
    configuration.keptFeedMessagesOfAll = random.pick([16, 1_000])
    configuration.maximumOpenOrders = 400
    configuration.maximumPools = 400
    configuration.maximumLeases = 1_000
    configuration.maximumInstruments = 8
    configuration.maximumParticipants = 16
    configuration.maximumCatalogueEntries = 16
    configuration.maximumSpotFills = 4_096
    configuration.batchSlots = random.pick([2, 4, 8])
    configuration.batchesInFlight = random.number(1...3)
    configuration.snapshotInterval = random.pick([0, 1])
    configuration.archivesSegments = configuration.snapshotInterval > 0 && random.chance(1, in: 2)
    return configuration
  }

  static func journal(_ random: inout SplitMix64) -> JournalConfiguration {
    var bytes: [UInt8] = []
    for _ in 0..<16 { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
    var journal = JournalConfiguration(
      directory: "data/journal", segmentSize: UInt64(random.pick([20, 32, 64])) << 10,
      identifier: JournalIdentifier(bytes: bytes))
    journal.recordsPerLink = random.pick([3, 20, 10_000])
    journal.markInterval = random.pick([20_000_000, 1_000_000_000])
    return journal
  }

  static func lies(_ settings: SimulationSettings) -> SimulatedStorage.Lies {
    SimulatedStorage.Lies(
      filesAreNotSynced: settings.planted == .fileSyncLies,
      foldersAreNotSynced: settings.planted == .folderSyncForgotten)
  }
}

/// A log that calls a batch committed before it is written: the output gate, left open on purpose.
final class EarlyLog: CommandLog, @unchecked Sendable {
  // Used by one thread, as all of a simulation.
  private let log: Journal
  private var waiting: (batch: LogBatch, payload: [UInt8])?

  init(_ log: Journal) { self.log = log }

  var durableSequence: UInt64 { log.durableSequence }

  func acquireEpoch() throws(JournalError) -> LogPosition { try log.acquireEpoch() }

  func append(_ batch: LogBatch) throws(JournalError) -> AppendOutcome {
    var outcome = AppendOutcome.committed
    if var (earlier, payload) = waiting {
      let result = payload.withUnsafeBytes { bytes in
        earlier.payload = bytes
        return Result { () throws(JournalError) in try log.append(earlier) }
      }
      outcome = try result.get()
      payload = []
    }
    waiting = (batch, [UInt8](batch.payload))
    return outcome
  }

  func read(from sequence: UInt64, _ body: (JournalRecord) throws -> Bool) throws {
    try log.read(from: sequence, body)
  }

  func hasRoom() -> Bool { log.hasRoom() }
}

extension Trace {
  /// A log for the exchange: its lines stand in the trace.
  var logger: Logger {
    guard isKept else { return Logger(label: "tenor", factory: { _ in SwiftLogNoOpLogHandler() }) }
    return Logger(label: "tenor", factory: { _ in TraceLogHandler(trace: self) })
  }
}

private struct TraceLogHandler: LogHandler {
  let trace: Trace
  var logLevel = Logger.Level.notice
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { trace.note("tenor says: \(event.message)") }
}
