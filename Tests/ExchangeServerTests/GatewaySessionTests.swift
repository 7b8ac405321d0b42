import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeServer

/// Logon, registration, reports that are numbered and sent again, and what happens when sessions end.
@Suite struct GatewaySessionTests {
  private let peer: [UInt8] = [1, 2, 3]

  @Test func `a new name is registered where registration is open, and its secret holds from then on`() throws {
    let market = TestMarket()
    let first = try market.logOn("client", secret: "right", from: [1])
    #expect(first.participant == 2)
    #expect(first.lastRequestId == 0)
    #expect(first.firstKeptReport == 0)
    market.receive(logon("client", secret: "wrong"), from: [2])
    market.run()
    #expect(try market.peers.take([2]).rejects.map(\.code) == [.wrongCredentials])
    #expect(try market.logOn("client", secret: "right", from: [3]).participant == 2)
  }

  @Test func `a logon is answered only when its registration has come back from the engine`() throws {
    let market = TestMarket()
    market.receive(logon("client"), from: peer)
    #expect(try market.peers.take(peer).isEmpty)
    #expect(market.run() == 1)
    #expect(try market.peers.take(peer).first?.message is LogonAcceptedMessage)
  }

  @Test func `two who want the same new name at once: the first has it, the other needs its secret`() throws {
    let market = TestMarket()
    market.receive(logon("client", secret: "one"), from: [1])
    market.receive(logon("client", secret: "two"), from: [2])
    market.receive(logon("client", secret: "one"), from: [3])
    #expect(market.run() == 1)
    #expect(try market.peers.take([1]).first?.message is LogonAcceptedMessage)
    #expect(try market.peers.take([2]).rejects.map(\.code) == [.wrongCredentials])
    #expect(try market.peers.take([3]).first?.message is LogonAcceptedMessage)
  }

  @Test func `where registration is closed, new names and empty secrets are refused`() throws {
    var settings = GatewaySettings()
    settings.registrationIsOpen = false
    let market = TestMarket(settings)
    market.receive(logon("stranger"), from: [1])
    #expect(market.run() == 0)
    #expect(try market.peers.take([1]).rejects.map(\.code) == [.wrongCredentials])

    try market.logOn("operator", secret: TestMarket.operatorSecret, from: [2])
    let credential = Credentials.digest(name: "member".utf8, secret: "".utf8)
    market.receive(
      RegisterParticipantMessage(requestId: 100, name: Code16("member")!, credential: credential), from: [2])
    market.run()
    _ = try market.peers.take([2])
    market.receive(logon("member", secret: ""), from: [3])
    market.run()
    #expect(try market.peers.take([3]).rejects.map(\.code) == [.wrongCredentials])
  }

  @Test func `a name that the engine refuses is refused to the client with its code`() throws {
    let market = TestMarket()
    market.receive(logon("no/slash"), from: peer)
    market.run()
    #expect(try market.peers.take(peer).rejects.map(\.code) == [.invalidCode])
    // The session is free to try again.
    #expect(try market.logOn("good", from: peer).participant == 2)
  }

  @Test func `a session cannot change who it is, nor speak a newer protocol`() throws {
    let market = TestMarket()
    try market.logOn("first", from: [1])
    try market.logOn("second", from: [2])
    market.receive(logon("second"), from: [1])
    market.run()
    #expect(try market.peers.take([1]).rejects.map(\.code) == [.alreadyLoggedOn])
    market.receive(logon("first", version: WireSchema.version + 1), from: [3])
    let refused = try market.peers.take([3]).rejects
    #expect(refused.map(\.code) == [.unsupportedVersion])
    #expect(refused.first?.value == Int64(WireSchema.version))
  }

  @Test func `registrations by logon and the operator's own commands share request ids without a clash`() throws {
    let market = TestMarket()
    let lastID = try market.logOn("operator", secret: TestMarket.operatorSecret, from: [9]).lastRequestId
    #expect(lastID == 6)
    // In one batch: the operator's command first, then two registrations, which take the ids after it.
    market.receive(SetTradingStateMessage(requestId: 1_000, state: .halted), from: [9])
    market.receive(logon("one"), from: [1])
    market.receive(logon("two"), from: [2])
    #expect(market.run() == 3)
    let done = try market.peers.take([9]).compactMap { $0.message as? CommandDoneMessage }
    #expect(done.map(\.requestId) == [1_000, 1_001, 1_002])
    #expect(try market.logOn("operator", secret: TestMarket.operatorSecret, from: [8]).lastRequestId == 1_002)
  }

  @Test func `reports go to all sessions of the participant, with the same numbers`() throws {
    let market = TestMarket()
    try market.logOn("client", from: [1])
    try market.logOn("client", from: [2])
    market.receive(limitOrder(1, .bid, 5, at: 100), from: [1])
    market.receive(limitOrder(2, .bid, 5, at: 100), from: [2])
    market.run()
    let first = try market.peers.take([1])
    #expect(first == (try market.peers.take([2])))
    #expect(first.compactMap { ($0.message as? OrderAcceptedMessage)?.reportSequence } == [1, 2])
  }

  @Test func `a client that comes back gets what it missed, byte for byte`() throws {
    let market = TestMarket()
    try market.logOn("client", from: [1])
    try market.logOn("other", from: [2])
    market.receive(
      limitOrder(1, .bid, 5, at: 100), AmendOrderMessage(requestId: 2, clientOrder: 1, quantity: 4),
      CancelOrderMessage(requestId: 9, clientOrder: 8), from: [1])
    market.receive(limitOrder(1, .offer, 3, at: 100), from: [2])
    market.receive(MassCancelMessage(requestId: 10, side: .both), from: [1])
    market.run()
    let live = try market.peers.take([1])
    #expect(live.count == 6)
    market.receive(logon("client", reportsAfter: 2), from: [3])
    market.run()
    let again = try market.peers.take([3])
    let accepted = try #require(again.first?.message as? LogonAcceptedMessage)
    #expect(accepted.lastReportSequence == 6)
    #expect(accepted.firstKeptReport == 1)
    #expect(accepted.lastRequestId == 10)
    #expect(Array(again.dropFirst()) == Array(live.dropFirst(2)))
  }

  @Test func `what is too old to be kept is not sent, and the answer says from where on`() throws {
    var settings = GatewaySettings()
    settings.keptReports = 10
    let market = TestMarket(settings)
    try market.logOn("client", from: [1])
    for id: UInt64 in 1...25 { market.receive(limitOrder(id, .bid, 5, at: 100), from: [1]) }
    market.run()
    market.receive(logon("client", reportsAfter: 0), from: [2])
    market.run()
    let again = try market.peers.take([2])
    #expect((again.first?.message as? LogonAcceptedMessage)?.firstKeptReport == 16)
    #expect(again.compactMap { ($0.message as? OrderAcceptedMessage)?.reportSequence } == Array(16...25))
  }

  @Test func `a logon in one frame with orders is answered before their reports`() throws {
    let market = TestMarket()
    try market.logOn("client", from: [1])
    market.receive(logon("client"), limitOrder(1, .bid, 5, at: 100), from: [2])
    market.run()
    let answers = try market.peers.take([2])
    #expect(answers.map { type(of: $0.message).templateID } == [100, 102])
  }

  @Test func `orders go when the last session that wished so goes`() throws {
    let market = TestMarket()
    try market.logOn("client", from: [1], cancelOnDisconnect: true)
    try market.logOn("client", from: [2], cancelOnDisconnect: true)
    try market.logOn("client", from: [3])
    market.receive(limitOrder(1, .bid, 5, at: 100), limitOrder(2, .bid, 5, at: 101), from: [1])
    market.run()
    _ = try market.peers.take([3])
    market.now += 6_000_000_000
    market.receive(HeartbeatMessage(requestToken: 1), from: [2])
    market.receive(HeartbeatMessage(requestToken: 1), from: [3])
    market.now += 6_000_000_000
    market.receive(HeartbeatMessage(requestToken: 1), from: [3])
    market.gateway.tick(at: market.now)
    #expect(market.run() == 0, "a session with the wish still lives")
    market.now += 6_000_000_000
    market.receive(HeartbeatMessage(requestToken: 1), from: [3])
    market.gateway.tick(at: market.now)
    #expect(market.run() == 1)
    let told = try market.peers.take([3])
    #expect(told.compactMap { ($0.message as? OrderCancelledMessage)?.reason } == [.massCancel, .massCancel])
    let done = try #require(told.last?.message as? MassCancelledMessage)
    #expect(done.requestId == 3, "the id after the participant's last one")
  }

  @Test func `open orders are told as of the place of the question among the commands`() throws {
    let market = TestMarket()
    try market.logOn("client", from: peer)
    market.receive(
      limitOrder(1, .bid, 5, at: 100), QueryOpenOrdersMessage(requestToken: 55, participant: 0),
      limitOrder(2, .bid, 6, at: 100),
      from: peer)
    let before = market.sequencer.nextSequence
    market.run()
    let answers = try market.peers.take(peer)
    #expect(answers.map { type(of: $0.message).templateID } == [102, 110, 111, 102])
    let open = try #require(answers[1].message as? OpenOrderMessage)
    #expect(open.clientOrder == 1)
    #expect(open.remaining == 5)
    #expect(open.requestToken == 55)
    let done = try #require(answers[2].message as? QueryDoneMessage)
    #expect(done.count == 1)
    #expect(done.engineSequence == before)
  }

  @Test func `the catalogue is told to anybody`() throws {
    let market = TestMarket()
    market.receive(QueryCatalogueMessage(requestToken: 5), from: peer)
    #expect(market.run() == 0, "a question is not journalled")
    let answers = try market.peers.take(peer)
    #expect(answers.map { type(of: $0.message).templateID } == [140, 141, 142, 142, 143, 143, 111])
    let spec = try #require(answers[0].message as? SpecDefinitionMessage)
    #expect(spec.spec == 1)
    #expect(spec.code.description == "S1")
    #expect((answers[5].message as? InstrumentDefinitionMessage)?.tenor == 2)
  }

  @Test func `one question at a time`() throws {
    let market = TestMarket()
    market.receive(
      QueryCatalogueMessage(requestToken: 5), QueryCatalogueMessage(requestToken: 6), from: peer)
    let refused = try market.peers.take(peer).rejects
    #expect(refused.map(\.code) == [.tooManyRequests])
    #expect(refused.map(\.requestId) == [6])
    market.run()
    #expect(try market.peers.take(peer).last?.message is QueryDoneMessage)
    market.receive(QueryCatalogueMessage(requestToken: 7), from: peer)
    market.run()
    #expect((try market.peers.take(peer).last?.message as? QueryDoneMessage)?.requestToken == 7)
  }

  @Test func `a long answer waits for a slow reader instead of cutting it off`() throws {
    var settings = GatewaySettings()
    settings.maximumPendingBytes = 65_536
    let market = TestMarket(settings)
    try market.logOn("client", from: peer)
    for id: UInt64 in 1...4_000 { market.receive(limitOrder(id, .bid, 1, at: 100), from: peer) }
    while market.run() > 0 {}
    _ = try market.peers.take(peer)
    market.peers.full = [peer]
    market.receive(QueryOpenOrdersMessage(requestToken: 1, participant: 0), from: peer)
    market.run()
    for _ in 0..<5 { market.gateway.tick(at: market.now) }
    #expect(market.gateway.figures.sessionsCutOff.count == 0)
    market.peers.full = []
    while market.gateway.wantsTick {
      market.gateway.tick(at: market.now)
      market.gateway.outbox.flush()
    }
    let answers = try market.peers.take(peer)
    let orders = answers.compactMap { ($0.message as? OpenOrderMessage)?.clientOrder }
    #expect(orders.count == 4_000)
    #expect(orders.elementsEqual(1...4_000))
    #expect((answers.last?.message as? QueryDoneMessage)?.count == 4_000)
  }
}
