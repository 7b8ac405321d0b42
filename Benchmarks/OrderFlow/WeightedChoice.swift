import SeededRandom

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
