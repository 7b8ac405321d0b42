import ExchangeClient
import Messaging

/// A running server as the place where the traders of a replay or a demonstration log on.
///
/// Where registration is closed, the operator opens the accounts.
final class ReplayVenue: TradingVenue {
  private let address: String
  /// Shared by all connections.
  let context: MessagingContext
  /// `nil`: the operator's secret is not at hand.
  private let operatorSecret: String?

  init(address: String, operatorSecret: String?) throws(ClientError) {
    self.address = address
    self.operatorSecret = operatorSecret
    do { context = try MessagingContext() } catch { throw .messaging(error) }
  }

  func logOn(
    name: String, reports: OrderSession.EarlierReports
  ) throws(ClientError) -> (session: any TradingSession, lastRequest: UInt64) {
    let (session, lastRequest) = try openSession(name: name, reports: reports, cancelOnDisconnect: false)
    return (session, lastRequest)
  }

  /// A session of the participant called `name`, whose account is opened if need be, and its highest request id so far.
  ///
  /// - Parameter cancelOnDisconnect: Whether the exchange cancels its orders should it fall silent.
  func openSession(
    name: String, reports: OrderSession.EarlierReports, cancelOnDisconnect: Bool
  ) throws(ClientError) -> (session: OrderSession, lastRequest: UInt64) {
    let session = try connect()
    do throws(ClientError) {
      let accepted = try session.logOn(name: name, reports: reports, cancelOnDisconnect: cancelOnDisconnect)
      return (session, accepted.lastRequestId)
    } catch {
      guard case .rejected(let rejection) = error, rejection.code == .wrongCredentials, operatorSecret != nil else {
        throw error
      }
      let operatorSession = try logOnOperator()
      _ = try operatorSession.registerParticipant(name: name, secret: "")
      operatorSession.close()
      let accepted = try session.logOn(name: name, reports: reports, cancelOnDisconnect: cancelOnDisconnect)
      return (session, accepted.lastRequestId)
    }
  }

  /// A connection that is not logged on: enough for asking for the catalogue.
  func connect() throws(ClientError) -> OrderSession { try OrderSession(address: address, context: context) }

  /// The operator's session.
  func logOnOperator() throws(ClientError) -> OrderSession {
    let session = try connect()
    try session.logOn(name: Self.operatorName, secret: operatorSecret ?? "")
    return session
  }

  private static let operatorName = "operator"
}
