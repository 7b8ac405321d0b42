import MatchingEngine

// Commands about capacity, from the wire and back.

extension DepositCapacity {
  /// The command that `message` asks for.
  public init(_ message: DepositCapacityMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      spec: SpecID(rawValue: message.spec), region: RegionID(rawValue: message.region),
      units: Quantity(message.units), end: message.end.map { Timestamp($0) })
  }
}

extension DepositCapacityMessage {
  /// The message that asks for `deposit`.
  public init(_ deposit: DepositCapacity) {
    self.init(
      requestId: deposit.requestID, participant: deposit.participant.rawValue, spec: deposit.spec.rawValue,
      region: deposit.region.rawValue, units: deposit.units.rawValue, end: deposit.end?.rawValue)
  }
}

extension DepositLease {
  /// The command that `message` asks for.
  public init(_ message: DepositLeaseMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, lease: LeaseID(message.lease),
      units: message.units.map { Quantity($0) })
  }
}

extension DepositLeaseMessage {
  /// The message that asks for `deposit`.
  public init(_ deposit: DepositLease) {
    self.init(
      requestId: deposit.requestID, participant: deposit.participant.rawValue, lease: deposit.lease.rawValue,
      units: deposit.units?.rawValue)
  }
}

extension WithdrawCapacity {
  /// The command that `message` asks for.
  public init(_ message: WithdrawCapacityMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, pool: PoolID(message.pool),
      units: message.units.map { Quantity($0) })
  }
}

extension WithdrawCapacityMessage {
  /// The message that asks for `withdrawal`.
  public init(_ withdrawal: WithdrawCapacity) {
    self.init(
      requestId: withdrawal.requestID, participant: withdrawal.participant.rawValue, pool: withdrawal.pool.rawValue,
      units: withdrawal.units?.rawValue)
  }
}

extension EndLease {
  /// The command that `message` asks for.
  public init(_ message: EndLeaseMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, lease: LeaseID(message.lease),
      units: message.units.map { Quantity($0) })
  }
}

extension EndLeaseMessage {
  /// The message that asks for `end`.
  public init(_ end: EndLease) {
    self.init(
      requestId: end.requestID, participant: end.participant.rawValue, lease: end.lease.rawValue,
      units: end.units?.rawValue)
  }
}

extension ReturnCapacity {
  /// The command that `message` asks for.
  public init(_ message: ReturnCapacityMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, pool: PoolID(message.pool),
      units: Quantity(message.units))
  }
}

extension ReturnCapacityMessage {
  /// The message that asks for `units` to be back.
  public init(_ command: ReturnCapacity) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, pool: command.pool.rawValue,
      units: command.units.rawValue)
  }
}

extension NewAlternatives {
  /// The command that `message` asks for. Where it counts more alternatives than fit into it, the command has one too
  /// many as well, and is refused by the engine.
  public init(_ message: NewAlternativesMessage) {
    let named = [
      (message.instrument1, message.price1), (message.instrument2, message.price2),
      (message.instrument3, message.price3), (message.instrument4, message.price4),
      (message.instrument5, message.price5), (message.instrument6, message.price6),
      (message.instrument7, message.price7), (message.instrument8, message.price8),
    ].map { Alternative(instrument: InstrumentID($0.0 ?? 0), price: Price($0.1 ?? 0)) }
    let count = Int(message.count)
    let list = count <= named.count ? Array(named[..<count]) : named + named[..<1]
    self.init(
      participant: ParticipantID(message.participant), clientOrderID: message.requestId,
      quantity: Quantity(message.quantity), alternatives: AlternativeList(list), timeInForce: message.timeInForce,
      selfTradePrevention: message.selfTradePrevention, isGang: message.gang,
      expiresAt: message.expiresAt.map { Timestamp($0) })
  }
}

extension NewAlternativesMessage {
  /// The message that asks for `bid`; it carries no sending time.
  public init(_ bid: NewAlternatives) {
    let kept = min(bid.alternatives.count, AlternativeList.capacity)
    func instrument(_ index: Int) -> UInt32? { index < kept ? bid.alternatives[index].instrument.rawValue : nil }
    func price(_ index: Int) -> Int64? { index < kept ? bid.alternatives[index].price.rawValue : nil }
    self.init(
      requestId: bid.clientOrderID, participant: bid.participant.rawValue, count: UInt32(bid.alternatives.count),
      quantity: bid.quantity.rawValue, expiresAt: bid.expiresAt?.rawValue, sentAt: nil, price1: price(0),
      price2: price(1), price3: price(2), price4: price(3), price5: price(4), price6: price(5), price7: price(6),
      price8: price(7), instrument1: instrument(0), instrument2: instrument(1), instrument3: instrument(2),
      instrument4: instrument(3), instrument5: instrument(4), instrument6: instrument(5), instrument7: instrument(6),
      instrument8: instrument(7), timeInForce: bid.timeInForce, selfTradePrevention: bid.selfTradePrevention,
      gang: bid.isGang)
  }
}
