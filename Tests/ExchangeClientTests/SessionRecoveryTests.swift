import Foundation
import MatchingEngine
import Messaging
import Synchronization
import Testing
import WireProtocol

@testable import ExchangeClient

/// An exchange that forgets a session, loses commands and counts reports, as a restart and a broken connection make it.
private final class ForgetfulExchange: Sendable {
  struct State {
    var isLoggedOn = false
    /// Commands with these request ids vanish on their way, once.
    var losing: Set<UInt64> = []
    /// Those with these are taken, and the report is lost with the connection.
    var takingSilently: Set<UInt64> = []
    /// Those with these are refused, and so is the refusal.
    var refusingSilently: Set<UInt64> = []
    /// Reports before this one are not kept.
    var firstKept: UInt64 = 1
    var lastRequest: UInt64 = 0
    var lastReport: UInt64 = 0
    /// What came, in order: `logon`, `open?`, request ids.
    var heard: [String] = []
    var kept: [OrderAcceptedMessage] = []
  }

  let state = Mutex(State())

  var heard: [String] { state.withLock { $0.heard } }

  /// Forgets who is logged on, as after a restart.
  func forget(_ change: (inout State) -> Void = { _ in }) {
    state.withLock { state in
      state.isLoggedOn = false
      state.heard.removeAll()
      change(&state)
    }
  }

  func answer(_ message: AnyMessage, _ frame: inout MessageBuffer) {
    state.withLock { state in
      switch message {
      case .logon(let logon): accept(logon, &state, &frame)
      case .newOrder(let order): take(order, &state, &frame)
      case .massCancel: state.heard.append("cancel all")
      case .queryOpenOrders(let query):
        state.heard.append("open?")
        if state.isLoggedOn {
          frame.endQuery(query.requestToken)
        } else {
          frame.refuse(QueryOpenOrdersMessage.templateID, query.requestToken, .notLoggedOn)
        }
      default: break
      }
    }
  }

  private func accept(_ logon: LogonMessage, _ state: inout State, _ frame: inout MessageBuffer) {
    state.heard.append("logon")
    state.isLoggedOn = true
    frame.accept(logon, lastRequestID: state.lastRequest, lastReport: state.lastReport, firstKept: state.firstKept)
    guard logon.reportsAfter < .max else { return }
    for report in state.kept where report.reportSequence > max(logon.reportsAfter, state.firstKept - 1) {
      frame.append(report)
    }
  }

  private func take(_ order: NewOrderMessage, _ state: inout State, _ frame: inout MessageBuffer) {
    let id = order.requestId
    state.heard.append("\(id)")
    guard state.losing.remove(id) == nil, state.refusingSilently.remove(id) == nil else { return }
    guard state.isLoggedOn else { return frame.refuse(NewOrderMessage.templateID, id, .notLoggedOn) }
    guard id > state.lastRequest else { return frame.refuse(NewOrderMessage.templateID, id, .requestIdNotRising) }
    state.lastRequest = id
    state.lastReport += 1
    var report = MessageBuffer()
    report.accept(order, as: 100 + id, report: state.lastReport, engine: id)
    report.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      if let view = try? reader.next(), let kept = try? view.decode(OrderAcceptedMessage.self) {
        state.kept.append(kept)
      }
      if state.takingSilently.remove(id) == nil { frame.append(bytes) }
    }
  }
}

@Suite struct SessionRecoveryTests {
  private let context: MessagingContext
  private let forgetful = ForgetfulExchange()

  init() throws { context = try MessagingContext() }

  /// Gives a session that is logged on to `body`.
  private func withSession(
    heartbeat: Duration = .seconds(60), answer: Duration = .seconds(20), limit: Int = 65_536,
    _ body: (OrderSession) throws -> Void
  ) throws {
    let exchange = try FakeExchange(context) { [forgetful] message, frame in forgetful.answer(message, &frame) }
    defer { exchange.stop() }
    var timing = OrderSession.Timing(answer: answer)
    timing.heartbeat = heartbeat
    let session = try OrderSession(
      address: exchange.address, context: context, timing: timing, unansweredLimit: limit)
    try session.logOn(name: "alice")
    try body(session)
  }

  /// Polls until no command is unanswered; a line for each report.
  private func settle(_ session: OrderSession) throws -> [String] {
    var lines: [String] = []
    for _ in 0..<3_000 where session.unansweredCommands > 0 {
      try session.flush()
      try session.poll(waiting: .milliseconds(10)) { report in
        switch report {
        case .accepted(let accepted): lines.append("\(accepted.requestId)")
        case .rejected(let rejection): lines.append("\(rejection.requestId) \(rejection.code)")
        default: lines.append("\(report)")
        }
      }
    }
    #expect(session.unansweredCommands == 0)
    return lines
  }

  private func add(_ count: Int, to session: OrderSession) throws {
    for _ in 0..<count { try session.add(.anyBid()) }
    try session.flush()
  }

  @Test func `commands that were lost on the way go again in order, before any new one`() throws {
    try withSession { session throws in
      forgetful.forget { $0.losing = [1, 2] }
      // The third shows that the exchange does not know the session any more.
      try add(3, to: session)
      #expect(try settle(session) == ["1", "2", "3"])
      try add(1, to: session)
      #expect(try settle(session) == ["4"])
      #expect(forgetful.heard == ["1", "2", "3", "logon", "1", "2", "3", "4"])
      #expect(session.missedReports == 0)
    }
  }

  @Test func `what is added while the session opens again goes behind what is sent again`() throws {
    try withSession { session throws in
      forgetful.forget { $0.losing = [1] }
      try add(2, to: session)
      for _ in 0..<3_000 where session.recovery == nil { try session.poll(waiting: .milliseconds(10)) { _ in } }
      try session.add(.anyBid())
      #expect(session.pendingBytes >= NewOrderMessage.encodedLength)
      #expect(try settle(session) == ["1", "2", "3"])
      #expect(forgetful.heard == ["1", "2", "logon", "1", "2", "3"])
      #expect(session.pendingBytes == 0)
    }
  }

  @Test func `what was taken is told once and is not sent again`() throws {
    try withSession { session throws in
      forgetful.state.withLock { $0.takingSilently = [1, 2] }
      try add(2, to: session)
      for _ in 0..<3_000 where forgetful.heard.count < 3 { usleep(1_000) }
      forgetful.forget()
      try add(1, to: session)
      #expect(try settle(session) == ["1", "2", "3"])
      #expect(forgetful.heard == ["3", "logon", "3"])
    }
  }

  @Test func `a command that the exchange has passed over is refused as one with a lower id`() throws {
    try withSession { session throws in
      forgetful.state.withLock { $0.refusingSilently = [1] }
      try add(2, to: session)
      for _ in 0..<3_000 where session.unansweredCommands > 1 { try session.poll(waiting: .milliseconds(10)) { _ in } }
      forgetful.forget()
      try add(1, to: session)
      #expect(try settle(session) == ["1 requestIdNotRising", "3"])
      #expect(forgetful.heard == ["3", "logon", "3"])
    }
  }

  @Test func `when reports are not kept any more it is told of which commands nothing is known`() throws {
    try withSession { session throws in
      forgetful.state.withLock { $0.takingSilently = [1, 2] }
      try add(2, to: session)
      for _ in 0..<3_000 where forgetful.heard.count < 3 { usleep(1_000) }
      forgetful.forget { $0.firstKept = 2 }
      try add(1, to: session)
      #expect(try settle(session) == ["2", "3"])
      #expect(session.missedReports == 1)
      #expect(session.uncertainCommands == [1])
      #expect(forgetful.heard == ["3", "logon", "3"])
    }
  }

  @Test func `a quiet session finds what was lost by its signs of life`() throws {
    try withSession(heartbeat: .milliseconds(30)) { session throws in
      forgetful.state.withLock { $0.losing = [1] }
      try add(1, to: session)
      #expect(try settle(session) == ["1"])
      #expect(forgetful.heard.filter { $0 == "1" }.count == 2)
    }
  }

  @Test func `one that is slow to be answered is not sent twice`() throws {
    let logons = Mutex(0)
    let orders = Mutex(0)
    let exchange = try FakeExchange(context) { message, frame in
      switch message {
      case .newOrder: orders.withLock { $0 += 1 }
      case .logon(let logon):
        let count = logons.withLock { count in
          count += 1
          return count
        }
        // The answer to a logon comes behind those to the commands before it.
        if count == 2 {
          frame.accept(
            OrderRequest.anyBid().message(requestID: 1, sentAt: nil), as: 101, report: 1, engine: 1)
        }
        frame.accept(logon, lastRequestID: count == 1 ? 0 : 1, lastReport: count == 1 ? 0 : 1, firstKept: 1)
      default: break
      }
    }
    defer { exchange.stop() }
    var timing = OrderSession.Timing()
    timing.heartbeat = .milliseconds(30)
    let session = try OrderSession(address: exchange.address, context: context, timing: timing)
    try session.logOn(name: "alice")
    try add(1, to: session)
    #expect(try settle(session) == ["1"])
    #expect(orders.withLock { $0 } == 1)
  }

  @Test func `an order that is waited for outlives the session, and so does the question behind it`() throws {
    try withSession { session throws in
      forgetful.forget()
      let outcome = try session.submit(.anyBid())
      #expect(outcome.order == OrderID(101))
      #expect(outcome.acceptance?.requestId == 1)
      #expect(session.unansweredCommands == 0)
      #expect(try session.openOrders().isEmpty)
      forgetful.forget()
      #expect(try session.openOrders().isEmpty)
      #expect(forgetful.heard.suffix(2) == ["logon", "open?"])
    }
  }

  @Test func `a command that got no answer in time does not go again later`() throws {
    try withSession(answer: .milliseconds(100)) { session throws in
      let error = #expect(throws: (any Error).self) { try session.massCancel() }
      guard case .noAnswer? = error as? ClientError else { throw try #require(error) }
      #expect(forgetful.heard == ["logon", "cancel all"])
      #expect(session.unansweredCommands == 0)
      forgetful.forget()
      try session.resume()
      try add(1, to: session)
      #expect(try settle(session) == ["2"])
      #expect(forgetful.heard == ["logon", "2"])
    }
  }

  @Test func `no more commands are under way than may be`() throws {
    try withSession(limit: 2) { session throws in
      forgetful.state.withLock { $0.losing = [1, 2] }
      try add(2, to: session)
      #expect(throws: ClientError.tooManyUnanswered(limit: 2)) { try session.add(.anyBid()) }
      forgetful.forget()
      try session.resume()
      #expect(try settle(session) == ["1", "2"])
      try add(1, to: session)
      #expect(try settle(session).count == 1)
    }
  }

  @Test func `another market at the address is told, and gets nothing of what the one before did not take`() throws {
    try withSession { session throws in
      try add(1, to: session)
      #expect(try settle(session) == ["1"])
      forgetful.forget { state in
        (state.lastReport, state.lastRequest, state.losing) = (0, 0, [2])
        state.kept.removeAll()
      }
      try add(1, to: session)
      #expect(throws: ClientError.anotherJournal(address: session.address)) { try session.resume() }
      #expect(session.unansweredCommands == 0)
      try session.resume()
      try add(1, to: session)
      #expect(try settle(session) == ["3"])
      #expect(forgetful.heard == ["2", "logon", "logon", "3"])
    }
  }
}
