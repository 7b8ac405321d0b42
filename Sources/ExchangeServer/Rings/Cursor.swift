import Synchronization

/// A running count that one thread writes and others read, alone on its cache lines so that they do not slow each
/// other down.
struct Cursor: ~Copyable, Sendable {
  private let count = Atomic<UInt64>(0)
  // Two lines: the processor fetches lines in pairs.
  private let padding: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0)
  private let morePadding: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)

  /// The count, with everything that its writer did before it set it.
  @inline(__always)
  func load() -> UInt64 { count.load(ordering: .acquiring) }

  /// The count as its own writer knows it.
  @inline(__always)
  func own() -> UInt64 { count.load(ordering: .relaxed) }

  /// Sets the count. Only ever called by the cursor's one writer, and never downwards.
  @inline(__always)
  func advance(to value: UInt64) {
    assert(value >= own(), "a cursor never goes back")
    count.store(value, ordering: .releasing)
  }
}
