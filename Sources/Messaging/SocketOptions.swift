import CZeroMQ

/// The pattern that a socket speaks.
public enum SocketKind: Sendable {
  /// Talks to many; each peer is known by a routing id that comes as the first frame.
  case router
  /// Talks to a router, many messages each way at will.
  case dealer
  /// Publishes to all that subscribed, and hears of their subscriptions.
  case xpub
  /// Publishes to all that subscribed.
  case pub
  /// Receives what it subscribed to.
  case sub
  /// Hands messages to one of several takers.
  case push
  /// Takes messages from one or more pushers.
  case pull

  var code: Int32 {
    switch self {
    case .router: ZMQ_ROUTER
    case .dealer: ZMQ_DEALER
    case .xpub: ZMQ_XPUB
    case .pub: ZMQ_PUB
    case .sub: ZMQ_SUB
    case .push: ZMQ_PUSH
    case .pull: ZMQ_PULL
    }
  }
}

/// How a socket behaves. Set when it is made, since libzmq reads most of it at bind or connect.
public struct SocketOptions: Sendable {
  /// Messages that may wait to go out, per peer; beyond, sends do not pass. 0: no limit.
  public var sendHighWaterMark: Int32 = 1_000
  /// Messages that may wait to be received, per peer; beyond, the peer is slowed down. 0: no limit.
  public var receiveHighWaterMark: Int32 = 1_000
  /// Milliseconds that a closing socket waits to send what it holds; 0: drops it, -1: waits for ever.
  public var linger: Int32 = 0
  /// The largest frame taken, in bytes; the sender of a larger one is disconnected. -1: no limit.
  public var maximumMessageSize: Int64 = -1
  /// Milliseconds that a new connection has to finish its handshake.
  public var handshakeInterval: Int32 = 5_000
  /// Milliseconds between pings; 0: none.
  public var heartbeatInterval: Int32 = 0
  /// Milliseconds without any answer after which a connection counts as dead.
  public var heartbeatTimeout: Int32 = 3_000
  /// Milliseconds after which a TCP connection is closed whose peer takes nothing, or does not answer; 0: as the system does.
  public var stalledTimeout: Int32 = 0
  /// Whether a router reports peers that are gone or full instead of dropping messages silently.
  public var routerMandatory = false
  /// Whether a router lets a new connection take over the routing id of an older one.
  public var routerHandover = false
  /// Whether an xpub socket hears of every subscription, also of those that others had already.
  public var xpubVerbose = false
  /// The name under which a dealer is known to routers; `nil`: the router makes one up.
  public var routingID: [UInt8]?
  /// Milliseconds that a receive waits; -1: for ever.
  public var receiveTimeout: Int32 = -1
  /// Milliseconds that a send waits; -1: for ever.
  public var sendTimeout: Int32 = -1
  /// Whether messages wait only for connections that are up, instead of for any that was asked for.
  public var onlyCompletedConnections = false

  /// The defaults.
  public init() {}
}
