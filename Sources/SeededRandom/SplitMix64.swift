/// A small seeded generator: the same seed gives the same numbers on every machine and in every release.
///
/// SplitMix64 (Steele, Lea and Flood, 2014). The standard library's own generators promise no sequence.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// A generator that starts from `seed`.
  @inlinable
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Spreads what `value` says over all bits; no two values give the same.
  @inlinable
  package static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
