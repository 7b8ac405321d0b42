/// The flows that can be generated.
package enum FlowKind: String, CaseIterable, Sendable {
  /// One book, mostly amends, few levels.
  case flowA = "A"
  /// One book, new orders and cancels in turn, ten thousand orders.
  case flowB = "B"
  /// A thousand books, a few of them busy.
  case flowC = "C"
  /// As A, over ten times the levels.
  case flowD = "D"
  /// As B, operation for operation, with 1 to 10,000 ticks from each price level to the next.
  case sparse
  /// Prices walk at random.
  case normal
  /// Prices stay where they are.
  case `static`
  /// The price swings by half of itself up and down, once in 5 million operations.
  case swingWideSlow = "swing-wide-slow"
  /// The price swings by half of itself up and down, once in 100,000 operations.
  case swingWideFast = "swing-wide-fast"
  /// The price falls by 90% within one hundredth of the operations, and comes back as fast.
  case flashCrash = "flash-crash"
}

/// How often each kind of operation comes, in thousandths.
package struct FlowMix: Sendable {
  var passive: Int
  var cancel: Int
  var amend: Int
  var aggressive: Int

  /// Amends most, as a market maker's orders do.
  static let quoting = FlowMix(passive: 100, cancel: 50, amend: 820, aggressive: 30)
  /// New orders and cancels in turn.
  static let entering = FlowMix(passive: 470, cancel: 430, amend: 50, aggressive: 50)
}

/// Where the middle of a book goes as a flow runs.
package enum PricePath: Sendable {
  /// It stays.
  case still
  /// It moves one level up or down at random, about once in `operations` operations on its book, and is pulled back
  /// when it is more than `reach` levels from where it began.
  case walk(operations: Int, reach: Int)
  /// It swings between half and one and a half times where it began, once in `operations`.
  case swing(operations: Int)
  /// It falls by nine tenths in the middle of the flow, within a hundredth of its operations, and comes back as fast.
  case crash
}

/// What a flow is made of.
package struct FlowShape: Sendable {
  package var books = 1
  /// Orders that rest in each book after the fill-up.
  package var restingOrders: Int
  /// Levels on each side of the middle at which new orders are placed, nearer ones more often.
  package var depth: Int
  package var mix: FlowMix
  /// Largest quantity of an aggressive order; chosen so that trades and cancels together take what new orders add.
  package var largestTaker: Int
  package var path = PricePath.walk(operations: 1_500, reach: 40)
  /// The level of the middle at the beginning.
  package var middle = 10_000
  /// Ticks from one level to the next: 1, or pseudo-random numbers from 1 up to this.
  package var largestSpacing = 1
  /// Whether activity of books follows Zipf's law.
  package var isZipf = false

  /// Whether large orders take what a running price has left behind: all that rests on the wrong side of the middle.
  var sweeps: Bool {
    switch path {
    case .still, .walk: false
    case .swing, .crash: true
    }
  }

  /// How many levels behind the best an aggressive order may reach.
  var reach: Int { max(4, depth / 10) }
}

extension FlowKind {
  /// The parameters of the flow.
  package var shape: FlowShape {
    switch self {
    case .flowA: FlowShape(restingOrders: 960, depth: 36, mix: .quoting, largestTaker: 162)
    case .flowB: FlowShape(restingOrders: 9_900, depth: 240, mix: .entering, largestTaker: 104)
    case .flowC:
      FlowShape(books: 1_000, restingOrders: 99, depth: 37, mix: .entering, largestTaker: 104, isZipf: true)
    case .flowD: FlowShape(restingOrders: 960, depth: 1_000, mix: .quoting, largestTaker: 212)
    case .sparse:
      FlowShape(restingOrders: 9_900, depth: 240, mix: .entering, largestTaker: 104, largestSpacing: 10_000)
    case .normal: scenario(.walk(operations: 100, reach: 100_000))
    case .static: scenario(.still)
    case .swingWideSlow: scenario(.swing(operations: 5_000_000))
    case .swingWideFast: scenario(.swing(operations: 100_000))
    case .flashCrash: scenario(.crash)
    }
  }

  private func scenario(_ path: PricePath) -> FlowShape {
    FlowShape(
      restingOrders: 9_900, depth: 240, mix: .entering, largestTaker: 104, path: path, middle: 1_000_000)
  }
}
