import CMeasurement
import Foundation
import Messaging
import Synchronization

/// Subscribers that do what no subscriber should: never read, crawl, come and go with many topics.
///
/// Their threads, libzmq's among them, run only where a processor has nothing else to do: elsewhere subscribers have a machine
/// of their own, and what they do to the exchange is told apart from what they take from its processors.
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
    var options = SocketOptions()
    options.receiveHighWaterMark = 1
    options.receiveTimeout = 100
    let context = try Self.idleContext()
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

  /// A context whose threads yield to all others: libzmq starts them with the first socket, and they are scheduled as the
  /// thread that starts them.
  private static func idleContext() throws -> MessagingContext {
    let result = Mutex<Result<MessagingContext, any Error>?>(nil)
    let isMade = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      // What is refused here is more hostile, and nothing worse.
      _ = tenor_run_when_idle()
      result.withLock { result in
        result = Result {
          let context = try MessagingContext()
          try context.socket(.sub).close()
          return context
        }
      }
      isMade.signal()
    }
    isMade.wait()
    guard let made = result.withLock(\.self) else { preconditionFailure("the thread sets it before it signals") }
    return try made.get()
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
      _ = tenor_run_when_idle()
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
