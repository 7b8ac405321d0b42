import Glibc

/// How many prefixes each connection has brought to the feed; hangs up on those that bring too many.
///
/// libzmq keeps every prefix until its connection ends, and has no limit of its own. A prefix that somebody else has
/// already is not told to us and costs little. Its socket gives no way either to drop a peer; closing the connection
/// under it does, and to libzmq looks like a peer that went away.
struct SubscriptionLimit {
  private let limit: Int
  /// By file descriptor: how many there may be is up to the system.
  private var connections: [Int32: Connection] = [:]

  private struct Connection {
    /// Tells a connection from the next one with the same descriptor.
    var inode: ino_t
    var prefixes = 0
  }

  /// At most `limit` prefixes for a connection.
  init(_ limit: Int) { self.limit = limit }

  /// Counts a message of an xpub socket, 1 or 0 and then the prefix, that came over a connection.
  ///
  /// - Returns: Whether the connection had too many, and was closed.
  mutating func take(_ message: UnsafeRawBufferPointer, from descriptor: Int32) -> Bool {
    guard let kind = message.first, kind <= 1, let inode = Self.inode(of: descriptor) else { return false }
    var connection = connections[descriptor] ?? Connection(inode: inode)
    if connection.inode != inode { connection = Connection(inode: inode) }
    connection.prefixes = max(0, connection.prefixes + (kind == 1 ? 1 : -1))
    connections[descriptor] = connection
    guard connection.prefixes > limit else { return false }
    connections[descriptor] = nil
    return shutdown(descriptor, Int32(SHUT_RDWR)) == 0
  }

  /// The number of what stands behind a descriptor; `nil`: it is closed, or no socket.
  private static func inode(of descriptor: Int32) -> ino_t? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
    return status.st_ino
  }
}
