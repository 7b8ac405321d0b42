import MatchingEngine
import WireProtocol

/// Execution reports: numbered per participant from the log alone, kept for those who come back, sent to every session.
extension OrderGateway {
  /// Tells clients of a batch that is durable and applied, and answers its questions.
  func report(_ batch: Batch) {
    var nextQuestion = 0
    for index in 0..<batch.commandCount {
      while nextQuestion < batch.questions.count && batch.questions[nextQuestion].position == index {
        answer(batch.questions[nextQuestion], asOf: batch.firstSequence &+ UInt64(index) &- 1)
        nextQuestion += 1
      }
      reportCommand(index, of: batch)
    }
    while nextQuestion < batch.questions.count {
      answer(batch.questions[nextQuestion], asOf: batch.lastSequence)
      nextQuestion += 1
    }
  }

  @inline(__always)
  private func reportCommand(_ index: Int, of batch: Batch) {
    let sequence = batch.firstSequence &+ UInt64(index)
    for event in batch.events.events(ofCommand: index) {
      switch batch.events[event] {
      case .accepted(let accepted): report(accepted, sequence, batch.time)
      case .traded(let trade): report(trade, sequence, batch.time)
      case .cancelled(let cancelled): report(cancelled, sequence, batch.time)
      case .amended(let amended): report(amended, sequence, batch.time)
      case .triggered(let triggered): report(triggered, sequence, batch.time)
      case .rested, .levelChanged, .tradingStateChanged, .auctionIndicated, .resized: break
      case .massCancelled(let done):
        deliver(to: done.participant) { number in
          MassCancelledMessage(
            reportSequence: number, requestId: done.requestID, engineSequence: sequence, time: batch.time,
            count: done.count)
        }
      case .rejected(let rejected): report(rejected, index, of: batch)
      case .participantRegistered(let registration):
        registered(registration)
        reportDone(registration.requestID, registration.id.rawValue, index, of: batch)
      case .catalogueExtended(let extended):
        catalogue.extend(extended.entry, by: batch.commands[index])
        reportDone(extended.requestID, extended.entry.number, index, of: batch)
      case .collarsChanged(let changed): reportDone(changed.requestID, 0, index, of: batch)
      case .poolOpened, .poolChanged, .poolClosed, .leaseOpened, .leaseEnded, .parked, .restored:
        reportCapacity(batch.events[event], sequence, batch.time)
      }
    }
    if batch.template(ofCommand: index) == SetTradingStateMessage.templateID { reportStateChange(index, of: batch) }
  }

  @inline(__always)
  private func report(_ accepted: OrderAccepted, _ sequence: UInt64, _ time: UInt64) {
    figures.ordersAccepted.add()
    deliver(to: accepted.key.participant) { number in
      OrderAcceptedMessage(
        reportSequence: number, requestId: accepted.key.clientOrderID, order: accepted.key.order.rawValue,
        engineSequence: sequence, time: time, price: accepted.price?.rawValue, quantity: accepted.quantity.rawValue,
        instrument: accepted.instrument.rawValue, side: accepted.side, orderType: accepted.type,
        timeInForce: accepted.timeInForce)
    }
  }

  @inline(__always)
  private func report(_ trade: Trade, _ sequence: UInt64, _ time: UInt64) {
    figures.trades.add()
    let hours = catalogue.hours[Int(trade.instrument.rawValue) - 1]
    func filled(_ key: OrderKey, _ side: Side, _ remaining: Quantity, _ liquidity: Liquidity) {
      deliver(to: key.participant) { number in
        OrderFilledMessage(
          reportSequence: number, clientOrder: key.clientOrderID, order: key.order.rawValue, engineSequence: sequence,
          time: time, trade: trade.id.rawValue, price: trade.price.rawValue, quantity: trade.quantity.rawValue,
          remaining: remaining.rawValue,
          notional: trade.price.rawValue * trade.quantity.rawValue * Int64(hours),
          instrument: trade.instrument.rawValue, hours: hours, side: side, liquidity: liquidity)
      }
    }
    filled(trade.maker, trade.takerSide.opposite, trade.makerRemaining, .maker)
    filled(trade.taker, trade.takerSide, trade.takerRemaining, .taker)
  }

  @inline(__always)
  private func report(_ cancelled: OrderCancelled, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: cancelled.key.participant) { number in
      OrderCancelledMessage(
        reportSequence: number, requestId: cancelled.requestID == 0 ? nil : cancelled.requestID,
        order: cancelled.key.order.rawValue, engineSequence: sequence, time: time,
        clientOrder: cancelled.key.clientOrderID, quantity: cancelled.quantity.rawValue,
        instrument: cancelled.instrument.rawValue, side: cancelled.side, reason: cancelled.reason,
        remaining: cancelled.remaining.rawValue)
    }
  }

  private func report(_ triggered: OrderTriggered, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: triggered.key.participant) { number in
      OrderTriggeredMessage(
        reportSequence: number, clientOrder: triggered.key.clientOrderID, order: triggered.key.order.rawValue,
        engineSequence: sequence, time: time, instrument: triggered.instrument.rawValue, side: triggered.side)
    }
  }

  @inline(__always)
  private func report(_ amended: OrderAmended, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: amended.key.participant) { number in
      OrderAmendedMessage(
        reportSequence: number, requestId: amended.requestID, order: amended.key.order.rawValue,
        engineSequence: sequence, time: time, clientOrder: amended.key.clientOrderID, price: amended.price.rawValue,
        remaining: amended.remaining.rawValue, instrument: amended.instrument.rawValue, side: amended.side,
        keptPriority: amended.keptPriority)
    }
  }

  private func report(_ rejected: CommandRejected, _ index: Int, of batch: Batch) {
    figures.rejects.add(at: Int(rejected.code.rawValue))
    if case .registerParticipant(let registration) = batch.commands[index] {
      registrationFailed(registration.name, rejected.code)
    }
    // The clock's own refusals concern nobody outside.
    guard accounts.contains(rejected.participant.rawValue) else { return }
    deliver(to: rejected.participant) { number in
      RejectedMessage(
        reportSequence: number, requestId: rejected.requestID, value: rejected.value,
        engineSequence: batch.firstSequence &+ UInt64(index), time: batch.time, code: WireRejectCode(rejected.code),
        field: 0, offset: 0, template: batch.template(ofCommand: index))
    }
  }

  private func reportDone(_ requestID: UInt64, _ entry: UInt32, _ index: Int, of batch: Batch) {
    deliver(to: .exchangeOperator) { number in
      CommandDoneMessage(
        reportSequence: number, requestId: requestID, engineSequence: batch.firstSequence &+ UInt64(index),
        time: batch.time, number: entry, template: batch.template(ofCommand: index))
    }
  }

  /// One answer to a change of state, however many books it concerned.
  private func reportStateChange(_ index: Int, of batch: Batch) {
    for event in batch.events.events(ofCommand: index) {
      if case .rejected = batch.events[event] { return }
    }
    reportDone(batch.commands[index].sender.requestID, 0, index, of: batch)
  }

  /// Numbers a report, keeps it, and gathers it for all sessions of the participant.
  @inline(__always)
  func deliver<Message: WireMessage>(to participant: ParticipantID, _ make: (UInt64) -> Message) {
    assert(Message.encodedLength <= Accounts.reportSize)
    figures.reports.add()
    let account = accounts[participant.rawValue]
    let place = account.pointee.reports.append(budget: &accounts.budget)
    make(account.pointee.reports.last).encode(into: place)
    var next = account.pointee.firstSession
    while next != 0 {
      outbox.append(UnsafeRawBufferPointer(start: place, count: Message.encodedLength), to: Int(next) - 1)
      next = sessions[Int(next) - 1].pointee.nextOfParticipant
    }
  }
}

extension CatalogueEntry {
  /// The entry's number among its kind.
  var number: UInt32 {
    switch self {
    case .spec(let id): id.rawValue
    case .region(let id): id.rawValue
    case .tenor(let id): id.rawValue
    case .instrument(let id): id.rawValue
    }
  }
}
