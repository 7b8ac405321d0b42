import Foundation
import Testing

@testable import ExchangeServer

@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws -> String {
    let path = folder.path + "/tenor.toml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func problem(
    flags: [String: [String]] = [:], environment: [String: String] = [:], file: String? = nil
  ) throws -> ConfigurationError {
    try #require(
      #expect(throws: ConfigurationError.self) {
        try ServerConfiguration.load(flags: flags, environment: environment, file: file)
      })
  }

  @Test func `flags win over the environment, the environment over the file, the file over defaults`() throws {
    let path = try file(
      """
      data = "/from/file"
      kept-reports = 11
      session-timeout = 12
      order-entry = ["tcp://127.0.0.1:1", "ipc:///tmp/orders"]
      log-json = true
      """)
    let configuration = try ServerConfiguration.load(
      flags: ["data": ["/from/flag"]],
      environment: ["TENOR_DATA": "/from/environment", "TENOR_KEPT_REPORTS": "22", "TENOR_FEED": "ipc:///a, ipc:///b"],
      file: path)
    #expect(configuration.dataDirectory == "/from/flag")
    #expect(configuration.keptReportsPerParticipant == 22)
    #expect(configuration.sessionTimeoutSeconds == 12)
    #expect(configuration.orderEntry == ["tcp://127.0.0.1:1", "ipc:///tmp/orders"])
    #expect(configuration.feed == ["ipc:///a", "ipc:///b"])
    #expect(configuration.logsJSON)
    #expect(configuration.maximumSessions == ServerConfiguration().maximumSessions)
  }

  @Test func `the environment may name the file, a flag another one`() throws {
    let path = try file("kept-reports = 11")
    #expect(
      try ServerConfiguration.load(environment: ["TENOR_CONFIG": path]).keptReportsPerParticipant == 11)
    #expect(try problem(environment: ["TENOR_CONFIG": path], file: "/nowhere.toml").source == "/nowhere.toml")
  }

  @Test func `a number may hold for all, and others for single tenors and specs`() throws {
    let path = try file(
      """
      spot-window = ["1800", "1m=7200"]
      impact-quantity = 4
      """)
    let configuration = try ServerConfiguration.load(
      environment: ["TENOR_SPOT_WINDOW": "60,3m=90", "TENOR_MAXIMUM_SPOT_FILLS": "5_000"], file: path)
    let spot = SpotSettings(configuration)
    #expect(spot.window(ofTenor: "1h") == 60_000_000_000)
    #expect(spot.window(ofTenor: "3m") == 90_000_000_000)
    #expect(spot.window(ofTenor: "1m") == 7_200_000_000_000, "the file's exception stands")
    #expect(spot.impactQuantity(ofSpec: "H800-80G") == 4)
    #expect(spot.maximumFills == 5_000)
    for value in ["0", "-1", "x", "1m=", "=5", "1m=0", "1m=2=3", "2592001"] {
      let error = try problem(flags: ["spot-window": [value]])
      #expect(error.key == "spot-window")
      #expect(error.description.contains(value), "\(error)")
    }
    #expect(try problem(flags: ["impact-quantity": []]).description.contains("at least one number is needed"))
  }

  @Test func `an unknown key is refused by name, with the nearest that exists`() throws {
    let error = try problem(file: file("kept-reprots = 5"))
    #expect(error.key == "kept-reprots")
    #expect(error.description.contains("did you mean kept-reports?"))
    #expect(error.description.contains("tenor.toml"))
    #expect(try problem(flags: ["nonsense": ["1"]]).key == "nonsense")
  }

  @Test func `a value that cannot be is refused with its source, key, value and what may be`() throws {
    let error = try problem(environment: ["TENOR_MAXIMUM_BAD_FRAMES": "0"])
    #expect(error.source == "TENOR_MAXIMUM_BAD_FRAMES")
    #expect(error.key == "maximum-bad-frames")
    #expect(error.value == "0")
    #expect(error.reason.contains("1 to 1000000"))
    for (name, value) in [
      ("inbound-capacity", "5000"), ("order-entry", "localhost:7801"), ("order-entry", "tcp://host"),
      ("registration", "maybe"), ("kept-reports", "many"), ("log-level", "loud"), ("http", "here"), ("data", ""),
      ("log-json", "perhaps"), ("catalogue", "half"), ("order-entry", ""),
    ] {
      #expect(try problem(flags: [name: [value]]).key == name)
    }
  }

  @Test func `a file that is no TOML is refused with the line`() throws {
    #expect(try problem(file: file("data = \"x\"\nfeed = [")).description.contains("line"))
    #expect(try problem(file: file("[data]\nx = 1")).key == "data")
  }

  @Test func `registration must be decided where others can reach the server`() throws {
    let open = try ServerConfiguration.load()
    #expect(open.registrationIsOpen)
    let error = try problem(flags: ["order-entry": ["tcp://0.0.0.0:7801"]])
    #expect(error.key == "registration")
    #expect(
      try problem(flags: ["http": ["0.0.0.0:7804"]]).key == "registration")
    let closed = try ServerConfiguration.load(
      flags: ["order-entry": ["tcp://0.0.0.0:7801"], "registration": ["closed"]])
    #expect(!closed.registrationIsOpen)
    #expect(
      try ServerConfiguration.load(flags: ["feed": ["tcp://*:7802"], "registration": ["open"]]).registrationIsOpen)
    #expect(try ServerConfiguration.load(flags: ["replay": ["tcp://[::1]:7803", "tcp://localhost:1"]]).isLocal)
  }

  @Test func `every setting can be given everywhere, and takes its own default`() throws {
    for setting in Setting.all where setting.name != "registration" {
      let values = setting.defaultText.split(separator: ",").map(String.init)
      #expect(try ServerConfiguration.load(flags: [setting.name: values]) == ServerConfiguration(), "\(setting.name)")
      #expect(
        try ServerConfiguration.load(environment: [setting.environmentName: setting.defaultText])
          == ServerConfiguration(), "\(setting.name)")
    }
  }

  @Test func `docs list every setting with its default and reject code, and no other`() throws {
    let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/configuration.md")
    let text = try String(contentsOf: docs, encoding: .utf8)
    var listed: Set<String> = []
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let setting = Setting.all.first(where: { "`\($0.name)`" == cells[0] }) else { continue }
      listed.insert(setting.name)
      #expect(cells[1] == "`\(setting.environmentName)`")
      #expect(cells[2].contains(setting.defaultText), "\(setting.name)")
      if !setting.rejectCode.isEmpty { #expect(cells[4].contains(setting.rejectCode), "\(setting.name)") }
    }
    #expect(listed == Set(Setting.all.map(\.name)))
  }
}
