import MatchingEngine
import SeededRandom
import Testing
import WireProtocol

@testable import ExchangeServer

/// What the gateway does with frames that are not as they should be.
@Suite struct GatewayFrameTests {
  private let market = TestMarket()
  private let peer: [UInt8] = [1, 2, 3]

  /// A good order's bytes, with one number written over.
  private func order<Value: FixedWidthInteger>(_ value: Value, at offset: Int) -> [UInt8] {
    var frame = bytes(of: [limitOrder(77, .bid, 5, at: 100)])
    frame.withUnsafeMutableBytes { $0.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self) }
    return frame
  }

  /// The one refusal that a frame gets from a session that is logged on.
  private func refusal(of frame: [UInt8]) throws -> RejectedMessage {
    try market.logOn("client", from: peer)
    market.receive(frame, from: peer)
    #expect(market.run() == 0, "what is refused does not reach the engine")
    let answers = try market.peers.take(peer)
    try #require(answers.count == 1)
    return try #require(answers.rejects.first)
  }

  @Test func `an empty frame is too short`() throws {
    #expect(try refusal(of: []).code == .frameTooShort)
  }

  @Test func `a frame that ends inside a header is too short`() throws {
    #expect(try refusal(of: Array(order(0 as UInt8, at: 0).prefix(5))).code == .frameTooShort)
  }

  @Test func `a frame that ends inside a block is too short`() throws {
    let refused = try refusal(of: Array(order(0 as UInt8, at: 94).prefix(88)))
    #expect(refused.code == .frameTooShort)
    #expect(refused.template == NewOrderMessage.templateID)
  }

  @Test func `a frame above the limit is too long`() throws {
    #expect(try refusal(of: [UInt8](repeating: 0, count: 65_544)).code == .frameTooLong)
  }

  @Test func `a frame whose length is no multiple of eight is misaligned`() throws {
    #expect(try refusal(of: order(0 as UInt8, at: 93) + [0, 0, 0]).code == .frameMisaligned)
  }

  @Test func `an unknown template is named`() throws {
    let refused = try refusal(of: order(999 as UInt16, at: 2))
    #expect(refused.code == .unknownTemplate)
    #expect(refused.template == 999)
    #expect(refused.offset == 2)
  }

  @Test func `another schema is refused`() throws {
    #expect(try refusal(of: order(1 as UInt16, at: 4)).code == .wrongSchema)
  }

  @Test func `a block shorter than the template is refused`() throws {
    let frame = Array(order(80 as UInt16, at: 0).prefix(88))
    #expect(try refusal(of: frame).code == .blockTooShort)
  }

  @Test func `a field out of range is named with its offset, value and the request id`() throws {
    let refused = try refusal(of: order(9 as UInt8, at: 8 + 80))
    #expect(refused.code == .fieldOutOfRange)
    #expect(refused.field == 12)
    #expect(refused.offset == 88)
    #expect(refused.value == 9)
    #expect(refused.requestId == 77)
    #expect(refused.template == NewOrderMessage.templateID)
    #expect(refused.reportSequence == 0)
  }

  @Test func `padding that is not zero is refused`() throws {
    let refused = try refusal(of: order(1 as UInt8, at: 8 + 86))
    #expect(refused.code == .reservedNotZero)
    #expect(refused.offset == 94)
  }

  @Test func `a participant in a client's message is refused: nobody speaks for another`() throws {
    let refused = try refusal(of: order(1 as UInt32, at: 8 + 8))
    #expect(refused.code == .reservedNotZero)
    #expect(refused.field == 2)
    #expect(refused.requestId == 77)
  }

  @Test func `what only servers send is no command`() throws {
    let refused = try refusal(of: bytes(of: [AdvanceClockMessage(requestId: 0)]))
    #expect(refused.code == .notACommand)
  }

  @Test func `a cancel that names no order is refused`() throws {
    let refused = try refusal(of: bytes(of: [CancelOrderMessage(requestId: 5)]))
    #expect(refused.code == .fieldOutOfRange)
    #expect(refused.requestId == 5)
  }

  @Test func `good messages around a bad one in the same frame are taken`() throws {
    try market.logOn("client", from: peer)
    let good = bytes(of: [limitOrder(1, .bid, 5, at: 100)])
    let unknown = order(999 as UInt16, at: 2)
    let outOfRange = order(9 as UInt8, at: 8 + 80)
    market.receive(good + unknown + outOfRange + bytes(of: [limitOrder(2, .bid, 5, at: 100)]), from: peer)
    #expect(market.run() == 2)
    let answers = try market.peers.take(peer)
    #expect(answers.rejects.map(\.code) == [.unknownTemplate, .fieldOutOfRange])
    #expect(answers.rejects[1].offset == UInt32(good.count + unknown.count + 88))
    #expect(answers.rejects[1].requestId == 77)
    #expect(answers.count == 4)
  }

  @Test func `a longer block of a newer client is journalled by its known part`() throws {
    try market.logOn("client", from: peer)
    var frame = order(UInt16(96 + 400), at: 0) + [UInt8](repeating: 0, count: 400)
    frame[6] = 3
    market.receive(frame, from: peer)
    #expect(market.run() == 1)
    #expect(try market.peers.take(peer).rejects.isEmpty)
    let payload = try #require(market.records.last).payload
    #expect(payload.count == NewOrderMessage.encodedLength)
    let kept = try #require(try messages(in: payload).first)
    #expect(kept.message is NewOrderMessage)
    #expect(payload[6] == UInt8(WireSchema.version))
  }

  @Test func `a shorter block of an older client is journalled with what it lacks as absent`() throws {
    try market.logOn("client", from: peer)
    var frame = Array(order(UInt16(88), at: 0).dropLast(8))
    frame[6] = 0
    market.receive(frame, from: peer)
    #expect(market.run() == 1)
    #expect(try market.peers.take(peer).rejects.isEmpty)
    let payload = try #require(market.records.last).payload
    #expect(payload.count == NewOrderMessage.encodedLength)
    #expect(payload.suffix(8) == [0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `nobody is harmed by the garbage of another`() throws {
    try market.logOn("client", from: peer)
    for seed in 0..<2_000 {
      var generator = SplitMix64(seed: UInt64(seed))
      var frame = order(0 as UInt8, at: 93)
      for _ in 0...generator.next() % 4 {
        frame[Int(generator.next() % UInt64(frame.count))] = UInt8.random(in: 0...255, using: &generator)
      }
      market.receive(frame, from: [66, UInt8(seed % 50)])
    }
    market.receive(limitOrder(1, .bid, 5, at: 100), from: peer)
    market.run()
    #expect(try market.peers.take(peer).map { type(of: $0.message).templateID } == [OrderAcceptedMessage.templateID])
  }
}

/// Cutting off, permissions, and limits.
@Suite struct GatewayLimitTests {
  private let peer: [UInt8] = [1, 2, 3]

  @Test func `after too many bad frames a session is told so once, and ignored from then on`() throws {
    var settings = GatewaySettings()
    settings.maximumBadFrames = 3
    let market = TestMarket(settings)
    try market.logOn("client", from: peer)
    market.receive(limitOrder(1, .bid, 5, at: 100), from: peer)
    for _ in 0..<5 { market.receive([0], from: peer) }
    market.receive(limitOrder(2, .bid, 5, at: 100), from: peer)
    #expect(market.run() == 1)
    #expect(
      try market.peers.take(peer).rejects.map(\.code)
        == [.frameTooShort, .frameTooShort, .frameTooShort, .tooManyBadFrames])
    // A new connection of the same client is another session.
    #expect(try market.logOn("client", from: [4]).lastReportSequence == 1)
  }

  @Test func `commands need a logon`() throws {
    let market = TestMarket()
    market.receive(limitOrder(1, .bid, 5, at: 100), QueryOpenOrdersMessage(requestToken: 8, participant: 0), from: peer)
    #expect(market.run() == 0)
    let rejects = try market.peers.take(peer).rejects
    #expect(rejects.map(\.code) == [.notLoggedOn, .notLoggedOn])
    #expect(rejects.map(\.requestId) == [1, 8])
  }

  @Test func `only the operator may send the operator's commands`() throws {
    let market = TestMarket()
    let halt = SetTradingStateMessage(requestId: 100, instrument: 1, state: .halted)
    try market.logOn("client", from: peer)
    market.receive(halt, from: peer)
    #expect(market.run() == 0)
    #expect(try market.peers.take(peer).rejects.map(\.code) == [.notPermitted])

    try market.logOn("operator", secret: TestMarket.operatorSecret, from: [5])
    market.receive(halt, from: [5])
    #expect(market.run() == 1)
    let answers = try market.peers.take([5])
    let done = try #require(answers.first?.message as? CommandDoneMessage)
    #expect(done.requestId == 100)
    #expect(done.template == SetTradingStateMessage.templateID)
    #expect(answers.count == 1)
  }

  @Test func `a halt of the whole market gets one answer`() throws {
    let market = TestMarket()
    try market.logOn("operator", secret: TestMarket.operatorSecret, from: peer)
    market.receive(
      SetTradingStateMessage(requestId: 100, state: .halted), SetTradingStateMessage(requestId: 100, state: .open),
      from: peer)
    market.run()
    let answers = try market.peers.take(peer)
    #expect(
      answers.map { type(of: $0.message).templateID } == [CommandDoneMessage.templateID, RejectedMessage.templateID])
    #expect(answers.rejects.map(\.code) == [.requestIdNotRising])
  }

  @Test func `a full ring refuses at once, and the same request id may be sent again`() throws {
    let market = TestMarket(inboundCapacity: 8)
    try market.logOn("client", from: peer)
    for id: UInt64 in 1...10 { market.receive(limitOrder(id, .bid, 5, at: 100), from: peer) }
    let refused = try market.peers.take(peer).rejects
    #expect(refused.map(\.code) == [.busy, .busy])
    #expect(refused.map(\.requestId) == [9, 10])
    #expect(market.run() == 8)
    market.receive(limitOrder(9, .bid, 5, at: 100), from: peer)
    #expect(market.run() == 1)
    #expect(try market.peers.take(peer).rejects.isEmpty)
  }

  @Test func `with a full disk only cancels are taken`() throws {
    let market = TestMarket()
    try market.logOn("client", from: peer)
    market.receive(limitOrder(1, .bid, 5, at: 100), from: peer)
    market.run()
    _ = try market.peers.take(peer)
    market.gateway.isCancelOnly = true
    market.receive(
      limitOrder(2, .bid, 5, at: 100), AmendOrderMessage(requestId: 3, clientOrder: 1, quantity: 9),
      CancelOrderMessage(requestId: 4, clientOrder: 1), from: peer)
    #expect(market.run() == 1)
    let answers = try market.peers.take(peer)
    #expect(answers.rejects.map(\.code) == [.cancelOnly, .cancelOnly])
    #expect(answers.last?.message is OrderCancelledMessage)
  }

  @Test func `beyond the limit of sessions a new peer is told so and others go on`() throws {
    var settings = GatewaySettings()
    settings.maximumSessions = 2
    let market = TestMarket(settings)
    try market.logOn("first", from: [1])
    try market.logOn("second", from: [2])
    market.receive(HeartbeatMessage(requestToken: 1), from: [3])
    #expect(try market.peers.take([3]).rejects.map(\.code) == [.tooManySessions])
    market.receive(HeartbeatMessage(requestToken: 4), from: [2])
    #expect(try market.peers.take([2]).first?.message as? HeartbeatMessage == HeartbeatMessage(requestToken: 4))
  }

  @Test func `a session that is silent too long ends, and makes room`() throws {
    var settings = GatewaySettings()
    settings.maximumSessions = 1
    let market = TestMarket(settings)
    try market.logOn("first", from: [1])
    market.now += settings.sessionTimeout + 1
    market.gateway.tick(at: market.now)
    #expect(market.gateway.sessions.count == 0)
    try market.logOn("second", from: [2])
    market.receive(limitOrder(1, .bid, 5, at: 100), from: [1])
    #expect(try market.peers.take([1]).rejects.map(\.code) == [.tooManySessions])
  }

  @Test func `frames for a client that does not read wait for it, in order`() throws {
    let market = TestMarket()
    try market.logOn("client", from: peer)
    market.peers.full = [peer]
    for id: UInt64 in 1...3 {
      market.receive(limitOrder(id, .bid, 5, at: 100), from: peer)
      market.run()
    }
    #expect(try market.peers.take(peer).isEmpty)
    market.peers.full = []
    market.gateway.tick(at: market.now)
    market.receive(limitOrder(4, .bid, 5, at: 100), from: peer)
    market.run()
    let accepted = try market.peers.take(peer).compactMap { $0.message as? OrderAcceptedMessage }
    #expect(accepted.map(\.reportSequence) == [1, 2, 3, 4])
  }

  @Test func `a client that does not read is cut off at the limit, and others are not harmed`() throws {
    var settings = GatewaySettings()
    settings.maximumPendingBytes = 1_024
    let market = TestMarket(settings)
    try market.logOn("slow", from: [1])
    try market.logOn("quick", from: [2])
    market.peers.full = [[1]]
    for id: UInt64 in 1...20 {
      market.receive(limitOrder(id, .bid, 1, at: 100), from: [1])
      market.receive(limitOrder(id, .offer, 1, at: 100), from: [2])
      market.run()
    }
    #expect(market.gateway.figures.sessionsCutOff.count == 1)
    #expect(!market.gateway.outbox.hasPending)
    let quick = try market.peers.take([2]).compactMap { $0.message as? OrderAcceptedMessage }
    #expect(quick.count == 20)
    market.peers.full = []
    market.gateway.tick(at: market.now)
    #expect(try market.peers.take([1]).isEmpty)
    // What it missed is still there for it.
    market.receive(logon("slow", reportsAfter: 0), from: [3])
    market.run()
    let missed = try market.peers.take([3])
    let accepted = try #require(missed.first?.message as? LogonAcceptedMessage)
    #expect(missed.count == Int(accepted.lastReportSequence) + 1)
  }

  @Test func `a client that is gone loses its session at once`() throws {
    let market = TestMarket()
    try market.logOn("client", from: peer)
    market.peers.gone = [peer]
    market.receive(limitOrder(1, .bid, 5, at: 100), from: peer)
    market.run()
    market.gateway.tick(at: market.now)
    #expect(market.gateway.sessions.count == 0)
  }
}
