/// How often each peer may ask: a bucket of requests that fills with time.
struct RequestLimit {
  private struct Bucket {
    var left: UInt64
    var filledAt: UInt64
  }

  private var buckets: [[UInt8]: Bucket] = [:]
  private let perSecond: UInt64
  private let burst: UInt64

  /// Peers that are remembered; beyond, all buckets start full again.
  private static let maximumPeers = 65_536
  private static let second: UInt64 = 1_000_000_000

  /// - Parameters:
  ///   - perSecond: Requests a second that a peer may go on asking.
  ///   - burst: Requests that it may ask at once.
  init(perSecond: Int, burst: Int) {
    self.perSecond = UInt64(perSecond)
    self.burst = UInt64(burst)
  }

  /// Takes one request of a peer's, at `now` nanoseconds.
  ///
  /// - Returns: Whether it may be served.
  mutating func take(_ peer: UnsafeRawBufferPointer, at now: UInt64) -> Bool {
    if buckets.count >= Self.maximumPeers { buckets.removeAll() }
    let key = [UInt8](peer)
    var bucket = buckets[key] ?? Bucket(left: burst, filledAt: now)
    let earned = (now - bucket.filledAt) * perSecond / Self.second
    if earned > 0 {
      bucket.left = min(burst, bucket.left + earned)
      bucket.filledAt = now
    }
    defer { buckets[key] = bucket }
    guard bucket.left > 0 else { return false }
    bucket.left -= 1
    return true
  }
}
