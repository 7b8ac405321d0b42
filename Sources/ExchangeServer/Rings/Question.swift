import MatchingEngine

/// Something that is asked of the engine's state in order with commands, but changes nothing and is not journalled.
struct Question: Sendable {
  /// What is asked.
  enum Kind: UInt16, Sendable {
    /// A logon: what the participant's last request id is.
    case logon
    /// A participant's open orders.
    case openOrders
    /// A participant's open pools.
    case pools
    /// A participant's live leases, as buyer and as provider.
    case leases
    /// The catalogue, which the gateway knows itself; only the place among the commands is asked for.
    case catalogue
    /// The resting orders of an instrument, for the feed's snapshots.
    case restingOrders
  }

  /// What is asked.
  var kind: Kind
  /// Who asks: the gateway's session, or the publisher's request.
  var session: UInt32
  /// Distinguishes the session from a later one in the same place.
  var generation: UInt32
  /// About whom (participant) or what (instrument).
  var subject: UInt32
  /// Sent back with the answer.
  var token: UInt64
  /// How many of the batch's commands come before it.
  var position: Int

  /// The answer: the participant's last request id.
  var lastRequestID: UInt64 = 0
  /// The answer: orders.
  var orders: [OpenOrder] = []
  /// The answer: pools.
  var pools: [OpenPool] = []
  /// The answer: leases.
  var leases: [OpenLease] = []
}
