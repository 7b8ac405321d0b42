import Foundation
import Glibc
import Logging
import ServiceLifecycle
import UnixSignals

/// A server as a process of its own: log to standard error, signals, words to people, exit codes.
public enum ServerProcess {
  /// Runs a server until SIGINT or SIGTERM.
  ///
  /// - Parameters:
  ///   - configuration: What to run.
  ///   - announce: Called once it listens and when it has stopped, with a few lines for whoever started it; by default
  ///     they go to standard output at once, also when that is a file or a pipe.
  /// - Returns: What the process should exit with; the reason of a failure has been written to standard error.
  public static func run(
    _ configuration: ServerConfiguration,
    announce: @escaping @Sendable (String) -> Void = { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) }
  ) async -> ServerExitCode {
    let logger = makeLogger(configuration)
    raiseOpenFilesLimit()
    let server = ExchangeServer(configuration: configuration, logger: logger)
    let service = AnnouncedServer(server: server, announce: announce)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)
        ], gracefulShutdownSignals: [.sigint, .sigterm], logger: quiet(logger)))
    do {
      try await group.run()
      return .stopped
    } catch {
      return tell(error)
    }
  }

  /// Writes why it failed to standard error.
  ///
  /// - Returns: What to exit with.
  public static func tell(_ error: any Error) -> ServerExitCode {
    FileHandle.standardError.write(Data("tenor: \(error)\n".utf8))
    switch error {
    case let error as ServerError: return error.exitCode
    case is ConfigurationError: return .badConfiguration
    default: return .cannotListen
    }
  }

  /// Ends the process, since a thread without which the server is none has failed for no reason that can be mended.
  static func end(after error: any Error, in part: String, _ logger: Logger) -> Never {
    logger.critical("\(part) failed, so the server ends; what was acknowledged is in the journal: \(error)")
    _exit(ServerExitCode.internalFailure.rawValue)
  }

  /// Every connection is an open file; a server that has no more of them could not go on with its journal.
  private static func raiseOpenFilesLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  private static func makeLogger(_ configuration: ServerConfiguration) -> Logger {
    var logger = Logger(
      label: "tenor",
      factory: { label -> any LogHandler in
        if configuration.logsJSON { return JSONLogHandler(label: label) }
        return StreamLogHandler.standardError(label: label)
      })
    logger.logLevel = configuration.logLevel
    return logger
  }

  /// The service group's own lines are of use to nobody who runs a server.
  private static func quiet(_ logger: Logger) -> Logger {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    return quiet
  }
}

/// Starts the server, says so, and stops it when asked.
private struct AnnouncedServer: Service {
  let server: ExchangeServer
  let announce: @Sendable (String) -> Void

  func run() async throws {
    let addresses = try await server.start()
    announce(announcement(addresses))
    // Cancelled or asked to stop: both mean the same.
    try? await gracefulShutdown()
    await server.stop()
    announce("tenor has stopped: everything that was acknowledged is in \(server.configuration.dataDirectory).")
  }

  private func announcement(_ addresses: ListeningAddresses) -> String {
    let configuration = server.configuration
    let http = addresses.http.map { "http://\($0)/health and /metrics" } ?? "off"
    // As it was called, so that it can be typed again; two names, since nobody trades with oneself.
    let tenor = CommandLine.arguments.first ?? "tenor"
    return """
      Tenor is open.
        order entry  \(addresses.orderEntry.joined(separator: ", "))
        feed         \(addresses.feed.joined(separator: ", "))
        replay       \(addresses.replay.joined(separator: ", "))
        http         \(http)
        data         \(configuration.dataDirectory)
        registration \(configuration.registrationIsOpen ? "open: any new name gets an account" : "closed: the operator registers")
      In another shell, try:
        \(tenor) specs
        \(tenor) watch fill/ spot/
        \(tenor) offer H800-80G.HZ.3m 16 --price 11.2 --as lakeside
        \(tenor) bid H800-80G.HZ.3m 8 --price 11.5 --as studio
      Ctrl-C stops it.
      """
  }
}

/// One JSON object a line on standard error.
struct JSONLogHandler: LogHandler {
  let label: String
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(label: String) { self.label = label }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields: [(String, String)] = [
      ("time", Date().formatted(.iso8601)), ("level", event.level.rawValue), ("label", label),
      ("message", "\(event.message)"),
    ]
    let merged = metadata.merging(event.metadata ?? [:]) { _, new in new }
    fields += merged.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    let line = fields.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",")
    FileHandle.standardError.write(Data("{\(line)}\n".utf8))
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
