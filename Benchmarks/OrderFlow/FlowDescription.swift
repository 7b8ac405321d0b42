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
    checksum = flow.checksum
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

  private var timed: Int { kinds.reduce(0, +) }

  private func share(_ count: Int) -> Double { Double(count) / Double(max(timed, 1)) }

  private func average(_ sum: Int) -> Double { Double(sum) / Double(max(samples, 1)) }

  /// New orders that did not trade on entry, as a share of all operations.
  package var passive: Double { share(kinds[0] - crossing) }
  /// Cancels, as a share of all operations.
  package var cancels: Double { share(kinds[1]) }
  /// Amends, as a share of all operations.
  package var amends: Double { share(kinds[2]) }
  /// Orders that trade or vanish: limits that cross, immediate-or-cancel and market orders, as a share of all operations.
  package var aggressive: Double { share(crossing + kinds[3] + kinds[4]) }
  /// Cancels and amends that name an order that is gone, as a share of all cancels and amends.
  package var misses: Double { Double(onGoneOrders) / Double(max(kinds[1] + kinds[2], 1)) }
  /// Resting orders in a book, on average.
  package var restingOrders: Double { average(sampledOrders) }
  /// Price levels in a book, both sides, on average.
  package var levels: Double { average(sampledLevels) }
  /// Lowest and highest price of a trade, in ticks; `nil` when nothing traded.
  package var tradedPrices: ClosedRange<Int64>? { trades == 0 ? nil : lowestPrice...highestPrice }

  /// The description for people.
  package var table: String {
    func percent(_ share: Double) -> String { String(format: "%.1f%%", 100 * share) }
    return """
      \(fillUp) records of fill-up, \(timed) timed; \(books) books; CRC32C \(String(format: "%08x", checksum))
        mix      new \(percent(passive))   cancel \(percent(cancels))   amend \(percent(amends))   \
      aggressive \(percent(aggressive)) (limit \(percent(share(crossing))), \
      immediate-or-cancel \(percent(share(kinds[3]))), market \(percent(share(kinds[4]))))
        a book   \(String(format: "%.1f resting orders on %.1f levels, on average", restingOrders, levels))
        trades   \(trades)\(tradedPrices.map { ", at \($0.lowerBound) to \($0.upperBound) ticks" } ?? "")
        misses   \(percent(misses)) of cancels and amends name an order that is gone
      """
  }
}
