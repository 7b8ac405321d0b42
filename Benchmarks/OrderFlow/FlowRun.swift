import Foundation
import MatchingEngine

/// What an amend does that changes the price or raises the quantity.
package enum AmendRule: String, Sendable {
  /// Amends as the engine does: a lower quantity at the same price keeps its place.
  case keep
  /// Every amend is a cancel and a new order.
  case replace
}

/// One replay of a flow.
package struct FlowRun: Sendable {
  package var tally = FlowTally()
  /// Wall time of the timed records: making their commands, applying them and reading every event.
  package var nanoseconds: UInt64 = 0
  /// Time of each timed operation, when asked for.
  package var latencies: [UInt32] = []

  /// Operations handed to the engine at a time: what fits the first-level cache with its events.
  private static let batchSize = 64

  /// Replays all of `flow` through `market`: records of the fill-up uncounted, the rest timed. With `byEngineID`,
  /// cancels and amends name orders by the engine's ids, see ``Flow/namingEngineIDs()``.
  package static func replay(
    _ flow: Flow, through market: inout FlowMarket, amend: AmendRule = .keep, byEngineID: Bool = false
  ) -> FlowRun {
    precondition(amend == .keep || !byEngineID, "a replaced order gets a new id from the engine")
    var run = FlowRun()
    var events = EventBuffer()
    var batch = CommandBatch(capacity: batchSize)
    flow.records.withUnsafeBufferPointer { records in
      var fillUp = FlowTally()
      apply(records[..<flow.firstTimed], through: &market, amend, byEngineID, &batch, &events, &fillUp)
      let start = monotonicNanoseconds()
      apply(records[flow.firstTimed...], through: &market, amend, byEngineID, &batch, &events, &run.tally)
      run.nanoseconds = monotonicNanoseconds() - start
    }
    run.tally.operations = flow.records.count - flow.firstTimed
    return run
  }

  private static func apply(
    _ records: Slice<UnsafeBufferPointer<FlowRecord>>, through market: inout FlowMarket, _ amend: AmendRule,
    _ byEngineID: Bool, _ batch: inout CommandBatch, _ events: inout EventBuffer, _ tally: inout FlowTally
  ) {
    switch amend {
    case .keep: applyInBatches(records, through: &market, byEngineID, &batch, &events, &tally)
    case .replace:
      for record in records {
        events.removeAll()
        market.apply(record, amend: amend, into: &events)
        events.forEach { tally.count($0) }
      }
    }
  }

  private static func applyInBatches(
    _ records: Slice<UnsafeBufferPointer<FlowRecord>>, through market: inout FlowMarket, _ byEngineID: Bool,
    _ batch: inout CommandBatch, _ events: inout EventBuffer, _ tally: inout FlowTally
  ) {
    var next = records.startIndex
    while next < records.endIndex {
      let end = min(next + batchSize, records.endIndex)
      batch.removeAll()
      for index in next..<end { FlowMarket.append(records[index], to: &batch, byEngineID: byEngineID) }
      events.removeAll()
      market.engine.apply(batch, at: Timestamp(0), into: &events)
      events.forEach { tally.count($0) }
      next = end
    }
  }

  /// Replays all of `flow` one operation at a time and measures each; nothing can be fetched ahead.
  package static func measureLatencies(
    _ flow: Flow, through market: inout FlowMarket, byEngineID: Bool = false
  ) -> FlowRun {
    var run = FlowRun()
    run.latencies.reserveCapacity(flow.records.count)
    var events = EventBuffer()
    var batch = CommandBatch(capacity: 1)
    for record in flow.records {
      batch.removeAll()
      FlowMarket.append(record, to: &batch, byEngineID: byEngineID)
      events.removeAll()
      let start = monotonicNanoseconds()
      market.engine.apply(batch, at: Timestamp(0), into: &events)
      let elapsed = monotonicNanoseconds() - start
      guard !record.isFillUp else { continue }
      run.latencies.append(UInt32(clamping: elapsed))
      run.nanoseconds += elapsed
      run.tally.operations += 1
      events.forEach { run.tally.count($0) }
    }
    return run
  }

  /// Replays all of `flow`, one operation at a time, and hands each trade with the index of its record to `body`.
  package static func trades(
    of flow: Flow, through market: inout FlowMarket, amend: AmendRule, _ body: (_ record: Int, Trade) -> Void
  ) {
    var events = EventBuffer()
    for (index, record) in flow.records.enumerated() {
      events.removeAll()
      market.apply(record, amend: amend, into: &events)
      events.forEach { if case .traded(let trade) = $0 { body(index, trade) } }
    }
  }
}

/// Nanoseconds of a clock that never goes back.
@inline(__always)
package func monotonicNanoseconds() -> UInt64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
}
