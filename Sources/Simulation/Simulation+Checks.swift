import ExchangeServer
import Journal
import MatchingEngine
import SeededRandom
import WireProtocol

extension Simulation {
  /// The journal, replayed from its start by eyes that see no faults.
  func replay() throws -> StraightReplay {
    let eyes = SimulatedStorage(disk, clock, SimulatedStorage.Lies(), Trace(isKept: false), SplitMix64(seed: 0))
    do { return try StraightReplay(configuration, storage: eyes) } catch {
      throw SimulationFault("the journal cannot be replayed: \(error)")
    }
  }

  /// The exchange has just started: it stands by all that was told, and is where a straight replay comes to.
  func check() throws {
    guard let exchange else { return }
    let replay = try replay()
    counts.commands = replay.lastSequence
    trace.mix(replay.stateHash)
    if disk.names(in: "data/snapshots")?.isEmpty == false { counts.snapshots += 1 }
    if disk.names(in: "data/journal/archive")?.isEmpty == false { counts.archives += 1 }
    trace.note("checked at command \(replay.lastSequence)")
    guard exchange.appliedSequence == replay.lastSequence, exchange.stateHash == replay.stateHash else {
      throw SimulationFault(
        "the exchange has the state \(exchange.stateHash) after \(exchange.appliedSequence) commands, a straight replay of"
          + " the journal \(replay.stateHash) after \(replay.lastSequence)")
    }
    if let fault = exchange.withEngine({ $0.fault() }) { throw SimulationFault("the market is not sound: \(fault)") }
    try told.check(against: replay)
  }

  /// Lets the world come to rest without further faults, and checks that everybody knows everything.
  func settle() throws {
    trace.note("the world comes to rest")
    isAtRest = true
    storage.faults = SimulatedStorage.Faults()
    network.weather = SimulatedNetwork.Weather(longestDelay: 1_000_000, breaks: 0, doubles: 0, drops: 0, room: 1_000)
    for client in clients { client.isTrading = false }
    var round = 0
    // Silent topics show their ends once a second.
    while round < 260 || !isSettled {
      round += 1
      guard round < 3_000 else { throw SimulationFault("the world does not come to rest: \(unsettled)") }
      advance(by: 10_000_000)
      while try deliver() {}
      for part in SteppedExchange.Part.allCases { try turn(part) }
      storage.workInBackground()
      for client in clients { client.act(&told) }
      for subscriber in subscribers { subscriber.act() }
      if exchange == nil { try start(withFaults: false) }
    }
    try finishBatches()
    try check()
    try checkKnowledge(try replay())
  }

  private var isSettled: Bool { clients.allSatisfy(\.isSettled) && subscribers.allSatisfy(\.isSettled) }

  private var unsettled: String {
    (clients.filter { !$0.isSettled }.map(\.name) + subscribers.filter { !$0.isSettled }.map(\.name))
      .joined(separator: ", ")
  }

  /// Brings what is under way to its end, without time passing: nothing new begins then.
  private func finishBatches() throws {
    for _ in 0..<40 {
      for part in [SteppedExchange.Part.sequencer, .journal, .gateway, .publisher] { try turn(part) }
      // What is sent has to arrive, too.
      while try deliver() {}
    }
    for _ in 0..<4 {
      clock.advance(by: 1_000_000)
      while try deliver() {}
    }
  }

  /// Everybody has heard of everything, and sees the books that the engine has.
  private func checkKnowledge(_ replay: StraightReplay) throws {
    for client in clients {
      guard let participant = told.participants[client.name] else { continue }
      let count = replay.reports(of: participant).count
      guard client.reportsHad == UInt64(count) else {
        throw SimulationFault("\(client.name) has \(client.reportsHad) reports, there are \(count)")
      }
    }
    for subscriber in subscribers {
      for (topic, position) in subscriber.positions.sorted(by: { $0.key < $1.key }) {
        let count = replay.topics[topic]?.count ?? 0
        guard position == UInt64(count) else {
          throw SimulationFault("\(subscriber.name) has \(position) messages of \(topic), there are \(count)")
        }
      }
      try compareBooks(subscriber)
    }
  }

  private func compareBooks(_ subscriber: SimulatedSubscriber) throws {
    guard let exchange else { return }
    for (topic, instrument) in zip(["book/S1/R1/1h/", "book/S1/R1/1d/", "book/S1/R1/1w/"], SimulatedMarket.instruments)
    where subscriber.positions[topic] != nil {
      var levels: [String] = []
      exchange.withEngine { engine in
        for side in Side.allCases {
          levels += engine.levels(side, of: InstrumentID(instrument)).map {
            "\(side) \($0.price.rawValue) \($0.quantity.rawValue) \($0.orderCount)"
          }
        }
      }
      let seen = (subscriber.books[topic] ?? [:]).values.map {
        "\($0.side) \($0.price) \($0.quantity) \($0.orderCount)"
      }
      guard levels.sorted() == seen.sorted() else {
        throw SimulationFault(
          "\(subscriber.name) sees \(topic) as \(seen.sorted()), the engine has \(levels.sorted())")
      }
    }
  }
}
