import ArgumentParser
import ExchangeServer
import Foundation

/// `tenor serve`: runs the exchange.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the exchange: order entry, feed, journal and figures.",
    discussion: """
      Settings come from flags, then the environment (TENOR_DATA, TENOR_ORDER_ENTRY ...), then a TOML file, then \
      defaults. docs/configuration.md lists them all; those without a flag of their own are given with --set.

      EXAMPLES
        tenor serve
        tenor serve --data /var/lib/tenor --config /etc/tenor.toml
        tenor serve --order-entry tcp://127.0.0.1:7801 --order-entry ipc:///tmp/tenor/orders
        tenor serve --order-entry tcp://0.0.0.0:7801 --registration closed
        tenor serve --set kept-reports=50000 --set maximum-frame-size=32768

      EXIT CODES
        0   asked to stop, and did          65  the journal is damaged; nothing was changed
        64  wrong usage                     69  an address cannot be listened at
        70  a part of it failed             73  the data folder cannot be used
        74  writing the journal failed      75  another server has the folder
        78  a setting is wrong
      """)

  @Option(help: "A TOML file with settings.", completion: .file(extensions: ["toml"]))
  var config: String?

  @Option(help: "Folder of the journal and the operator's secret. (default: ./data)", completion: .directory)
  var data: String?

  @Option(help: "Where orders are taken; may be given several times. (default: tcp://127.0.0.1:7801)")
  var orderEntry: [String] = []

  @Option(help: "Where the feed is published; may be given several times. (default: tcp://127.0.0.1:7802)")
  var feed: [String] = []

  @Option(help: "Where snapshots and missed ranges are served. (default: tcp://127.0.0.1:7803)")
  var replay: [String] = []

  @Option(help: "Where health and metrics are served, or off. (default: 127.0.0.1:7804)")
  var http: String?

  @Option(
    help: "Whether a logon with a new name opens an account: open or closed. (default: open on this machine only)")
  var registration: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical. (default: info)")
  var logLevel: String?

  @Flag(help: "Write each line of the log as a JSON object.")
  var logJson = false

  @Option(help: ArgumentHelp("Any other setting.", valueName: "name=value"))
  var set: [String] = []

  func run() async throws {
    let configuration: ServerConfiguration
    do {
      configuration = try ServerConfiguration.load(
        flags: flags(), environment: ProcessInfo.processInfo.environment, file: config)
    } catch let error as ConfigurationError {
      throw ExitCode(ServerProcess.tell(error).rawValue)
    }
    let code = await ServerProcess.run(configuration)
    if code != .stopped { throw ExitCode(code.rawValue) }
  }

  /// What was given on the command line, by setting.
  private func flags() throws -> [String: [String]] {
    var flags: [String: [String]] = [:]
    for entry in set {
      guard let equals = entry.firstIndex(of: "=") else {
        throw ValidationError("--set takes name=value, as in --set kept-reports=50000; it was given \(entry)")
      }
      flags[String(entry[..<equals]), default: []].append(String(entry[entry.index(after: equals)...]))
    }
    for (name, value) in [
      ("data", data), ("http", http), ("registration", registration), ("log-level", logLevel),
    ] {
      if let value { flags[name] = [value] }
    }
    for (name, values) in [("order-entry", orderEntry), ("feed", feed), ("replay", replay)] where !values.isEmpty {
      flags[name] = values
    }
    if logJson { flags["log-json"] = ["true"] }
    return flags
  }
}
