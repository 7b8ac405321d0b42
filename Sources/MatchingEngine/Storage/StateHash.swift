/// A running 64-bit digest of a sequence of words, by the finaliser of SplitMix64 over a multiply-and-rotate chain.
///
/// It notices accidents (two states that should be equal and are not); it is no defence against someone who searches for
/// collisions.
struct StateHash {
  private(set) var value: UInt64 = 0x243F_6A88_85A3_08D3

  @inline(__always)
  mutating func combine(_ word: UInt64) {
    var mixed = word &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    value = (value ^ mixed) &* 0xD6E8_FEB8_6659_FD93
    value = value << 29 | value >> 35
  }

  mutating func combine(_ word: UInt32) { combine(UInt64(word)) }
  mutating func combine(_ number: Int64) { combine(UInt64(bitPattern: number)) }
  mutating func combine(_ number: Int) { combine(UInt64(bitPattern: Int64(number))) }
  mutating func combine(_ byte: UInt8) { combine(UInt64(byte)) }

  mutating func combine(_ code: Code16) {
    combine(code.low)
    combine(code.high)
  }

  /// The digest of everything combined so far.
  func finished() -> UInt64 {
    var result = value
    result ^= result >> 30
    result &*= 0xBF58_476D_1CE4_E5B9
    result ^= result >> 27
    result &*= 0x94D0_49BB_1331_11EB
    return result ^ (result >> 31)
  }
}
