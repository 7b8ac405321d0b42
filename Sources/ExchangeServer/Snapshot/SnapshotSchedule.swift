import Glibc
import Journal
import Logging

/// Makes a snapshot once in a while, on a thread of its own, while the exchange runs.
final class SnapshotSchedule: @unchecked Sendable {
  // Handed to its thread once, and used there alone.
  private let maker: SnapshotMaker
  private let interval: UInt64
  private let archives: Bool
  private let time: any TimeSource
  private let logger: Logger
  private var next: UInt64

  /// How often it looks whether it is time, and whether to stop, in microseconds.
  private static let pause: UInt32 = 100_000

  init(_ configuration: ServerConfiguration, storage: any Storage, _ logger: Logger) {
    maker = SnapshotMaker(configuration, storage: storage)
    interval = UInt64(configuration.snapshotInterval) * 1_000_000_000
    archives = configuration.archivesSegments
    time = storage.time
    next = time.monotonic() + interval
    self.logger = logger
  }

  /// Runs until it is told to stop.
  func run(durable: () -> UInt64, isStopping: () -> Bool) {
    // Behind matching, if the machine has too few cores for both. On Linux this is about the calling thread alone.
    _ = nice(10)
    while !isStopping() {
      usleep(Self.pause)
      _ = turn(durable: durable, isStopping: isStopping)
    }
  }

  /// Makes a snapshot when it is time. What fails is logged and tried again next time: the journal has everything.
  func turn(durable: () -> UInt64, isStopping: () -> Bool) -> Turn {
    guard time.monotonic() >= next else { return .idle }
    do {
      if let saved = try maker.make(upTo: durable(), isCancelled: isStopping) {
        logger.info(
          "made a snapshot",
          metadata: [
            "file": "\(saved.file)", "sequence": "\(saved.sequence)", "bytes": "\(saved.size)",
            "stateHash": "\(hexadecimal(saved.stateHash))", "milliseconds": "\(saved.duration / 1_000_000)",
          ])
      }
    } catch {
      logger.error("no snapshot could be made, the journal goes on alone: \(error)")
    }
    if archives { archive(isStopping) }
    next = time.monotonic() + interval
    return .worked
  }

  private func archive(_ isStopping: () -> Bool) {
    do {
      let count = try maker.archive(isCancelled: isStopping)
      if count > 0 { logger.info("moved \(count) segments of the journal to its archive") }
    } catch {
      logger.error("the journal's archive takes nothing, so its segments stay where they are: \(error)")
    }
  }
}
