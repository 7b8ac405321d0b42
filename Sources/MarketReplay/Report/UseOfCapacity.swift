/// Leases over time: how many units of one spec are out at which moment.
struct UseOfCapacity {
  /// A lease that a trade made, on the trace's clock.
  struct Lease {
    /// Seconds since the trace's start.
    let start: Int64
    /// Its length in seconds.
    let length: Int64
    /// Units.
    let units: Int64
  }

  /// From `time` on, until the next step, `units` are out.
  struct Step: Equatable {
    let time: Int64
    let units: Int64
  }

  /// How many units are out, step by step, first to last; empty when there are no leases.
  let steps: [Step]

  /// - Complexity: O(leases x log leases).
  init(_ leases: some Sequence<Lease>) {
    var changes: [Int64: Int64] = [:]
    for lease in leases {
      changes[lease.start, default: 0] += lease.units
      changes[lease.start + lease.length, default: 0] -= lease.units
    }
    var steps: [Step] = []
    var units: Int64 = 0
    for (time, change) in changes.sorted(by: { $0.key < $1.key }) where change != 0 {
      units += change
      steps.append(Step(time: time, units: units))
    }
    self.steps = steps
  }

  /// The most units that are ever out, and since when; no units at 0 when there are no leases.
  var peak: Step {
    steps.reduce(Step(time: 0, units: 0)) { $1.units > $0.units ? $1 : $0 }
  }

  /// Unit-seconds that are out before `end`.
  func unitSeconds(until end: Int64) -> Int64 {
    var total: Int64 = 0
    for (step, next) in zip(steps, steps.dropFirst()) where step.time < end {
      total += step.units * (min(next.time, end) - step.time)
    }
    return total
  }
}
