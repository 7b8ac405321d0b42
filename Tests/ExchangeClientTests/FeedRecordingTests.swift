import Foundation
import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeClient

/// A recorder, and a subscription beside it, of the same feed.
@Suite final class FeedRecordingTests {
  private static let levels = "book/H800-80G/HZ/3m/"
  private let path = NSTemporaryDirectory() + "tenor-recording-\(UInt64.random(in: .min ... .max))"
  private let context: MessagingContext
  private let publisher: FakeFeed
  private let exchange: FakeExchange

  init() throws {
    context = try MessagingContext()
    publisher = try FakeFeed(context)
    // Keeps fills, but of levels only the state: as of the sequence 8, and of 20 once something is missing.
    exchange = try FakeExchange(context) { message, frame in
      switch message {
      case .rangeRequest(let request) where "\(request.topic)" == FakeFeed.topic.name:
        let range = request.firstSequence...request.lastSequence
        frame.append(
          RangeHeaderMessage(
            requestToken: request.requestToken, topic: request.topic, firstSequence: range.lowerBound,
            count: UInt32(range.count)))
        for number in range { frame.append(FakeFeed.fill(number)) }
      case .rangeRequest(let request): frame.refuse(231, request.requestToken, .rangeNotAvailable)
      case .snapshotRequest(let request):
        frame.append(
          SnapshotHeaderMessage(
            requestToken: request.requestToken, topic: request.topic, topicSequence: 8, engineSequence: 1_000,
            time: 5, count: 2))
        frame.append(Self.level(7))
        frame.append(Self.level(8))
      default: break
      }
    }
  }

  deinit {
    exchange.stop()
    unlink(path)
  }

  private static func level(_ price: UInt64) -> BookLevelMessage {
    BookLevelMessage(price: Int64(price), quantity: 1, instrument: 1, orderCount: 1, side: .bid)
  }

  private func publishLevels(_ range: Range<UInt64>) throws {
    var body = MessageBuffer()
    body.append(
      FeedHeaderMessage(firstSequence: range.lowerBound, engineSequence: 1_000, time: 5, count: UInt32(range.count)))
    for sequence in range { body.append(Self.level(sequence)) }
    try publisher.send(body, topic: Self.levels)
  }

  @Test func `a recording gives the updates and books that a feed gave`() throws {
    let symbol = try #require(Symbol("H800-80G.HZ.3m"))
    let recorder = try FeedRecorder(
      path, address: publisher.address, topics: ["fill/", "book/"], replayAddress: exchange.address, context: context)
    // libzmq tells of prefixes in the alphabet's order, and of each only once.
    try publisher.awaitSubscription(to: "book/")
    try publisher.awaitSubscription(to: "fill/")
    let feed = try Feed(
      address: publisher.address, topics: ["fill/", "book/", "last/"], replayAddress: exchange.address,
      context: context)
    try publisher.awaitSubscription(to: "last/")
    try publisher.publish(1...2)
    try publishLevels(8..<10)
    try publisher.publish(5...5)
    try publishLevels(10..<10)
    try publisher.publishHeartbeat(next: 7)
    try publishLevels(10..<12)
    for _ in 0..<5_000 where recorder.messages < 10 { try recorder.poll(waiting: .milliseconds(10)) }
    #expect(recorder.messages == 10)
    #expect(recorder.repaired == 3)
    #expect(recorder.missing == 0)

    let recording = try FeedRecording(path)
    var replayed: [FeedUpdate] = []
    while let update = try recording.next() { replayed.append(update) }
    #expect(recording.end == .whole)
    var live: [FeedUpdate] = []
    while live.last != replayed.last, let update = try feed.next(waiting: .seconds(60)) { live.append(update) }
    // What was repaired stands in the recording as if it had never been missed.
    live.removeAll { if case .repaired = $0 { true } else { false } }
    #expect(replayed == live)
    #expect(recording.levels(of: symbol) == feed.levels(of: symbol))
    #expect(recording.levels(of: symbol)?.isComplete == true)
    #expect(recording.levels(of: symbol)?.bids.map(\.price.rawValue) == [11, 10, 9, 8, 7])
  }

  @Test func `what the exchange does not have any more is missing in a recording, too`() throws {
    let recorder = try FeedRecorder(
      path, address: publisher.address, topics: ["book/"], replayAddress: exchange.address, context: context)
    try publisher.awaitSubscription(to: "book/")
    try publishLevels(1..<3)
    try publishLevels(7..<10)
    for _ in 0..<5_000 where recorder.messages < 5 { try recorder.poll(waiting: .milliseconds(10)) }
    #expect(recorder.missing == 4)
    let recording = try FeedRecording(path)
    var lines: [String] = []
    while let update = try recording.next() {
      switch update {
      case .message(_, let sequence, _): lines.append("\(sequence)")
      case .snapshot(_, let missing?, let state): lines.append("\(missing) as of \(state.topicSequence)")
      case .snapshot, .lost, .repaired, .startedAnew: lines.append("\(update)")
      }
    }
    #expect(lines == ["1", "2", "3...8 as of 8", "9"])
  }

  @Test func `a hole that nobody filled is told as lost`() throws {
    try write([body(of: 1...2), body(of: 5...5)])
    let recording = try FeedRecording(path)
    var updates: [FeedUpdate] = []
    while let update = try recording.next() { updates.append(update) }
    #expect(updates.count == 4)
    #expect(
      updates[2] == .lost(FakeFeed.topic, missing: 3...4, reason: "the recording does not have them"))
  }

  @Test func `bodies come as they stand, and a state is told from what was published`() throws {
    let state = TopicSnapshot(topic: Self.levels, topicSequence: 4, engineSequence: 9, time: 5, messages: [])
    try write([body(of: 1...2), RecordedBody(receivedAt: 7, topic: Self.levels, body: state.bytes)])
    let recording = try FeedRecording(path)
    #expect(recording.end == nil)
    let (first, second) = (try recording.nextBody(), try recording.nextBody())
    #expect(first == body(of: 1...2))
    #expect(first?.isState == false)
    #expect(second?.isState == true)
    #expect(try recording.nextBody() == nil)
    #expect(recording.end == .whole)
  }

  @Test func `a recording that was cut off ends before what is cut off, and damage is told`() throws {
    let length = try write([body(of: 1...2), body(of: 3...3)])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let second = UInt64(length - FeedRecording.bytes(of: body(of: 3...3)).count)
    for count in [length - 1, Int(second) + 1, Int(second) + 20] {
      try whole.prefix(count).write(to: URL(fileURLWithPath: path))
      let recording = try FeedRecording(path)
      #expect(try recording.nextBody() != nil)
      #expect(try recording.nextBody() == nil)
      #expect(recording.end == .cut(at: second))
    }
    var damaged = whole
    damaged[Int(second) + 8] = 200
    try damaged.write(to: URL(fileURLWithPath: path))
    let recording = try FeedRecording(path)
    _ = try recording.nextBody()
    #expect(throws: RecordingError.damaged(path: path, offset: second)) { try recording.nextBody() }
  }

  private func body(of range: ClosedRange<UInt64>) -> RecordedBody {
    var buffer = MessageBuffer()
    buffer.append(
      FeedHeaderMessage(firstSequence: range.lowerBound, engineSequence: 9, time: 5, count: UInt32(range.count)))
    for number in range { buffer.append(FakeFeed.fill(number)) }
    return RecordedBody(receivedAt: 6, topic: FakeFeed.topic.name, body: buffer.bytes)
  }

  /// Makes a recording; its length.
  @discardableResult
  private func write(_ bodies: [RecordedBody]) throws -> Int {
    let bytes = FeedRecording.magic + bodies.flatMap { FeedRecording.bytes(of: $0) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return bytes.count
  }
}
