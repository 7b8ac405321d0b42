import Foundation
import Glibc
import Journal
import Logging
import MatchingEngine
import Messaging
import WireProtocol

/// A server that runs: its threads, sockets and journal, put together at the start and taken apart at the stop.
final class RunningServer: Sendable {
  let addresses: ListeningAddresses
  let report: StatusReport
  private let figures: ServerFigures
  private let signals: ServerSignals
  private let threads: WorkerThreads
  private let sockets: [Socket]
  private let journal: Journal
  private let market: ServerMarket<RouterTransport, XPubTransport, RouterTransport>
  private let http: HTTPEndpoint?
  private let logger: Logger

  /// Milliseconds in which a stopping server's last answers may still leave.
  private static let stoppingLinger: Int32 = 1_000

  var durableSequence: UInt64 { figures.journal.durableSequence.count }

  static func start(_ configuration: ServerConfiguration, _ logger: Logger) async throws -> RunningServer {
    let opened = try openJournal(configuration, logger)
    do {
      return try await RunningServer(configuration, opened, logger)
    } catch {
      opened.journal.close()
      throw error
    }
  }

  private init(_ configuration: ServerConfiguration, _ opened: OpenedJournal, _ logger: Logger) async throws {
    self.logger = logger
    journal = opened.journal
    figures = ServerFigures()
    let secret = try OperatorSecret.load(from: configuration.dataDirectory)
    let listening: ListeningSockets
    do {
      signals = try ServerSignals()
      listening = try ListeningSockets(configuration)
    } catch { throw ServerError.socket(error) }
    sockets = listening.all
    let feed = XPubTransport(socket: listening.feed, maximumSubscriptions: configuration.maximumSubscriptions) {
      [figures = figures.feed] in
      figures.subscribersCutOff.add()
      logger.warning("a subscriber was cut off: it asked for more topics than maximum-subscriptions allows")
    }
    let parts = try ServerParts(
      configuration, opened, log: opened.journal, storage: Disk(), operatorSecret: secret,
      sockets: ServerSockets(
        orders: RouterTransport(socket: listening.orderEntry), feed: feed,
        repair: RouterTransport(socket: listening.replay)),
      signals: signals, figures: figures, replaysOnThreads: true, logger)
    market = parts.market
    report = StatusReport(
      figures: figures, ring: parts.ring, inbound: parts.inbound, signals: signals,
      journalTimeLimit: UInt64(configuration.journalTimeLimit) * 1_000_000)
    threads = WorkerThreads()

    let isEmpty = opened.report.lastSequence == nil
    if isEmpty && configuration.catalogue == .builtIn { parts.start(with: BuiltInCatalogue.commands) }
    http = try await Self.serveHTTP(configuration, report)
    addresses = ListeningAddresses(
      orderEntry: listening.orderEntryAddresses, feed: listening.feedAddresses, replay: listening.replayAddresses,
      http: http?.address)
    startThreads(configuration, parts)
    if isEmpty && configuration.catalogue == .builtIn { try await Self.waitForFirstBatch(parts.ring) }
  }

  private static func openJournal(
    _ configuration: ServerConfiguration, _ logger: Logger
  ) throws(ServerError) -> OpenedJournal {
    let path = configuration.dataDirectory
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw .fileFailed(path: path, operation: "make", code: errno) }
    do {
      let opened = try Journal.open(
        JournalConfiguration(directory: path + "/journal", segmentSize: UInt64(configuration.segmentSize)))
      logger.info("\(opened.report)")
      return opened
    } catch .heldByAnother(let holder) {
      throw .heldByAnother(holder)
    } catch { throw .journal(error) }
  }

  private static func serveHTTP(
    _ configuration: ServerConfiguration, _ report: StatusReport
  ) async throws(ServerError) -> HTTPEndpoint? {
    guard let address = configuration.http else { return nil }
    return try await .start(address: address, health: { report.health }, metrics: { report.metrics })
  }

  private func startThreads(
    _ configuration: ServerConfiguration, _ parts: ServerParts<RouterTransport, XPubTransport, RouterTransport, Journal>
  ) {
    let spins =
      configuration.spinning == .on
      || configuration.spinning == .auto && ProcessInfo.processInfo.activeProcessorCount >= Self.coresToSpin
    let logger = logger
    threads.start("tenor-journal") {
      parts.journal.run { error in
        logger.critical("the journal failed, so nothing more is answered: \(error)")
        // At once: whatever else ran now could let something out that is not durable.
        _exit(ServerExitCode.journalFailed.rawValue)
      }
    }
    threads.start("tenor-engine") { parts.sequencer.run(spins: spins) }
    threads.start("tenor-feed") { parts.publisher.run(logger) }
    threads.start("tenor-gateway") { parts.gateway.run(spins: spins, logger) }
    let signals = signals
    let journal = journal
    threads.start("tenor-archive") {
      parts.archive.run(durable: { journal.durableSequence }, isStopping: { signals.isStopping })
    }
    if let snapshots = parts.snapshots {
      threads.start("tenor-snapshot") {
        snapshots.run(durable: { journal.durableSequence }, isStopping: { signals.isStopping })
      }
    }
  }

  /// With fewer, a spinning thread takes a core from one that has work.
  private static let coresToSpin = 4

  /// Waits until the catalogue that was just made is known to everybody.
  private static func waitForFirstBatch(_ ring: BatchRing) async throws {
    while min(ring.reported.load(), ring.published.load()) == 0 { try await Task.sleep(nanoseconds: 1_000_000) }
  }

  /// Finishes what is under way and ends.
  ///
  /// - Returns: The market's state hash.
  func stop() async -> UInt64 {
    logger.info("stopping: no more commands are taken, those under way are finished")
    signals.stop()
    await threads.join()
    for socket in sockets { socket.close(linger: Self.stoppingLinger) }
    await http?.stop()
    journal.close()
    let hash = market.sequencer.stateHash()
    logger.info(
      "stopped", metadata: ["sequence": "\(market.sequencer.nextSequence - 1)", "stateHash": "\(hexadecimal(hash))"])
    return hash
  }
}

/// Sixteen hexadecimal digits: how state hashes are written everywhere.
func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
