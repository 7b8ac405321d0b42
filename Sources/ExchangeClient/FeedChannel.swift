import Glibc

/// What passes from a feed's thread to its reader: updates that wait, the books as of those handed out, the end.
final class FeedChannel: @unchecked Sendable {
  // Everything that changes is read and written with the lock held.
  private typealias Waiter = CheckedContinuation<Result<FeedUpdate?, ClientError>, Never>

  /// How far the thread has come.
  struct Progress {
    var lastHeard: ContinuousClock.Instant?
    var missedMessages: UInt64 = 0
  }

  private let lock = Lock()
  /// A ring.
  private var waiting: [FeedUpdate?]
  private var first = 0
  private var count = 0
  private var isEnded = false
  private var failure: ClientError?
  private var reader: Waiter?
  private var currentBooks = FeedBooks()
  private var currentProgress = Progress()

  /// A channel in which at most `capacity` updates wait.
  init(capacity: Int) { waiting = Array(repeating: nil, count: capacity) }

  var isOpen: Bool { lock.locked { !isEnded } }
  var books: FeedBooks { lock.locked { currentBooks } }
  var progress: Progress { lock.locked { currentProgress } }
  /// Updates that wait to be read.
  var waitingUpdates: Int { lock.locked { count } }

  /// Whether somebody waits for an update.
  var hasReader: Bool { lock.locked { reader != nil } }

  // MARK: The thread's side

  func note(_ lastHeard: ContinuousClock.Instant?, missedMessages: UInt64) {
    lock.locked { currentProgress = Progress(lastHeard: lastHeard, missedMessages: missedMessages) }
  }

  /// Puts an update in; waits while there is no room. Does nothing once the channel is closed.
  func put(_ update: FeedUpdate) {
    let reader: Waiter? = lock.locked {
      while count == waiting.count, !isEnded { lock.wait() }
      guard !isEnded else { return nil }
      if let reader = takeReader() {
        currentBooks.apply(update)
        return reader
      }
      waiting[(first + count) % waiting.count] = update
      count += 1
      lock.signal()
      return nil
    }
    reader?.resume(returning: .success(update))
  }

  /// Takes note of an update that is given to a function.
  ///
  /// - Returns: Whether it is still wanted.
  func handOut(_ update: FeedUpdate) -> Bool {
    lock.locked {
      guard !isEnded else { return false }
      currentBooks.apply(update)
      return true
    }
  }

  /// Ends it behind what waits.
  func end(with failure: ClientError?) {
    let reader: Waiter? = lock.locked {
      guard !isEnded else { return nil }
      isEnded = true
      self.failure = failure
      lock.signal()
      return takeReader()
    }
    reader?.resume(returning: endOnce())
  }

  // MARK: The reader's side

  /// Ends it and drops what waits.
  func close() {
    let reader: Waiter? = lock.locked {
      isEnded = true
      failure = nil
      (first, count) = (0, 0)
      waiting = Array(repeating: nil, count: waiting.count)
      lock.signal()
      return takeReader()
    }
    reader?.resume(returning: .success(nil))
  }

  /// The next update; `nil`: the end.
  func next() async -> Result<FeedUpdate?, ClientError> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let ready: Result<FeedUpdate?, ClientError>? = lock.locked {
          if let ready = take() { return ready }
          precondition(reader == nil, "a feed has one reader at a time")
          reader = continuation
          return nil
        }
        if let ready { continuation.resume(returning: ready) }
      }
    } onCancel: {
      close()
    }
  }

  /// The next update; `nil`: the end, or nothing came in time.
  func next(waiting duration: Duration) -> Result<FeedUpdate?, ClientError> {
    let deadline = ContinuousClock.now + duration
    return lock.locked {
      while true {
        if let ready = take() { return ready }
        guard lock.wait(until: deadline) else { return .success(nil) }
      }
    }
  }

  /// What can be handed out without waiting.
  private func take() -> Result<FeedUpdate?, ClientError>? {
    guard count > 0 else { return isEnded ? takeEnd() : nil }
    guard let update = waiting[first] else { preconditionFailure("an update stands wherever one waits") }
    waiting[first] = nil
    first = (first + 1) % waiting.count
    count -= 1
    lock.signal()
    currentBooks.apply(update)
    return .success(update)
  }

  private func takeReader() -> Waiter? {
    defer { reader = nil }
    return reader
  }

  private func endOnce() -> Result<FeedUpdate?, ClientError> { lock.locked { takeEnd() } }

  /// The end: an error is told once.
  private func takeEnd() -> Result<FeedUpdate?, ClientError> {
    defer { failure = nil }
    return failure.map { .failure($0) } ?? .success(nil)
  }
}

/// A lock with a condition that anything under it has changed.
private final class Lock: @unchecked Sendable {
  // POSIX mutexes and conditions are made to be used by several threads; they must not move.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // A clock that is set does not make waits shorter or longer.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  func signal() { pthread_cond_broadcast(condition) }

  func wait() { pthread_cond_wait(condition, mutex) }

  /// - Returns: Whether there is time left.
  func wait(until deadline: ContinuousClock.Instant) -> Bool {
    let rest = (deadline - .now).components
    guard rest.seconds >= 0, rest.attoseconds >= 0, deadline > .now else { return false }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    time.tv_sec += Int(rest.seconds)
    time.tv_nsec += Int(rest.attoseconds / 1_000_000_000)
    if time.tv_nsec >= 1_000_000_000 {
      time.tv_sec += 1
      time.tv_nsec -= 1_000_000_000
    }
    pthread_cond_timedwait(condition, mutex, &time)
    return true
  }
}
