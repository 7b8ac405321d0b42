import Glibc
import Messaging

/// The server's three sockets, bound to all their addresses.
final class ListeningSockets: Sendable {
  let orderEntry: Socket
  let feed: Socket
  let replay: Socket
  let orderEntryAddresses: [String]
  let feedAddresses: [String]
  let replayAddresses: [String]

  var all: [Socket] { [orderEntry, feed, replay] }

  /// Frames that wait for a client in libzmq before the gateway keeps them itself.
  private static let orderEntryQueue: Int32 = 1_000
  /// Bytes of a subscription with the frame's first byte, or of a handshake: every topic is shorter. libzmq keeps a node
  /// of 26 bytes and more for each byte of a prefix, so that longer ones would be a cheap way to fill memory.
  private static let longestSubscription: Int64 = 128
  /// Frames of answers that wait for a peer before the rest of an answer is given up: at 16 KiB, 64 MB.
  private static let replayQueue: Int32 = 4_000
  /// Subscriptions that libzmq holds for each subscriber. It takes all that are there in one go, while it is asked for
  /// anything at all: with room for many, whoever sends them without end would hold up the feed.
  private static let subscriptionsAtATime: Int32 = 1
  /// A frame above the limit gets its coded reject up to this many times the limit; a larger one costs the connection.
  private static let toleratedFrames: Int64 = 4
  /// Milliseconds between pings, and without an answer to them until a connection counts as dead.
  private static let heartbeatInterval: Int32 = 1_000
  private static let heartbeatTimeout: Int32 = 3_000

  init(_ configuration: ServerConfiguration) throws(MessagingError) {
    // Order entry has threads of libzmq of its own: otherwise bytes on their way to many subscribers hold up orders.
    let orderContext = try MessagingContext(inputOutputThreads: configuration.inputOutputThreads)
    let feedContext = try MessagingContext(inputOutputThreads: configuration.inputOutputThreads)
    var options = SocketOptions()
    options.maximumMessageSize = Int64(configuration.maximumFrameSize) * Self.toleratedFrames
    options.heartbeatInterval = Self.heartbeatInterval
    options.heartbeatTimeout = Self.heartbeatTimeout
    options.routerMandatory = true
    options.sendHighWaterMark = Self.orderEntryQueue
    options.receiveHighWaterMark = Self.orderEntryQueue
    orderEntry = try orderContext.socket(.router, options: options)
    options.sendHighWaterMark = Self.replayQueue
    replay = try feedContext.socket(.router, options: options)
    options.sendHighWaterMark = Int32(configuration.subscriberQueue)
    options.receiveHighWaterMark = Self.subscriptionsAtATime
    options.stalledTimeout = Int32(configuration.subscriberTimeoutSeconds) * 1_000
    options.maximumMessageSize = Self.longestSubscription
    feed = try feedContext.socket(.xpub, options: options)
    orderEntryAddresses = try Self.bind(orderEntry, configuration.orderEntry)
    feedAddresses = try Self.bind(feed, configuration.feed)
    replayAddresses = try Self.bind(replay, configuration.replay)
  }

  private static func bind(_ socket: Socket, _ addresses: [String]) throws(MessagingError) -> [String] {
    var real: [String] = []
    for address in addresses { real.append(try socket.bind(address)) }
    return real
  }
}
