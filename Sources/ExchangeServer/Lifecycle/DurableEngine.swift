import Foundation
import Journal
import Logging
import MatchingEngine
import WireProtocol

/// Sequencer, engine and journal of a server, each on the thread that it has there, without sockets: commands come from the
/// caller's thread, and their events are seen there once they are on disk. For measurements over a new journal.
///
/// All methods are for one thread.
package final class DurableEngine {
  private let ring: BatchRing
  private let inbound: InboundRing
  private let signals: ServerSignals
  private let threads = WorkerThreads()
  private let journal: Journal
  private let time: any TimeSource

  /// Makes a journal in `configuration.dataDirectory`, whose folder must be there and hold none, and starts the threads.
  package init(_ configuration: ServerConfiguration, _ logger: Logger) throws(ServerError) {
    let storage = Disk()
    time = storage.time
    do {
      let opened = try Journal.open(
        JournalConfiguration(
          directory: configuration.dataDirectory + "/journal", segmentSize: UInt64(configuration.segmentSize)))
      precondition(opened.report.lastSequence == nil, "the journal is new")
      journal = opened.journal
    } catch { throw .journal(error) }
    do { signals = try ServerSignals() } catch { throw .socket(error) }
    ring = BatchRing(slotCount: configuration.batchSlots)
    inbound = InboundRing(capacity: configuration.inboundCapacity)
    let epoch: UInt32
    do { epoch = try journal.acquireEpoch().epoch } catch { throw .journal(error) }
    let writer = JournalThread(
      log: journal, epoch: epoch, ring: ring, signals: signals, figures: ServerFigures().journal, logger: logger,
      time: storage.time)
    let sequencer = SequencerThread(
      sequencer: Sequencer(configuration: configuration.engine), ring: ring, inbound: inbound,
      questions: InboundRing(capacity: 2), signals: signals, batchesInFlight: configuration.batchesInFlight,
      time: storage.time)
    threads.start("tenor-journal") { writer.run { fatalError("the journal failed: \($0)") } }
    threads.start("tenor-engine") { sequencer.run(spins: false) }
  }

  /// Appends a command's message, with its header, for the engine to see after ``flush()``.
  ///
  /// - Returns: `false` when too many are under way; nothing was done then.
  @inline(__always)
  package func append(_ message: UnsafeRawBufferPointer) -> Bool {
    guard let room = inbound.reserve() else { return false }
    room.copyMemory(from: message.baseAddress!, byteCount: message.count)
    inbound.append(.command, session: .max, length: message.count, at: time.monotonic())
    return true
  }

  /// Hands over what was appended.
  package func flush() {
    if inbound.publish() { signals.sequencer.signal() }
  }

  /// Gives every batch that is durable and applied, and was not given before, to `body`: how many commands it holds,
  /// and its events.
  ///
  /// - Parameter milliseconds: How long to wait for one when there is none.
  package func takeReleased(
    waiting milliseconds: Int32, _ body: (_ commands: Int, borrowing EventBuffer) -> Void
  ) {
    if ring.reported.own() == ring.released {
      signals.gateway.announceSleep()
      if ring.reported.own() == ring.released { signals.gateway.wait(milliseconds: milliseconds) }
      signals.gateway.wakened()
    }
    while ring.reported.own() < ring.released {
      let number = ring.reported.own()
      let batch = ring[number]
      body(batch.commandCount, batch.events)
      ring.reported.advance(to: number + 1)
      ring.published.advance(to: number + 1)
    }
  }

  /// Finishes what is under way, and closes the journal.
  package func stop() {
    signals.stop()
    signals.closeIntake()
    threads.wait()
    journal.close()
  }
}
