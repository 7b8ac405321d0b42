import Messaging

/// The subscribing end of a feed: bodies as they come, each with its topic.
final class FeedSocket {
  private let socket: Socket
  private let poller = Poller(capacity: 1)
  /// The topic of the body received last.
  let topic = Frame()
  /// The body received last.
  let body = Frame()

  /// Subscribes at `address` to all topics that start with one of `prefixes`.
  ///
  /// - Parameter waitingBodies: Bodies that wait to be received; libzmq drops what comes beyond.
  init(_ context: MessagingContext, _ address: String, prefixes: [String], waitingBodies: Int32) throws(MessagingError)
  {
    var options = SocketOptions()
    options.receiveHighWaterMark = waitingBodies
    socket = try context.socket(.sub, options: options)
    for prefix in prefixes { try socket.subscribe(prefix) }
    try socket.connect(address)
    poller.add(socket)
  }

  func close() { socket.close() }

  /// Receives the next body and its topic.
  ///
  /// - Parameter deadline: Until when to wait; `nil`: only looks.
  func receive(waitingUntil deadline: ContinuousClock.Instant?) throws(ClientError) -> Bool {
    do throws(MessagingError) {
      while true {
        if try socket.receive(into: topic, dontWait: true) {
          // The parts of a message come together.
          guard topic.hasMore else { continue }
          guard try socket.receive(into: body) else { return false }
          try socket.skipRest(after: body)
          return true
        }
        guard let deadline, ContinuousClock.now < deadline else { return false }
        _ = try poller.wait(milliseconds: milliseconds(until: deadline))
      }
    } catch {
      throw .messaging(error)
    }
  }
}
