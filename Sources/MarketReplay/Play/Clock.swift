import Glibc

/// Times for measuring and stamping, in nanoseconds.
enum Clock {
  /// Never goes back; from an arbitrary start.
  static func monotonic() -> UInt64 { read(CLOCK_MONOTONIC) }

  /// Since 1970-01-01T00:00:00Z.
  static func sinceEpoch() -> UInt64 { read(CLOCK_REALTIME) }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
