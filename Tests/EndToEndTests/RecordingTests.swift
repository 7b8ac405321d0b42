import ExchangeClient
import Foundation
import Testing

extension EndToEnd {
  @Suite struct RecordingTests {
    @Test func `a recorded feed plays again as it came, message by message`() throws {
      let server = try ServerUnderTest()
      let file = server.folder.path("day.feed")
      let recorder = try server.startTenor("record", file, "--json")
      // Until something of a later trade is in the file the recorder may not have subscribed yet.
      try recorder.wait(for: "a recorded body") {
        _ = try server.tenor("offer", "H800-80G.HZ.3m", "2", "--price", "11.2", as: "centre")
        _ = try server.tenor("bid", "H800-80G.HZ.3m", "2", "--price", "11.2", as: "buyer")
        let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
        return (size ?? 0) > 2_000
      }
      recorder.signal(SIGINT)
      try recorder.waitUntilExit()
      let recording = try FeedRecording(file)
      var recorded = 0
      while let update = try recording.next() { if case .message = update { recorded += 1 } }
      #expect(recording.end == .whole)
      #expect(recorded > 2)

      let address = "ipc://" + server.folder.path("played")
      let player = try BuiltProgram.start(
        ["play", file, "--on", address, "--speed", "0", "--json"], in: server.folder)
      let feed = try FeedSubscription(address: address, prefixes: ["all/"])
      var sequences: [UInt64] = []
      try player.wait(for: "the last message") {
        try feed.poll(waiting: .milliseconds(10)) { update in
          if case .message(_, let sequence, _) = update { sequences.append(sequence) }
        }
        return !player.isRunning
      }
      _ = try feed.poll(waiting: .milliseconds(200)) { update in
        if case .message(_, let sequence, _) = update { sequences.append(sequence) }
      }
      #expect(player.status == 0)
      let first = try #require(sequences.first)
      #expect(sequences == Array(first..<first + UInt64(sequences.count)))
      let output = try #require(try JSONSerialization.jsonObject(with: Data(recorder.output.utf8)) as? [String: Any])
      #expect(output["messages"] as? Int == sequences.count)
      #expect(recorded == sequences.count)
      #expect(output["missing"] as? Int == 0)
      _ = try server.stop()
    }

    @Test func `what is no recording, or is cut off, is named`() throws {
      let server = try ServerUnderTest()
      let file = server.folder.path("other")
      try Data("not a feed at all, just text".utf8).write(to: URL(fileURLWithPath: file))
      #expect(throws: RecordingError.noRecording(path: file)) { _ = try FeedRecording(file) }
      let taken = try server.tenor("record", file)
      #expect(taken.status == 74)
      #expect(taken.errors.contains(file))
      _ = try server.stop()
    }
  }
}
