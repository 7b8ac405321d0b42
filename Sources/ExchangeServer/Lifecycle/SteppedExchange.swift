import Journal
import Logging
import MatchingEngine
import Messaging

/// An exchange whose parts do their work when they are told to, all on the caller's thread: the same parts that a server
/// runs on threads of their own, over storage and sockets that are handed in. For simulations.
///
/// It stops by being let go, as a process does that is killed.
package final class SteppedExchange {
  /// What takes turns.
  package enum Part: Int, CaseIterable, Sendable {
    case gateway
    case sequencer
    case journal
    case publisher
    case archive
    case snapshots
  }

  private let parts: ServerParts<PassedPeers, PassedFeed, PassedPeers, PassedLog>
  private let opened: OpenedJournal
  private let signals: ServerSignals

  /// Opens the journal in `configuration.dataDirectory`, whose folder must be there, and replays it.
  ///
  /// - Parameters:
  ///   - journal: Where the journal is and how it is laid out; its storage is that of everything.
  ///   - catalogue: What an empty market starts with.
  ///   - log: What stands between the exchange and its journal; by default nothing.
  /// - Throws: ``ServerError``, as a server does that cannot start.
  package init(
    _ configuration: ServerConfiguration, journal: JournalConfiguration, operatorSecret: String,
    catalogue: [Command], orders: any PeerSocket, feed: any FeedSocket, repair: any PeerSocket, logger: Logger,
    log: (Journal) -> any CommandLog = { $0 }
  ) throws(ServerError) {
    do { opened = try Journal.open(journal) } catch { throw .journal(error) }
    do { signals = try ServerSignals() } catch { throw .socket(error) }
    parts = try ServerParts(
      configuration, opened, log: PassedLog(log(opened.journal)), storage: journal.storage,
      operatorSecret: operatorSecret,
      sockets: ServerSockets(
        orders: PassedPeers(orders), feed: PassedFeed(feed), repair: PassedPeers(repair)),
      signals: signals, figures: ServerFigures(), replaysOnThreads: false, logger)
    if opened.report.lastSequence == nil { parts.start(with: catalogue) }
  }

  /// What opening the journal found.
  package var report: OpeningReport { opened.report }

  /// Gives a part its turn.
  ///
  /// - Throws: ``AppendFailure``, after which a server's process ends.
  package func turn(_ part: Part) throws -> Turn {
    let journal = opened.journal
    let signals = signals
    switch part {
    case .gateway: return try parts.gateway.turn()
    case .sequencer: return parts.sequencer.turn()
    case .journal: return try parts.journal.turn()
    case .publisher: return try parts.publisher.turn()
    case .archive:
      return parts.archive.turn(durable: { journal.durableSequence }, isStopping: { signals.isStopping })
    case .snapshots:
      return parts.snapshots?.turn(durable: { journal.durableSequence }, isStopping: { signals.isStopping }) ?? .idle
    }
  }

  /// Says that a part whose turn was idle sleeps from now on.
  ///
  /// - Returns: For how many milliseconds at most, -1: for any time; `nil`: it must have another turn. Followed by ``wake(_:)``.
  package func sleep(_ part: Part) -> Int32? { worker(part)?.announceSleep() }

  /// Whether a part that sleeps has been woken by another one.
  package func isSignalled(_ part: Part) -> Bool {
    switch part {
    case .gateway: !signals.gateway.isAnnounced
    case .sequencer: !signals.sequencer.isAnnounced
    case .journal: !signals.journal.isAnnounced
    case .publisher: !signals.publisher.isAnnounced
    case .archive, .snapshots: true
    }
  }

  /// Ends a part's sleep.
  package func wake(_ part: Part) { worker(part)?.wakened() }

  private func worker(_ part: Part) -> (any Worker)? {
    switch part {
    case .gateway: parts.gateway
    case .sequencer: parts.sequencer
    case .journal: parts.journal
    case .publisher: parts.publisher
    // They look for work on and on.
    case .archive, .snapshots: nil
    }
  }

  /// Asks all parts to finish what is under way and end.
  package func stop() { signals.stop() }

  /// A digest of the market's state.
  package var stateHash: UInt64 { parts.market.sequencer.stateHash() }

  /// Sequence of the last command that the engine has applied.
  package var appliedSequence: UInt64 { parts.market.sequencer.withEngine { $0.sequence } }

  /// Sequence of the last command that the journal calls durable.
  package var durableSequence: UInt64 { opened.journal.durableSequence }

  /// Gives the engine to `body`.
  package func withEngine<Result>(_ body: (borrowing MatchingEngine) throws -> Result) rethrows -> Result {
    try parts.market.sequencer.withEngine(body)
  }
}

// Concrete types around what is handed in, so that everything inside is compiled for one type as it is in a server.

private final class PassedPeers: PeerSocket {
  private let peers: any PeerSocket

  init(_ peers: any PeerSocket) { self.peers = peers }

  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult {
    peers.send(frame, to: peer)
  }

  func receive(_ body: (_ frame: UnsafeRawBufferPointer, _ peer: UnsafeRawBufferPointer) -> Void) throws -> Bool {
    try peers.receive(body)
  }
}

private final class PassedFeed: FeedSocket {
  private let feed: any FeedSocket

  init(_ feed: any FeedSocket) { self.feed = feed }

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) { feed.publish(body, under: topic) }

  func receive(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Bool { try feed.receive(body) }
}

private final class PassedLog: CommandLog {
  private let log: any CommandLog

  init(_ log: any CommandLog) { self.log = log }

  var durableSequence: UInt64 { log.durableSequence }
  func acquireEpoch() throws(JournalError) -> LogPosition { try log.acquireEpoch() }
  func append(_ batch: LogBatch) throws(JournalError) -> AppendOutcome { try log.append(batch) }
  func read(from sequence: UInt64, _ body: (JournalRecord) throws -> Bool) throws {
    try log.read(from: sequence, body)
  }
  func hasRoom() -> Bool { log.hasRoom() }
}
