import MatchingEngine
import Testing

@testable import WireProtocol

@Suite struct CommandTranslationTests {
  static let commands: [Command] = [
    .newOrder(
      NewOrder(
        participant: ParticipantID(7), clientOrderID: 1, instrument: InstrumentID(42), side: .offer, type: .stopLimit,
        timeInForce: .goodTillTime, postOnly: true, selfTradePrevention: .decrementBoth, price: Price(112_000),
        quantity: Quantity(16), minimumQuantity: Quantity(8), displayQuantity: Quantity(4), stopPrice: Price(111_000),
        protection: 5, expiresAt: Timestamp(99))),
    .newOrder(
      NewOrder(
        participant: ParticipantID(7), clientOrderID: 2, instrument: InstrumentID(42), side: .bid, type: .market,
        timeInForce: .immediateOrCancel, price: nil, quantity: Quantity(1))),
    .cancelOrder(CancelOrder(participant: ParticipantID(7), requestID: 3, target: .order(OrderID(5 << 32 | 77)))),
    .cancelOrder(CancelOrder(participant: ParticipantID(7), requestID: 4, target: .client(1))),
    .amendOrder(
      AmendOrder(
        participant: ParticipantID(7), requestID: 5, target: .order(OrderID(1)), price: Price(-1), quantity: nil)),
    .amendOrder(
      AmendOrder(
        participant: ParticipantID(7), requestID: 6, target: .client(1), price: nil, quantity: Quantity(3))),
    .massCancel(MassCancel(participant: ParticipantID(7), requestID: 7)),
    .massCancel(MassCancel(participant: ParticipantID(7), requestID: 8, instrument: InstrumentID(42), side: .bid)),
    .massCancel(MassCancel(participant: ParticipantID(7), requestID: 9, side: .offer)),
    .registerParticipant(
      RegisterParticipant(
        participant: .exchangeOperator, requestID: 1, name: Code16("alice")!,
        credential: Digest32(word0: 1, word1: 2, word2: 3, word3: 4))),
    .addSpec(
      AddSpec(
        participant: .exchangeOperator, requestID: 2, code: Code16("H800-80G")!, kind: .server, memoryGiB: 80,
        peakTeraflops: 989, lotSize: 8, interconnect: Code16("NVLINK")!, title: Text48("NVIDIA H800 80 GB"))),
    .addRegion(
      AddRegion(participant: .exchangeOperator, requestID: 3, code: Code16("HZ")!, title: Text48("杭州"))),
    .addTenor(AddTenor(participant: .exchangeOperator, requestID: 4, code: Code16("3m")!, hours: 2160)),
    .addInstrument(
      AddInstrument(
        participant: .exchangeOperator, requestID: 5, spec: SpecID(rawValue: 3), region: RegionID(rawValue: 2),
        tenor: TenorID(rawValue: 1), tickSize: 10, defaultProtection: 5_000)),
    .setTradingState(
      SetTradingState(participant: .exchangeOperator, requestID: 6, instrument: nil, state: .halted)),
    .setTradingState(
      SetTradingState(participant: .exchangeOperator, requestID: 7, instrument: InstrumentID(42), state: .open)),
    .setCollars(
      SetCollars(
        participant: .exchangeOperator, requestID: 8, instrument: InstrumentID(42), staticRange: 20_000,
        dynamicRange: nil, reference: Price(112_000), auctionNanoseconds: 30_000_000_000)),
    .newOrder(
      NewOrder(
        participant: ParticipantID(7), clientOrderID: 10, instrument: InstrumentID(42), side: .offer,
        price: Price(112_000), quantity: Quantity(16), pool: PoolID(3 << 32 | 5))),
    .newOrder(
      NewOrder(
        participant: ParticipantID(7), clientOrderID: 11, instrument: InstrumentID(42), side: .bid,
        price: Price(112_000), quantity: Quantity(16), isGang: true)),
    .newAlternatives(
      NewAlternatives(
        participant: ParticipantID(7), clientOrderID: 12, quantity: Quantity(32),
        alternatives: AlternativeList([
          Alternative(instrument: InstrumentID(42), price: Price(60_000)),
          Alternative(instrument: InstrumentID(43), price: Price(80_000)),
        ]), timeInForce: .goodTillTime, selfTradePrevention: .cancelOldest, isGang: true, expiresAt: Timestamp(99))),
    .newAlternatives(
      NewAlternatives(
        participant: ParticipantID(7), clientOrderID: 13, quantity: Quantity(32),
        alternatives: AlternativeList((1...9).map { Alternative(instrument: InstrumentID($0 % 9), price: Price(1)) }))),
    .depositCapacity(
      DepositCapacity(
        participant: ParticipantID(7), requestID: 14, spec: SpecID(rawValue: 3), region: RegionID(rawValue: 2),
        units: Quantity(100), end: Timestamp(99))),
    .depositLease(DepositLease(participant: ParticipantID(7), requestID: 15, lease: LeaseID(4 << 32 | 9))),
    .withdrawCapacity(
      WithdrawCapacity(participant: ParticipantID(7), requestID: 16, pool: PoolID(3 << 32 | 5), units: Quantity(2))),
    .endLease(EndLease(participant: ParticipantID(7), requestID: 17, lease: LeaseID(4 << 32 | 9), units: Quantity(1))),
    .returnCapacity(
      ReturnCapacity(participant: ParticipantID(7), requestID: 18, pool: PoolID(3 << 32 | 5), units: Quantity(1))),
    .advanceClock,
  ]

  @Test func everyCommandComesBackFromItsBytes() throws {
    var buffer = MessageBuffer()
    for command in Self.commands { buffer.append(command) }
    var decoded: [Command] = []
    try buffer.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      while let view = try reader.next() { decoded.append(try view.decodeCommand()) }
    }
    #expect(decoded == Self.commands)
  }

  @Test func theCommandsAboveCoverEveryCommandMessage() throws {
    var buffer = MessageBuffer()
    for command in Self.commands { buffer.append(command) }
    let covered = Set(read(buffer.bytes).messages.map { type(of: $0.message).templateID })
    let commands = WireSchema.templates.filter { MessageClass(templateID: $0)?.isCommand == true }
    #expect(covered == Set(commands))
  }

  @Test func messagesOfOtherClassesAreNoCommands() throws {
    var source = RandomValues(seed: 9)
    for message in randomMessages(from: &source) {
      let template = type(of: message).templateID
      guard MessageClass(templateID: template)?.isCommand == false else { continue }
      let expected = WireError(code: .notACommand, template: template, field: 0, offset: 2, value: Int64(template))
      #expect(throws: expected) {
        try withFirstMessage(of: message.encoded) { view throws(WireError) in _ = try view.decodeCommand() }
      }
    }
  }

  @Test(arguments: [CancelOrderMessage.templateID, AmendOrderMessage.templateID])
  func anOrderNamedTwiceIsRefusedAtTheSecondName(template: UInt16) {
    let expected = WireError(code: .fieldOutOfRange, template: template, field: 5, offset: 32, value: 78)
    #expect(throws: expected) { try decodeReference(template: template, order: 77, clientOrder: 78) }
  }

  @Test(arguments: [CancelOrderMessage.templateID, AmendOrderMessage.templateID])
  func anOrderThatIsNotNamedIsRefusedAtTheFirstName(template: UInt16) {
    let expected = WireError(code: .fieldOutOfRange, template: template, field: 4, offset: 24, value: 0)
    #expect(throws: expected) { try decodeReference(template: template, order: nil, clientOrder: nil) }
  }

  private func decodeReference(template: UInt16, order: UInt64?, clientOrder: UInt64?) throws {
    let message: any WireMessage =
      template == CancelOrderMessage.templateID
      ? CancelOrderMessage(requestId: 1, order: order, clientOrder: clientOrder)
      : AmendOrderMessage(requestId: 1, order: order, clientOrder: clientOrder, price: 1)
    try withFirstMessage(of: message.encoded) { view throws(WireError) in _ = try view.decodeCommand() }
  }
}

@Suite struct ParticipantStampTests {
  @Test func theStampedParticipantIsTheCommands() throws {
    var frame = sampleOrder.encoded
    frame.withUnsafeMutableBytes { stampParticipant(ParticipantID(99), in: $0.baseAddress! + WireSchema.headerLength) }
    let command = try withFirstMessage(of: frame) { view throws(WireError) in try view.decodeCommand() }
    guard case .newOrder(let order) = command else { throw EmptyFrame() }
    #expect(order.participant == ParticipantID(99))
    #expect(order.clientOrderID == sampleOrder.requestId)
  }

  @Test func aStampChangesNothingElse() throws {
    var source = RandomValues(seed: 10)
    for message in randomMessages(from: &source) {
      guard ParticipantStamp.isCarried(byTemplate: type(of: message).templateID) else { continue }
      var frame = message.encoded
      frame.withUnsafeMutableBytes { stampParticipant(ParticipantID(0x0403_0201), in: $0.baseAddress! + 8) }
      var expected = message.encoded
      expected.replaceSubrange(16..<20, with: [1, 2, 3, 4])
      #expect(frame == expected)
      let stamped = try withFirstMessage(of: frame) { stampedParticipant(in: $0.block) }
      #expect(stamped == ParticipantID(0x0403_0201))
    }
  }

  @Test func aClientThatNamesAParticipantIsRefused() {
    var order = sampleOrder
    order.participant = 3
    let expected = WireError(code: .reservedNotZero, template: 10, field: 2, offset: 16, value: 3)
    #expect(throws: expected) {
      try withFirstMessage(of: order.encoded) { view throws(WireError) in try requireUnstamped(view) }
    }
  }

  @Test func messagesWithoutParticipantNeedNoStamp() throws {
    let query = QueryCatalogueMessage(requestToken: .max)
    try withFirstMessage(of: query.encoded) { view throws(WireError) in try requireUnstamped(view) }
    #expect(!ParticipantStamp.isCarried(byTemplate: QueryCatalogueMessage.templateID))
    #expect(ParticipantStamp.isCarried(byTemplate: QueryOpenOrdersMessage.templateID))
    #expect(!ParticipantStamp.isCarried(byTemplate: AdvanceClockMessage.templateID))
  }

  @Test func clientsLeaveTheParticipantToTheGateway() throws {
    try withFirstMessage(of: sampleOrder.encoded) { view throws(WireError) in try requireUnstamped(view) }
  }
}
