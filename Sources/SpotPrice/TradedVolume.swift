/// What was traded: units, and the sum of price x units.
public struct TradedVolume: Equatable, Sendable {
  /// Whole units.
  public var units: Int64
  /// The sum of price x units, in ticks.
  public var notional: Int128

  /// Nothing, unless said otherwise.
  public init(units: Int64 = 0, notional: Int128 = 0) {
    self.units = units
    self.notional = notional
  }

  /// The average price per unit, rounded half to even; `nil`: nothing was traded.
  public var averagePrice: Int64? { units == 0 ? nil : dividedHalfToEven(notional, by: Int128(units)) }

  /// Both together.
  public static func + (left: TradedVolume, right: TradedVolume) -> TradedVolume {
    TradedVolume(units: left.units + right.units, notional: left.notional + right.notional)
  }

  /// What is left of one without the other.
  public static func - (left: TradedVolume, right: TradedVolume) -> TradedVolume {
    TradedVolume(units: left.units - right.units, notional: left.notional - right.notional)
  }

  /// The average price when `pair`, a part of this volume, counts for at most half of the units.
  ///
  /// With more than half it is scaled down to as many units as all others have together; the average is then the middle
  /// between its average price and theirs. A pair that is all there is counts in full.
  ///
  /// - Precondition: Both volumes have less than 2^60 units.
  public func averagePrice(capping pair: TradedVolume) -> Int64? {
    let others = self - pair
    guard others.units > 0, pair.units > others.units else { return averagePrice }
    // Over the common divisor 2 x pair x others, in whole parts and remainders so that nothing overflows.
    let pairUnits = Int128(pair.units)
    let otherUnits = Int128(others.units)
    let (pairWhole, pairRest) = Self.floor(pair.notional, pairUnits)
    let (otherWhole, otherRest) = Self.floor(others.notional, otherUnits)
    let divisor = pairUnits * otherUnits
    let (whole, odd) = Self.floor(pairWhole + otherWhole, 2)
    let rest = odd * divisor + pairRest * otherUnits + otherRest * pairUnits
    // Only whether the whole part is even matters to the rounding of the rest.
    let parity = whole & 1
    return Int64(whole - parity) + dividedHalfToEven(parity * 2 * divisor + rest, by: 2 * divisor)
  }

  /// Quotient rounded down, and the remainder, which is not negative.
  private static func floor(_ value: Int128, _ divisor: Int128) -> (Int128, Int128) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
