import MatchingEngine

extension Flow {
  /// The same flow with cancels and amends that name orders by the engine's ids.
  ///
  /// The engine is deterministic: a first replay tells which id each order gets in every replay. Orders that are gone
  /// keep naming an id that is gone.
  package func namingEngineIDs() throws -> Flow {
    var market = try FlowMarket(symbolCount: symbolCount)
    var ids: [UInt64: UInt64] = [:]
    ids.reserveCapacity(records.count)
    var events = EventBuffer()
    let named = records.map { record in
      events.removeAll()
      market.apply(record, amend: .keep, into: &events)
      events.forEach {
        if case .accepted(let accepted) = $0 { ids[accepted.key.clientOrderID] = accepted.key.order.rawValue }
      }
      guard record.kind == FlowRecord.Kind.cancel.rawValue || record.kind == FlowRecord.Kind.amend.rawValue else {
        return record
      }
      var named = record
      named.orderID = ids[record.orderID] ?? 0
      return named
    }
    return try Flow(named)
  }
}
