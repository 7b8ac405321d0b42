import SeededRandom

extension SplitMix64 {
  /// A generator of its own for one `item` of one `purpose`, so that leaving out or adding other items changes nothing
  /// for this one.
  init(seed: UInt64, purpose: UInt64, item: UInt64) {
    var ofPurpose = SplitMix64(seed: seed ^ Self.mix(purpose))
    var ofItem = SplitMix64(seed: ofPurpose.next() ^ Self.mix(item))
    self.init(seed: ofItem.next())
  }

  /// A number in `range`, each equally likely.
  ///
  /// - Precondition: The range is not empty.
  mutating func number(in range: ClosedRange<Int64>) -> Int64 {
    let width = UInt64(bitPattern: range.upperBound &- range.lowerBound) &+ 1
    guard width != 0 else { return Int64(bitPattern: next()) }
    // What lies above the largest multiple of the width would favour small numbers: it is drawn again.
    let unfair = (0 &- width) % width
    while true {
      let product = next().multipliedFullWidth(by: width)
      if product.low >= unfair { return range.lowerBound &+ Int64(bitPattern: product.high) }
    }
  }
}
