/// Values on a scale of pixels, with round numbers to write at it.
struct ChartAxis {
  /// The value at the first pixel.
  let lowest: Double
  /// The value at the last pixel; above ``lowest``.
  let highest: Double
  /// Where ``lowest`` is drawn.
  let start: Double
  /// Where ``highest`` is drawn.
  let end: Double
  /// Distance of the numbers written at it: 1, 2 or 5 times a power of ten.
  let step: Double

  /// An axis from `lowest` to `highest`, drawn from `start` to `end`.
  ///
  /// - Parameter steps: About how many numbers to write.
  init(from lowest: Double, to highest: Double, start: Double, end: Double, steps: Int, wholeSteps: Bool = false) {
    self.lowest = lowest
    // An axis without length would divide by nothing.
    self.highest = highest > lowest ? highest : lowest + 1
    self.start = start
    self.end = end
    let round = Self.roundStep((self.highest - lowest) / Double(max(steps, 1)))
    step = wholeSteps ? max(1, round) : round
  }

  /// Where `value` is drawn.
  func position(_ value: Double) -> Double {
    start + (value - lowest) / (highest - lowest) * (end - start)
  }

  /// The values to write.
  var ticks: [Double] {
    let first = (lowest / step).rounded(.up)
    let last = (highest / step).rounded(.down)
    guard last >= first else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Decimals that tell neighbouring ticks apart.
  var decimals: Int {
    var decimals = 0
    var scaled = step
    while decimals < 4, abs(scaled - scaled.rounded()) > 1e-6 {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  private static func roundStep(_ wanted: Double) -> Double {
    var power = 1.0
    while power > wanted { power /= 10 }
    while power * 10 <= wanted { power *= 10 }
    for factor in [1.0, 2.0, 5.0] where power * factor >= wanted { return power * factor }
    return power * 10
  }
}
