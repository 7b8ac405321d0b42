import Foundation
import Testing

extension EndToEnd {
  @Suite struct ServerProcessTests {
    @Test func `a second server on the same folder is refused with 75 and the holder's process`() throws {
      let server = try ServerUnderTest()
      let second = try server.startSecond()
      #expect(second.status == 75)
      #expect(second.errors.contains("\(server.program.identifier)"), "\(second.errors)")
      // The first one is none the worse for it.
      #expect(try server.tenor("orders").status == 0)
      _ = try server.stop()
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal stops it gracefully, and what it logs is what a replay gives`(signal: Int32) throws {
      let server = try ServerUnderTest()
      #expect(try server.tenor("offer", "H800-80G.HZ.3m", "16", "--price", "11.2").status == 0)
      server.program.signal(signal)
      try server.program.waitUntilExit()
      #expect(server.program.status == 0)
      #expect(!server.program.endedBySignal)
      let market = try server.replayedMarket()
      let hash = try #require(market["stateHash"] as? String)
      #expect(server.program.errors.contains("stateHash=\(hash)"), "\(server.program.errors)")
      #expect(market["openOrders"] as? Int == 1)
    }

    @Test func `a wrong setting exits with 78, a taken address with 69`() throws {
      let server = try ServerUnderTest()
      let wrong = try BuiltProgram.run(
        ["serve", "--data", server.folder.path("other"), "--set", "maximum-sessions=none"], in: server.folder)
      #expect(wrong.status == 78)
      #expect(wrong.errors.contains("maximum-sessions"))
      let taken = try BuiltProgram.run(
        [
          "serve", "--data", server.folder.path("other"), "--order-entry", server.orderEntry, "--feed",
          "tcp://127.0.0.1:*", "--replay", "tcp://127.0.0.1:*", "--http", "off", "--set", "segment-size=1048576",
        ], in: server.folder)
      #expect(taken.status == 69)
      #expect(taken.errors.contains(server.orderEntry))
      _ = try server.stop()
    }

    @Test func `the journal is dumped, verified and replayed while the exchange runs`() throws {
      let server = try ServerUnderTest()
      let offer = try server.tenor("offer", "H800-80G.HZ.3m", "16", "--price", "11.2", "--json").object()
      let dump = try server.tenor("journal", "dump", "--json")
      #expect(dump.status == 0, "\(dump.errors)")
      let commands = try dump.lines()
      #expect(commands.map { $0["sequence"] as? Int } == Array(1...commands.count))
      let orders = commands.filter { $0["message"] as? String == "NewOrder" }
      #expect(orders.count == 1)
      #expect(orders[0]["requestId"] as? Int == offer["requestId"] as? Int)
      #expect(orders[0]["price"] as? Int == 112_000)

      let part = try server.tenor("journal", "dump", "--from", "3", "--count", "2").output.split(separator: "\n")
      #expect(part.map { $0.prefix(2) } == ["3 ", "4 "])
      #expect(part.allSatisfy { $0.contains("AddSpec") })

      let verified = try server.tenor("journal", "verify", "--json")
      #expect(verified.status == 0)
      #expect(try verified.object()["isSound"] as? Bool == true)
      #expect(try server.replayedMarket()["orders"] as? Int == 1)
      _ = try server.stop()
    }

    @Test func `tail prints the last commands, then new ones as they come`() throws {
      let server = try ServerUnderTest()
      #expect(try server.tenor("offer", "H800-80G.HZ.3m", "16", "--price", "11.2").status == 0)
      let dumped = try server.tenor("journal", "dump", "--json").lines()
      let orders = try server.tenor("journal", "tail", "--last", "100000", "--count", "\(dumped.count)", "--json")
      #expect(try orders.lines().map { $0["sequence"] as? Int } == dumped.map { $0["sequence"] as? Int })

      let follower = try BuiltProgram.start(
        ["journal", "tail", "--data", server.data, "--last", "2", "--json"], in: server.folder)
      try server.program.wait(for: "the last two commands") {
        follower.output.split(separator: "\n").count >= 2
      }
      #expect(try server.tenor("bid", "H800-80G.HZ.3m", "3", "--price", "10.1", as: "studio").status == 0)
      try server.program.wait(for: "the bid") { follower.output.contains("\"price\":101000") }
      follower.signal(SIGINT)
      try follower.waitUntilExit()
      let sequences = follower.output.split(separator: "\n").compactMap { line in
        (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["sequence"] as? Int
      }
      let first = try #require(sequences.first)
      #expect(sequences == Array(first..<first + sequences.count), "none is missing, none is told twice")
      _ = try server.stop()
    }

    @Test func `stat counts what dump prints, and tells of mark and snapshots`() throws {
      let server = try ServerUnderTest()
      #expect(try server.tenor("offer", "H800-80G.HZ.3m", "16", "--price", "11.2").status == 0)
      let snapshot = try server.tenor("snapshot", "--data", server.data, "--json").object()
      _ = try server.stop()
      let dumped = try server.tenor("journal", "dump", "--json").lines()
      let stat = try server.tenor("journal", "stat", "--json").object()
      #expect(stat["commands"] as? Int == dumped.count)
      #expect(stat["firstSequence"] as? Int == 1)
      #expect(stat["lastSequence"] as? Int == dumped.count)
      #expect(stat["mark"] as? Int == dumped.count, "it is written at the stop")
      #expect(stat["firstTime"] as? String == dumped.first?["time"] as? String)
      #expect(stat["lastTime"] as? String == dumped.last?["time"] as? String)
      #expect(stat["epochs"] as? Int == 1)
      #expect(stat["segments"] as? Int == 1)
      #expect(stat["snapshots"] as? [Int] == [try #require(snapshot["sequence"] as? Int)])
      let bytes = try ["commandBytes", "recordBytes", "fileBytes"].map { try #require(stat[$0] as? Int) }
      #expect(bytes == bytes.sorted() && bytes[0] > 0)
      let text = try server.tenor("journal", "stat").output
      #expect(text.contains("Commands      \(dumped.count), 1 to \(dumped.count)"))
    }

    @Test func `a damaged journal is found, told with its place, and nothing starts on it`() throws {
      let server = try ServerUnderTest()
      for _ in 0..<3 { #expect(try server.tenor("offer", "H800-80G.HZ.3m", "16", "--price", "11.2").status == 0) }
      _ = try server.stop()
      let folder = URL(fileURLWithPath: server.data).appendingPathComponent("journal")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      // The first segment, in which everything so far is; behind its header the first record's payload.
      let name = try #require(names.filter { $0.contains("1") && !$0.contains("LOCK") }.sorted().first, "\(names)")
      let file = folder.appendingPathComponent(name)
      var bytes = try Data(contentsOf: file)
      let place = 4_096 + 200
      bytes[place] ^= 1
      try bytes.write(to: file)

      let verified = try server.tenor("journal", "verify")
      #expect(verified.status == 65, "\(verified.output)\(verified.errors)")
      #expect(verified.errors.contains("Damaged in segment 1"), "\(verified.errors)")
      #expect(try server.tenor("journal", "verify", "--json").object()["isSound"] as? Bool == false)
      #expect(try server.tenor("journal", "hash").status == 65)
      let start = try server.startSecond()
      #expect(start.status == 65)
      #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `a journal that is not there exits with 74`() throws {
      let folder = try TemporaryFolder()
      for command in ["dump", "tail", "stat", "verify", "hash"] {
        let result = try BuiltProgram.run(["journal", command, "--data", folder.path("nothing")], in: folder)
        #expect(result.status == 74, "\(command): \(result.output)\(result.errors)")
      }
    }
  }
}
