import ExchangeClient
import MatchingEngine
import WireProtocol

/// A participant of a simulated market, and the quotes that it keeps in the books.
final class DemoTrader {
  private let session: OrderSession
  /// Live quotes by book, the oldest first, as request ids.
  private var quotes: [Int: [UInt64]] = [:]
  private var bookOfQuote: [UInt64: Int] = [:]

  /// Orders sent.
  private(set) var orders = 0
  /// Orders refused.
  private(set) var rejected = 0
  /// Fills of its orders.
  private(set) var fills = 0

  /// Quotes in one book; the oldest goes when another comes.
  private static let quotesPerBook = 3

  init(session: OrderSession) { self.session = session }

  func enter(_ order: DemoFlow.Order, in book: DemoBook) throws(ClientError) {
    var request = OrderRequest(
      order.side, of: book.id, quantity: Quantity(order.units), price: Price(order.price))
    if !order.rests { request.timeInForce = .immediateOrCancel }
    let id = try session.add(request, sentAt: Clock.sinceEpoch())
    orders += 1
    guard order.rests else { return }
    quotes[order.book, default: []].append(id)
    bookOfQuote[id] = order.book
    if quotes[order.book, default: []].count > Self.quotesPerBook {
      let oldest = quotes[order.book]!.removeFirst()
      bookOfQuote[oldest] = nil
      try session.addCancel(.client(oldest))
    }
  }

  /// Sends what was added, and takes in what has come.
  func work() throws(ClientError) {
    try session.flush()
    try session.poll { report in take(report) }
  }

  private func take(_ report: ExecutionReport) {
    switch report {
    case .filled(let message):
      fills += 1
      if message.remaining == 0 { forget(message.clientOrder) }
    case .cancelled(let message): forget(message.clientOrder)
    case .rejected(let message):
      // A cancel may come too late for a quote that was just taken: that is no news.
      guard message.template == NewOrderMessage.templateID else { return }
      rejected += 1
      forget(message.requestId)
    case .accepted, .amended, .triggered, .massCancelled, .done, .poolOpened, .poolChanged, .poolClosed, .leaseOpened,
      .leaseEnded, .parked, .restored:
      return
    }
  }

  private func forget(_ request: UInt64) {
    guard let book = bookOfQuote.removeValue(forKey: request) else { return }
    quotes[book]?.removeAll { $0 == request }
  }

  /// Takes all its orders out of the books.
  func leave() throws(ClientError) {
    try session.massCancel()
    session.close()
  }
}
