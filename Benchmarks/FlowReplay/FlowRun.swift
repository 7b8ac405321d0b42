import Foundation
import MatchingEngine

/// What an amend does that changes the price or raises the quantity.
enum AmendRule: String {
  /// Amends as the engine does: a lower quantity at the same price keeps its place.
  case keep
  /// Every amend is a cancel and a new order.
  case replace
}

/// What one replay saw.
struct FlowTally: Equatable {
  var operations = 0
  var trades = 0
  var notional: Int64 = 0
  /// By reject code.
  var rejects = [Int](repeating: 0, count: 256)
  var accepted = 0
  var amended = 0
  var cancelled = 0
  /// A digest of every trade's parties, price and quantity, in order.
  var checksum: UInt64 = 0

  @inline(__always)
  mutating func count(_ event: borrowing Event) {
    switch event {
    case .traded(let trade):
      trades &+= 1
      notional &+= trade.price.rawValue &* trade.quantity.rawValue
      for word in [trade.maker.clientOrderID, trade.taker.clientOrderID] { mix(word) }
      mix(UInt64(bitPattern: trade.price.rawValue))
      mix(UInt64(bitPattern: trade.quantity.rawValue))
    case .accepted: accepted &+= 1
    case .amended: amended &+= 1
    case .cancelled: cancelled &+= 1
    case .rejected(let rejection): rejects[Int(rejection.code.rawValue)] += 1
    default: break
    }
  }

  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    checksum = (checksum ^ word) &* 0x9E37_79B9_7F4A_7C15
    checksum ^= checksum >> 29
  }
}

/// One replay of a flow.
struct FlowRun {
  var tally = FlowTally()
  /// Wall time of the timed records.
  var nanoseconds: UInt64 = 0
  /// Time of each timed operation, when asked for.
  var latencies: [UInt32] = []

  /// Operations handed to the engine at a time: what fits the first-level cache with its events.
  private static let batchSize = 64

  /// Replays all of `flow` through `market`: records of the fill-up uncounted, the rest timed.
  static func replay(_ flow: FlowFile, through market: inout FlowMarket) -> FlowRun {
    var run = FlowRun()
    var events = EventBuffer()
    var batch = CommandBatch(capacity: batchSize)
    var fillUp = FlowTally()
    let firstTimed = flow.firstTimed
    apply(flow, 0..<firstTimed, through: &market, &batch, &events, &fillUp)
    let start = monotonicNanoseconds()
    apply(flow, firstTimed..<flow.count, through: &market, &batch, &events, &run.tally)
    run.nanoseconds = monotonicNanoseconds() - start
    run.tally.operations = flow.count - firstTimed
    return run
  }

  private static func apply(
    _ flow: FlowFile, _ range: Range<Int>, through market: inout FlowMarket,
    _ batch: inout CommandBatch, _ events: inout EventBuffer, _ tally: inout FlowTally
  ) {
    var next = range.lowerBound
    while next < range.upperBound {
      let count = min(batchSize, range.upperBound - next)
      batch.removeAll()
      for offset in 0..<count { FlowMarket.append(flow[next + offset], to: &batch) }
      events.removeAll()
      market.engine.apply(batch, at: Timestamp(0), into: &events)
      events.forEach { tally.count($0) }
      next += count
    }
  }

  /// Replays all of `flow` one operation at a time and measures each.
  static func measureLatencies(_ flow: FlowFile, through market: inout FlowMarket) -> FlowRun {
    var run = FlowRun()
    run.latencies.reserveCapacity(flow.count)
    var events = EventBuffer()
    for index in 0..<flow.count {
      let record = flow[index]
      let command = FlowMarket.command(record)
      events.removeAll()
      let start = monotonicNanoseconds()
      market.engine.apply(command, at: Timestamp(0), into: &events)
      let elapsed = monotonicNanoseconds() - start
      guard record.isFillUp == 0 else { continue }
      run.latencies.append(UInt32(clamping: elapsed))
      run.nanoseconds += elapsed
      run.tally.operations += 1
      for event in 0..<events.count { run.tally.count(events[event]) }
    }
    return run
  }

  /// Replays all of `flow` and hands each trade with the index of its record to `body`.
  static func trades(
    of flow: FlowFile, through market: inout FlowMarket, amend: AmendRule, _ body: (_ record: Int, Trade) -> Void
  ) -> FlowTally {
    var tally = FlowTally()
    var events = EventBuffer()
    for index in 0..<flow.count {
      events.removeAll()
      let record = flow[index]
      if amend == .replace && record.kind == FlowRecord.Kind.amend.rawValue && market.liveOrder(record) != nil {
        var cancel = record
        cancel.kind = FlowRecord.Kind.cancel.rawValue
        market.engine.apply(FlowMarket.command(cancel), at: Timestamp(0), into: &events)
        var entry = record
        entry.kind = FlowRecord.Kind.newLimit.rawValue
        market.engine.apply(FlowMarket.command(entry), at: Timestamp(0), into: &events)
      } else {
        market.engine.apply(FlowMarket.command(record), at: Timestamp(0), into: &events)
      }
      tally.operations += 1
      for position in 0..<events.count {
        tally.count(events[position])
        if case .traded(let trade) = events[position] { body(index, trade) }
      }
    }
    return tally
  }
}

/// Nanoseconds of a clock that never goes back.
@inline(__always)
func monotonicNanoseconds() -> UInt64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
}
