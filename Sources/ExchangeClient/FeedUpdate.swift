/// A topic of the feed as a subscription knows it.
public struct FeedTopic: Hashable, Sendable, CustomStringConvertible {
  /// `fill/H800-80G/HZ/3m/`, or `all/`.
  public let name: String

  /// `fill/H800-80G/HZ/3m/`.
  public var description: String { name }

  /// The topic called `name`.
  public init(name: String) { self.name = name }
}

/// What a feed hands out, in the topic's order.
public enum FeedUpdate: Equatable, Sendable {
  /// The next message of a topic.
  case message(FeedTopic, sequence: UInt64, FeedMessage)
  /// Messages were missed and came again from the replay socket: they are handed out next.
  case repaired(FeedTopic, missing: ClosedRange<UInt64>)
  /// The topic's state as of now: the topic begins with it, or it makes a book whole again, and nothing is missing
  /// (`nil`); or it comes instead of messages that were missed and are not kept any more.
  case snapshot(FeedTopic, missing: ClosedRange<UInt64>?, TopicSnapshot)
  /// Messages were missed and nothing could be had instead of them.
  case lost(FeedTopic, missing: ClosedRange<UInt64>, reason: String)
  /// The topic counts anew: what was known from it belongs to another journal.
  case startedAnew(FeedTopic)

  /// The topic that it is of.
  public var topic: FeedTopic {
    switch self {
    case .message(let topic, _, _), .repaired(let topic, _), .snapshot(let topic, _, _), .lost(let topic, _, _),
      .startedAnew(let topic):
      topic
    }
  }
}
