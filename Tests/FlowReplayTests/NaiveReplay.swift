import OrderFlow

/// Replays a flow with arrays and nothing clever, to compare with.
struct NaiveReplay {
  private struct Order {
    var id: UInt64
    var symbol: UInt32
    var side: UInt8
    var price: Int64
    var quantity: UInt32
  }

  private(set) var trades = "seq,symbol,taker_id,maker_id,price,qty\n"
  /// All resting orders, the oldest first.
  private var orders: [Order] = []
  private let replaces: Bool

  init(of flow: Flow, amend: AmendRule) {
    replaces = amend == .replace
    for (index, record) in flow.records.enumerated() { apply(record, index) }
  }

  private mutating func apply(_ record: FlowRecord, _ index: Int) {
    let position = orders.firstIndex { $0.id == record.orderID && $0.side == record.side }
    switch FlowRecord.Kind(rawValue: record.kind) {
    case .cancel:
      if let position { orders.remove(at: position) }
    case .amend:
      guard let position else { return }
      let isSmaller = orders[position].price == record.price && record.quantity <= orders[position].quantity
      if isSmaller && !replaces {
        orders[position].quantity = record.quantity
      } else {
        var order = orders.remove(at: position)
        order.price = record.price
        order.quantity = record.quantity
        take(&order, index)
        if order.quantity > 0 { orders.append(order) }
      }
    case .newLimit, .immediateOrCancel, .market:
      let isMarket = record.kind == FlowRecord.Kind.market.rawValue
      var order = Order(
        id: record.orderID, symbol: record.symbol, side: record.side,
        price: isMarket ? (record.side == 0 ? .max : .min) : record.price, quantity: record.quantity)
      take(&order, index)
      if record.kind == FlowRecord.Kind.newLimit.rawValue && order.quantity > 0 { orders.append(order) }
    case nil: preconditionFailure("a flow holds only known kinds")
    }
  }

  private mutating func take(_ taker: inout Order, _ index: Int) {
    while taker.quantity > 0, let position = bestFor(taker) {
      let traded = min(taker.quantity, orders[position].quantity)
      trades += "\(index),\(taker.symbol),\(taker.id),\(orders[position].id),\(orders[position].price),\(traded)\n"
      taker.quantity -= traded
      orders[position].quantity -= traded
      if orders[position].quantity == 0 { orders.remove(at: position) }
    }
  }

  /// The order that `taker` meets first: best price, then oldest.
  private func bestFor(_ taker: Order) -> Int? {
    var best: Int?
    for (position, order) in orders.enumerated() where order.symbol == taker.symbol && order.side != taker.side {
      guard taker.side == 0 ? order.price <= taker.price : order.price >= taker.price else { continue }
      guard let current = best else {
        best = position
        continue
      }
      let isBetter = taker.side == 0 ? order.price < orders[current].price : order.price > orders[current].price
      if isBetter { best = position }
    }
    return best
  }

  /// The books at the end, as ``FlowOutput`` writes them.
  func book(symbolCount: Int) -> String {
    var rows = "symbol,side,price,order_id,qty\n"
    for symbol in 0..<UInt32(symbolCount) {
      for side in [UInt8(0), 1] {
        // Position breaks ties, since sorting need not keep equal elements in order.
        let sorted = orders.enumerated().filter { $0.element.symbol == symbol && $0.element.side == side }.sorted {
          let earlier = side == 0 ? $0.element.price > $1.element.price : $0.element.price < $1.element.price
          return earlier || $0.element.price == $1.element.price && $0.offset < $1.offset
        }
        for (_, order) in sorted { rows += "\(symbol),\(side),\(order.price),\(order.id),\(order.quantity)\n" }
      }
    }
    return rows
  }
}
