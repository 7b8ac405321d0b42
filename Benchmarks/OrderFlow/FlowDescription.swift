import CIntrinsics
import Foundation
import MatchingEngine

/// What a flow is made of, measured by replaying its records.
package struct FlowDescription {
  private var fillUp = 0
  /// Timed records by kind.
  private var kinds: [Int] = Array(repeating: 0, count: FlowRecord.Kind.allCases.count)
  /// New limits among them that traded on entry.
  private var crossing = 0
  private var onGoneOrders = 0
  private var trades = 0
  private var books = 0
  private var samples = 0
  private var sampledOrders = 0
  private var sampledLevels = 0
  private var lowestPrice = Int64.max
  private var highestPrice: Int64 = 0
  private var checksum: UInt32 = 0

  /// A book is looked at once in so many operations, one after the other.
  private static let sampleInterval = 500

  /// Replays `flow` and measures them.
  package init(of flow: Flow) throws {
    books = flow.symbolCount
    checksum = flow.records.withUnsafeBytes { tenor_crc32c(0, $0.baseAddress, $0.count) }
    var market = try FlowMarket(symbolCount: books)
    var events = EventBuffer()
    var timed = 0
    for record in flow.records {
      events.removeAll()
      market.engine.apply(FlowMarket.command(record), at: Timestamp(0), into: &events)
      guard !record.isFillUp else {
        fillUp += 1
        continue
      }
      count(record, events)
      timed += 1
      if timed % Self.sampleInterval == 0 { sample(market) }
    }
  }

  private mutating func count(_ record: FlowRecord, _ events: borrowing EventBuffer) {
    kinds[Int(record.kind)] += 1
    var traded = false
    for index in 0..<events.count {
      switch events[index] {
      case .traded(let trade):
        trades += 1
        traded = true
        lowestPrice = min(lowestPrice, trade.price.rawValue)
        highestPrice = max(highestPrice, trade.price.rawValue)
      case .rejected: onGoneOrders += 1
      default: break
      }
    }
    if traded && record.kind == FlowRecord.Kind.newLimit.rawValue { crossing += 1 }
  }

  private mutating func sample(_ market: borrowing FlowMarket) {
    let instrument = InstrumentID(UInt32(samples % books) + 1)
    samples += 1
    for side in Side.allCases {
      for level in market.engine.levels(side, of: instrument) {
        sampledLevels += 1
        sampledOrders += level.orderCount
      }
    }
  }

  /// The description for people.
  package var table: String {
    let timed = kinds.reduce(0, +)
    func percent(_ count: Int) -> String { String(format: "%.1f%%", 100 * Double(count) / Double(max(timed, 1))) }
    func average(_ sum: Int) -> String { String(format: "%.1f", Double(sum) / Double(max(samples, 1))) }
    let aggressive = crossing + kinds[3] + kinds[4]
    return """
      \(fillUp) records of fill-up, \(timed) timed; \(books) books; CRC32C \(String(format: "%08x", checksum))
        mix      new \(percent(kinds[0] - crossing))   cancel \(percent(kinds[1]))   amend \(percent(kinds[2]))   \
      aggressive \(percent(aggressive)) (limit \(percent(crossing)), immediate-or-cancel \(percent(kinds[3])), \
      market \(percent(kinds[4])))
        a book   \(average(sampledOrders)) resting orders on \(average(sampledLevels)) levels, on average
        trades   \(trades), at \(trades == 0 ? 0 : lowestPrice) to \(highestPrice) ticks
        refused  \(percent(onGoneOrders)), naming orders that are gone
      """
  }
}
