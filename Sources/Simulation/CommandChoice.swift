import MatchingEngine
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

/// What a client remembers of its orders and pools, to choose what to do next.
struct CommandChoice {
  private var orders: [UInt64] = []
  private var pools: [UInt64] = []

  /// Few enough to be hit often.
  private static let remembered = 12

  /// Notes what a report tells.
  mutating func learn(_ message: AnyMessage) {
    switch message {
    case .orderAccepted(let accepted): Self.keep(accepted.requestId, in: &orders)
    case .poolOpened(let opened): Self.keep(opened.pool, in: &pools)
    default: break
    }
  }

  private static func keep(_ number: UInt64, in list: inout [UInt64]) {
    list.append(number)
    if list.count > remembered { list.removeFirst() }
  }

  /// A command under the id `requestID`, and its name.
  func command(_ requestID: UInt64, _ random: inout SeededRandom) -> any WireMessage {
    switch random.below(20) {
    case 0..<5: return order(.bid, requestID, &random)
    case 5..<10: return order(.offer, requestID, &random)
    case 10: return alternatives(requestID, &random)
    case 11, 12:
      return DepositCapacityMessage(
        requestId: requestID, spec: 1, region: 1, units: Int64(random.number(1...64)), end: nil)
    case 13:
      guard !pools.isEmpty else { return order(.offer, requestID, &random) }
      let units = random.chance(1, in: 2) ? nil : Int64(random.number(1...8))
      return WithdrawCapacityMessage(requestId: requestID, pool: random.pick(pools), units: units)
    case 14, 15, 16:
      guard !orders.isEmpty else { return order(.bid, requestID, &random) }
      return CancelOrderMessage(requestId: requestID, clientOrder: random.pick(orders))
    case 17, 18:
      guard !orders.isEmpty else { return order(.bid, requestID, &random) }
      return AmendOrderMessage(
        requestId: requestID, clientOrder: random.pick(orders),
        price: random.chance(1, in: 2) ? nil : price(&random), quantity: Int64(random.number(1...12)))
    default:
      guard random.chance(1, in: 4) else { return order(.bid, requestID, &random) }
      return MassCancelMessage(
        requestId: requestID, instrument: random.chance(1, in: 2) ? nil : random.pick(SimulatedMarket.instruments),
        side: .both)
    }
  }

  private func price(_ random: inout SeededRandom) -> Int64 { Int64(random.number(95...105)) }

  private func order(_ side: Side, _ requestID: UInt64, _ random: inout SeededRandom) -> NewOrderMessage {
    let isGang = side == .bid && random.chance(1, in: 5)
    let isHidden = !isGang && random.chance(1, in: 8)
    let quantity = Int64(random.number(1...12))
    let timeInForce =
      isGang
      ? .goodTillCancelled : random.pick([TimeInForce.goodTillCancelled, .goodTillCancelled, .immediateOrCancel])
    return NewOrderMessage(
      requestId: requestID, instrument: random.pick(SimulatedMarket.instruments), price: price(&random),
      quantity: quantity,
      displayQuantity: isHidden && timeInForce == .goodTillCancelled ? max(1, quantity / 2) : nil, side: side,
      orderType: .limit, timeInForce: timeInForce, postOnly: false,
      selfTradePrevention: random.pick(SelfTradePrevention.allCases), gang: isGang,
      pool: side == .offer && !pools.isEmpty && random.chance(2, in: 3) ? random.pick(pools) : nil)
  }

  private func alternatives(_ requestID: UInt64, _ random: inout SeededRandom) -> NewAlternativesMessage {
    NewAlternativesMessage(
      requestId: requestID, count: 2, quantity: Int64(random.number(1...8)), price1: price(&random),
      price2: price(&random), instrument1: 1, instrument2: UInt32(random.number(2...3)),
      timeInForce: .goodTillCancelled, selfTradePrevention: .cancelNewest, gang: random.chance(1, in: 3))
  }
}
