import SeededRandom
import Testing

@testable import CommandFuzz
@testable import RandomMarket

/// Frames as the fuzzer makes them, without waiting for it to find them.
@Suite struct CommandFrameTests {
  @Test("markets of well-formed commands are without fault", arguments: 1...16 as ClosedRange<UInt64>)
  func examples(seed: UInt64) {
    let frame = CommandFrame.example(seed: seed, length: 200)
    #expect(frame.count > 200 * 16)
    #expect(frame.withUnsafeBytes { CommandFrame.fault($0) } == nil)
  }

  @Test("bytes changed anywhere break nothing", arguments: 1...16 as ClosedRange<UInt64>)
  func changedBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let whole = CommandFrame.example(seed: seed, length: 60)
    for _ in 0..<40 {
      var frame = whole
      for _ in 0..<1 + random.below(6) { frame[random.below(frame.count)] = UInt8(random.below(256)) }
      #expect(frame.withUnsafeBytes { CommandFrame.fault($0) } == nil)
    }
  }
}
