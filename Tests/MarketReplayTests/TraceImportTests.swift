import ExchangeClient
import ExchangeServer
import Foundation
import Journal
import Logging
import MatchingEngine
import Synchronization
import Testing
import WireProtocol

@testable import MarketReplay

@Suite("A trace is played on a real server, over ZeroMQ and through its journal")
struct TraceImportTests {
  private static func configuration(in folder: TemporaryFolder) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = folder.path + "/data"
    configuration.orderEntry = ["ipc://\(folder.path)/o"]
    configuration.feed = ["ipc://\(folder.path)/f"]
    configuration.replay = ["ipc://\(folder.path)/r"]
    configuration.http = nil
    configuration.segmentSize = 4 << 20
    configuration.maximumOpenOrders = 100_000
    return configuration
  }

  private static func start(_ configuration: ServerConfiguration) async throws -> ExchangeServer {
    let server = ExchangeServer(
      configuration: configuration, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await server.start()
    return server
  }

  private static func writeTrace(to folder: TemporaryFolder) throws {
    try folder.write(Sample.nodes, to: "sample_node_list.csv")
    try folder.write(Sample.pods, to: "sample_pod_list.csv")
  }

  private static func options(_ folder: TemporaryFolder) -> TraceImport.Options {
    var options = TraceImport.Options(folder: folder.path)
    options.address = "ipc://\(folder.path)/o"
    options.operatorSecretFile = folder.path + "/data/operator.secret"
    options.settings.seed = 7
    options.settings.providers = 2
    options.settings.buyers = 3
    options.window = 4
    return options
  }

  /// Plays with `options` on a thread of its own: it blocks.
  private static func play(
    _ options: TraceImport.Options, onProgress: @escaping @Sendable (ReplayProgress) -> Void = { _ in }
  ) async throws -> TraceImport.Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try TraceImport(options).run(shouldStop: { false }, onStage: { _ in }, onProgress: onProgress)
          })
      }
    }
  }

  /// What a straight replay of the journal tells.
  private struct JournalCounts {
    var newOrders = 0
    var cancels = 0
    var accepted = 0
    var rejected = 0
    var trades = 0
    var units: Int64 = 0
    var stateHash: UInt64 = 0

    init(directory: String, _ configuration: ServerConfiguration) throws {
      var engine = MatchingEngine(configuration: configuration.engine)
      var events = EventBuffer()
      let journal = try JournalReader(directory: directory)
      while let record = try journal.next() {
        var reader = MessageReader(record.payload)
        while let message = try reader.next() {
          let command = try message.decodeCommand()
          switch command {
          case .newOrder, .newAlternatives: newOrders += 1
          case .cancelOrder: cancels += 1
          default: break
          }
          events.removeAll()
          engine.apply(command, at: Timestamp(record.time), into: &events)
          for index in 0..<events.count { count(events[index]) }
        }
      }
      stateHash = engine.stateHash()
    }

    private mutating func count(_ event: Event) {
      switch event {
      case .accepted: accepted += 1
      case .rejected: rejected += 1
      case .traded(let trade):
        trades += 1
        units += trade.quantity.rawValue
      default: return
      }
    }
  }

  @Test("Every task is answered, and the report's sums are those of the journal")
  func agreesWithJournal() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    let configuration = Self.configuration(in: folder)
    let server = try await Self.start(configuration)
    let result = try await Self.play(Self.options(folder))
    await server.stop()

    let report = result.report
    #expect(result.run.failure == nil)
    #expect(report.discrepancies == [])
    #expect(report.tasks.total == 10)
    #expect(report.tasks.unanswered == 0 && report.tasks.notSent == 0 && report.tasks.rejected == 0)
    // The trace's cards are in the built-in catalogue, apart from G2 and G3, which the operator added.
    #expect(report.specs.map(\.spec) == ["G2", "G3", "T4", "V100M32"])

    let journal = try JournalCounts(directory: configuration.dataDirectory + "/journal", configuration)
    #expect(journal.newOrders == report.offers.sent + report.bids.sent)
    #expect(journal.accepted == report.offers.accepted + report.bids.accepted)
    #expect(journal.cancels == report.withdrawals.sent)
    #expect(journal.rejected == report.withdrawals.tooLate)
    #expect(journal.trades == report.bought.fills)
    #expect(journal.units == report.bought.units)
    #expect(report.sold == report.bought)
    let ways = try #require(report.comparison).outcomes
    #expect(ways.map(\.way) == [.pooled, .splitEvenly, .splitByDemand])
    #expect(ways[0].tasksFilled >= ways[1].tasksFilled)
    #expect(report.bought.fills > 0)
    #expect(journal.stateHash == server.finalStateHash)
    let replayed = try #require(server.finalStateHash)
    #expect(replayed != 0)
  }

  @Test("A second import starts from clean books: what the first left is cancelled")
  func startsFromCleanBooks() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    let server = try await Self.start(Self.configuration(in: folder))
    let first = try await Self.play(Self.options(folder)).report
    let second = try await Self.play(Self.options(folder)).report
    await server.stop()
    #expect(second.discrepancies == [])
    #expect(second.offers == first.offers)
    #expect(second.tasks.total == first.tasks.total)
    // Offers of both imports in one book would leave more resting than were offered.
    #expect(second.ordersOutOfStep == 0)
  }

  @Test("When the exchange restarts in the middle, nothing is lost and nothing happens twice")
  func survivesRestart() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.nodes, to: "sample_node_list.csv")
    var pods = "name,num_gpu,gpu_spec,creation_time,deletion_time\n"
    for number in 0..<Self.tasks { pods += "task-\(number),1,T4,\(number),\(number + 3_600)\n" }
    try folder.write(pods, to: "sample_pod_list.csv")
    let configuration = Self.configuration(in: folder)
    var server = try await Self.start(configuration)
    var options = Self.options(folder)
    options.window = 64

    // The import waits amid its steps, with commands under way, until the exchange has stopped.
    let last = Mutex(ReplayProgress())
    let stopped = Mutex(false)
    let deadline = Date(timeIntervalSinceNow: 300)
    async let played = Self.play(options) { progress in
      last.withLock { $0 = progress }
      while progress.answered >= 500, !stopped.withLock(\.self), Date() < deadline {
        Thread.sleep(forTimeInterval: 0.001)
      }
    }
    while last.withLock({ $0.answered }) < 500, Date() < deadline { try await Task.sleep(for: .milliseconds(1)) }
    await server.stop()
    let progress = last.withLock(\.self)
    #expect(progress.stepsDone < progress.stepsTotal)
    stopped.withLock { $0 = true }
    server = try await Self.start(configuration)
    let (run, report) = try await (played.run, played.report)
    await server.stop()

    #expect(run.failure == nil)
    #expect(report.discrepancies == [])
    #expect(report.ordersOutOfStep == 0)
    let journal = try JournalCounts(directory: configuration.dataDirectory + "/journal", configuration)
    #expect(journal.newOrders == report.offers.sent + report.bids.sent)
    #expect(journal.cancels == report.withdrawals.sent)
    #expect(journal.trades == report.bought.fills)
    #expect(journal.trades > 0)
    #expect(journal.stateHash == server.finalStateHash)
  }

  /// So many that there are more steps behind the restart than before it.
  private static let tasks = 2_000

  @Test("Where registration is closed, the operator opens the accounts, and they need a secret")
  func opensAccounts() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    var configuration = Self.configuration(in: folder)
    configuration.registration = .closed
    let server = try await Self.start(configuration)
    var options = Self.options(folder)
    await #expect(throws: ClientError.self) { try await Self.play(options) }
    options.secret = "a secret"
    let report = try await Self.play(options).report
    await server.stop()
    #expect(report.discrepancies == [])
    #expect(report.bids.accepted == 10)
  }

  @Test("Specs that are missing cannot be added without the operator's secret, and the error names them")
  func needsOperator() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    let server = try await Self.start(Self.configuration(in: folder))
    var options = Self.options(folder)
    options.operatorSecretFile = folder.path + "/none"
    await #expect(
      throws: ReplayError.operatorNeeded(specs: ["G2", "G3"], region: "HZ", secretFile: folder.path + "/none")
    ) { try await Self.play(options) }
    await server.stop()
  }

  @Test("A region that is missing is added, too")
  func addsRegion() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    let server = try await Self.start(Self.configuration(in: folder))
    var options = Self.options(folder)
    options.settings.region = "QD"
    let report = try await Self.play(options).report
    await server.stop()
    #expect(report.discrepancies == [])
    #expect(report.instruments.allSatisfy { $0.symbol.contains(".QD.") } && !report.instruments.isEmpty)
  }

  @Test("Without an exchange the import says that nothing answers")
  func namesMissingExchange() async throws {
    let folder = try TemporaryFolder()
    try Self.writeTrace(to: folder)
    let options = Self.options(folder)
    let error = await #expect(throws: ClientError.self) { try await Self.play(options) }
    #expect(error?.problem.contains("Nothing answers at ipc://\(folder.path)/o") == true)
  }
}
