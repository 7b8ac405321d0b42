import MatchingEngine
import OrderFlow

/// One flow to measure, generated in memory.
struct BookCase {
  /// Which part of the table it belongs to.
  var group: String
  var name: String
  var shape: FlowShape
  /// Whether cancels and amends name orders by the engine's ids.
  var byEngineID = false

  /// All cases, by group.
  static func all(quick: Bool) -> [BookCase] {
    hotBook + manyBooks(quick: quick) + deepBooks(quick: quick) + prices
  }

  private static var hotBook: [BookCase] {
    [
      BookCase(group: "one hot book", name: "engine ids", shape: FlowKind.flowB.shape, byEngineID: true),
      BookCase(group: "one hot book", name: "client ids", shape: FlowKind.flowB.shape),
    ]
  }

  private static func manyBooks(quick: Bool) -> [BookCase] {
    var even = FlowKind.flowC.shape
    even.books = quick ? 10_000 : 100_000
    even.restingOrders = 9
    even.isZipf = false
    return [
      BookCase(group: "many books", name: "1,000 books, Zipf activity", shape: FlowKind.flowC.shape),
      BookCase(group: "many books", name: "\(grouped(even.books)) books, even activity", shape: even),
    ]
  }

  /// The same operations on ever larger books: on as many levels, and on levels in proportion.
  private static func deepBooks(quick: Bool) -> [BookCase] {
    let sizes = [1_000, 10_000, 100_000] + (quick ? [] : [1_000_000, 10_000_000])
    let ordersPerLevel = 10
    return sizes.flatMap { size in
      var queues = FlowKind.flowB.shape
      queues.restingOrders = size
      queues.middle = 10_000_000
      var levels = queues
      levels.depth = size / ordersPerLevel / Side.allCases.count
      return [
        BookCase(group: "deep books", name: "\(grouped(size)) orders, 480 levels", shape: queues),
        BookCase(group: "deep books", name: "\(grouped(size)) orders, \(ordersPerLevel) a level", shape: levels),
      ]
    }
  }

  private static var prices: [BookCase] {
    let kinds: [(FlowKind, String)] = [
      (.flowB, "one tick apart"), (.sparse, "1 to 10,000 ticks apart"), (.swingWideSlow, "a slow wide swing"),
      (.swingWideFast, "a fast wide swing"), (.flashCrash, "a flash crash"),
    ]
    return kinds.map { BookCase(group: "prices", name: $0.1, shape: $0.0.shape) }
  }

  /// `number` with a comma every three digits.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number).reversed())
    let groups = stride(from: 0, to: digits.count, by: 3).map { digits[$0..<min($0 + 3, digits.count)] }
    return String(groups.joined(separator: ",").reversed())
  }
}
