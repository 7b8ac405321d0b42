import Glibc

/// Moments as people and machines write them, in UTC.
enum TimeText {
  private static let nanosecondsPerSecond: UInt64 = 1_000_000_000

  /// `2026-11-23T17:51:30.254123456Z`.
  static func timestamp(_ nanoseconds: UInt64) -> String {
    let parts = parts(nanoseconds)
    let fraction = padded(Int(nanoseconds % nanosecondsPerSecond), to: 9)
    return "\(parts.tm_year + 1_900)-\(padded(Int(parts.tm_mon) + 1, to: 2))-\(padded(Int(parts.tm_mday), to: 2))"
      + "T\(clock(parts)).\(fraction)Z"
  }

  /// `17:51:30.254`.
  static func timeOfDay(_ nanoseconds: UInt64) -> String {
    let milliseconds = Int(nanoseconds % nanosecondsPerSecond) / 1_000_000
    return "\(clock(parts(nanoseconds))).\(padded(milliseconds, to: 3))"
  }

  private static func parts(_ nanoseconds: UInt64) -> tm {
    var seconds = time_t(nanoseconds / nanosecondsPerSecond)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return parts
  }

  private static func clock(_ parts: tm) -> String {
    [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), to: 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
