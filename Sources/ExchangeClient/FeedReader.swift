import WireProtocol

/// What the bodies of a feed add up to: each topic's updates in order, and what was missed made good.
///
/// A topic of a book begins with a snapshot, and gets another when something of it is lost: a book with a hole is none.
final class FeedReader {
  private struct Topic {
    let name: FeedTopic
    let keepsBook: Bool
    var position = TopicPosition()
    /// Whether a book that is kept from its updates is not the exchange's.
    var lacksState: Bool

    init(_ key: Topic48) {
      name = FeedTopic(name: "\(key)")
      keepsBook = name.book != nil
      lacksState = keepsBook
    }
  }

  /// Where the bodies come from, for errors.
  private let source: String
  private let replay: ReplayConnection?
  private let reasonWithoutReplay: String
  private var places: [Topic48: Int] = [:]
  private var topics: [Topic] = []
  /// The topic that came last: most come in runs.
  private var lastTopic: (key: Topic48, place: Int)?
  /// Why the last snapshot that a book needed did not come, and until when none is asked for.
  private var failure: (reason: String, until: ContinuousClock.Instant)?

  /// Messages that were missed, however they were made good.
  private(set) var missedMessages: UInt64 = 0

  /// How long a replay socket that did not answer is left alone: each try holds up all topics.
  private static let pauseAfterFailure = Duration.seconds(2)

  /// A reader that makes good what is missing from `replay`; `nil`: only tells, with `reason`.
  init(
    source: String, replay: ReplayConnection?, withoutReplay reason: String = "no replay address was given"
  ) {
    self.source = source
    self.replay = replay
    reasonWithoutReplay = reason
  }

  /// Goes on in `topic` behind the message `sequence`; with 0 from its beginning.
  func start(_ topic: String, after sequence: UInt64) throws(ClientError) {
    guard let key = Topic48(topic) else { throw .invalidCode(topic) }
    let place = places[key] ?? add(key)
    topics[place].position = TopicPosition(after: sequence)
    // Who starts behind a sequence has the state as of it; at the beginning there is none.
    topics[place].lacksState = false
  }

  /// Takes a body that came under `topic`, and hands out its messages, and before them what was missed; or, in a recording,
  /// a state that a topic goes on from.
  func take(
    _ topic: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer, _ give: (FeedUpdate) -> Void
  ) throws(ClientError) {
    guard let place = place(ofTopic: topic) else {
      throw .malformedAnswer(address: source, reason: "a topic of \(topic.count) bytes")
    }
    do throws(WireError) {
      var reader = MessageReader(body)
      let first = try reader.next()
      if let first, first.templateID == SnapshotHeaderMessage.templateID {
        return take(try TopicSnapshot(first, &reader), place, give)
      }
      guard let first, first.templateID == FeedHeaderMessage.templateID else {
        throw .unknownTemplate(0, offsetInFrame: WireSchema.headerLength)
      }
      let header = try first.decode(FeedHeaderMessage.self)
      var sequence = header.firstSequence
      var skipping = settle(place, header, give)
      while let view = try reader.next() {
        if skipping > 0 {
          skipping -= 1
        } else {
          give(.message(topics[place].name, sequence: sequence, try FeedMessage(view)))
        }
        sequence += 1
      }
      if header.count > 0 { topics[place].position.advance(past: header.firstSequence + UInt64(header.count) - 1) }
    } catch {
      throw .malformedAnswer(address: source, reason: error.description)
    }
  }

  /// Makes good what is missing before the body with `header`.
  ///
  /// - Returns: How many of the body's messages are known already.
  private func settle(_ place: Int, _ header: FeedHeaderMessage, _ give: (FeedUpdate) -> Void) -> Int {
    while true {
      if topics[place].lacksState { getState(place, before: header.firstSequence, give) }
      let verdict = topics[place].position.judge(
        first: header.firstSequence, count: Int(header.count), engineSequence: header.engineSequence)
      switch verdict {
      case .take(let skipping): return skipping
      case .startedAnew:
        give(.startedAnew(topics[place].name))
        topics[place].lacksState = topics[place].keepsBook
      case .missing(let range):
        missedMessages += UInt64(range.count)
        topics[place].position.advance(past: makeGood(range, place, give))
      }
    }
  }

  /// Gets the state of a book's topic, on which the body that begins with `first` builds.
  private func getState(_ place: Int, before first: UInt64, _ give: (FeedUpdate) -> Void) {
    let (topic, isNew) = (topics[place].name, topics[place].position.next == nil)
    if isNew && first <= 1 {
      // The book was empty before its first message.
      topics[place].lacksState = false
      return
    }
    guard let replay else { return }
    if failure.map({ ContinuousClock.now >= $0.until }) ?? true {
      do throws(ClientError) {
        return take(try replay.snapshot(of: topic.name), place, missing: nil, give)
      } catch {
        failure = (error.description, .now + Self.pauseAfterFailure)
      }
    }
    // Told once; the next bodies try again.
    if isNew, let failure { give(.lost(topic, missing: 1...first - 1, reason: failure.reason)) }
  }

  /// Hands out a state that was recorded.
  private func take(_ snapshot: TopicSnapshot, _ place: Int, _ give: (FeedUpdate) -> Void) {
    if topics[place].position.isAhead(of: snapshot.engineSequence) {
      topics[place].position = TopicPosition()
      give(.startedAnew(topics[place].name))
    }
    let next = topics[place].position.next ?? .max
    let missing = next <= snapshot.topicSequence ? next...snapshot.topicSequence : nil
    missedMessages += UInt64(missing?.count ?? 0)
    take(snapshot, place, missing: missing, give)
  }

  /// Hands out a state in place of what led to it.
  private func take(
    _ snapshot: TopicSnapshot, _ place: Int, missing: ClosedRange<UInt64>?, _ give: (FeedUpdate) -> Void
  ) {
    give(.snapshot(topics[place].name, missing: missing, snapshot))
    topics[place].position.advance(past: snapshot.topicSequence)
    topics[place].lacksState = false
    failure = nil
  }

  /// Gets the messages in `range` again, or what can be had instead.
  ///
  /// - Returns: The sequence of the last message that is settled.
  private func makeGood(_ range: ClosedRange<UInt64>, _ place: Int, _ give: (FeedUpdate) -> Void) -> UInt64 {
    let topic = topics[place].name
    guard let replay else {
      lose(range, place, reasonWithoutReplay, give)
      return range.upperBound
    }
    do throws(ClientError) {
      if let messages = try replay.range(range, of: topic.name) {
        give(.repaired(topic, missing: range))
        for (index, message) in messages.enumerated() {
          give(.message(topic, sequence: range.lowerBound + UInt64(index), message))
        }
        return range.upperBound
      }
      take(try replay.snapshot(of: topic.name), place, missing: range, give)
    } catch {
      lose(range, place, error.description, give)
      failure = (error.description, .now + Self.pauseAfterFailure)
    }
    return range.upperBound
  }

  private func lose(_ range: ClosedRange<UInt64>, _ place: Int, _ reason: String, _ give: (FeedUpdate) -> Void) {
    topics[place].lacksState = topics[place].keepsBook
    give(.lost(topics[place].name, missing: range, reason: reason))
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
    topics.append(Topic(key))
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
