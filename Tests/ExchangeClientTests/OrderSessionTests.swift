import Foundation
import MatchingEngine
import Messaging
import Synchronization
import Testing
import WireProtocol

@testable import ExchangeClient

@Suite struct OrderSessionTests {
  private let context: MessagingContext

  init() throws { context = try MessagingContext() }

  private func withExchange(
    answer: Duration = .seconds(5), requestIDs: OrderSession.RequestIDs = .consecutive,
    _ script: @escaping FakeExchange.Script, _ body: (OrderSession) throws -> Void
  ) throws {
    let exchange = try FakeExchange(context, script)
    defer { exchange.stop() }
    try body(
      OrderSession(
        address: exchange.address, context: context, timing: OrderSession.Timing(answer: answer),
        requestIDs: requestIDs))
  }

  @Test func `a logon tells who one is, and request ids go on above the last`() throws {
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon, lastRequestID: 41, lastReport: 9, firstKept: 1)
      case .newOrder(let order): frame.refuse(10, order.requestId, .unknownInstrument)
      default: break
      }
    } _: { session in
      let accepted = try session.logOn(name: "alice", secret: "hush")
      #expect(accepted.lastRequestId == 41)
      #expect(session.participant == ParticipantID(7))
      #expect(session.lastReportSequence == 9)
      #expect(try session.add(.anyBid()) == 42)
    }
  }

  @Test(arguments: ["", "a name", "seventeen-letters", "näme"])
  func `a name that cannot be is refused before anything is sent`(name: String) throws {
    let session = try OrderSession(address: "tcp://127.0.0.1:9", context: context)
    #expect(throws: ClientError.invalidName(name)) { try session.logOn(name: name) }
  }

  @Test func `an order gathers its acceptance, its fills and what rests, and leaves others' reports to polling`() throws
  {
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .newOrder(let order):
        frame.fill(999, order: 5, quantity: 1, remaining: 0, report: 1, engine: 70)
        frame.accept(order, as: 33, report: 2, engine: 71)
        frame.fill(order.requestId, order: 33, quantity: 4, remaining: 6, report: 3, engine: 71)
      case .queryOpenOrders(let query):
        frame.append(
          OpenOrderMessage(
            reportSequence: 0, requestToken: query.requestToken, order: 33, clientOrder: 1, price: 112_000,
            remaining: 6, filled: 4, instrument: 1, side: .bid))
        frame.endQuery(query.requestToken, count: 1)
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      let outcome = try session.submit(.anyBid())
      #expect(outcome.order == OrderID(33))
      #expect(outcome.acceptance?.quantity == 10)
      #expect(outcome.filled == Quantity(4))
      #expect(outcome.resting == Quantity(6))
      #expect(outcome.cancellations.isEmpty)
      var others: [ExecutionReport] = []
      try session.poll { others.append($0) }
      #expect(others.map(\.reportSequence) == [1])
      #expect(session.missedReports == 0)
    }
  }

  @Test func `what self-trade prevention takes from an order and from those that it meets is told apart`() throws {
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .newOrder(let order):
        frame.accept(order, as: 33, report: 1, engine: 71)
        for (report, (id, quantity, remaining)) in [(20, 4, 0), (33, 4, 6), (21, 6, 1), (33, 6, 0)].enumerated() {
          frame.append(
            OrderCancelledMessage(
              reportSequence: UInt64(report + 2), requestId: order.requestId, order: UInt64(id), engineSequence: 71,
              time: 1, clientOrder: id == 33 ? order.requestId : UInt64(id), quantity: Int64(quantity), instrument: 1,
              side: .bid, reason: .selfTrade, remaining: Int64(remaining)))
        }
      case .queryOpenOrders(let query): frame.endQuery(query.requestToken)
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      let outcome = try session.submit(.anyBid(.immediateOrCancel))
      #expect(outcome.cancellations.map(\.quantity) == [4, 6])
      #expect(outcome.cancelled == Quantity(10))
      #expect(outcome.preventedOrders.map(\.order) == [20, 21])
      #expect(outcome.resting == .zero)
      try session.poll { _ in Issue.record("everything belonged to the order") }
    }
  }

  @Test func `a question that was refused for the moment is asked again, and the order is not lost`() throws {
    let questions = Mutex(0)
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .newOrder(let order):
        frame.accept(order, as: 33, report: 1, engine: 71)
      case .queryOpenOrders(let query):
        let count = questions.withLock { count in
          count += 1
          return count
        }
        if count < 3 {
          frame.refuse(30, query.requestToken, .tooManyRequests)
        } else {
          frame.endQuery(query.requestToken)
        }
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      #expect(try session.submit(.anyBid()).order == OrderID(33))
      #expect(questions.withLock { $0 } == 3)
    }
  }

  @Test func `a refused order throws code, value and what to do`() throws {
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .newOrder(let order): frame.refuse(10, order.requestId, .quantityNotWholeLots, value: 5)
      case .queryOpenOrders(let query): frame.endQuery(query.requestToken)
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      let error = #expect(throws: ClientError.self) { try session.submit(.anyBid()) }
      #expect(error?.problem.contains("quantityNotWholeLots (104, value 5)") == true)
      #expect(error?.advice == "Round it.")
    }
  }

  @Test func `a busy exchange is asked again, with a new request id`() throws {
    let attempts = Mutex<[UInt64]>([])
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .cancelOrder(let cancel):
        let attempt = attempts.withLock { list in
          list.append(cancel.requestId)
          return list.count
        }
        if attempt < 3 { return frame.refuse(11, cancel.requestId, .busy) }
        frame.append(
          OrderCancelledMessage(
            reportSequence: 1, requestId: cancel.requestId, order: 33, engineSequence: 5, time: 1, clientOrder: 1,
            quantity: 6, instrument: 1, side: .bid, reason: .requested, remaining: 0))
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      #expect(try session.cancel(.order(OrderID(33))).quantity == 6)
      #expect(attempts.withLock { $0 } == [1, 2, 3])
    }
  }

  @Test func `ids from the clock rise, and an order that came behind a faster session's goes again`() throws {
    let ids = Mutex<[UInt64]>([])
    try withExchange(requestIDs: .fromClock) { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon, lastRequestID: 10)
      case .massCancel(let cancel):
        let count = ids.withLock { list in
          list.append(cancel.requestId)
          return list.count
        }
        if count == 1 { return frame.refuse(13, cancel.requestId, .requestIdNotRising) }
        frame.append(
          MassCancelledMessage(reportSequence: 1, requestId: cancel.requestId, engineSequence: 5, time: 1, count: 0))
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      #expect(try session.massCancel() == [])
      let sent = ids.withLock { $0 }
      #expect(sent.count == 2)
      #expect(sent[0] > 1_700_000_000_000_000_000)
      #expect(sent[1] > sent[0])
    }
  }

  @Test func `reports that come twice are handed out once, and a hole is counted`() throws {
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon, lastReport: 2, firstKept: 1)
      case .newOrder(let order):
        frame.fill(order.requestId, order: 1, quantity: 1, remaining: 9, report: 3, engine: 1)
        frame.fill(order.requestId, order: 1, quantity: 1, remaining: 9, report: 3, engine: 1)
        frame.fill(order.requestId, order: 1, quantity: 1, remaining: 8, report: 6, engine: 2)
      default: break
      }
    } _: { session in
      try session.logOn(name: "alice")
      try session.add(.anyBid())
      try pollUntil(session, count: 2) { reports in #expect(reports.map(\.reportSequence) == [3, 6]) }
      #expect(session.missedReports == 2)
    }
  }

  @Test func `reports that are not kept any more count as missed`() throws {
    try withExchange { message, frame in
      guard case .logon(let logon) = message else { return }
      frame.accept(logon, lastReport: 20, firstKept: 15)
      for report in UInt64(15)...20 {
        frame.fill(1, order: 1, quantity: 1, remaining: 0, report: report, engine: report)
      }
    } _: { session in
      try session.logOn(name: "alice", reports: .after(10))
      try pollUntil(session, count: 6) { reports in #expect(reports.map(\.reportSequence) == Array(15...20)) }
      #expect(session.missedReports == 4)
    }
  }

  @Test func `nothing listening is told within the time-out, with the address and what to do`() throws {
    let address = "ipc://" + NSTemporaryDirectory() + "tenor-nobody-\(UInt32.random(in: .min ... .max))"
    let session = try OrderSession(address: address, context: context, timing: .init(answer: .milliseconds(200)))
    let error = #expect(throws: ClientError.self) { try session.logOn(name: "alice") }
    #expect(error == .unreachable(address: address, waited: .milliseconds(200)))
    #expect(error?.description.contains("tools/run") == true)
    #expect(session.pendingBytes == 0)
  }

  @Test func `an exchange that does not answer is told apart from one that is not there`() throws {
    try withExchange(answer: .milliseconds(200)) { _, _ in
    } _: { session in
      let error = #expect(throws: ClientError.self) { try session.logOn(name: "alice") }
      guard case .noAnswer(_, let request, _) = error else { throw try #require(error) }
      #expect(request == "the logon as alice")
    }
  }

  @Test func `what is no message of the protocol is told as such`() throws {
    try withExchange { _, frame in
      frame.append(QuoteMessage(bidQuantity: 0, offerQuantity: 0, time: 0, instrument: 1))
    } _: { session in
      let error = #expect(throws: ClientError.self) { try session.logOn(name: "alice") }
      guard case .malformedAnswer = error else { throw try #require(error) }
    }
  }

  @Test func `pipelined orders leave in frames no larger than the exchange takes`() throws {
    let largest = Mutex(0)
    let received = Mutex(0)
    let router = try context.socket(.router)
    let address = try router.bind("inproc://frames")
    let session = try OrderSession(address: address, context: context)
    for _ in 0..<2_000 { try session.add(.anyBid()) }
    #expect(try session.flush())
    #expect(session.pendingBytes == 0)
    while received.withLock({ $0 }) < 2_000 * NewOrderMessage.encodedLength {
      let parts = try #require(try router.receiveMessage(dontWait: true))
      largest.withLock { $0 = max($0, parts[1].count) }
      received.withLock { $0 += parts[1].count }
    }
    #expect(received.withLock { $0 } == 2_000 * NewOrderMessage.encodedLength)
    #expect(largest.withLock { $0 } <= MessageReader.clientFrameLimit)
  }

  @Test func `a quiet session logs on again, and so gets what it missed while it was thought gone`() throws {
    let logons = Mutex<[UInt64]>([])
    let exchange = try FakeExchange(context) { message, frame in
      guard case .logon(let logon) = message else { return }
      let count = logons.withLock { list in
        list.append(logon.reportsAfter)
        return list.count
      }
      frame.accept(logon, lastReport: count == 1 ? 4 : 5, firstKept: 1)
      if count > 1 { frame.fill(1, order: 1, quantity: 1, remaining: 0, report: 5, engine: 9) }
    }
    defer { exchange.stop() }
    var timing = OrderSession.Timing()
    timing.heartbeat = .milliseconds(20)
    let session = try OrderSession(address: exchange.address, context: context, timing: timing)
    try session.logOn(name: "alice")
    try pollUntil(session, count: 1) { reports in #expect(reports.map(\.reportSequence) == [5]) }
    #expect(logons.withLock { Array($0.prefix(2)) } == [.max, 4])
    #expect(session.missedReports == 0)
  }

  @Test func `a session that resumes logs on before it sends what had not left`() throws {
    let kinds = Mutex<[String]>([])
    try withExchange { message, frame in
      kinds.withLock { $0.append(message.json.contains("Logon") ? "logon" : "order") }
      if case .logon(let logon) = message { frame.accept(logon, lastRequestID: 1) }
    } _: { session in
      try session.logOn(name: "alice")
      #expect(try session.add(.anyBid()) == 2)
      try session.resume()
      for _ in 0..<1_000 where kinds.withLock({ $0.count }) < 3 { try session.poll(waiting: .milliseconds(5)) { _ in } }
      #expect(kinds.withLock { $0 } == ["logon", "logon", "order"])
    }
  }

  @Test(arguments: [
    (WireRejectCode.priceOffTick, Int64(112_050), "priceOffTick (107, value 11.205)"),
    (.quantityNotPositive, -5, "quantityNotPositive (103, value -5)"),
    (.unknownSpec, 0, "unknownSpec (129)"),
  ])
  func `a rejection is told with its number and value, prices in CNY`(code: WireRejectCode, value: Int64, text: String)
  {
    let rejection = RejectedMessage(
      reportSequence: 0, requestId: 1, value: value, engineSequence: 0, time: 0, code: code, field: 0, offset: 0,
      template: 10)
    #expect(rejection.problem.contains(text))
    #expect(!rejection.advice.isEmpty)
  }

  @Test(arguments: WireRejectCode.allCases)
  func `every reject code says what was wrong and what to do`(code: WireRejectCode) {
    let rejection = RejectedMessage(
      reportSequence: 0, requestId: 1, value: 0, engineSequence: 0, time: 0, code: code, field: 0, offset: 0,
      template: 10)
    #expect(rejection.problem.hasPrefix("Rejected: \(code) (\(code.wireValue)). "))
    #expect(!rejection.problem.hasSuffix("."))
    #expect(rejection.advice.hasSuffix("."))
  }

  @Test func `an exchange that falls silent is noticed`() throws {
    let exchange = try FakeExchange(context) { message, frame in
      if case .logon(let logon) = message { frame.accept(logon) }
    }
    var timing = OrderSession.Timing()
    timing.heartbeat = .milliseconds(20)
    timing.silence = .milliseconds(200)
    let session = try OrderSession(address: exchange.address, context: context, timing: timing)
    try session.logOn(name: "alice")
    exchange.stop()
    let error = #expect(throws: ClientError.self) {
      for _ in 0..<1_000 { try session.poll(waiting: .milliseconds(10)) { _ in } }
    }
    guard case .silent = error else { throw try #require(error) }
  }

  @Test func `a registration carries a digest of name and secret, not the secret`() throws {
    let credential = Mutex<Digest32?>(nil)
    try withExchange { message, frame in
      switch message {
      case .logon(let logon): frame.accept(logon)
      case .registerParticipant(let registration):
        credential.withLock { $0 = registration.credential }
        frame.append(
          CommandDoneMessage(
            reportSequence: 1, requestId: registration.requestId, engineSequence: 1, time: 1, number: 12, template: 40))
      default: break
      }
    } _: { session in
      try session.logOn(name: "operator")
      #expect(try session.registerParticipant(name: "alice", secret: "hush") == ParticipantID(12))
      // printf 'alice\0hush' | sha256sum
      let expected = "6264aca48692366ee49cd8524944c0a21462ebae0ff6b17c9605029e0291c665"
      var writer = ""
      let digest = try #require(credential.withLock { $0 })
      for word in [digest.word0, digest.word1, digest.word2, digest.word3] {
        for byte in 0..<8 { writer += String(format: "%02x", UInt8(truncatingIfNeeded: word >> UInt64(byte * 8))) }
      }
      #expect(writer == expected)
    }
  }

  /// Polls until `count` reports came, then gives them to `check`.
  private func pollUntil(
    _ session: OrderSession, count: Int, _ check: ([ExecutionReport]) -> Void
  ) throws {
    var reports: [ExecutionReport] = []
    try session.flush()
    for _ in 0..<1_000 where reports.count < count {
      try session.flush()
      try session.poll(waiting: .milliseconds(10)) { reports.append($0) }
    }
    check(reports)
  }
}
