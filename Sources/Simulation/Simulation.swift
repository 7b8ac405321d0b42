import ExchangeServer
import Journal
import Logging
import MatchingEngine
import SeededRandom
import WireProtocol

/// An exchange with its disk, network, clients, subscribers and clock, all drawn from one seed, on one thread.
///
/// The exchange is the real one (``SteppedExchange``); what surrounds it is simulated. What everybody was told is kept in
/// ``Told``; after every start, and at the end, the exchange must stand by all of it.
public final class Simulation {
  let settings: SimulationSettings
  let trace: Trace
  let clock = SimulatedClock()
  let disk = SimulatedDisk(folders: ["data"])
  let network: SimulatedNetwork
  var clients: [SimulatedClient] = []
  var subscribers: [SimulatedSubscriber] = []
  var told = Told()
  var random: SplitMix64
  var counts = SimulationCounts()
  var storage: SimulatedStorage
  var exchange: SteppedExchange?
  /// Whether faults have ceased.
  var isAtRest = false
  /// What was wrong while a sync was under way.
  private var faultWhileSyncing: SimulationFault?
  /// Of 1,000 steps, how many the work beside the exchange's parts gets.
  private let backgroundShare: Int
  /// When a part that sleeps wakes by itself; `nil`: only when it is woken.
  var sleepers: [SteppedExchange.Part: UInt64?] = [:]
  let configuration: ServerConfiguration
  let journal: JournalConfiguration

  private static let operatorSecret = "operator's secret"

  init(_ settings: SimulationSettings) {
    self.settings = settings
    trace = Trace(isKept: settings.isTraced)
    var random = SplitMix64(seed: settings.seed)
    configuration = Self.configuration(&random)
    journal = Self.journal(&random)
    backgroundShare = random.pick([1, 20])
    var weather = SimulatedNetwork.Weather(
      longestDelay: random.pick([100_000, 2_000_000, 50_000_000]), breaks: random.pick([0, 1, 8]),
      doubles: random.pick([0, 5, 30]), drops: random.pick([0, 20, 150]),
      room: random.pick([2, 8, 1_000]))
    if settings.planted == .framesLost { weather.holes = 10 }
    network = SimulatedNetwork(clock, trace, weather, random.branch())
    storage = SimulatedStorage(disk, clock, Self.lies(settings), trace, random.branch())
    for number in 1...random.number(2...4) {
      clients.append(SimulatedClient("c\(number)", network, clock, trace, random.branch()))
    }
    if random.chance(1, in: 2) {
      clients.append(
        SimulatedClient(
          SimulatedClient.operatorName, secret: Self.operatorSecret, network, clock, trace, random.branch()))
    }
    for (index, prefix) in ["book/", random.pick(["all/", "order/", "fill/", "book/"])].enumerated() {
      subscribers.append(
        SimulatedSubscriber(
          "s\(index + 1)", prefix, comesLate: random.chance(1, in: 2), network, clock, trace, random.branch()))
    }
    self.random = random
  }

  /// Runs the simulation of `settings` to its end, or to the first thing that is wrong.
  public static func run(_ settings: SimulationSettings) -> SimulationOutcome {
    let simulation = Simulation(settings)
    var fault: SimulationFault?
    do { try simulation.run() } catch {
      fault = error as? SimulationFault ?? SimulationFault("\(error)")
    }
    simulation.storage.die()
    simulation.counts.reports = simulation.told.reportCount
    simulation.counts.feedMessages = simulation.told.feedCount
    if let fault { simulation.trace.note("WRONG: \(fault)") }
    return SimulationOutcome(
      fault: fault, digest: simulation.trace.digest, trace: simulation.trace.lines, counts: simulation.counts)
  }

  /// Runs to the end, and throws at the first thing that is wrong.
  func run() throws {
    try start()
    for step in 1...max(settings.steps, 1) {
      trace.step = step
      try self.step()
    }
    try settle()
    try crash(cuttingPower: true)
    try start(withFaults: false)
    trace.note("everything that was told is there")
  }

  // MARK: Steps

  /// One part of the world has its turn.
  private func step() throws {
    advance(by: UInt64(random.below(2_000_000)))
    for _ in 0..<4 where try !deliver() { break }
    switch random.below(1_000) {
    case 0..<200: try turn(.gateway)
    case 200..<400: try turn(.sequencer)
    case 400..<560: try turn(.journal)
    case 560..<720: try turn(.publisher)
    case 720..<740: try turn(.archive)
    case 740..<760: try turn(.snapshots)
    case 760..<760 + backgroundShare: storage.workInBackground()
    case 780..<900: random.pick(clients).act(&told)
    case 900..<970: random.pick(subscribers).act()
    case 970..<976, 977..<980: advance(by: UInt64(random.below(300_000_000)))
    case 976:
      // Leases end, candles close, days begin.
      advance(by: UInt64(random.below(40 * 3_600)) * 1_000_000_000)
    case 980..<982: random.pick(clients).crash()
    case 982..<984:
      let seconds = Int64(random.number(-5...5))
      trace.note("the wall clock is set by \(seconds) s")
      clock.setWall(by: seconds * 1_000_000_000)
    case 984:
      storage.faults.isFull.toggle()
      trace.note(storage.faults.isFull ? "the disk is full" : "the disk has room again")
    case 985: try stop()
    case 986: try crash(cuttingPower: random.chance(1, in: 2))
    default: break
    }
    if exchange == nil { try start() }
  }

  func advance(by nanoseconds: UInt64) {
    clock.advance(by: nanoseconds)
    trace.now = clock.now
  }

  /// Hands one frame that has arrived to whom it is for.
  func deliver() throws -> Bool {
    guard let arrival = network.takeArrival() else { return false }
    for client in clients where client.owns(arrival.connection) {
      try client.receive(arrival.bytes, over: arrival.connection, &told)
    }
    for subscriber in subscribers where subscriber.owns(arrival.connection) {
      if arrival.topic.isEmpty {
        try subscriber.receiveAnswer(arrival.bytes, over: arrival.connection, &told)
      } else {
        try subscriber.receive(arrival.bytes, under: arrival.topic, &told)
      }
    }
    return true
  }

  /// Gives a part of the exchange its turn, unless it sleeps.
  func turn(_ part: SteppedExchange.Part) throws {
    guard let exchange, isAwake(part, exchange) else { return }
    trace.mix(UInt64(part.rawValue))
    if part == .journal { storage.whileSyncing = { [unowned self] in othersWork() } }
    defer { storage.whileSyncing = nil }
    do {
      let turn = try exchange.turn(part)
      if turn == .idle { sleep(part) }
    } catch {
      guard storage.isDead || storage.hasFailed else {
        throw SimulationFault("the exchange ended although nothing had failed: \(error)")
      }
      trace.note("the exchange ends: \(error)")
      storage.die()
    }
    if let fault = faultWhileSyncing { throw fault }
    if storage.isDead { try crash(cuttingPower: random.chance(2, in: 3)) }
  }

  /// The other parts have turns while the journal waits for the disk, which takes its time.
  private func othersWork() {
    guard let exchange else { return }
    for _ in 0..<random.below(8) where !storage.isDead {
      advance(by: UInt64(random.below(random.chance(1, in: 20) ? 400_000_000 : 3_000_000)))
      let part = random.pick([SteppedExchange.Part.gateway, .sequencer, .publisher, .archive, .snapshots])
      guard isAwake(part, exchange) else { continue }
      trace.mix(UInt64(part.rawValue))
      do {
        if try exchange.turn(part) == .idle { sleep(part) }
      } catch {
        faultWhileSyncing = SimulationFault("\(part) ended while the journal waited for the disk: \(error)")
      }
    }
    // Moments at which much is under way are the worst to die.
    if !isAtRest && random.chance(1, in: 50) { storage.faults.deathAt = storage.changes + 1 }
  }

  private func isAwake(_ part: SteppedExchange.Part, _ exchange: SteppedExchange) -> Bool {
    guard let deadline = sleepers[part] else { return true }
    let hasFrame =
      switch part {
      case .gateway: network.hasArrived(at: .orders)
      case .publisher: network.hasArrived(at: .feed) || network.hasArrived(at: .repair)
      default: false
      }
    let isSignalled = exchange.isSignalled(part) && !(settings.planted == .wakeUpLost && part == .journal)
    guard isSignalled || hasFrame || deadline.map({ $0 <= clock.now }) == true else { return false }
    sleepers[part] = nil
    exchange.wake(part)
    return true
  }

  private func sleep(_ part: SteppedExchange.Part) {
    guard let exchange, part != .archive, part != .snapshots else { return }
    guard let milliseconds = exchange.sleep(part) else { return exchange.wake(part) }
    sleepers[part] = .some(milliseconds < 0 ? nil : clock.now + UInt64(milliseconds) * 1_000_000)
  }

  // MARK: Death and start

  /// Stops the exchange as its operator does: what is under way is finished.
  private func stop() throws {
    guard exchange != nil else { return }
    trace.note("the exchange is asked to stop")
    try endParts()
    // Closes the journal, unless the process has died.
    exchange = nil
    try crash(cuttingPower: random.chance(1, in: 2))
  }

  private func endParts() throws {
    guard let exchange else { return }
    exchange.stop()
    var ended: Set<SteppedExchange.Part> = []
    let parts = [SteppedExchange.Part.gateway, .sequencer, .journal, .publisher]
    for _ in 0..<1_000 where ended.count < parts.count && !storage.isDead {
      let part = random.pick(parts)
      do {
        if !ended.contains(part), try exchange.turn(part) == .ended { ended.insert(part) }
      } catch {
        guard storage.isDead || storage.hasFailed else {
          throw SimulationFault("the exchange did not stop although nothing had failed: \(error)")
        }
        storage.die()
      }
    }
    guard storage.isDead || ended.count == parts.count else {
      throw SimulationFault("the exchange does not stop: \(parts.filter { !ended.contains($0) })")
    }
  }

  /// Ends the exchange's process, by the power if that is cut.
  func crash(cuttingPower: Bool) throws {
    counts.deaths += 1
    storage.die()
    exchange = nil
    sleepers = [:]
    network.breakAll()
    if cuttingPower {
      counts.powerCuts += 1
      disk.cutPower(&random)
      trace.note("the power is cut: \(disk.lastCut)")
    } else {
      trace.note("the exchange is killed")
    }
  }

  /// Starts the exchange, again and again if it must be, and checks that it stands by what was told.
  func start(withFaults: Bool = true) throws {
    var attempt = 0
    while exchange == nil {
      attempt += 1
      storage = SimulatedStorage(disk, clock, Self.lies(settings), trace, random.branch())
      if withFaults && attempt < 5 { prepareFaults() }
      do {
        exchange = try open()
        trace.note("the exchange starts: \(exchange?.report.description ?? "")")
      } catch {
        try judge(error)
      }
      advance(by: UInt64(random.below(20_000_000)))
    }
    storage.faults = SimulatedStorage.Faults()
    if withFaults {
      if random.chance(2, in: 3) { storage.faults.deathAt = storage.changes + random.number(1...80) }
      if random.chance(1, in: 6) { storage.faults.errorAt = storage.calls + random.number(1...600) }
    }
    try check()
  }

  private func prepareFaults() {
    if random.chance(1, in: 5) { storage.faults.deathAt = random.number(1...60) }
    if random.chance(1, in: 12) { storage.faults.errorAt = random.number(1...120) }
    guard random.chance(1, in: 8),
      let place = disk.anyBit(in: random.pick(["data/journal", "data/snapshots"]), &random)
    else { return }
    trace.note("bit \(place.bit) of byte \(place.offset) of \(place.path) flips")
    counts.flips += 1
    disk.flip(place)
  }

  private func open() throws -> SteppedExchange {
    var journal = journal
    journal.storage = storage
    let isGateOpen = settings.planted == .outputGateOpen
    return try SteppedExchange(
      configuration, journal: journal, operatorSecret: Self.operatorSecret, catalogue: SimulatedMarket.catalogue,
      orders: SimulatedPeers(network, .orders), feed: SimulatedFeed(network), repair: SimulatedPeers(network, .repair),
      logger: trace.logger,
      log: { log -> any CommandLog in
        if isGateOpen { return EarlyLog(log) }
        return log
      })
  }

  /// A start that failed: rightly, if something had failed or decayed.
  private func judge(_ error: any Error) throws {
    trace.note("the exchange does not start: \(error)")
    counts.failedStarts += 1
    if !storage.isDead && !storage.hasFailed {
      // As an operator does, from a copy.
      guard disk.mendFlips() else { throw SimulationFault("the exchange does not start: \(error)") }
      counts.refusals += 1
      trace.note("flipped bits are mended")
    }
    storage.die()
    if random.chance(2, in: 3) {
      disk.cutPower(&random)
      trace.note("the power is cut: \(disk.lastCut)")
    }
  }
}
