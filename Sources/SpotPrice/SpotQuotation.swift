/// A spot price, and how it came about.
public struct SpotQuotation: Equatable, Sendable {
  /// How a spot price came about.
  public enum Method: UInt8, CaseIterable, Sendable {
    /// From the window's fills.
    case traded = 1
    /// From the window's fills, all of one pair of participants.
    case singlePair = 2
    /// No fill in the window; the last price stands at, or was moved to, the impact bid or offer.
    case quoted = 3
    /// Never a fill or a price before: the middle of impact bid and offer.
    case middle = 4
    /// No fill in the window and no quote that binds: the last price stands.
    case carried = 5
  }

  /// Ticks.
  public var price: Int64
  /// How it came about.
  public var method: Method

  /// A price that came about by `method`.
  public init(price: Int64, method: Method) {
    self.price = price
    self.method = method
  }

  /// The spot price by the rule of `docs/spot-price.md`; `nil`: there is nothing to form one from.
  ///
  /// - Parameters:
  ///   - window: The fills, as of the present time.
  ///   - last: The last spot price; `nil`: there was none.
  ///   - impactBid: The average price of selling the impact quantity now; `nil`: the book is too thin.
  ///   - impactOffer: The average price of buying it.
  public init?(window: inout FillWindow, last: Int64?, impactBid: Int64?, impactOffer: Int64?) {
    if let traded = window.averagePrice() {
      self.init(
        price: Self.bound(traded, impactBid, impactOffer), method: window.pairs == 1 ? .singlePair : .traded)
    } else if let last {
      let isBound = impactBid.map { last <= $0 } == true || impactOffer.map { last >= $0 } == true
      self.init(price: Self.bound(last, impactBid, impactOffer), method: isBound ? .quoted : .carried)
    } else if let impactBid, let impactOffer {
      self.init(price: dividedHalfToEven(Int128(impactBid) + Int128(impactOffer), by: 2), method: .middle)
    } else {
      return nil
    }
  }

  /// A price cannot stand where anybody could trade better at size; the offer wins when both cross in a halt.
  private static func bound(_ price: Int64, _ impactBid: Int64?, _ impactOffer: Int64?) -> Int64 {
    min(max(price, impactBid ?? price), impactOffer ?? .max)
  }
}
