import MatchingEngine
import WireProtocol

/// The price levels of one order book, kept from the updates of its `book/` topic.
///
/// ``Feed`` keeps one for each such topic. A snapshot makes it whole; so does reading the topic from its first message.
public struct BookLevels: Equatable, Sendable {
  /// Whether it is the book that the exchange has, as of the last update; `false`: something is missing, and a snapshot
  /// has not come yet. What it shows until then may be out of date.
  public private(set) var isComplete = false
  /// The bids, best first.
  public private(set) var bids: [PriceLevel] = []
  /// The offers, best first.
  public private(set) var offers: [PriceLevel] = []

  /// A book of which nothing is known.
  public init() {}

  /// The highest bid; `nil`: there is none.
  public var bestBid: PriceLevel? { bids.first }
  /// The lowest offer; `nil`: there is none.
  public var bestOffer: PriceLevel? { offers.first }

  /// Takes in an update of the book's topic; updates without price levels leave the levels as they are.
  ///
  /// - Complexity: O(log levels); a level that comes or goes moves those behind it.
  public mutating func apply(_ update: FeedUpdate) {
    switch update {
    case .message(_, let sequence, let message):
      // Before the first message of all the book was empty.
      if sequence == 1 { self = BookLevels(isComplete: true) }
      if case .level(let level) = message { set(level) }
    case .snapshot(_, _, let snapshot):
      self = BookLevels(isComplete: true)
      for case .level(let level) in snapshot.messages { set(level) }
    case .lost: isComplete = false
    case .startedAnew: self = BookLevels()
    case .repaired: break
    }
  }

  private init(isComplete: Bool) { self.isComplete = isComplete }

  private mutating func set(_ message: BookLevelMessage) {
    let level = PriceLevel(
      price: Price(message.price), quantity: Quantity(message.quantity), orderCount: Int(message.orderCount))
    switch message.side {
    case .bid: Self.set(level, in: &bids) { $0 > $1 }
    case .offer: Self.set(level, in: &offers) { $0 < $1 }
    }
  }

  private static func set(_ level: PriceLevel, in side: inout [PriceLevel], isBetter: (Price, Price) -> Bool) {
    let place = side.firstPlace { !isBetter($0.price, level.price) }
    let isKnown = place < side.count && side[place].price == level.price
    switch (isKnown, level.quantity > .zero) {
    case (true, true): side[place] = level
    case (true, false): side.remove(at: place)
    case (false, true): side.insert(level, at: place)
    case (false, false): break
    }
  }
}

extension Array {
  /// The place of the first element for which `isBehind` holds, if it holds for all after that one too.
  ///
  /// - Complexity: O(log count).
  func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
