import Messaging

/// Where frames to clients go: a ROUTER socket, or what a test records.
package protocol PeerTransport: AnyObject {
  /// Sends one frame to a peer, without waiting.
  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult
}

/// A socket of clients: their frames come in by it, and answers go out.
package protocol PeerSocket: PeerTransport {
  /// Gives the frames of the next message that waits, and who sent it, to `body`; returns at once.
  ///
  /// - Returns: Whether a message waited.
  func receive(_ body: (_ frame: UnsafeRawBufferPointer, _ peer: UnsafeRawBufferPointer) -> Void) throws -> Bool
}
