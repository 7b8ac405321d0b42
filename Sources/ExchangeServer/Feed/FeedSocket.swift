import Messaging

/// Where feed bodies go: an XPUB socket, or what a test records.
package protocol FeedTransport: AnyObject {
  /// Sends a body under a topic to all that subscribed to it. Never waits for them.
  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer)
}

/// A socket of subscribers: what they subscribe to comes in by it, and bodies go out.
package protocol FeedSocket: FeedTransport {
  /// Gives the next subscription that waits, as an XPUB socket tells of it, to `body`; returns at once.
  ///
  /// - Returns: Whether one waited.
  func receive(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Bool
}

/// Bodies to the subscribers of an XPUB socket. Belongs to one thread.
final class XPubTransport: FeedSocket {
  let socket: Socket
  private let frame = Frame()
  private var limit: SubscriptionLimit
  private let cutOff: () -> Void

  /// - Parameters:
  ///   - maximumSubscriptions: Prefixes that one connection may bring.
  ///   - cutOff: Called when a connection was closed for bringing more.
  init(socket: Socket, maximumSubscriptions: Int, cutOff: @escaping () -> Void) {
    self.socket = socket
    limit = SubscriptionLimit(maximumSubscriptions)
    self.cutOff = cutOff
  }

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    // An xpub socket never waits: what a slow subscriber has no room for is dropped, and repaired by its sequence. It
    // fails only while the context shuts down.
    _ = try? socket.send(topic, more: true, dontWait: true)
    _ = try? socket.send(body, dontWait: true)
  }

  func receive(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Bool {
    guard try socket.receive(into: frame, dontWait: true) else { return false }
    body(frame.bytes)
    if let connection = frame.connection, limit.take(frame.bytes, from: connection) { cutOff() }
    return true
  }
}
