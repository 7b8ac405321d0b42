import SpotPrice

/// A fill as anybody sees it, with its pair.
struct PublicFill {
  var price: Int64
  var units: Int64
  var time: UInt64
  var pair: ParticipantPair
}

/// The rule as it is written, over a plain list, in exact fractions: slow, and short enough to be seen to be right.
struct NaiveSpotPrice {
  var fills: [PublicFill] = []
  let length: UInt64

  /// The fills in `(time - length, time]`.
  func window(at time: UInt64) -> [PublicFill] {
    fills.filter { $0.time <= time && (time < length || $0.time > time - length) }
  }

  /// Rule 1: the average in which a pair has at most half of the units.
  func traded(at time: UInt64) -> Int64? {
    let window = window(at: time)
    guard !window.isEmpty else { return nil }
    var units: [ParticipantPair: Int128] = [:]
    for fill in window { units[fill.pair, default: 0] += Int128(fill.units) }
    let total = units.values.reduce(0, +)
    // Each fill weighs its units, and those of a pair that has too many are scaled by others / own.
    let capped = units.count == 1 ? nil : units.first { 2 * $0.value > total }
    var numerator: Int128 = 0
    var denominator: Int128 = 0
    for fill in window {
      let own = capped?.value ?? 1
      let weight = fill.pair == capped?.key ? total - own : own
      numerator += Int128(fill.price) * Int128(fill.units) * weight
      denominator += Int128(fill.units) * weight
    }
    return roundHalfToEven(numerator, denominator)
  }

  /// Rules 1 to 5.
  func quotation(at time: UInt64, last: Int64?, bid: Int64?, offer: Int64?) -> SpotQuotation? {
    func bind(_ price: Int64) -> Int64 {
      var price = price
      if let bid, bid > price { price = bid }
      if let offer, offer < price { price = offer }
      return price
    }
    if let traded = traded(at: time) {
      let pairs = Set(window(at: time).map(\.pair)).count
      return SpotQuotation(price: bind(traded), method: pairs == 1 ? .singlePair : .traded)
    }
    guard let last else {
      guard let bid, let offer else { return nil }
      return SpotQuotation(price: roundHalfToEven(Int128(bid) + Int128(offer), 2), method: .middle)
    }
    let standsAtQuote = bind(last) != last || last == bid || last == offer
    return SpotQuotation(price: bind(last), method: standsAtQuote ? .quoted : .carried)
  }
}

/// By looking at both neighbours.
func roundHalfToEven(_ numerator: Int128, _ divisor: Int128) -> Int64 {
  var below = numerator / divisor
  while below * divisor > numerator { below -= 1 }
  let distanceBelow = numerator - below * divisor
  let distanceAbove = divisor - distanceBelow
  if distanceBelow < distanceAbove { return Int64(below) }
  if distanceBelow > distanceAbove { return Int64(below + 1) }
  return Int64(below.isMultiple(of: 2) ? below : below + 1)
}
