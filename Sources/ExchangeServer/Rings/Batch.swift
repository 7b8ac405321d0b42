import CIntrinsics
import Journal
import MatchingEngine
import WireProtocol

/// Commands that are sequenced, journalled, applied and told together, with their events.
///
/// Belongs to one thread at a time, or to several that only read, as ``BatchRing``'s cursors say.
final class Batch: @unchecked Sendable {
  // The ring's cursors hand a batch from thread to thread with release and acquire.

  /// The most commands of a batch: a journal record takes no more.
  static let maximumCommands = Journal.maximumCommandCount

  /// The commands' messages, each with its header, as journalled.
  private let bytes: UnsafeMutableRawPointer
  /// Where each message starts.
  private let offsets: UnsafeMutablePointer<UInt32>
  private(set) var byteCount = 0
  private(set) var commandCount = 0
  /// The commands, as the engine takes them.
  private(set) var commands = CommandBatch(capacity: maximumCommands)

  /// Sequence of the first command.
  var firstSequence: UInt64 = 0
  /// The time of all its commands: nanoseconds since 1970.
  var time: UInt64 = 0
  /// When the gateway received the first of its commands, on the monotonic clock in nanoseconds; 0: it has none from
  /// outside.
  var firstReceivedAt: UInt64 = 0
  /// What the commands caused.
  var events = EventBuffer(capacity: 4 * maximumCommands)
  /// Questions that are answered between its commands, in order.
  var questions: [Question] = []

  init() {
    bytes = .allocate(byteCount: Self.maximumCommands * InboundRing.maximumMessageSize, alignment: 64)
    offsets = .allocate(capacity: Self.maximumCommands + 1)
    offsets[0] = 0
  }

  deinit {
    bytes.deallocate()
    offsets.deallocate()
  }

  /// Forgets everything and keeps the room.
  func removeAll() {
    byteCount = 0
    commandCount = 0
    firstReceivedAt = 0
    commands.removeAll()
    events.removeAll()
    questions.removeAll(keepingCapacity: true)
  }

  /// Whether no further command fits.
  @inline(__always)
  var isFull: Bool { commandCount == Self.maximumCommands }

  /// Appends a command: its message with header, of at most ``InboundRing/maximumMessageSize`` bytes.
  ///
  /// - Throws: What decoding it throws; the batch is as before then.
  @inline(__always)
  func append(_ message: UnsafeRawBufferPointer) throws(WireError) {
    precondition(
      !isFull && message.count >= WireSchema.headerLength && message.count <= InboundRing.maximumMessageSize,
      "a batch has fixed room")
    let header = WireSchema.headerLength
    try commands.append(
      templateID: message.loadUnaligned(fromByteOffset: 2, as: UInt16.self), block: message.baseAddress! + header,
      length: message.count - header, offsetInFrame: header)
    (bytes + byteCount).copyMemory(from: message.baseAddress!, byteCount: message.count)
    byteCount &+= message.count
    commandCount &+= 1
    offsets[commandCount] = UInt32(truncatingIfNeeded: byteCount)
  }

  /// All messages in one piece: what the journal writes.
  var payload: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: byteCount) }

  /// The message of the command at `index`, with its header.
  @inline(__always)
  func message(ofCommand index: Int) -> UnsafeRawBufferPointer {
    precondition(index >= 0 && index < commandCount, "no command has this index")
    return UnsafeRawBufferPointer(
      start: bytes + Int(offsets[index]), count: Int(offsets[index + 1] - offsets[index]))
  }

  /// Asks for the message of a command, which need not be there, to be in the cache soon.
  @inline(__always)
  func prefetchMessage(ofCommand index: Int) {
    if index < commandCount { tenor_prefetch(bytes + Int(offsets[index])) }
  }

  /// The template id of the command at `index`.
  @inline(__always)
  func template(ofCommand index: Int) -> UInt16 {
    precondition(index >= 0 && index < commandCount, "no command has this index")
    return bytes.load(fromByteOffset: Int(offsets[index]) + 2, as: UInt16.self)
  }

  /// Sequence of the last command; that of the last one before when it has none.
  var lastSequence: UInt64 { firstSequence &+ UInt64(commandCount) &- 1 }
}
