import MatchingEngine
import SeededRandom

@testable import WireProtocol

/// A seeded source of values: the same seed gives the same run.
struct RandomValues: RandomNumberGenerator {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  /// A number in `range`, its ends more often than chance would have it.
  mutating func integer<Value: FixedWidthInteger>(in range: ClosedRange<Value>) -> Value {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: range.lowerBound
    case 1: range.upperBound
    default: Value.random(in: range, using: &self)
    }
  }

  /// Any number but `null`, or no number.
  mutating func optional<Value: FixedWidthInteger>(_ type: Value.Type, null: Value) -> Value? {
    guard flag() else { return nil }
    let value = integer(in: Value.min...Value.max)
    return value == null ? 1 : value
  }

  mutating func flag() -> Bool { Bool.random(using: &self) }

  mutating func element<Value: CaseIterable>(_ type: Value.Type) -> Value {
    Value.allCases.randomElement(using: &self)!
  }

  mutating func code16() -> Code16 { Code16(low: next(), high: next()) }

  mutating func text32() -> Text32 { Text32(word0: next(), word1: next(), word2: next(), word3: next()) }

  mutating func text48() -> Text48 { Text48(words: (next(), next(), next(), next(), next(), next())) }

  mutating func topic48() -> Topic48 {
    Topic48(word0: next(), word1: next(), word2: next(), word3: next(), word4: next(), word5: next())
  }

  mutating func digest32() -> Digest32 { Digest32(word0: next(), word1: next(), word2: next(), word3: next()) }
}
