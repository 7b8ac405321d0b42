import MatchingEngine

/// What to send to the exchange and when: a pure function of a trace, the exchange's tenors and the settings.
///
/// Each node is deposited once, as a pool, and offered in every tenor that fits; each task becomes one bid for its cards, in
/// the shortest tenor that covers it, when it was created: in the books of all specs that will do, and as a gang bid when it
/// wants several cards. A bid that is still there when its task ends is withdrawn, unless the trace ends with it.
public struct ReplayPlan: Equatable, Sendable {
  /// One order to enter.
  public struct Order: Equatable, Sendable {
    /// Offer (of a node) or bid (of a task).
    public let side: Side
    /// Which provider or buyer enters it, from 0.
    public let trader: Int
    /// The node or task that it comes from.
    public let source: String
    /// What is sold.
    public let spec: String
    /// For how long.
    public let tenor: MarketTenor
    /// Cards.
    public let units: Int64
    /// Limit in ticks per unit-hour, before it is rounded to the book's tick.
    public let price: Int64
    /// Of an offer: the deposit whose units it sells, as an index into ``deposits``.
    public var deposit: Int?
    /// Of a bid: other specs that would do, each with its limit.
    public var alternatives: [Alternative] = []

    /// Of a bid: all cards from one node, at once, or wait.
    public var isGang: Bool { side == .bid && units > 1 }
  }

  /// Another spec that would do for a task.
  public struct Alternative: Equatable, Sendable {
    /// The spec.
    public let spec: String
    /// Limit in ticks per unit-hour, before it is rounded to the book's tick.
    public let price: Int64
  }

  /// A node's cards, deposited once.
  public struct Deposit: Equatable, Sendable {
    /// Which provider has them, from 0.
    public let trader: Int
    /// What they are.
    public let spec: String
    /// How many.
    public let units: Int64
  }

  /// What is done at a moment.
  public enum Step: Equatable, Sendable {
    /// Enter the order at this index.
    case enter(Int)
    /// Withdraw what is left of the order at this index.
    case withdraw(Int)
  }

  /// A step and its moment.
  public struct Action: Equatable, Sendable {
    /// Seconds since the trace's start.
    public let time: Int64
    /// What to do.
    public let step: Step
  }

  /// The settings it was made with.
  public let settings: ReplaySettings
  /// What the providers deposit, one for each node.
  public let deposits: [Deposit]
  /// All orders: the offers, then the bids.
  public let orders: [Order]
  /// How many of ``orders`` are offers.
  public let offerCount: Int
  /// Everything to do, in order; all offers come first.
  public let actions: [Action]
  /// Cards by spec, as the nodes have them.
  public let capacity: [String: Int64]
  /// Seconds that the trace covers.
  public let span: Int64
  /// Tenors in which the nodes are offered.
  public let offeredTenors: [MarketTenor]
  /// Tasks that wanted longer than the longest tenor and bid for the longest instead.
  public let cutTasks: Int
  /// Tasks that asked for a share of a card and bid for a whole one.
  public let sharingTasks: Int
  /// Tasks without cards, left out.
  public let tasksWithoutCards: Int
  /// Nodes of the trace that have cards.
  public let nodeCount: Int

  /// Bids: one for each task.
  public var tasks: ArraySlice<Order> { orders[offerCount...] }
  /// Specs that are offered or bid for, sorted.
  public var specs: [String] {
    Set(orders.map(\.spec)).union(orders.lazy.flatMap(\.alternatives).map(\.spec)).sorted()
  }
}

extension ReplayPlan.Order {
  /// `V100M32.HZ.1w`.
  public func symbol(in region: String) -> String { symbol(of: spec, in: region) }

  /// The same for another spec that would do.
  func symbol(of spec: String, in region: String) -> String { "\(spec).\(region).\(tenor.code)" }
}
