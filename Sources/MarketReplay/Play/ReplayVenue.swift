import ExchangeClient
import Messaging
import WireProtocol

/// A running server as the place where the traders of a replay or a demonstration log on.
///
/// Where registration is closed, the operator opens the accounts.
final class ReplayVenue: TradingVenue {
  private let address: String
  /// Shared by all connections.
  let context: MessagingContext
  /// `nil`: the operator's secret is not at hand.
  private let operatorSecret: String?
  /// The secret of all traders.
  private let secret: String

  init(address: String, secret: String, operatorSecret: String?) throws(ClientError) {
    self.address = address
    self.secret = secret
    self.operatorSecret = operatorSecret
    do { context = try MessagingContext() } catch { throw .messaging(error) }
  }

  func logOn(name: String) throws(ClientError) -> any TradingSession {
    try openSession(name: name, cancelOnDisconnect: false)
  }

  /// A session of the participant called `name`, whose account is opened if need be.
  ///
  /// - Parameter cancelOnDisconnect: Whether the exchange cancels its orders should it fall silent.
  func openSession(name: String, cancelOnDisconnect: Bool) throws(ClientError) -> OrderSession {
    let session = try connect()
    func logOn() throws(ClientError) {
      try session.logOn(name: name, secret: secret, reports: .none, cancelOnDisconnect: cancelOnDisconnect)
    }
    do throws(ClientError) {
      try logOn()
    } catch {
      guard error.is(.wrongCredentials), try openAccount(name) else { throw error }
      try logOn()
    }
    return session
  }

  /// Lets the operator open the account of a new participant.
  ///
  /// - Returns: Whether that was done; `false`: there is no operator's secret or no secret to give to the participant, without
  ///   which it could never log on where registration is closed, or the name is taken.
  private func openAccount(_ name: String) throws(ClientError) -> Bool {
    guard operatorSecret != nil, !secret.isEmpty else { return false }
    let session = try logOnOperator()
    defer { session.close() }
    do throws(ClientError) {
      _ = try session.registerParticipant(name: name, secret: secret)
      return true
    } catch {
      guard error.is(.alreadyExists) else { throw error }
      return false
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

extension ClientError {
  /// Whether the exchange refused with `code`.
  fileprivate func `is`(_ code: WireRejectCode) -> Bool {
    if case .rejected(let rejection) = self { rejection.code == code } else { false }
  }
}
