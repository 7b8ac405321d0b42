/// Shares of a set of latencies.
package struct Percentiles: Sendable {
  private let sorted: [UInt32]

  /// Of `latencies`, in nanoseconds, of which there is at least one.
  package init(_ latencies: [UInt32]) {
    precondition(!latencies.isEmpty, "nothing was measured")
    sorted = latencies.sorted()
  }

  /// The nanoseconds that a `share` of the operations (0...1) took at most.
  package func at(_ share: Double) -> UInt32 {
    sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
  }
}
