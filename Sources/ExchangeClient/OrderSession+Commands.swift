import Glibc
import MatchingEngine
import WireProtocol

/// What an order or amend led to at once.
public struct OrderOutcome: Equatable, Sendable {
  /// The request id of the order or amend.
  public var requestID: UInt64
  /// The exchange's id of the order, by which it is cancelled and amended.
  public var order: OrderID
  /// The acceptance of a new order; `nil` after an amend.
  public var acceptance: OrderAcceptedMessage?
  /// The answer to an amend; `nil` after a new order.
  public var amendment: OrderAmendedMessage?
  /// Trades, in the order in which they happened.
  public var fills: [OrderFilledMessage] = []
  /// What will not trade any more, and why: one part for each own order met, when self-trade prevention takes from both.
  public var cancellations: [OrderCancelledMessage] = []
  /// The participant's other orders that lost units, since this one met them.
  public var preventedOrders: [OrderCancelledMessage] = []
  /// The leases that the trades opened.
  public var leases: [LeaseOpenedMessage] = []
  /// Units that wait: in the book, for the stop price, for one offer that can fill them all, or for units of their pool.
  public var resting: Quantity = .zero
  /// Whether it is out of its book until units come back to its pool.
  public var isParked = false

  /// Units traded at once.
  public var filled: Quantity { Quantity(fills.reduce(0) { $0 + $1.quantity }) }
  /// Units that will not trade any more.
  public var cancelled: Quantity { Quantity(cancellations.reduce(0) { $0 + $1.quantity }) }
}

/// One command at a time: each waits for what it caused.
extension OrderSession {
  /// Enters an order and waits for what it leads to at once; later fills come out of ``poll(waiting:_:)``.
  ///
  /// - Throws: ``ClientError/rejected(_:)`` when the exchange refuses it: nothing was changed then.
  public func submit(_ order: OrderRequest) throws(ClientError) -> OrderOutcome {
    try retryingRisingIDs { requestID throws(ClientError) in
      try append(order.message(requestID: requestID, sentAt: nil), as: requestID)
      return try awaitOutcome(of: requestID, NewOrderMessage.self)
    }
  }

  /// Enters a bid with alternatives and waits for what it leads to at once; the outcome's order is the first alternative's.
  ///
  /// - Throws: ``ClientError/rejected(_:)`` when the exchange refuses it: nothing was changed then.
  public func submit(_ bid: AlternativesRequest) throws(ClientError) -> OrderOutcome {
    try retryingRisingIDs { requestID throws(ClientError) in
      try append(bid.message(requestID: requestID, sentAt: nil), as: requestID)
      return try awaitOutcome(of: requestID, NewAlternativesMessage.self)
    }
  }

  /// Amends an order and waits for what that leads to at once.
  ///
  /// - Parameters:
  ///   - target: The order.
  ///   - price: The new limit; `nil`: as it is.
  ///   - quantity: The new number of units left to trade; `nil`: as it is.
  public func amend(
    _ target: OrderReference, price: Price? = nil, quantity: Quantity? = nil
  ) throws(ClientError) -> OrderOutcome {
    try retryingRisingIDs { requestID throws(ClientError) in
      let amend = AmendOrder(
        participant: .none, requestID: requestID, target: target, price: price, quantity: quantity)
      try append(AmendOrderMessage(amend), as: requestID)
      return try awaitOutcome(of: requestID, AmendOrderMessage.self)
    }
  }

  /// Cancels an order.
  ///
  /// - Returns: What was left of it.
  @discardableResult
  public func cancel(_ target: OrderReference) throws(ClientError) -> OrderCancelledMessage {
    try retryingRisingIDs { requestID throws(ClientError) in
      try send(
        CancelOrderMessage(CancelOrder(participant: .none, requestID: requestID, target: target)), as: requestID)
      return try awaitAnswer(to: "the cancel") { answer in
        switch answer {
        case .report(.cancelled(let report)) where report.requestId == requestID: .found(report)
        case .report(.rejected(let report)) where report.refuses(CancelOrderMessage.self, requestID): .refused(report)
        default: .notMine
        }
      }
    }
  }

  /// Cancels all orders, or those of one book or side.
  ///
  /// - Returns: The orders that are gone.
  @discardableResult
  public func massCancel(
    instrument: InstrumentID? = nil, side: Side? = nil
  ) throws(ClientError) -> [OrderCancelledMessage] {
    try retryingRisingIDs { requestID throws(ClientError) in
      try send(
        MassCancelMessage(
          MassCancel(participant: .none, requestID: requestID, instrument: instrument, side: side)), as: requestID)
      var gone: [OrderCancelledMessage] = []
      return try awaitAnswer(to: "the mass cancel") { answer in
        switch answer {
        case .report(.cancelled(let report)) where report.requestId == requestID:
          gone.append(report)
          return .part
        case .report(.massCancelled(let report)) where report.requestId == requestID: return .found(gone)
        case .report(.rejected(let report)) where report.refuses(MassCancelMessage.self, requestID):
          return .refused(report)
        default: return .notMine
        }
      }
    }
  }

  /// Waits for everything that the command `requestID`, which was added, leads to at once.
  ///
  /// No report says that an order went to rest: so the open orders are asked for in the same frame, which are
  /// answered in order with commands.
  private func awaitOutcome<Message: WireMessage>(
    of requestID: UInt64, _ kind: Message.Type
  ) throws(ClientError) -> OrderOutcome {
    var collector = OutcomeCollector(requestID: requestID)
    let deadline = ContinuousClock.now + timing.answer
    while true {
      let token = nextToken()
      try append(QueryOpenOrdersMessage(requestToken: token, participant: 0))
      try sendAll()
      let step = try awaitAnswer(to: "\(Message.name) \(requestID)", ifReopened: OutcomeCollector.Step.askAgain) {
        answer in
        collector.judge(answer, kind, token: token)
      }
      switch step {
      case .complete(let outcome):
        guard outcome.acceptance != nil || outcome.amendment != nil else {
          // What was told of it is among the reports that are not kept any more.
          throw .noAnswer(address: address, to: "\(Message.name) \(requestID)", waited: timing.answer)
        }
        return outcome
      case .askAgain:
        // Only the question was refused or lost: the command's reports are on their way, or here.
        guard ContinuousClock.now < deadline else {
          throw .noAnswer(address: address, to: "\(Message.name) \(requestID)", waited: timing.answer)
        }
        usleep(Self.pauseBeforeAskingAgain)
      }
    }
  }

  /// Microseconds: long enough for a full queue to drain.
  private static var pauseBeforeAskingAgain: UInt32 { 20_000 }

  /// Runs a command with a new request id, and forgets it when that fails; again when the exchange was busy, or when another session of the participant
  /// was faster with a higher id. Nothing was changed by the attempts before.
  func retryingRisingIDs<Value>(_ run: (UInt64) throws(ClientError) -> Value) throws(ClientError) -> Value {
    var attempt = 1
    while true {
      do throws(ClientError) {
        return try retryingWhileBusy { () throws(ClientError) in
          let requestID = nextRequestID()
          // Not later by surprise: who is told that it failed does not have it sent again.
          defer { unanswered.remove(requestID) }
          return try run(requestID)
        }
      } catch {
        guard case .rejected(let rejection) = error, rejection.code == .requestIdNotRising,
          requestIDs == .fromClock, attempt < Self.risingAttempts
        else { throw error }
        attempt += 1
      }
    }
  }

  private static var risingAttempts: Int { 5 }

  /// Runs what the exchange may refuse for the moment, until it does not or the time for answers is up.
  func retryingWhileBusy<Value>(_ run: () throws(ClientError) -> Value) throws(ClientError) -> Value {
    let deadline = ContinuousClock.now + timing.answer
    while true {
      do throws(ClientError) {
        return try run()
      } catch {
        guard case .rejected(let rejection) = error, ContinuousClock.now < deadline,
          rejection.isForNow || (rejection.code == .notLoggedOn && recovery != nil)
        else { throw error }
        usleep(Self.pauseBeforeAskingAgain)
      }
    }
  }
}

/// Gathers what one order or amend leads to.
private struct OutcomeCollector {
  /// How far it is.
  enum Step {
    /// Everything is there.
    case complete(OrderOutcome)
    /// The question for what rests was refused.
    case askAgain
  }

  private let requestID: UInt64
  private var outcome: OrderOutcome
  private var engineSequence: UInt64?
  /// The request that entered the order: a bid with alternatives trades under several numbers, but one request.
  private var clientOrder: UInt64?
  private var refusal: RejectedMessage?

  init(requestID: UInt64) {
    self.requestID = requestID
    outcome = OrderOutcome(requestID: requestID, order: OrderID(0))
  }

  /// What `answer` is to the command of kind `kind`, behind which the question `token` was asked.
  mutating func judge<Message: WireMessage>(
    _ answer: Answer, _ kind: Message.Type, token: UInt64
  ) -> Judgement<Step> {
    switch answer {
    case .report(.rejected(let rejection)) where rejection.refuses(kind, requestID):
      // The question's answer is waited for as well, so that it is not left over.
      refusal = rejection
      return .part
    case .report(.rejected(let rejection)) where rejection.refuses(QueryOpenOrdersMessage.self, token):
      if let refusal { return .refused(refusal) }
      return .found(.askAgain)
    case .report(let report): return take(report) ? .part : .notMine
    case .openOrder(let order) where order.requestToken == token:
      if OrderID(order.order) == outcome.order { outcome.resting = Quantity(order.remaining) }
      return .part
    case .queryDone(let done) where done.requestToken == token:
      if let refusal { return .refused(refusal) }
      return .found(.complete(outcome))
    default: return .notMine
    }
  }

  /// Takes a report in when the command caused it.
  private mutating func take(_ report: ExecutionReport) -> Bool {
    switch report {
    case .accepted(let accepted) where accepted.requestId == requestID:
      outcome.acceptance = accepted
      outcome.order = OrderID(accepted.order)
      engineSequence = accepted.engineSequence
      clientOrder = accepted.requestId
    case .amended(let amended) where amended.requestId == requestID:
      outcome.amendment = amended
      outcome.order = OrderID(amended.order)
      engineSequence = amended.engineSequence
      clientOrder = amended.clientOrder
    case .filled(let fill) where fill.engineSequence == engineSequence && fill.clientOrder == clientOrder:
      outcome.fills.append(fill)
    case .leaseOpened(let lease) where lease.engineSequence == engineSequence && isOfFill(lease):
      outcome.leases.append(lease)
    case .cancelled(let gone) where gone.engineSequence == engineSequence:
      if gone.clientOrder == clientOrder {
        outcome.cancellations.append(gone)
      } else {
        outcome.preventedOrders.append(gone)
      }
    case .triggered(let triggered)
    where triggered.engineSequence == engineSequence && triggered.clientOrder == clientOrder:
      break
    case .parked(let parked) where parked.engineSequence == engineSequence && parked.clientOrder == clientOrder:
      outcome.isParked = true
    default: return false
    }
    return true
  }

  private func isOfFill(_ lease: LeaseOpenedMessage) -> Bool { outcome.fills.last?.trade == lease.trade }
}
