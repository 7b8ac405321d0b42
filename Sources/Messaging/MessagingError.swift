import CZeroMQ

/// A messaging call that failed: which call, for which endpoint, and why.
public struct MessagingError: Error, Equatable, Sendable {
  /// What was attempted, as in `bind` or `send`.
  public let operation: String
  /// The address concerned, as in `tcp://127.0.0.1:7801`; empty when the call had none.
  public let endpoint: String
  /// The `errno` that libzmq or the system gave.
  public let code: Int32

  /// The failure of `operation`.
  public init(operation: String, endpoint: String = "", code: Int32) {
    self.operation = operation
    self.endpoint = endpoint
    self.code = code
  }

  /// Whether the socket's context was shut down.
  public var isTerminated: Bool { code == Self.contextTerminated }

  /// Whether another process or socket listens on the endpoint already.
  public var isAddressInUse: Bool { code == EADDRINUSE }

  /// libzmq's own error number of a context that was shut down.
  static let contextTerminated: Int32 = 156_384_765
}

extension MessagingError: CustomStringConvertible {
  /// What went wrong and what to do, in one sentence.
  public var description: String {
    let place = endpoint.isEmpty ? "" : " \(endpoint)"
    return "cannot \(operation)\(place): \(String(cString: zmq_strerror(code)))\(advice) (errno \(code))"
  }

  private var advice: String {
    switch code {
    case EADDRINUSE: "; something listens there already, stop it or choose another address"
    case EADDRNOTAVAIL: "; this machine has no such address"
    case EACCES: "; choose a port above 1023 or a folder that you may write to"
    case EINVAL: "; an address looks like tcp://127.0.0.1:7801 or ipc:///tmp/tenor/orders"
    case EMFILE: "; raise the limit of open files (ulimit -n)"
    default: ""
    }
  }
}
