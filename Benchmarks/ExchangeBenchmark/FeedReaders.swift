import Foundation
import Messaging
import Synchronization

/// Subscribers on threads of their own that count the events of what they receive.
final class FeedReaders: @unchecked Sendable {
  // Each thread has its own socket and its own counter; the rest never changes.
  private let counts: [Count]
  private let isStopping = Atomic(false)
  private let finished = DispatchGroup()

  /// Where one thread counts.
  final class Count: Sendable {
    let events = Atomic<UInt64>(0)
  }

  /// Where a body's count stands: after the message's header and three numbers of 64 bits.
  private static let countOffset = 8 + 24
  /// Milliseconds after which a silent reader looks whether it should stop.
  private static let patience: Int32 = 50

  /// - Parameter body: Gets each body besides, with the reader's number.
  init(
    _ count: Int, at address: String, prefix: String,
    _ body: @escaping @Sendable (Int, UnsafeRawBufferPointer) -> Void = { _, _ in }
  ) throws {
    counts = (0..<count).map { _ in Count() }
    let context = try MessagingContext()
    for number in 0..<count {
      var options = SocketOptions()
      options.receiveHighWaterMark = 100_000
      options.receiveTimeout = Self.patience
      let socket = try context.socket(.sub, options: options)
      try socket.subscribe(prefix)
      try socket.connect(address)
      finished.enter()
      let thread = Thread { [self] in
        read(socket, number, body)
        socket.close()
        finished.leave()
      }
      thread.start()
    }
  }

  private func read(_ socket: Socket, _ number: Int, _ body: (Int, UnsafeRawBufferPointer) -> Void) {
    let frame = Frame()
    while !isStopping.load(ordering: .relaxed) {
      guard (try? socket.receive(into: frame)) == true, frame.hasMore, (try? socket.receive(into: frame)) == true
      else { continue }
      let events = UInt32(littleEndian: frame.bytes.loadUnaligned(fromByteOffset: Self.countOffset, as: UInt32.self))
      body(number, frame.bytes)
      counts[number].events.add(UInt64(events), ordering: .releasing)
    }
  }

  /// The fewest events that a reader has.
  var fewest: UInt64 { counts.map { $0.events.load(ordering: .acquiring) }.min() ?? 0 }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    finished.wait()
  }
}
