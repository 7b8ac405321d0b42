import Journal
import Synchronization

/// A count that one thread raises and any thread reads.
struct Counter: ~Copyable, Sendable {
  private let value = Atomic<UInt64>(0)

  /// The count now.
  var count: UInt64 { value.load(ordering: .relaxed) }

  /// Raises it. Only ever called by its one writer, so that no locked instruction is needed.
  @inline(__always)
  func add(_ amount: UInt64 = 1) { value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed) }

  /// Sets it. Only ever called by its one writer.
  @inline(__always)
  func set(_ amount: UInt64) { value.store(amount, ordering: .relaxed) }
}

/// Counts by a small number, such as a reject code.
struct CounterTable: ~Copyable, @unchecked Sendable {
  // The counters are atomics; the pointer never changes.
  private let counters: UnsafeMutablePointer<Atomic<UInt64>>
  let size: Int

  init(size: Int) {
    self.size = size
    counters = .allocate(capacity: size)
    for index in 0..<size { (counters + index).initialize(to: Atomic(0)) }
  }

  deinit {
    counters.deinitialize(count: size)
    counters.deallocate()
  }

  subscript(index: Int) -> UInt64 { counters[index].load(ordering: .relaxed) }

  /// Raises the count of `index`; numbers beyond the table go to its last place. One writer.
  func add(at index: Int, _ amount: UInt64 = 1) {
    let place = min(max(index, 0), size - 1)
    counters[place].store(counters[place].load(ordering: .relaxed) &+ amount, ordering: .relaxed)
  }
}

/// How often values fell between fixed bounds. One writer, any reader.
struct Histogram: ~Copyable, Sendable {
  /// Upper bounds, ascending; one more bucket takes what is above the last.
  let bounds: [UInt64]
  private let buckets: CounterTable
  private let total = Counter()
  private let sum = Counter()

  init(bounds: [UInt64]) {
    self.bounds = bounds
    buckets = CounterTable(size: bounds.count + 1)
  }

  /// Counts one value.
  func observe(_ value: UInt64) {
    buckets.add(at: bounds.firstIndex { value <= $0 } ?? bounds.count)
    sum.add(value)
    total.add()
  }

  /// How many values were counted.
  var count: UInt64 { total.count }

  /// The sum of all values.
  var totalValue: UInt64 { sum.count }

  /// How many values fell into the bucket at `index`; the last is above all bounds.
  func count(inBucket index: Int) -> UInt64 { buckets[index] }

  /// 50 microseconds to 10 s, for what a disk and a network do.
  static let durationBounds: [UInt64] = [
    50_000, 100_000, 200_000, 350_000, 500_000, 750_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 25_000_000,
    50_000_000, 100_000_000, 250_000_000, 1_000_000_000, 10_000_000_000,
  ]

  /// 1 to the most commands of a batch.
  static let batchSizeBounds: [UInt64] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096]
}

/// What the gateway thread counts.
final class GatewayFigures: Sendable {
  let frames = Counter()
  let messages = Counter()
  let badFrames = Counter()
  let reports = Counter()
  let ordersAccepted = Counter()
  let trades = Counter()
  let sessions = Counter()
  let sessionsCutOff = Counter()
  /// By reject code; all codes are below 256.
  let rejects = CounterTable(size: 256)
}

/// What the engine thread counts.
final class SequencerFigures: Sendable {
  let commands = Counter()
  let batches = Counter()
  let openOrders = Counter()
  let sequence = Counter()
  let time = Counter()
  let batchSizes = Histogram(bounds: Histogram.batchSizeBounds)
}

/// What the journal thread counts.
final class JournalFigures: Sendable {
  let records = Counter()
  let bytes = Counter()
  let durableSequence = Counter()
  /// When the append that is under way began, by the monotonic clock; 0: none is.
  let appendingSince = Counter()
  /// For how long the append that is under way has lasted, in nanoseconds; 0: none is.
  var appendAge: UInt64 {
    let since = appendingSince.count
    let now = SystemTime().monotonic()
    return since == 0 || now < since ? 0 : now - since
  }
  let syncTimes = Histogram(bounds: Histogram.durationBounds)
  let commandLatencies = Histogram(bounds: Histogram.durationBounds)
}

/// What the publisher thread counts.
final class FeedFigures: Sendable {
  let messages = Counter()
  let bodies = Counter()
  let heartbeats = Counter()
  let requests = Counter()
  let topics = Counter()
  let subscribersCutOff = Counter()
}
