import Testing

@testable import MatchingEngine

/// Sizes that the cost of the books rests on, and offsets that are written down beside the records.
@Suite struct RecordLayoutTests {
  @Test func linksStandWhereTheQueueLooksForThem() {
    #expect(MemoryLayout<OrderRecord>.offset(of: \.next) == OrderRecord.nextOffset)
    #expect(MemoryLayout<OrderRecord>.offset(of: \.previous) == OrderRecord.previousOffset)
    #expect(MemoryLayout<LevelRecord>.offset(of: \.head) == LevelRecord.headOffset)
    #expect(MemoryLayout<LevelRecord>.offset(of: \.tail) == LevelRecord.tailOffset)
    #expect(MemoryLayout<PoolRecord>.offset(of: \.ownerLinks) == PoolRecord.ownerLinksOffset)
    #expect(MemoryLayout<PoolRecord>.offset(of: \.leaseLinks) == PoolRecord.leaseLinksOffset)
    #expect(MemoryLayout<LeaseRecord>.offset(of: \.poolLinks) == LeaseRecord.poolLinksOffset)
    #expect(MemoryLayout<LeaseRecord>.offset(of: \.buyerLinks) == LeaseRecord.buyerLinksOffset)
    #expect(MemoryLayout<LeaseRecord>.offset(of: \.dueLinks) == LeaseRecord.dueLinksOffset)
    #expect(MemoryLayout<ShareRecord>.offset(of: \.links) == ShareRecord.linksOffset)
    #expect(MemoryLayout<GroupRecord>.offset(of: \.legs) == 0)
  }

  @Test func recordsAreAsLargeAsTheyAreSaidToBe() {
    #expect(MemoryLayout<OrderRecord>.stride == 48)
    #expect(MemoryLayout<LevelRecord>.stride == 32)
    #expect(MemoryLayout<BookRecord>.stride == 128)
    #expect(MemoryLayout<ParticipantRecord>.stride == 64)
    #expect(MemoryLayout<TermsRecord>.stride == 64)
    #expect(MemoryLayout<PoolRecord>.stride == 96)
    #expect(MemoryLayout<LeaseRecord>.stride == 80)
    #expect(MemoryLayout<ShareRecord>.stride == 32)
    #expect(MemoryLayout<GroupRecord>.stride == 48)
    #expect(MemoryLayout<GangRecord>.stride == 56)
    #expect(MemoryLayout<OffBookRecord>.stride == 16)
  }
}
