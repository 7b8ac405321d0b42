import Foundation
import Logging
import MatchingEngine
import Messaging
import Testing
import WireProtocol

@testable import ExchangeServer

/// A folder that goes when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    // Short, since the path of an ipc socket may have 107 bytes at most.
    path = "/tmp/tenor-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension ServerConfiguration {
  /// A server on ipc sockets in `folder`, quiet, with small segments so that starting is quick.
  static func forTests(in folder: TemporaryFolder) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = folder.path + "/data"
    configuration.orderEntry = ["ipc://\(folder.path)/orders"]
    configuration.feed = ["ipc://\(folder.path)/feed"]
    configuration.replay = ["ipc://\(folder.path)/replay"]
    configuration.http = nil
    configuration.segmentSize = 4 << 20
    configuration.maximumOpenOrders = 100_000
    return configuration
  }
}

/// A logger that says nothing.
func quietLogger() -> Logger {
  Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}

/// A client that waits for what it expects, and fails the test when it does not come in time.
final class TestClient {
  let socket: Socket
  private var waiting: [AnyMessage] = []

  /// Milliseconds: only so that a broken server does not hang the tests.
  private static let patience: Int32 = 10_000

  init(_ kind: SocketKind, to endpoint: String, context: MessagingContext) throws {
    var options = SocketOptions()
    options.receiveTimeout = Self.patience
    options.sendTimeout = Self.patience
    socket = try context.socket(kind, options: options)
    try socket.connect(endpoint)
  }

  func send(_ messages: any WireMessage...) throws { try socket.send(bytes(of: messages)) }

  func send(bytes: [UInt8]) throws { try socket.send(bytes) }

  /// The next message from the server.
  func next() throws -> AnyMessage {
    while waiting.isEmpty {
      let parts = try #require(try socket.receiveMessage(), "the server did not answer in time")
      waiting += try messages(in: parts[parts.count - 1])
    }
    return waiting.removeFirst()
  }

  /// The next message, which must be a `Message`.
  func next<Message: WireMessage>(_ type: Message.Type) throws -> Message {
    let message = try next().message
    return try #require(message as? Message, "expected \(Message.name), got \(message.text)")
  }

  /// Whether nothing more has come by now.
  func hasNothing() throws -> Bool { try waiting.isEmpty && socket.receiveMessage(dontWait: true) == nil }

  /// Logs on, registering the name when it is new.
  @discardableResult
  func logOn(
    _ name: String, secret: String = "secret", reportsAfter: UInt64 = .max, cancelOnDisconnect: Bool = false
  ) throws -> LogonAcceptedMessage {
    try send(
      LogonMessage(
        requestToken: 7, name: #require(Code16(name)), secret: #require(Text32(secret)), reportsAfter: reportsAfter,
        protocolVersion: WireSchema.version, cancelOnDisconnect: cancelOnDisconnect))
    let accepted = try next(LogonAcceptedMessage.self)
    #expect(accepted.requestToken == 7)
    return accepted
  }
}

/// Header and block of each message, one behind the other.
func bytes(of messages: [any WireMessage]) -> [UInt8] {
  var buffer = MessageBuffer()
  for message in messages { buffer.append(message) }
  return buffer.bytes
}

/// The messages of a frame.
func messages(in frame: [UInt8]) throws -> [AnyMessage] {
  try frame.withUnsafeBytes { bytes in
    var reader = MessageReader(bytes)
    var messages: [AnyMessage] = []
    while let view = try reader.next() { messages.append(try AnyMessage(view)) }
    return messages
  }
}

/// A limit order, good till cancelled.
func limitOrder(_ id: UInt64, _ side: Side, _ quantity: Int64, at price: Int64, instrument: UInt32 = 1)
  -> NewOrderMessage
{
  NewOrderMessage(
    requestId: id, instrument: instrument, price: price, quantity: quantity, side: side, orderType: .limit,
    timeInForce: .goodTillCancelled, postOnly: false, selfTradePrevention: .cancelNewest, gang: false)
}
