import Journal
import Logging

/// The journal thread's work: appends each batch to the log and says when it is durable.
final class JournalThread<Log: CommandLog>: Worker, @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let log: Log
  private let epoch: UInt32
  private let ring: BatchRing
  private let signals: ServerSignals
  private let figures: JournalFigures
  private let logger: Logger
  private let time: any TimeSource

  /// How long a full disk is left alone between two looks for room when nothing happens, in milliseconds.
  private static var roomPause: Int32 { 1_000 }

  /// - Parameter epoch: As the log gave it to this server.
  init(
    log: Log, epoch: UInt32, ring: BatchRing, signals: ServerSignals, figures: JournalFigures, logger: Logger,
    time: any TimeSource
  ) {
    self.log = log
    self.epoch = epoch
    self.ring = ring
    self.signals = signals
    self.figures = figures
    self.logger = logger
    self.time = time
  }

  /// Runs until the engine thread has ended and everything that it sequenced is durable.
  ///
  /// - Parameter failed: Ends the process: after a batch that is not surely durable nothing more may leave it.
  func run(failed: (AppendFailure) -> Never) {
    do throws(AppendFailure) {
      while true {
        switch try turn() {
        case .worked: continue
        case .ended: return
        case .idle:
          if let milliseconds = announceSleep() { signals.journal.wait(milliseconds: milliseconds) }
          wakened()
        }
      }
    } catch {
      failed(error)
    }
  }

  /// Makes the next batch durable.
  ///
  /// - Throws: ``AppendFailure``, after which the process must end.
  func turn() throws(AppendFailure) -> Turn {
    // Read first: once it is set, the number of batches does not rise any more.
    let isLast = signals.hasSequencingEnded
    let number = ring.durable.own()
    guard number < ring.sequenced.load() else { return isLast ? .ended : .idle }
    try write(ring[number])
    ring.durable.advance(to: number + 1)
    signals.wakeReaders()
    signals.sequencer.signal()
    return .worked
  }

  private func write(_ batch: Batch) throws(AppendFailure) {
    // A batch of questions changes nothing that must survive.
    guard batch.commandCount > 0 else { return }
    let started = time.monotonic()
    figures.appendingSince.set(started)
    try append(batch)
    figures.appendingSince.set(0)
    let ended = time.monotonic()
    figures.records.add()
    figures.bytes.add(UInt64(batch.byteCount))
    figures.durableSequence.set(batch.lastSequence)
    figures.syncTimes.observe(ended - started)
    if batch.firstReceivedAt != 0 { figures.commandLatencies.observe(ended - batch.firstReceivedAt) }
    checkSpace()
  }

  private func append(_ batch: Batch) throws(AppendFailure) {
    let outcome: AppendOutcome
    do {
      outcome = try log.append(
        LogBatch(
          epoch: epoch, firstSequence: batch.firstSequence, time: batch.time, commandCount: UInt32(batch.commandCount),
          payload: batch.payload))
    } catch {
      throw .journal(error)
    }
    switch outcome {
    case .committed: return
    case .fenced(let other): throw .fenced(epoch: epoch, by: other)
    case .inDoubt(let error): throw .journal(error)
    }
  }

  /// Takes only cancels while there is no room for the next segment.
  private func checkSpace() {
    let isFull = !log.hasRoom()
    guard isFull != signals.isCancelOnly else { return }
    signals.setCancelOnly(isFull)
    if isFull {
      logger.critical("the journal's disk is full: only cancels are taken until there is room for a segment")
    } else {
      logger.notice("the journal has room again: all commands are taken")
    }
  }

  func announceSleep() -> Int32? {
    signals.journal.announceSleep()
    if ring.sequenced.load() != ring.durable.own() || signals.hasSequencingEnded { return nil }
    return signals.isCancelOnly ? Self.roomPause : -1
  }

  func wakened() {
    signals.journal.wakened()
    if signals.isCancelOnly { checkSpace() }
  }
}

/// Why the journal thread cannot go on.
package enum AppendFailure: Error, CustomStringConvertible {
  /// The batch is in doubt or was refused.
  case journal(JournalError)
  /// Another writer has taken over.
  case fenced(epoch: UInt32, by: UInt32)

  package var description: String {
    switch self {
    case .journal(let error): "\(error)"
    case .fenced(let epoch, let other):
      "the log was taken over by a writer of epoch \(other), so that this one, of epoch \(epoch), has ended"
    }
  }
}
