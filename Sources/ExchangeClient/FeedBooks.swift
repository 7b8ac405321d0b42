/// The order books behind a feed: one for each `book/` and `order/` topic that came.
public struct FeedBooks: Sendable {
  private var levels: [FeedTopic: BookLevels] = [:]
  private var orders: [FeedTopic: BookOrders] = [:]

  /// No books.
  public init() {}

  /// The price levels of `symbol`; `nil`: its `book/` topic has not come yet.
  public func levels(of symbol: Symbol) -> BookLevels? { levels[FeedTopic(name: symbol.topic(.book))] }

  /// The single orders of `symbol`; `nil`: its `order/` topic has not come yet.
  public func orders(of symbol: Symbol) -> BookOrders? { orders[FeedTopic(name: symbol.topic(.order))] }

  /// Takes in an update of any topic.
  public mutating func apply(_ update: FeedUpdate) {
    switch update.topic.book {
    case .levels: levels[update.topic, default: BookLevels()].apply(update)
    case .orders: orders[update.topic, default: BookOrders()].apply(update)
    case nil: break
    }
  }
}

extension FeedTopic {
  /// A book that a topic's messages add up to.
  enum Book {
    case levels
    case orders
  }

  /// The book that its messages add up to; `nil`: none, as for `all/`, which has those of every instrument.
  var book: Book? {
    if name.hasPrefix("book/") { return .levels }
    return name.hasPrefix("order/") ? .orders : nil
  }
}
