import CMeasurement
import Foundation
import MatchingEngine
import OrderFlow

/// The memory that resting orders take.
struct MemoryMeasurement: Encodable {
  var restingOrders: Int
  /// Bytes of an order, its share of price levels and of the structure that finds them.
  var bytesPerOrder: Double
  /// Bytes of the index of client order ids, per order.
  var indexBytesPerOrder: Double

  private static let ordersPerLevel = 100
  private static let batchSize = 1_000
  private static let middle: Int64 = 1_000_000

  /// Rests `count` orders in one book and looks at the process's memory.
  ///
  /// A mass cancel of everything gives the index back and keeps the rest for orders to come: the difference is the index.
  init(restingOrders count: Int) throws {
    tenor_give_back_freed_memory()
    let before = try Self.residentBytes()
    var market = try FlowMarket(symbolCount: 1)
    try Self.fill(&market, count)
    let full = try Self.residentBytes()
    try Self.cancelAll(&market, count)
    tenor_give_back_freed_memory()
    let emptied = try Self.residentBytes()
    restingOrders = count
    bytesPerOrder = Double(emptied - before) / Double(count)
    indexBytesPerOrder = Double(full - emptied) / Double(count)
  }

  private static func fill(_ market: inout FlowMarket, _ count: Int) throws {
    var batch = CommandBatch(capacity: batchSize)
    var events = EventBuffer()
    for index in 0..<count {
      let away = Int64(index / 2 % max(count / 2 / ordersPerLevel, 1)) + 1
      let side = UInt8(index % 2)
      let record = FlowRecord(
        .newLimit, side: side, symbol: 0, quantity: 1, orderID: UInt64(index) + 1,
        price: side == 0 ? middle - away : middle + away, isFillUp: true)
      FlowMarket.append(record, to: &batch)
      guard batch.count == batchSize || index == count - 1 else { continue }
      market.engine.apply(batch, at: Timestamp(0), into: &events)
      batch.removeAll()
      events.removeAll()
    }
    guard market.engine.openOrderCount == count else {
      throw FlowError("\(market.engine.openOrderCount) of \(count) orders rest: the rest were refused")
    }
  }

  private static func cancelAll(_ market: inout FlowMarket, _ count: Int) throws {
    for participant in [FlowMarket.buyer, FlowMarket.seller] {
      var events = EventBuffer()
      let command = MassCancel(participant: participant, requestID: UInt64(count) + 1, instrument: nil, side: nil)
      market.engine.apply(.massCancel(command), at: Timestamp(0), into: &events)
    }
    guard market.engine.openOrderCount == 0 else { throw FlowError("a mass cancel left orders behind") }
  }

  /// Bytes of the process that are in memory.
  static func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { throw FlowError("/proc/self/statm is not as expected") }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
