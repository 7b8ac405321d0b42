import Foundation
import Messaging
import Testing
import WireProtocol

@testable import ExchangeClient

/// A feed whose messages a test sends, and leaves out, at will.
struct FakeFeed {
  /// The topic of everything that it publishes.
  static let topic = FeedTopic(name: "fill/H800-80G/HZ/3m/")
  /// Where it publishes.
  let address: String
  private let publisher: Socket

  init(_ context: MessagingContext) throws {
    var options = SocketOptions()
    options.receiveTimeout = 5_000
    options.sendHighWaterMark = 0
    publisher = try context.socket(.xpub, options: options)
    address = try publisher.bind("tcp://127.0.0.1:*")
  }

  /// Waits until somebody has subscribed to `prefix`.
  func awaitSubscription(to prefix: String) throws {
    #expect(try publisher.receiveMessage() == [[1] + Array(prefix.utf8)])
  }

  /// Waits until nobody is subscribed to `prefix` any more.
  func awaitEnd(of prefix: String) throws {
    #expect(try publisher.receiveMessage() == [[0] + Array(prefix.utf8)])
  }

  /// The fill with this sequence.
  static func fill(_ number: UInt64) -> FillMessage {
    FillMessage(
      trade: number, price: 112_000, quantity: 1, time: 5, engineSequence: number, instrument: 1, hours: 2_160,
      takerSide: .bid)
  }

  /// Publishes fills with the topic sequences in `range`.
  func publish(_ range: ClosedRange<UInt64>, engine: UInt64 = 1_000) throws {
    var body = MessageBuffer()
    body.append(
      FeedHeaderMessage(firstSequence: range.lowerBound, engineSequence: engine, time: 5, count: UInt32(range.count)))
    for number in range { body.append(Self.fill(number)) }
    try send(body)
  }

  /// Publishes a heartbeat before the message `next`.
  func publishHeartbeat(next: UInt64, engine: UInt64 = 1_000) throws {
    var body = MessageBuffer()
    body.append(FeedHeaderMessage(firstSequence: next, engineSequence: engine, time: 5, count: 0))
    try send(body)
  }

  /// Publishes `body`.
  func send(_ body: MessageBuffer, topic: String = FakeFeed.topic.name) throws {
    try publisher.send(Array(topic.utf8), more: true)
    try publisher.send(body.bytes)
  }
}
