import Glibc
import Messaging
import WireProtocol

/// Writes the feed to a file, body by body as it comes; what the connection lost is asked for and put in its place.
///
/// The topic of a book begins with its state, so that ``FeedRecording`` has the same books as ``Feed``. Make it and use it in
/// one thread, whichever.
///
///     let recorder = try FeedRecorder(
///       "day.feed", address: Feed.defaultAddress, topics: ["all/"], replayAddress: "tcp://127.0.0.1:7803")
///     while isWanted { try recorder.poll(waiting: .seconds(1)) }
public final class FeedRecorder {
  private let socket: FeedSocket
  private let replay: ReplayConnection
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  private var positions: [String: TopicPosition] = [:]

  /// Messages written.
  public private(set) var messages: UInt64 = 0
  /// Messages that the connection lost and that were got again.
  public private(set) var repaired: UInt64 = 0
  /// Messages that are missing: the exchange does not have them any more.
  public private(set) var missing: UInt64 = 0

  /// A recorder of all topics that start with one of `topics`, into a new file.
  ///
  /// - Parameters:
  ///   - path: The file to make.
  ///   - address: Where the feed is published.
  ///   - topics: `spot/`, `fill/H800-80G/`, `all/` ...
  ///   - replayAddress: Where missed messages and states of books are asked for.
  ///   - context: ZeroMQ's context, to be shared; `nil`: one of its own.
  /// - Throws: ``RecordingError`` when there is a file already, or none can be made; ``ClientError``.
  public init(
    _ path: String, address: String, topics: [String], replayAddress: String, context: MessagingContext? = nil
  ) throws {
    self.path = path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else {
      throw RecordingError.unwritable(path: path, code: errno)
    }
    self.file = file
    do throws(MessagingError) {
      let context = if let context { context } else { try MessagingContext() }
      socket = try FeedSocket(context, address, prefixes: topics, waitingBodies: Self.waitingBodies)
      replay = try ReplayConnection(connecting: replayAddress, context: context, answerTimeout: .seconds(10))
    } catch { throw ClientError.messaging(error) }
    try put(FeedRecording.magic)
  }

  deinit { fclose(file) }

  private static let waitingBodies: Int32 = 1_000_000
  private static let bodiesPerPoll = 4_096

  /// Writes what has come.
  ///
  /// - Parameter duration: How long to wait when there is nothing.
  /// - Throws: ``RecordingError`` when the file cannot be written; ``ClientError`` when what is missing cannot be asked for.
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
    let header = try body.withUnsafeBytes { bytes -> FeedHeaderMessage? in
      var reader = MessageReader(bytes)
      guard let view = try reader.next(), view.templateID == FeedHeaderMessage.templateID else { return nil }
      return try view.decode(FeedHeaderMessage.self)
    }
    guard let header else { throw ClientError.malformedAnswer(address: topic, reason: "a body without a header") }
    try settle(topic, header)
    // A heartbeat tells a gap and nothing else.
    guard header.count > 0 else { return }
    positions[topic]?.advance(past: header.firstSequence + UInt64(header.count) - 1)
    messages += UInt64(header.count)
    try put(body, under: topic)
  }

  /// Writes what is missing before the body with `header`.
  private func settle(_ topic: String, _ header: FeedHeaderMessage) throws {
    while true {
      let isNew = positions[topic]?.next == nil
      if isNew, header.firstSequence > 1, FeedTopic(name: topic).book != nil { try putState(topic) }
      let verdict = positions[topic, default: TopicPosition()].judge(
        first: header.firstSequence, count: Int(header.count), engineSequence: header.engineSequence)
      switch verdict {
      case .take: return
      case .startedAnew: break
      case .missing(let range): try repair(topic, range, before: header)
      }
    }
  }

  private func repair(_ topic: String, _ range: ClosedRange<UInt64>, before next: FeedHeaderMessage) throws {
    guard let lost = try replay.range(range, of: topic) else {
      missing += UInt64(range.count)
      positions[topic]?.advance(past: range.upperBound)
      if FeedTopic(name: topic).book != nil { try putState(topic) }
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
    positions[topic]?.advance(past: range.upperBound)
    try put(buffer.bytes, under: topic)
  }

  private func putState(_ topic: String) throws {
    let state = try replay.snapshot(of: topic)
    try put(state.bytes, under: topic)
    positions[topic, default: TopicPosition()].advance(past: state.topicSequence)
  }

  private func put(_ body: [UInt8], under topic: String) throws {
    try put(FeedRecording.bytes(of: RecordedBody(receivedAt: Self.now(), topic: topic, body: body)))
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
