/// What shapes a plan besides the trace.
public struct ReplaySettings: Equatable, Sendable {
  /// Everything random follows from it.
  public var seed: UInt64 = 1
  /// How many tasks to take, the earliest first; `nil`: all.
  public var taskLimit: Int?
  /// Where everything is sold.
  public var region = "HZ"
  /// Providers among whom the nodes are dealt out.
  public var providers = 4
  /// Buyers among whom the tasks are dealt out.
  public var buyers = 8

  /// Sessions of one kind; more say nothing that fewer do not.
  public static let sessionsMaximum = 64

  /// The defaults.
  public init() {}
}
