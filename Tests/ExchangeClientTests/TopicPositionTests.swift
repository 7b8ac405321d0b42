import Testing

@testable import ExchangeClient

@Suite struct TopicPositionTests {
  @Test func `a reader begins with the first body that it sees`() {
    var position = TopicPosition()
    #expect(position.judge(first: 100, count: 3, engineSequence: 9) == .take(skipping: 0))
    position.advance(past: 102)
    #expect(position.next == 103)
  }

  @Test func `a hole is told, and once it is settled the body is taken`() {
    var position = TopicPosition(after: 4)
    #expect(position.judge(first: 8, count: 2, engineSequence: 9) == .missing(5...7))
    position.advance(past: 7)
    #expect(position.judge(first: 8, count: 2, engineSequence: 9) == .take(skipping: 0))
  }

  @Test func `a heartbeat tells of a hole at the end`() {
    var position = TopicPosition(after: 4)
    #expect(position.judge(first: 5, count: 0, engineSequence: 9) == .take(skipping: 0))
    #expect(position.judge(first: 6, count: 0, engineSequence: 9) == .missing(5...5))
  }

  @Test func `what is known already is left out`() {
    var position = TopicPosition(after: 10)
    #expect(position.judge(first: 9, count: 4, engineSequence: 9) == .take(skipping: 2))
    #expect(position.judge(first: 5, count: 3, engineSequence: 9) == .take(skipping: 3))
    #expect(position.judge(first: 5, count: 0, engineSequence: 9) == .take(skipping: 0))
    position.advance(past: 7)
    #expect(position.next == 11)
  }

  @Test func `another journal behind the feed is noticed, and its first body begins anew`() {
    var position = TopicPosition(after: 10)
    #expect(position.judge(first: 11, count: 1, engineSequence: 500) == .take(skipping: 0))
    position.advance(past: 11)
    #expect(position.judge(first: 1, count: 1, engineSequence: 3) == .startedAnew)
    #expect(position.judge(first: 1, count: 1, engineSequence: 3) == .take(skipping: 0))
  }
}
