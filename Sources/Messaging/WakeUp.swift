import CZeroMQ
import Glibc
import Synchronization

/// Lets one thread sleep until another has something for it, at the price of one system call per sleep, not per signal.
///
/// The sleeper calls ``announceSleep()``, looks once more for work, and only then blocks on ``descriptor`` (in a
/// ``Poller`` or with ``wait(milliseconds:)``); afterwards it calls ``wakened()``. A producer publishes its work, then
/// calls ``signal()``, which costs a fence and a read unless the sleeper has announced itself. Wake once per batch.
public final class WakeUp: Sendable {
  /// Readable while a signal is pending.
  public let descriptor: Int32
  private let isAsleep = Atomic<Bool>(false)

  /// A wake-up, with nothing pending.
  public init() throws(MessagingError) {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    if descriptor < 0 { throw MessagingError(operation: "make an eventfd", code: errno) }
  }

  deinit { close(descriptor) }

  /// Wakes the sleeper if it sleeps or is about to. Any thread.
  @inline(__always)
  public func signal() {
    // Orders the caller's published work before the look at the flag; the sleeper does it the other way round.
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    if isAsleep.load(ordering: .relaxed) { post() }
  }

  /// Says that the sleeper is about to block. It must look for work once more after this call.
  @inline(__always)
  public func announceSleep() {
    isAsleep.store(true, ordering: .relaxed)
    atomicMemoryFence(ordering: .sequentiallyConsistent)
  }

  /// Whether a sleep was announced and no signal has come since.
  public var isAnnounced: Bool { isAsleep.load(ordering: .acquiring) }

  /// Ends a sleep, or one that was announced and not needed, and forgets a pending signal.
  public func wakened() {
    // Still announced: nobody has written to the descriptor, so the system call can be saved.
    if isAsleep.exchange(false, ordering: .acquiringAndReleasing) { return }
    var value: UInt64 = 0
    _ = read(descriptor, &value, MemoryLayout<UInt64>.size)
  }

  /// Blocks until a signal is pending or the time is up.
  ///
  /// - Parameter milliseconds: How long at most; -1: for ever.
  public func wait(milliseconds: Int32) {
    var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&item, 1, milliseconds)
  }

  @inline(never)
  private func post() {
    guard isAsleep.exchange(false, ordering: .acquiringAndReleasing) else { return }
    var one: UInt64 = 1
    // Fails only when the counter is full, and then the sleeper is awake already.
    _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
  }
}
