import CMeasurement
import Foundation

/// The processor that measurements run on.
package enum Processor {
  /// Keeps the calling thread on the processor with this number, counted from 0.
  package static func pin(to number: Int) throws {
    let error = tenor_run_on_processor(Int32(clamping: number))
    guard error == 0 else {
      throw FlowError("cannot run on processor \(number), counted from 0: \(String(cString: strerror(error)))")
    }
  }

  /// Nanoseconds that one reading of the clock takes, as it appears in a measured interval: the median of many.
  package static func clockCost() -> UInt32 {
    let readings = 100_001
    var intervals: [UInt32] = []
    intervals.reserveCapacity(readings)
    for _ in 0..<readings {
      let start = monotonicNanoseconds()
      intervals.append(UInt32(clamping: monotonicNanoseconds() - start))
    }
    return intervals.sorted()[readings / 2]
  }
}
