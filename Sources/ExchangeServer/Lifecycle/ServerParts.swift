import Journal
import Logging
import MatchingEngine

/// Where an exchange meets the outside.
struct ServerSockets<Orders: PeerSocket, Feed: FeedSocket, Repair: PeerSocket> {
  /// Order entry.
  var orders: Orders
  /// The feed.
  var feed: Feed
  /// Snapshots and missed ranges.
  var repair: Repair
}

/// The parts of an exchange, put together over an opened journal and brought to where it ends.
///
/// A server runs each of them on a thread of its own; ``SteppedExchange`` gives them their turns.
final class ServerParts<Orders: PeerSocket, Feed: FeedSocket, Repair: PeerSocket, Log: CommandLog>: Sendable {
  let ring: BatchRing
  let inbound: InboundRing
  let market: ServerMarket<Orders, Feed, Repair>
  let gateway: GatewayThread<Orders>
  let sequencer: SequencerThread
  let journal: JournalThread<Log>
  let publisher: PublisherThread<Feed, Repair>
  let archive: FeedArchive
  /// `nil`: none are made.
  let snapshots: SnapshotSchedule?
  private let time: any TimeSource

  /// Questions of the repair socket that wait for the engine.
  private static var questionCapacity: Int { 128 }

  /// Replays the journal and takes the right to append.
  ///
  /// - Parameters:
  ///   - log: What is appended to: the opened journal, or something that stands before it.
  ///   - replaysOnThreads: Whether the replay may use several threads.
  init(
    _ configuration: ServerConfiguration, _ opened: OpenedJournal, log: Log, storage: any Storage,
    operatorSecret: String, sockets: ServerSockets<Orders, Feed, Repair>, signals: ServerSignals,
    figures: ServerFigures, replaysOnThreads: Bool, _ logger: Logger
  ) throws(ServerError) {
    time = storage.time
    ring = BatchRing(slotCount: configuration.batchSlots)
    inbound = InboundRing(capacity: configuration.inboundCapacity)
    let questions = InboundRing(capacity: Self.questionCapacity)
    archive = FeedArchive(configuration, storage: storage, logger)
    market = ServerMarket(
      configuration, operatorSecret: operatorSecret, inbound: inbound, questions: questions, sockets: sockets,
      figures: figures, archive: archive, storage: storage)
    try market.replay(opened, over: ring, usesThreads: replaysOnThreads, logger)
    let epoch: UInt32
    do { epoch = try log.acquireEpoch().epoch } catch { throw .journal(error) }
    figures.journal.durableSequence.set(log.durableSequence)
    gateway = GatewayThread(
      gateway: market.gateway, socket: sockets.orders, ring: ring, signals: signals, time: storage.time)
    sequencer = SequencerThread(
      sequencer: market.sequencer, ring: ring, inbound: inbound, questions: questions, signals: signals,
      batchesInFlight: configuration.batchesInFlight, time: storage.time)
    journal = JournalThread(
      log: log, epoch: epoch, ring: ring, signals: signals, figures: figures.journal, logger: logger,
      time: storage.time)
    publisher = PublisherThread(
      publisher: market.publisher, service: market.service, feed: sockets.feed, replay: sockets.repair,
      questions: questions, ring: ring, signals: signals, time: storage.time)
    snapshots =
      configuration.snapshotInterval > 0 ? SnapshotSchedule(configuration, storage: storage, logger) : nil
  }

  /// Appends the operator's commands that an empty market starts with. Before any part has its turn.
  func start(with catalogue: [Command]) { inbound.append(byOperator: catalogue, at: time.monotonic()) }
}
