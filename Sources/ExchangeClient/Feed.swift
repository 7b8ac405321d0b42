import Messaging
import Synchronization

/// The public feed: what is traded and shown, topic by topic, in order, with nothing missing unnoticed.
///
///     let feed = try Feed(topics: ["fill/", "book/H800-80G/HZ/3m/"])
///     for try await update in feed {
///       if case .message(_, _, .fill(let fill)) = update { print(fill.price, fill.quantity) }
///     }
///
/// A feed is read in one of three ways: by `for try await`, by calls of ``next(waiting:)`` that wait, or by a function that
/// it calls itself, given to ``onUpdate(_:onEnd:)``. A thread of its own receives, from the first read on.
///
/// Messages that were lost on the way are asked for again, so that each comes once and in order; when they are not kept
/// any more a snapshot comes instead, and ``FeedUpdate`` tells of either. The topic of a book (`book/`, `order/`) begins with a
/// snapshot, and gets another when something of it was lost; ``levels(of:)`` and ``orders(of:)`` are the books that its
/// updates add up to. Any other topic begins with the first message that comes.
///
/// Only a bounded number of updates waits to be read. Who reads more slowly than they come makes the thread wait;
/// what the connection cannot hold meanwhile is lost and made good like any other gap.
///
/// The feed ends with ``close()``, with its last reference, when the task that reads it is cancelled, and with the first
/// error.
public final class Feed: Sendable {
  /// Where the exchange publishes unless told otherwise.
  public static let defaultAddress = "tcp://127.0.0.1:7802"

  /// Where the feed is published.
  public let address: String
  let channel: FeedChannel
  private let start: Mutex<Start>

  private struct Start {
    /// The thread, until it is started.
    var thread: FeedThread?
    /// Whether it calls a function.
    var calls = false

    mutating func takeThread() -> FeedThread? {
      defer { thread = nil }
      return thread
    }
  }

  /// A feed of all topics that start with one of `topics`. The connection is made in the background.
  ///
  /// - Parameters:
  ///   - address: Where the feed is published.
  ///   - topics: `spot/`, `fill/H800-80G/`, `book/H800-80G/HZ/3m/`, `all/` ... The empty one is everything twice, since
  ///     `all/` repeats the other topics.
  ///   - replayAddress: Where missed messages and snapshots are asked for; `nil`: port 7803 beside a feed on port 7802,
  ///     nowhere beside any other; empty: nowhere. Then gaps are only told, and a book is complete only when read from its
  ///     first message.
  ///   - sequences: Topics to go on with behind the message of that sequence; 0: from the first, as far as it is kept. A
  ///     book that goes on from its middle is not complete.
  ///   - bufferedUpdates: How many updates wait to be read at most.
  ///   - context: ZeroMQ's context, to be shared; `nil`: one of its own.
  ///   - answerTimeout: How long to wait for missed messages.
  public init(
    address: String = Feed.defaultAddress, topics: [String], replayAddress: String? = nil,
    startingAfter sequences: [String: UInt64] = [:], bufferedUpdates: Int = 4_096, context: MessagingContext? = nil,
    answerTimeout: Duration = .seconds(5)
  ) throws(ClientError) {
    precondition(bufferedUpdates > 0, "a feed needs room for one update")
    self.address = address
    let replay = replayAddress ?? Self.replayAddress(beside: address)
    let subscription = try FeedSubscription(
      address: address, prefixes: topics, replayAddress: replay.isEmpty ? nil : replay, context: context,
      answerTimeout: answerTimeout)
    for (topic, sequence) in sequences { try subscription.start(topic, after: sequence) }
    channel = FeedChannel(capacity: bufferedUpdates)
    start = Mutex(Start(thread: FeedThread(subscription, channel)))
  }

  deinit { channel.close() }

  private static func replayAddress(beside address: String) -> String {
    address.hasSuffix(":7802") ? address.dropLast() + "3" : ""
  }

  /// The price levels of `symbol` as of the last update that was handed out; `nil`: nothing of its `book/` topic was.
  public func levels(of symbol: Symbol) -> BookLevels? { channel.books.levels(of: symbol) }

  /// The orders of `symbol` as of the last update that was handed out; `nil`: nothing of its `order/` topic was.
  public func orders(of symbol: Symbol) -> BookOrders? { channel.books.orders(of: symbol) }

  /// When anything came last, heartbeats too: a quiet feed still has one a second. `nil`: nothing yet.
  public var lastHeard: ContinuousClock.Instant? { channel.progress.lastHeard }

  /// Messages that were missed, however they were made good.
  public var missedMessages: UInt64 { channel.progress.missedMessages }

  /// Ends the feed; updates that wait are dropped.
  public func close() { channel.close() }

  /// Has updates wait to be read, from the first call on.
  func startQueue() throws(ClientError) {
    let thread = start.withLock { start in
      precondition(!start.calls, "a feed that calls a function is not read otherwise")
      return start.takeThread()
    }
    try thread?.start(.queue)
  }

  /// Has updates given to a function.
  func startCalling(_ delivery: FeedThread.Delivery) throws(ClientError) {
    let thread = start.withLock { start in
      start.calls = true
      return start.takeThread()
    }
    guard let thread else { preconditionFailure("a feed that is read already calls no function") }
    try thread.start(delivery)
  }
}
