import SeededRandom

/// The middle of one book.
struct BookMiddle {
  private let origin: Int
  private var walked = 0

  init(origin: Int) { self.origin = origin }

  /// The level of the middle at `operation` of `count`, which is an operation on this book.
  mutating func level(
    _ path: PricePath, at operation: Int, of count: Int, random: inout SplitMix64
  ) -> Int {
    switch path {
    case .still: return origin
    case .walk(let operations, let reach):
      if random.below(operations) == 0 { step(within: reach, random: &random) }
      return origin + walked
    case .swing(let period):
      return origin + Self.triangle(operation % period, of: period, height: origin / 2)
    case .crash:
      return origin - Self.crash(operation, of: count, height: origin / 10 * 9)
    }
  }

  private mutating func step(within reach: Int, random: inout SplitMix64) {
    let up = random.next() & 1 == 0
    if up && walked < reach { walked += 1 } else if walked > -reach { walked -= 1 }
  }

  /// From 0 up to `height`, down to minus `height`, and back to 0 in one period.
  private static func triangle(_ position: Int, of period: Int, height: Int) -> Int {
    let quarter = max(period / 4, 1)
    switch position / quarter {
    case 0: return height * position / quarter
    case 1, 2: return height * (2 * quarter - position) / quarter
    default: return height * (position - 4 * quarter) / quarter
    }
  }

  /// How far the price has fallen.
  private static func crash(_ operation: Int, of count: Int, height: Int) -> Int {
    let length = max(count / 100, 1)
    let start = count / 2
    let turn = start + length
    if operation < start || operation >= turn + length { return 0 }
    return operation < turn ? height * (operation - start) / length : height * (turn + length - operation) / length
  }
}
