import Foundation
import MatchingEngine
import Testing

@testable import RandomMarket

/// A market that was written and read back is the same, and goes on the same.
@Suite struct ImageTests {
  private func configuration(seed: UInt64 = 1) -> EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    configuration.hashSeed = seed
    return configuration
  }

  private func image(of engine: borrowing MatchingEngine) -> [UInt8] {
    let bytes = Bytes()
    var writer = ImageWriter { bytes.content += $0 }
    engine.write(to: &writer)
    writer.flush()
    return bytes.content
  }

  private final class Bytes {
    var content: [UInt8] = []
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func aMarketGoesOnFromItsImage(seed: UInt64) throws {
    let commands = CapacityStream(seed: seed, length: 3_000).commands()
    var engine = MatchingEngine(configuration: configuration())
    var events = EventBuffer()
    let half = commands.count / 2
    for (command, time) in commands[..<half] { engine.apply(command, at: Timestamp(time), into: &events) }
    let bytes = image(of: engine)
    try bytes.withUnsafeBytes { bytes in
      var reader = ImageReader(bytes)
      // Another process spreads ids over its tables in another way.
      var restored = try MatchingEngine(configuration: configuration(seed: 99), image: &reader)
      let isAtEnd = reader.isAtEnd
      #expect(isAtEnd)
      #expect(restored.stateHash() == engine.stateHash())
      var restoredEvents = EventBuffer()
      for (command, time) in commands[half...] {
        events.removeAll()
        restoredEvents.removeAll()
        engine.apply(command, at: Timestamp(time), into: &events)
        restored.apply(command, at: Timestamp(time), into: &restoredEvents)
        try #require(events.count == restoredEvents.count)
        for index in 0..<events.count { try #require(events[index] == restoredEvents[index]) }
      }
      #expect(restored.stateHash() == engine.stateHash())
    }
  }

  @Test func aShortImageIsRefusedWhereverItEnds() throws {
    var engine = MatchingEngine(configuration: configuration())
    var events = EventBuffer()
    for (command, time) in CapacityStream(seed: 3, length: 300).commands() {
      engine.apply(command, at: Timestamp(time), into: &events)
    }
    let bytes = image(of: engine)
    for length in stride(from: 0, to: bytes.count, by: 997) {
      bytes.withUnsafeBytes { bytes in
        var reader = ImageReader(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
        #expect(throws: ImageError.self) {
          _ = try MatchingEngine(configuration: configuration(), image: &reader).sequence
        }
      }
    }
  }

  @Test func anImageOfOtherRulesOrLayoutIsRefused() throws {
    let engine = MatchingEngine(configuration: configuration())
    var bytes = image(of: engine)
    bytes.withUnsafeBytes { bytes in
      var reader = ImageReader(bytes)
      #expect(throws: ImageError.otherRules) {
        _ = try MatchingEngine(configuration: EngineConfiguration(), image: &reader).sequence
      }
    }
    bytes[8] ^= 1
    bytes.withUnsafeBytes { bytes in
      var reader = ImageReader(bytes)
      #expect(
        throws: ImageError.otherLayout(found: MatchingEngine.imageLayout ^ 1, expected: MatchingEngine.imageLayout)
      ) {
        _ = try MatchingEngine(configuration: configuration(), image: &reader).sequence
      }
    }
  }
}
