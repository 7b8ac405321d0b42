import Glibc
import Journal
import Logging
import MatchingEngine
import Synchronization
import WireProtocol

/// The three that carry the market's state, each used by one thread once the server runs.
final class ServerMarket<Orders: PeerSocket, Feed: FeedSocket, Repair: PeerSocket>: @unchecked Sendable {
  // Used by one thread while the journal is replayed; then each part by its own thread alone; and by one again after
  // those were joined.
  let sequencer: Sequencer
  let gateway: OrderGateway<Orders>
  let publisher: FeedPublisher<Feed>
  let service: ReplayService<Feed, Repair>
  private let configuration: ServerConfiguration
  private let storage: any Storage

  init(
    _ configuration: ServerConfiguration, operatorSecret: String, inbound: InboundRing, questions: InboundRing,
    sockets: ServerSockets<Orders, Feed, Repair>, figures: ServerFigures, archive: FeedArchive, storage: any Storage
  ) {
    self.configuration = configuration
    self.storage = storage
    sequencer = Sequencer(configuration: configuration.engine, figures: figures.sequencer)
    gateway = OrderGateway(
      settings: GatewaySettings(configuration),
      operatorCredential: Credentials.digest(name: Accounts.operatorName.utf8, secret: operatorSecret.utf8),
      inbound: inbound, transport: sockets.orders, figures: figures.gateway, time: storage.time)
    publisher = FeedPublisher(
      settings: FeedSettings(configuration), transport: sockets.feed, figures: figures.feed)
    service = ReplayService(
      publisher: publisher, transport: sockets.repair, questions: questions,
      maximumFrameSize: configuration.maximumFrameSize, archive: archive,
      requestsPerSecond: configuration.replayRequestsPerSecond, time: storage.time)
  }

  /// Brings the market to where the journal ends: every batch goes the way of all batches, over the same ring, only that
  /// it is durable from the start and nobody listens yet.
  ///
  /// - Parameter usesThreads: Whether gateway and publisher follow on threads of their own.
  func replay(
    _ opened: OpenedJournal, over ring: BatchRing, usesThreads: Bool, _ logger: Logger
  ) throws(ServerError) {
    let folder = SnapshotFolder(dataDirectory: configuration.dataDirectory, storage: storage)
    let started = storage.time.monotonic()
    let from = try restore(from: folder, opened, logger)
    guard opened.report.lastSequence != nil else { return }
    let progress = ReplayProgress(from: from, to: opened.journal.durableSequence, storage.time, logger)
    if usesThreads {
      try replayOnThreads(opened.journal, after: from, over: ring, progress)
    } else {
      func follow() {
        ReplayFollowers.followOnce(ring, ring.reported) { gateway.report($0) }
        ReplayFollowers.followOnce(ring, ring.published) { publish($0, at: started) }
      }
      try apply(opened.journal, after: from, to: ring, progress, makeRoom: follow)
      follow()
    }
    let milliseconds = (storage.time.monotonic() - started) / 1_000_000
    logger.info(
      "replayed the journal",
      metadata: [
        "sequence": "\(sequencer.nextSequence - 1)", "stateHash": "\(hexadecimal(sequencer.stateHash()))",
        "milliseconds": "\(milliseconds)",
      ])
  }

  private func replayOnThreads(
    _ log: some CommandLog, after snapshot: UInt64, over ring: BatchRing, _ progress: ReplayProgress
  ) throws(ServerError) {
    let started = storage.time.monotonic()
    let threads = WorkerThreads()
    let followers = ReplayFollowers()
    threads.start("tenor-gateway") { [self] in
      followers.follow(ring, ring.reported) { gateway.report($0) }
    }
    threads.start("tenor-feed") { [self] in
      followers.follow(ring, ring.published) { publish($0, at: started) }
    }
    let result = Result { () throws(ServerError) in
      try apply(log, after: snapshot, to: ring, progress) { ReplayFollowers.pause() }
    }
    followers.end()
    threads.wait()
    try result.get()
  }

  private func publish(_ batch: Batch, at now: UInt64) {
    publisher.publish(batch)
    publisher.flush(at: now)
  }

  /// Takes over the newest snapshot that is whole and fits.
  ///
  /// - Returns: The last command that it reflects; 0: there is none.
  /// - Throws: ``ServerError/journalBehindSnapshot(file:snapshot:journal:)``: the journal has lost what was durable.
  private func restore(
    from folder: SnapshotFolder, _ opened: OpenedJournal, _ logger: Logger
  ) throws(ServerError) -> UInt64 {
    for file in folder.files {
      let started = storage.time.monotonic()
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
              "milliseconds": "\((storage.time.monotonic() - started) / 1_000_000)",
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
  ///
  /// - Parameter makeRoom: Called while the ring is full.
  private func apply(
    _ log: some CommandLog, after snapshot: UInt64, to ring: BatchRing, _ progress: ReplayProgress,
    makeRoom: () -> Void
  ) throws(ServerError) {
    do {
      try log.read(from: snapshot + 1) { record in
        progress.reached(record.lastSequence)
        let number = ring.sequenced.own()
        while !ring.canFill(number) { makeRoom() }
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
}

extension InboundRing {
  /// Appends the operator's commands as if they came through the gateway; they become one batch, so that a crash
  /// leaves all of them or none.
  func append(byOperator commands: [Command], at time: UInt64) {
    precondition(
      commands.count <= min(Batch.maximumCommands, capacity), "a starting catalogue fits into one batch")
    var buffer = MessageBuffer()
    for command in commands {
      buffer.removeAll()
      buffer.append(command)
      guard let room = reserve() else { preconditionFailure("an unused ring has room") }
      buffer.withUnsafeBytes { room.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      append(.command, session: .max, length: buffer.count, at: time)
    }
    publish()
  }
}
