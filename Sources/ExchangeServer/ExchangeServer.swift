import Logging
import MatchingEngine
import ServiceLifecycle
import Synchronization

/// The exchange as one process: order entry, sequencer, journal, engine, feed, repair socket and figures.
///
/// The same type serves in production, in tests and in benchmarks; only the configuration differs. A started server
/// runs on threads of its own until ``stop()``.
public final class ExchangeServer: Service, Sendable {
  /// What it was made with.
  public let configuration: ServerConfiguration
  private let logger: Logger
  private let state = Mutex<State>(.idle)

  private enum State {
    case idle
    case starting
    case running(RunningServer)
    case stopped(stateHash: UInt64)
  }

  /// A server that is not started yet.
  ///
  /// - Parameters:
  ///   - configuration: Validated by ``start()``.
  ///   - logger: Where it reports; by default what swift-log is set up with.
  public init(configuration: ServerConfiguration, logger: Logger = Logger(label: "tenor")) {
    self.configuration = configuration
    self.logger = logger
  }

  /// Opens the journal, replays it, and listens.
  ///
  /// - Returns: Where it listens, with real ports.
  /// - Throws: ``ServerError`` or ``ConfigurationError``; nothing runs then.
  @discardableResult
  public func start() async throws -> ListeningAddresses {
    let mayStart = state.withLock { state in
      guard case .idle = state else { return false }
      state = .starting
      return true
    }
    precondition(mayStart, "a server is started once; make another one")
    do {
      try configuration.validate()
      let running = try await RunningServer.start(configuration, logger)
      state.withLock { $0 = .running(running) }
      return running.addresses
    } catch {
      state.withLock { $0 = .idle }
      throw error
    }
  }

  /// Takes no more commands, finishes those under way, makes them durable, tells their senders, and ends.
  ///
  /// Does nothing when it is not running.
  public func stop() async {
    let running = state.withLock { state -> RunningServer? in
      guard case .running(let running) = state else { return nil }
      state = .starting
      return running
    }
    guard let running else { return }
    let hash = await running.stop()
    state.withLock { $0 = .stopped(stateHash: hash) }
  }

  /// Starts, runs until it is asked to stop, and stops: what swift-service-lifecycle calls.
  public func run() async throws {
    try await start()
    // Cancelled or asked to stop: both mean the same.
    try? await gracefulShutdown()
    await stop()
  }

  /// Where it listens; `nil` while it does not.
  public var addresses: ListeningAddresses? {
    state.withLock { if case .running(let running) = $0 { running.addresses } else { nil } }
  }

  /// The market's state hash when it stopped; `nil` before. A straight replay of its journal gives the same.
  public var finalStateHash: UInt64? {
    state.withLock { if case .stopped(let hash) = $0 { hash } else { nil } }
  }

  /// Sequence of the last durable command.
  public var durableSequence: UInt64 {
    state.withLock { if case .running(let running) = $0 { running.durableSequence } else { 0 } }
  }

  /// What `/health` answers, as JSON; `nil` while it does not run.
  public var health: String? {
    state.withLock { if case .running(let running) = $0 { running.report.health } else { nil } }
  }

  /// What `/metrics` answers, in the Prometheus text format; `nil` while it does not run.
  public var metrics: String? {
    state.withLock { if case .running(let running) = $0 { running.report.metrics } else { nil } }
  }
}

/// Where a server listens, with real ports.
public struct ListeningAddresses: Equatable, Sendable {
  /// Order entry.
  public var orderEntry: [String]
  /// The feed.
  public var feed: [String]
  /// Snapshots and missed ranges.
  public var replay: [String]
  /// Health and metrics, as in `127.0.0.1:7804`; `nil`: nowhere.
  public var http: String?
}
