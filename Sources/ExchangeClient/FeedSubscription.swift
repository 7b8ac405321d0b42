import Messaging
import WireProtocol

/// A topic of the feed as a subscription knows it.
public struct FeedTopic: Hashable, Sendable, CustomStringConvertible {
  /// `fill/H800-80G/HZ/3m/`, or `all/`.
  public let name: String

  /// `fill/H800-80G/HZ/3m/`.
  public var description: String { name }
}

/// What a subscription hands out, in the topic's order.
public enum FeedUpdate: Equatable, Sendable {
  /// The next message of a topic.
  case message(FeedTopic, sequence: UInt64, FeedMessage)
  /// Messages were missed and came again from the replay socket: they are handed out next.
  case repaired(FeedTopic, missing: ClosedRange<UInt64>)
  /// Messages were missed and are not kept any more; the topic's state as of now comes instead of them.
  case snapshot(FeedTopic, missing: ClosedRange<UInt64>, TopicSnapshot)
  /// Messages were missed and nothing could be had instead of them.
  case lost(FeedTopic, missing: ClosedRange<UInt64>, reason: String)
  /// The topic counts anew: what was known from it belongs to another journal.
  case startedAnew(FeedTopic)
}

/// A subscription to the public feed that misses nothing unnoticed.
///
/// Every topic's messages are numbered; a hole is filled from the replay socket, or a snapshot takes its place, and
/// either is told. Without a replay address holes are only told. Make it and use it in one thread, whichever.
public final class FeedSubscription {
  /// Where the feed is published.
  public let address: String
  private let socket: Socket
  private let poller = Poller(capacity: 1)
  private let topicFrame = Frame()
  private let bodyFrame = Frame()
  private let replay: ReplayConnection?
  private var places: [Topic48: Int] = [:]
  private var topics: [(topic: FeedTopic, position: TopicPosition)] = []
  /// The topic that came last: most come in runs.
  private var lastTopic: (key: Topic48, place: Int)?

  /// When anything came last, heartbeats too: a quiet feed still has one a second.
  public private(set) var lastHeard = ContinuousClock.now
  /// Messages that were missed, however they were made good.
  public private(set) var missedMessages: UInt64 = 0

  /// A subscription to all topics that start with one of `prefixes`: `spot/`, `fill/H800-80G/`, `all/`.
  ///
  /// - Parameters:
  ///   - address: Where the feed is published.
  ///   - prefixes: What to receive; the empty prefix is everything twice, since `all/` repeats the other topics.
  ///   - replayAddress: Where missed messages are asked for; `nil`: nowhere.
  ///   - context: ZeroMQ's context, to be shared; `nil`: one of its own.
  ///   - answerTimeout: How long to wait for missed messages.
  public init(
    address: String, prefixes: [String], replayAddress: String? = nil, context: MessagingContext? = nil,
    answerTimeout: Duration = .seconds(5)
  ) throws(ClientError) {
    self.address = address
    do throws(MessagingError) {
      let context = if let context { context } else { try MessagingContext() }
      var options = SocketOptions()
      // What comes while a gap is repaired waits here; beyond it becomes the next gap.
      options.receiveHighWaterMark = Self.waitingBodies
      socket = try context.socket(.sub, options: options)
      for prefix in prefixes { try socket.subscribe(prefix) }
      try socket.connect(address)
      replay =
        if let replayAddress {
          try ReplayConnection(connecting: replayAddress, context: context, answerTimeout: answerTimeout)
        } else { nil }
    } catch {
      throw .messaging(error)
    }
    poller.add(socket)
  }

  private static let waitingBodies: Int32 = 100_000
  /// Bodies after which a poll returns although there may be more.
  private static let bodiesPerPoll = 1_024

  /// Goes on in `topic` behind the message `sequence`, for instance that of a snapshot: earlier ones are left out, later
  /// ones that were missed are made good. With 0 the topic is read from its beginning, as far as it is kept.
  ///
  /// Without this call a topic is read from the first message that happens to come.
  public func start(_ topic: String, after sequence: UInt64) throws(ClientError) {
    guard let key = Topic48(topic) else { throw .invalidCode(topic) }
    topics[places[key] ?? add(key)].position = TopicPosition(after: sequence)
  }

  /// Ends the subscription. Done by itself when the last reference goes.
  public func close() { socket.close() }

  /// Hands out what has come, in order.
  ///
  /// - Parameters:
  ///   - duration: How long to wait when there is nothing; zero: only looks.
  ///   - body: Gets each update.
  /// - Returns: How many bodies came, heartbeats included; 0: nothing came in time.
  @discardableResult
  public func poll(waiting duration: Duration = .zero, _ body: (FeedUpdate) -> Void) throws(ClientError) -> Int {
    let deadline = ContinuousClock.now + duration
    var count = 0
    while count < Self.bodiesPerPoll {
      guard try receive(waitingUntil: count > 0 ? nil : deadline) else { break }
      count += 1
      try handle(body)
    }
    if count > 0 { lastHeard = .now }
    return count
  }

  private func receive(waitingUntil deadline: ContinuousClock.Instant?) throws(ClientError) -> Bool {
    do throws(MessagingError) {
      while true {
        if try socket.receive(into: topicFrame, dontWait: true) {
          // The parts of a message come together.
          guard topicFrame.hasMore else { continue }
          guard try socket.receive(into: bodyFrame) else { return false }
          try socket.skipRest(after: bodyFrame)
          return true
        }
        guard let deadline, ContinuousClock.now < deadline else { return false }
        _ = try poller.wait(milliseconds: milliseconds(until: deadline))
      }
    } catch {
      throw .messaging(error)
    }
  }

  /// Hands out the body that was received last, and before it what was missed.
  private func handle(_ body: (FeedUpdate) -> Void) throws(ClientError) {
    guard let place = place(ofTopic: topicFrame.bytes) else {
      throw .malformedAnswer(address: address, reason: "a topic of \(topicFrame.count) bytes")
    }
    do throws(WireError) {
      var reader = MessageReader(bodyFrame.bytes)
      guard let first = try reader.next(), first.templateID == FeedHeaderMessage.templateID else {
        throw .unknownTemplate(0, offsetInFrame: WireSchema.headerLength)
      }
      let header = try first.decode(FeedHeaderMessage.self)
      var sequence = header.firstSequence
      var skipping = settle(place, header, body)
      while let view = try reader.next() {
        if skipping > 0 {
          skipping -= 1
        } else {
          body(.message(topics[place].topic, sequence: sequence, try FeedMessage(view)))
        }
        sequence += 1
      }
      if header.count > 0 { topics[place].position.advance(past: header.firstSequence + UInt64(header.count) - 1) }
    } catch {
      throw .malformedAnswer(address: address, reason: error.description)
    }
  }

  /// Makes good what is missing before the body with `header`.
  ///
  /// - Returns: How many of the body's messages are known already.
  private func settle(_ place: Int, _ header: FeedHeaderMessage, _ body: (FeedUpdate) -> Void) -> Int {
    while true {
      let verdict = topics[place].position.judge(
        first: header.firstSequence, count: Int(header.count), engineSequence: header.engineSequence)
      switch verdict {
      case .take(let skipping): return skipping
      case .startedAnew: body(.startedAnew(topics[place].topic))
      case .missing(let range):
        missedMessages += UInt64(range.count)
        topics[place].position.advance(past: makeGood(range, of: topics[place].topic, body))
      }
    }
  }

  /// Gets the messages in `range` again, or what can be had instead.
  ///
  /// - Returns: The sequence of the last message that is settled.
  private func makeGood(_ range: ClosedRange<UInt64>, of topic: FeedTopic, _ body: (FeedUpdate) -> Void) -> UInt64 {
    guard let replay else {
      body(.lost(topic, missing: range, reason: "no replay address was given"))
      return range.upperBound
    }
    do throws(ClientError) {
      if let messages = try replay.range(range, of: topic.name) {
        body(.repaired(topic, missing: range))
        for (index, message) in messages.enumerated() {
          body(.message(topic, sequence: range.lowerBound + UInt64(index), message))
        }
        return range.upperBound
      }
      let snapshot = try replay.snapshot(of: topic.name)
      body(.snapshot(topic, missing: range, snapshot))
      return max(range.upperBound, snapshot.topicSequence)
    } catch {
      body(.lost(topic, missing: range, reason: error.description))
      return range.upperBound
    }
  }

  @inline(__always)
  private func place(ofTopic bytes: UnsafeRawBufferPointer) -> Int? {
    guard let key = Topic48(bytes) else { return nil }
    if let lastTopic, lastTopic.key == key { return lastTopic.place }
    let place = places[key] ?? add(key)
    lastTopic = (key, place)
    return place
  }

  private func add(_ key: Topic48) -> Int {
    places[key] = topics.count
    topics.append((FeedTopic(name: "\(key)"), TopicPosition()))
    return topics.count - 1
  }
}

extension Topic48 {
  /// The topic that a frame holds; `nil` when it is longer than a topic may be.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= 48 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    self.init(
      word0: UInt64(littleEndian: words.0), word1: UInt64(littleEndian: words.1),
      word2: UInt64(littleEndian: words.2), word3: UInt64(littleEndian: words.3),
      word4: UInt64(littleEndian: words.4), word5: UInt64(littleEndian: words.5))
  }
}
