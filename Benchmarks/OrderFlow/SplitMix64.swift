/// A stream of pseudo-random words that depends on its seed alone: equal on every machine and in every build.
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// The stream that `seed` begins.
  package init(seed: UInt64) { state = seed }

  /// The next word.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number below `bound`, all about equally likely.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a number below \(bound) cannot be drawn")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `range`, all about equally likely.
  package mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
}

/// Draws indices with given weights. Uses only integers and IEEE arithmetic, so that it is equal everywhere.
package struct WeightedChoice: Sendable {
  /// Sums of the weights up to and with each index.
  private let sums: [UInt64]

  /// A choice among as many indices as there are `weights`, which add up to less than 2^63.
  package init(weights: [UInt64]) {
    precondition(!weights.isEmpty, "there must be something to choose from")
    var sum: UInt64 = 0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
    precondition(sum > 0 && sum < 1 << 63, "weights must add up to more than nothing and less than 2^63")
  }

  /// The first `count` ranks of Zipf's law: rank n is chosen 1/n times as often as the first.
  package static func zipf(count: Int) -> WeightedChoice {
    WeightedChoice(weights: (1...count).map { (1 << 40) / UInt64($0) })
  }

  /// `count` indices, each `ratio` times as likely as the one before.
  package static func geometric(count: Int, ratio: Double) -> WeightedChoice {
    var weight = Double(1 << 40)
    return WeightedChoice(
      weights: (0..<count).map { _ in
        defer { weight *= ratio }
        return UInt64(weight) + 1
      })
  }

  /// Draws an index.
  package func draw(from random: inout SplitMix64) -> Int {
    let target = UInt64(random.below(Int(sums[sums.count - 1])))
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
