import MatchingEngine

/// What one replay saw.
package struct FlowTally: Equatable, Sendable {
  package var operations = 0
  package var trades = 0
  /// Price times quantity of all trades, in ticks.
  package var notional: Int64 = 0
  package var accepted = 0
  package var amended = 0
  package var cancelled = 0
  /// Of every trade's parties, price and quantity, in order.
  package var checksum: UInt64 = 0
  private var rejects = [Int](repeating: 0, count: Int(UInt8.max) + 1)

  /// Nothing seen.
  package init() {}

  /// The reject codes that occurred, ascending, with how often.
  package var rejectCounts: [(code: Int, count: Int)] {
    rejects.indices.filter { rejects[$0] > 0 }.map { ($0, rejects[$0]) }
  }

  /// Counts one event. What most events are is added up without a branch, since none could be guessed.
  @inline(__always)
  package mutating func count(_ event: Event) {
    accepted &+= event.isAccepted ? 1 : 0
    amended &+= event.isAmended ? 1 : 0
    cancelled &+= event.isCancelled ? 1 : 0
    switch event {
    case .traded(let trade):
      trades &+= 1
      notional &+= trade.price.rawValue &* trade.quantity.rawValue
      mix(trade.maker.clientOrderID)
      mix(trade.taker.clientOrderID)
      mix(UInt64(bitPattern: trade.price.rawValue))
      mix(UInt64(bitPattern: trade.quantity.rawValue))
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

extension Event {
  @inline(__always)
  fileprivate var isAccepted: Bool { if case .accepted = self { true } else { false } }

  @inline(__always)
  fileprivate var isAmended: Bool { if case .amended = self { true } else { false } }

  @inline(__always)
  fileprivate var isCancelled: Bool { if case .cancelled = self { true } else { false } }
}
