import ArgumentParser
import ExchangeServer
import Foundation
import Logging

/// What the benchmark's clients and server talk over.
enum Transport: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// TCP on the loopback interface, on a free port.
  case tcp
  /// A socket in the file system.
  case ipc

  /// An address that can be bound; `name` tells sockets of one folder apart.
  func address(_ name: String, in folder: String) -> String {
    switch self {
    case .tcp: "tcp://127.0.0.1:*"
    case .ipc: "ipc://\(folder)/\(name)"
    }
  }
}

/// A folder of the benchmark's own. A socket's path has room for 107 characters, so it is short.
struct Place: Sendable {
  let path: String

  init(under parent: String?) throws {
    let parent = parent ?? FileManager.default.temporaryDirectory.path
    path = parent + "/tenor-\(getpid())"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// A server for one run, with an empty journal.
enum BenchmarkExchange {
  /// Starts a server, hands its addresses to `body` on a thread of its own, and stops the server.
  static func run<Result: Sendable>(
    _ transport: Transport, in place: Place, _ body: @escaping @Sendable (ListeningAddresses) throws -> Result
  ) async throws -> Result {
    let configuration = configuration(transport, in: place)
    defer { try? FileManager.default.removeItem(atPath: configuration.dataDirectory) }
    let server = ExchangeServer(
      configuration: configuration, logger: Logger(label: "tenor") { _ in SwiftLogNoOpLogHandler() })
    let addresses = try await server.start()
    await waitForSpareSegment(in: configuration.dataDirectory)
    let result: Swift.Result<Result, any Error> = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: Swift.Result { try body(addresses) }) }
      thread.start()
    }
    await server.stop()
    return try result.get()
  }

  /// A server that keeps its data in `place`, with nothing but its sockets.
  static func configuration(_ transport: Transport, in place: Place) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = place.path + "/data"
    configuration.orderEntry = [transport.address("orders", in: place.path)]
    configuration.feed = [transport.address("feed", in: place.path)]
    configuration.replay = [transport.address("replay", in: place.path)]
    configuration.http = nil
    return configuration
  }

  /// Waits until a journal has made its next segment, as one under little load has: filling it with zeros keeps the disk busy.
  static func waitForSpareSegment(in folder: String) async {
    for _ in 0..<spareSegmentTries {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/journal")) ?? []
      let isOneUnderWay = names.contains { $0.hasSuffix(".segment.new") }
      if !isOneUnderWay && names.filter({ $0.hasSuffix(".segment") }).count > 1 { return }
      try? await Task.sleep(for: spareSegmentPause)
    }
  }

  /// Ten seconds in all; a slower disk shows in the figures, as it should.
  private static let spareSegmentTries = 200
  private static let spareSegmentPause = Duration.milliseconds(50)
}
