import ExchangeClient
import Testing
import WireProtocol

/// What a participant knows of its orders from its execution reports alone.
struct ReportedOrders {
  /// Units that each live order has left.
  private(set) var open: [UInt64: Int64] = [:]
  /// Price and units of each trade, as often as the participant had a part in it.
  private(set) var trades: [UInt64: [OrderFilledMessage]] = [:]

  /// The orders as of the last of `reports`, which begin with the participant's first.
  init(_ reports: [ExecutionReport]) {
    for report in reports {
      switch report {
      case .accepted(let accepted):
        #expect(open.updateValue(accepted.quantity, forKey: accepted.order) == nil, "an order is accepted once")
      case .filled(let fill):
        trades[fill.trade, default: []].append(fill)
        #expect(open[fill.order] == fill.remaining + fill.quantity, "a fill takes from what was left")
        open[fill.order] = fill.remaining == 0 ? nil : fill.remaining
      case .cancelled(let gone):
        #expect(open.removeValue(forKey: gone.order) == gone.quantity, "a cancel takes all that was left")
      case .triggered, .amended, .massCancelled, .done, .rejected, .poolOpened, .poolChanged, .poolClosed, .leaseOpened,
        .leaseEnded, .parked, .restored:
        break
      }
    }
  }
}
