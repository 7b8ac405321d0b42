import Foundation
import MatchingEngine
import Messaging
import Synchronization
import Testing
import WireProtocol

@testable import ExchangeClient

/// A socket that answers as a test tells it to, on a thread of its own.
final class FakeExchange: @unchecked Sendable {
  // Only the thread uses the socket after the start, and `stop` waits for the thread.
  /// Where it listens.
  let address: String
  private let isStopped = Atomic<Bool>(false)
  private let finished = DispatchSemaphore(value: 0)

  /// Gets each message and fills the frame that answers its whole frame.
  typealias Script = @Sendable (AnyMessage, inout MessageBuffer) -> Void

  init(_ context: MessagingContext, _ script: @escaping Script) throws {
    var options = SocketOptions()
    options.receiveTimeout = 20
    let router = try context.socket(.router, options: options)
    address = try router.bind("tcp://127.0.0.1:*")
    let thread = Thread { [self] in
      defer { finished.signal() }
      while !isStopped.load(ordering: .acquiring) {
        guard let parts = try? router.receiveMessage(), parts.count == 2 else { continue }
        let answer = Self.answer(to: parts[1], script)
        guard !answer.isEmpty else { continue }
        _ = try? router.send(parts[0], more: true)
        _ = try? router.send(answer.bytes)
      }
      router.close()
    }
    thread.start()
  }

  func stop() {
    isStopped.store(true, ordering: .releasing)
    finished.wait()
  }

  private static func answer(to frame: [UInt8], _ script: Script) -> MessageBuffer {
    var answer = MessageBuffer()
    frame.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      while let view = try? reader.next(), let message = try? AnyMessage(view) { script(message, &answer) }
    }
    return answer
  }
}

extension MessageBuffer {
  /// Accepts a logon.
  mutating func accept(
    _ logon: LogonMessage, lastRequestID: UInt64 = 0, lastReport: UInt64 = 0, firstKept: UInt64 = 0
  ) {
    append(
      LogonAcceptedMessage(
        reportSequence: 0, requestToken: logon.requestToken, participant: 7, protocolVersion: 0,
        lastRequestId: lastRequestID, lastReportSequence: lastReport, firstKeptReport: firstKept))
  }

  mutating func accept(_ order: NewOrderMessage, as id: UInt64, report: UInt64, engine: UInt64) {
    append(
      OrderAcceptedMessage(
        reportSequence: report, requestId: order.requestId, order: id, engineSequence: engine, time: 1,
        price: order.price, quantity: order.quantity, instrument: order.instrument, side: order.side,
        orderType: order.orderType, timeInForce: order.timeInForce))
  }

  mutating func fill(
    _ clientOrder: UInt64, order: UInt64, quantity: Int64, remaining: Int64, report: UInt64, engine: UInt64
  ) {
    append(
      OrderFilledMessage(
        reportSequence: report, clientOrder: clientOrder, order: order, engineSequence: engine, time: 1, trade: report,
        price: 112_000, quantity: quantity, remaining: remaining, notional: 0, instrument: 1, hours: 1, side: .bid,
        liquidity: .taker))
  }

  mutating func refuse(_ template: UInt16, _ requestID: UInt64, _ code: WireRejectCode, value: Int64 = 0) {
    append(
      RejectedMessage(
        reportSequence: 0, requestId: requestID, value: value, engineSequence: 0, time: 1, code: code, field: 0,
        offset: 0, template: template))
  }

  mutating func endQuery(_ token: UInt64, count: UInt32 = 0) {
    append(QueryDoneMessage(reportSequence: 0, requestToken: token, engineSequence: 1, count: count))
  }
}

extension OrderRequest {
  /// A bid that tests do not look into.
  static func anyBid(_ timeInForce: TimeInForce = .goodTillCancelled) -> OrderRequest {
    OrderRequest(.bid, of: InstrumentID(1), quantity: Quantity(10), price: Price(112_000), timeInForce: timeInForce)
  }
}
