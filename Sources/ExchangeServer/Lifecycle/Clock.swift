import Glibc

/// The two clocks that a server reads.
enum Clock {
  /// Nanoseconds since 1970: what commands are stamped with.
  static func wall() -> UInt64 { read(CLOCK_REALTIME) }

  /// Nanoseconds since some moment, never going back: what durations are measured with.
  static func monotonic() -> UInt64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
}
