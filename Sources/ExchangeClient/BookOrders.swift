import MatchingEngine
import WireProtocol

/// The single orders of one order book in the order in which they trade, kept from the updates of its `order/` topic.
///
/// ``Feed`` keeps one for each such topic. A snapshot makes it whole; so does reading the topic from its first message.
public struct BookOrders: Equatable, Sendable {
  /// An order as it shows.
  public struct Order: Equatable, Sendable {
    /// The exchange's id of it.
    public var id: OrderID
    /// Units shown.
    public var quantity: Quantity
  }

  /// The orders at one price.
  public struct Queue: Equatable, Sendable {
    /// Their price.
    public let price: Price
    /// The first one trades first.
    public fileprivate(set) var orders: [Order]

    /// Units shown by all of them.
    ///
    /// - Complexity: O(orders).
    public var quantity: Quantity { Quantity(orders.reduce(0) { $0 + $1.quantity.rawValue }) }
  }

  private struct Place: Equatable {
    var side: Side
    var price: Price
  }

  /// Whether it is the book that the exchange has, as of the last update; `false`: something is missing, and a snapshot
  /// has not come yet. What it shows until then may be out of date.
  public private(set) var isComplete = false
  /// The bids, best price first.
  public private(set) var bids: [Queue] = []
  /// The offers, best price first.
  public private(set) var offers: [Queue] = []
  private var places: [OrderID: Place] = [:]

  /// A book of which nothing is known.
  public init() {}

  /// The orders at the highest bid; `nil`: there are none.
  public var bestBid: Queue? { bids.first }
  /// The orders at the lowest offer; `nil`: there are none.
  public var bestOffer: Queue? { offers.first }
  /// How many orders it shows.
  public var count: Int { places.count }

  /// Takes in an update of the book's topic; updates without orders leave the orders as they are.
  ///
  /// - Complexity: O(log prices + orders at the price).
  public mutating func apply(_ update: FeedUpdate) {
    switch update {
    case .message(_, let sequence, let message):
      // Before the first message of all the book was empty.
      if sequence == 1 { self = BookOrders(isComplete: true) }
      if case .order(let order) = message { set(order) }
    case .snapshot(_, _, let snapshot):
      self = BookOrders(isComplete: true)
      for case .order(let order) in snapshot.messages { set(order) }
    case .lost: isComplete = false
    case .startedAnew: self = BookOrders()
    case .repaired: break
    }
  }

  private init(isComplete: Bool) { self.isComplete = isComplete }

  private mutating func set(_ message: OrderOnBookMessage) {
    let order = Order(id: OrderID(message.order), quantity: Quantity(message.quantity))
    let place = Place(side: message.side, price: Price(message.price))
    let old = places[order.id]
    guard order.quantity > .zero else {
      if let old { remove(order.id, from: old) }
      return
    }
    if let old, old == place, message.keptPriority { return replace(order, at: place) }
    if let old { remove(order.id, from: old) }
    append(order, at: place)
  }

  private mutating func append(_ order: Order, at place: Place) {
    places[order.id] = place
    change(place.side) { queues in
      let index = Self.index(of: place, in: queues)
      if index < queues.count, queues[index].price == place.price {
        queues[index].orders.append(order)
      } else {
        queues.insert(Queue(price: place.price, orders: [order]), at: index)
      }
    }
  }

  private mutating func replace(_ order: Order, at place: Place) {
    change(place.side) { queues in
      let index = Self.index(of: place, in: queues)
      guard let position = queues[index].orders.firstIndex(where: { $0.id == order.id }) else {
        preconditionFailure("an order with a place stands in its queue")
      }
      queues[index].orders[position] = order
    }
  }

  private mutating func remove(_ id: OrderID, from place: Place) {
    places[id] = nil
    change(place.side) { queues in
      let index = Self.index(of: place, in: queues)
      queues[index].orders.removeAll { $0.id == id }
      if queues[index].orders.isEmpty { queues.remove(at: index) }
    }
  }

  private mutating func change(_ side: Side, _ body: (inout [Queue]) -> Void) {
    switch side {
    case .bid: body(&bids)
    case .offer: body(&offers)
    }
  }

  /// Where the queue at `place` stands, or would.
  private static func index(of place: Place, in queues: [Queue]) -> Int {
    switch place.side {
    case .bid: queues.firstPlace { $0.price <= place.price }
    case .offer: queues.firstPlace { $0.price >= place.price }
    }
  }
}
