import Synchronization

/// Makes the next segment beside the writer while the current one is written.
struct SegmentPreparation: Sendable {
  private let folder: SegmentFolder
  private let size: UInt64
  private var ready: (any StorageFile)?
  private var running: (work: any BackgroundWork, order: SegmentOrder)?
  /// Why the attempt before the present one failed.
  private var earlierFailure: SystemCallFailure?

  init(folder: SegmentFolder, size: UInt64) {
    self.folder = folder
    self.size = size
  }

  /// Hands over a segment that exists already.
  mutating func adopt(_ file: any StorageFile) {
    ready = file
  }

  /// Starts making segment `number`, unless that is under way or done. A failed attempt is followed by another.
  mutating func start(_ number: UInt64) {
    guard ready == nil else { return }
    if let running {
      guard case .failure(let failure) = running.order.outcome else { return }
      finish()
      earlierFailure = failure
    }
    let order = SegmentOrder(folder: folder, number: number, size: size)
    // Without a thread the segment is made when it is needed.
    running = folder.storage.runInBackground { order.run() }.map { ($0, order) }
  }

  /// Why the last attempt that has ended failed; `nil` if it did not, or none has ended.
  var failure: SystemCallFailure? {
    switch running?.order.outcome {
    case .failure(let failure): failure
    case .success: nil
    case nil: earlierFailure
    }
  }

  /// Waits for the segment and takes it. Makes it on this thread if nothing was under way or if that failed: room may
  /// have been made on the disk since.
  mutating func take(_ number: UInt64) throws(SystemCallFailure) -> any StorageFile {
    finish()
    if let file = ready {
      ready = nil
      return file
    }
    return try folder.makeBlank(number, size: size)
  }

  /// Waits until nothing is under way.
  mutating func finish() {
    guard let (work, order) = running else { return }
    work.wait()
    if case .success(let file) = order.outcome { ready = file }
    running = nil
    earlierFailure = nil
  }
}

/// One segment to be made, and what came of it.
private final class SegmentOrder: Sendable {
  private let folder: SegmentFolder
  private let number: UInt64
  private let size: UInt64
  private let result = Mutex<Result<any StorageFile, SystemCallFailure>?>(nil)

  init(folder: SegmentFolder, number: UInt64, size: UInt64) {
    self.folder = folder
    self.number = number
    self.size = size
  }

  /// `nil` while it is being made.
  var outcome: Result<any StorageFile, SystemCallFailure>? { result.withLock { $0 } }

  /// Makes it.
  func run() {
    let made = Result { () throws(SystemCallFailure) in try folder.makeBlank(number, size: size) }
    result.withLock { $0 = made }
  }
}
