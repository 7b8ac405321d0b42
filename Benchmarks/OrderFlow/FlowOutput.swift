import Foundation
import MatchingEngine

/// What a replay leaves behind, as text.
package struct FlowOutput: Sendable {
  /// Every trade: `seq,symbol,taker_id,maker_id,price,qty`, where seq is the index of its record.
  package private(set) var trades = "seq,symbol,taker_id,maker_id,price,qty\n"
  /// The books at the end: `symbol,side,price,order_id,qty`, each side in the order in which it would trade.
  package private(set) var book = "symbol,side,price,order_id,qty\n"

  /// Replays `flow`.
  package init(of flow: Flow, amend: AmendRule) throws {
    var market = try FlowMarket(symbolCount: flow.symbolCount)
    var lines = trades
    FlowRun.trades(of: flow, through: &market, amend: amend) { record, trade in
      lines += "\(record),\(trade.instrument.rawValue - 1),\(trade.taker.clientOrderID),\(trade.maker.clientOrderID),"
      lines += "\(trade.price.rawValue),\(trade.quantity.rawValue)\n"
    }
    trades = lines
    for symbol in 0..<flow.symbolCount {
      for side in Side.allCases {
        for order in market.engine.restingOrders(side, of: InstrumentID(UInt32(symbol) + 1)) {
          book += "\(symbol),\(side.rawValue),\(order.price.rawValue),\(order.key.clientOrderID),"
          book += "\(order.remaining.rawValue)\n"
        }
      }
    }
  }
}
