import Journal

/// What a simulation does, all of it; chance fills in the rest from the seed.
public struct SimulationSettings: Sendable {
  /// The same seed gives the same simulation.
  public var seed: UInt64
  /// Steps before it comes to rest: in each, one part of the world has its turn.
  public var steps: Int
  /// Whether a text of what happened is kept.
  public var isTraced: Bool

  /// A fault that is built in on purpose, so that tests see it found.
  package var planted: PlantedFault?

  /// The simulation of `seed`.
  public init(seed: UInt64, steps: Int = Self.defaultSteps, isTraced: Bool = false) {
    self.seed = seed
    self.steps = steps
    self.isTraced = isTraced
  }

  /// Enough for a few crashes and some hundred commands.
  public static let defaultSteps = 3_000
}

/// What is wrong on purpose.
package enum PlantedFault: String, CaseIterable, Sendable {
  /// The disk says that files are synced, and they are not.
  case fileSyncLies
  /// The sync of a folder does nothing, as if it had been forgotten.
  case folderSyncForgotten
  /// A batch is called durable before it was written: the output gate stands open.
  case outputGateOpen
  /// The network loses single frames of a connection, as TCP never does: clients miss reports.
  case framesLost
  /// Nobody wakes the journal thread.
  case wakeUpLost
}

/// What came of a simulation.
public struct SimulationOutcome: Sendable {
  /// The first thing that was wrong; `nil`: nothing was.
  public var fault: SimulationFault?
  /// A digest of everything that happened.
  public var digest: UInt64
  /// What happened, if it was traced.
  public var trace: [String]
  /// How much happened.
  public var counts: SimulationCounts
}

/// How much happened in simulations.
public struct SimulationCounts: Sendable, Equatable {
  /// Commands in the journals at the end.
  public var commands: UInt64 = 0
  /// Reports that clients were told.
  public var reports = 0
  /// Feed messages that subscribers were told.
  public var feedMessages = 0
  /// Times that the exchange died by itself or was killed.
  public var deaths = 0
  /// Of these, power cuts.
  public var powerCuts = 0
  /// Attempts to start that failed, as they should have.
  public var failedStarts = 0
  /// Starts that found a snapshot.
  public var snapshots = 0
  /// Starts beside segments that were archived.
  public var archives = 0
  /// Bits that were flipped at rest.
  public var flips = 0
  /// Of these, how many kept the exchange from starting.
  public var refusals = 0

  /// Nothing yet.
  public init() {}

  /// Both together.
  public static func + (left: SimulationCounts, right: SimulationCounts) -> SimulationCounts {
    var sum = left
    sum.commands += right.commands
    sum.reports += right.reports
    sum.feedMessages += right.feedMessages
    sum.deaths += right.deaths
    sum.powerCuts += right.powerCuts
    sum.failedStarts += right.failedStarts
    sum.snapshots += right.snapshots
    sum.archives += right.archives
    sum.flips += right.flips
    sum.refusals += right.refusals
    return sum
  }
}
