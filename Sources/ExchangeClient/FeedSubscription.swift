import Messaging

/// A subscription to the public feed for a thread that polls; ``Feed`` is one that has a thread of its own.
///
/// Every topic's messages are numbered; a hole is filled from the replay socket, or a snapshot takes its place, and
/// either is told. Without a replay address holes are only told. Make it and use it in one thread, whichever.
package final class FeedSubscription {
  /// Where the feed is published.
  package let address: String
  private let socket: FeedSocket
  private let reader: FeedReader

  /// When anything came last, heartbeats too: a quiet feed still has one a second.
  package private(set) var lastHeard = ContinuousClock.now
  /// Messages that were missed, however they were made good.
  package var missedMessages: UInt64 { reader.missedMessages }

  /// A subscription to all topics that start with one of `prefixes`: `spot/`, `fill/H800-80G/`, `all/`.
  ///
  /// - Parameters:
  ///   - address: Where the feed is published.
  ///   - prefixes: What to receive; the empty prefix is everything twice, since `all/` repeats the other topics.
  ///   - replayAddress: Where missed messages are asked for; `nil`: nowhere.
  ///   - context: ZeroMQ's context, to be shared; `nil`: one of its own.
  ///   - answerTimeout: How long to wait for missed messages.
  package init(
    address: String, prefixes: [String], replayAddress: String? = nil, context: MessagingContext? = nil,
    answerTimeout: Duration = .seconds(5)
  ) throws(ClientError) {
    self.address = address
    do throws(MessagingError) {
      let context = if let context { context } else { try MessagingContext() }
      // What comes while a gap is repaired waits in the socket; beyond it becomes the next gap.
      socket = try FeedSocket(context, address, prefixes: prefixes, waitingBodies: Self.waitingBodies)
      let replay: ReplayConnection? =
        if let replayAddress {
          try ReplayConnection(connecting: replayAddress, context: context, answerTimeout: answerTimeout)
        } else { nil }
      reader = FeedReader(source: address, replay: replay)
    } catch {
      throw .messaging(error)
    }
  }

  private static let waitingBodies: Int32 = 100_000
  /// Bodies after which a poll returns although there may be more.
  private static let bodiesPerPoll = 1_024

  /// Goes on in `topic` behind the message `sequence`, for instance that of a snapshot: earlier ones are left out, later
  /// ones that were missed are made good. With 0 the topic is read from its beginning, as far as it is kept.
  ///
  /// Without this call the topic of a book begins with a snapshot, any other with the first message that happens to come.
  package func start(_ topic: String, after sequence: UInt64) throws(ClientError) {
    try reader.start(topic, after: sequence)
  }

  /// Ends the subscription. Done by itself when the last reference goes.
  package func close() { socket.close() }

  /// Hands out what has come, in order.
  ///
  /// - Parameters:
  ///   - duration: How long to wait when there is nothing; zero: only looks.
  ///   - body: Gets each update.
  /// - Returns: How many bodies came, heartbeats included; 0: nothing came in time.
  @discardableResult
  package func poll(waiting duration: Duration = .zero, _ body: (FeedUpdate) -> Void) throws(ClientError) -> Int {
    let deadline = ContinuousClock.now + duration
    var count = 0
    while count < Self.bodiesPerPoll {
      guard try socket.receive(waitingUntil: count > 0 ? nil : deadline) else { break }
      count += 1
      try reader.take(socket.topic.bytes, socket.body.bytes, body)
    }
    if count > 0 { lastHeard = .now }
    return count
  }
}
