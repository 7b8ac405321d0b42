import MatchingEngine
import WireProtocol

/// A bid that any of several books may fill, each with its own limit; all share one quantity.
public struct AlternativesRequest: Equatable, Sendable {
  /// One to eight books, none of them twice, each with its limit.
  public var alternatives: [Alternative]
  /// Units wanted, in all books together.
  public var quantity: Quantity
  /// How long it may wait: not fill or kill.
  public var timeInForce: TimeInForce
  /// What to do on meeting an offer of the same participant.
  public var selfTradePrevention: SelfTradePrevention
  /// All units from one offer, at once, or wait.
  public var isGang: Bool
  /// When a good-till-time bid expires.
  public var expiresAt: Timestamp?

  /// A bid that waits until filled or cancelled, unless told otherwise.
  public init(
    _ alternatives: [Alternative], quantity: Quantity, timeInForce: TimeInForce = .goodTillCancelled,
    selfTradePrevention: SelfTradePrevention = .cancelNewest, isGang: Bool = false, expiresAt: Timestamp? = nil
  ) {
    self.alternatives = alternatives
    self.quantity = quantity
    self.timeInForce = timeInForce
    self.selfTradePrevention = selfTradePrevention
    self.isGang = isGang
    self.expiresAt = expiresAt
  }

  /// As the wire has it.
  func message(requestID: UInt64, sentAt: UInt64?) -> NewAlternativesMessage {
    var message = NewAlternativesMessage(
      NewAlternatives(
        participant: .none, clientOrderID: requestID, quantity: quantity,
        alternatives: AlternativeList(alternatives), timeInForce: timeInForce,
        selfTradePrevention: selfTradePrevention, isGang: isGang, expiresAt: expiresAt))
    message.sentAt = sentAt
    return message
  }
}
