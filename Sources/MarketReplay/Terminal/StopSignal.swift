import Glibc
import Synchronization

/// Lets Ctrl-C end a long run in good order: the first one asks for it, the second ends the process at once.
///
/// Listens to SIGINT and SIGTERM from the first look at ``shared`` on.
public final class StopSignal: Sendable {
  /// The process's own.
  public static let shared = StopSignal()

  private init() {
    stopRequested.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        stopRequested.store(true, ordering: .relaxed)
        // The next one does what it does to any process.
        signal(number, SIG_DFL)
      }
      sigaction(number, &action, nil)
    }
  }

  /// Whether somebody asked to stop.
  public var isRaised: Bool { stopRequested.load(ordering: .relaxed) }
}

/// Outside of the class, since a signal handler may not touch one that is still being made.
private let stopRequested = Atomic<Bool>(false)
