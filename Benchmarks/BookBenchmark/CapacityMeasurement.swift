import CMeasurement
import Foundation
import MatchingEngine
import OrderFlow

/// What a trade costs whose pool is offered in other books as well.
struct CapacityMeasurement: Encodable {
  /// Books whose offers shrink with each trade.
  var otherBooks: Int
  /// Nanoseconds per trade, its command and lease included: best of several runs.
  var nanoseconds: Double
  /// The same with market data: two more events for every book.
  var nanosecondsWithMarketData: Double

  static let otherBooks = [0, 1, 2, 4, 8, 16, 29]
  /// Pools that trade in turn.
  private static let pools = 64
  private static let batchSize = 64

  /// Measures `trades` trades in each of `repeats` rounds; the best counts. A round before them, which is not timed,
  /// touches the memory of the leases; those of each round end before the next.
  init(otherBooks: Int, trades: Int, repeats: Int) throws {
    self.otherBooks = otherBooks
    nanoseconds = try Self.best(otherBooks, trades, repeats, reportsMarketData: false)
    nanosecondsWithMarketData = try Self.best(otherBooks, trades, repeats, reportsMarketData: true)
  }

  private static func best(
    _ otherBooks: Int, _ trades: Int, _ repeats: Int, reportsMarketData: Bool
  ) throws -> Double {
    var market = try CapacityMarket(regions: pools, tenors: 30, reportsMarketData: reportsMarketData)
    for region in 0..<pools { try market.deposit(Int64(trades), region: region, books: otherBooks + 1) }
    var best = UInt64.max
    for round in 0...repeats {
      let start = CapacityMarket.end(ofTenor: 0) * UInt64(round)
      try market.apply(.advanceClock, at: start)
      let nanoseconds = try Self.nanoseconds(of: trades, otherBooks, at: start, in: &market)
      if round > 0 { best = min(best, nanoseconds) }
    }
    return Double(best) / Double(trades)
  }

  /// What `trades` trades take, one unit each, of each pool in turn.
  private static func nanoseconds(
    of trades: Int, _ otherBooks: Int, at time: UInt64, in market: inout CapacityMarket
  ) throws -> UInt64 {
    var batch = CommandBatch(capacity: batchSize)
    var events = EventBuffer()
    var traded = 0
    var shrunk = 0
    let start = monotonicNanoseconds()
    for first in stride(from: 0, to: trades, by: batchSize) {
      batch.removeAll()
      events.removeAll()
      for trade in first..<min(first + batchSize, trades) {
        batch.append(CapacityMarket.bid(market.book(trade % pools, 0)))
      }
      market.engine.apply(batch, at: Timestamp(time), into: &events)
      events.forEach { event in
        switch event {
        case .traded: traded += 1
        case .resized: shrunk += 1
        default: break
        }
      }
    }
    let nanoseconds = monotonicNanoseconds() - start
    guard traded == trades, !market.reportsMarketData || shrunk == trades * otherBooks else {
      throw FlowError("\(traded) of \(trades) bids traded, \(shrunk) offers shrank")
    }
    return nanoseconds
  }
}

/// What pools and leases take in memory, and what the end of a lease takes in time.
struct LeaseMeasurement: Encodable {
  var pools: Int
  var leases: Int
  var bytesPerPool: Double
  var bytesPerLease: Double
  /// Nanoseconds in which one lease is opened by a trade of one unit, and ends, when all end in one moment.
  var nanosecondsPerOpening: Double
  var nanosecondsPerEnd: Double

  init(pools: Int, leases: Int) throws {
    self.pools = pools
    self.leases = leases
    tenor_give_back_freed_memory()
    var before = try MemoryMeasurement.residentBytes()
    var market = try CapacityMarket(regions: 1, tenors: 1, reportsMarketData: false)
    for _ in 0..<pools { try market.deposit(1, region: 0, books: 0) }
    bytesPerPool = Double(try MemoryMeasurement.residentBytes() - before) / Double(pools)
    try market.deposit(Int64(leases), region: 0, books: 1)
    before = try MemoryMeasurement.residentBytes()
    var events = EventBuffer()
    var start = monotonicNanoseconds()
    for _ in 0..<leases {
      events.removeAll()
      market.engine.apply(.newOrder(CapacityMarket.bid(market.book(0, 0))), at: Timestamp(0), into: &events)
    }
    nanosecondsPerOpening = Double(monotonicNanoseconds() - start) / Double(leases)
    guard market.engine.leaseCount == leases else { throw FlowError("\(market.engine.leaseCount) leases are open") }
    bytesPerLease = Double(try MemoryMeasurement.residentBytes() - before) / Double(leases)
    events.removeAll()
    start = monotonicNanoseconds()
    market.engine.apply(.advanceClock, at: Timestamp(CapacityMarket.end(ofTenor: 0)), into: &events)
    nanosecondsPerEnd = Double(monotonicNanoseconds() - start) / Double(leases)
    guard market.engine.leaseCount == 0, events.count >= leases else { throw FlowError("leases did not end") }
  }
}
