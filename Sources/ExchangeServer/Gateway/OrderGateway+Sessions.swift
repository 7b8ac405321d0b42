import MatchingEngine
import WireProtocol

/// A logon that waits for its registration to be durable.
struct PendingLogon {
  var place: Int
  var generation: UInt32
  var logon: LogonMessage
  var credential: Digest32
}

/// Who is who: logon, registration, and the end of sessions.
extension OrderGateway {
  func logOn(_ logon: LogonMessage, _ place: Int, at now: UInt64) {
    func refuseLogon(_ code: WireRejectCode, value: Int64 = 0) {
      refuse(code, logon.requestToken, template: LogonMessage.templateID, place, value: value)
    }
    guard logon.protocolVersion <= WireSchema.version else {
      return refuseLogon(.unsupportedVersion, value: Int64(WireSchema.version))
    }
    let credential = logon.credential
    guard let number = accounts.number(named: logon.name) else {
      return register(logon, credential, place, at: now)
    }
    let participant = sessions[place].pointee.participant
    guard participant == 0 || participant == number else {
      refuseLogon(.alreadyLoggedOn, value: Int64(participant))
      return countBad(place)
    }
    guard Credentials.areEqual(credential, accounts[number].pointee.credential), logon.secretIsAllowed(settings)
    else {
      refuseLogon(.wrongCredentials)
      return countBad(place)
    }
    guard !sessions[place].pointee.awaitsAnswer else { return refuseLogon(.tooManyRequests) }
    // Travels with the commands, so that the answer tells of everything that came before it.
    let question = InboundRing.QuestionMessage(
      kind: .logon, generation: sessions[place].pointee.generation, subject: number, token: logon.requestToken)
    guard inbound.append(question, session: UInt32(place), at: now) else { return refuseLogon(.busy) }
    sessions[place].pointee.awaitsAnswer = true
    sessions[place].pointee.participant = number
    sessions[place].pointee.cancelsOnDisconnect = logon.cancelOnDisconnect
    sessions[place].pointee.reportsAfter = logon.reportsAfter
  }

  /// Opens an account for a new name, where that is allowed.
  private func register(_ logon: LogonMessage, _ credential: Digest32, _ place: Int, at now: UInt64) {
    func refuseLogon(_ code: WireRejectCode) {
      refuse(code, logon.requestToken, template: LogonMessage.templateID, place)
    }
    guard settings.registrationIsOpen, sessions[place].pointee.participant == 0 else {
      refuseLogon(.wrongCredentials)
      return countBad(place)
    }
    guard !sessions[place].pointee.awaitsAnswer else { return refuseLogon(.tooManyRequests) }
    guard !isCancelOnly else { return refuseLogon(.cancelOnly) }
    if registrations[logon.name] == nil {
      let registration = RegisterParticipant(
        participant: .exchangeOperator, requestID: 0, name: logon.name, credential: credential)
      guard append(RegisterParticipantMessage(registration), at: now) else { return refuseLogon(.busy) }
    }
    sessions[place].pointee.awaitsAnswer = true
    registrations[logon.name, default: []].append(
      PendingLogon(
        place: place, generation: sessions[place].pointee.generation, logon: logon, credential: credential))
  }

  /// Enters a command in a participant's name; the engine thread gives it its request id.
  func append(_ message: some WireMessage, at now: UInt64) -> Bool {
    guard let room = inbound.reserve() else { return false }
    message.encode(into: room)
    inbound.append(.onBehalf, session: .max, length: type(of: message).encodedLength, at: now)
    return true
  }

  /// A registration has become durable: those who wait for it may come in.
  func registered(_ registration: ParticipantRegistered) {
    accounts.open(registration.id.rawValue, registration.name, registration.credential)
    for pending in registrations.removeValue(forKey: registration.name) ?? [] {
      guard sessions.isLive(pending.place, generation: pending.generation) else { continue }
      let session = sessions[pending.place]
      session.pointee.awaitsAnswer = false
      guard Credentials.areEqual(pending.credential, registration.credential) else {
        refuse(.wrongCredentials, pending.logon.requestToken, template: LogonMessage.templateID, pending.place)
        countBad(pending.place)
        continue
      }
      session.pointee.participant = registration.id.rawValue
      session.pointee.cancelsOnDisconnect = pending.logon.cancelOnDisconnect
      session.pointee.reportsAfter = pending.logon.reportsAfter
      accept(pending.place, token: pending.logon.requestToken, lastRequestID: 0)
    }
  }

  /// A registration was refused: those who wait for it are told why.
  func registrationFailed(_ name: Code16, _ code: RejectCode) {
    for pending in registrations.removeValue(forKey: name) ?? [] {
      guard sessions.isLive(pending.place, generation: pending.generation) else { continue }
      sessions[pending.place].pointee.awaitsAnswer = false
      refuse(
        code == .alreadyExists ? .wrongCredentials : WireRejectCode(code), pending.logon.requestToken,
        template: LogonMessage.templateID, pending.place)
    }
  }

  /// Opens the session: from here on it gets the participant's reports, those that it missed first.
  func accept(_ place: Int, token: UInt64, lastRequestID: UInt64) {
    let session = sessions[place]
    let account = accounts[session.pointee.participant]
    join(place)
    let last = account.pointee.reports.last
    let firstKept = account.pointee.reports.first
    outbox.append(
      LogonAcceptedMessage(
        reportSequence: 0, requestToken: token, participant: session.pointee.participant,
        protocolVersion: WireSchema.version, lastRequestId: lastRequestID, lastReportSequence: last,
        firstKeptReport: firstKept),
      to: place)
    guard session.pointee.reportsAfter < last else { return }
    for number in max(session.pointee.reportsAfter + 1, firstKept)...last {
      outbox.append(WireBytes.message(at: account.pointee.reports[number]), to: place)
    }
  }

  /// Adds the session to those that get its participant's reports.
  private func join(_ place: Int) {
    let account = accounts[sessions[place].pointee.participant]
    guard !isJoined(place) else { return }
    sessions[place].pointee.nextOfParticipant = account.pointee.firstSession
    account.pointee.firstSession = UInt32(place + 1)
  }

  private func isJoined(_ place: Int) -> Bool {
    var next = accounts[sessions[place].pointee.participant].pointee.firstSession
    while next != 0 {
      if Int(next) == place + 1 { return true }
      next = sessions[Int(next) - 1].pointee.nextOfParticipant
    }
    return false
  }

  /// Takes the session from its participant; the participant's orders go when it was the last one that wished so.
  func leave(_ place: Int) {
    let session = sessions[place]
    let participant = session.pointee.participant
    guard participant != 0 else { return }
    unlink(place, from: accounts[participant])
    session.pointee.nextOfParticipant = 0
    session.pointee.participant = 0
    guard session.pointee.cancelsOnDisconnect else { return }
    session.pointee.cancelsOnDisconnect = false
    if !hasSessionThatCancels(participant) && !massCancels.contains(participant) { massCancels.append(participant) }
  }

  /// Takes the session out of its participant's list, if it was in it.
  private func unlink(_ place: Int, from account: UnsafeMutablePointer<Account>) {
    let following = sessions[place].pointee.nextOfParticipant
    if Int(account.pointee.firstSession) == place + 1 {
      account.pointee.firstSession = following
      return
    }
    var next = account.pointee.firstSession
    while next != 0 {
      let session = sessions[Int(next) - 1]
      if Int(session.pointee.nextOfParticipant) == place + 1 {
        session.pointee.nextOfParticipant = following
        return
      }
      next = session.pointee.nextOfParticipant
    }
  }

  private func hasSessionThatCancels(_ participant: UInt32) -> Bool {
    var next = accounts[participant].pointee.firstSession
    while next != 0 {
      let session = sessions[Int(next) - 1]
      if session.pointee.cancelsOnDisconnect { return true }
      next = session.pointee.nextOfParticipant
    }
    return false
  }

  func retryMassCancels(at now: UInt64) {
    massCancels.removeAll { participant in
      append(
        MassCancelMessage(MassCancel(participant: ParticipantID(participant), requestID: 0)), at: now)
    }
  }

  /// Ends a session.
  func end(_ place: Int, at now: UInt64) {
    guard sessions.isLive(place) else { return }
    leave(place)
    outbox.forget(place)
    sessions.remove(place)
    figures.sessions.set(UInt64(sessions.count))
    retryMassCancels(at: now)
  }

  /// Ends sessions whose peers cannot be reached; cuts off those that do not read what they are sent.
  func endLostSessions(at now: UInt64) {
    for place in outbox.takeLost() where sessions.isLive(place) {
      if sessions[place].pointee.hasPending { cutOff(place) } else { end(place, at: now) }
    }
  }

  /// Whether somebody is logged on; otherwise the message is refused.
  func isLoggedOn(_ place: Int, _ message: MessageView) -> Bool {
    guard sessions[place].pointee.participant == 0 else { return true }
    refuse(.notLoggedOn, message, place, isBad: true)
    return false
  }
}

extension LogonMessage {
  /// What the registered credential must equal.
  var credential: Digest32 {
    Credentials.digest(name: name.description.utf8, secret: secret.description.utf8)
  }

  /// Empty secrets are for open markets only.
  func secretIsAllowed(_ settings: GatewaySettings) -> Bool { settings.registrationIsOpen || secret != .empty }
}
