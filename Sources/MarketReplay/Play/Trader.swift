import ExchangeClient
import MatchingEngine
import WireProtocol

/// One participant of a replay: its session, and what is under way on it.
///
/// Sends without waiting, hands what comes back to the ledger, and after a lost connection finds out what was taken and
/// sends the rest again.
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
  private let venue: any TradingVenue
  private var session: any TradingSession
  /// By request id.
  private var pending: [UInt64: Pending] = [:]
  /// The plan's orders by the request ids that entered them, and the other way round.
  private var orders: [UInt64: Int] = [:]
  private var requests: [Int: UInt64] = [:]
  /// Refused because the exchange was busy: to be sent again.
  private var refused: [Pending] = []
  private var needsNewSession = false
  /// When the exchange last said anything that settled a command, or was given another chance to.
  private var lastProgress = Clock.monotonic()
  private var fruitlessRecoveries = 0

  /// Commands added since the last flush.
  private(set) var unflushed = 0
  /// Commands sent again so far.
  private(set) var resent = 0

  /// Silence after which a command's fate is looked into, in nanoseconds.
  private static let answerTimeout: UInt64 = 5_000_000_000
  /// Looks into a command's fate without any news in between, after which it is given up.
  private static let recoveriesMaximum = 3

  /// A trader who is logged on, with nothing left from earlier runs.
  init(name: String, venue: any TradingVenue) throws(ClientError) {
    self.name = name
    self.venue = venue
    session = try venue.logOn(name: name, reports: .none).session
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
    if needsNewSession { try recover() }
    try send(Pending(order: order, kind: .enter(request), sentAt: Clock.monotonic()))
  }

  /// Puts a withdrawal of an order entered before into what goes out next.
  func withdraw(_ order: Int) throws(ClientError) {
    if needsNewSession { try recover() }
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
    guard unflushed > 0, !needsNewSession, try session.flush() else { return }
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
    if !needsNewSession {
      do throws(ClientError) {
        count = try session.poll(waiting: duration) { report in take(report, body) }
      } catch {
        guard case .silent = error else { throw error }
        needsNewSession = true
      }
    }
    if needsNewSession || isOverdue { try recover() }
    if !refused.isEmpty, !needsNewSession { try sendRefusedAgain() }
    return count > 0
  }

  /// The plan's orders that are live at the exchange. Reports on everything before have come to ``poll(waiting:_:)`` then.
  func liveOrders() throws(ClientError) -> [Int] { try session.liveRequests().compactMap { orders[$0] } }

  func close() { session.close() }

  private var isOverdue: Bool {
    !pending.isEmpty && Clock.monotonic() - lastProgress > Self.answerTimeout
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
    case .notLoggedOn: needsNewSession = true
    case .requestIdNotRising where resent > 0:
      // It was taken the first time; the report on that is on its way, or will be asked for.
      return
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
    fruitlessRecoveries = 0
    return command
  }

  private func latency(of command: Pending) -> UInt64 { Clock.monotonic() - command.sentAt }

  private func sendRefusedAgain() throws(ClientError) {
    let again = refused
    refused.removeAll()
    for command in again { try send(command) }
    resent += again.count
  }

  /// Logs on anew, hears what was missed, and sends again what the exchange has not taken.
  ///
  /// Request ids rise one by one, so that what is sent again gets the same id as before: should the first one still come out
  /// of the old connection, one of the two is refused and nothing happens twice.
  private func recover() throws(ClientError) {
    guard fruitlessRecoveries < Self.recoveriesMaximum else {
      throw .noAnswer(address: name, to: "\(pending.count) commands", waited: .nanoseconds(Self.answerTimeout))
    }
    fruitlessRecoveries += 1
    needsNewSession = true
    session.close()
    let lastRequest: UInt64
    do throws(ClientError) {
      (session, lastRequest) = try venue.logOn(name: name, reports: .after(session.lastReportSequence))
    } catch {
      // It may be starting again: the next poll tries once more.
      guard error.mayPass, fruitlessRecoveries < Self.recoveriesMaximum else { throw error }
      return
    }
    needsNewSession = false
    lastProgress = Clock.monotonic()
    let lost = pending.keys.filter { $0 > lastRequest }.sorted()
    let commands = lost.compactMap { pending.removeValue(forKey: $0) }
    for command in commands { try send(command) }
    resent += commands.count
    try flush()
  }
}

extension ClientError {
  /// Whether trying again may help.
  fileprivate var mayPass: Bool {
    switch self {
    case .unreachable, .noAnswer, .silent: true
    default: false
    }
  }
}
