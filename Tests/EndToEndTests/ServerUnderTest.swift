import ExchangeClient
import Foundation
import Messaging
import Testing

/// A real server process on free ports, with its data in a folder of its own.
final class ServerUnderTest {
  let folder: TemporaryFolder
  let context: MessagingContext
  private let settings: [String]
  private(set) var program: RunningProgram
  private(set) var orderEntry = ""
  private(set) var feed = ""
  private(set) var replay = ""
  private(set) var http = ""

  /// How a server's sockets are addressed.
  enum Transport {
    /// Free ports, others after each start.
    case tcp
    /// Files in the test's folder, the same after each start.
    case ipc
  }

  /// Starts a server and waits until it listens.
  init(transport: Transport = .tcp, settings: [String] = []) throws {
    folder = try TemporaryFolder()
    context = try MessagingContext()
    let addresses =
      switch transport {
      case .tcp: Array(repeating: "tcp://127.0.0.1:*", count: 3)
      case .ipc: ["orders", "feed", "replay"].map { [folder] in "ipc://" + folder.path($0) }
      }
    self.settings =
      [
        "--order-entry", addresses[0], "--feed", addresses[1], "--replay", addresses[2], "--http", "127.0.0.1:0",
        // Small segments are made in a moment, and a load fills several.
        "--set", "segment-size=1048576",
      ] + settings
    program = try BuiltProgram.start(["serve", "--data", folder.path("data")] + self.settings, in: folder)
    try waitUntilOpen()
  }

  /// The data folder.
  var data: String { folder.path("data") }

  /// Starts the server again on the same folder.
  func restart() throws {
    program = try BuiltProgram.start(["serve", "--data", data] + settings, in: folder)
    try waitUntilOpen()
  }

  /// Starts a second server on the same folder and waits for its end.
  func startSecond() throws -> BuiltProgram.Result {
    try BuiltProgram.run(
      ["serve", "--data", data, "--order-entry", "tcp://127.0.0.1:*", "--feed", "tcp://127.0.0.1:*"]
        + ["--replay", "tcp://127.0.0.1:*", "--http", "off"], in: folder)
  }

  private func waitUntilOpen() throws {
    try program.wait(for: "the server to open") {
      guard program.isRunning else { throw DidNotStart(errors: program.errors) }
      // Its last line: everything before it is there.
      return program.output.contains("Ctrl-C stops it.")
    }
    orderEntry = try announced("order entry")
    feed = try announced("feed")
    replay = try announced("replay")
    http = try announced("http")
  }

  struct DidNotStart: Error {
    let errors: String
  }

  /// The first word behind `name` in what the server said when it opened.
  private func announced(_ name: String) throws -> String {
    let lines = program.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let line = try #require(lines.first { $0.hasPrefix(name + " ") }, "no line for \(name) in \(program.output)")
    let words = line.dropFirst(name.count).split(separator: " ")
    return String(try #require(words.first))
  }

  /// Ends it as a power cut would.
  func killNow() throws {
    program.signal(SIGKILL)
    try program.waitUntilExit()
  }

  /// Asks it to stop and waits until it has.
  ///
  /// - Returns: The state hash that it logged.
  func stop() throws -> String {
    program.signal(SIGTERM)
    try program.waitUntilExit()
    #expect(program.status == 0, "\(program.errors)")
    #expect(!program.endedBySignal)
    return try #require(loggedHashes.last, "no state hash in \(program.errors)")
  }

  /// The state hash that it logged when it had replayed its journal.
  func replayedHash() throws -> String { try #require(loggedHashes.first, "no state hash in \(program.errors)") }

  private var loggedHashes: [String] {
    program.errors.components(separatedBy: "stateHash=").dropFirst().map { String($0.prefix { $0.isHexDigit }) }
  }

  /// The environment by which commands find this server.
  var environment: [String: String] {
    ["TENOR_ORDER_ENTRY": orderEntry, "TENOR_FEED": feed, "TENOR_REPLAY": replay, "TENOR_DATA": data]
  }

  /// Runs a command against this server.
  func tenor(_ arguments: String..., as participant: String = "tester") throws -> BuiltProgram.Result {
    try BuiltProgram.run(
      arguments, environment: environment.merging(["TENOR_PARTICIPANT": participant]) { _, new in new }, in: folder)
  }

  /// Starts a command against this server.
  func startTenor(_ arguments: String...) throws -> RunningProgram {
    try BuiltProgram.start(arguments, environment: environment, in: folder)
  }

  /// What a straight replay of the journal gives, by a process of its own.
  func replayedMarket() throws -> [String: Any] {
    let result = try tenor("journal", "hash", "--json")
    #expect(result.status == 0, "\(result.errors)")
    return try result.object()
  }

  /// A session of `participant`, with patience for a busy machine.
  func session(_ participant: String, reports: OrderSession.EarlierReports = .none) throws -> OrderSession {
    let session = try OrderSession(
      address: orderEntry, context: context, timing: OrderSession.Timing(answer: .seconds(60)))
    try session.logOn(name: participant, reports: reports)
    return session
  }
}

/// All tests with processes: one after the other, so that they do not take the machine from each other.
@Suite(.serialized) enum EndToEnd {}
