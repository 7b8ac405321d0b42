import ExchangeClient
import MatchingEngine
import Messaging

/// What a player needs of a participant's connection: an ``ExchangeClient/OrderSession`` in use, an exchange in memory in tests.
protocol TradingSession: AnyObject {
  /// Commands that the session sent again by itself after a broken connection.
  var resentCommands: Int { get }
  /// Puts an order into what goes out next; its request id.
  func addOrder(_ order: OrderRequest, sentAt: UInt64) throws(ClientError) -> UInt64
  /// Puts a bid in several books into what goes out next; its request id.
  func addAlternatives(_ bid: AlternativesRequest, sentAt: UInt64) throws(ClientError) -> UInt64
  /// Opens a pool, and waits for it.
  func openPool(_ units: Quantity, of spec: SpecID, in region: RegionID) throws(ClientError) -> PoolID
  /// Puts a cancel of an order that this participant entered into what goes out next; its request id.
  func addCancel(ofRequest request: UInt64) throws(ClientError) -> UInt64
  /// Sends what was added, as far as there is room.
  func flush() throws(ClientError) -> Bool
  /// Hands out what has come; how many reports.
  func poll(waiting duration: Duration, _ body: (ExecutionReport) -> Void) throws(ClientError) -> Int
  /// The request ids of the orders that are live now; every report on what came before has come once it returns.
  func liveRequests() throws(ClientError) -> [UInt64]
  /// Cancels all orders of the participant, and waits for it.
  func cancelEverything() throws(ClientError)
  /// Ends the connection.
  func close()
}

/// Where participants log on.
protocol TradingVenue: AnyObject {
  /// A session of the participant called `name`, which outlives its connections.
  func logOn(name: String) throws(ClientError) -> any TradingSession
}

extension OrderSession: TradingSession {
  func addOrder(_ order: OrderRequest, sentAt: UInt64) throws(ClientError) -> UInt64 { try add(order, sentAt: sentAt) }

  func addAlternatives(_ bid: AlternativesRequest, sentAt: UInt64) throws(ClientError) -> UInt64 {
    try add(bid, sentAt: sentAt)
  }

  func openPool(_ units: Quantity, of spec: SpecID, in region: RegionID) throws(ClientError) -> PoolID {
    PoolID(try deposit(units, of: spec, in: region).pool)
  }

  func addCancel(ofRequest request: UInt64) throws(ClientError) -> UInt64 { try addCancel(.client(request)) }

  func liveRequests() throws(ClientError) -> [UInt64] { try openOrders().map(\.clientOrder) }

  func cancelEverything() throws(ClientError) { _ = try massCancel() }
}
