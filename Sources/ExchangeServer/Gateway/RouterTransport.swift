import Messaging

/// Frames to the peers of a ROUTER socket.
final class RouterTransport: PeerTransport {
  private let socket: Socket

  init(socket: Socket) { self.socket = socket }

  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult {
    do {
      let result = try socket.send(peer, more: true, dontWait: true)
      guard result == .sent else { return result }
      return try socket.send(frame, dontWait: true)
    } catch {
      // The context is shutting down: nobody can be reached any more.
      return .unreachable
    }
  }
}
