import Journal
import Logging

/// The journal thread: appends each batch to the log and says when it is durable.
final class JournalThread<Log: CommandLog>: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let log: Log
  private let epoch: UInt32
  private let ring: BatchRing
  private let signals: ServerSignals
  private let figures: JournalFigures
  private let logger: Logger
  private let failed: @Sendable (AppendFailure) -> Never

  /// How long a full disk is left alone between two looks for room when nothing happens, in milliseconds.
  private static var roomPause: Int32 { 1_000 }

  /// - Parameters:
  ///   - epoch: As the log gave it to this server.
  ///   - failed: Ends the process: after a batch that is not surely durable nothing more may leave it.
  init(
    log: Log, epoch: UInt32, ring: BatchRing, signals: ServerSignals, figures: JournalFigures, logger: Logger,
    failed: @escaping @Sendable (AppendFailure) -> Never
  ) {
    self.log = log
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
    figures.appendingSince.set(started)
    append(batch)
    figures.appendingSince.set(0)
    let ended = Clock.monotonic()
    figures.records.add()
    figures.bytes.add(UInt64(batch.byteCount))
    figures.durableSequence.set(batch.lastSequence)
    figures.syncTimes.observe(ended - started)
    if batch.firstReceivedAt != 0 { figures.commandLatencies.observe(ended - batch.firstReceivedAt) }
    checkSpace()
  }

  private func append(_ batch: Batch) {
    do {
      let outcome = try log.append(
        LogBatch(
          epoch: epoch, firstSequence: batch.firstSequence, time: batch.time, commandCount: UInt32(batch.commandCount),
          payload: batch.payload))
      switch outcome {
      case .committed: return
      case .fenced(let other): failed(.fenced(epoch: epoch, by: other))
      case .inDoubt(let error): failed(.journal(error))
      }
    } catch {
      failed(.journal(error))
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

  private func waitForWork(after number: UInt64) {
    signals.journal.announceSleep()
    if ring.sequenced.load() == number && !signals.hasSequencingEnded {
      signals.journal.wait(milliseconds: signals.isCancelOnly ? Self.roomPause : -1)
    }
    signals.journal.wakened()
    if signals.isCancelOnly { checkSpace() }
  }
}

/// Why the journal thread cannot go on.
enum AppendFailure: Error, CustomStringConvertible {
  /// The batch is in doubt or was refused.
  case journal(JournalError)
  /// Another writer has taken over.
  case fenced(epoch: UInt32, by: UInt32)

  var description: String {
    switch self {
    case .journal(let error): "\(error)"
    case .fenced(let epoch, let other):
      "the log was taken over by a writer of epoch \(other), so that this one, of epoch \(epoch), has ended"
    }
  }
}
