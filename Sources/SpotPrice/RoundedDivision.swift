/// `numerator / divisor`, rounded to the nearest whole number; exactly between two: to the even one.
///
/// - Precondition: `divisor` is positive, twice it fits into 128 bits, and the result fits into 64 bits.
public func dividedHalfToEven(_ numerator: Int128, by divisor: Int128) -> Int64 {
  precondition(divisor > 0, "a division needs a positive divisor")
  // Nearly always; a division of 64 bits takes a fraction of the time.
  if let short = Int64(exactly: numerator), let shortDivisor = Int64(exactly: divisor) {
    var (quotient, remainder) = short.quotientAndRemainder(dividingBy: shortDivisor)
    if remainder < 0 {
      quotient -= 1
      remainder += shortDivisor
    }
    let above = shortDivisor - remainder
    return remainder > above || (remainder == above && quotient & 1 == 1) ? quotient + 1 : quotient
  }
  var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor)
  if remainder < 0 {
    quotient -= 1
    remainder += divisor
  }
  let doubled = 2 * remainder
  if doubled > divisor || (doubled == divisor && quotient & 1 == 1) { quotient += 1 }
  return Int64(quotient)
}
