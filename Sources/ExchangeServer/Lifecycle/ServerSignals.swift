import Messaging
import Synchronization

/// What the threads of a server tell each other besides the ring's cursors.
final class ServerSignals: Sendable {
  /// Wakes the engine thread.
  let sequencer: WakeUp
  /// Wakes the journal thread.
  let journal: WakeUp
  /// Wakes the gateway thread.
  let gateway: WakeUp
  /// Wakes the publisher thread.
  let publisher: WakeUp

  /// Set by ``stop()``: no more is taken from outside.
  private let stopping = Atomic<Bool>(false)
  /// Set by the gateway thread: everything that it will ever append is in the inbound ring.
  private let intakeClosed = Atomic<Bool>(false)
  /// Set by the engine thread: `sequenced` will not rise any more.
  private let sequencingEnded = Atomic<Bool>(false)
  /// Set by the journal thread: the disk is nearly full, so that only cancels are taken.
  private let cancelOnly = Atomic<Bool>(false)

  init() throws(MessagingError) {
    sequencer = try WakeUp()
    journal = try WakeUp()
    gateway = try WakeUp()
    publisher = try WakeUp()
  }

  var isStopping: Bool { stopping.load(ordering: .acquiring) }
  var isIntakeClosed: Bool { intakeClosed.load(ordering: .acquiring) }
  var hasSequencingEnded: Bool { sequencingEnded.load(ordering: .acquiring) }
  var isCancelOnly: Bool { cancelOnly.load(ordering: .relaxed) }

  /// Asks all threads to finish what is under way and end.
  func stop() {
    stopping.store(true, ordering: .releasing)
    gateway.signal()
    publisher.signal()
  }

  func closeIntake() {
    intakeClosed.store(true, ordering: .releasing)
    sequencer.signal()
  }

  func endSequencing() {
    sequencingEnded.store(true, ordering: .releasing)
    journal.signal()
    wakeReaders()
  }

  func setCancelOnly(_ value: Bool) { cancelOnly.store(value, ordering: .relaxed) }

  /// Wakes those that tell the outside: called when a batch has become durable or applied.
  @inline(__always)
  func wakeReaders() {
    gateway.signal()
    publisher.signal()
  }
}
