import ExchangeClient
import Foundation
import MatchingEngine
import Testing

extension EndToEnd {
  @Suite struct ReconnectionTests {
    private static let price = Price(112_000)

    @Test func `a session goes on over restarts of the exchange as if nothing had been`() throws {
      let server = try ServerUnderTest(transport: .ipc)
      let (centre, buyer) = (try server.session("centre"), try server.session("buyer"))
      let book = try centre.catalogue().instrument("H800-80G.HZ.3m")
      var fills: [UInt64] = []
      for round in 1...Int64(3) {
        let offer = try centre.submit(OrderRequest(.offer, of: book.id, quantity: Quantity(round), price: Self.price))
        #expect(offer.resting == Quantity(round))
        try server.killNow()
        try server.restart()
        let bid = try buyer.submit(OrderRequest(.bid, of: book.id, quantity: Quantity(round), price: Self.price))
        #expect(bid.filled == Quantity(round))
        fills += bid.fills.map(\.trade)
        // The maker's session hears of it, too, although it was not used since.
        var made: [UInt64] = []
        let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
        while made.isEmpty {
          try #require(Date() < deadline, "the maker hears of its trade")
          try centre.poll(waiting: .milliseconds(20)) { if case .filled(let fill) = $0 { made.append(fill.trade) } }
        }
        #expect(made == [UInt64(round)])
      }
      #expect(fills == [1, 2, 3])
      #expect(try centre.openOrders().isEmpty)
      #expect(centre.missedReports == 0 && buyer.missedReports == 0)
      _ = try server.stop()
    }
  }
}
