import MatchingEngine

/// Runs commands through the engine and the reference, and compares every event and the books.
///
/// The reference numbers orders 1, 2, 3 ...; the engine's ids are learned where both report an acceptance.
struct EngineComparison: ~Copyable {
  var engine: MatchingEngine
  let reference: ReferenceMarket
  private var buffer = EventBuffer()
  private var engineIDs: [UInt64: UInt64] = [:]
  /// Reject codes and event kinds that were seen, to show that streams reach everything.
  var seen: Set<String> = []
  private var noted: Set<UInt64> = []

  init(configuration: EngineConfiguration) {
    engine = MatchingEngine(configuration: configuration)
    reference = ReferenceMarket(configuration: configuration)
  }

  /// What is different after a command; `nil` when nothing is.
  mutating func apply(_ timed: TimedCommand) -> String? {
    let expected = reference.apply(timed.command, at: timed.time)
    buffer.removeAll()
    engine.apply(translated(timed.command), at: Timestamp(timed.time), into: &buffer)
    var found: [Event] = []
    buffer.forEach { found.append($0) }
    learn(expected, found)
    let wanted = expected.map { translated($0, of: timed.command) }
    guard wanted == found else {
      return "expected:\n  \(wanted.map { "\($0)" }.joined(separator: "\n  "))\nfound:\n  "
        + found.map { "\($0)" }.joined(separator: "\n  ")
    }
    for event in found { note(event) }
    return nil
  }

  /// What is different between the books; `nil` when nothing is.
  func compareBooks() -> String? {
    for index in reference.books.indices {
      let instrument = InstrumentID(UInt32(index) + 1)
      for side in Side.allCases {
        let wanted = reference.queue(instrument.rawValue, side)
        let found = engine.restingOrders(side, of: instrument)
        let same =
          wanted.count == found.count
          && zip(wanted, found).allSatisfy { left, right in
            engineIDs[left.id] == right.key.order.rawValue && left.price == right.price.rawValue
              && left.remaining == right.remaining.rawValue && left.filled == right.filled.rawValue
          }
        if !same { return "book \(instrument.rawValue) \(side): expected \(wanted), found \(found)" }
        if let problem = levelProblem(instrument, side, wanted) { return problem }
      }
      if reference.books[index].state == .open, isCrossed(instrument) { return "book \(index + 1) is crossed" }
      if engine.lastPrice(of: instrument)?.rawValue != reference.books[index].lastPrice { return "last price" }
      if engine.tradingState(of: instrument) != reference.books[index].state { return "state" }
    }
    if engine.openOrderCount != reference.orders.count { return "open order count" }
    return nil
  }

  private func levelProblem(
    _ instrument: InstrumentID, _ side: Side, _ orders: [ReferenceMarket.Order]
  ) -> String? {
    let levels = engine.levels(side, of: instrument)
    var wanted: [PriceLevel] = []
    for order in orders {
      if wanted.last?.price.rawValue != order.price {
        wanted.append(PriceLevel(price: Price(order.price ?? 0), quantity: .zero, orderCount: 0))
      }
      wanted[wanted.count - 1].quantity.rawValue += order.shown
      wanted[wanted.count - 1].orderCount += 1
    }
    if wanted != levels { return "levels of \(instrument) \(side): expected \(wanted), found \(levels)" }
    if engine.best(side, of: instrument) != wanted.first { return "best of \(instrument) \(side)" }
    for level in wanted where engine.level(at: level.price, side, of: instrument) != level { return "level query" }
    return nil
  }

  private func isCrossed(_ instrument: InstrumentID) -> Bool {
    guard let bid = engine.best(.bid, of: instrument), let offer = engine.best(.offer, of: instrument) else {
      return false
    }
    return bid.price >= offer.price
  }

  private mutating func learn(_ expected: [Event], _ found: [Event]) {
    for (left, right) in zip(expected, found) {
      if case .accepted(let wanted) = left, case .accepted(let got) = right {
        engineIDs[wanted.key.order.rawValue] = got.key.order.rawValue
      }
    }
  }

  private mutating func note(_ event: Event) {
    let (kind, detail) = event.kind
    let bit = UInt64(kind) << 8 | UInt64(detail)
    guard noted.insert(bit).inserted else { return }
    switch event {
    case .rejected(let rejection): seen.insert("\(rejection.code)")
    case .cancelled(let cancellation): seen.insert("cancelled \(cancellation.reason)")
    default: seen.insert(String("\(event)".prefix { $0 != "(" }))
    }
  }

  /// An order that the reference never numbered gets an id that the engine never issues.
  private func engineID(_ id: UInt64) -> UInt64 { engineIDs[id] ?? (id | 1 << 63) }

  private func translated(_ target: OrderReference) -> OrderReference {
    if case .order(let id) = target { return .order(OrderID(engineID(id.rawValue))) }
    return target
  }

  private func translated(_ command: Command) -> Command {
    switch command {
    case .cancelOrder(var cancel):
      cancel.target = translated(cancel.target)
      return .cancelOrder(cancel)
    case .amendOrder(var amend):
      amend.target = translated(amend.target)
      return .amendOrder(amend)
    default: return command
    }
  }

  private func translated(_ key: OrderKey) -> OrderKey {
    var key = key
    key.order = OrderID(engineID(key.order.rawValue))
    return key
  }

  private func translated(_ event: Event, of command: Command) -> Event {
    switch event {
    case .accepted(var accepted):
      accepted.key = translated(accepted.key)
      return .accepted(accepted)
    case .traded(var trade):
      trade.maker = translated(trade.maker)
      trade.taker = translated(trade.taker)
      return .traded(trade)
    case .amended(var amended):
      amended.key = translated(amended.key)
      return .amended(amended)
    case .cancelled(var cancelled):
      cancelled.key = translated(cancelled.key)
      return .cancelled(cancelled)
    case .triggered(var triggered):
      triggered.key = translated(triggered.key)
      return .triggered(triggered)
    case .rested(var rested):
      rested.order = OrderID(engineID(rested.order.rawValue))
      return .rested(rested)
    case .rejected(var rejected):
      guard rejected.code == .unknownOrder || rejected.code == .notYourOrder else { return event }
      if let id = command.namedOrder { rejected.value = Int64(truncatingIfNeeded: engineID(id.rawValue)) }
      return .rejected(rejected)
    default: return event
    }
  }
}

extension Command {
  /// The order that a cancel or amend names by the engine's id.
  var namedOrder: OrderID? {
    switch self {
    case .cancelOrder(let cancel): if case .order(let id) = cancel.target { return id }
    case .amendOrder(let amend): if case .order(let id) = amend.target { return id }
    default: break
    }
    return nil
  }
}

extension Event {
  /// A number for its kind, and its reject code or cancel reason where it has one.
  fileprivate var kind: (UInt8, UInt8) {
    switch self {
    case .accepted: (0, 0)
    case .rejected(let rejection): (1, UInt8(truncatingIfNeeded: rejection.code.rawValue))
    case .traded: (2, 0)
    case .amended: (3, 0)
    case .cancelled(let cancellation): (4, UInt8(truncatingIfNeeded: cancellation.reason.rawValue))
    case .massCancelled: (5, 0)
    case .triggered: (6, 0)
    case .rested: (7, 0)
    case .levelChanged: (8, 0)
    case .auctionIndicated: (9, 0)
    case .collarsChanged: (10, 0)
    case .tradingStateChanged: (11, 0)
    case .participantRegistered: (12, 0)
    case .catalogueExtended: (13, 0)
    case .poolOpened, .poolChanged, .poolClosed, .leaseOpened, .leaseEnded, .parked, .restored, .resized: (14, 0)
    }
  }
}
