import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// `/health` and `/metrics` over HTTP, for people and monitoring systems.
final class HTTPEndpoint: Sendable {
  private let server: HTTPServer
  private let task: Task<Void, Never>
  /// Where it listens, with the real port.
  let address: String

  /// Seconds that a connection may take for a request.
  private static let timeout = 15.0

  private init(server: HTTPServer, task: Task<Void, Never>, address: String) {
    self.server = server
    self.task = task
    self.address = address
  }

  /// Listens at `address`, as in `127.0.0.1:7804`; port 0 takes a free one.
  ///
  /// - Parameters:
  ///   - health: The body of `/health`, JSON.
  ///   - metrics: The body of `/metrics`.
  static func start(
    address: String, health: @escaping @Sendable () -> String, metrics: @escaping @Sendable () -> String
  ) async throws(ServerError) -> HTTPEndpoint {
    guard let endpoint = Endpoint("tcp://" + address), let port = endpoint.port else {
      throw .http(address: address, reason: "write it as 127.0.0.1:7804")
    }
    do {
      let server = try makeServer(host: endpoint.host, port: port)
      await server.appendRoute("GET /health") { _ in
        HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: Data(health().utf8))
      }
      await server.appendRoute("GET /metrics") { _ in
        HTTPResponse(
          statusCode: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
          body: Data(metrics().utf8))
      }
      let failure = Failure()
      let task = Task {
        do { try await server.run() } catch { failure.error.withLock { $0 = error } }
      }
      try await waitUntilListening(server, failure)
      return HTTPEndpoint(
        server: server, task: task, address: await realAddress(of: server, host: endpoint.host) ?? address)
    } catch {
      throw .http(address: address, reason: "\(error); stop what listens there, or choose another address with --http")
    }
  }

  /// Ends it.
  func stop() async {
    await server.stop()
    task.cancel()
  }

  private static func makeServer(host: String, port: UInt16) throws -> HTTPServer {
    if host.hasPrefix("[") {
      let address = try sockaddr_in6.inet6(ip6: String(host.dropFirst().dropLast()), port: port)
      return HTTPServer(address: address, timeout: timeout, logger: .disabled)
    }
    let ip = host == "localhost" ? "127.0.0.1" : host == "*" ? "0.0.0.0" : host
    return HTTPServer(address: try sockaddr_in.inet(ip4: ip, port: port), timeout: timeout, logger: .disabled)
  }

  /// Waits until it listens, or throws what made it fail.
  private static func waitUntilListening(_ server: HTTPServer, _ failure: Failure) async throws {
    for _ in 0..<attempts {
      if await server.isListening { return }
      if let error = failure.error.withLock({ $0 }) { throw error }
      try await Task.sleep(nanoseconds: attemptInterval)
    }
    throw ServerError.http(address: "", reason: "it did not begin to listen")
  }

  /// Five seconds, looked at every two milliseconds.
  private static let attempts = 2_500
  private static let attemptInterval: UInt64 = 2_000_000

  /// What made the server end.
  private final class Failure: Sendable {
    let error = Mutex<(any Error)?>(nil)
  }

  private static func realAddress(of server: HTTPServer, host: String) async -> String? {
    switch await server.listeningAddress {
    case .ip4(_, let port): "\(host):\(port)"
    case .ip6(_, let port): "\(host):\(port)"
    default: nil
    }
  }
}
