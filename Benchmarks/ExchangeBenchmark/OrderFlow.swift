import ExchangeClient
import MatchingEngine
import SeededRandom

/// The commands of one session, the same for every run: seeded, and only dependent on what it sent before.
struct OrderFlow {
  /// What a session does next, one unit each.
  enum Step {
    /// Takes from the deep offer at once.
    case take
    /// Rests a bid, in ticks per unit-hour.
    case rest(price: Int64)
    /// Cancels a resting bid by its request id.
    case cancel(UInt64)
  }

  /// Resting bids that a session has at a time, about.
  private static let restingTarget = 1_000
  /// Of 100 commands, so many take from the other side at once.
  private static let takersInHundred: UInt64 = 10
  /// Price levels over which bids spread.
  private static let levels: UInt64 = 50
  /// CNY 100 and 90 in ticks of 0.0001 CNY: the maker's offer, and the best bid.
  static let offerPrice: Int64 = 1_000_000
  private static let bestBid: Int64 = 900_000

  private let tickSize: Int64
  private var random: SplitMix64
  private var resting: [UInt64] = []

  init(tickSize: Int64, seed: UInt64) {
    self.tickSize = tickSize
    random = SplitMix64(seed: seed)
    resting.reserveCapacity(Self.restingTarget * 2)
  }

  /// Has the next command sent by `send`, which returns its request id.
  mutating func sendNext(_ send: (Step) throws -> UInt64) rethrows -> UInt64 {
    let draw = random.next()
    if draw % 100 < Self.takersInHundred { return try send(.take) }
    let cancels = resting.count >= Self.restingTarget || (draw >> 32 & 1 == 1 && !resting.isEmpty)
    if cancels {
      let index = Int(random.next() % UInt64(resting.count))
      resting.swapAt(index, resting.count - 1)
      return try send(.cancel(resting.removeLast()))
    }
    let requestID = try send(.rest(price: Self.bestBid - Int64(random.next() % Self.levels) * tickSize))
    resting.append(requestID)
    return requestID
  }
}

extension OrderSession {
  /// Adds a step to the session's frame.
  ///
  /// - Returns: Its request id.
  func add(_ step: OrderFlow.Step, in instrument: InstrumentID) throws -> UInt64 {
    switch step {
    case .take:
      try add(
        OrderRequest(
          .bid, of: instrument, quantity: Quantity(1), price: Price(OrderFlow.offerPrice),
          timeInForce: .immediateOrCancel))
    case .rest(let price): try add(OrderRequest(.bid, of: instrument, quantity: Quantity(1), price: Price(price)))
    case .cancel(let requestID): try addCancel(.client(requestID))
    }
  }
}

/// The other side of every trade: one deep offer in each book that is used.
enum Maker {
  /// The most units that an order may have; more than any run takes.
  static let depth: Int64 = 100_000_000
  /// A symbol that a built-in catalogue has, sold by the single unit.
  private static let symbol = "H800-80G.HZ.1h"

  /// Enters the offer and says where.
  static func quote(at address: String) throws -> Catalogue.Instrument {
    let session = try OrderSession(address: address)
    try session.logOn(name: "maker")
    let instrument = try session.catalogue().instrument(symbol)
    _ = try session.submit(
      OrderRequest(.offer, of: instrument.id, quantity: Quantity(depth), price: Price(OrderFlow.offerPrice)))
    return instrument
  }
}
