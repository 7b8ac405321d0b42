import MatchingEngine
import SpotPrice

/// The price levels of one side of one book as the feed knows them: what the quote and the book's snapshot come from.
///
/// Sorted with the best level last, so that the busy end moves the fewest bytes. Freed by ``deallocate()``.
struct LevelLadder {
  /// One level.
  struct Level {
    /// The price, negated on the offer side: the best is the largest on both.
    var rank: Int64
    var quantity: Int64
    var orderCount: UInt32
  }

  private var levels: UnsafeMutablePointer<Level>?
  private var capacity = 0
  private(set) var count = 0
  /// Units of all levels.
  private(set) var quantity: Int64 = 0
  /// What ``averageRank(of:)`` found last, as long as no level from `floor` up has changed since.
  private var lastAverage: (units: Int64, rank: Int64, floor: Int64)?

  private static let initialCapacity = 16

  func deallocate() { levels?.deallocate() }

  /// The best level; `nil` when there is none.
  @inline(__always)
  var best: Level? { count == 0 ? nil : levels![count - 1] }

  /// The level at `position`, counted from the best.
  subscript(position: Int) -> Level {
    precondition(position >= 0 && position < count, "no level stands here")
    return levels![count - 1 - position]
  }

  /// Sets what the level with this rank shows; no quantity takes it out.
  ///
  /// - Complexity: O(log levels), and O(levels better than it) when it comes or goes.
  mutating func set(rank: Int64, quantity: Int64, orderCount: UInt32) {
    if let lastAverage, rank >= lastAverage.floor { self.lastAverage = nil }
    let position = position(of: rank)
    let exists = position < count && levels![position].rank == rank
    self.quantity += quantity - (exists ? levels![position].quantity : 0)
    if quantity > 0 {
      if !exists { insert(at: position) }
      levels![position] = Level(rank: rank, quantity: quantity, orderCount: orderCount)
    } else if exists {
      count -= 1
      (levels! + position).update(from: levels! + position + 1, count: count - position)
    }
  }

  /// The average rank of the best `units`, rounded half to even; `nil`: so many are not there.
  ///
  /// - Complexity: O(levels that they take); O(1) when none of these has changed since the last call.
  mutating func averageRank(of units: Int64) -> Int64? {
    if let lastAverage, lastAverage.units == units { return lastAverage.rank }
    guard quantity >= units else { return nil }
    var missing = units
    var sum: Int128 = 0
    var position = count
    while missing > 0 {
      position -= 1
      let taken = min(missing, levels![position].quantity)
      sum += Int128(levels![position].rank) * Int128(taken)
      missing -= taken
    }
    let average = dividedHalfToEven(sum, by: Int128(units))
    lastAverage = (units, average, floor: levels![position].rank)
    return average
  }

  func write(to image: inout ImageWriter) {
    image.put(UInt64(count))
    for position in 0..<count {
      let level = levels![position]
      image.put(level.rank)
      image.put(level.quantity)
      image.put(level.orderCount)
    }
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    for _ in 0..<(try image.take(UInt64.self)) {
      set(rank: try image.take(), quantity: try image.take(), orderCount: try image.take())
    }
  }

  /// Where the first level stands whose rank is not below `rank`.
  private func position(of rank: Int64) -> Int {
    // Most changes are at or near the best.
    if count == 0 || levels![count - 1].rank < rank { return count }
    if levels![count - 1].rank == rank { return count - 1 }
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if levels![middle].rank < rank { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func insert(at position: Int) {
    if count == capacity { grow() }
    (levels! + position + 1).update(from: levels! + position, count: count - position)
    count += 1
  }

  private mutating func grow() {
    let wanted = max(capacity * 2, Self.initialCapacity)
    let larger = UnsafeMutablePointer<Level>.allocate(capacity: wanted)
    larger.initialize(repeating: Level(rank: 0, quantity: 0, orderCount: 0), count: wanted)
    if let levels {
      larger.update(from: levels, count: count)
      levels.deallocate()
    }
    levels = larger
    capacity = wanted
  }
}

extension Side {
  /// `price` such that better is larger on both sides.
  @inline(__always)
  func rank(_ price: Int64) -> Int64 { self == .bid ? price : -price }
}
