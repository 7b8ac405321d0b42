import Glibc
import Messaging
import WireProtocol

/// Writes the feed to a file, body by body as it comes; what the connection lost is asked for and put in its place.
public final class FeedRecorder {
  private let socket: FeedSocket
  private let replay: ReplayConnection
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  /// The sequence that each topic's next message has.
  private var expected: [String: UInt64] = [:]

  /// Messages written.
  public private(set) var messages: UInt64 = 0
  /// Messages that the connection lost and that were got again.
  public private(set) var repaired: UInt64 = 0
  /// Messages that are missing: the exchange does not have them any more.
  public private(set) var missing: UInt64 = 0

  /// A recorder of all topics that start with one of `prefixes`, into a new file.
  ///
  /// - Throws: ``RecordingError`` when there is a file already, or none can be made; ``ClientError``.
  public init(_ path: String, address: String, prefixes: [String], replayAddress: String) throws {
    self.path = path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else {
      throw RecordingError.unwritable(path: path, code: errno)
    }
    self.file = file
    do throws(MessagingError) {
      let context = try MessagingContext()
      socket = try FeedSocket(context, address, prefixes: prefixes, waitingBodies: Self.waitingBodies)
      replay = try ReplayConnection(connecting: replayAddress, context: context, answerTimeout: .seconds(10))
    } catch { throw ClientError.messaging(error) }
    try put(FeedRecording.magic)
  }

  deinit { fclose(file) }

  private static let waitingBodies: Int32 = 1_000_000
  private static let bodiesPerPoll = 4_096

  /// Takes what has come, waiting up to `duration` for the first.
  public func poll(waiting duration: Duration) throws {
    let deadline = ContinuousClock.now + duration
    var count = 0
    while count < Self.bodiesPerPoll {
      guard try socket.receive(waitingUntil: count > 0 ? nil : deadline) else { break }
      count += 1
      try take(String(decoding: socket.topic.bytes, as: UTF8.self), [UInt8](socket.body.bytes))
    }
    guard fflush(file) == 0 else { throw RecordingError.unwritable(path: path, code: errno) }
  }

  private func take(_ topic: String, _ body: [UInt8]) throws {
    let now = Self.now()
    let header = try body.withUnsafeBytes { bytes -> FeedHeaderMessage? in
      var reader = MessageReader(bytes)
      guard let view = try reader.next(), view.templateID == FeedHeaderMessage.templateID else { return nil }
      return try view.decode(FeedHeaderMessage.self)
    }
    guard let header else { throw ClientError.malformedAnswer(address: topic, reason: "a body without a header") }
    if let next = expected[topic], header.firstSequence > next {
      try repair(topic, next...(header.firstSequence - 1), before: header, at: now)
    }
    // A heartbeat tells a gap and nothing else.
    expected[topic] = header.firstSequence + UInt64(header.count)
    guard header.count > 0 else { return }
    messages += UInt64(header.count)
    try put(FeedRecording.bytes(of: RecordedBody(receivedAt: now, topic: topic, body: body)))
  }

  private func repair(
    _ topic: String, _ range: ClosedRange<UInt64>, before next: FeedHeaderMessage, at now: UInt64
  ) throws {
    guard let lost = try replay.range(range, of: topic) else {
      missing += UInt64(range.count)
      return
    }
    var buffer = MessageBuffer()
    buffer.append(
      FeedHeaderMessage(
        firstSequence: range.lowerBound, engineSequence: next.engineSequence, time: next.time,
        count: UInt32(lost.count)))
    for message in lost { message.append(to: &buffer) }
    repaired += UInt64(lost.count)
    messages += UInt64(lost.count)
    try put(FeedRecording.bytes(of: RecordedBody(receivedAt: now, topic: topic, body: buffer.bytes)))
  }

  private func put(_ bytes: [UInt8]) throws {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw RecordingError.unwritable(path: path, code: errno)
    }
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

extension FeedMessage {
  fileprivate func append(to buffer: inout MessageBuffer) {
    func append<Message: WireMessage>(_ message: Message) { buffer.append(message) }
    append(message)
  }
}
