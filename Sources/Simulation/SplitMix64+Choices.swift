import SeededRandom

/// Everything that a simulation leaves to chance.
extension SplitMix64 {
  /// 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

  /// Whether something happens that does so `count` times in `all`.
  mutating func chance(_ count: Int, in all: Int) -> Bool { below(all) < count }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// A generator whose numbers have nothing to do with what this one gives later.
  mutating func branch() -> SplitMix64 { SplitMix64(seed: next()) }
}
