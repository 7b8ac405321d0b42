import MatchingEngine
import SeededRandom
import WireProtocol

/// The market of a simulation: small, so that everybody meets everybody.
enum SimulatedMarket {
  static let instruments: [UInt32] = [1, 2, 3]

  /// One spec, one region, three tenors.
  static let catalogue: [Command] = {
    let participant = ParticipantID.exchangeOperator
    var commands: [Command] = [
      .addSpec(
        AddSpec(
          participant: participant, requestID: 1, code: code("S1"), kind: .accelerator, memoryGiB: 80,
          peakTeraflops: 989, lotSize: 1, interconnect: code("NVLINK"), title: Text48("A card"))),
      .addRegion(AddRegion(participant: participant, requestID: 2, code: code("R1"), title: Text48("A place"))),
    ]
    for (index, tenor) in [("1h", UInt32(1)), ("1d", 24), ("1w", 168)].enumerated() {
      commands.append(
        .addTenor(
          AddTenor(participant: participant, requestID: UInt64(3 + index), code: code(tenor.0), hours: tenor.1)))
    }
    for instrument in instruments {
      commands.append(
        .addInstrument(
          AddInstrument(
            participant: participant, requestID: UInt64(5 + instrument), spec: SpecID(rawValue: 1),
            region: RegionID(rawValue: 1), tenor: TenorID(rawValue: instrument), tickSize: 1, defaultProtection: 100)))
    }
    return commands
  }()

  static func code(_ text: String) -> Code16 {
    guard let code = Code16(text) else { preconditionFailure("\(text) is a code") }
    return code
  }
}

/// What a client remembers of its orders, pools and leases, to choose what to do next.
struct CommandChoice {
  private let isOperator: Bool
  private var orders: [UInt64] = []
  private var pools: [UInt64] = []
  private var bought: [UInt64] = []
  private var sold: [UInt64] = []

  /// Few enough to be hit often.
  private static let remembered = 12

  init(isOperator: Bool) { self.isOperator = isOperator }

  /// Notes what a report tells.
  mutating func learn(_ message: AnyMessage) {
    switch message {
    case .orderAccepted(let accepted): Self.keep(accepted.requestId, in: &orders)
    case .poolOpened(let opened): Self.keep(opened.pool, in: &pools)
    case .leaseOpened(let opened):
      if opened.role == .buyer { Self.keep(opened.lease, in: &bought) } else { Self.keep(opened.lease, in: &sold) }
    default: break
    }
  }

  private static func keep(_ number: UInt64, in list: inout [UInt64]) {
    list.append(number)
    if list.count > remembered { list.removeFirst() }
  }

  /// A command under the id `requestID`, given at `now` by the wall clock.
  func command(_ requestID: UInt64, at now: UInt64, _ random: inout SplitMix64) -> any WireMessage {
    if isOperator { return operatorCommand(requestID, &random) }
    switch random.below(24) {
    case 0..<6: return order(.bid, requestID, now, &random)
    case 6..<12: return order(.offer, requestID, now, &random)
    case 12: return alternatives(requestID, &random)
    case 13, 14, 15: return capacity(requestID, &random) ?? order(.offer, requestID, now, &random)
    case 16, 17, 18:
      guard !orders.isEmpty else { break }
      return CancelOrderMessage(requestId: requestID, clientOrder: random.pick(orders))
    case 19, 20, 21:
      guard !orders.isEmpty else { break }
      return AmendOrderMessage(
        requestId: requestID, clientOrder: random.pick(orders),
        price: random.chance(1, in: 2) ? nil : price(&random), quantity: Int64(random.number(1...12)))
    case 22: return stop(requestID, &random)
    default:
      guard random.chance(1, in: 4) else { break }
      return MassCancelMessage(
        requestId: requestID, instrument: random.chance(1, in: 2) ? nil : random.pick(SimulatedMarket.instruments),
        side: random.pick(SideChoice.allCases))
    }
    return order(.bid, requestID, now, &random)
  }

  private func price(_ random: inout SplitMix64) -> Int64 { Int64(random.number(95...105)) }

  private func order(_ side: Side, _ requestID: UInt64, _ now: UInt64, _ random: inout SplitMix64) -> NewOrderMessage {
    let isGang = side == .bid && random.chance(1, in: 5)
    let isHidden = !isGang && random.chance(1, in: 8)
    let quantity = Int64(random.number(1...12))
    let timeInForce =
      isGang || isHidden
      ? .goodTillCancelled
      : random.pick([TimeInForce.goodTillCancelled, .goodTillCancelled, .immediateOrCancel, .goodTillTime])
    return NewOrderMessage(
      requestId: requestID, instrument: random.pick(SimulatedMarket.instruments), price: price(&random),
      quantity: quantity, displayQuantity: isHidden ? max(1, quantity / 2) : nil,
      expiresAt: timeInForce == .goodTillTime ? now + UInt64(random.below(5_000)) * 1_000_000 : nil, side: side,
      orderType: .limit, timeInForce: timeInForce, postOnly: false,
      selfTradePrevention: random.pick(SelfTradePrevention.allCases), gang: isGang,
      pool: side == .offer && !pools.isEmpty && random.chance(2, in: 3) ? random.pick(pools) : nil)
  }

  private func stop(_ requestID: UInt64, _ random: inout SplitMix64) -> NewOrderMessage {
    NewOrderMessage(
      requestId: requestID, instrument: random.pick(SimulatedMarket.instruments), price: price(&random),
      quantity: Int64(random.number(1...6)), stopPrice: price(&random), side: random.pick(Side.allCases),
      orderType: .stopLimit, timeInForce: .goodTillCancelled, postOnly: false, selfTradePrevention: .cancelOldest,
      gang: false)
  }

  private func alternatives(_ requestID: UInt64, _ random: inout SplitMix64) -> NewAlternativesMessage {
    NewAlternativesMessage(
      requestId: requestID, count: 2, quantity: Int64(random.number(1...8)), price1: price(&random),
      price2: price(&random), instrument1: 1, instrument2: UInt32(random.number(2...3)),
      timeInForce: .goodTillCancelled, selfTradePrevention: .cancelNewest, gang: random.chance(1, in: 3))
  }

  /// Something about pools and leases; `nil`: it has none that it would be about.
  private func capacity(_ requestID: UInt64, _ random: inout SplitMix64) -> (any WireMessage)? {
    let units = random.chance(1, in: 2) ? nil : Int64(random.number(1...8))
    switch random.below(6) {
    case 0:
      return pools.isEmpty
        ? nil : WithdrawCapacityMessage(requestId: requestID, pool: random.pick(pools), units: units)
    case 1:
      return pools.isEmpty
        ? nil : ReturnCapacityMessage(requestId: requestID, pool: random.pick(pools), units: units ?? 1)
    case 2: return sold.isEmpty ? nil : EndLeaseMessage(requestId: requestID, lease: random.pick(sold), units: units)
    case 3:
      return bought.isEmpty ? nil : DepositLeaseMessage(requestId: requestID, lease: random.pick(bought), units: units)
    default:
      return DepositCapacityMessage(
        requestId: requestID, spec: 1, region: 1, units: Int64(random.number(1...64)), end: nil)
    }
  }

  private func operatorCommand(_ requestID: UInt64, _ random: inout SplitMix64) -> any WireMessage {
    let instrument = random.pick(SimulatedMarket.instruments)
    if random.chance(1, in: 4) {
      return SetCollarsMessage(
        requestId: requestID, instrument: instrument, staticRange: 8, dynamicRange: 3, reference: 100,
        auctionNanoseconds: 200_000_000)
    }
    return SetTradingStateMessage(
      requestId: requestID, instrument: instrument,
      state: random.pick([TradingState.open, .open, .open, .preOpen, .halted]))
  }
}
