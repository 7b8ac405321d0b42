import Foundation
import Testing

/// The `tenor` program as it was built together with these tests.
enum BuiltProgram {
  /// Its file: beside the test bundle, or beside a folder above it.
  static let url: URL = {
    let starts = [Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()]
    for start in starts {
      var folder = start
      for _ in 0..<levels {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("tenor")
        if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.hasDirectoryPath {
          return candidate
        }
      }
    }
    fatalError("no tenor program beside \(starts); build it with: swift build --product tenor")
  }()

  /// Folders that are looked through upwards.
  private static let levels = 3

  /// What a run of the program left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The output as one JSON document.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8), options: [.fragmentsAllowed])
    }

    /// The output as a JSON object.
    func object() throws -> [String: Any] { try #require(try json() as? [String: Any], "no JSON object: \(output)") }

    /// The output as a JSON list of objects.
    func list() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]], "no JSON list: \(output)") }

    /// The output as JSON objects, one a line.
    func lines() throws -> [[String: Any]] {
      try output.split(separator: "\n").map { line in
        try #require(
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "no JSON object: \(line)")
      }
    }
  }

  /// Starts the program; its output goes to files in `folder`.
  static func start(_ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder) throws
    -> RunningProgram
  {
    try RunningProgram(url, arguments, environment, folder)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> Result {
    let program = try start(arguments, environment: environment, in: folder)
    try program.waitUntilExit()
    return Result(status: program.status, output: program.output, errors: program.errors)
  }
}

/// A program that runs, or ran.
final class RunningProgram {
  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL

  /// The longest that anything in these tests may take: far beyond what it needs even on a busy machine.
  static let patience: TimeInterval = 120

  fileprivate init(
    _ url: URL, _ arguments: [String], _ environment: [String: String], _ folder: TemporaryFolder
  ) throws {
    outputFile = folder.url.appendingPathComponent("\(UUID().uuidString).out")
    errorFile = folder.url.appendingPathComponent("\(UUID().uuidString).err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.executableURL = url
    process.arguments = arguments
    // Nothing of the surroundings may reach into a test.
    let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TENOR_") }
    process.environment = inherited.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var output: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }
  var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }
  var isRunning: Bool { process.isRunning }
  var identifier: Int32 { process.processIdentifier }
  /// What it exited with; the signal's number when one ended it.
  var status: Int32 { process.terminationStatus }
  var endedBySignal: Bool { process.terminationReason == .uncaughtSignal }

  /// Sends it `signal`.
  func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end.
  func waitUntilExit() throws {
    try wait(for: "the end of \(process.arguments ?? [])") { !process.isRunning }
    process.waitUntilExit()
  }

  /// Waits until `condition` holds.
  func wait(for what: String, _ condition: () throws -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while try !condition() {
      guard Date() < deadline else { throw TookTooLong(what: what, output: output, errors: errors) }
      usleep(5_000)
    }
  }

  struct TookTooLong: Error {
    let what: String
    let output: String
    let errors: String
  }
}

/// A folder that goes with its last reference.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    // Short, since the path of a UNIX socket has room for 107 bytes only.
    let name = "tenor-" + String(UInt32.random(in: .min ... .max), radix: 16)
    url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of something in it.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
