import Foundation
import Testing

extension EndToEnd {
  @Suite struct SnapshotCommandTests {
    @Test func `a snapshot beside the running exchange shortens the next start and changes nothing`() throws {
      let server = try ServerUnderTest(transport: .ipc)
      func trade(_ price: String) throws {
        let offer = try server.tenor("offer", "H800-80G.HZ.3m", "4", "--price", price, as: "centre")
        #expect(offer.status == 0, "\(offer.errors)")
        _ = try server.tenor("bid", "H800-80G.HZ.3m", "3", "--price", price, as: "studio")
      }
      try trade("11.2")
      try trade("11.3")
      let saved = try server.tenor("snapshot", "--data", server.data, "--json").object()
      let sequence = try #require(saved["sequence"] as? Int)
      try trade("11.4")
      let again = try server.tenor("snapshot", "--data", server.data, "--json").object()
      #expect(try #require(again["sequence"] as? Int) > sequence)
      try trade("11.5")
      let reports = try server.session("centre", reports: .all)
      var before: [UInt64] = []
      try server.program.wait(for: "the reports") {
        try reports.poll(waiting: .milliseconds(10)) { before.append($0.reportSequence) }
        return before.count >= 12
      }

      func held() throws -> [[Int?]] {
        let orders = try server.tenor("orders", "--json", as: "centre").list()
        let leases = try server.tenor("lease", "list", "--json", as: "studio").list()
        return [orders.map { $0["remaining"] as? Int }, leases.map { $0["units"] as? Int }]
      }
      let heldBefore = try held()
      #expect(heldBefore.allSatisfy { !$0.isEmpty })

      try server.killNow()
      try server.restart()
      #expect(
        server.program.errors.contains("took over a snapshot") || server.program.output.contains("took over a snapshot")
      )
      #expect(try held() == heldBefore)
      let after = try server.session("centre", reports: .all)
      var found: [UInt64] = []
      try server.program.wait(for: "the reports") {
        try after.poll(waiting: .milliseconds(10)) { found.append($0.reportSequence) }
        return found.count >= before.count
      }
      #expect(Array(found.prefix(before.count)) == before)

      let logged = try server.stop()
      #expect(try server.replayedMarket()["stateHash"] as? String == logged)
    }
  }
}
