import Foundation

/// The threads that carry orders: plain ones, since they spin, block on descriptors and must not be moved about.
final class WorkerThreads: Sendable {
  private let group = DispatchGroup()

  /// Runs `body` on a thread of its own that shows as `name` in `top -H`.
  func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread { [group] in
      body()
      group.leave()
    }
    thread.name = name
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Waits until all of them have ended.
  func join() async {
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
  }

  private static let stackSize = 1 << 20
}
