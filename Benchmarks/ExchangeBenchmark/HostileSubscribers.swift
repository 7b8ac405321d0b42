import Foundation
import Messaging
import Synchronization

/// Subscribers that do what no subscriber should: never read, crawl, come and go with many topics.
final class HostileSubscribers: @unchecked Sendable {
  // The stopped sockets are touched by nobody; each other socket belongs to one thread.
  private let stopped: [Socket]
  private let isStopping = Atomic(false)
  private let finished = DispatchGroup()

  private static let stoppedCount = 100
  private static let topicsEachTime = 100
  private static let crawl: UInt32 = 100_000
  private static let pause: UInt32 = 1_000

  init(on address: String) throws {
    let context = try MessagingContext()
    var options = SocketOptions()
    options.receiveHighWaterMark = 1
    options.receiveTimeout = 100
    stopped = try (0..<Self.stoppedCount).map { _ in try Self.subscribe(context, options, address, [""]) }
    let slow = try Self.subscribe(context, options, address, [""])
    start { _ in
      _ = try slow.receiveMessage()
      usleep(Self.crawl)
    }
    start { [options] number in
      let topics = (0..<Self.topicsEachTime).map { "fill/\(number)-\($0)/" }
      try Self.subscribe(context, options, address, topics).close()
      usleep(Self.pause)
    }
  }

  private static func subscribe(
    _ context: MessagingContext, _ options: SocketOptions, _ address: String, _ topics: [String]
  ) throws -> Socket {
    let socket = try context.socket(.sub, options: options)
    for topic in topics { try socket.subscribe(topic) }
    try socket.connect(address)
    return socket
  }

  /// Does `step` over and over on a thread of its own.
  private func start(_ step: @escaping @Sendable (Int) throws -> Void) {
    finished.enter()
    let thread = Thread { [self] in
      var number = 0
      // What fails here is less hostile, and nothing worse.
      while !isStopping.load(ordering: .relaxed) {
        try? step(number)
        number += 1
      }
      finished.leave()
    }
    thread.start()
  }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    finished.wait()
    for socket in stopped { socket.close() }
  }
}
