import Testing

@testable import MatchingEngine

/// Sizes that the cost of the books rests on, and offsets that are written down beside the records.
@Suite struct RecordLayoutTests {
  @Test func linksStandWhereTheQueueLooksForThem() {
    #expect(MemoryLayout<OrderRecord>.offset(of: \.next) == OrderRecord.nextOffset)
    #expect(MemoryLayout<OrderRecord>.offset(of: \.previous) == OrderRecord.previousOffset)
    #expect(MemoryLayout<LevelRecord>.offset(of: \.head) == LevelRecord.headOffset)
    #expect(MemoryLayout<LevelRecord>.offset(of: \.tail) == LevelRecord.tailOffset)
  }

  @Test func recordsAreAsLargeAsTheyAreSaidToBe() {
    #expect(MemoryLayout<OrderRecord>.stride == 48)
    #expect(MemoryLayout<LevelRecord>.stride == 32)
    #expect(MemoryLayout<BookRecord>.stride == 128)
    #expect(MemoryLayout<ParticipantRecord>.stride == 64)
  }
}
