import Journal
import Logging
import Synchronization
import Testing

@testable import ExchangeServer

/// Keeps what is logged.
final class RecordedLog: Sendable {
  private let kept = Mutex<[String]>([])

  /// Message and metadata, a line each.
  var lines: [String] { kept.withLock { $0 } }

  var logger: Logger { Logger(label: "test", factory: { _ in Handler(log: self) }) }

  private struct Handler: LogHandler {
    let log: RecordedLog
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
      log.kept.withLock { $0.append(fields.isEmpty ? "\(event.message)" : "\(event.message) \(fields)") }
    }
  }
}

/// What is said while a long journal is replayed.
struct ReplayProgressTests {
  /// A clock that is moved by hand.
  private final class HandClock: TimeSource {
    let now = Atomic<UInt64>(5)

    func wall() -> UInt64 { monotonic() }
    func monotonic() -> UInt64 { now.load(ordering: .relaxed) }
    func move(milliseconds: UInt64) { now.add(milliseconds * 1_000_000, ordering: .relaxed) }
  }

  private let clock = HandClock()
  private let log = RecordedLog()

  @Test func `nothing is said of a replay that takes a second at most`() {
    let progress = ReplayProgress(from: 0, to: 1_000, clock, log.logger)
    for sequence in UInt64(1)...999 {
      clock.move(milliseconds: 1)
      progress.reached(sequence)
    }
    #expect(log.lines.isEmpty)
  }

  @Test func `a bar, the rate and the time left are told every second`() {
    // Behind a snapshot of 100,000 commands: 1,000 a second.
    let progress = ReplayProgress(from: 100_000, to: 104_000, clock, log.logger)
    for sequence in UInt64(100_001)...103_500 {
      clock.move(milliseconds: 1)
      progress.reached(sequence)
    }
    #expect(log.lines.count == 3)
    // It looks at the clock now and then only.
    let wanted = [
      "[#######.......................] 25%", "[###############...............] 51%",
      "[#######################.......] 76%",
    ]
    for (line, start) in zip(log.lines, wanted) { #expect(line.hasPrefix("replaying the journal \(start)"), "\(line)") }
    for (line, left) in zip(log.lines, [2, 1, 0]) {
      #expect(line.contains(" commandsPerSecond=1000 of=104000 secondsLeft=\(left) "), "\(line)")
    }
  }
}
