import MatchingEngine
import SeededRandom

extension SplitMix64 {
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// A command and its time. Orders are named by the reference's ids.
struct TimedCommand {
  var command: Command
  var time: UInt64
}

/// Random commands that keep small books busy: few prices, few participants, much trading, and bad input of every kind.
struct RandomCommands {
  var random: SplitMix64
  /// Which share of commands is wrong on purpose, in percent.
  let wrong = 4
  let rule: RequestRule
  var time: UInt64 = 1_000
  var nextRequest: UInt64 = 1
  static let participants: UInt32 = 5
  static let instruments: UInt32 = 3

  init(seed: UInt64, rule: RequestRule) {
    random = SplitMix64(seed: seed)
    self.rule = rule
  }

  /// What every stream starts with: participants 2-5, and three instruments of different lot and tick size.
  mutating func opening() -> [TimedCommand] {
    let asked = ParticipantID.exchangeOperator
    var commands: [Command] = (2...Self.participants).map {
      .registerParticipant(
        RegisterParticipant(participant: asked, requestID: freshRequest(), name: Code16("p\($0)")!, credential: .zero))
    }
    for (number, lot) in [UInt32(1), 2, 4].enumerated() {
      commands.append(
        .addSpec(
          AddSpec(
            participant: asked, requestID: freshRequest(), code: Code16("S\(number)")!, kind: .accelerator,
            memoryGiB: 80,
            peakTeraflops: 1000, lotSize: lot, interconnect: Code16(low: 0, high: 0), title: Text48("spec"))))
    }
    commands.append(
      .addRegion(
        AddRegion(participant: asked, requestID: freshRequest(), code: Code16("HZ")!, title: Text48("Hangzhou"))))
    commands.append(.addTenor(AddTenor(participant: asked, requestID: freshRequest(), code: Code16("1d")!, hours: 24)))
    for (spec, tick) in [(UInt32(1), Int64(1)), (2, 5), (3, 10)] {
      commands.append(
        .addInstrument(
          AddInstrument(
            participant: asked, requestID: freshRequest(), spec: SpecID(rawValue: spec), region: RegionID(rawValue: 1),
            tenor: TenorID(rawValue: 1), tickSize: tick, defaultProtection: 4 * tick)))
    }
    return commands.map { TimedCommand(command: $0, time: time) }
  }

  mutating func freshRequest() -> UInt64 {
    defer { nextRequest += 1 }
    return nextRequest
  }

  mutating func next(_ market: ReferenceMarket) -> TimedCommand {
    if random.chance(30) { time += UInt64(random.below(20)) }
    var at = time
    if random.below(1000) == 0 { at = time > 10 ? time - 10 : 0 }
    return TimedCommand(command: command(market), time: at)
  }

  private mutating func command(_ market: ReferenceMarket) -> Command {
    let participant = ParticipantID(random.chance(wrong) ? UInt32(random.below(9)) : 2 + UInt32(random.below(4)))
    let crowd = market.orders.count
    switch random.below(1000) {
    case ..<(crowd > 40 ? 250 : 520): return .newOrder(order(participant, market))
    case ..<750:
      let (owner, target) = ownerAndOrder(participant, market)
      return .cancelOrder(CancelOrder(participant: owner, requestID: id(), target: target))
    case ..<950:
      let (owner, target) = ownerAndOrder(participant, market)
      return .amendOrder(
        AmendOrder(
          participant: owner, requestID: id(), target: target, price: random.chance(60) ? price(market) : nil,
          quantity: random.chance(60) ? quantity(market) : nil))
    case ..<956:
      return .massCancel(
        MassCancel(
          participant: participant, requestID: id(), instrument: random.chance(60) ? instrument() : nil,
          side: random.chance(40) ? random.pick(Side.allCases) : nil))
    case ..<970: return .advanceClock
    default: return operatorCommand()
    }
  }

  /// Mostly a live order and its owner, named either way; sometimes a stranger, or an order that is gone.
  private mutating func ownerAndOrder(
    _ stranger: ParticipantID, _ market: ReferenceMarket
  ) -> (ParticipantID, OrderReference) {
    if market.orders.isEmpty || random.chance(wrong) {
      let gone = UInt64(random.below(Int(market.nextOrder) + 3))
      let client = UInt64(random.below(Int(nextRequest) + 3))
      return (stranger, random.chance(50) ? .order(OrderID(gone)) : .client(client))
    }
    let order = random.pick(market.orders)
    let owner = random.chance(wrong) ? stranger : ParticipantID(order.participant)
    return (owner, random.chance(50) ? .order(OrderID(order.id)) : .client(order.client))
  }

  private mutating func id() -> UInt64 {
    if random.chance(wrong) { return UInt64(random.below(Int(nextRequest) + 1)) }
    return freshRequest()
  }

  private mutating func instrument() -> InstrumentID {
    InstrumentID(random.chance(wrong) ? UInt32(random.below(6)) : 1 + UInt32(random.below(3)))
  }

  private mutating func price(_ market: ReferenceMarket) -> Price {
    if random.chance(2) { return Price(random.pick([0, -5, 3, .max, .max / 24, .min + 1])) }
    return Price(Int64(100 + random.below(13) * 10 - 60))
  }

  private mutating func quantity(_ market: ReferenceMarket) -> Quantity {
    if random.chance(2) { return Quantity(random.pick([0, -1, 3, .max, 2_000_000_000])) }
    return Quantity(Int64(4 * (1 + random.below(8))))
  }

  private mutating func order(_ participant: ParticipantID, _ market: ReferenceMarket) -> NewOrder {
    var clientOrderID = id()
    if random.chance(1), let live = market.orders.first(where: { $0.participant == participant.rawValue }) {
      clientOrderID = live.client
    }
    var order = NewOrder(
      participant: participant, clientOrderID: clientOrderID, instrument: instrument(),
      side: random.pick(Side.allCases),
      price: price(market), quantity: quantity(market))
    order.selfTradePrevention = random.pick(SelfTradePrevention.allCases)
    if random.chance(45) { return order }
    order.timeInForce = random.pick(TimeInForce.allCases)
    order.type = random.pick([.limit, .limit, .limit, .market, .stop, .stopLimit])
    if (order.type == .market || order.type == .stop) != random.chance(wrong) { order.price = nil }
    if (order.type == .stop || order.type == .stopLimit) != random.chance(wrong) {
      order.stopPrice = price(market)
      if order.timeInForce != .goodTillTime && !random.chance(wrong) { order.timeInForce = .goodTillCancelled }
    }
    if (order.timeInForce == .goodTillTime) != random.chance(wrong) {
      order.expiresAt = Timestamp(time + UInt64(random.below(300)))
    }
    order.postOnly = random.chance(15)
    if random.chance(15) { order.minimumQuantity = Quantity(Int64(4 * random.below(8))) }
    if random.chance(25) { order.displayQuantity = Quantity(Int64(4 * (random.below(5)))) }
    if random.chance(10) { order.protection = random.pick([0, 10, 25, .max, -1]) }
    return order
  }

  private mutating func operatorCommand() -> Command {
    let asked = random.chance(wrong) ? ParticipantID(3) : .exchangeOperator
    switch random.below(10) {
    case ..<5:
      let state: TradingState = random.pick([.open, .open, .open, .open, .preOpen, .halted, .closed, .auction])
      return .setTradingState(
        SetTradingState(
          participant: asked, requestID: id(), instrument: random.chance(80) ? instrument() : nil, state: state))
    case ..<7:
      return .setCollars(
        SetCollars(
          participant: asked, requestID: id(), instrument: instrument(),
          staticRange: random.pick([nil, 40, 60, 0, .max]), dynamicRange: random.pick([nil, 20, 30, -1]),
          reference: random.pick([nil, Price(100), Price(103), Price(0)]),
          auctionNanoseconds: random.pick([50, 200, 0, .max])))
    default: return catalogueCommand(asked)
    }
  }

  private mutating func catalogueCommand(_ asked: ParticipantID) -> Command {
    let code = random.pick(["S0", "HZ", "1d", "p2", "operator", "S!", "x", "toolongforregion", "9z", "NEW", "GA"])
    let text = Code16(code) ?? Code16(low: 0, high: 0)
    switch random.below(8) {
    case 0:
      return .registerParticipant(
        RegisterParticipant(participant: asked, requestID: id(), name: text, credential: .zero))
    case 1:
      return .addSpec(
        AddSpec(
          participant: asked, requestID: id(), code: text, kind: .server, memoryGiB: 1, peakTeraflops: 0,
          lotSize: random.pick([0, 1, 2_000_000]), interconnect: text, title: Text48("t")))
    case 2: return .addRegion(AddRegion(participant: asked, requestID: id(), code: text, title: Text48("t")))
    case 3: return .addTenor(AddTenor(participant: asked, requestID: id(), code: text, hours: random.pick([0, 24])))
    default:
      return .addInstrument(
        AddInstrument(
          participant: asked, requestID: id(),
          spec: SpecID(rawValue: random.chance(20) ? UInt32(random.below(6)) : 1 + UInt32(random.below(4))),
          region: RegionID(rawValue: random.chance(20) ? UInt32(random.below(3)) : 1),
          tenor: TenorID(rawValue: random.chance(20) ? UInt32(random.below(3)) : 1),
          tickSize: random.pick([0, 1, 10, 10]), defaultProtection: random.pick([-1, 10, 10, 10])))
    }
  }
}
