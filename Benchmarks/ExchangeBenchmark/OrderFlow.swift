import ExchangeClient
import MatchingEngine

/// The commands of one session, the same for every run: seeded, and only dependent on what it sent before.
struct OrderFlow {
  /// Resting bids that a session has at a time, about.
  private static let restingTarget = 1_000
  /// Of 100 commands, so many take from the other side at once.
  private static let takersInHundred: UInt64 = 10
  /// Price levels over which bids spread.
  private static let levels: UInt64 = 50
  /// CNY 100 and 90 in ticks of 0.0001 CNY: the maker's offer, and the best bid.
  static let offerPrice: Int64 = 1_000_000
  private static let bestBid: Int64 = 900_000

  private let instrument: InstrumentID
  private let tickSize: Int64
  private var state: UInt64
  private var resting: [UInt64] = []

  init(_ instrument: Catalogue.Instrument, seed: UInt64) {
    self.instrument = instrument.id
    tickSize = instrument.tickSize
    state = seed
    resting.reserveCapacity(Self.restingTarget * 2)
  }

  /// Adds the next command to the session's frame.
  ///
  /// - Returns: Its request id.
  mutating func add(to session: OrderSession) throws -> UInt64 {
    let draw = next()
    if draw % 100 < Self.takersInHundred {
      return try session.add(
        OrderRequest(
          .bid, of: instrument, quantity: Quantity(1), price: Price(Self.offerPrice),
          timeInForce: .immediateOrCancel))
    }
    let cancels = resting.count >= Self.restingTarget || (draw >> 32 & 1 == 1 && !resting.isEmpty)
    if cancels {
      let index = Int(next() % UInt64(resting.count))
      resting.swapAt(index, resting.count - 1)
      return try session.addCancel(.client(resting.removeLast()))
    }
    let price = Self.bestBid - Int64(next() % Self.levels) * tickSize
    let requestID = try session.add(
      OrderRequest(.bid, of: instrument, quantity: Quantity(1), price: Price(price)))
    resting.append(requestID)
    return requestID
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The other side of every trade: one deep offer in each book that is used.
enum Maker {
  /// The most units that an order may have; more than any run takes.
  private static let depth: Int64 = 100_000_000
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
