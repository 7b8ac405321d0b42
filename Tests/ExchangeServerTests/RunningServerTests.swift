import Foundation
import Journal
import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeServer

@Suite struct RunningServerTests {
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
      let pool = try provider.next(PoolOpenedMessage.self)
      #expect(pool.reportSequence == 1)
      #expect(pool.units == 16)
      let offer = try provider.next(OrderAcceptedMessage.self)
      #expect(offer.reportSequence == 2)
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
      let leased = try buyer.next(LeaseOpenedMessage.self)
      #expect(leased.trade == bought.trade)
      #expect(leased.units == 10)
      #expect(leased.role == .buyer)
      #expect(leased.pool == nil)

      let sold = try provider.next(OrderFilledMessage.self)
      #expect(sold.reportSequence == 3)
      #expect(sold.order == offer.order)
      #expect(sold.trade == bought.trade)
      #expect(sold.remaining == 6)
      #expect(sold.liquidity == .maker)
      let lent = try provider.next(LeaseOpenedMessage.self)
      #expect(lent.lease == leased.lease)
      #expect(lent.role == .provider)
      #expect(lent.pool == pool.pool)

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
      _ = try client.next(PoolOpenedMessage.self)
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
      #expect(done.reportSequence == 9)
      #expect(try client.next(PoolClosedMessage.self).requestId == nil)

      try client.send(CancelOrderMessage(requestId: 7, order: first.order))
      let rejected = try client.next(RejectedMessage.self)
      #expect(rejected.code == .unknownOrder)
      #expect(rejected.reportSequence == 11)
      #expect(rejected.template == CancelOrderMessage.templateID)
    }
  }

  /// What a straight replay of the journal, without a server, comes to.
  private func replayedHash() throws -> UInt64 {
    let opened = try Journal.open(
      JournalConfiguration(directory: folder.path + "/data/journal", segmentSize: UInt64(configuration.segmentSize)))
    defer { opened.journal.close() }
    let sequencer = Sequencer(configuration: configuration.engine)
    let batch = Batch()
    try opened.journal.read(from: 1) { record in
      try sequencer.restore(record.payload, firstSequence: record.firstSequence, time: record.time, into: batch)
      sequencer.apply(batch)
      return true
    }
    return sequencer.stateHash()
  }

  @Test func `a restart finds every order, and numbers of reports, topics and trades go on`() async throws {
    let first = ExchangeServer(configuration: configuration, logger: quietLogger())
    var addresses = try await first.start()
    let provider = try orderEntry(addresses)
    var buyer = try orderEntry(addresses)
    try provider.logOn("provider")
    try buyer.logOn("buyer")
    try provider.send(limitOrder(1, .offer, 16, at: 112_000), limitOrder(2, .offer, 8, at: 113_000))
    for _ in 0..<2 {
      _ = try provider.next(PoolOpenedMessage.self)
      _ = try provider.next(OrderAcceptedMessage.self)
    }
    try buyer.send(limitOrder(1, .bid, 10, at: 112_000))
    _ = try buyer.next(OrderAcceptedMessage.self)
    #expect(try buyer.next(OrderFilledMessage.self).trade == 1)
    let lease = try buyer.next(LeaseOpenedMessage.self).lease
    await first.stop()
    #expect(try replayedHash() == first.finalStateHash)

    let second = ExchangeServer(configuration: configuration, logger: quietLogger())
    addresses = try await second.start()
    buyer = try orderEntry(addresses)
    let accepted = try buyer.logOn("buyer", reportsAfter: 1)
    #expect(accepted.lastRequestId == 1)
    #expect(accepted.lastReportSequence == 3)
    #expect(try buyer.next(OrderFilledMessage.self).reportSequence == 2)
    #expect(try buyer.next(LeaseOpenedMessage.self).lease == lease)
    try buyer.send(limitOrder(1, .bid, 10, at: 112_000), limitOrder(2, .bid, 6, at: 112_000))
    let repeated = try buyer.next(RejectedMessage.self)
    #expect(repeated.code == .requestIdNotRising)
    #expect(repeated.reportSequence == 4)
    #expect(try buyer.next(OrderAcceptedMessage.self).reportSequence == 5)
    #expect(try buyer.next(OrderFilledMessage.self).trade == 2)
    #expect(try fills(addresses, atLeast: 2) == [1, 2], "the topic's sequence goes on after the restart")
    await second.stop()
    #expect(try replayedHash() == second.finalStateHash)
  }

  /// The trades in the fill topic of the first instrument, from its first message on.
  private func fills(_ addresses: ListeningAddresses, atLeast count: Int) throws -> [UInt64] {
    let repair = try TestClient(.dealer, to: addresses.replay[0], context: context)
    let topic = try #require(Topic48("fill/H800-80G/HZ/1h/"))
    // A report may be a moment ahead of the feed.
    for _ in 0..<1_000 {
      try repair.send(RangeRequestMessage(requestToken: 1, topic: topic, firstSequence: 1, lastSequence: .max))
      let header = try repair.next(RangeHeaderMessage.self)
      let fills = try (0..<header.count).map { _ in try repair.next(FillMessage.self).trade }
      if fills.count >= count { return fills }
    }
    return []
  }

  @Test func `a second server on the same folder is refused and told who holds it`() async throws {
    try await withServer { _, _ in
      let second = ExchangeServer(configuration: configuration, logger: quietLogger())
      do {
        try await second.start()
        Issue.record("two servers run on one folder")
      } catch let error as ServerError {
        #expect(error.exitCode == .heldByAnother)
        #expect("\(error)".contains("\(ProcessInfo.processInfo.processIdentifier)"))
      }
    }
  }

  @Test func `a server can be started again where one has stopped, on the same addresses`() async throws {
    for _ in 0..<3 {
      try await withServer { addresses, _ in
        let client = try orderEntry(addresses)
        try client.logOn("client")
      }
    }
  }

  @Test func `a graceful stop answers everything that was taken`() async throws {
    let server = ExchangeServer(configuration: configuration, logger: quietLogger())
    let addresses = try await server.start()
    let client = try orderEntry(addresses)
    try client.logOn("client")
    let count: UInt64 = 3_000
    for id in 1...count { try client.send(limitOrder(id, .bid, 1, at: 100)) }
    // Some are taken by now, some are on their way.
    _ = try client.next(OrderAcceptedMessage.self)
    await server.stop()
    let again = ExchangeServer(configuration: configuration, logger: quietLogger())
    let back = try orderEntry(await again.start())
    let taken = try back.logOn("client").lastReportSequence
    for expected in 2...taken {
      #expect(try client.next(OrderAcceptedMessage.self).reportSequence == expected, "taken, but not answered")
    }
    await again.stop()
  }

  @Test func `an address that is taken is named, and nothing is left behind`() async throws {
    let holder = try context.socket(.router)
    var configuration = configuration
    configuration.orderEntry = [try holder.bind("tcp://127.0.0.1:*")]
    let server = ExchangeServer(configuration: configuration, logger: quietLogger())
    do {
      try await server.start()
      Issue.record("two sockets listen at one address")
    } catch let error as ServerError {
      #expect(error.exitCode == .cannotListen)
      #expect("\(error)".contains(configuration.orderEntry[0]))
    }
    // The folder is free again.
    try await withServer { _, _ in }
  }

  @Test func `health and metrics are served over http`() async throws {
    var configuration = configuration
    configuration.http = "127.0.0.1:0"
    try await withServer(configuration) { addresses, server in
      let client = try orderEntry(addresses)
      try client.logOn("client")
      try client.send(limitOrder(1, .bid, 1, at: 100))
      _ = try client.next(OrderAcceptedMessage.self)
      try client.send(limitOrder(1, .bid, 1, at: 100))
      _ = try client.next(RejectedMessage.self)
      let address = try #require(addresses.http)
      let health = try await get("http://\(address)/health")
      #expect(health.contains(#""status":"serving""#))
      #expect(health.contains(#""openOrders":1"#))
      let metrics = try await get("http://\(address)/metrics")
      #expect(metrics.contains("\ntenor_orders_accepted_total 1\n"))
      #expect(metrics.contains("\ntenor_rejects_total{code=\"requestIdNotRising\"} 1\n"))
      #expect(metrics.contains("\ntenor_journal_sync_seconds_count "))
      #expect(server.metrics?.contains("tenor_batch_size_commands_bucket") == true)
    }
  }

  /// The body at `address`, read with curl's own means: Foundation's networking is a library of its own on Linux. The
  /// thread is given back while curl runs, since the server answers on the same pool of threads.
  private func get(_ address: String) async throws -> String {
    let file = NSTemporaryDirectory() + "tenor-body-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["curl", "-sf", "--max-time", "60", "--output", file, address]
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    try #require(status == 0)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test func `tcp on free ports and ipc are served side by side`() async throws {
    var configuration = configuration
    configuration.orderEntry.append("tcp://127.0.0.1:*")
    try await withServer(configuration) { addresses, _ in
      #expect(addresses.orderEntry.count == 2)
      for (index, address) in addresses.orderEntry.enumerated() {
        let client = try TestClient(.dealer, to: address, context: context)
        try client.logOn("client\(index)")
      }
    }
  }

  @Test func `the built-in catalogue is there, whole, and numbers are as its data says`() async throws {
    try await withServer { addresses, _ in
      let client = try orderEntry(addresses)
      try client.send(QueryCatalogueMessage(requestToken: 1))
      for spec in BuiltInCatalogue.specs {
        let definition = try client.next(SpecDefinitionMessage.self)
        #expect(definition.code.description == spec.code)
        #expect(definition.memoryGiB == spec.memory)
        #expect(definition.lotSize == spec.lotSize)
        #expect(definition.title.description == spec.title)
      }
      for region in BuiltInCatalogue.regions {
        #expect(try client.next(RegionDefinitionMessage.self).code.description == region.code)
      }
      for tenor in BuiltInCatalogue.tenors {
        #expect(try client.next(TenorDefinitionMessage.self).hours == tenor.hours)
      }
      let instruments = BuiltInCatalogue.specs.count * BuiltInCatalogue.regions.count * BuiltInCatalogue.tenors.count
      for number in 1...instruments {
        #expect(try client.next(InstrumentDefinitionMessage.self).instrument == UInt32(number))
      }
      #expect(Int(try client.next(QueryDoneMessage.self).count) == BuiltInCatalogue.commands.count)
    }
  }

  @Test func `the operator's secret is made once, is random, and only its owner may read it`() async throws {
    try await withServer { _, _ in }
    let path = folder.path + "/data/operator.secret"
    let secret = try String(contentsOfFile: path, encoding: .utf8)
    #expect(secret.count == 33)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try await withServer { addresses, _ in
      let client = try orderEntry(addresses)
      #expect(try client.logOn("operator", secret: String(secret.dropLast())).participant == 1)
      try client.send(
        LogonMessage(
          requestToken: 1, name: #require(Code16("operator")), secret: #require(Text32("guess")), reportsAfter: 0,
          protocolVersion: 0, cancelOnDisconnect: false))
      #expect(try client.next(RejectedMessage.self).code == .wrongCredentials)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == secret)
  }
}
