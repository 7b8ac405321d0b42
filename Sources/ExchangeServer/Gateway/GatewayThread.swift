import Journal
import Logging
import Messaging

/// The gateway's work: carries frames between the order-entry socket and the ``OrderGateway``.
final class GatewayThread<Orders: PeerSocket>: Worker, @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let gateway: OrderGateway<Orders>
  private let socket: Orders
  private let ring: BatchRing
  private let signals: ServerSignals
  private let time: any TimeSource

  /// Frames taken before batches get their turn, and the other way round: neither side starves the other.
  private static var framesPerTurn: Int { 256 }
  private static var batchesPerTurn: Int { 8 }
  /// How long an idle gateway sleeps at most, so that silent sessions are noticed: milliseconds.
  private static var idleMilliseconds: Int32 { 100 }
  /// How long it sleeps while frames wait for clients that do not read: milliseconds.
  private static var pendingMilliseconds: Int32 { 2 }

  init(
    gateway: OrderGateway<Orders>, socket: Orders, ring: BatchRing, signals: ServerSignals, time: any TimeSource
  ) {
    self.gateway = gateway
    self.socket = socket
    self.ring = ring
    self.signals = signals
    self.time = time
  }

  /// Takes frames, reports batches, sends what is gathered.
  func turn() throws -> Turn {
    let isStopping = signals.isStopping
    let isLast = signals.hasSequencingEnded
    gateway.isCancelOnly = signals.isCancelOnly
    let now = time.monotonic()
    var worked = false
    if !isStopping { worked = try receiveFrames(at: now) }
    gateway.tick(at: now)
    if gateway.inbound.publish() { signals.sequencer.signal() }
    if isStopping && !signals.isIntakeClosed { signals.closeIntake() }
    worked = reportBatches() || worked
    gateway.outbox.flush()
    if worked { return .worked }
    return isLast && ring.reported.own() == ring.sequenced.load() ? .ended : .idle
  }

  private func receiveFrames(at now: UInt64) throws -> Bool {
    var received = 0
    while received < Self.framesPerTurn,
      try socket.receive({ frame, peer in
        gateway.receive(frame, from: peer, at: now)
        received += 1
      })
    {}
    return received > 0
  }

  private func reportBatches() -> Bool {
    let first = ring.reported.own()
    let end = min(ring.released, first + UInt64(Self.batchesPerTurn))
    guard end > first else { return false }
    for number in first..<end {
      gateway.report(ring[number])
      ring.reported.advance(to: number + 1)
    }
    signals.sequencer.signal()
    return true
  }

  /// Whether a batch waits to be reported.
  var hasBatch: Bool { ring.released > ring.reported.own() }

  func announceSleep() -> Int32? {
    signals.gateway.announceSleep()
    if hasBatch || signals.isStopping && !signals.isIntakeClosed { return nil }
    return gateway.wantsTick ? Self.pendingMilliseconds : Self.idleMilliseconds
  }

  func wakened() { signals.gateway.wakened() }
}

extension GatewayThread<RouterTransport> {
  /// Runs until the server stops and everything that it took is answered.
  func run(spins: Bool, _ logger: Logger) {
    let spinTurns = spins ? SequencerThread.spinTurns / 10 : 0
    let poller = Poller(capacity: 2)
    poller.add(socket.socket)
    poller.add(descriptor: signals.gateway.descriptor)
    do {
      while true {
        switch try turn() {
        case .worked: continue
        case .ended: return
        case .idle: try waitForWork(poller, spinTurns)
        }
      }
    } catch {
      ServerProcess.end(after: error, in: "order entry", logger)
    }
  }

  private func waitForWork(_ poller: Poller, _ spinTurns: Int) throws {
    for _ in 0..<spinTurns where hasBatch { return }
    if let milliseconds = announceSleep() { _ = try poller.wait(milliseconds: Int(milliseconds)) }
    wakened()
  }
}
