import Glibc
import Logging

/// Makes a snapshot once in a while, on a thread of its own, while the exchange runs.
struct SnapshotSchedule: Sendable {
  private let maker: SnapshotMaker
  private let interval: UInt64
  private let logger: Logger

  /// How often it looks whether it is time, and whether to stop, in microseconds.
  private static let pause: UInt32 = 100_000

  init(_ configuration: ServerConfiguration, _ logger: Logger) {
    maker = SnapshotMaker(configuration)
    interval = UInt64(configuration.snapshotInterval) * 1_000_000_000
    self.logger = logger
  }

  /// Runs until it is told to stop. What fails is logged and tried again next time: the journal has everything.
  func run(durable: () -> UInt64, isStopping: () -> Bool) {
    // Behind matching, if the machine has too few cores for both. On Linux this is about the calling thread alone.
    _ = nice(10)
    var next = Clock.monotonic() + interval
    while !isStopping() {
      usleep(Self.pause)
      guard Clock.monotonic() >= next else { continue }
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
      next = Clock.monotonic() + interval
    }
  }
}
