import MatchingEngine
import WireProtocol

/// An answer that is sent as fast as its client reads.
struct Answer {
  /// What it consists of.
  enum Content {
    case orders([OpenOrder])
    case pools([OpenPool])
    case leases([OpenLease], of: ParticipantID)
    case catalogue(CatalogueMirror)
  }

  var place: Int
  var generation: UInt32
  var token: UInt64
  var content: Content
  /// Sequence of the last command that it reflects.
  var sequence: UInt64
  /// How many of its messages are sent.
  var sent = 0

  /// How many messages come before `QueryDone`.
  var count: Int {
    switch content {
    case .orders(let orders): orders.count
    case .pools(let pools): pools.count
    case .leases(let leases, _): leases.count
    case .catalogue(let catalogue): catalogue.count
    }
  }
}

/// Questions: passed to the engine thread in order with commands, answered in that order.
extension OrderGateway {
  func ask(
    _ kind: Question.Kind, _ subject: UInt32, _ token: UInt64, _ message: MessageView, _ place: Int, at now: UInt64
  ) {
    // One at a time, since an answer may be large.
    guard !sessions[place].pointee.awaitsAnswer else { return refuse(.tooManyRequests, message, place) }
    let question = InboundRing.QuestionMessage(
      kind: kind, generation: sessions[place].pointee.generation, subject: subject, token: token)
    guard inbound.append(question, session: UInt32(place), at: now) else { return refuse(.busy, message, place) }
    sessions[place].pointee.awaitsAnswer = true
  }

  func answer(_ question: Question, asOf sequence: UInt64) {
    let place = Int(question.session)
    guard question.kind != .restingOrders, sessions.isLive(place, generation: question.generation),
      !sessions[place].pointee.isCutOff
    else { return }
    switch question.kind {
    case .logon:
      sessions[place].pointee.awaitsAnswer = false
      accept(place, token: question.token, lastRequestID: question.lastRequestID)
    case .openOrders: begin(.orders(question.orders), question, asOf: sequence)
    case .pools: begin(.pools(question.pools), question, asOf: sequence)
    case .leases: begin(.leases(question.leases, of: ParticipantID(question.subject)), question, asOf: sequence)
    case .catalogue: begin(.catalogue(catalogue), question, asOf: sequence)
    case .restingOrders: break
    }
  }

  private func begin(_ content: Answer.Content, _ question: Question, asOf sequence: UInt64) {
    let answer = Answer(
      place: Int(question.session), generation: question.generation, token: question.token, content: content,
      sequence: sequence)
    answers.append(answer)
    continueAnswers()
  }

  /// Sends more of the answers whose clients read.
  func continueAnswers() {
    for index in answers.indices { advance(&answers[index]) }
    answers.removeAll { answer in
      !sessions.isLive(answer.place, generation: answer.generation) || answer.sent > answer.count
        || sessions[answer.place].pointee.isCutOff
    }
  }

  /// Messages of an answer that are gathered before the frames' fate is looked at again: less than the least that may
  /// wait for a client.
  private static var messagesAtATime: Int { 256 }

  private func advance(_ answer: inout Answer) {
    guard sessions.isLive(answer.place, generation: answer.generation) else { return }
    while answer.sent < answer.count && !sessions[answer.place].pointee.hasPending {
      let end = min(answer.sent + Self.messagesAtATime, answer.count)
      for index in answer.sent..<end { append(index, of: answer) }
      answer.sent = end
      outbox.flush()
    }
    guard answer.sent == answer.count, !sessions[answer.place].pointee.hasPending else { return }
    outbox.append(
      QueryDoneMessage(
        reportSequence: 0, requestToken: answer.token, engineSequence: answer.sequence, count: UInt32(answer.count)),
      to: answer.place)
    answer.sent += 1
    sessions[answer.place].pointee.awaitsAnswer = false
  }

  private func append(_ index: Int, of answer: Answer) {
    switch answer.content {
    case .orders(let orders): outbox.append(OpenOrderMessage(orders[index], token: answer.token), to: answer.place)
    case .pools(let pools): outbox.append(OpenPoolMessage(pools[index], token: answer.token), to: answer.place)
    case .leases(let leases, let participant):
      outbox.append(OpenLeaseMessage(leases[index], for: participant, token: answer.token), to: answer.place)
    case .catalogue(let catalogue):
      catalogue.withMessage(index) { bytes in outbox.append(bytes, to: answer.place) }
    }
  }
}

extension OpenPoolMessage {
  /// The message that shows `pool`.
  init(_ pool: OpenPool, token: UInt64) {
    self.init(
      reportSequence: 0, requestToken: token, pool: pool.pool.rawValue, units: pool.units.rawValue,
      free: pool.free.rawValue, outOfService: pool.outOfService.rawValue, end: pool.end?.rawValue,
      lease: pool.lease?.rawValue, spec: pool.spec.rawValue, region: pool.region.rawValue,
      offers: UInt32(clamping: pool.offerCount))
  }
}

extension OpenLeaseMessage {
  /// The message that shows `lease` to its buyer or its provider.
  init(_ lease: OpenLease, for participant: ParticipantID, token: UInt64) {
    let isBuyer = lease.buyer == participant
    self.init(
      reportSequence: 0, requestToken: token, lease: lease.lease.rawValue, pool: isBuyer ? nil : lease.pool.rawValue,
      units: lease.units.rawValue, deposited: lease.deposited.rawValue, price: lease.price.rawValue,
      start: lease.start.rawValue, end: lease.end.rawValue, instrument: lease.instrument.rawValue,
      role: isBuyer ? .buyer : .provider)
  }
}

extension OpenOrderMessage {
  /// The message that shows `order`.
  init(_ order: OpenOrder, token: UInt64) {
    self.init(
      reportSequence: 0, requestToken: token, order: order.key.order.rawValue, clientOrder: order.key.clientOrderID,
      price: order.price.rawValue, remaining: order.remaining.rawValue, filled: order.filled.rawValue,
      instrument: order.instrument.rawValue, side: order.side, stopPrice: order.stopPrice?.rawValue)
  }
}
