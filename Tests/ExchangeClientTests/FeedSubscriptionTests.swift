import Foundation
import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeClient

/// A feed whose messages a test sends, and leaves out, at will.
@Suite struct FeedSubscriptionTests {
  private let context: MessagingContext
  private let publisher: FakeFeed

  init() throws {
    context = try MessagingContext()
    publisher = try FakeFeed(context)
  }

  /// A subscription that the publisher knows of.
  private func subscribe(replay: String? = nil) throws -> FeedSubscription {
    let feed = try FeedSubscription(
      address: publisher.address, prefixes: ["fill/"], replayAddress: replay, context: context,
      answerTimeout: .milliseconds(500))
    try publisher.awaitSubscription(to: "fill/")
    return feed
  }

  /// Polls until `bodies` bodies came; a line for each update.
  private func read(_ feed: FeedSubscription, bodies: Int) throws -> [String] {
    var lines: [String] = []
    var count = 0
    for _ in 0..<500 where count < bodies {
      count += try feed.poll(waiting: .milliseconds(10)) { update in
        switch update {
        case .message(let topic, let sequence, .fill(let fill)):
          #expect(topic == FakeFeed.topic)
          #expect(fill.trade == sequence)
          lines.append("\(sequence)")
        case .message: lines.append("another message")
        case .repaired(_, let missing): lines.append("repaired \(missing)")
        case .snapshot(_, let missing, let snapshot):
          lines.append("snapshot \(missing.map { "\($0)" } ?? "alone") as of \(snapshot.topicSequence)")
        case .lost(_, let missing, _): lines.append("lost \(missing)")
        case .startedAnew: lines.append("started anew")
        }
      }
    }
    return lines
  }

  @Test func `messages come in order with their sequences, several in a body`() throws {
    let feed = try subscribe()
    try publisher.publish(1...3)
    try publisher.publish(4...4)
    try publisher.publishHeartbeat(next: 5)
    #expect(try read(feed, bodies: 3) == ["1", "2", "3", "4"])
    #expect(feed.missedMessages == 0)
  }

  @Test func `without a replay address a hole is told and the feed goes on`() throws {
    let feed = try subscribe()
    try publisher.publish(1...2)
    try publisher.publish(6...6)
    #expect(try read(feed, bodies: 2) == ["1", "2", "lost 3...5", "6"])
    #expect(feed.missedMessages == 3)
  }

  @Test func `a hole is filled from the replay socket, in order`() throws {
    let replay = try FakeExchange(context) { message, frame in
      guard case .rangeRequest(let request) = message else { return }
      let range = request.firstSequence...request.lastSequence
      frame.append(
        RangeHeaderMessage(
          requestToken: request.requestToken, topic: request.topic, firstSequence: range.lowerBound,
          count: UInt32(range.count)))
      for number in range { frame.append(FakeFeed.fill(number)) }
    }
    defer { replay.stop() }
    let feed = try subscribe(replay: replay.address)
    try publisher.publish(1...2)
    try publisher.publish(6...6)
    try publisher.publishHeartbeat(next: 9)
    let expected = ["1", "2", "repaired 3...5", "3", "4", "5", "6", "repaired 7...8", "7", "8"]
    #expect(try read(feed, bodies: 3) == expected)
    #expect(feed.missedMessages == 5)
  }

  @Test func `an answer in parts is put together`() throws {
    let replay = try FakeExchange(context) { message, frame in
      guard case .rangeRequest(let request) = message else { return }
      let last = min(request.firstSequence + 1, request.lastSequence)
      frame.append(
        RangeHeaderMessage(
          requestToken: request.requestToken, topic: request.topic, firstSequence: request.firstSequence,
          count: UInt32(last - request.firstSequence + 1)))
      for number in request.firstSequence...last { frame.append(FakeFeed.fill(number)) }
    }
    defer { replay.stop() }
    let feed = try subscribe(replay: replay.address)
    try feed.start(FakeFeed.topic.name, after: 0)
    try publisher.publish(6...6)
    #expect(try read(feed, bodies: 1) == ["repaired 1...5", "1", "2", "3", "4", "5", "6"])
  }

  @Test func `when the range is not kept any more a snapshot takes its place, and what it reflects is left out`() throws
  {
    let replay = try FakeExchange(context) { message, frame in
      switch message {
      case .rangeRequest(let request): frame.refuse(231, request.requestToken, .rangeNotAvailable)
      case .snapshotRequest(let request):
        frame.append(
          SnapshotHeaderMessage(
            requestToken: request.requestToken, topic: request.topic, topicSequence: 8, engineSequence: 1_000, time: 5,
            count: 0))
      default: break
      }
    }
    defer { replay.stop() }
    let feed = try subscribe(replay: replay.address)
    try publisher.publish(1...1)
    try publisher.publish(7...8)
    try publisher.publish(9...9)
    #expect(try read(feed, bodies: 3) == ["1", "snapshot 2...6 as of 8", "9"])
  }

  @Test func `a replay socket that does not answer leaves a hole that is told`() throws {
    let replay = try FakeExchange(context) { _, _ in }
    defer { replay.stop() }
    let feed = try subscribe(replay: replay.address)
    try publisher.publish(1...1)
    try publisher.publish(3...3)
    #expect(try read(feed, bodies: 2) == ["1", "lost 2...2", "3"])
  }

  @Test func `a reader that starts behind a snapshot leaves out what that reflects`() throws {
    let feed = try subscribe()
    try feed.start(FakeFeed.topic.name, after: 4)
    try publisher.publish(3...6)
    #expect(try read(feed, bodies: 1) == ["5", "6"])
  }

  @Test func `another journal behind the feed is told`() throws {
    let feed = try subscribe()
    try publisher.publish(50...51, engine: 900)
    try publisher.publish(1...1, engine: 12)
    #expect(try read(feed, bodies: 2) == ["50", "51", "started anew", "1"])
  }

  @Test func `a body that is no feed body is told with the address`() throws {
    let feed = try subscribe()
    var body = MessageBuffer()
    body.append(FakeFeed.fill(1))
    try publisher.send(body)
    let error = #expect(throws: ClientError.self) {
      for _ in 0..<500 { try feed.poll(waiting: .milliseconds(10)) { _ in } }
    }
    guard case .malformedAnswer(let address, _) = error else { throw try #require(error) }
    #expect(address == feed.address)
  }

  @Test func `a snapshot over several frames is put together, and a stale one is left out`() throws {
    let token = UInt64(1)
    let router = try context.socket(.router)
    let address = try router.bind("inproc://replay")
    let connection = try ReplayConnection(address: address, context: context)
    let thread = Thread {
      guard let parts = try? router.receiveMessage(), let topic = Topic48("book/X/") else { return }
      func send(_ fill: (inout MessageBuffer) -> Void) {
        var frame = MessageBuffer()
        fill(&frame)
        _ = try? router.send(parts[0], more: true)
        _ = try? router.send(frame.bytes)
      }
      func header(_ token: UInt64, _ count: UInt32) -> SnapshotHeaderMessage {
        SnapshotHeaderMessage(
          requestToken: token, topic: topic, topicSequence: 77, engineSequence: 1, time: 1, count: count)
      }
      send { frame in
        frame.append(header(99, 1))
        frame.append(FakeFeed.fill(99))
      }
      send { frame in
        frame.append(header(token, 3))
        frame.append(FakeFeed.fill(1))
      }
      send { frame in
        frame.append(FakeFeed.fill(2))
        frame.append(FakeFeed.fill(3))
      }
    }
    thread.start()
    let snapshot = try connection.snapshot(of: "book/X/")
    #expect(snapshot.topicSequence == 77)
    #expect(snapshot.messages == [1, 2, 3].map { .fill(FakeFeed.fill($0)) })
  }
}
