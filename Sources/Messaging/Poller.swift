import CZeroMQ

/// Waits until one of several sockets and descriptors is ready. Belongs to one thread.
public final class Poller {
  private var items: UnsafeMutablePointer<zmq_pollitem_t>
  private let capacity: Int
  // Keeps the sockets alive while libzmq may look at them.
  private var sockets: [Socket] = []
  /// How many sockets and descriptors are watched.
  public private(set) var count = 0

  /// What to wait for.
  public struct Interest: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int16
    /// The interest with these bits.
    public init(rawValue: Int16) { self.rawValue = rawValue }
    /// Something can be received.
    public static let readable = Interest(rawValue: Int16(ZMQ_POLLIN))
    /// Something can be sent.
    public static let writable = Interest(rawValue: Int16(ZMQ_POLLOUT))
  }

  /// A poller for at most `capacity` sockets and descriptors.
  public init(capacity: Int = 8) {
    self.capacity = capacity
    items = .allocate(capacity: capacity)
    items.initialize(repeating: zmq_pollitem_t(), count: capacity)
  }

  deinit { items.deallocate() }

  /// Watches `socket`.
  ///
  /// - Returns: The index to ask for afterwards.
  @discardableResult
  public func add(_ socket: Socket, for interest: Interest = .readable) -> Int {
    sockets.append(socket)
    return append(zmq_pollitem_t(socket: socket.handle, fd: 0, events: interest.rawValue, revents: 0))
  }

  /// Watches the file descriptor `descriptor`, which must stay open.
  ///
  /// - Returns: The index to ask for afterwards.
  @discardableResult
  public func add(descriptor: Int32, for interest: Interest = .readable) -> Int {
    append(zmq_pollitem_t(socket: nil, fd: descriptor, events: interest.rawValue, revents: 0))
  }

  /// Changes what to wait for at `index`.
  public func setInterest(_ interest: Interest, at index: Int) {
    precondition(index >= 0 && index < count, "no watched socket has this index")
    items[index].events = interest.rawValue
  }

  /// Waits until something is ready, a signal comes or the time is up.
  ///
  /// - Parameter milliseconds: How long; 0: only looks, -1: for ever.
  /// - Returns: How many are ready; 0 after a signal too.
  public func wait(milliseconds: Int) throws(MessagingError) -> Int {
    let ready = zmq_poll(items, Int32(count), milliseconds)
    if ready >= 0 { return Int(ready) }
    for index in 0..<count { items[index].revents = 0 }
    let code = zmq_errno()
    if code == EINTR { return 0 }
    throw MessagingError(operation: "poll", code: code)
  }

  /// Whether the last ``wait(milliseconds:)`` found something to receive at `index`.
  public func isReadable(_ index: Int) -> Bool { items[index].revents & Int16(ZMQ_POLLIN) != 0 }

  /// Whether the last ``wait(milliseconds:)`` found room to send at `index`.
  public func isWritable(_ index: Int) -> Bool { items[index].revents & Int16(ZMQ_POLLOUT) != 0 }

  private func append(_ item: zmq_pollitem_t) -> Int {
    precondition(count < capacity, "a poller for \(capacity) sockets was given one more")
    items[count] = item
    count += 1
    return count - 1
  }
}
