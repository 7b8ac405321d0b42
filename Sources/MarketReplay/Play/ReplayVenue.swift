import ExchangeClient
import Messaging

/// A running server as the place where the traders of a replay or a demonstration log on.
///
/// Where registration is closed, the operator opens the accounts.
final class ReplayVenue: TradingVenue {
  private let address: String
  private let context: MessagingContext
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
    do throws(ClientError) {
      return try attemptLogOn(name: name, reports: reports)
    } catch {
      guard case .rejected(let rejection) = error, rejection.code == .wrongCredentials, operatorSecret != nil else {
        throw error
      }
      _ = try logOnOperator().registerParticipant(name: name, secret: "")
      return try attemptLogOn(name: name, reports: reports)
    }
  }

  private func attemptLogOn(
    name: String, reports: OrderSession.EarlierReports
  ) throws(ClientError) -> (session: any TradingSession, lastRequest: UInt64) {
    let session = try OrderSession(address: address, context: context)
    let accepted = try session.logOn(name: name, reports: reports)
    return (session, accepted.lastRequestId)
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
