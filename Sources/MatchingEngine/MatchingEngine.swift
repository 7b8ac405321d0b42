/// The market: catalogue, participants and one order book per instrument. Commands in, events out.
///
/// Deterministic: the same commands at the same times give the same events and the same ``stateHash()`` on every run,
/// build and machine. It has no clock, does no I/O and starts no thread; what it knows comes in a command.
public struct MatchingEngine: ~Copyable {
  /// The limits it was made with.
  public let configuration: EngineConfiguration

  /// An empty market that knows one participant: the operator.
  public init(configuration: EngineConfiguration = EngineConfiguration()) {
    self.configuration = configuration
  }

  /// How many commands were applied.
  public private(set) var sequence: UInt64 = 0
  /// The time of the last command.
  public private(set) var time = Timestamp(0)

  /// Applies `command` at `time` and appends what it causes to `events`.
  ///
  /// - Parameters:
  ///   - command: What to do. A refused command changes nothing but the sequence, the time and, when its request id
  ///     was rising, the participant's last request id.
  ///   - time: The sequencer's time; never before that of the last command.
  ///   - events: Receives the events, and one end-of-command mark.
  public mutating func apply(_ command: Command, at time: Timestamp, into events: inout EventBuffer) {
    fatalError("skeleton")
  }

  /// Applies `commands` in order, all at `time`. Faster than one by one: memory is fetched a few commands ahead.
  public mutating func apply(
    batch commands: UnsafeBufferPointer<Command>, at time: Timestamp, into events: inout EventBuffer
  ) {
    fatalError("skeleton")
  }

  /// A digest over everything that matters: catalogue, participants, books with their queues, ids yet to be issued.
  ///
  /// - Complexity: O(size of the market).
  public func stateHash() -> UInt64 { fatalError("skeleton") }
}

/// One price level as queries show it.
public struct PriceLevel: Equatable, Sendable {
  /// Ticks per unit-hour.
  public var price: Price
  /// Units shown.
  public var quantity: Quantity
  /// Orders.
  public var orderCount: Int

  /// A level.
  public init(price: Price, quantity: Quantity, orderCount: Int) {
    self.price = price
    self.quantity = quantity
    self.orderCount = orderCount
  }
}

/// A live order as queries show it.
public struct OpenOrder: Equatable, Sendable {
  /// Whose and which.
  public var key: OrderKey
  /// Its book.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its limit.
  public var price: Price
  /// Units left to trade.
  public var remaining: Quantity
  /// Units traded so far.
  public var filled: Quantity

  /// An open order.
  public init(
    key: OrderKey, instrument: InstrumentID, side: Side, price: Price, remaining: Quantity, filled: Quantity
  ) {
    self.key = key
    self.instrument = instrument
    self.side = side
    self.price = price
    self.remaining = remaining
    self.filled = filled
  }
}

extension MatchingEngine {
  /// The best level of a side; `nil` when the side is empty or the instrument unknown.
  public func best(_ side: Side, of instrument: InstrumentID) -> PriceLevel? { fatalError("skeleton") }

  /// What a price level shows; `nil` when nothing rests there.
  public func level(at price: Price, _ side: Side, of instrument: InstrumentID) -> PriceLevel? {
    fatalError("skeleton")
  }

  /// The best `limit` levels of a side, best first.
  public func levels(_ side: Side, of instrument: InstrumentID, limit: Int = .max) -> [PriceLevel] {
    fatalError("skeleton")
  }

  /// All resting orders of one side, in the order in which they would trade.
  public func restingOrders(_ side: Side, of instrument: InstrumentID) -> [OpenOrder] { fatalError("skeleton") }

  /// All live orders of a participant, by client order id.
  public func openOrders(of participant: ParticipantID) -> [OpenOrder] { fatalError("skeleton") }

  /// A live order by its id; `nil` when it is no longer live.
  public func openOrder(_ id: OrderID) -> OpenOrder? { fatalError("skeleton") }

  /// The price of the last trade; `nil` before the first.
  public func lastPrice(of instrument: InstrumentID) -> Price? { fatalError("skeleton") }

  /// Live orders in the whole market.
  public var openOrderCount: Int { fatalError("skeleton") }

  /// The last request id that was taken from a participant; 0 before the first.
  public func lastRequestID(of participant: ParticipantID) -> UInt64 { fatalError("skeleton") }
}
