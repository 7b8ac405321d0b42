import MatchingEngine
import SeededRandom

/// What the traders of a simulated market do next: a stream of orders that follows from a seed.
///
/// Each book has a fair price that wanders slowly around its reference price. Providers quote above it, buyers below; now and then
/// somebody cannot wait and takes what is quoted.
struct DemoFlow {
  /// An order that somebody wants to enter.
  struct Order: Equatable {
    /// Which of the providers (offers) or buyers (bids), from 0.
    let trader: Int
    let side: Side
    /// Index of the book.
    let book: Int
    /// Ticks per unit-hour, on the book's tick.
    let price: Int64
    let units: Int64
    /// Whether it waits in the book; otherwise it takes what it can at once.
    let rests: Bool
  }

  private let books: [DemoBook]
  private let providers: Int
  private let buyers: Int
  private var generator: SplitMix64
  /// Fair prices of the books in ticks.
  private(set) var fair: [Int64]
  /// Quotes that open the market are still to come: every book gets some of both sides first.
  private var opening: Int

  /// How far a fair price moves with an order in its book, in millionths.
  private static let drift: ClosedRange<Int64> = -1_500...1_500
  /// The part of its distance from the reference price that a fair price loses each time.
  private static let pull: Int64 = 300
  /// How far quotes stand from the fair price, in hundredths of a percent.
  private static let quoteDistance: ClosedRange<Int64> = 10...150
  /// How far beyond the fair price those go who cannot wait, in hundredths of a percent.
  private static let takeDistance: Int64 = 120
  private static let openingQuotesPerSide = 2
  /// Limits are whole multiples of it, where the book's tick allows: 0.01 CNY.
  private static let priceStep: Int64 = 100

  /// - Precondition: There are books, providers and buyers.
  init(seed: UInt64, books: [DemoBook], providers: Int, buyers: Int) {
    precondition(!books.isEmpty && providers > 0 && buyers > 0, "a market needs books, sellers and buyers")
    self.books = books
    self.providers = providers
    self.buyers = buyers
    generator = SplitMix64(seed: seed)
    fair = books.map(\.base)
    opening = books.count * 2 * Self.openingQuotesPerSide
  }

  /// Orders that open the market, to be sent at once.
  var openingCount: Int { opening }

  /// The next order.
  mutating func next() -> Order {
    if opening > 0 {
      opening -= 1
      let side: Side = opening.isMultiple(of: 2) ? .bid : .offer
      return quote(side, in: opening / 2 % books.count)
    }
    let book = Int(generator.number(in: 0...Int64(books.count - 1)))
    move(book)
    switch generator.number(in: 0...99) {
    case ..<38: return quote(.offer, in: book)
    case ..<72: return quote(.bid, in: book)
    case ..<90: return take(.bid, in: book)
    default: return take(.offer, in: book)
    }
  }

  private mutating func move(_ book: Int) {
    let step = fair[book] * generator.number(in: Self.drift) / 1_000_000
    fair[book] = max(books[book].tickSize, fair[book] + step + (books[book].base - fair[book]) / Self.pull)
  }

  private mutating func quote(_ side: Side, in book: Int) -> Order {
    let distance = generator.number(in: Self.quoteDistance)
    return order(side, in: book, distance: side == .offer ? distance : -distance, lots: 1...16, rests: true)
  }

  private mutating func take(_ side: Side, in book: Int) -> Order {
    let distance = side == .bid ? Self.takeDistance : -Self.takeDistance
    return order(side, in: book, distance: distance, lots: 1...12, rests: false)
  }

  /// - Parameter distance: From the fair price, in hundredths of a percent.
  private mutating func order(
    _ side: Side, in index: Int, distance: Int64, lots: ClosedRange<Int64>, rests: Bool
  ) -> Order {
    let book = books[index]
    let trader = generator.number(in: 0...Int64((side == .offer ? providers : buyers) - 1))
    let step = Self.priceStep.isMultiple(of: book.tickSize) ? Self.priceStep : book.tickSize
    // Away from the fair price, so that quotes of both sides do not meet on it.
    let exact = fair[index] * (10_000 + distance) / 10_000
    let price = (distance > 0 ? exact + step - 1 : exact) / step * step
    return Order(
      trader: Int(trader), side: side, book: index, price: max(step, price),
      units: generator.number(in: lots) * book.lotSize, rests: rests)
  }
}
