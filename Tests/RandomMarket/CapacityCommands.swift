import MatchingEngine
import SeededRandom

/// Random commands for a market of pools, leases, the compute bank, gang bids and bids with alternatives: few prices, few
/// participants, much trading, much bad input. What exists is read from the engine's own queries.
struct CapacityCommands {
  var random: SplitMix64
  private let wrong = 3
  private(set) var time: UInt64 = 1_000
  private var nextRequest: UInt64 = 1
  static let participants: UInt32 = 6
  private static let hour: UInt64 = 3_600_000_000_000
  /// The length of each tenor in hours.
  private let tenors: [UInt32]
  private let specs: UInt32
  private let regions: UInt32
  private var instruments: UInt32 { specs * regions * UInt32(tenors.count) }

  /// Every fourth seed has pools that can be offered in 30 books, the others two specs in two regions for three tenors.
  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let isWide = seed % 4 == 0
    tenors = isWide ? Array(1...30) : [1, 4, 24]
    specs = isWide ? 1 : 2
    regions = isWide ? 1 : 2
  }

  private mutating func id() -> UInt64 {
    if random.chance(1) { return UInt64(random.below(Int(nextRequest) + 1)) }
    defer { nextRequest += 1 }
    return nextRequest
  }

  /// Participants 2-6, the catalogue - the second spec is sold in lots of two - and all its books.
  mutating func opening() -> [Command] {
    let asked = ParticipantID.exchangeOperator
    var commands: [Command] = (2...Self.participants).map {
      .registerParticipant(
        RegisterParticipant(
          participant: asked, requestID: nextRequest + UInt64($0), name: Code16("p\($0)")!, credential: .zero))
    }
    nextRequest += UInt64(Self.participants) + 1
    for (number, lot) in [UInt32(1), 2].prefix(Int(specs)).enumerated() {
      commands.append(
        .addSpec(
          AddSpec(
            participant: asked, requestID: fresh(), code: Code16("S\(number)")!, kind: .accelerator, memoryGiB: 80,
            peakTeraflops: 1000, lotSize: lot, interconnect: Code16(low: 0, high: 0), title: Text48("spec"))))
    }
    for region in ["HZ", "ZW"].prefix(Int(regions)) {
      commands.append(
        .addRegion(AddRegion(participant: asked, requestID: fresh(), code: Code16(region)!, title: Text48(region))))
    }
    for hours in tenors {
      commands.append(
        .addTenor(AddTenor(participant: asked, requestID: fresh(), code: Code16("\(hours)h")!, hours: hours)))
    }
    for spec in 1...specs {
      for region in 1...regions {
        for tenor in 1...UInt32(tenors.count) {
          commands.append(
            .addInstrument(
              AddInstrument(
                participant: asked, requestID: fresh(), spec: SpecID(rawValue: spec),
                region: RegionID(rawValue: region),
                tenor: TenorID(rawValue: tenor), tickSize: 1, defaultProtection: 3)))
        }
      }
    }
    return commands
  }

  private mutating func fresh() -> UInt64 {
    defer { nextRequest += 1 }
    return nextRequest
  }

  /// The next command, at the generator's time.
  mutating func next(_ engine: borrowing MatchingEngine) -> Command {
    if random.chance(25) { time += UInt64(random.below(100)) * Self.hour / 100 }
    let participant = ParticipantID(random.chance(wrong) ? UInt32(random.below(9)) : 2 + UInt32(random.below(5)))
    switch random.below(100) {
    case ..<8: return deposit(participant)
    case ..<36: return .newOrder(offer(participant, engine))
    case ..<62: return .newOrder(bid(participant))
    case ..<68: return alternatives(participant)
    case ..<75: return cancel(participant, engine)
    case ..<84: return amend(participant, engine)
    case ..<88: return depositLease(participant, engine)
    case ..<91: return withdraw(participant, engine)
    case ..<94: return endLease(participant, engine)
    case ..<97: return putBack(participant, engine)
    case ..<98:
      return .massCancel(
        MassCancel(
          participant: participant, requestID: id(), instrument: random.chance(60) ? instrument() : nil,
          side: random.chance(40) ? random.pick(Side.allCases) : nil))
    default: return operatorCommand()
    }
  }

  private mutating func instrument() -> InstrumentID {
    InstrumentID(random.chance(wrong) ? UInt32(random.below(40)) : 1 + UInt32(random.below(Int(instruments))))
  }

  private mutating func price() -> Price {
    Price(random.chance(1) ? Int64(random.below(3)) - 1 : Int64(95 + random.below(11)))
  }

  private mutating func units() -> Quantity {
    Quantity(random.chance(1) ? random.pick([0, -1, .max, 3]) : Int64(2 * (1 + random.below(6))))
  }

  private mutating func deposit(_ participant: ParticipantID) -> Command {
    .depositCapacity(
      DepositCapacity(
        participant: participant, requestID: id(),
        spec: SpecID(rawValue: 1 + UInt32(random.below(random.chance(wrong) ? 4 : Int(specs)))),
        region: RegionID(rawValue: 1 + UInt32(random.below(random.chance(wrong) ? 4 : Int(regions)))), units: units(),
        end: random.chance(50) ? Timestamp(time + UInt64(random.below(60)) * Self.hour) : nil))
  }

  private mutating func pool(of participant: ParticipantID, _ engine: borrowing MatchingEngine) -> OpenPool? {
    let owner = random.chance(wrong) ? ParticipantID(2 + UInt32(random.below(5))) : participant
    let pools = engine.openPools(of: owner)
    return pools.isEmpty ? nil : random.pick(pools)
  }

  private mutating func offer(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> NewOrder {
    var order = NewOrder(
      participant: participant, clientOrderID: id(), instrument: instrument(), side: .offer, price: price(),
      quantity: units())
    if random.chance(85), let pool = pool(of: participant, engine) {
      order.pool = random.chance(wrong) ? PoolID(pool.pool.rawValue + 1 << 32) : pool.pool
      if !random.chance(wrong) {
        let first = ((pool.spec.rawValue - 1) * regions + pool.region.rawValue - 1) * UInt32(tenors.count)
        order.instrument = InstrumentID(first + 1 + UInt32(random.below(tenors.count)))
        if order.quantity > pool.units && pool.units.rawValue > 0 && random.chance(90) { order.quantity = pool.units }
      }
    }
    return instruct(order)
  }

  private mutating func bid(_ participant: ParticipantID) -> NewOrder {
    var order = NewOrder(
      participant: participant, clientOrderID: id(), instrument: instrument(), side: .bid, price: price(),
      quantity: units())
    if random.chance(1) { order.pool = PoolID(1) }
    if random.chance(25) { order.isGang = true }
    return instruct(order)
  }

  private mutating func instruct(_ plain: NewOrder) -> NewOrder {
    var order = plain
    order.selfTradePrevention = random.pick(SelfTradePrevention.allCases)
    if random.chance(70) { return order }
    order.timeInForce = random.pick(TimeInForce.allCases)
    order.type = random.pick([.limit, .limit, .limit, .market, .stop, .stopLimit])
    if order.type == .market || order.type == .stop { order.price = nil }
    if order.type == .stop || order.type == .stopLimit {
      order.stopPrice = price()
      order.timeInForce = .goodTillCancelled
    }
    if order.timeInForce == .goodTillTime { order.expiresAt = Timestamp(time + UInt64(random.below(12)) * Self.hour) }
    order.postOnly = random.chance(20)
    if random.chance(15) { order.minimumQuantity = Quantity(Int64(2 * random.below(5))) }
    if random.chance(30) { order.displayQuantity = Quantity(Int64(2 * random.below(4))) }
    return order
  }

  private mutating func alternatives(_ participant: ParticipantID) -> Command {
    let count = random.chance(wrong) ? random.below(11) : 2 + random.below(4)
    var list: [Alternative] = []
    for _ in 0..<count {
      let alternative = Alternative(instrument: instrument(), price: price())
      if random.chance(wrong) || !list.contains(where: { $0.instrument == alternative.instrument }) {
        list.append(alternative)
      }
    }
    let timeInForce: TimeInForce = random.pick([
      .goodTillCancelled, .goodTillCancelled, .immediateOrCancel, .goodTillTime, .fillOrKill,
    ])
    return .newAlternatives(
      NewAlternatives(
        participant: participant, clientOrderID: id(), quantity: units(), alternatives: AlternativeList(list),
        timeInForce: timeInForce, selfTradePrevention: random.pick(SelfTradePrevention.allCases),
        isGang: random.chance(30),
        expiresAt: timeInForce == .goodTillTime ? Timestamp(time + UInt64(random.below(12)) * Self.hour) : nil))
  }

  private mutating func target(
    _ participant: ParticipantID, _ engine: borrowing MatchingEngine
  ) -> (ParticipantID, OrderReference) {
    let orders = engine.openOrders(of: participant)
    guard !orders.isEmpty && !random.chance(wrong) else {
      return (
        participant,
        random.chance(50) ? .order(OrderID(random.next() & 0xFFFF)) : .client(UInt64(random.below(Int(nextRequest))))
      )
    }
    let order = random.pick(orders)
    let owner = random.chance(wrong) ? ParticipantID(2) : participant
    return (owner, random.chance(50) ? .order(order.key.order) : .client(order.key.clientOrderID))
  }

  private mutating func cancel(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    let (owner, target) = target(participant, engine)
    return .cancelOrder(CancelOrder(participant: owner, requestID: id(), target: target))
  }

  private mutating func amend(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    let (owner, target) = target(participant, engine)
    return .amendOrder(
      AmendOrder(
        participant: owner, requestID: id(), target: target, price: random.chance(50) ? price() : nil,
        quantity: random.chance(70) ? units() : nil))
  }

  private mutating func lease(_ leases: [OpenLease]) -> LeaseID {
    leases.isEmpty || random.chance(wrong) ? LeaseID(random.next() & 0xF_0000_000F) : random.pick(leases).lease
  }

  private mutating func some() -> Quantity? { random.chance(40) ? nil : Quantity(Int64(random.below(7))) }

  private mutating func depositLease(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    let named = lease(engine.openLeases(of: participant))
    let owner = random.chance(wrong) ? ParticipantID(3) : participant
    return .depositLease(DepositLease(participant: owner, requestID: id(), lease: named, units: some()))
  }

  private mutating func withdraw(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    .withdrawCapacity(
      WithdrawCapacity(
        participant: participant, requestID: id(), pool: pool(of: participant, engine)?.pool ?? PoolID(7), units: some()
      ))
  }

  private mutating func endLease(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    let named = pool(of: participant, engine).map { lease(engine.openLeases(from: $0.pool)) } ?? LeaseID(3)
    return .endLease(EndLease(participant: participant, requestID: id(), lease: named, units: some()))
  }

  private mutating func putBack(_ participant: ParticipantID, _ engine: borrowing MatchingEngine) -> Command {
    let pools = engine.openPools(of: participant).filter { $0.outOfService.rawValue > 0 }
    let named = pools.isEmpty ? PoolID(UInt64(1 + random.below(3))) : random.pick(pools).pool
    return .returnCapacity(
      ReturnCapacity(participant: participant, requestID: id(), pool: named, units: Quantity(Int64(random.below(6)))))
  }

  private mutating func operatorCommand() -> Command {
    let asked = ParticipantID.exchangeOperator
    if random.chance(30) {
      return .setCollars(
        SetCollars(
          participant: asked, requestID: id(), instrument: instrument(), staticRange: random.pick([nil, 4, 6]),
          dynamicRange: random.pick([nil, 2, 3]), reference: random.pick([nil, Price(100)]),
          auctionNanoseconds: UInt64(random.below(5)) * Self.hour / 2))
    }
    let state: TradingState = random.pick([.open, .open, .open, .open, .preOpen, .halted])
    return .setTradingState(
      SetTradingState(
        participant: asked, requestID: id(), instrument: random.chance(70) ? instrument() : nil, state: state))
  }
}
