import MatchingEngine

/// The market's rules, written as plainly as possible: arrays that are sorted and searched from the start each time.
///
/// It shares nothing with the engine but the types of commands and events. Its order ids are 1, 2, 3 ...; see
/// ``EventComparison`` for how they are matched with the engine's.
final class ReferenceMarket {
  struct Order {
    var id: UInt64
    var client: UInt64
    var participant: UInt32
    var instrument: UInt32
    var side: Side
    var type: OrderType
    var price: Int64?
    var remaining: Int64
    var shown: Int64
    var filled: Int64
    var display: Int64?
    var minimum: Int64?
    var stopPrice: Int64?
    var protection: Int64?
    var prevention: SelfTradePrevention
    var postOnly: Bool
    /// Where it stands among those at its price, or among those with its stop price: lower is earlier.
    var arrival: Int
    var expiresAt: UInt64?

    var key: OrderKey {
      OrderKey(order: OrderID(id), clientOrderID: client, participant: ParticipantID(participant))
    }
    var isParked: Bool { stopPrice != nil }
  }

  struct Book {
    var tickSize: Int64
    var lotSize: Int64
    var hours: Int64
    var protection: Int64
    var state = TradingState.open
    var lastPrice: Int64?
    var staticRange: Int64?
    var dynamicRange: Int64?
    var reference: Int64?
    var auctionLength: UInt64?
    var auctionEnds: UInt64?
    var auctionTimer = 0
  }

  struct Participant {
    var name: String
    var lastRequest: UInt64 = 0
  }

  let configuration: EngineConfiguration
  var orders: [Order] = []
  var books: [Book] = []
  var participants = [Participant(name: "operator")]
  var specs: [AddSpec] = []
  var regions: [AddRegion] = []
  var tenors: [AddTenor] = []
  var parts: [[UInt32]] = []
  var time: UInt64 = 0
  var nextOrder: UInt64 = 1
  var nextTrade: UInt64 = 1
  var nextArrival = 1
  var nextTimer = 1
  var events: [Event] = []

  init(configuration: EngineConfiguration) { self.configuration = configuration }

  func apply(_ command: Command, at now: UInt64) -> [Event] {
    events = []
    let (participant, request) = command.sender
    if now < time {
      reject(participant, request, .clockWentBack, Int64(truncatingIfNeeded: now))
      return events
    }
    time = now
    runTimers()
    if case .advanceClock = command { return events }
    guard participant.rawValue >= 1, Int(participant.rawValue) <= participants.count else {
      reject(participant, request, .unknownParticipant, Int64(participant.rawValue))
      return events
    }
    if configuration.requestRule == .rising {
      guard request > participants[Int(participant.rawValue) - 1].lastRequest else {
        reject(participant, request, .requestIDNotRising, Int64(truncatingIfNeeded: request))
        return events
      }
      participants[Int(participant.rawValue) - 1].lastRequest = request
    }
    switch command {
    case .newOrder(let order): enter(order)
    case .cancelOrder(let cancel): self.cancel(cancel)
    case .amendOrder(let amend): self.amend(amend)
    case .massCancel(let mass): massCancel(mass)
    default:
      guard participant == .exchangeOperator else {
        reject(participant, request, .notPermitted, Int64(participant.rawValue))
        return events
      }
      applyOperator(command)
    }
    return events
  }

  func reject(_ participant: ParticipantID, _ request: UInt64, _ code: RejectCode, _ value: Int64 = 0) {
    events.append(
      .rejected(CommandRejected(participant: participant, requestID: request, code: code, value: value)))
  }

  // MARK: - Looking

  func position(_ id: UInt64) -> Int? { orders.firstIndex { $0.id == id } }

  /// Orders of one side of a book, first to trade first.
  func queue(_ instrument: UInt32, _ side: Side) -> [Order] {
    orders.filter { $0.instrument == instrument && $0.side == side && !$0.isParked }.sorted { left, right in
      guard let leftPrice = left.price, let rightPrice = right.price, leftPrice != rightPrice else {
        return left.arrival < right.arrival
      }
      return side == .bid ? leftPrice > rightPrice : leftPrice < rightPrice
    }
  }

  func reported(_ event: Event) { if configuration.reportsMarketData { events.append(event) } }

  func level(_ instrument: UInt32, _ side: Side, _ price: Int64) {
    let there = queue(instrument, side).filter { $0.price == price }
    reported(
      .levelChanged(
        LevelChanged(
          instrument: InstrumentID(instrument), side: side, price: Price(price),
          quantity: Quantity(there.reduce(0) { $0 + $1.shown }), orderCount: UInt32(there.count))))
  }

  // MARK: - Time

  /// What is due happens at its own time, not at the command's.
  private func runTimers() {
    let now = time
    defer { time = now }
    while true {
      var due: (at: UInt64, timer: Int, act: () -> Void)?
      for order in orders {
        guard let at = order.expiresAt, at <= now, let timer = timers[order.id] else { continue }
        if due == nil || (at, timer) < (due!.at, due!.timer) {
          due = (at, timer, { self.remove(order.id, 0, .expired) })
        }
      }
      for index in books.indices {
        guard let at = books[index].auctionEnds, at <= now else { continue }
        if due == nil || (at, books[index].auctionTimer) < (due!.at, due!.timer) {
          due = (at, books[index].auctionTimer, { self.change(UInt32(index) + 1, to: .open) })
        }
      }
      guard let due else { return }
      time = due.at
      due.act()
    }
  }

  /// The timer number of each order that expires.
  var timers: [UInt64: Int] = [:]
}
