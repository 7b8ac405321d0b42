import CZeroMQ

/// One part of a message, in libzmq's own memory: received without a copy, and used again for the next receive.
///
/// Not safe for use by several threads at once.
public final class Frame {
  let message: UnsafeMutablePointer<zmq_msg_t>

  /// An empty frame, to receive into.
  public init() {
    message = .allocate(capacity: 1)
    message.initialize(to: zmq_msg_t())
    zmq_msg_init(message)
  }

  /// A frame with a copy of `bytes`.
  public init(copying bytes: UnsafeRawBufferPointer) throws(MessagingError) {
    message = .allocate(capacity: 1)
    message.initialize(to: zmq_msg_t())
    guard zmq_msg_init_size(message, bytes.count) == 0 else {
      let code = zmq_errno()
      // So that the deinit has something valid to close.
      zmq_msg_init(message)
      throw MessagingError(operation: "make a frame of \(bytes.count) bytes", code: code)
    }
    if let start = bytes.baseAddress { zmq_msg_data(message).copyMemory(from: start, byteCount: bytes.count) }
  }

  deinit {
    zmq_msg_close(message)
    message.deallocate()
  }

  /// The bytes, in place. Valid until the frame is received into, sent or released.
  @inline(__always)
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: zmq_msg_data(message), count: zmq_msg_size(message))
  }

  /// How many bytes it has.
  public var count: Int { zmq_msg_size(message) }

  /// The file descriptor of the connection that it came over; `nil`: libzmq made it itself, as when a subscriber is gone.
  ///
  /// By the time that it is asked for, the connection may be closed and the number be another's.
  public var connection: Int32? {
    let descriptor = zmq_msg_get(message, ZMQ_SRCFD)
    return descriptor >= 0 ? descriptor : nil
  }

  /// Whether another frame of the same message follows.
  public var hasMore: Bool { zmq_msg_more(message) != 0 }
}
