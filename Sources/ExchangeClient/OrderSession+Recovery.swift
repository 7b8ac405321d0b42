import Messaging
import WireProtocol

/// How far a session is in opening again.
struct SessionRecovery {
  /// Token of its first logon; the answer to that or to a later one is as good. `nil`: none was sent yet.
  var firstToken: UInt64?
  /// The answer to it; the reports before it are still to come.
  var accepted: LogonAcceptedMessage?
  /// When to log on, or to do so again: connections break at any moment.
  var nextTry: ContinuousClock.Instant
  /// Why the last logon did not pass for the moment.
  var refusal: RejectedMessage?
  /// When the last logon was sent.
  var lastTry: ContinuousClock.Instant?
  /// Whether the exchange has cut the connection off: it hears nothing that comes by it any more.
  var isCutOff = false

  /// Whether `token` is that of one of its logons.
  func isOwn(_ token: UInt64) -> Bool { firstToken.map { token >= $0 } ?? false }
}

/// Goes on where a broken connection ended.
///
/// A command is kept until a report names it. When the exchange does not know the session any more, or may not have got what
/// was sent, commands are held; the session logs on, hears the reports that it missed, and sends again, in order, what the
/// exchange has not taken. The exchange takes each request id once, so no command counts twice.
extension OrderSession {
  /// Commands of which no report has come yet.
  public var unansweredCommands: Int { unanswered.count }

  /// Holds commands until the session is open again.
  func beginRecovery() {
    guard logon != nil, recovery == nil else { return }
    recovery = SessionRecovery(nextTry: .now)
    keepAliveToken = nil
    // Commands among them are unanswered ones; who waits for a question's answer asks again.
    waiting.removeAll()
    outgoing.removeAll()
  }

  /// Logs on again, when it is time.
  func driveRecovery() throws(ClientError) {
    guard let current = recovery, var again = logon, ContinuousClock.now >= current.nextTry else { return }
    let isSilent = current.lastTry.map { lastHeard < $0 } ?? false
    if current.isCutOff || isSilent { try connectAgain() }
    logon?.reportsAfter = lastReportSequence
    again.reportsAfter = lastReportSequence
    again.requestToken = nextToken()
    var frame = MessageBuffer(capacity: LogonMessage.encodedLength)
    frame.append(again)
    let result = try calling { () throws(MessagingError) in try socket.send(frame.bytes, dontWait: true) }
    let now = ContinuousClock.now
    if unansweredSince == nil { unansweredSince = now }
    recovery?.accepted = nil
    if result == .sent && current.firstToken == nil { recovery?.firstToken = again.requestToken }
    recovery?.nextTry = now + (result == .sent ? timing.heartbeat : Self.pauseBeforeLoggingOn)
    guard result == .sent else { return }
    lastSent = now
    recovery?.lastTry = now
  }

  /// Makes a new connection to the same address. What had come by the old one and was not received is sent again by the exchange.
  private func connectAgain() throws(ClientError) {
    recovery?.isCutOff = false
    recovery?.lastTry = nil
    try calling { () throws(MessagingError) in
      try socket.disconnect(address)
      try socket.connect(address)
    }
  }

  /// Long enough for a connection to be made, or for a full queue to drain.
  static var pauseBeforeLoggingOn: Duration { .milliseconds(20) }

  /// Opens the session again, once the reports before the logon's answer have come.
  ///
  /// - Parameter body: Gets refusals of commands that the exchange has passed over: it has taken later ones, and would refuse
  ///   them were they sent again.
  func settle(_ body: (Answer) -> Void) throws(ClientError) {
    guard let accepted = recovery?.accepted, lastReportSequence >= accepted.lastReportSequence else { return }
    let questions = outgoing
    outgoing.removeAll()
    recovery = nil
    openings += 1
    var settled: [(requestID: UInt64, template: UInt16)] = []
    let resent = unanswered
    try resent.forEach { requestID, template, bytes throws(ClientError) in
      if requestID > accepted.lastRequestId {
        try append(bytes)
        lastResent = requestID
        resentCommands += 1
      } else {
        settled.append((requestID, template))
      }
    }
    for (requestID, template) in settled {
      unanswered.remove(requestID)
      if requestID <= lastUncertain {
        uncertainCommands.append(requestID)
      } else {
        body(.report(.rejected(passedOver(requestID, template, accepted))))
      }
    }
    try questions.withUnsafeBytes { bytes throws(ClientError) in if !bytes.isEmpty { try append(bytes) } }
    try flush()
  }

  private func passedOver(
    _ requestID: UInt64, _ template: UInt16, _ accepted: LogonAcceptedMessage
  ) -> RejectedMessage {
    RejectedMessage(
      reportSequence: 0, requestId: requestID, value: Int64(clamping: accepted.lastRequestId), engineSequence: 0,
      time: 0, code: .requestIdNotRising, field: 0, offset: 0, template: template)
  }

  /// Takes note of a report: which command it answers, and whether the session is open.
  ///
  /// - Returns: Whether it is nobody's but the session's own.
  @inline(__always)
  func isOwn(_ report: ExecutionReport) -> Bool {
    guard case .rejected(let rejection) = report else {
      if let request = report.answeredRequest { unanswered.remove(request) }
      return false
    }
    return isOwn(rejection)
  }

  private func isOwn(_ rejection: RejectedMessage) -> Bool {
    if rejection.template == LogonMessage.templateID { return isOwnLogon(rejection) }
    if rejection.code == .tooManyBadFrames, participant != nil {
      // So many commands left at once, by a connection of which the exchange knew no session.
      beginRecovery()
      recovery?.isCutOff = true
      recovery?.nextTry = .now
      return true
    }
    if rejection.code == .notLoggedOn, participant != nil {
      beginRecovery()
      // It is sent again.
      return unanswered.contains(rejection.requestId, template: rejection.template)
    }
    if unanswered.remove(rejection.requestId, template: rejection.template) { return false }
    // The echo of a command that was sent again although it had been taken: it was answered.
    return rejection.code == .requestIdNotRising && rejection.requestId <= lastResent
  }

  /// Whether a sign of life came at a bad moment: the next one does as well.
  private func isOwnLogon(_ rejection: RejectedMessage) -> Bool {
    guard rejection.isForNow else { return false }
    if let recovery, recovery.isOwn(rejection.requestId) {
      self.recovery?.refusal = rejection
      self.recovery?.nextTry = .now + Self.pauseBeforeLoggingOn
      return true
    }
    return rejection.requestId == keepAliveToken
  }
}
