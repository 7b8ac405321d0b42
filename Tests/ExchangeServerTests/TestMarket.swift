import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeServer

/// Records what leaves for peers, and can play a peer that is full or gone.
final class RecordingPeers: PeerTransport {
  private(set) var frames: [(peer: [UInt8], bytes: [UInt8])] = []
  var full: Set<[UInt8]> = []
  var gone: Set<[UInt8]> = []

  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult {
    let name = [UInt8](peer)
    if gone.contains(name) { return .unreachable }
    if full.contains(name) { return .wouldBlock }
    frames.append((name, [UInt8](frame)))
    return .sent
  }

  /// Takes out what was sent to `peer`.
  func take(_ peer: [UInt8]) throws -> [AnyMessage] {
    let taken = try frames.filter { $0.peer == peer }.flatMap { try messages(in: $0.bytes) }
    frames.removeAll { $0.peer == peer }
    return taken
  }
}

/// Records what is published.
final class RecordingFeed: FeedTransport {
  private(set) var bodies: [(topic: String, bytes: [UInt8])] = []

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    bodies.append((String(decoding: topic, as: UTF8.self), [UInt8](body)))
  }

  func removeAll() { bodies.removeAll() }

  /// All bodies under `topic`, taken apart.
  func published(under topic: String) throws -> [AnyMessage] {
    try bodies.filter { $0.topic == topic }.flatMap { try messages(in: $0.bytes) }
  }
}

/// A whole server without threads, sockets and disk: frames in, frames and bodies out, one batch at a time.
final class TestMarket {
  let peers = RecordingPeers()
  let feed = RecordingFeed()
  let repairPeers = RecordingPeers()
  let inbound: InboundRing
  let questions = InboundRing(capacity: 16)
  let sequencer: Sequencer
  let gateway: OrderGateway<RecordingPeers>
  let publisher: FeedPublisher<RecordingFeed>
  let service: ReplayService<RecordingFeed, RecordingPeers>
  /// The monotonic clock, in nanoseconds.
  var now: UInt64 = 1_000_000_000_000
  /// The system's clock, in nanoseconds since 1970.
  var wallTime: UInt64 = 1_700_000_000_000_000_000
  private let batch = Batch()
  /// What the journal would hold: a record for each batch.
  private(set) var records: [(payload: [UInt8], firstSequence: UInt64, time: UInt64)] = []

  static let operatorSecret = "operator's secret"

  init(
    _ settings: GatewaySettings = GatewaySettings(), feed feedSettings: FeedSettings = FeedSettings(),
    inboundCapacity: Int = 4_096, catalogue: Bool = true, capacity: CapacityRule = .untracked
  ) {
    inbound = InboundRing(capacity: inboundCapacity)
    var engine = EngineConfiguration()
    engine.maximumOpenOrders = 100_000
    engine.hashSeed = 1
    engine.capacity = capacity
    sequencer = Sequencer(configuration: engine)
    gateway = OrderGateway(
      settings: settings,
      operatorCredential: Credentials.digest(name: "operator".utf8, secret: Self.operatorSecret.utf8),
      inbound: inbound, transport: peers)
    publisher = FeedPublisher(settings: feedSettings, transport: feed)
    service = ReplayService(
      publisher: publisher, transport: repairPeers, questions: questions, maximumFrameSize: 65_536)
    guard catalogue else { return }
    addCatalogue()
  }

  /// One spec, region and tenor, and two instruments of it: `S1/R1/1h/` and `S1/R1/1d/`.
  private func addCatalogue() {
    let commands: [Command] = [
      .addSpec(
        AddSpec(
          participant: .exchangeOperator, requestID: 1, code: Code16("S1")!, kind: .accelerator, memoryGiB: 80,
          peakTeraflops: 989, lotSize: 1, interconnect: Code16("NVLINK")!, title: Text48("Spec one"))),
      .addRegion(
        AddRegion(participant: .exchangeOperator, requestID: 2, code: Code16("R1")!, title: Text48("Region one"))),
      .addTenor(AddTenor(participant: .exchangeOperator, requestID: 3, code: Code16("1h")!, hours: 1)),
      .addTenor(AddTenor(participant: .exchangeOperator, requestID: 4, code: Code16("1d")!, hours: 24)),
      .addInstrument(instrument(1, requestID: 5)), .addInstrument(instrument(2, requestID: 6)),
    ]
    inbound.append(byOperator: commands, at: now)
    run()
    feed.removeAll()
  }

  private func instrument(_ tenor: UInt32, requestID: UInt64) -> AddInstrument {
    AddInstrument(
      participant: .exchangeOperator, requestID: requestID, spec: SpecID(rawValue: 1), region: RegionID(rawValue: 1),
      tenor: TenorID(rawValue: tenor), tickSize: 1, defaultProtection: 100)
  }

  /// Gives the gateway a frame from a peer.
  func receive(_ bytes: [UInt8], from peer: [UInt8]) {
    peer.withUnsafeBytes { peer in
      bytes.withUnsafeBytes { gateway.receive($0, from: peer, at: now) }
    }
    gateway.outbox.flush()
  }

  /// Gives the gateway messages in one frame.
  func receive(_ messages: any WireMessage..., from peer: [UInt8]) { receive(bytes(of: messages), from: peer) }

  /// Forms one batch of what waits, applies it, reports and publishes it.
  ///
  /// - Returns: How many commands it held.
  @discardableResult
  func run(clock: Bool = false) -> Int {
    inbound.publish()
    questions.publish()
    sequencer.begin(batch)
    _ = sequencer.take(from: inbound, into: batch)
    _ = sequencer.take(from: questions, into: batch)
    if clock { sequencer.appendClock(to: batch) }
    sequencer.seal(batch, at: wallTime)
    if batch.commandCount > 0 { records.append(([UInt8](batch.payload), batch.firstSequence, batch.time)) }
    sequencer.apply(batch)
    tell()
    return batch.commandCount
  }

  /// Replays what another market journalled.
  func replay(_ other: TestMarket) throws {
    for record in other.records {
      try record.payload.withUnsafeBytes {
        try sequencer.restore($0, firstSequence: record.firstSequence, time: record.time, into: batch)
      }
      sequencer.apply(batch)
      tell()
    }
  }

  private func tell() {
    gateway.report(batch)
    gateway.tick(at: now)
    gateway.outbox.flush()
    publisher.publish(batch, answer: service.answer)
    publisher.flush(at: now)
  }

  /// Logs a peer on, registering the name when it is new, and drops the answer.
  ///
  /// - Returns: The answer.
  @discardableResult
  func logOn(
    _ name: String, secret: String = "secret", from peer: [UInt8], reportsAfter: UInt64 = .max,
    cancelOnDisconnect: Bool = false
  ) throws -> LogonAcceptedMessage {
    receive(
      logon(name, secret: secret, reportsAfter: reportsAfter, cancelOnDisconnect: cancelOnDisconnect), from: peer)
    run()
    let answers = try peers.take(peer)
    guard case .logonAccepted(let accepted)? = answers.first else {
      Issue.record("the logon was answered with \(answers.map(\.text))")
      throw CancellationError()
    }
    return accepted
  }

  /// Subscribes to a prefix of topics.
  func subscribe(_ prefix: String) { ([1] + Array(prefix.utf8)).withUnsafeBytes { publisher.subscribe($0) } }

  /// Undoes a subscription.
  func unsubscribe(_ prefix: String) { ([0] + Array(prefix.utf8)).withUnsafeBytes { publisher.subscribe($0) } }

  /// Asks the repair socket.
  func ask(_ message: any WireMessage, from peer: [UInt8] = [9]) throws -> [AnyMessage] {
    peer.withUnsafeBytes { peer in bytes(of: [message]).withUnsafeBytes { service.receive($0, from: peer) } }
    return try repairPeers.take(peer)
  }
}

/// A logon.
func logon(
  _ name: String, secret: String = "secret", reportsAfter: UInt64 = .max, cancelOnDisconnect: Bool = false,
  version: UInt16 = WireSchema.version
) -> LogonMessage {
  LogonMessage(
    requestToken: 7, name: Code16(name)!, secret: Text32(secret)!, reportsAfter: reportsAfter,
    protocolVersion: version, cancelOnDisconnect: cancelOnDisconnect)
}

extension [AnyMessage] {
  /// The refusals among them.
  var rejects: [RejectedMessage] { compactMap { if case .rejected(let rejected) = $0 { rejected } else { nil } } }
}
