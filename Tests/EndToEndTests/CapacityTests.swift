import Foundation
import Testing

extension EndToEnd {
  /// Pools and leases from the command line, across a kill.
  @Suite struct CapacityTests {
    private static let month = "H800-80G.HZ.1m"
    private static let day = "H800-80G.HZ.1d"

    private func shown(_ server: ServerUnderTest, _ symbol: String) throws -> [Int] {
      let book = try server.tenor("book", symbol, "--json").object()
      return try #require(book["offers"] as? [[String: Any]]).compactMap { $0["quantity"] as? Int }
    }

    @Test func `a pool offered in every book is sold once, and a kill loses nothing of it`() throws {
      let server = try ServerUnderTest(transport: .ipc)
      let pool =
        try server.tenor("pool", "deposit", "H800-80G.HZ", "100", "--until", "200d", "--json", as: "centre")
        .object()["pool"] as? Int
      let card = server.folder.url.appendingPathComponent("rates.csv")
      try "tenor,price,units\n1h,13\n1d,12.5\n1m,11\n3m,10.5,50\n".write(to: card, atomically: true, encoding: .utf8)
      let posted = try server.tenor(
        "offer", "--pool", "\(try #require(pool))", "--rate-card", card.path, as: "centre")
      #expect(posted.status == 0, "\(posted.errors)")
      #expect(try shown(server, Self.day) == [100])

      let bid = try server.tenor("bid", Self.month, "60", "--price", "11.5", "--json", as: "studio").object()
      let lease = try #require((bid["leases"] as? [[String: Any]])?.first?["lease"] as? Int)
      #expect(try shown(server, Self.day) == [40])
      #expect(try shown(server, "H800-80G.HZ.3m") == [40])

      // The buyer lends 10 of its cards on; a gang bid takes them from that one offer.
      let bank = try server.tenor("lease", "deposit", "\(lease)", "--units", "10", "--json", as: "studio").object()
      let lent = try #require(bank["pool"] as? Int)
      let gang = try server.tenor("bid", Self.day, "50", "--price", "12.5", "--gang", "--json", as: "lab").object()
      #expect(gang["filled"] as? Int == 0)
      let bankOffer = try server.tenor(
        "offer", Self.day, "10", "--price", "12", "--pool", "\(lent)", "--json", as: "studio")
      #expect(bankOffer.status == 0, "\(bankOffer.errors)")
      let either = try server.tenor(
        "bid", "H800-80G.SH.1d", "8", "--price", "12", "--or", "\(Self.day)=12.5", "--json", as: "lab"
      ).object()
      #expect(either["filled"] as? Int == 8)

      try server.killNow()
      try server.restart()
      #expect(try shown(server, Self.day) == [2, 40])
      let pools = try server.tenor("pool", "list", "--json", as: "centre").list()
      #expect(pools.map { $0["free"] as? Int } == [40])
      let leases = try server.tenor("lease", "list", "--json", as: "studio").list()
      #expect(leases.map { $0["role"] as? String } == ["buyer", "provider"])
      #expect(leases.map { $0["deposited"] as? Int } == [10, 0])

      // The head lease breaks: the sub-lease ends with it, and its offer goes.
      let ended = try server.tenor("lease", "end", "\(lease)", as: "centre")
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(try server.tenor("lease", "list", "--json", as: "lab").list().isEmpty)
      #expect(try shown(server, Self.day) == [40])
      #expect(try server.tenor("pool", "return", "\(try #require(pool))", "60", as: "centre").status == 0)
      // All 100 are back, and the gang bid had its 50 from them.
      #expect(try shown(server, Self.month) == [40])
      #expect(try server.tenor("lease", "list", "--json", as: "lab").list().map { $0["units"] as? Int } == [50])
      let refused = try server.tenor("pool", "withdraw", "\(try #require(pool))", "--units", "51", as: "centre")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("notEnoughFree"))

      let logged = try server.stop()
      #expect(try server.replayedMarket()["stateHash"] as? String == logged)
    }
  }
}
