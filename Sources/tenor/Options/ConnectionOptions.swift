import ArgumentParser
import ExchangeClient
import Foundation
import Messaging

/// Who one is and where the exchange is: the same options for every command that talks to it.
struct ConnectionOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Participant to act for. (env: TENOR_PARTICIPANT; default: your login name)", valueName: "name"))
  var participant: String?

  @Option(help: "The participant's secret; others on this machine may see it. (env: TENOR_SECRET; default: none)")
  var secret: String?

  @Option(help: ArgumentHelp("File whose first line is the participant's secret.", valueName: "path"))
  var secretFile: String?

  @Option(
    help: ArgumentHelp(
      "Where orders are taken. (env: TENOR_ORDER_ENTRY; default: tcp://127.0.0.1:7801)", valueName: "address"))
  var orderEntry: String?

  @Option(
    help: ArgumentHelp(
      "Where the feed is published. (env: TENOR_FEED; default: tcp://127.0.0.1:7802)", valueName: "address"))
  var feed: String?

  @Option(
    help: ArgumentHelp(
      "Where snapshots are served. (env: TENOR_REPLAY; default: tcp://127.0.0.1:7803)", valueName: "address"))
  var replay: String?

  @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "seconds"))
  var timeout: Double = 5

  func validate() throws {
    guard timeout > 0, timeout <= 3_600 else {
      throw ValidationError("The time-out \(timeout) is not between 0 and 3600 seconds. Try --timeout 5.")
    }
    guard secret == nil || secretFile == nil else {
      throw ValidationError("Both --secret and --secret-file are given. Leave one out.")
    }
  }
}

extension ConnectionOptions {
  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Where orders are taken.
  var orderEntryAddress: String { address(orderEntry, "TENOR_ORDER_ENTRY", "tcp://127.0.0.1:7801") }
  /// Where the feed is published.
  var feedAddress: String { address(feed, "TENOR_FEED", "tcp://127.0.0.1:7802") }
  /// Where snapshots are served.
  var replayAddress: String { address(replay, "TENOR_REPLAY", "tcp://127.0.0.1:7803") }
  /// How long to wait for an answer.
  var answerTimeout: Duration { .milliseconds(Int64(timeout * 1_000)) }

  /// An address to connect to. The environment may hold what a server listens at: a list, of which the first is taken,
  /// with wildcards that stand for this machine.
  private func address(_ option: String?, _ variable: String, _ standard: String) -> String {
    let text = option ?? environment[variable] ?? standard
    let first = String(text.prefix { $0 != "," })
    for wildcard in ["tcp://*:", "tcp://0.0.0.0:"] where first.hasPrefix(wildcard) {
      return "tcp://127.0.0.1:" + first.dropFirst(wildcard.count)
    }
    return first
  }

  /// Who to act for, when neither option nor environment say, `standard`.
  func participantName(default standard: String = ConnectionOptions.loginName) -> String {
    participant ?? environment["TENOR_PARTICIPANT"] ?? standard
  }

  /// The login name, without the characters that a participant's name cannot have.
  static var loginName: String {
    let letters = NSUserName().filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    return letters.isEmpty ? "participant" : String(letters.prefix(16))
  }

  /// The secret from option, file or environment; empty when none is given.
  func secretText() throws -> String {
    if let secret { return secret }
    if let secretFile { return try Self.firstLine(of: secretFile) }
    return environment["TENOR_SECRET"] ?? ""
  }

  /// The first line of the file at `path`.
  static func firstLine(of path: String) throws -> String {
    do {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return String(text.prefix { !$0.isNewline })
    } catch {
      throw CommandFailure(
        "Cannot read the secret from \(path)", advice: "Check that the file is there and that you may read it.",
        status: .inputOutput)
    }
  }
}

extension ConnectionOptions {
  /// A session that is not logged on: enough to ask for the catalogue.
  func session(_ context: MessagingContext? = nil) throws -> OrderSession {
    try OrderSession(
      address: orderEntryAddress, context: context, timing: OrderSession.Timing(answer: answerTimeout),
      requestIDs: .fromClock)
  }

  /// A session of the participant.
  func loggedOnSession() throws -> OrderSession {
    let session = try session()
    try session.logOn(name: participantName(), secret: secretText())
    return session
  }

  /// A session of the operator, whoever the environment names as participant. Without a secret on the command line it
  /// takes the one that the server keeps in its data folder, where that can be read.
  func operatorSession() throws -> OrderSession {
    let session = try session()
    let name = participant ?? Self.operatorName
    let path = (environment["TENOR_DATA"] ?? "./data") + "/operator.secret"
    let isGiven = secret != nil || secretFile != nil
    if name == Self.operatorName && !isGiven && FileManager.default.isReadableFile(atPath: path) {
      try session.logOn(name: name, secret: Self.firstLine(of: path))
    } else {
      try session.logOn(name: name, secret: secretText())
    }
    return session
  }

  /// The name of the participant that keeps the exchange.
  private static let operatorName = "operator"
}
