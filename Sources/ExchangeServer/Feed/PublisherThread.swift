import Journal
import Logging
import Messaging

/// The publisher's work: carries the feed out and serves its repair socket.
final class PublisherThread<Feed: FeedSocket, Repair: PeerSocket>: Worker, @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let publisher: FeedPublisher<Feed>
  private let service: ReplayService<Feed, Repair>
  private let feed: Feed
  private let replay: Repair
  private let questions: InboundRing
  private let ring: BatchRing
  private let signals: ServerSignals
  private let time: any TimeSource

  /// Batches published before subscriptions and requests get their turn.
  private static var batchesPerTurn: Int { 8 }
  /// Requests served before the feed gets its turn.
  private static var requestsPerTurn: Int { 16 }
  private static var subscriptionsPerTurn: Int { 256 }
  /// How long an idle publisher sleeps at most, so that heartbeats are in time: milliseconds.
  private static var idleMilliseconds: Int32 { 50 }

  init(
    publisher: FeedPublisher<Feed>, service: ReplayService<Feed, Repair>, feed: Feed, replay: Repair,
    questions: InboundRing, ring: BatchRing, signals: ServerSignals, time: any TimeSource
  ) {
    self.publisher = publisher
    self.service = service
    self.feed = feed
    self.replay = replay
    self.questions = questions
    self.ring = ring
    self.signals = signals
    self.time = time
  }

  /// Takes subscriptions, publishes batches, serves requests, and shows that silent topics live.
  func turn() throws -> Turn {
    let isLast = signals.hasSequencingEnded
    var worked = try takeSubscriptions()
    worked = publishBatches() || worked
    if !signals.isStopping { worked = try serveRequests() || worked }
    worked = service.sendArchived() || worked
    if questions.publish() { signals.sequencer.signal() }
    publisher.sendHeartbeats(at: time.monotonic())
    if worked { return .worked }
    return isLast && ring.published.own() == ring.sequenced.load() ? .ended : .idle
  }

  private func publishBatches() -> Bool {
    let first = ring.published.own()
    let end = min(ring.released, first + UInt64(Self.batchesPerTurn))
    guard end > first else { return false }
    for number in first..<end {
      publisher.publish(ring[number], answer: service.answer)
      publisher.flush(at: time.monotonic())
      ring.published.advance(to: number + 1)
    }
    signals.sequencer.signal()
    return true
  }

  private func takeSubscriptions() throws -> Bool {
    var taken = 0
    while taken < Self.subscriptionsPerTurn, try feed.receive({ publisher.subscribe($0) }) { taken += 1 }
    return taken > 0
  }

  private func serveRequests() throws -> Bool {
    var served = 0
    while served < Self.requestsPerTurn,
      try replay.receive({ frame, peer in
        service.receive(frame, from: peer)
        served += 1
      })
    {}
    return served > 0
  }

  func announceSleep() -> Int32? {
    signals.publisher.announceSleep()
    return ring.released == ring.published.own() ? Self.idleMilliseconds : nil
  }

  func wakened() { signals.publisher.wakened() }
}

extension PublisherThread<XPubTransport, RouterTransport> {
  /// Runs until everything that was sequenced is published.
  func run(_ logger: Logger) {
    let poller = Poller(capacity: 3)
    poller.add(feed.socket)
    poller.add(replay.socket)
    poller.add(descriptor: signals.publisher.descriptor)
    do {
      while true {
        switch try turn() {
        case .worked: continue
        case .ended: return
        case .idle:
          if let milliseconds = announceSleep() { _ = try poller.wait(milliseconds: Int(milliseconds)) }
          wakened()
        }
      }
    } catch {
      ServerProcess.end(after: error, in: "the feed", logger)
    }
  }
}
