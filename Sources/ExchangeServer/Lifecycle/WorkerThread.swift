import Foundation

/// The threads that carry orders: plain ones, since they spin, block on descriptors and must not be moved about.
final class WorkerThreads: Sendable {
  private let group = DispatchGroup()

  /// Runs `body` on a thread of its own that shows as `name`, of at most 15 bytes, in `top -H`.
  func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread { [group] in
      Self.showAs(name)
      body()
      group.leave()
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Waits until all of them have ended.
  func join() async {
    await withCheckedContinuation { continuation in
      group.notify(queue: .global()) { continuation.resume() }
    }
  }

  /// Waits until all of them have ended, blocking the calling thread: for short work at the start.
  func wait() { group.wait() }

  /// Names the calling thread for tools. Where that does not work nothing is lost but a name.
  private static func showAs(_ name: String) {
    try? Data(name.utf8).write(to: URL(fileURLWithPath: "/proc/thread-self/comm"))
  }

  private static let stackSize = 1 << 20
}
