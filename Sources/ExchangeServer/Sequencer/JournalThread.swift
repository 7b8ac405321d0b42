import Journal
import Logging

/// The journal thread: writes each batch as one record and says when the disk has it.
final class JournalThread: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let journal: Journal
  private let epoch: UInt32
  private let ring: BatchRing
  private let signals: ServerSignals
  private let figures: JournalFigures
  private let logger: Logger
  private let failed: @Sendable (JournalError) -> Never

  /// - Parameter failed: Ends the process: after a failed write or sync nothing more may leave it.
  init(
    journal: Journal, epoch: UInt32, ring: BatchRing, signals: ServerSignals, figures: JournalFigures, logger: Logger,
    failed: @escaping @Sendable (JournalError) -> Never
  ) {
    self.journal = journal
    self.epoch = epoch
    self.ring = ring
    self.signals = signals
    self.figures = figures
    self.logger = logger
    self.failed = failed
  }

  /// Runs until the engine thread has ended and everything that it sequenced is durable.
  func run() {
    while true {
      // Read first: once it is set, the number of batches does not rise any more.
      let isLast = signals.hasSequencingEnded
      let number = ring.durable.own()
      if number < ring.sequenced.load() {
        write(ring[number])
        ring.durable.advance(to: number + 1)
        signals.wakeReaders()
        signals.sequencer.signal()
      } else if isLast {
        return
      } else {
        waitForWork(after: number)
      }
    }
  }

  private func write(_ batch: Batch) {
    // A batch of questions changes nothing that must survive.
    guard batch.commandCount > 0 else { return }
    let started = Clock.monotonic()
    do {
      try journal.append(
        epoch: epoch, firstSequence: batch.firstSequence, time: batch.time, commandCount: UInt32(batch.commandCount),
        payload: batch.payload)
    } catch {
      failed(error)
    }
    let ended = Clock.monotonic()
    figures.records.add()
    figures.bytes.add(UInt64(batch.byteCount))
    figures.durableSequence.set(batch.lastSequence)
    figures.syncTimes.observe(ended - started)
    if batch.firstReceivedAt != 0 { figures.commandLatencies.observe(ended - batch.firstReceivedAt) }
    checkSpace()
  }

  /// Takes only cancels while the next segment cannot be made for want of room.
  private func checkSpace() {
    let isFull = if case .diskFull? = journal.preparationFailure { true } else { false }
    guard isFull != signals.isCancelOnly else { return }
    signals.setCancelOnly(isFull)
    if isFull {
      logger.critical("the journal's disk is full: only cancels are taken until there is room for a segment")
    } else {
      logger.notice("the journal has room again: all commands are taken")
    }
  }

  private func waitForWork(after number: UInt64) {
    signals.journal.announceSleep()
    if ring.sequenced.load() == number && !signals.hasSequencingEnded { signals.journal.wait(milliseconds: -1) }
    signals.journal.wakened()
  }
}
