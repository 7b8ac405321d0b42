import MatchingEngine
import SeededRandom
import Testing

@testable import ExchangeServer

@Suite struct DueQueueTests {
  @Test func `what is due first comes first, and at the same time the instrument with the lower number`() {
    var queue = DueQueue()
    #expect(queue.nextTime == nil)
    #expect(queue.takeFirst() == nil)
    for (number, time) in [(3, 50), (1, 70), (2, 50), (4, 10)] as [(UInt32, UInt64)] {
      queue.set(InstrumentID(number), at: time)
    }
    queue.set(InstrumentID(4), at: 60)
    queue.set(InstrumentID(1), at: nil)
    queue.set(InstrumentID(9), at: nil)
    #expect(queue.nextTime == 50)
    #expect((0..<4).map { _ in queue.takeFirst()?.rawValue } == [2, 3, 4, nil])
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func `it agrees with a sorted list`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var queue = DueQueue()
    var list: [UInt32: UInt64] = [:]
    for _ in 0..<5_000 {
      let number = UInt32(random.next() % 40) + 1
      switch random.next() % 6 {
      case 0:
        let first = list.min { ($0.value, $0.key) < ($1.value, $1.key) }
        #expect(queue.takeFirst()?.rawValue == first?.key)
        if let first { list[first.key] = nil }
      case 1:
        queue.set(InstrumentID(number), at: nil)
        list[number] = nil
      default:
        let time = random.next() % 100
        queue.set(InstrumentID(number), at: time)
        list[number] = time
      }
      #expect(queue.nextTime == list.values.min())
    }
  }
}
