import MatchingEngine
import Messaging
import WireProtocol

/// A message that the exchange sends to a participant.
enum Answer {
  case report(ExecutionReport)
  case logonAccepted(LogonAcceptedMessage)
  case openOrder(OpenOrderMessage)
  case openPool(OpenPoolMessage)
  case openLease(OpenLeaseMessage)
  case queryDone(QueryDoneMessage)
  case spec(SpecDefinitionMessage)
  case region(RegionDefinitionMessage)
  case tenor(TenorDefinitionMessage)
  case instrument(InstrumentDefinitionMessage)
  case heartbeat
}

/// What a message is to somebody who waits for an answer.
enum Judgement<Value> {
  /// The answer, or its end.
  case found(Value)
  /// A refusal of what was asked.
  case refused(RejectedMessage)
  /// A part of the answer; more will come.
  case part
  /// Something else: a report is kept for whoever polls.
  case notMine
}

extension OrderSession {
  /// Sends one message and what was added before it, waiting for the connection if need be.
  func send<Message: WireMessage>(_ message: Message) throws(ClientError) {
    try append(message)
    try sendAll()
  }

  /// Sends a command and what was added before it, waiting for the connection if need be.
  func send<Message: WireMessage>(_ command: Message, as requestID: UInt64) throws(ClientError) {
    try append(command, as: requestID)
    try sendAll()
  }

  /// Sends all that was added, waiting for the connection, and for an open session, if need be.
  func sendAll() throws(ClientError) {
    let deadline = ContinuousClock.now + timing.answer
    while try !flush() {
      let now = ContinuousClock.now
      guard now < deadline else {
        // Not later by surprise: who asked was told that it did not happen.
        dropUnsent()
        throw .unreachable(address: address, waited: timing.answer)
      }
      // A session that is being opened waits for what comes, not for room.
      let until = min(deadline, recovery?.nextTry ?? deadline)
      poller.setInterest(recovery == nil ? [.readable, .writable] : .readable, at: 0)
      defer { poller.setInterest(.readable, at: 0) }
      _ = try calling { () throws(MessagingError) in try poller.wait(milliseconds: milliseconds(until: until)) }
      // What came meanwhile is not lost, and does not make the wait return at once again and again.
      if poller.isReadable(0) { try keepWhatCame() }
    }
  }

  private func dropUnsent() {
    waiting.removeAll()
    outgoing.removeAll()
  }

  private func keepWhatCame() throws(ClientError) {
    guard try receiveFrame(waitingUntil: nil) else { return }
    try forEachAnswer { answer in if case .report(let report) = answer { unclaimed.append(report) } }
  }

  /// Receives until `judge` has found what was asked for.
  ///
  /// - Parameter reopened: What to return when the session was opened again meanwhile, and a question may be lost; `nil`: goes
  ///   on waiting.
  func awaitAnswer<Value>(
    to request: @autoclosure () -> String, ifReopened reopened: Value? = nil, _ judge: (Answer) -> Judgement<Value>
  ) throws(ClientError) -> Value {
    let deadline = ContinuousClock.now + timing.answer
    let openingsBefore = openings
    var result: Result<Value, ClientError>?
    while true {
      try showLife()
      guard try receiveFrame(waitingUntil: min(deadline, nextSignOfLife)) else {
        guard ContinuousClock.now >= deadline else { continue }
        throw .noAnswer(address: address, to: request(), waited: timing.answer)
      }
      try forEachAnswer { answer in
        let judgement = result == nil ? judge(answer) : .notMine
        switch judgement {
        case .found(let value): result = .success(value)
        case .refused(let rejection): result = .failure(.rejected(rejection))
        case .part: break
        case .notMine: if case .report(let report) = answer { unclaimed.append(report) }
        }
      }
      if let result { return try result.get() }
      if let reopened, openings != openingsBefore { return reopened }
    }
  }

  /// Receives the next frame.
  ///
  /// - Parameter deadline: Until when to wait; `nil`: only looks.
  func receiveFrame(waitingUntil deadline: ContinuousClock.Instant?) throws(ClientError) -> Bool {
    while true {
      if try calling({ () throws(MessagingError) in try socket.receive(into: frame, dontWait: true) }) { return true }
      guard let deadline, ContinuousClock.now < deadline else { return false }
      _ = try calling { () throws(MessagingError) in try poller.wait(milliseconds: milliseconds(until: deadline)) }
    }
  }

  /// Whether something can be received now.
  func hasArrived() throws(ClientError) -> Bool {
    try calling { () throws(MessagingError) in try poller.wait(milliseconds: 0) > 0 }
  }

  /// Calls `body` with each message of the frame received last, apart from reports that came before and what concerns the
  /// session alone.
  func forEachAnswer(_ body: (Answer) -> Void) throws(ClientError) {
    lastHeard = .now
    unansweredSince = nil
    do throws(WireError) {
      var reader = MessageReader(frame.bytes)
      while let view = try reader.next() {
        let answer = try Self.decode(view)
        if case .logonAccepted(let accepted) = answer { begin(accepted) }
        if case .report(let report) = answer, !isNew(report) || isOwn(report) { continue }
        body(answer)
      }
    } catch {
      throw .malformedAnswer(address: address, reason: error.description)
    }
    if meetsAnotherJournal {
      meetsAnotherJournal = false
      unanswered = UnansweredCommands(limit: unanswered.limit)
      throw .anotherJournal(address: address)
    }
    try settle(body)
  }

  /// Keeps count of reports, so that each comes once and missing ones are noticed.
  @inline(__always)
  private func isNew(_ report: ExecutionReport) -> Bool {
    let sequence = report.reportSequence
    guard sequence > 0 else { return true }
    guard sequence > lastReportSequence else { return false }
    if sequence > lastReportSequence + 1 { miss(upTo: sequence - 1) }
    lastReportSequence = sequence
    return true
  }

  private static func decode(_ view: MessageView) throws(WireError) -> Answer {
    switch view.templateID {
    case OrderAcceptedMessage.templateID: .report(.accepted(try view.decode(OrderAcceptedMessage.self)))
    case OrderFilledMessage.templateID: .report(.filled(try view.decode(OrderFilledMessage.self)))
    case OrderCancelledMessage.templateID: .report(.cancelled(try view.decode(OrderCancelledMessage.self)))
    case OrderAmendedMessage.templateID: .report(.amended(try view.decode(OrderAmendedMessage.self)))
    case RejectedMessage.templateID: .report(.rejected(try view.decode(RejectedMessage.self)))
    case OrderTriggeredMessage.templateID: .report(.triggered(try view.decode(OrderTriggeredMessage.self)))
    case MassCancelledMessage.templateID: .report(.massCancelled(try view.decode(MassCancelledMessage.self)))
    case CommandDoneMessage.templateID: .report(.done(try view.decode(CommandDoneMessage.self)))
    case LeaseOpenedMessage.templateID: .report(.leaseOpened(try view.decode(LeaseOpenedMessage.self)))
    case LeaseEndedMessage.templateID: .report(.leaseEnded(try view.decode(LeaseEndedMessage.self)))
    case OrderParkedMessage.templateID: .report(.parked(try view.decode(OrderParkedMessage.self)))
    case OrderRestoredMessage.templateID: .report(.restored(try view.decode(OrderRestoredMessage.self)))
    case PoolOpenedMessage.templateID: .report(.poolOpened(try view.decode(PoolOpenedMessage.self)))
    case PoolChangedMessage.templateID: .report(.poolChanged(try view.decode(PoolChangedMessage.self)))
    case PoolClosedMessage.templateID: .report(.poolClosed(try view.decode(PoolClosedMessage.self)))
    case OpenPoolMessage.templateID: .openPool(try view.decode(OpenPoolMessage.self))
    case OpenLeaseMessage.templateID: .openLease(try view.decode(OpenLeaseMessage.self))
    case HeartbeatMessage.templateID: .heartbeat
    case OpenOrderMessage.templateID: .openOrder(try view.decode(OpenOrderMessage.self))
    case QueryDoneMessage.templateID: .queryDone(try view.decode(QueryDoneMessage.self))
    case LogonAcceptedMessage.templateID: .logonAccepted(try view.decode(LogonAcceptedMessage.self))
    case SpecDefinitionMessage.templateID: .spec(try view.decode(SpecDefinitionMessage.self))
    case RegionDefinitionMessage.templateID: .region(try view.decode(RegionDefinitionMessage.self))
    case TenorDefinitionMessage.templateID: .tenor(try view.decode(TenorDefinitionMessage.self))
    case InstrumentDefinitionMessage.templateID: .instrument(try view.decode(InstrumentDefinitionMessage.self))
    default: throw .unknownTemplate(view.templateID, offsetInFrame: view.offsetInFrame)
    }
  }
}

extension RejectedMessage {
  /// Whether it refuses the message of this kind with this request id or token.
  func refuses<Message: WireMessage>(_ kind: Message.Type, _ requestID: UInt64) -> Bool {
    template == Message.templateID && requestId == requestID
  }

  /// Whether the same may pass a moment later.
  var isForNow: Bool { code == .busy || code == .tooManyRequests }
}

/// Whole milliseconds until `deadline`, rounded up so that a wait does not end just before it.
func milliseconds(until deadline: ContinuousClock.Instant) -> Int {
  let rest = (deadline - .now).components
  guard rest.seconds >= 0, rest.attoseconds >= 0 else { return 0 }
  return Int(rest.seconds) * 1_000 + Int(rest.attoseconds / 1_000_000_000_000_000) + 1
}
