import ExchangeClient
import MatchingEngine
import WireProtocol

@testable import MarketReplay

/// A matching engine behind the sessions of a replay, in one process and thread: what a server does, without sockets, disk
/// and clock. Connections can be made to fail.
final class ExchangeInMemory: TradingVenue {
  private var engine: MatchingEngine
  private var events = EventBuffer()
  private var time: UInt64 = 1
  private var names: [String: ParticipantID] = [:]
  private var hoursOfBook: [UInt32: UInt32] = [:]
  fileprivate var reports: [UInt32: [ExecutionReport]] = [:]
  private var lastRequests: [UInt32: UInt64] = [:]

  /// Commands that reached the engine, in order.
  private(set) var commands: [Command] = []
  /// Books by symbol.
  private(set) var books: [String: InstrumentID] = [:]
  /// Trades, counted at the engine.
  private(set) var trades = 0
  /// How many commands pass between two that are refused as `busy`; `nil`: none is.
  var busyEvery: Int?
  fileprivate var arrived = 0

  init(plan: ReplayPlan) {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    engine = MatchingEngine(configuration: configuration)
    func operate(_ command: Command) { run(command, countsAsCommand: false) }
    func code(_ text: String) -> Code16 { Code16(text)! }
    var request: UInt64 = 0
    func next() -> UInt64 {
      request += 1
      return request
    }
    operate(
      .addRegion(
        AddRegion(participant: .exchangeOperator, requestID: next(), code: code("HZ"), title: Text48("Hangzhou"))))
    var tenors: [MarketTenor] = []
    for order in plan.orders where !tenors.contains(order.tenor) { tenors.append(order.tenor) }
    for tenor in tenors {
      operate(
        .addTenor(
          AddTenor(
            participant: .exchangeOperator, requestID: next(), code: code(tenor.code), hours: UInt32(tenor.hours))))
    }
    for (specIndex, spec) in plan.specs.enumerated() {
      operate(
        .addSpec(
          AddSpec(
            participant: .exchangeOperator, requestID: next(), code: code(spec), kind: .accelerator, memoryGiB: 1,
            peakTeraflops: 1, lotSize: 1, interconnect: code("PCIE4"), title: Text48(spec))))
      for (tenorIndex, tenor) in tenors.enumerated() {
        let book = InstrumentID(UInt32(books.count + 1))
        operate(
          .addInstrument(
            AddInstrument(
              participant: .exchangeOperator, requestID: next(), spec: SpecID(rawValue: UInt32(specIndex + 1)),
              region: RegionID(rawValue: 1), tenor: TenorID(rawValue: UInt32(tenorIndex + 1)), tickSize: 1,
              defaultProtection: 5_000)))
        books["\(spec).HZ.\(tenor.code)"] = book
        hoursOfBook[book.rawValue] = UInt32(tenor.hours)
      }
    }
    precondition(engine.instrumentCount == books.count, "the catalogue was taken")
    operatorRequests = request
  }

  private var operatorRequests: UInt64 = 0

  /// The plan's orders for this exchange, the offers from pools that `pools` opened.
  func requests(of plan: ReplayPlan, pools: [PoolID]) -> [PlannedRequest] {
    plan.orders.map { order in
      let book = books[order.symbol(in: "HZ")]!
      guard order.alternatives.isEmpty else {
        let others = order.alternatives.map {
          Alternative(instrument: books[order.symbol(of: $0.spec, in: "HZ")]!, price: Price($0.price))
        }
        return .alternatives(
          AlternativesRequest(
            [Alternative(instrument: book, price: Price(order.price))] + others, quantity: Quantity(order.units),
            isGang: order.isGang))
      }
      var request = OrderRequest(
        order.side, of: book, quantity: Quantity(order.units), price: Price(order.price))
      request.pool = order.deposit.map { pools[$0] }
      request.isGang = order.isGang
      return .order(request)
    }
  }

  /// Deposits the plan's nodes through their providers.
  func pools(of plan: ReplayPlan, _ providers: [Trader]) throws -> [PoolID] {
    try plan.deposits.map { deposit in
      try providers[deposit.trader].deposit(
        Quantity(deposit.units), of: SpecID(rawValue: UInt32(plan.specs.firstIndex(of: deposit.spec)!) + 1),
        in: RegionID(rawValue: 1))
    }
  }

  /// The spec of each book.
  var specs: [InstrumentID: String] {
    Dictionary(uniqueKeysWithValues: books.map { ($1, String($0.prefix { $0 != "." })) })
  }

  fileprivate var lastPool: PoolID? {
    for index in 0..<events.count { if case .poolOpened(let opened) = events[index] { return opened.pool } }
    return nil
  }

  /// A command that is not part of a run.
  fileprivate func prepare(_ command: Command) -> PoolID? {
    run(command, countsAsCommand: false)
    return lastPool
  }

  /// Units resting on a side of a book.
  func resting(_ side: Side, _ symbol: String) -> Int64 {
    engine.levels(side, of: books[symbol]!).reduce(0) { $0 + $1.quantity.rawValue }
  }

  fileprivate func liveRequests(of participant: ParticipantID) -> [UInt64] {
    engine.openOrders(of: participant).map(\.key.clientOrderID)
  }

  func logOn(name: String) -> any TradingSession {
    let participant = names[name] ?? register(name)
    let session = SessionInMemory(exchange: self, participant: participant)
    session.lastReportSequence = UInt64(reports[participant.rawValue, default: []].count)
    session.lastRequest = lastRequests[participant.rawValue, default: 0]
    return session
  }

  private func register(_ name: String) -> ParticipantID {
    operatorRequests += 1
    run(
      .registerParticipant(
        RegisterParticipant(
          participant: .exchangeOperator, requestID: operatorRequests, name: Code16(name)!, credential: .zero)),
      countsAsCommand: false)
    let participant = ParticipantID(UInt32(names.count + 2))
    names[name] = participant
    return participant
  }

  /// A command reaches the exchange.
  fileprivate func take(_ command: Command, from session: SessionInMemory) {
    arrived += 1
    if let busyEvery, arrived.isMultiple(of: busyEvery) {
      session.unkept.append(.rejected(refusal(of: command, .busy)))
    } else {
      run(command, countsAsCommand: true)
    }
  }

  private func run(_ command: Command, countsAsCommand: Bool) {
    time += 1
    let sender = command.sender
    if countsAsCommand { commands.append(command) }
    lastRequests[sender.participant.rawValue] =
      max(lastRequests[sender.participant.rawValue, default: 0], sender.requestID)
    events.removeAll()
    engine.apply(command, at: Timestamp(time), into: &events)
    for index in 0..<events.count { report(events[index], on: command) }
  }

  private func refusal(
    of command: Command, _ code: WireRejectCode, sequence: UInt64 = 0
  ) -> RejectedMessage {
    let template =
      switch command {
      case .newOrder: NewOrderMessage.templateID
      case .newAlternatives: NewAlternativesMessage.templateID
      case .cancelOrder: CancelOrderMessage.templateID
      default: MassCancelMessage.templateID
      }
    return RejectedMessage(
      reportSequence: sequence, requestId: command.sender.requestID, value: 0,
      engineSequence: sequence == 0 ? 0 : engine.sequence,
      time: time, code: code, field: 0, offset: 0, template: template)
  }
}

/// From the engine's events to the participants' reports.
extension ExchangeInMemory {
  private func report(_ event: Event, on command: Command) {
    switch event {
    case .accepted(let accepted):
      add(accepted.key.participant) { sequence in
        .accepted(
          OrderAcceptedMessage(
            reportSequence: sequence, requestId: accepted.key.clientOrderID, order: accepted.key.order.rawValue,
            engineSequence: engine.sequence, time: time, price: accepted.price?.rawValue,
            quantity: accepted.quantity.rawValue, instrument: accepted.instrument.rawValue, side: accepted.side,
            orderType: accepted.type, timeInForce: accepted.timeInForce))
      }
    case .traded(let trade):
      trades += 1
      add(trade.maker.participant) { fill(of: trade, trade.maker, trade.makerRemaining, .maker, $0) }
      add(trade.taker.participant) { fill(of: trade, trade.taker, trade.takerRemaining, .taker, $0) }
    case .cancelled(let gone):
      add(gone.key.participant) { sequence in
        .cancelled(
          OrderCancelledMessage(
            reportSequence: sequence, requestId: gone.requestID == 0 ? nil : gone.requestID,
            order: gone.key.order.rawValue, engineSequence: engine.sequence, time: time,
            clientOrder: gone.key.clientOrderID, quantity: gone.quantity.rawValue,
            instrument: gone.instrument.rawValue, side: gone.side, reason: gone.reason,
            remaining: gone.remaining.rawValue))
      }
    case .rejected(let rejected):
      let code = WireRejectCode.allCases.first { $0.wireValue == rejected.code.rawValue }!
      add(rejected.participant) { .rejected(refusal(of: command, code, sequence: $0)) }
    default: return
    }
  }

  private func fill(
    of trade: Trade, _ key: OrderKey, _ remaining: Quantity, _ liquidity: Liquidity, _ sequence: UInt64
  ) -> ExecutionReport {
    let hours = hoursOfBook[trade.instrument.rawValue]!
    return .filled(
      OrderFilledMessage(
        reportSequence: sequence, clientOrder: key.clientOrderID, order: key.order.rawValue,
        engineSequence: engine.sequence, time: time, trade: trade.id.rawValue, price: trade.price.rawValue,
        quantity: trade.quantity.rawValue, remaining: remaining.rawValue,
        notional: trade.price.rawValue * trade.quantity.rawValue * Int64(hours), instrument: trade.instrument.rawValue,
        hours: hours, side: liquidity == .taker ? trade.takerSide : trade.takerSide.opposite, liquidity: liquidity))
  }

  private func add(_ participant: ParticipantID, _ report: (UInt64) -> ExecutionReport) {
    let sequence = UInt64(reports[participant.rawValue, default: []].count + 1)
    reports[participant.rawValue, default: []].append(report(sequence))
  }
}

/// A participant's session with ``ExchangeInMemory``.
final class SessionInMemory: TradingSession {
  private let exchange: ExchangeInMemory
  private let participant: ParticipantID
  fileprivate var lastRequest: UInt64 = 0
  /// Refusals that have no report sequence.
  fileprivate var unkept: [ExecutionReport] = []
  private var outgoing: [Command] = []
  fileprivate var lastReportSequence: UInt64 = 0
  let resentCommands = 0

  fileprivate init(exchange: ExchangeInMemory, participant: ParticipantID) {
    self.exchange = exchange
    self.participant = participant
  }

  func addOrder(_ order: OrderRequest, sentAt: UInt64) -> UInt64 {
    lastRequest += 1
    var entered = NewOrder(
      participant: participant, clientOrderID: lastRequest, instrument: order.instrument, side: order.side,
      price: order.price, quantity: order.quantity)
    entered.pool = order.pool
    entered.isGang = order.isGang
    outgoing.append(.newOrder(entered))
    return lastRequest
  }

  func addAlternatives(_ bid: AlternativesRequest, sentAt: UInt64) -> UInt64 {
    lastRequest += 1
    outgoing.append(
      .newAlternatives(
        NewAlternatives(
          participant: participant, clientOrderID: lastRequest, quantity: bid.quantity,
          alternatives: AlternativeList(bid.alternatives), isGang: bid.isGang)))
    return lastRequest
  }

  func openPool(_ units: Quantity, of spec: SpecID, in region: RegionID) throws(ClientError) -> PoolID {
    lastRequest += 1
    return exchange.prepare(
      .depositCapacity(
        DepositCapacity(participant: participant, requestID: lastRequest, spec: spec, region: region, units: units)))!
  }

  func addCancel(ofRequest request: UInt64) -> UInt64 {
    lastRequest += 1
    outgoing.append(
      .cancelOrder(CancelOrder(participant: participant, requestID: lastRequest, target: .client(request))))
    return lastRequest
  }

  func flush() -> Bool {
    for command in outgoing { exchange.take(command, from: self) }
    outgoing.removeAll()
    return true
  }

  func poll(waiting duration: Duration, _ body: (ExecutionReport) -> Void) -> Int {
    let kept = exchange.reports[participant.rawValue, default: []].dropFirst(Int(lastReportSequence))
    let all = unkept + kept
    unkept.removeAll()
    lastReportSequence += UInt64(kept.count)
    all.forEach(body)
    return all.count
  }

  func liveRequests() -> [UInt64] { exchange.liveRequests(of: participant) }

  func cancelEverything() {}
  func close() {}
}
