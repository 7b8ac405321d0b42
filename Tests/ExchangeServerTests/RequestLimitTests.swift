import Testing

@testable import ExchangeServer

@Suite struct RequestLimitTests {
  @Test func `a peer may ask a burst, then as often as its bucket fills; others are not disturbed`() {
    var limit = RequestLimit(perSecond: 10, burst: 5)
    func take(_ peer: UInt8, at milliseconds: UInt64) -> Bool {
      withUnsafeBytes(of: peer) { limit.take($0, at: milliseconds * 1_000_000) }
    }
    let burst = (0..<7).map { _ in take(1, at: 1_000) }
    #expect(burst == [true, true, true, true, true, false, false])
    #expect(take(2, at: 1_000))
    #expect(!take(1, at: 1_050))
    #expect(take(1, at: 1_100))
    #expect(!take(1, at: 1_150))
    let later = (0..<7).map { _ in take(1, at: 60_000) }
    #expect(later.filter(\.self).count == 5)
  }
}
