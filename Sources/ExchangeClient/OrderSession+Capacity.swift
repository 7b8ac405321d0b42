import MatchingEngine
import WireProtocol

/// Pools and leases. Each command waits until it is done.
extension OrderSession {
  /// Opens a pool.
  ///
  /// - Parameters:
  ///   - units: How many; whole lots of the spec.
  ///   - spec: What one unit is.
  ///   - region: Where it stands.
  ///   - end: Until when it may be used; `nil`: without end.
  public func deposit(
    _ units: Quantity, of spec: SpecID, in region: RegionID, until end: Timestamp? = nil
  ) throws(ClientError) -> PoolOpenedMessage {
    try openPool { requestID in
      DepositCapacityMessage(
        DepositCapacity(
          participant: .none, requestID: requestID, spec: spec, region: region, units: units, end: end))
    }
  }

  /// Opens a pool of units that the participant has on lease.
  ///
  /// - Parameter units: `nil`: all that are not deposited yet.
  public func deposit(_ lease: LeaseID, units: Quantity? = nil) throws(ClientError) -> PoolOpenedMessage {
    try openPool { requestID in
      DepositLeaseMessage(DepositLease(participant: .none, requestID: requestID, lease: lease, units: units))
    }
  }

  /// Takes free units out of a pool for good.
  ///
  /// - Parameter units: `nil`: all that are free.
  /// - Returns: What is left of the pool; a pool of which nothing is left is closed.
  @discardableResult
  public func withdraw(from pool: PoolID, units: Quantity? = nil) throws(ClientError) -> PoolChangedMessage {
    try changePool { requestID in
      WithdrawCapacityMessage(WithdrawCapacity(participant: .none, requestID: requestID, pool: pool, units: units))
    }.pool
  }

  /// Says that units which an early end took out of service are back.
  @discardableResult
  public func putBack(_ units: Quantity, to pool: PoolID) throws(ClientError) -> PoolChangedMessage {
    try changePool { requestID in
      ReturnCapacityMessage(ReturnCapacity(participant: .none, requestID: requestID, pool: pool, units: units))
    }.pool
  }

  /// Ends a lease of the participant's units before its time.
  ///
  /// - Parameter units: `nil`: the whole lease, and every lease under it.
  /// - Returns: What ended, and what is left of the pool.
  @discardableResult
  public func end(
    _ lease: LeaseID, units: Quantity? = nil
  ) throws(ClientError) -> (ended: LeaseEndedMessage?, pool: PoolChangedMessage) {
    try changePool { requestID in
      EndLeaseMessage(EndLease(participant: .none, requestID: requestID, lease: lease, units: units))
    }
  }

  private func openPool<Message: WireMessage>(
    _ message: (UInt64) -> Message
  ) throws(ClientError) -> PoolOpenedMessage {
    try retryingRisingIDs { requestID throws(ClientError) in
      try send(message(requestID), as: requestID)
      return try awaitAnswer(to: Message.name) { answer in
        switch answer {
        case .report(.poolOpened(let report)) where report.requestId == requestID: .found(report)
        case .report(.rejected(let report)) where report.refuses(Message.self, requestID): .refused(report)
        default: .notMine
        }
      }
    }
  }

  private func changePool<Message: WireMessage>(
    _ message: (UInt64) -> Message
  ) throws(ClientError) -> (ended: LeaseEndedMessage?, pool: PoolChangedMessage) {
    try retryingRisingIDs { requestID throws(ClientError) in
      try send(message(requestID), as: requestID)
      var ended: LeaseEndedMessage?
      return try awaitAnswer(to: Message.name) { answer in
        switch answer {
        case .report(.leaseEnded(let report)) where report.requestId == requestID:
          ended = report
          return .part
        case .report(.poolChanged(let report)) where report.requestId == requestID: return .found((ended, report))
        case .report(.rejected(let report)) where report.refuses(Message.self, requestID): return .refused(report)
        default: return .notMine
        }
      }
    }
  }
}
