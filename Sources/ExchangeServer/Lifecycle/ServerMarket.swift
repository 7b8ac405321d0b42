import Journal
import Logging
import MatchingEngine
import WireProtocol

/// The three that carry the market's state, each used by one thread once the server runs.
final class ServerMarket: @unchecked Sendable {
  // Used by one thread while the journal is replayed; then each part by its own thread alone; and by one again after
  // those were joined.
  let sequencer: Sequencer
  let gateway: OrderGateway<RouterTransport>
  let publisher: FeedPublisher<XPubTransport>
  let service: ReplayService<XPubTransport, RouterTransport>

  /// Questions of the repair socket that wait for the engine.
  static let questionCapacity = 128

  init(
    _ configuration: ServerConfiguration, operatorSecret: String, inbound: InboundRing, questions: InboundRing,
    sockets: ListeningSockets, figures: ServerFigures
  ) {
    sequencer = Sequencer(configuration: configuration.engine, figures: figures.sequencer)
    gateway = OrderGateway(
      settings: GatewaySettings(configuration),
      operatorCredential: Credentials.digest(name: Accounts.operatorName.utf8, secret: operatorSecret.utf8),
      inbound: inbound, transport: RouterTransport(socket: sockets.orderEntry), figures: figures.gateway)
    publisher = FeedPublisher(
      settings: FeedSettings(configuration), transport: XPubTransport(socket: sockets.feed), figures: figures.feed)
    service = ReplayService(
      publisher: publisher, transport: RouterTransport(socket: sockets.replay), questions: questions,
      maximumFrameSize: configuration.maximumFrameSize)
  }

  /// Brings the market to where the journal ends: the way of every batch, only that nobody listens yet.
  func replay(_ opened: OpenedJournal, into batch: Batch, _ logger: Logger) throws(ServerError) {
    let started = Clock.monotonic()
    do {
      try opened.journal.replay { record in
        try sequencer.restore(
          record.payload, firstSequence: record.firstSequence, time: record.time, into: batch)
        sequencer.apply(batch)
        gateway.report(batch)
        publisher.publish(batch)
        publisher.flush(at: started)
      }
    } catch let error as JournalError {
      throw .journal(error)
    } catch {
      throw error as? ServerError ?? .unreadableRecord(sequence: sequencer.nextSequence, reason: "\(error)")
    }
    guard opened.report.lastSequence != nil else { return }
    let milliseconds = (Clock.monotonic() - started) / 1_000_000
    logger.info(
      "replayed the journal",
      metadata: [
        "sequence": "\(sequencer.nextSequence - 1)", "stateHash": "\(hexadecimal(sequencer.stateHash()))",
        "milliseconds": "\(milliseconds)",
      ])
  }

  /// Appends the operator's commands as if they came through the gateway; they become one batch, so that a crash
  /// leaves all of them or none.
  static func append(_ commands: [Command], to inbound: InboundRing) {
    precondition(
      commands.count <= min(Batch.maximumCommands, inbound.capacity), "a starting catalogue fits into one batch")
    var buffer = MessageBuffer()
    for command in commands {
      buffer.removeAll()
      buffer.append(command)
      guard let room = inbound.reserve() else { preconditionFailure("an unused ring has room") }
      buffer.withUnsafeBytes { room.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      inbound.append(.command, session: .max, length: buffer.count, at: Clock.monotonic())
    }
    inbound.publish()
  }
}
