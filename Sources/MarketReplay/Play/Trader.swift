import ExchangeClient
import MatchingEngine
import WireProtocol

/// One participant of a replay: its session, and what is under way on it.
///
/// Sends without waiting, hands what comes back to the ledger, and sends again what was refused as busy.
final class Trader {
  /// What was sent and is not answered yet.
  struct Pending {
    enum Kind {
      case enter(PlannedRequest)
      case withdraw
    }

    /// The order, as an index into the plan's.
    let order: Int
    let kind: Kind
    /// When it was first sent, on the monotonic clock in nanoseconds.
    let sentAt: UInt64
  }

  let name: String
  private let session: any TradingSession
  /// By request id.
  private var pending: [UInt64: Pending] = [:]
  /// The plan's orders by the request ids that entered them, and the other way round.
  private var orders: [UInt64: Int] = [:]
  private var requests: [Int: UInt64] = [:]
  /// Refused because the exchange was busy: to be sent again.
  private var refused: [Pending] = []
  /// When the exchange last settled a command, or the first of those under way was sent.
  private var lastProgress = Clock.monotonic()
  /// Commands that were refused as busy and sent again.
  private var resentWhenBusy = 0

  /// Commands added since the last flush.
  private(set) var unflushed = 0
  /// Commands sent again so far.
  var resent: Int { resentWhenBusy + session.resentCommands }

  /// How long commands may be under way without any of them being settled, restarts of the exchange included: nanoseconds.
  private static let patience: UInt64 = 60_000_000_000

  /// A trader who is logged on, with nothing left from earlier runs.
  init(name: String, venue: any TradingVenue) throws(ClientError) {
    self.name = name
    session = try venue.logOn(name: name)
    try session.cancelEverything()
  }

  /// Deposits a node's cards, and waits until their pool is open.
  func deposit(_ units: Quantity, of spec: SpecID, in region: RegionID) throws(ClientError) -> PoolID {
    try session.openPool(units, of: spec, in: region)
  }

  /// Commands that are sent and not answered.
  var underWay: Int { pending.count + refused.count }

  /// Puts the plan's order at index `order` into what goes out next.
  func enter(_ order: Int, as request: PlannedRequest) throws(ClientError) {
    try send(Pending(order: order, kind: .enter(request), sentAt: Clock.monotonic()))
  }

  /// Puts a withdrawal of an order entered before into what goes out next.
  func withdraw(_ order: Int) throws(ClientError) {
    try send(Pending(order: order, kind: .withdraw, sentAt: Clock.monotonic()))
  }

  private func send(_ command: Pending) throws(ClientError) {
    if pending.isEmpty { lastProgress = command.sentAt }
    let request: UInt64
    switch command.kind {
    case .enter(let order):
      switch order {
      case .order(let order): request = try session.addOrder(order, sentAt: Clock.sinceEpoch())
      case .alternatives(let bid): request = try session.addAlternatives(bid, sentAt: Clock.sinceEpoch())
      }
      if let old = requests.updateValue(request, forKey: command.order) { orders[old] = nil }
      orders[request] = command.order
    case .withdraw:
      // The order is known: it was entered on this very trader.
      guard let target = requests[command.order] else { preconditionFailure("what is withdrawn was entered") }
      request = try session.addCancel(ofRequest: target)
    }
    pending[request] = command
    unflushed += 1
  }

  /// Sends what was added, as far as there is room.
  func flush() throws(ClientError) {
    guard unflushed > 0, try session.flush() else { return }
    unflushed = 0
  }

  /// Takes in what has come.
  ///
  /// - Parameters:
  ///   - duration: How long to wait when there is nothing.
  ///   - body: Gets each order's news with the order's index in the plan.
  /// - Returns: Whether anything came.
  func poll(waiting duration: Duration, _ body: (News) -> Void) throws(ClientError) -> Bool {
    var count = 0
    do throws(ClientError) {
      count = try session.poll(waiting: duration) { report in take(report, body) }
    } catch {
      // The session goes on by itself once the exchange is back.
      guard case .silent = error else { throw error }
    }
    if isOverdue {
      throw .noAnswer(address: name, to: "\(pending.count) commands", waited: .nanoseconds(Self.patience))
    }
    if !refused.isEmpty { try sendRefusedAgain() }
    return count > 0
  }

  /// The plan's orders that are live at the exchange. Reports on everything before have come to ``poll(waiting:_:)`` then.
  func liveOrders() throws(ClientError) -> [Int] { try session.liveRequests().compactMap { orders[$0] } }

  func close() { session.close() }

  private var isOverdue: Bool {
    !pending.isEmpty && Clock.monotonic() - lastProgress > Self.patience
  }
}

extension Trader {
  /// What a report says about an order of the plan.
  enum News {
    case accepted(Int, latency: UInt64)
    case filled(Int, OrderFilledMessage)
    case cancelled(Int, CancelReason)
    case rejected(Int, WireRejectCode, latency: UInt64)
    case withdrawn(latency: UInt64)
    case withdrawalRefused(WireRejectCode, latency: UInt64)
  }

  private func take(_ report: ExecutionReport, _ body: (News) -> Void) {
    switch report {
    case .accepted(let message):
      guard let command = settle(message.requestId) else { return }
      body(.accepted(command.order, latency: latency(of: command)))
    case .filled(let message):
      guard let order = orders[message.clientOrder] else { return }
      body(.filled(order, message))
    case .cancelled(let message):
      if let request = message.requestId, let command = settle(request) {
        body(.withdrawn(latency: latency(of: command)))
      }
      guard let order = orders[message.clientOrder] else { return }
      body(.cancelled(order, message.reason))
    case .rejected(let message): take(message, body)
    case .amended, .triggered, .massCancelled, .done, .poolOpened, .poolChanged, .poolClosed, .leaseOpened, .leaseEnded,
      .parked, .restored:
      return
    }
  }

  private func take(_ rejection: RejectedMessage, _ body: (News) -> Void) {
    let own = [NewOrderMessage.templateID, NewAlternativesMessage.templateID, CancelOrderMessage.templateID]
    guard own.contains(rejection.template) else { return }
    switch rejection.code {
    case .busy, .tooManyRequests:
      // Not taken, so that it may go again under a new id: later ones may have been taken already.
      if let command = settle(rejection.requestId) { refused.append(command) }
    default:
      guard let command = settle(rejection.requestId) else { return }
      switch command.kind {
      case .enter: body(.rejected(command.order, rejection.code, latency: latency(of: command)))
      case .withdraw: body(.withdrawalRefused(rejection.code, latency: latency(of: command)))
      }
    }
  }

  private func settle(_ request: UInt64) -> Pending? {
    guard let command = pending.removeValue(forKey: request) else { return nil }
    lastProgress = Clock.monotonic()
    return command
  }

  private func latency(of command: Pending) -> UInt64 { Clock.monotonic() - command.sentAt }

  private func sendRefusedAgain() throws(ClientError) {
    let again = refused
    refused.removeAll()
    for command in again { try send(command) }
    resentWhenBusy += again.count
  }
}
