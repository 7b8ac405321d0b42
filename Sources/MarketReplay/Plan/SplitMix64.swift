/// A small seeded generator of whole numbers: the same seed gives the same numbers on every machine and in every release.
///
/// SplitMix64 (Steele, Lea and Flood, 2014). The standard library's generators are not used because they promise no
/// sequence.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from `seed`.
  public init(seed: UInt64) { state = seed }

  /// A generator of its own for one `item` of one `purpose`, so that leaving out or adding other items changes nothing
  /// for this one.
  init(seed: UInt64, purpose: UInt64, item: UInt64) {
    var mixer = SplitMix64(seed: seed)
    mixer.state ^= Self.mix(purpose)
    mixer.state = mixer.next() ^ Self.mix(item)
    state = mixer.next()
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A number in `range`, each equally likely.
  ///
  /// - Precondition: The range is not empty.
  public mutating func number(in range: ClosedRange<Int64>) -> Int64 {
    let width = UInt64(bitPattern: range.upperBound &- range.lowerBound) &+ 1
    guard width != 0 else { return Int64(bitPattern: next()) }
    // What lies above the largest multiple of the width would favour small numbers: it is drawn again.
    let unfair = (0 &- width) % width
    while true {
      let product = next().multipliedFullWidth(by: width)
      if product.low >= unfair { return range.lowerBound &+ Int64(bitPattern: product.high) }
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
