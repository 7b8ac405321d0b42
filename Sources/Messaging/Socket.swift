import CZeroMQ

/// What became of a send that does not wait.
public enum SendResult: Sendable {
  /// libzmq has it.
  case sent
  /// The peer's queue is full (or there is no peer yet): nothing was sent.
  case wouldBlock
  /// A router has no peer with this routing id: nothing was sent.
  case unreachable
}

/// A ZeroMQ socket. May be handed from thread to thread, but is used by one at a time.
public final class Socket: @unchecked Sendable {
  // Used by one thread at a time, as libzmq demands; handing it over needs a memory barrier, which starting or joining
  // a thread is.
  let handle: UnsafeMutableRawPointer
  private let context: MessagingContext
  private var isOpen = true

  init(context: MessagingContext, kind: SocketKind, options: SocketOptions) throws(MessagingError) {
    guard let handle = zmq_socket(context.handle, kind.code) else {
      throw MessagingError(operation: "make a \(kind) socket", code: zmq_errno())
    }
    self.handle = handle
    self.context = context
    try apply(options, to: kind)
  }

  deinit { close() }

  /// Closes it; it must not be used any more. Done by itself when the last reference goes.
  ///
  /// - Parameter linger: Milliseconds that its context may wait at its end to send what is queued; `nil`: as set in
  ///   the socket's options.
  public func close(linger: Int32? = nil) {
    guard isOpen else { return }
    isOpen = false
    if var linger { zmq_setsockopt(handle, ZMQ_LINGER, &linger, MemoryLayout<Int32>.size) }
    zmq_close(handle)
  }

  /// Listens at `endpoint`; `tcp://127.0.0.1:*` takes a free port.
  ///
  /// - Returns: The endpoint with the real port.
  @discardableResult
  public func bind(_ endpoint: String) throws(MessagingError) -> String {
    try check(zmq_bind(handle, endpoint), "listen at", endpoint)
    return try lastEndpoint()
  }

  /// Connects to `endpoint`, now or as soon as something listens there.
  public func connect(_ endpoint: String) throws(MessagingError) {
    try check(zmq_connect(handle, endpoint), "connect to", endpoint)
  }

  /// Stops listening at `endpoint`.
  public func unbind(_ endpoint: String) throws(MessagingError) {
    try check(zmq_unbind(handle, endpoint), "stop listening at", endpoint)
  }

  /// Drops the connection to `endpoint`.
  public func disconnect(_ endpoint: String) throws(MessagingError) {
    try check(zmq_disconnect(handle, endpoint), "disconnect from", endpoint)
  }

  /// Receives what starts with `prefix` (sub sockets); the empty prefix is everything.
  public func subscribe(_ prefix: String) throws(MessagingError) {
    try check(zmq_setsockopt(handle, ZMQ_SUBSCRIBE, prefix, prefix.utf8.count), "subscribe to \(prefix)")
  }

  /// Undoes one ``subscribe(_:)``.
  public func unsubscribe(_ prefix: String) throws(MessagingError) {
    try check(zmq_setsockopt(handle, ZMQ_UNSUBSCRIBE, prefix, prefix.utf8.count), "unsubscribe from \(prefix)")
  }

  /// The endpoint of the last bind or connect, with its real port.
  public func lastEndpoint() throws(MessagingError) -> String {
    var text = [CChar](repeating: 0, count: Self.endpointCapacity)
    var count = text.count
    try check(zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &count), "read the last endpoint")
    return text.withUnsafeBytes { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// Room for an address in text: longer than any path that a UNIX socket may have.
  private static let endpointCapacity = 1_024
}

extension Socket {
  /// Receives the next frame into `frame`, in place of what it held.
  ///
  /// - Parameter dontWait: Returns at once when nothing is there.
  /// - Returns: Whether a frame came; `false` also after the receive time-out.
  public func receive(into frame: Frame, dontWait: Bool = false) throws(MessagingError) -> Bool {
    while true {
      if zmq_msg_recv(frame.message, handle, dontWait ? ZMQ_DONTWAIT : 0) >= 0 { return true }
      let code = zmq_errno()
      if code == EAGAIN { return false }
      if code != EINTR { throw MessagingError(operation: "receive", code: code) }
    }
  }

  /// Receives a whole message as arrays of bytes: for tools and tests, since it allocates.
  ///
  /// - Returns: Its frames; `nil` when none came.
  public func receiveMessage(dontWait: Bool = false) throws(MessagingError) -> [[UInt8]]? {
    let frame = Frame()
    guard try receive(into: frame, dontWait: dontWait) else { return nil }
    var parts = [[UInt8](frame.bytes)]
    while frame.hasMore {
      guard try receive(into: frame) else { break }
      parts.append([UInt8](frame.bytes))
    }
    return parts
  }

  /// Drops the rest of a message of which `frame` was received last.
  public func skipRest(after frame: Frame) throws(MessagingError) {
    while frame.hasMore {
      guard try receive(into: frame) else { return }
    }
  }

  /// Sends a copy of `bytes` as one frame.
  ///
  /// - Parameters:
  ///   - more: Whether further frames of this message follow; the whole message leaves with the last.
  ///   - dontWait: Returns at once when the peer's queue is full.
  @discardableResult
  public func send(
    _ bytes: UnsafeRawBufferPointer, more: Bool = false, dontWait: Bool = false
  ) throws(MessagingError) -> SendResult {
    let flags = (more ? ZMQ_SNDMORE : 0) | (dontWait ? ZMQ_DONTWAIT : 0)
    while true {
      if zmq_send(handle, bytes.baseAddress, bytes.count, flags) >= 0 { return .sent }
      if let result = try result(of: zmq_errno()) { return result }
    }
  }

  /// Sends `bytes` as one frame.
  @discardableResult
  public func send(_ bytes: [UInt8], more: Bool = false, dontWait: Bool = false) throws(MessagingError) -> SendResult {
    do {
      return try bytes.withUnsafeBytes { try send($0, more: more, dontWait: dontWait) }
    } catch let error as MessagingError {
      throw error
    } catch {
      preconditionFailure("send throws nothing but messaging errors")
    }
  }

  /// Sends `frame` without a copy; it is empty afterwards when the result is ``SendResult/sent``, else as it was.
  @discardableResult
  public func send(_ frame: Frame, more: Bool = false, dontWait: Bool = false) throws(MessagingError) -> SendResult {
    let flags = (more ? ZMQ_SNDMORE : 0) | (dontWait ? ZMQ_DONTWAIT : 0)
    while true {
      if zmq_msg_send(frame.message, handle, flags) >= 0 { return .sent }
      if let result = try result(of: zmq_errno()) { return result }
    }
  }

  /// What a failed send means; `nil`: a signal came in between, try again.
  private func result(of code: Int32) throws(MessagingError) -> SendResult? {
    switch code {
    case EINTR: nil
    case EAGAIN: .wouldBlock
    case EHOSTUNREACH: .unreachable
    default: throw MessagingError(operation: "send", code: code)
    }
  }
}

extension Socket {
  private func apply(_ options: SocketOptions, to kind: SocketKind) throws(MessagingError) {
    try set(ZMQ_SNDHWM, options.sendHighWaterMark)
    try set(ZMQ_RCVHWM, options.receiveHighWaterMark)
    try set(ZMQ_LINGER, options.linger)
    try set(ZMQ_HANDSHAKE_IVL, options.handshakeInterval)
    try set(ZMQ_RCVTIMEO, options.receiveTimeout)
    try set(ZMQ_SNDTIMEO, options.sendTimeout)
    try set(ZMQ_IMMEDIATE, options.onlyCompletedConnections ? 1 : 0)
    var maximumMessageSize = options.maximumMessageSize
    try check(
      zmq_setsockopt(handle, ZMQ_MAXMSGSIZE, &maximumMessageSize, MemoryLayout<Int64>.size), "limit the frame size")
    if options.heartbeatInterval > 0 {
      try set(ZMQ_HEARTBEAT_IVL, options.heartbeatInterval)
      try set(ZMQ_HEARTBEAT_TIMEOUT, options.heartbeatTimeout)
    }
    if options.stalledTimeout > 0 { try set(ZMQ_TCP_MAXRT, options.stalledTimeout) }
    if kind == .router {
      try set(ZMQ_ROUTER_MANDATORY, options.routerMandatory ? 1 : 0)
      try set(ZMQ_ROUTER_HANDOVER, options.routerHandover ? 1 : 0)
    }
    if kind == .xpub { try set(ZMQ_XPUB_VERBOSE, options.xpubVerbose ? 1 : 0) }
    if let routingID = options.routingID {
      try check(zmq_setsockopt(handle, ZMQ_ROUTING_ID, routingID, routingID.count), "set the routing id")
    }
  }

  private func set(_ option: Int32, _ value: Int32) throws(MessagingError) {
    var value = value
    try check(
      zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size), "set socket option \(option) to \(value)")
  }

  private func check(
    _ result: Int32, _ operation: @autoclosure () -> String, _ endpoint: String = ""
  ) throws(MessagingError) {
    guard result == 0 else { throw MessagingError(operation: operation(), endpoint: endpoint, code: zmq_errno()) }
  }
}
