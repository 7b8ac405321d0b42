import MatchingEngine
import WireProtocol

/// Execution reports about pools, leases and the offers that share them.
extension OrderGateway {
  @inline(never)
  func reportCapacity(_ event: Event, _ sequence: UInt64, _ time: UInt64) {
    switch event {
    case .poolOpened(let opened): report(opened, sequence, time)
    case .poolChanged(let changed): report(changed, sequence, time)
    case .poolClosed(let closed): report(closed, sequence, time)
    case .leaseOpened(let opened):
      report(opened, to: opened.buyer, .buyer, sequence, time)
      report(opened, to: opened.provider, .provider, sequence, time)
    case .leaseEnded(let ended):
      report(ended, to: ended.buyer, .buyer, sequence, time)
      report(ended, to: ended.provider, .provider, sequence, time)
    case .parked(let parked): report(parked, sequence, time)
    case .restored(let restored): report(restored, sequence, time)
    default: preconditionFailure("an event that is not about capacity")
    }
  }

  private func report(_ opened: PoolOpened, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: opened.participant) { number in
      PoolOpenedMessage(
        reportSequence: number, requestId: opened.requestID, pool: opened.pool.rawValue, engineSequence: sequence,
        time: time, units: opened.units.rawValue, end: opened.end?.rawValue, lease: opened.lease?.rawValue,
        spec: opened.spec.rawValue, region: opened.region.rawValue)
    }
  }

  private func report(_ changed: PoolChanged, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: changed.participant) { number in
      PoolChangedMessage(
        reportSequence: number, requestId: changed.requestID == 0 ? nil : changed.requestID,
        pool: changed.pool.rawValue, engineSequence: sequence, time: time, units: changed.units.rawValue,
        free: changed.free.rawValue, outOfService: changed.outOfService.rawValue)
    }
  }

  private func report(_ closed: PoolClosed, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: closed.participant) { number in
      PoolClosedMessage(
        reportSequence: number, requestId: closed.requestID == 0 ? nil : closed.requestID, pool: closed.pool.rawValue,
        engineSequence: sequence, time: time)
    }
  }

  private func report(
    _ opened: LeaseOpened, to participant: ParticipantID, _ role: LeaseRole, _ sequence: UInt64, _ time: UInt64
  ) {
    deliver(to: participant) { number in
      LeaseOpenedMessage(
        reportSequence: number, requestId: nil, lease: opened.lease.rawValue, engineSequence: sequence, time: time,
        trade: opened.trade.rawValue, pool: role == .provider ? opened.pool.rawValue : nil,
        units: opened.units.rawValue, price: opened.price.rawValue, end: opened.end.rawValue,
        instrument: opened.instrument.rawValue, role: role)
    }
  }

  private func report(
    _ ended: LeaseEnded, to participant: ParticipantID, _ role: LeaseRole, _ sequence: UInt64, _ time: UInt64
  ) {
    let isAnswer = role == .provider && ended.requestID != 0
    deliver(to: participant) { number in
      LeaseEndedMessage(
        reportSequence: number, requestId: isAnswer ? ended.requestID : nil, lease: ended.lease.rawValue,
        engineSequence: sequence, time: time, pool: role == .provider ? ended.pool.rawValue : nil,
        units: ended.units.rawValue, remaining: ended.remaining.rawValue, price: ended.price.rawValue,
        undelivered: ended.undelivered, instrument: ended.instrument.rawValue, reason: ended.reason, role: role)
    }
  }

  private func report(_ parked: OrderParked, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: parked.key.participant) { number in
      OrderParkedMessage(
        reportSequence: number, clientOrder: parked.key.clientOrderID, order: parked.key.order.rawValue,
        engineSequence: sequence, time: time, price: parked.price.rawValue, remaining: parked.remaining.rawValue,
        instrument: parked.instrument.rawValue, side: parked.side)
    }
  }

  private func report(_ restored: OrderRestored, _ sequence: UInt64, _ time: UInt64) {
    deliver(to: restored.key.participant) { number in
      OrderRestoredMessage(
        reportSequence: number, clientOrder: restored.key.clientOrderID, order: restored.key.order.rawValue,
        engineSequence: sequence, time: time, price: restored.price.rawValue, remaining: restored.remaining.rawValue,
        instrument: restored.instrument.rawValue, side: restored.side)
    }
  }
}
