import Foundation
import MatchingEngine
import Messaging
import Synchronization
import Testing
import WireProtocol

@testable import ExchangeClient

@Suite struct FeedTests {
  private let context: MessagingContext
  private let publisher: FakeFeed

  init() throws {
    context = try MessagingContext()
    publisher = try FakeFeed(context)
  }

  /// A feed that the publisher knows of.
  private func feed(_ topic: String = "fill/", bufferedUpdates: Int = 4_096) throws -> Feed {
    let feed = try Feed(
      address: publisher.address, topics: [topic], bufferedUpdates: bufferedUpdates, context: context)
    try publisher.awaitSubscription(to: topic)
    return feed
  }

  /// Waits, within bounds, for `condition`.
  private func eventually(_ condition: () -> Bool) async throws {
    for _ in 0..<30_000 where !condition() { try await Task.sleep(for: .milliseconds(1)) }
    try #require(condition())
  }

  private static func sequence(_ update: FeedUpdate?) -> UInt64? {
    if case .message(_, let sequence, _) = update { sequence } else { nil }
  }

  @Test func `a task gets what comes, in order`() async throws {
    let feed = try feed()
    try publisher.publish(1...3)
    try publisher.publish(6...6)
    var updates: [FeedUpdate] = []
    for try await update in feed {
      updates.append(update)
      if updates.count == 5 { break }
    }
    #expect(updates.map(Self.sequence) == [1, 2, 3, nil, 6])
    guard case .lost(FakeFeed.topic, 4...5, _) = updates[3] else { throw ClientError.invalidCode("\(updates[3])") }
    #expect(feed.missedMessages == 2)
    #expect(feed.lastHeard != nil)
  }

  @Test func `a task that waits goes on with what comes later`() async throws {
    let feed = try feed()
    let reader = Task { () throws(ClientError) -> [FeedUpdate?] in
      let iterator = feed.makeAsyncIterator()
      return [try await iterator.next(), try await iterator.next()]
    }
    try await eventually { feed.channel.hasReader }
    try publisher.publish(1...1)
    try publisher.publish(2...2)
    #expect(try await reader.value.map(Self.sequence) == [1, 2])
  }

  @Test func `a cancelled task ends the feed and its thread`() async throws {
    let feed = try feed()
    let reader = Task { () throws(ClientError) -> Int in
      var count = 0
      for try await _ in feed { count += 1 }
      return count
    }
    try publisher.publish(1...2)
    try await eventually { feed.lastHeard != nil && feed.channel.hasReader && feed.channel.waitingUpdates == 0 }
    reader.cancel()
    #expect(try await reader.value == 2)
    try publisher.awaitEnd(of: "fill/")
    #expect(try feed.next(waiting: .seconds(60)) == nil)
  }

  @Test func `a feed that nothing refers to any more ends its thread`() throws {
    var feed: Feed? = try feed()
    try publisher.publish(1...1)
    #expect(Self.sequence(try feed?.next(waiting: .seconds(60))) == 1)
    feed = nil
    try publisher.awaitEnd(of: "fill/")
  }

  @Test func `one that was never read goes too`() throws {
    var feed: Feed? = try feed()
    #expect(feed?.lastHeard == nil)
    feed = nil
    try publisher.awaitEnd(of: "fill/")
  }

  @Test func `a thread waits, without tasks, for the next update`() throws {
    let feed = try feed()
    #expect(try feed.next(waiting: .milliseconds(1)) == nil)
    try publisher.publish(1...2)
    #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == 1)
    #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == 2)
  }

  @Test func `who reads slowly makes the thread wait, and gets everything`() async throws {
    let feed = try feed(bufferedUpdates: 4)
    for number in UInt64(1)...1_000 { try publisher.publish(number...number) }
    #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == 1)
    try await eventually { feed.channel.waitingUpdates == 4 }
    for number in UInt64(2)...1_000 {
      #expect(feed.channel.waitingUpdates <= 4)
      #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == number)
    }
    #expect(feed.missedMessages == 0)
  }

  @Test func `a feed that is closed lets go of a thread that waits for a reader`() throws {
    let feed = try feed(bufferedUpdates: 1)
    try publisher.publish(1...10)
    #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == 1)
    feed.close()
    try publisher.awaitEnd(of: "fill/")
    #expect(try feed.next(waiting: .seconds(60)) == nil)
  }

  @Test func `a function is called with what comes, and once more at the end`() async throws {
    let feed = try feed()
    let heard = Mutex<[UInt64?]>([])
    let ends = Mutex<[ClientError?]>([])
    try feed.onUpdate {
      update in
      heard.withLock { $0.append(Self.sequence(update)) }
    } onEnd: {
      failure in
      ends.withLock { $0.append(failure) }
    }
    try publisher.publish(1...3)
    try await eventually { heard.withLock { $0.count } >= 3 }
    #expect(heard.withLock { $0 } == [1, 2, 3])
    feed.close()
    try publisher.awaitEnd(of: "fill/")
    try await eventually { ends.withLock { !$0.isEmpty } }
    #expect(ends.withLock { $0 } == [nil])
  }

  @Test func `what is no feed ends it behind what came before, and is told once`() throws {
    let feed = try feed()
    try publisher.publish(1...1)
    var body = MessageBuffer()
    body.append(FakeFeed.fill(2))
    try publisher.send(body)
    #expect(Self.sequence(try feed.next(waiting: .seconds(60))) == 1)
    let error = #expect(throws: ClientError.self) { try feed.next(waiting: .seconds(60)) }
    guard case .malformedAnswer(publisher.address, _) = error else { throw try #require(error) }
    #expect(try feed.next(waiting: .seconds(60)) == nil)
  }

  @Test func `the books are as of the update that was handed out last`() throws {
    let symbol = try #require(Symbol("H800-80G.HZ.3m"))
    let feed = try feed("book/")
    #expect(feed.levels(of: symbol) == nil)
    for sequence in UInt64(1)...3 {
      var body = MessageBuffer()
      body.append(FeedHeaderMessage(firstSequence: sequence, engineSequence: sequence, time: 5, count: 1))
      body.append(
        BookLevelMessage(price: Int64(sequence), quantity: 1, instrument: 1, orderCount: 1, side: .bid))
      try publisher.send(body, topic: symbol.topic(.book))
    }
    for price in Int64(1)...3 {
      _ = try feed.next(waiting: .seconds(60))
      #expect(feed.levels(of: symbol)?.bestBid?.price == Price(price))
    }
    #expect(feed.levels(of: symbol)?.isComplete == true)
    #expect(feed.orders(of: symbol) == nil)
  }
}
