import Synchronization

/// A bounded queue of checked messages from one thread to the engine's: fixed-size places, no locks, no allocation.
///
/// One thread appends and one takes. When it is full the appender is told so at once, and tells its client.
final class InboundRing: @unchecked Sendable {
  // Places are handed over by the two cursors, each with one writer.

  /// The longest message, header included: the rest of a place's 160 bytes.
  static let maximumMessageSize = placeSize - prefixSize
  private static let placeSize = 160
  private static let prefixSize = 8

  /// What a place holds.
  enum Kind: UInt16 {
    /// A command's message, ready for the journal.
    case command
    /// A command that the gateway enters in a participant's name; the engine thread gives it its request id.
    case onBehalf
    /// A ``QuestionMessage``.
    case question
  }

  /// A question as it travels: fits into a place.
  struct QuestionMessage {
    var kind: Question.Kind
    var generation: UInt32
    var subject: UInt32
    var token: UInt64
  }

  private let storage: UnsafeMutableRawPointer
  private let receivedAt: UnsafeMutablePointer<UInt64>
  private let mask: UInt64
  /// How many messages were appended in all. Written by the appender.
  private let appended = Cursor()
  /// How many messages were taken in all. Written by the taker.
  private let taken = Cursor()

  // The appender's own.
  private var next: UInt64 = 0
  private var takenWhenLastSeen: UInt64 = 0

  /// A ring for `capacity` messages, a power of two.
  init(capacity: Int) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0, "a ring's size is a power of two")
    storage = .allocate(byteCount: capacity * Self.placeSize, alignment: 64)
    receivedAt = .allocate(capacity: capacity)
    mask = UInt64(capacity - 1)
  }

  deinit {
    storage.deallocate()
    receivedAt.deallocate()
  }

  /// How many messages it takes.
  var capacity: Int { Int(mask) + 1 }

  /// How many messages wait, as seen from any thread.
  var count: Int {
    let taken = taken.load()
    let appended = appended.load()
    return appended > taken ? Int(appended - taken) : 0
  }

  // MARK: The appender's side

  /// A free place's message bytes to write into; `nil` when the ring is full. Followed by ``append(_:session:length:at:)``.
  @inline(__always)
  func reserve() -> UnsafeMutableRawPointer? {
    if next &- takenWhenLastSeen > mask {
      takenWhenLastSeen = taken.load()
      if next &- takenWhenLastSeen > mask { return nil }
    }
    return place(next) + Self.prefixSize
  }

  /// Appends what was written into the place of the last ``reserve()``. The taker sees it after ``publish()``.
  @inline(__always)
  func append(_ kind: Kind, session: UInt32, length: Int, at time: UInt64) {
    assert(length <= Self.maximumMessageSize)
    let start = place(next)
    start.storeBytes(of: session, as: UInt32.self)
    start.storeBytes(of: UInt16(truncatingIfNeeded: length), toByteOffset: 4, as: UInt16.self)
    start.storeBytes(of: kind.rawValue, toByteOffset: 6, as: UInt16.self)
    receivedAt[Int(truncatingIfNeeded: next & mask)] = time
    next &+= 1
  }

  /// Appends a question.
  ///
  /// - Returns: `false` when the ring is full.
  func append(_ question: QuestionMessage, session: UInt32, at time: UInt64) -> Bool {
    guard let message = reserve() else { return false }
    message.storeBytes(of: question, as: QuestionMessage.self)
    append(.question, session: session, length: MemoryLayout<QuestionMessage>.size, at: time)
    return true
  }

  /// Shows the taker everything that was appended.
  ///
  /// - Returns: Whether there was something new.
  @inline(__always)
  @discardableResult
  func publish() -> Bool {
    guard appended.own() != next else { return false }
    appended.advance(to: next)
    return true
  }

  // MARK: The taker's side

  /// One message as the taker sees it; valid until it is taken.
  struct Entry {
    var kind: Kind
    var session: UInt32
    var receivedAt: UInt64
    var message: UnsafeMutableRawBufferPointer
  }

  /// How many messages can be taken now.
  @inline(__always)
  var available: Int { Int(appended.load() &- taken.own()) }

  /// The message `offset` places behind the first that can be taken.
  @inline(__always)
  subscript(offset: Int) -> Entry {
    let number = taken.own() &+ UInt64(offset)
    let start = place(number)
    guard let kind = Kind(rawValue: start.load(fromByteOffset: 6, as: UInt16.self)) else {
      preconditionFailure("a ring's place holds something that was never appended")
    }
    return Entry(
      kind: kind, session: start.load(as: UInt32.self), receivedAt: receivedAt[Int(truncatingIfNeeded: number & mask)],
      message: UnsafeMutableRawBufferPointer(
        start: start + Self.prefixSize, count: Int(start.load(fromByteOffset: 4, as: UInt16.self))))
  }

  /// Takes the first `count` messages out.
  @inline(__always)
  func take(_ count: Int) {
    guard count > 0 else { return }
    taken.advance(to: taken.own() &+ UInt64(count))
  }

  @inline(__always)
  private func place(_ number: UInt64) -> UnsafeMutableRawPointer {
    storage + Int(truncatingIfNeeded: number & mask) &* Self.placeSize
  }
}
