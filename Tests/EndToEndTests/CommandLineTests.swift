import Foundation
import Testing

extension EndToEnd {
  @Suite struct CommandLineTests {
    private static let symbol = "H800-80G.HZ.3m"

    @Test func `an offer and a bid from the command line fill, and every view of the market shows it`() throws {
      let server = try ServerUnderTest()
      let offer = try server.tenor("offer", Self.symbol, "16", "--price", "11.2", "--json", as: "centre").object()
      #expect(offer["resting"] as? Int == 16)
      #expect(offer["price"] as? Double == 11.2)

      let bid = try server.tenor("bid", Self.symbol, "4", "--price", "11.5", "--json", as: "buyer").object()
      #expect(bid["filled"] as? Int == 4)
      #expect(bid["resting"] as? Int == 0)
      let fill = try #require((bid["fills"] as? [[String: Any]])?.first)
      #expect(fill["price"] as? Double == 11.2)
      #expect(fill["notional"] as? Double == 11.2 * 4 * 2_160)

      let orders = try server.tenor("orders", "--json", as: "centre").list()
      #expect(orders.count == 1)
      #expect(orders[0]["order"] as? Int == offer["order"] as? Int)
      #expect(orders[0]["remaining"] as? Int == 12)
      #expect(orders[0]["filled"] as? Int == 4)

      let book = try server.tenor("book", Self.symbol, "--json").object()
      let offers = try #require(book["offers"] as? [[String: Any]])
      #expect(offers.map { $0["quantity"] as? Int } == [12])
      #expect((book["bids"] as? [Any])?.isEmpty == true)

      let prices = try server.tenor("prices", "--once", "--json").list()
      #expect(prices.map { $0["symbol"] as? String } == [Self.symbol])
      #expect(prices[0]["spot"] as? Double == 11.2)
      #expect(prices[0]["offerUnits"] as? Int == 12)
      #expect(prices[0]["bid"] is NSNull)

      let amended = try server.tenor(
        "amend", "\(try #require(orders[0]["order"] as? Int))", "--units", "5", "--json", as: "centre"
      ).object()
      #expect(amended["keptPriority"] as? Bool == true)
      #expect(amended["resting"] as? Int == 5)

      let cancelled = try server.tenor("cancel", "--all", "--json", as: "centre").object()
      #expect((cancelled["cancelled"] as? [[String: Any]])?.map { $0["quantity"] as? Int } == [5])
      #expect(try server.tenor("orders", "--json", as: "centre").list().isEmpty)
      _ = try server.stop()
    }

    @Test func `stops, icebergs and orders with a time wait, and say what for`() throws {
      let server = try ServerUnderTest()
      func offer(_ arguments: String...) throws -> [String: Any] {
        let result = try BuiltProgram.run(
          ["offer", Self.symbol, "16", "--json"] + arguments,
          environment: server.environment.merging(["TENOR_PARTICIPANT": "centre"]) { _, new in new }, in: server.folder)
        #expect(result.status == 0, "\(arguments): \(result.errors)")
        return try result.object()
      }
      #expect(try offer("--stop", "10", "--price", "9.5")["resting"] as? Int == 16)
      #expect(try offer("--price", "11.2", "--display", "4", "--until", "1h")["resting"] as? Int == 16)
      let orders = try server.tenor("orders", "--json", as: "centre").list()
      #expect(orders.map { $0["stopPrice"] as? Double } == [10, nil])
      let book = try server.tenor("book", Self.symbol, "--json").object()
      #expect((book["offers"] as? [[String: Any]])?.map { $0["quantity"] as? Int } == [4])

      // The participant's own bid takes its oldest order out instead of trading with it.
      let bid = try server.tenor(
        "bid", Self.symbol, "1", "--price", "12", "--self-trade", "cancel-oldest", "--json", as: "centre"
      ).object()
      #expect(bid["filled"] as? Int == 0)
      #expect(bid["resting"] as? Int == 1)
      #expect(try server.tenor("orders", "--json", as: "centre").list().count == 2)
      // An operator's collars and states are known to be set by their answers.
      let collars = try BuiltProgram.run(
        ["collars", Self.symbol, "--dynamic", "0.5", "--json"], environment: server.environment, in: server.folder)
      #expect(collars.status == 0, "\(collars.errors)")
      #expect(try collars.object()["dynamic"] as? Double == 0.5)
      _ = try server.stop()
    }

    @Test func `the catalogue is listed for people and for machines, and the operator adds to it`() throws {
      let server = try ServerUnderTest()
      let specs = try server.tenor("specs", "--json").object()
      #expect((specs["specs"] as? [[String: Any]])?.contains { $0["code"] as? String == "H800-80G" } == true)
      #expect((specs["tenors"] as? [Any])?.count == 7)
      let table = try server.tenor("specs")
      #expect(table.status == 0)
      #expect(table.output.contains("H800-80G"))

      // The operator's secret is found in the data folder.
      for arguments in [
        ["catalogue", "add-region", "WX", "Wuxi"], ["catalogue", "add-tenor", "2w", "336"],
        ["catalogue", "add-spec", "TEST-1G", "--title", "A test's card", "--memory", "1", "--lot", "4"],
        ["catalogue", "add-instrument", "TEST-1G.WX.2w", "--tick", "0.01"],
      ] {
        let result = try BuiltProgram.run(arguments + ["--json"], environment: server.environment, in: server.folder)
        #expect(result.status == 0, "\(arguments): \(result.errors)")
        #expect(try result.object()["number"] is Int)
      }
      let added = try server.tenor("specs", "TEST", "--instruments", "--json").object()
      let instrument = try #require((added["instruments"] as? [[String: Any]])?.first)
      #expect(instrument["symbol"] as? String == "TEST-1G.WX.2w")
      #expect(instrument["lotSize"] as? Int == 4)
      #expect(instrument["tickSize"] as? Double == 0.01)
      #expect(try server.tenor("offer", "TEST-1G.WX.2w", "8", "--price", "0.25").status == 0)

      let halt = try server.tenor("state", "halted", "TEST-1G.WX.2w", as: "tester")
      #expect(halt.status == 0, "\(halt.errors)")
      let refused = try server.tenor("bid", "TEST-1G.WX.2w", "8", "--price", "0.25")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("tradingStateForbids"))
      _ = try server.stop()
    }

    @Test func `a watcher prints fills and spot prices as they come, as JSON lines too`() throws {
      let server = try ServerUnderTest()
      let watcher = try server.startTenor("watch", "fill/H800-80G/", "spot/H800-80G/", "--count", "4", "--json")
      let plain = try server.startTenor("watch", "--count", "4")
      // Until the watchers have subscribed their lines cannot come: trade until they have enough.
      try watcher.wait(for: "the watchers' lines") {
        _ = try server.tenor("offer", Self.symbol, "1", "--price", "11.2", as: "centre")
        _ = try server.tenor("bid", Self.symbol, "1", "--price", "11.2", as: "buyer")
        return !watcher.isRunning && !plain.isRunning
      }
      #expect(watcher.status == 0)
      let lines = try BuiltProgram.Result(status: 0, output: watcher.output, errors: "").lines()
      #expect(lines.count == 4)
      #expect(Set(lines.compactMap { $0["kind"] as? String }) == ["fill", "spot"])
      #expect(lines.allSatisfy { $0["symbol"] as? String == Self.symbol && $0["price"] as? Double == 11.2 })
      #expect(plain.output.split(separator: "\n").count == 4)
      #expect(plain.output.contains("1 @ 11.20, bid took"))
      _ = try server.stop()
    }

    @Test func `what the exchange refuses exits with 65, says why and what to do, and changes nothing`() throws {
      let server = try ServerUnderTest()
      for (arguments, code) in [
        (["offer", "H200-141G.HZ.1d", "5", "--price", "9"], "quantityNotWholeLots (104, value 5)"),
        (["cancel", "77"], "unknownOrder (112"), (["amend", "77", "--units", "1"], "unknownOrder (112"),
        (["catalogue", "add-region", "WX", "Wuxi", "--as", "tester"], "notPermitted (13"),
        (["orders", "--secret", "wrong"], "wrongCredentials (11"),
      ] {
        if arguments[0] == "orders" { _ = try server.tenor("orders") }
        let result = try BuiltProgram.run(
          arguments, environment: server.environment.merging(["TENOR_PARTICIPANT": "tester"]) { _, new in new },
          in: server.folder)
        #expect(result.status == 65, "\(arguments): \(result.output)\(result.errors)")
        #expect(result.errors.contains(code), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 2, "\(result.errors)")
      }
      let crossing = try server.tenor("offer", Self.symbol, "1", "--price", "10")
      #expect(crossing.status == 0)
      let postOnly = try server.tenor("bid", Self.symbol, "1", "--price", "10", "--post-only", as: "buyer")
      #expect(postOnly.status == 65)
      #expect(postOnly.errors.contains("wouldTake"))
      _ = try server.stop()
    }

    @Test(arguments: [
      (["offer", "H800-80G.HZ.3m", "16", "--price", "11,2"], "\"11,2\" is no price"),
      (["offer", "H800-80G.HZ.3m", "16", "--price", "0"], "a price is above zero"),
      (["offer", "H800-80G.HZ.3m", "0", "--price", "11"], "whole number of units above zero"),
      (["bid", "H800-80G.HZ.3m", "16"], "has no price"),
      (["bid", "H800-80G.HZ.3m", "16", "--market", "--price", "1"], "takes no price"),
      (["bid", "H800-80G.HZ.3m", "16", "--price", "1", "--ioc", "--fok"], "--ioc and --fok contradict each other"),
      (["bid", "H800-80G.HZ.3m", "16", "--price", "1", "--until", "1x"], "such as 2026-12-31"),
      (["cancel"], "Name either orders or --all"), (["amend", "7"], "nothing to change"),
      (["watch", "prices"], "No topic starts with"), (["nonsense"], "nonsense"),
    ])
    func `a wrong command line exits with 64 before anything is sent`(arguments: [String], text: String) throws {
      let folder = try TemporaryFolder()
      let result = try BuiltProgram.run(arguments, in: folder)
      #expect(result.status == 64)
      #expect(result.errors.contains(text), "\(result.errors)")
    }

    @Test func `an exchange that is not there exits with 69 and says how to start it`() throws {
      let folder = try TemporaryFolder()
      let result = try BuiltProgram.run(
        ["orders", "--order-entry", "ipc://" + folder.path("nobody"), "--timeout", "0.2"], in: folder)
      #expect(result.status == 69)
      #expect(result.errors.contains(folder.path("nobody")))
      #expect(result.errors.contains("tools/run"))
    }

    @Test func `a symbol that is not listed exits with 64 and names the nearest`() throws {
      let server = try ServerUnderTest()
      let result = try server.tenor("book", "H80-80G.HZ.3m")
      #expect(result.status == 64)
      #expect(result.errors.contains("there is no spec H80-80G"))
      #expect(result.errors.contains("H800-80G.HZ.3m"))
      _ = try server.stop()
    }

    @Test(arguments: [
      [], ["serve"], ["offer"], ["bid"], ["cancel"], ["amend"], ["orders"], ["specs"], ["book"], ["prices"], ["watch"],
      ["register"], ["state"], ["collars"], ["catalogue"], ["catalogue", "add-spec"], ["catalogue", "add-region"],
      ["catalogue", "add-tenor"], ["catalogue", "add-instrument"], ["journal"], ["journal", "dump"],
      ["journal", "tail"], ["journal", "stat"], ["journal", "verify"], ["journal", "hash"],
    ])
    func `every command has help with examples`(command: [String]) throws {
      let folder = try TemporaryFolder()
      let result = try BuiltProgram.run(command + ["--help"], in: folder)
      #expect(result.status == 0)
      #expect(result.output.contains("EXAMPLES"))
      #expect(result.output.contains("  tenor \(command.joined(separator: " "))".trimmingCharacters(in: .whitespaces)))
    }
  }
}
