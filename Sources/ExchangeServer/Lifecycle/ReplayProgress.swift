import Glibc
import Journal
import Logging
import Synchronization

/// Says once a second how far a replay has come: a bar, figures, and how long it will take.
final class ReplayProgress {
  private let from: UInt64
  private let total: UInt64
  private let logger: Logger
  private let time: any TimeSource
  private let started: UInt64
  private var nextNotice: UInt64
  private var untilLook = 0

  /// Records between two looks at the clock.
  private static let recordsPerLook = 64
  private static let barWidth: UInt64 = 30

  init(from: UInt64, to total: UInt64, _ time: any TimeSource, _ logger: Logger) {
    self.time = time
    started = time.monotonic()
    nextNotice = started + 1_000_000_000
    self.from = from
    self.total = total
    self.logger = logger
  }

  /// To be called with each record's last sequence.
  func reached(_ sequence: UInt64) {
    untilLook -= 1
    guard untilLook <= 0 else { return }
    untilLook = Self.recordsPerLook
    let now = time.monotonic()
    guard now >= nextNotice else { return }
    nextNotice = now + 1_000_000_000
    let done = sequence - from
    let perSecond = done * 1_000_000_000 / max(now - started, 1)
    let all = max(total - from, 1)
    let filled = Int(done * Self.barWidth / all)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Int(Self.barWidth) - filled)
    logger.notice(
      "replaying the journal [\(bar)] \(done * 100 / all)%",
      metadata: [
        "sequence": "\(sequence)", "of": "\(total)", "commandsPerSecond": "\(perSecond)",
        "secondsLeft": "\((total - sequence) / max(perSecond, 1))",
      ])
  }
}

/// Lets the gateway's and the publisher's part of the market follow a replay, each on a thread of its own.
final class ReplayFollowers: Sendable {
  private let hasEnded = Atomic<Bool>(false)

  /// Says that no further batch will come.
  func end() { hasEnded.store(true, ordering: .releasing) }

  /// Leaves the processor to the others for less time than the ring holds work for.
  static func pause() { usleep(50) }

  /// Calls `body` with every batch that is released by now.
  static func followOnce(_ ring: BatchRing, _ cursor: borrowing Cursor, _ body: (Batch) -> Void) {
    while cursor.own() < ring.released {
      body(ring[cursor.own()])
      cursor.advance(to: cursor.own() + 1)
    }
  }

  /// Calls `body` with every batch that is released, until the replay has ended.
  func follow(_ ring: BatchRing, _ cursor: borrowing Cursor, _ body: (Batch) -> Void) {
    while true {
      let isLast = hasEnded.load(ordering: .acquiring)
      let number = cursor.own()
      if number < ring.released {
        body(ring[number])
        cursor.advance(to: number + 1)
      } else if isLast {
        return
      } else {
        Self.pause()
      }
    }
  }
}
