import Messaging

/// The engine thread: forms a batch from what waits, starts it on its way to the disk, and applies it meanwhile.
final class SequencerThread: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let sequencer: Sequencer
  private let ring: BatchRing
  private let inbound: InboundRing
  private let questions: InboundRing
  private let signals: ServerSignals
  private let batchesInFlight: UInt64
  private let spinTurns: Int
  private var lastCommandAt: UInt64 = 0

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
    batchesInFlight: Int, spins: Bool
  ) {
    self.sequencer = sequencer
    self.ring = ring
    self.inbound = inbound
    self.questions = questions
    self.signals = signals
    self.batchesInFlight = UInt64(batchesInFlight)
    spinTurns = spins ? Self.spinTurns : 0
  }

  /// Runs until the intake is closed and everything that came in is applied.
  func run() {
    lastCommandAt = Clock.monotonic()
    while true {
      // Read before the look for work: what was appended before the intake closed is seen.
      let isClosed = signals.isIntakeClosed
      let mayFill = mayFill
      if mayFill && (hasWork || isClockDue(Clock.monotonic())) {
        turn()
      } else if isClosed && !hasWork {
        break
      } else {
        waitForWork()
      }
    }
    signals.endSequencing()
  }

  /// Forms, hands on and applies one batch.
  private func turn() {
    let number = ring.sequenced.own()
    let batch = ring[number]
    sequencer.begin(batch)
    _ = sequencer.take(from: inbound, into: batch)
    _ = sequencer.take(from: questions, into: batch)
    let now = Clock.monotonic()
    if batch.commandCount == 0 && isClockDue(now) { sequencer.appendClock(to: batch) }
    if batch.commandCount > 0 { lastCommandAt = now }
    sequencer.seal(batch, at: Clock.wall())
    ring.sequenced.advance(to: number + 1)
    signals.journal.signal()
    sequencer.apply(batch)
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

  private func waitForWork() {
    for _ in 0..<spinTurns where mayFill && hasWork { return }
    signals.sequencer.announceSleep()
    let mayFill = mayFill
    if !(mayFill && hasWork) && !(signals.isIntakeClosed && !hasWork) {
      let now = Clock.monotonic()
      let due = lastCommandAt + Self.clockInterval
      // Without a free slot only a signal helps; the time-out is then a mere precaution.
      let nanoseconds = mayFill ? (due > now ? due - now : 0) : Self.clockInterval
      signals.sequencer.wait(milliseconds: Int32((nanoseconds + 999_999) / 1_000_000))
    }
    signals.sequencer.wakened()
  }
}
