import SeededRandom

extension SplitMix64 {
  /// A number below `bound`, all about equally likely.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a number below \(bound) cannot be drawn")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `range`, all about equally likely.
  package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
}
