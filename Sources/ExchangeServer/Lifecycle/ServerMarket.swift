import Glibc
import Journal
import Logging
import MatchingEngine
import Synchronization
import WireProtocol

/// The three that carry the market's state, each used by one thread once the server runs.
final class ServerMarket: @unchecked Sendable {
  // Used by one thread while the journal is replayed; then each part by its own thread alone; and by one again after
  // those were joined.
  let sequencer: Sequencer
  let gateway: OrderGateway<RouterTransport>
  let publisher: FeedPublisher<XPubTransport>
  let service: ReplayService<XPubTransport, RouterTransport>
  private let configuration: ServerConfiguration

  /// Questions of the repair socket that wait for the engine.
  static let questionCapacity = 128

  init(
    _ configuration: ServerConfiguration, operatorSecret: String, inbound: InboundRing, questions: InboundRing,
    sockets: ListeningSockets, figures: ServerFigures, archive: FeedArchive
  ) {
    self.configuration = configuration
    sequencer = Sequencer(configuration: configuration.engine, figures: figures.sequencer)
    gateway = OrderGateway(
      settings: GatewaySettings(configuration),
      operatorCredential: Credentials.digest(name: Accounts.operatorName.utf8, secret: operatorSecret.utf8),
      inbound: inbound, transport: RouterTransport(socket: sockets.orderEntry), figures: figures.gateway)
    publisher = FeedPublisher(
      settings: FeedSettings(configuration), transport: XPubTransport(socket: sockets.feed), figures: figures.feed)
    service = ReplayService(
      publisher: publisher, transport: RouterTransport(socket: sockets.replay), questions: questions,
      maximumFrameSize: configuration.maximumFrameSize, archive: archive,
      requestsPerSecond: configuration.replayRequestsPerSecond)
  }

  /// Brings the market to where the journal ends: every batch goes the way of all batches, over the same ring, only that
  /// it is durable from the start and nobody listens yet.
  func replay(_ opened: OpenedJournal, over ring: BatchRing, _ logger: Logger) throws(ServerError) {
    let folder = SnapshotFolder(dataDirectory: configuration.dataDirectory)
    let started = Clock.monotonic()
    let from = try restore(from: folder, opened, logger)
    guard opened.report.lastSequence != nil else { return }
    let threads = WorkerThreads()
    let followers = ReplayFollowers()
    threads.start("tenor-gateway") { [self] in
      followers.follow(ring, ring.reported) { gateway.report($0) }
    }
    threads.start("tenor-feed") { [self] in
      followers.follow(ring, ring.published) { batch in
        publisher.publish(batch)
        publisher.flush(at: started)
      }
    }
    let progress = ReplayProgress(from: from, to: opened.journal.durableSequence, logger)
    let result = Result { () throws(ServerError) in try apply(opened.journal, after: from, to: ring, progress) }
    followers.end()
    threads.wait()
    try result.get()
    let milliseconds = (Clock.monotonic() - started) / 1_000_000
    logger.info(
      "replayed the journal",
      metadata: [
        "sequence": "\(sequencer.nextSequence - 1)", "stateHash": "\(hexadecimal(sequencer.stateHash()))",
        "milliseconds": "\(milliseconds)",
      ])
  }

  /// Takes over the newest snapshot that is whole and fits.
  ///
  /// - Returns: The last command that it reflects; 0: there is none.
  /// - Throws: ``ServerError/journalBehindSnapshot(file:snapshot:journal:)``: the journal has lost what was durable.
  private func restore(
    from folder: SnapshotFolder, _ opened: OpenedJournal, _ logger: Logger
  ) throws(ServerError) -> UInt64 {
    for file in folder.files {
      let started = Clock.monotonic()
      do {
        return try folder.read(file) { header, image in
          guard header.journal == opened.journal.identifier.bytes else { throw SnapshotProblem.foreign }
          guard header.sequence <= opened.journal.durableSequence else {
            throw ServerError.journalBehindSnapshot(
              file: file, snapshot: header.sequence, journal: opened.journal.durableSequence)
          }
          try MarketImage.check(&image, configuration)
          do {
            try MarketImage.read(&image, into: sequencer, gateway, publisher)
          } catch {
            throw ServerError.unusableSnapshot(file: file, reason: "\(error)")
          }
          let hash = sequencer.stateHash()
          guard hash == header.stateHash else {
            throw ServerError.unusableSnapshot(
              file: file, reason: "\(SnapshotProblem.otherHash(found: hash, expected: header.stateHash))")
          }
          logger.info(
            "took over a snapshot",
            metadata: [
              "file": "\(file)", "sequence": "\(header.sequence)", "stateHash": "\(hexadecimal(hash))",
              "milliseconds": "\((Clock.monotonic() - started) / 1_000_000)",
            ])
          return header.sequence
        }
      } catch let problem as SnapshotProblem {
        logger.warning("the snapshot \(file) is not used: \(problem); the journal gives the same state")
      } catch {
        throw error as? ServerError ?? .unusableSnapshot(file: file, reason: "\(error)")
      }
    }
    return 0
  }

  /// Applies every batch of the log behind a snapshot.
  private func apply(
    _ log: some CommandLog, after snapshot: UInt64, to ring: BatchRing, _ progress: ReplayProgress
  ) throws(ServerError) {
    do {
      try log.read(from: snapshot + 1) { record in
        progress.reached(record.lastSequence)
        let number = ring.sequenced.own()
        while !ring.canFill(number) { sched_yield() }
        let batch = ring[number]
        try sequencer.restore(record.payload, firstSequence: record.firstSequence, time: record.time, into: batch)
        sequencer.apply(batch)
        ring.sequenced.advance(to: number + 1)
        ring.durable.advance(to: number + 1)
        ring.applied.advance(to: number + 1)
        return true
      }
    } catch let error as JournalError {
      throw .journal(error)
    } catch {
      throw error as? ServerError ?? .unreadableRecord(sequence: sequencer.nextSequence, reason: "\(error)")
    }
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

/// Says once a second how far a replay has come.
private final class ReplayProgress {
  private let from: UInt64
  private let total: UInt64
  private let logger: Logger
  private let started = Clock.monotonic()
  private var nextNotice = Clock.monotonic() + 1_000_000_000
  private var untilLook = 0

  /// Records between two looks at the clock.
  private static let recordsPerLook = 64

  init(from: UInt64, to total: UInt64, _ logger: Logger) {
    self.from = from
    self.total = total
    self.logger = logger
  }

  func reached(_ sequence: UInt64) {
    untilLook -= 1
    guard untilLook <= 0 else { return }
    untilLook = Self.recordsPerLook
    let now = Clock.monotonic()
    guard now >= nextNotice else { return }
    nextNotice = now + 1_000_000_000
    let done = sequence - from
    let perSecond = done * 1_000_000_000 / max(now - started, 1)
    logger.notice(
      "replaying the journal: \(done * 100 / max(total - from, 1))%",
      metadata: [
        "sequence": "\(sequence)", "of": "\(total)", "commandsPerSecond": "\(perSecond)",
        "secondsLeft": "\((total - sequence) / max(perSecond, 1))",
      ])
  }
}

/// Lets the gateway's and the publisher's part of the market follow a replay, each on a thread of its own.
private final class ReplayFollowers: Sendable {
  private let hasEnded = Atomic<Bool>(false)

  /// Says that no further batch will come.
  func end() { hasEnded.store(true, ordering: .releasing) }

  /// Calls `body` with every batch that is released, until the replay has ended.
  func follow(_ ring: BatchRing, _ cursor: borrowing Cursor, _ body: (Batch) -> Void) {
    while true {
      let isLast = hasEnded.load(ordering: .acquiring)
      let number = cursor.own()
      if number < ring.released {
        body(ring[number])
        cursor.advance(to: number + 1)
      } else if isLast {
        return
      } else {
        // A replay is short and nothing else runs yet: waiting for a wake-up would cost more than it saves.
        sched_yield()
      }
    }
  }
}
