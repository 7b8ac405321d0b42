import MatchingEngine
import Messaging
import Synchronization
import Testing
import WireProtocol

@testable import ExchangeClient

/// Bodies of a book's topic, as they come, and what a reader makes of them.
@Suite struct FeedReaderTests {
  private static let topic = "book/H800-80G/HZ/3m/"
  private let context: MessagingContext

  init() throws { context = try MessagingContext() }

  /// A replay socket with snapshots as of the sequences in `answers`, one after the other; it refuses when there are none
  /// left, and all ranges.
  private func withReplay(_ answers: [UInt64], _ body: (ReplayConnection) throws -> Void) throws {
    let left = Mutex(answers)
    let exchange = try FakeExchange(context) { message, frame in
      switch message {
      case .snapshotRequest(let request):
        guard let sequence = left.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
          return frame.refuse(230, request.requestToken, .unknownTopic)
        }
        frame.append(
          SnapshotHeaderMessage(
            requestToken: request.requestToken, topic: request.topic, topicSequence: sequence, engineSequence: 9,
            time: 5, count: 1))
        frame.append(Self.level(sequence))
      case .rangeRequest(let request): frame.refuse(231, request.requestToken, .rangeNotAvailable)
      default: break
      }
    }
    defer { exchange.stop() }
    try body(ReplayConnection(address: exchange.address, context: context))
  }

  private static func level(_ sequence: UInt64) -> BookLevelMessage {
    BookLevelMessage(price: Int64(sequence), quantity: 1, instrument: 1, orderCount: 1, side: .bid)
  }

  /// A line for each update that a body with the messages in `range` leads to; an empty range: a heartbeat.
  private func take(_ reader: FeedReader, _ range: Range<UInt64>, engine: UInt64 = 10) throws -> [String] {
    var body = MessageBuffer()
    body.append(
      FeedHeaderMessage(firstSequence: range.lowerBound, engineSequence: engine, time: 5, count: UInt32(range.count)))
    for sequence in range { body.append(Self.level(sequence)) }
    var lines: [String] = []
    try Array(Self.topic.utf8).withUnsafeBytes { topic in
      try body.bytes.withUnsafeBytes { body in
        try reader.take(topic, body) { update in
          switch update {
          case .message(_, let sequence, _): lines.append("\(sequence)")
          case .snapshot(_, let missing, let state):
            lines.append("as of \(state.topicSequence)" + (missing.map { " for \($0)" } ?? ""))
          case .repaired(_, let missing): lines.append("repaired \(missing)")
          case .lost(_, let missing, _): lines.append("lost \(missing)")
          case .startedAnew: lines.append("anew")
          }
        }
      }
    }
    return lines
  }

  @Test func `a book begins with a snapshot, and what that reflects is left out`() throws {
    try withReplay([8]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 7..<11) == ["as of 8", "9", "10"])
      #expect(try take(reader, 11..<12) == ["11"])
      #expect(reader.missedMessages == 0)
    }
  }

  @Test func `a heartbeat of a quiet book is enough to begin it`() throws {
    try withReplay([8]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 9..<9) == ["as of 8"])
      #expect(try take(reader, 9..<10) == ["9"])
    }
  }

  @Test func `a book that is read from its first message on needs no snapshot`() throws {
    try withReplay([]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 1..<3) == ["1", "2"])
    }
  }

  @Test func `without a replay socket a book is read from where one comes in`() throws {
    let reader = FeedReader(source: "here", replay: nil)
    #expect(try take(reader, 7..<8) == ["7"])
    #expect(try take(reader, 9..<10) == ["lost 8...8", "9"])
    #expect(try take(reader, 10..<11) == ["10"])
  }

  @Test func `what is not kept is replaced by the state of now`() throws {
    try withReplay([8, 30]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 9..<10) == ["as of 8", "9"])
      #expect(try take(reader, 29..<32) == ["as of 30 for 10...28", "31"])
    }
  }

  @Test func `another journal's book begins with a snapshot of that`() throws {
    try withReplay([50, 3]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 51..<52, engine: 900) == ["as of 50", "51"])
      #expect(try take(reader, 4..<5, engine: 12) == ["anew", "as of 3", "4"])
    }
  }

  @Test func `a beginning that could not be had is told once`() throws {
    try withReplay([]) { replay throws in
      let reader = FeedReader(source: "here", replay: replay)
      #expect(try take(reader, 7..<8) == ["lost 1...6", "7"])
      #expect(try take(reader, 8..<9) == ["8"])
    }
  }

  @Test func `a book with a hole gets a snapshot as soon as one can be had`() throws {
    let isThere = Mutex(false)
    let exchange = try FakeExchange(context) { message, frame in
      guard case .snapshotRequest(let request) = message, isThere.withLock({ $0 }) else {
        if case .rangeRequest(let request) = message { frame.refuse(231, request.requestToken, .rangeNotAvailable) }
        if case .snapshotRequest(let request) = message { frame.refuse(230, request.requestToken, .unknownTopic) }
        return
      }
      frame.append(
        SnapshotHeaderMessage(
          requestToken: request.requestToken, topic: request.topic, topicSequence: 9, engineSequence: 9, time: 5,
          count: 0))
    }
    defer { exchange.stop() }
    let reader = FeedReader(
      source: "here", replay: try ReplayConnection(address: exchange.address, context: context))
    #expect(try take(reader, 1..<2) == ["1"])
    #expect(try take(reader, 5..<6) == ["lost 2...4", "5"])
    isThere.withLock { $0 = true }
    // A replay socket that failed is left alone for a while: heartbeats go on asking.
    var lines: [String] = []
    for _ in 0..<2_000 where lines.isEmpty {
      lines = try take(reader, 6..<6)
      if lines.isEmpty { try Poller(capacity: 1).pause() }
    }
    #expect(lines == ["as of 9"])
    #expect(try take(reader, 9..<11) == ["10"])
  }

  @Test func `a replay socket that is busy is asked again`() throws {
    let asked = Mutex(0)
    let exchange = try FakeExchange(context) { message, frame in
      guard case .snapshotRequest(let request) = message else { return }
      let count = asked.withLock { count in
        count += 1
        return count
      }
      if count < 3 { return frame.refuse(230, request.requestToken, count == 1 ? .busy : .tooManyRequests) }
      frame.append(
        SnapshotHeaderMessage(
          requestToken: request.requestToken, topic: request.topic, topicSequence: 6, engineSequence: 9, time: 5,
          count: 0))
    }
    defer { exchange.stop() }
    let reader = FeedReader(
      source: "here", replay: try ReplayConnection(address: exchange.address, context: context))
    #expect(try take(reader, 7..<8) == ["as of 6", "7"])
    #expect(asked.withLock { $0 } == 3)
  }
}

extension Poller {
  /// Gives other threads a moment.
  fileprivate func pause() throws { _ = try wait(milliseconds: 2) }
}
