import Logging
import MatchingEngine

/// Who may open an account by logging on.
public enum Registration: String, Sendable, CaseIterable {
  /// Whoever comes first with a name has it; meant for one's own machine.
  case open
  /// Only the operator registers participants.
  case closed
}

/// What the market starts with when its journal is empty.
public enum StartingCatalogue: String, Sendable, CaseIterable {
  /// ``BuiltInCatalogue``.
  case builtIn = "built-in"
  /// Nothing: the operator adds all of it.
  case none
}

/// Whether waiting threads look a little longer for work before they sleep.
public enum Spinning: String, Sendable, CaseIterable {
  /// On machines with four or more processors.
  case auto
  /// Always.
  case on
  /// Never.
  case off
}

/// Everything that can be set about a server, with its default. `docs/configuration.md` has one line for each.
///
/// Every limit has a reject code or says what happens beyond it.
public struct ServerConfiguration: Equatable, Sendable {
  // MARK: Places

  /// The folder of the journal and the operator's secret.
  public var dataDirectory = "./data"
  /// Where orders are taken.
  public var orderEntry = ["tcp://127.0.0.1:7801"]
  /// Where the feed is published.
  public var feed = ["tcp://127.0.0.1:7802"]
  /// Where snapshots and missed ranges are served.
  public var replay = ["tcp://127.0.0.1:7803"]
  /// Where health and metrics are served; `nil`: nowhere.
  public var http: String? = "127.0.0.1:7804"

  // MARK: People

  /// Who may open an account; `nil`: open when all addresses are this machine's own, refused as undecided otherwise.
  public var registration: Registration?
  /// What an empty market starts with.
  public var catalogue = StartingCatalogue.builtIn

  // MARK: Sessions

  /// Connections that are known at a time; beyond: `tooManySessions`.
  public var maximumSessions = 4_096
  /// Bad messages after which a connection is cut off with `tooManyBadFrames`.
  public var maximumBadFrames = 100
  /// Seconds of silence after which a session ends.
  public var sessionTimeoutSeconds = 10
  /// Bytes of a frame; beyond: `frameTooLong`.
  public var maximumFrameSize = 65_536
  /// Bytes that wait for a client that does not read; beyond, its session is cut off.
  public var maximumPendingBytes = 4 << 20

  // MARK: Memory

  /// Messages that wait for the engine, a power of two; beyond: `busy`.
  public var inboundCapacity = 65_536
  /// Execution reports that are kept for each participant, to be sent again.
  public var keptReportsPerParticipant = 10_000
  /// Bytes that all kept reports take; beyond, participants forget their oldest early.
  public var keptReportsMemory = 1 << 30
  /// Feed messages that are kept for each topic, to be sent again; older ranges: `rangeNotAvailable`.
  public var keptFeedMessagesPerTopic = 1_000
  /// Feed messages that are kept for the topic `all/`.
  public var keptFeedMessagesOfAll = 65_536
  /// Bytes that all kept feed messages take; beyond, topics forget their oldest early.
  public var keptFeedMemory = 1 << 30
  /// Requests a second that a client may go on asking of the repair socket; ten times as many at once.
  public var replayRequestsPerSecond = 1_000
  /// Bodies of the feed that wait for a subscriber; beyond, it loses some, and sees it by their sequences.
  public var subscriberQueue = 4_000
  /// Seconds after which a subscriber over TCP is cut off that takes nothing.
  public var subscriberTimeoutSeconds = 30
  /// Prefixes of topics that one connection may bring to the feed; beyond, it is cut off.
  public var maximumSubscriptions = 10_000

  // MARK: The market's limits

  /// Open orders in the whole exchange; beyond: `tooManyOpenOrders`.
  public var maximumOpenOrders = 16_000_000
  /// Pools of capacity in the whole exchange; beyond: `tooManyPools`.
  public var maximumPools = 8_000_000
  /// Live leases in the whole exchange; beyond: `tooManyLeases`.
  public var maximumLeases = 32_000_000
  /// Units of one order; beyond: `quantityTooLarge`.
  public var maximumOrderQuantity = 100_000_000
  /// Instruments; beyond: `tooManyInstruments`.
  public var maximumInstruments = 100_000
  /// Participants; beyond: `tooManyParticipants`.
  public var maximumParticipants = 100_000
  /// Specs, regions and tenors, each; beyond: `catalogueFull`.
  public var maximumCatalogueEntries = 65_536

  // MARK: Spot prices

  /// Seconds for which a fill counts for the spot price, and those of single tenors by their codes.
  public var spotWindow = SettingByCode(3_600)
  /// Units that impact bid and offer are for, and those of single specs by their codes.
  public var impactQuantity = SettingByCode(8)
  /// Fills that are kept for all spot prices; beyond, windows are cut short.
  public var maximumSpotFills = 8_388_608

  // MARK: How it runs

  /// Batches that may be under way, a power of two.
  public var batchSlots = 64
  /// Batches that are sequenced ahead of the disk.
  public var batchesInFlight = 2
  /// Bytes of a journal segment.
  public var segmentSize = 64 << 20
  /// Milliseconds for which one append may last before `/health` says `journal-stalled`.
  public var journalTimeLimit = 2_000
  /// Seconds between two snapshots; 0: none is made.
  public var snapshotInterval = 3_600
  /// Whether segments of the journal that no start needs any more are moved to its archive after each snapshot.
  public var archivesSegments = false
  /// Threads that libzmq moves bytes with for order entry, and as many for the feed and its repairs.
  public var inputOutputThreads = 1
  /// Whether waiting threads spin before they sleep.
  public var spinning = Spinning.auto
  /// What is logged.
  public var logLevel = Logger.Level.info
  /// Whether each line of the log is a JSON object.
  public var logsJSON = false

  /// The defaults.
  public init() {}
}

extension ServerConfiguration {
  /// Whether whoever logs on with a new name gets an account.
  public var registrationIsOpen: Bool { (registration ?? (isLocal ? .open : .closed)) == .open }

  /// Whether nothing outside this machine can reach the server.
  public var isLocal: Bool {
    (orderEntry + feed + replay).allSatisfy { Endpoint($0)?.isLocal == true }
      && (http.map { Endpoint("tcp://" + $0)?.isLocal == true } ?? true)
  }

  /// The engine's part.
  public var engine: EngineConfiguration {
    var engine = EngineConfiguration()
    engine.capacity = .pools
    engine.maximumPools = maximumPools
    engine.maximumLeases = maximumLeases
    engine.maximumOpenOrders = maximumOpenOrders
    engine.maximumOrderQuantity = Int64(maximumOrderQuantity)
    engine.maximumInstruments = maximumInstruments
    engine.maximumParticipants = maximumParticipants
    engine.maximumCatalogueEntries = maximumCatalogueEntries
    engine.hashSeed = .random(in: 1...UInt64.max)
    return engine
  }

  /// Checks what no single setting can tell.
  ///
  /// - Throws: ``ConfigurationError`` when registration must be decided, or nothing could ever be archived.
  public func validate() throws(ConfigurationError) {
    guard registration != nil || isLocal else {
      throw ConfigurationError(
        source: "configuration", key: "registration", value: "",
        reason: "an address can be reached from other machines, so say who may open an account:"
          + " registration = \"closed\" (only the operator registers) or \"open\" (whoever logs on)")
    }
    guard snapshotInterval > 0 || !archivesSegments else {
      throw ConfigurationError(
        source: "configuration", key: "archive-segments", value: "true",
        reason: "segments are archived once two snapshots stand for them, and snapshot-interval 0 makes none;"
          + " set it to the seconds between two snapshots")
    }
  }
}
