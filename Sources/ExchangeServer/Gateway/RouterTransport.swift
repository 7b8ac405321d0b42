import Messaging

/// Frames from and to the peers of a ROUTER socket. Belongs to one thread.
final class RouterTransport: PeerSocket {
  let socket: Socket
  private let peer = Frame()
  private let frame = Frame()

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

  @inline(__always)
  func receive(_ body: (_ frame: UnsafeRawBufferPointer, _ peer: UnsafeRawBufferPointer) -> Void) throws -> Bool {
    guard try socket.receive(into: peer, dontWait: true) else { return false }
    guard peer.hasMore else { return true }
    repeat {
      guard try socket.receive(into: frame) else { break }
      body(frame.bytes, peer.bytes)
    } while frame.hasMore
    return true
  }
}
