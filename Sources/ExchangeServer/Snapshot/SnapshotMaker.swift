import Journal
import MatchingEngine
import Messaging

/// A snapshot that was written.
public struct SavedSnapshot: Sendable {
  /// Its file.
  public let file: String
  /// The last command that it reflects.
  public let sequence: UInt64
  /// The market's state hash after it.
  public let stateHash: UInt64
  /// Bytes of the file.
  public let size: UInt64
  /// How long it took, in nanoseconds.
  public let duration: UInt64
}

/// Makes snapshots from the journal alone, by a replay of its own beside the running exchange: matching never waits for it.
///
/// Takes as much memory again as the market, while it works.
public struct SnapshotMaker: Sendable {
  private let configuration: ServerConfiguration
  private let storage: any Storage

  /// A maker for the data folder of `configuration`.
  public init(_ configuration: ServerConfiguration) { self.init(configuration, storage: Disk()) }

  /// A maker for a data folder that is kept in `storage`.
  package init(_ configuration: ServerConfiguration, storage: any Storage) {
    self.configuration = configuration
    self.storage = storage
  }

  /// Moves the segments to the journal's archive that no start needs as long as one of the two newest snapshots can be read:
  /// those whose commands the older one reflects. Both are read and checked before.
  ///
  /// - Returns: How many were moved.
  /// - Throws: ``JournalError``.
  func archive(isCancelled: () -> Bool) throws -> Int {
    let journal = configuration.dataDirectory + "/journal"
    guard let identifier = try JournalReader.identifier(of: journal, storage: storage) else { return 0 }
    let folder = SnapshotFolder(dataDirectory: configuration.dataDirectory, storage: storage)
    let usable = folder.files.compactMap { file in
      try? folder.read(file) { header, image in
        try MarketImage.check(&image, configuration)
        return header.journal == identifier.bytes ? header.sequence : nil
      }
    }
    guard usable.count >= SnapshotFolder.kept, let older = usable.min() else { return 0 }
    return try SegmentArchive(directory: journal, storage: storage).move(through: older, isCancelled: isCancelled)
  }

  /// The sequences of a data folder's snapshots, newest first, as their names have them.
  public static func snapshots(in dataFolder: String) -> [UInt64] {
    SnapshotFolder(dataDirectory: dataFolder).files.compactMap { file in
      UInt64(file.split(separator: "/").last?.prefix { $0 != "." } ?? "")
    }
  }

  /// Replays the journal, from the newest valid snapshot on, and writes the state.
  ///
  /// Stops before the journal's last record, which may not be durable yet, and behind `last`.
  ///
  /// - Parameters:
  ///   - last: The last command that may be reflected; `nil`: any that is durable.
  ///   - isCancelled: Asked often; once it says so, nothing is written.
  /// - Returns: `nil` when there is nothing new to write.
  /// - Throws: ``ServerError``.
  public func make(upTo last: UInt64? = nil, isCancelled: () -> Bool = { false }) throws -> SavedSnapshot? {
    let started = storage.time.monotonic()
    var market = ReplayedMarket(configuration)
    let folder = SnapshotFolder(dataDirectory: configuration.dataDirectory, storage: storage)
    let journalFolder = configuration.dataDirectory + "/journal"
    let identifier: JournalIdentifier
    let from: UInt64
    var waiting: (payload: [UInt8], sequence: UInt64, last: UInt64, time: UInt64)?
    do {
      guard let found = try JournalReader.identifier(of: journalFolder, storage: storage) else { return nil }
      identifier = found
      from = try ReplayedMarket.newest(in: folder, of: identifier, configuration, into: &market)?.sequence ?? 0
      let reader = try JournalReader(
        directory: journalFolder, identifier: identifier, from: .sequence(from + 1), storage: storage)
      while let record = try reader.next() {
        if isCancelled() { return nil }
        guard record.lastSequence > from else { continue }
        // A record is durable once the next one was begun: one is in flight at a time.
        if let before = waiting { try market.apply(before.payload, before.sequence, before.time) }
        waiting = nil
        if let last, record.lastSequence > last { break }
        waiting = ([UInt8](record.payload), record.firstSequence, record.lastSequence, record.time)
      }
    } catch let error as JournalError {
      throw ServerError.journal(error)
    }
    if let last, let rest = waiting, rest.last <= last { try market.apply(rest.payload, rest.sequence, rest.time) }
    guard market.lastSequence > from else { return nil }
    let hash = market.sequencer.stateHash()
    let (file, header) = try folder.save(
      identifier, sequence: market.lastSequence, time: market.sequencer.lastTime, stateHash: hash
    ) { image in
      MarketImage.write(market.sequencer, market.gateway, market.publisher, configuration, to: &image)
    }
    return SavedSnapshot(
      file: file, sequence: header.sequence, stateHash: hash, size: header.length + UInt64(SnapshotHeader.size),
      duration: storage.time.monotonic() - started)
  }
}

/// An exchange without anybody connected: what a journal's replay makes.
struct ReplayedMarket {
  let sequencer: Sequencer
  let gateway: OrderGateway<NobodyThere>
  let publisher: FeedPublisher<NobodyThere>
  private let batch = Batch()

  init(_ configuration: ServerConfiguration) {
    sequencer = Sequencer(configuration: configuration.engine)
    gateway = OrderGateway(
      settings: GatewaySettings(configuration), operatorCredential: .zero, inbound: InboundRing(capacity: 2),
      transport: NobodyThere())
    publisher = FeedPublisher(settings: FeedSettings(configuration), transport: NobodyThere())
  }

  var lastSequence: UInt64 { sequencer.nextSequence - 1 }

  /// Applies one record.
  func apply(_ payload: [UInt8], _ firstSequence: UInt64, _ time: UInt64) throws(ServerError) {
    let result = payload.withUnsafeBytes { payload in
      Result { () throws(ServerError) in
        try sequencer.restore(payload, firstSequence: firstSequence, time: time, into: batch)
      }
    }
    try result.get()
    sequencer.apply(batch)
    gateway.report(batch)
    publisher.publish(batch)
    publisher.flush(at: 0)
  }

  /// Takes over the newest snapshot that is whole, of this journal, and fits; its header.
  static func newest(
    in folder: SnapshotFolder, of journal: JournalIdentifier, _ configuration: ServerConfiguration,
    into market: inout ReplayedMarket
  ) throws(ServerError) -> SnapshotHeader? {
    for file in folder.files {
      do {
        return try folder.read(file) { header, image in
          guard header.journal == journal.bytes else { throw SnapshotProblem.foreign }
          try MarketImage.check(&image, configuration)
          try MarketImage.read(&image, into: market.sequencer, market.gateway, market.publisher)
          return header
        }
      } catch is SnapshotProblem {
        // The next older one, or the journal from its start, gives the same state.
        continue
      } catch {
        market = ReplayedMarket(configuration)
        continue
      }
    }
    return nil
  }
}

/// Where nothing is sent: nobody is connected while a journal is replayed.
final class NobodyThere: PeerTransport, FeedTransport {
  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult { .unreachable }
  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {}
}
