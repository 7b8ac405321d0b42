import Foundation
import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeServer

@Suite struct ExchangeServerTests {
  private let folder: TemporaryFolder
  private let context: MessagingContext

  init() throws {
    folder = try TemporaryFolder()
    context = try MessagingContext()
  }

  private var configuration: ServerConfiguration { .forTests(in: folder) }

  private func withServer(
    _ configuration: ServerConfiguration? = nil, _ body: (ListeningAddresses, ExchangeServer) async throws -> Void
  ) async throws {
    let server = ExchangeServer(configuration: configuration ?? self.configuration, logger: quietLogger())
    let addresses = try await server.start()
    do {
      try await body(addresses, server)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func orderEntry(_ addresses: ListeningAddresses) throws -> TestClient {
    try TestClient(.dealer, to: addresses.orderEntry[0], context: context)
  }

  @Test func `an offer meets a bid: both are told, and the feed shows the fill`() async throws {
    try await withServer { addresses, _ in
      let feed = try TestClient(.sub, to: addresses.feed[0], context: context)
      let provider = try orderEntry(addresses)
      let buyer = try orderEntry(addresses)
      let providerNumber = try provider.logOn("provider").participant
      let buyerNumber = try buyer.logOn("buyer").participant
      #expect(providerNumber != buyerNumber)
      try subscribe(feed, to: ["fill/H800-80G/HZ/1h/"], addresses)

      try provider.send(limitOrder(1, .offer, 16, at: 112_000))
      let offer = try provider.next(OrderAcceptedMessage.self)
      #expect(offer.reportSequence == 1)
      #expect(offer.requestId == 1)
      #expect(offer.quantity == 16)

      try buyer.send(limitOrder(1, .bid, 10, at: 115_000))
      let bid = try buyer.next(OrderAcceptedMessage.self)
      let bought = try buyer.next(OrderFilledMessage.self)
      #expect(bought.reportSequence == 2)
      #expect(bought.order == bid.order)
      #expect(bought.price == 112_000)
      #expect(bought.quantity == 10)
      #expect(bought.remaining == 0)
      #expect(bought.notional == 1_120_000)
      #expect(bought.liquidity == .taker)

      let sold = try provider.next(OrderFilledMessage.self)
      #expect(sold.reportSequence == 2)
      #expect(sold.order == offer.order)
      #expect(sold.trade == bought.trade)
      #expect(sold.remaining == 6)
      #expect(sold.liquidity == .maker)

      let header = try feed.next(FeedHeaderMessage.self)
      #expect(header.firstSequence == 1)
      #expect(header.count == 1)
      let fill = try feed.next(FillMessage.self)
      #expect(fill.trade == bought.trade)
      #expect(fill.quantity == 10)
      #expect(fill.takerSide == .bid)
      #expect(fill.hours == 1)
    }
  }

  /// Subscribes, and waits until the server knows: until then messages would pass the subscriber by.
  ///
  /// Subscriptions of one connection arrive in order, so that a message of a later one proves those before it. The
  /// operator makes such messages by halting and opening a book that the tests do not use.
  private func subscribe(_ feed: TestClient, to topics: [String], _ addresses: ListeningAddresses) throws {
    for topic in topics { try feed.socket.subscribe(topic) }
    let probe = "status/C7-32C/SH/12m/"
    try feed.socket.subscribe(probe)
    let secret = try String(contentsOfFile: folder.path + "/data/operator.secret", encoding: .utf8)
    let operatorClient = try orderEntry(addresses)
    var requestID = try operatorClient.logOn("operator", secret: String(secret.prefix { $0 != "\n" })).lastRequestId
    let instrument = UInt32(BuiltInCatalogue.specs.count * BuiltInCatalogue.regions.count * 7)
    for state in Array(repeating: [TradingState.halted, .open], count: 200).joined() {
      requestID += 1
      try operatorClient.send(SetTradingStateMessage(requestId: requestID, instrument: instrument, state: state))
      _ = try operatorClient.next(CommandDoneMessage.self)
      if try !feed.hasNothing() { break }
      usleep(5_000)
    }
    try feed.socket.unsubscribe(probe)
    // What was on its way under the probe's topic.
    usleep(20_000)
    while try !feed.hasNothing() {}
  }

  @Test func `orders are amended, cancelled and mass cancelled`() async throws {
    try await withServer { addresses, _ in
      let client = try orderEntry(addresses)
      try client.logOn("client")
      try client.send(
        limitOrder(1, .bid, 5, at: 100), limitOrder(2, .bid, 5, at: 101), limitOrder(3, .offer, 5, at: 200))
      let first = try client.next(OrderAcceptedMessage.self)
      let second = try client.next(OrderAcceptedMessage.self)
      let third = try client.next(OrderAcceptedMessage.self)

      try client.send(AmendOrderMessage(requestId: 4, order: first.order, quantity: 3))
      let amended = try client.next(OrderAmendedMessage.self)
      #expect(amended.remaining == 3)
      #expect(amended.keptPriority)

      try client.send(CancelOrderMessage(requestId: 5, clientOrder: 2))
      let cancelled = try client.next(OrderCancelledMessage.self)
      #expect(cancelled.order == second.order)
      #expect(cancelled.requestId == 5)
      #expect(cancelled.reason == .requested)

      try client.send(MassCancelMessage(requestId: 6, side: .both))
      let gone = [try client.next(OrderCancelledMessage.self).order, try client.next(OrderCancelledMessage.self).order]
      #expect(gone == [first.order, third.order])
      let done = try client.next(MassCancelledMessage.self)
      #expect(done.count == 2)
      #expect(done.reportSequence == 8)

      try client.send(CancelOrderMessage(requestId: 7, order: first.order))
      let rejected = try client.next(RejectedMessage.self)
      #expect(rejected.code == .unknownOrder)
      #expect(rejected.reportSequence == 9)
      #expect(rejected.template == CancelOrderMessage.templateID)
    }
  }
}
