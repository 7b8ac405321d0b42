import Logging
import Messaging

/// Bodies to the subscribers of an XPUB socket.
final class XPubTransport: FeedTransport {
  private let socket: Socket

  init(socket: Socket) { self.socket = socket }

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    // An xpub socket never waits: what a slow subscriber has no room for is dropped, and repaired by its sequence. It
    // fails only while the context shuts down.
    _ = try? socket.send(topic, more: true, dontWait: true)
    _ = try? socket.send(body, dontWait: true)
  }
}

/// The publisher thread: carries the feed out and serves its repair socket.
final class PublisherThread: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let publisher: FeedPublisher<XPubTransport>
  private let service: ReplayService<XPubTransport, RouterTransport>
  private let feed: Socket
  private let replay: Socket
  private let questions: InboundRing
  private let ring: BatchRing
  private let signals: ServerSignals
  private let logger: Logger
  private let peer = Frame()
  private let frame = Frame()

  /// Batches published before subscriptions and requests get their turn.
  private static let batchesPerTurn = 8
  /// Requests served before the feed gets its turn.
  private static let requestsPerTurn = 16
  private static let subscriptionsPerTurn = 256
  /// How long an idle publisher sleeps at most, so that heartbeats are in time: milliseconds.
  private static let idleMilliseconds = 50

  init(
    publisher: FeedPublisher<XPubTransport>, service: ReplayService<XPubTransport, RouterTransport>, feed: Socket,
    replay: Socket, questions: InboundRing, ring: BatchRing, signals: ServerSignals, logger: Logger
  ) {
    self.publisher = publisher
    self.service = service
    self.feed = feed
    self.replay = replay
    self.questions = questions
    self.ring = ring
    self.signals = signals
    self.logger = logger
  }

  /// Runs until everything that was sequenced is published.
  func run() {
    let poller = Poller(capacity: 3)
    poller.add(feed)
    poller.add(replay)
    poller.add(descriptor: signals.publisher.descriptor)
    do {
      while try turn(poller) {}
    } catch {
      ServerProcess.end(after: error, in: "the feed", logger)
    }
  }

  /// - Returns: Whether there is more to come.
  private func turn(_ poller: Poller) throws -> Bool {
    let isLast = signals.hasSequencingEnded
    var worked = try takeSubscriptions()
    worked = publishBatches() || worked
    if !signals.isStopping { worked = try serveRequests() || worked }
    worked = service.sendArchived() || worked
    if questions.publish() { signals.sequencer.signal() }
    publisher.sendHeartbeats(at: Clock.monotonic())
    if worked { return true }
    if isLast && ring.published.own() == ring.sequenced.load() { return false }
    signals.publisher.announceSleep()
    if ring.released == ring.published.own() { _ = try poller.wait(milliseconds: Self.idleMilliseconds) }
    signals.publisher.wakened()
    return true
  }

  private func publishBatches() -> Bool {
    let first = ring.published.own()
    let end = min(ring.released, first + UInt64(Self.batchesPerTurn))
    guard end > first else { return false }
    for number in first..<end {
      publisher.publish(ring[number], answer: service.answer)
      publisher.flush(at: Clock.monotonic())
      ring.published.advance(to: number + 1)
    }
    signals.sequencer.signal()
    return true
  }

  private func takeSubscriptions() throws -> Bool {
    var taken = 0
    while taken < Self.subscriptionsPerTurn, try feed.receive(into: frame, dontWait: true) {
      publisher.subscribe(frame.bytes)
      taken += 1
    }
    return taken > 0
  }

  private func serveRequests() throws -> Bool {
    var served = 0
    while served < Self.requestsPerTurn, try replay.receive(into: peer, dontWait: true) {
      guard peer.hasMore else { continue }
      repeat {
        guard try replay.receive(into: frame) else { break }
        service.receive(frame.bytes, from: peer.bytes)
        served += 1
      } while frame.hasMore
    }
    return served > 0
  }
}
