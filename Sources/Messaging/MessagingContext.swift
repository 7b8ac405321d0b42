import CZeroMQ

/// libzmq's side of a process: its input/output threads and the sockets on them. One per process is enough.
///
/// Sockets keep their context alive; it ends when the last of them is gone.
public final class MessagingContext: @unchecked Sendable {
  // libzmq documents contexts as thread-safe.
  let handle: UnsafeMutableRawPointer

  /// A context.
  ///
  /// - Parameters:
  ///   - inputOutputThreads: Threads that libzmq moves bytes with; one serves about a gigabyte a second.
  ///   - maximumSockets: Sockets that may exist at a time.
  public init(inputOutputThreads: Int = 1, maximumSockets: Int = 1023) throws(MessagingError) {
    guard let handle = zmq_ctx_new() else { throw MessagingError(operation: "make a context", code: zmq_errno()) }
    self.handle = handle
    guard zmq_ctx_set(handle, ZMQ_IO_THREADS, Int32(inputOutputThreads)) == 0,
      zmq_ctx_set(handle, ZMQ_MAX_SOCKETS, Int32(maximumSockets)) == 0
    else { throw MessagingError(operation: "set up a context", code: zmq_errno()) }
  }

  deinit {
    // Every socket holds a reference to its context, so none is open here and this does not wait.
    while zmq_ctx_term(handle) != 0 && zmq_errno() == EINTR {}
  }

  /// A socket of the given kind, not yet bound or connected.
  public func socket(
    _ kind: SocketKind, options: SocketOptions = SocketOptions()
  ) throws(MessagingError) -> Socket {
    try Socket(context: self, kind: kind, options: options)
  }

  /// Makes every call on every socket of this context fail with ``MessagingError/isTerminated``; from any thread.
  public func shutdown() { zmq_ctx_shutdown(handle) }
}
