import Logging
import Messaging

/// The gateway thread: carries frames between the order-entry socket and the ``OrderGateway``.
final class GatewayThread: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let gateway: OrderGateway<RouterTransport>
  private let socket: Socket
  private let ring: BatchRing
  private let signals: ServerSignals
  private let logger: Logger
  private let spinTurns: Int
  private let peer = Frame()
  private let frame = Frame()

  /// Frames taken before batches get their turn, and the other way round: neither side starves the other.
  private static let framesPerTurn = 256
  private static let batchesPerTurn = 8
  /// How long an idle gateway sleeps at most, so that silent sessions are noticed: milliseconds.
  private static let idleMilliseconds = 100
  /// How long it sleeps while frames wait for clients that do not read: milliseconds.
  private static let pendingMilliseconds = 2

  init(
    gateway: OrderGateway<RouterTransport>, socket: Socket, ring: BatchRing, signals: ServerSignals, spins: Bool,
    logger: Logger
  ) {
    self.gateway = gateway
    self.socket = socket
    self.ring = ring
    self.signals = signals
    self.logger = logger
    spinTurns = spins ? SequencerThread.spinTurns / 10 : 0
  }

  /// Runs until the server stops and everything that it took is answered.
  func run() {
    let poller = Poller(capacity: 2)
    poller.add(socket)
    poller.add(descriptor: signals.gateway.descriptor)
    do {
      while try turn(poller) {}
    } catch {
      ServerProcess.end(after: error, in: "order entry", logger)
    }
  }

  /// - Returns: Whether there is more to come.
  private func turn(_ poller: Poller) throws -> Bool {
    let isStopping = signals.isStopping
    let isLast = signals.hasSequencingEnded
    gateway.isCancelOnly = signals.isCancelOnly
    let now = Clock.monotonic()
    var worked = false
    if !isStopping { worked = try receiveFrames(at: now) }
    gateway.tick(at: now)
    if gateway.inbound.publish() { signals.sequencer.signal() }
    if isStopping && !signals.isIntakeClosed { signals.closeIntake() }
    worked = reportBatches() || worked
    gateway.outbox.flush()
    if worked { return true }
    if isLast && ring.reported.own() == ring.sequenced.load() { return false }
    try waitForWork(poller)
    return true
  }

  private func receiveFrames(at now: UInt64) throws -> Bool {
    var received = 0
    while received < Self.framesPerTurn, try socket.receive(into: peer, dontWait: true) {
      guard peer.hasMore else { continue }
      repeat {
        guard try socket.receive(into: frame) else { break }
        gateway.receive(frame.bytes, from: peer.bytes, at: now)
        received += 1
      } while frame.hasMore
    }
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

  private func waitForWork(_ poller: Poller) throws {
    for _ in 0..<spinTurns where ring.released > ring.reported.own() { return }
    signals.gateway.announceSleep()
    if ring.released == ring.reported.own() && !(signals.isStopping && !signals.isIntakeClosed) {
      _ = try poller.wait(milliseconds: gateway.wantsTick ? Self.pendingMilliseconds : Self.idleMilliseconds)
    }
    signals.gateway.wakened()
  }
}
