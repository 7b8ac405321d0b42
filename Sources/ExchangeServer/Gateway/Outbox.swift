import Messaging
import WireProtocol

/// What leaves for clients: messages gathered into frames, and frames that wait for clients that do not read.
final class Outbox<Transport: PeerTransport> {
  let transport: Transport
  private let sessions: SessionTable
  private let maximumPendingBytes: Int
  /// Places of sessions with gathered messages.
  private var dirty: [Int] = []
  private var pending: [Int: PendingFrames] = [:]
  /// Places of sessions that cannot be reached, or do not read: the gateway ends them.
  private(set) var lost: [Int] = []

  /// Bytes of messages in one frame: as many as make a frame's own price small.
  private static var frameCapacity: Int { 16_384 }

  init(transport: Transport, sessions: SessionTable, maximumPendingBytes: Int) {
    self.transport = transport
    self.sessions = sessions
    self.maximumPendingBytes = maximumPendingBytes
  }

  /// Whether any client's frames wait.
  var hasPending: Bool { !pending.isEmpty }

  /// Gathers a message for the session at `place`.
  @inline(__always)
  func append<Message: WireMessage>(_ message: Message, to place: Int) {
    message.encode(into: reserve(Message.encodedLength, for: place))
  }

  /// Gathers an encoded message for the session at `place`.
  @inline(__always)
  func append(_ bytes: UnsafeRawBufferPointer, to place: Int) {
    reserve(bytes.count, for: place).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
  }

  @inline(__always)
  private func reserve(_ count: Int, for place: Int) -> UnsafeMutableRawPointer {
    let session = sessions[place]
    if session.pointee.outgoingCount + count > Self.frameCapacity { flush(place) }
    if session.pointee.outgoing == nil {
      session.pointee.outgoing = .allocate(byteCount: Self.frameCapacity, alignment: 8)
    }
    if !session.pointee.isDirty {
      session.pointee.isDirty = true
      dirty.append(place)
    }
    let start = session.pointee.outgoing! + session.pointee.outgoingCount
    session.pointee.outgoingCount += count
    return start
  }

  /// Sends everything gathered.
  func flush() {
    for place in dirty where sessions.isLive(place) {
      flush(place)
      sessions[place].pointee.isDirty = false
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// Sends what is gathered for one session.
  private func flush(_ place: Int) {
    let session = sessions[place]
    guard session.pointee.outgoingCount > 0, let start = session.pointee.outgoing else { return }
    let frame = UnsafeRawBufferPointer(start: start, count: session.pointee.outgoingCount)
    session.pointee.outgoingCount = 0
    guard !session.pointee.isCutOff else { return }
    guard !session.pointee.hasPending else { return wait(frame, for: place) }
    switch transport.send(frame, to: session.pointee.routingID) {
    case .sent: break
    case .unreachable: lost.append(place)
    case .wouldBlock: wait(frame, for: place)
    }
  }

  private func wait(_ frame: UnsafeRawBufferPointer, for place: Int) {
    sessions[place].pointee.hasPending = true
    if !pending[place, default: PendingFrames()].append(frame, limit: maximumPendingBytes) { lost.append(place) }
  }

  /// Tries again to send frames that wait.
  func retryPending() {
    // In order, so that a simulation does the same each time.
    for place in pending.keys.sorted() {
      let session = sessions[place]
      while let frame = pending[place]?.first {
        let result = frame.withUnsafeBytes { transport.send($0, to: session.pointee.routingID) }
        if result == .unreachable { lost.append(place) }
        guard result == .sent else { break }
        pending[place]?.removeFirst()
      }
      if pending[place]?.first == nil {
        pending[place] = nil
        session.pointee.hasPending = false
      }
    }
  }

  /// Forgets what waits for a session that ends.
  func forget(_ place: Int) {
    pending[place] = nil
    sessions[place].pointee.hasPending = false
    sessions[place].pointee.outgoingCount = 0
  }

  /// The sessions found lost since the last call.
  func takeLost() -> [Int] {
    guard !lost.isEmpty else { return [] }
    defer { lost.removeAll(keepingCapacity: true) }
    return lost
  }
}

/// Frames that wait for one client, oldest first, with a limit in bytes.
private struct PendingFrames {
  private var frames: [[UInt8]] = []
  private var sent = 0
  private var byteCount = 0

  var first: [UInt8]? { sent < frames.count ? frames[sent] : nil }

  /// - Returns: `false`, with the frame not taken, when it would pass the limit.
  mutating func append(_ frame: UnsafeRawBufferPointer, limit: Int) -> Bool {
    guard byteCount + frame.count <= limit else { return false }
    byteCount += frame.count
    frames.append([UInt8](frame))
    return true
  }

  mutating func removeFirst() {
    byteCount -= frames[sent].count
    sent += 1
    // Moves the rest up once in a while, so that the list does not grow with everything ever sent.
    guard sent >= 64 || sent == frames.count else { return }
    frames.removeFirst(sent)
    sent = 0
  }
}
