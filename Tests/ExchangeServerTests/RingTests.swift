import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeServer

@Suite struct BatchRingTests {
  @Test func `no batch is released before it is both durable and applied`() {
    let ring = BatchRing(slotCount: 4)
    ring.sequenced.advance(to: 3)
    #expect(ring.released == 0)
    ring.durable.advance(to: 2)
    #expect(ring.released == 0, "durable alone does not open the gate")
    ring.applied.advance(to: 1)
    #expect(ring.released == 1)
    ring.applied.advance(to: 3)
    #expect(ring.released == 2, "applied alone does not open the gate")
    ring.durable.advance(to: 3)
    #expect(ring.released == 3)
  }

  @Test func `a slot is filled again only when its batch is reported and published`() {
    let ring = BatchRing(slotCount: 4)
    #expect(ring.canFill(0))
    #expect(ring.canFill(3))
    #expect(!ring.canFill(4))
    ring.reported.advance(to: 2)
    #expect(!ring.canFill(4), "the feed has not had the batch yet")
    ring.published.advance(to: 1)
    #expect(ring.canFill(4))
    #expect(!ring.canFill(5))
    ring.published.advance(to: 4)
    #expect(ring.canFill(5))
    #expect(!ring.canFill(6), "its sender has not had the batch yet")
  }

  @Test func `batches come round in the same slots`() {
    let ring = BatchRing(slotCount: 4)
    #expect(ring[0] === ring[4])
    #expect(ring[1] !== ring[0])
    #expect(ring[7] === ring[3])
  }
}

@Suite struct InboundRingTests {
  private func append(_ number: UInt64, to ring: InboundRing) -> Bool {
    guard let room = ring.reserve() else { return false }
    room.storeBytes(of: number, as: UInt64.self)
    ring.append(.command, session: UInt32(number), length: 8, at: number * 10)
    return true
  }

  @Test func `it takes as many messages as it has places, then refuses until one is taken out`() {
    let ring = InboundRing(capacity: 4)
    for number: UInt64 in 1...4 { #expect(append(number, to: ring)) }
    #expect(!append(5, to: ring))
    ring.publish()
    #expect(!append(5, to: ring))
    ring.take(1)
    #expect(append(5, to: ring))
    #expect(!append(6, to: ring))
  }

  @Test func `nothing is seen before it is published, and everything comes out once and in order`() {
    let ring = InboundRing(capacity: 8)
    var expected: UInt64 = 1
    var next: UInt64 = 1
    for round in 1...100 {
      for _ in 0..<(round % 5 + 1) where append(next, to: ring) { next += 1 }
      #expect(ring.available == 0)
      ring.publish()
      let available = ring.available
      for offset in 0..<available {
        let entry = ring[offset]
        #expect(entry.kind == .command)
        #expect(entry.session == UInt32(expected))
        #expect(entry.receivedAt == expected * 10)
        #expect(entry.message.load(as: UInt64.self) == expected)
        expected += 1
      }
      ring.take(available)
      #expect(ring.count == 0)
    }
    #expect(expected == next)
  }

  @Test func `the longest command fits into a place`() {
    let commands = WireSchema.templates.filter { MessageClass(templateID: $0)?.isCommand == true }
    let longest = commands.compactMap { WireSchema.blockLength(ofTemplate: $0) }.max().map { $0 + 8 }
    #expect(commands.count > 10)
    #expect(longest == InboundRing.maximumMessageSize)
    #expect(MemoryLayout<InboundRing.QuestionMessage>.size <= InboundRing.maximumMessageSize)
  }

  @Test func `the longest execution report fits into its place`() {
    let reports = WireSchema.templates.filter { MessageClass(templateID: $0) == .report }
    let longest = reports.compactMap { WireSchema.blockLength(ofTemplate: $0) }.max().map { $0 + 8 }
    #expect(longest == Accounts.reportSize)
  }
}

@Suite struct KeptMessagesTests {
  @Test func `it keeps the last messages up to its limit and knows which`() {
    var budget = Int.max
    var kept = KeptMessages(placeSize: 8, limit: 100)
    #expect(kept.first == 0)
    #expect(kept.last == 0)
    for number: UInt64 in 1...1_000 {
      kept.append(budget: &budget).storeBytes(of: number * 7, as: UInt64.self)
      #expect(kept.last == number)
      #expect(kept.first == (number <= 100 ? 1 : number - 99))
      #expect(kept[kept.first].load(as: UInt64.self) == kept.first * 7)
      #expect(kept[number].load(as: UInt64.self) == number * 7)
    }
    let known = [900, 901, 1_000, 1_001].map { kept.contains($0) }
    #expect(known == [false, true, true, false])
  }

  @Test func `without memory left it forgets early, and other streams are not harmed`() {
    // Enough for the first places of both and one doubling.
    var budget = 16 * 8
    var first = KeptMessages(placeSize: 8, limit: 1_000)
    var second = KeptMessages(placeSize: 8, limit: 1_000)
    for number: UInt64 in 1...500 {
      first.append(budget: &budget).storeBytes(of: number, as: UInt64.self)
      second.append(budget: &budget).storeBytes(of: number, as: UInt64.self)
    }
    #expect(first.last == 500)
    #expect(first.count < 500)
    #expect(second.count >= 16)
    for number in second.first...500 { #expect(second[number].load(as: UInt64.self) == number) }
  }

  @Test func `messages are copied in one go across the end of the storage`() {
    var budget = Int.max
    var kept = KeptMessages(placeSize: 8, limit: 20)
    for number: UInt64 in 1...33 { kept.append(budget: &budget).storeBytes(of: number, as: UInt64.self) }
    var copied = [UInt64](repeating: 0, count: 20)
    let length = copied.withUnsafeMutableBytes { kept.copy(14, 20, to: $0.baseAddress!) }
    #expect(length == 160)
    #expect(copied == Array(14...33))
  }
}
