import ExchangeClient
import MatchingEngine

/// Plays a public GPU-cluster trace on a running exchange, from reading the files to the report.
public struct TraceImport: Sendable {
  /// Where and how to play it.
  public struct Options: Sendable {
    /// The folder that has the trace.
    public var folder: String
    /// The file of nodes, when the folder has several.
    public var nodesFile: String?
    /// The file of pods, when the folder has several.
    public var podsFile: String?
    /// Where the exchange takes orders.
    public var address = "tcp://127.0.0.1:7801"
    /// The secret of all participants that trade; may be empty where the exchange allows it.
    public var secret = ""
    /// Where the operator's secret is, for adding what the catalogue lacks.
    public var operatorSecretFile = "./data/operator.secret"
    /// How fast.
    public var pace = ReplayPace.asFastAsTaken
    /// Commands under way on one session at most.
    public var window = 256
    /// Seed, limit, region, numbers of traders.
    public var settings = ReplaySettings()

    /// Whether the plan is also played on the trace's own clock, pooled and split over tenors by hand.
    public var compares = true

    /// The defaults, for the trace in `folder`.
    public init(folder: String) { self.folder = folder }

    /// The largest window: what all sessions have under way must fit into the server's queue.
    public static let windowMaximum = 1_024
  }

  /// What came of it.
  public struct Result: Sendable {
    /// What was played.
    public let plan: ReplayPlan
    /// What became of it.
    public let run: ReplayRun
    /// The figures.
    public let report: ReplayReport

    /// The chart of a spec.
    public func chart(of spec: String) -> SpecChart {
      SpecChart(spec: spec, plan: plan, ledger: run.ledger)
    }
  }

  private let options: Options

  /// An import with `options`.
  public init(_ options: Options) { self.options = options }

  /// Reads, plans, prepares the market, plays and reports. Takes as long as it takes; one thread.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked often; once it says so, nothing more is sent and what was sent is waited for.
  ///   - onStage: Told what is being done, in one line each.
  ///   - onProgress: Told how far it has come, some hundred times at least.
  /// - Throws: ``TraceError``, ``ReplayError`` or `ClientError` before anything was played; what fails later is in the result.
  public func run(
    shouldStop: () -> Bool, onStage: (String) -> Void, onProgress: (ReplayProgress) -> Void
  ) throws -> Result {
    let trace = try Trace(folder: options.folder, nodes: options.nodesFile, pods: options.podsFile)
    let operatorSecret = OperatorSecretFile.read(options.operatorSecretFile)
    let venue = try ReplayVenue(
      address: options.address, secret: options.secret, operatorSecret: operatorSecret)
    let connection = try venue.connect()
    let listed = try connection.catalogue()
    let plan = try ReplayPlan(
      trace: trace, tenors: MarketPreparation.tenors(of: listed), settings: options.settings)
    onStage(
      "\(NumberText.grouped(plan.nodeCount)) nodes and \(NumberText.grouped(plan.tasks.count)) tasks read;"
        + " \(NumberText.grouped(plan.offerCount)) offers and \(NumberText.grouped(plan.tasks.count)) bids planned.")
    try prepare(plan, for: listed, venue, hasSecret: operatorSecret != nil, onStage)
    let catalogue = try connection.catalogue()
    connection.close()
    let providers = try traders("trace-dc-", plan.settings.providers, venue)
    let buyers = try traders("trace-sme-", plan.settings.buyers, venue)
    let pools = try deposit(plan, catalogue, providers, onStage)
    let preparation = MarketPreparation(plan: plan)
    let player = ReplayPlayer(
      plan: plan, requests: preparation.requests(in: catalogue, pools: pools),
      specs: preparation.specs(in: catalogue), providers: providers, buyers: buyers, pace: options.pace,
      window: options.window)
    let run = player.play(shouldStop: shouldStop, onProgress: onProgress)
    var report = ReplayReport(plan: plan, run: run)
    if options.compares {
      onStage("Playing the same plan on the trace's own clock: pooled, and split over tenors by hand.")
      report.comparison = try CapacityUseComparison(plan: plan)
    }
    return Result(plan: plan, run: run, report: report)
  }

  /// Deposits each node once.
  private func deposit(
    _ plan: ReplayPlan, _ catalogue: Catalogue, _ providers: [Trader], _ onStage: (String) -> Void
  ) throws -> [PoolID] {
    onStage("Depositing \(NumberText.grouped(plan.deposits.count)) nodes.")
    let specs = Dictionary(
      catalogue.specs.map { ("\($0.code)", SpecID(rawValue: $0.spec)) }, uniquingKeysWith: { first, _ in first })
    guard let region = catalogue.regions.first(where: { "\($0.code)" == plan.settings.region }) else {
      preconditionFailure("the region was just added")
    }
    return try plan.deposits.map { deposit in
      guard let spec = specs[deposit.spec] else { preconditionFailure("specs were just added") }
      return try providers[deposit.trader].deposit(
        Quantity(deposit.units), of: spec, in: RegionID(rawValue: region.region))
    }
  }

  /// Adds to the catalogue what the plan needs beyond it.
  private func prepare(
    _ plan: ReplayPlan, for catalogue: Catalogue, _ venue: ReplayVenue, hasSecret: Bool, _ onStage: (String) -> Void
  ) throws {
    let preparation = MarketPreparation(plan: plan)
    let missing = preparation.missingBooks(in: catalogue)
    guard !missing.isEmpty else { return }
    let specs = Set(missing.map(\.spec)).sorted()
    guard hasSecret else {
      throw ReplayError.operatorNeeded(
        specs: specs, region: plan.settings.region, secretFile: options.operatorSecretFile)
    }
    onStage("Adding \(missing.count) books for \(specs.joined(separator: ", ")) to the catalogue, as operator.")
    let session = try venue.logOnOperator()
    defer { session.close() }
    try preparation.add(missing, to: catalogue, by: session)
  }

  private func traders(_ prefix: String, _ count: Int, _ venue: ReplayVenue) throws(ClientError) -> [Trader] {
    var traders: [Trader] = []
    for number in 1...count { traders.append(try Trader(name: prefix + "\(number)", venue: venue)) }
    return traders
  }
}
