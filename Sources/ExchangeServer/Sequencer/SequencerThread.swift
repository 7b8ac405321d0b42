import Journal
import Messaging

/// The engine thread's work: forms a batch from what waits, starts it on its way to the disk, and applies it meanwhile.
final class SequencerThread: Worker, @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let sequencer: Sequencer
  private let ring: BatchRing
  private let inbound: InboundRing
  private let questions: InboundRing
  private let signals: ServerSignals
  private let time: any TimeSource
  private let batchesInFlight: UInt64
  private var lastCommandAt: UInt64

  /// The engine hears of time at least this often: nanoseconds.
  static let clockInterval: UInt64 = 100_000_000
  /// How often a waiting thread looks for work before it sleeps: some ten microseconds, less than a wake-up costs.
  static let spinTurns = 2_000

  /// - Parameters:
  ///   - inbound: What the gateway appends.
  ///   - questions: What the publisher appends.
  ///   - batchesInFlight: How many batches may be sequenced and not yet durable: with one the disk waits for the
  ///     engine, with many each is small.
  init(
    sequencer: Sequencer, ring: BatchRing, inbound: InboundRing, questions: InboundRing, signals: ServerSignals,
    batchesInFlight: Int, time: any TimeSource
  ) {
    self.sequencer = sequencer
    self.ring = ring
    self.inbound = inbound
    self.questions = questions
    self.signals = signals
    self.batchesInFlight = UInt64(batchesInFlight)
    self.time = time
    lastCommandAt = time.monotonic()
  }

  /// Runs until the intake is closed and everything that came in is applied.
  func run(spins: Bool) {
    let spinTurns = spins ? Self.spinTurns : 0
    while true {
      switch turn() {
      case .worked: continue
      case .ended: return
      case .idle: waitForWork(spinTurns)
      }
    }
  }

  /// Applies the batch that was formed last, or forms one and hands it on to the journal.
  func turn() -> Turn {
    if ring.applied.own() < ring.sequenced.own() {
      apply()
      return .worked
    }
    // Read before the look for work: what was appended before the intake closed is seen.
    let isClosed = signals.isIntakeClosed
    if mayFill && (hasWork || isClockDue(time.monotonic())) {
      form()
      return .worked
    }
    guard isClosed && !hasWork else { return .idle }
    signals.endSequencing()
    return .ended
  }

  private func form() {
    let number = ring.sequenced.own()
    let batch = ring[number]
    sequencer.begin(batch)
    _ = sequencer.take(from: inbound, into: batch)
    _ = sequencer.take(from: questions, into: batch)
    let now = time.monotonic()
    if batch.commandCount == 0 && isClockDue(now) { sequencer.appendClock(to: batch) }
    if batch.commandCount > 0 { lastCommandAt = now }
    sequencer.seal(batch, at: time.wall())
    ring.sequenced.advance(to: number + 1)
    signals.journal.signal()
  }

  private func apply() {
    let number = ring.applied.own()
    sequencer.apply(ring[number])
    ring.applied.advance(to: number + 1)
    signals.wakeReaders()
  }

  private var hasWork: Bool { inbound.available > 0 || questions.available > 0 }

  /// Whether the next batch's slot is free and the disk has not too many before it.
  private var mayFill: Bool {
    let number = ring.sequenced.own()
    return number < ring.durable.load() + batchesInFlight && ring.canFill(number)
  }

  private func isClockDue(_ now: UInt64) -> Bool { now >= lastCommandAt + Self.clockInterval }

  private func waitForWork(_ spinTurns: Int) {
    for _ in 0..<spinTurns where mayFill && hasWork { return }
    if let milliseconds = announceSleep() { signals.sequencer.wait(milliseconds: milliseconds) }
    wakened()
  }

  func announceSleep() -> Int32? {
    signals.sequencer.announceSleep()
    let mayFill = mayFill
    if mayFill && hasWork || signals.isIntakeClosed && !hasWork { return nil }
    let now = time.monotonic()
    let due = lastCommandAt + Self.clockInterval
    // Without a free slot only a signal helps; the time-out is then a mere precaution.
    let nanoseconds = mayFill ? (due > now ? due - now : 0) : Self.clockInterval
    return Int32((nanoseconds + 999_999) / 1_000_000)
  }

  func wakened() { signals.sequencer.wakened() }
}
