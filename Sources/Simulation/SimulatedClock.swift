import Journal

/// The clocks of a simulated machine: time passes when the simulation says so.
final class SimulatedClock: TimeSource, @unchecked Sendable {
  // Used by one thread, as all of a simulation.

  /// Nanoseconds since the simulation began.
  private(set) var now: UInt64 = 1_000_000_000
  /// By how much the wall clock is set wrong.
  private var wallOffset: Int64 = 0

  /// When the simulation begins by the wall clock: 2025-01-01T00:00:00Z.
  private static let start: UInt64 = 1_735_689_600_000_000_000

  func wall() -> UInt64 { UInt64(Int64(Self.start + now) + wallOffset) }

  func monotonic() -> UInt64 { now }

  func advance(by nanoseconds: UInt64) { now += nanoseconds }

  /// Sets the wall clock, forwards or back, as an operator or a time server does.
  func setWall(by nanoseconds: Int64) { wallOffset += nanoseconds }
}
