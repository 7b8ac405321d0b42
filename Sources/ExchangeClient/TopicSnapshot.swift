import WireProtocol

/// The state behind a topic as of one of its sequences.
public struct TopicSnapshot: Equatable, Sendable {
  /// The topic.
  public var topic: String
  /// Sequence of the last message of the topic that it reflects; go on with the one after it.
  public var topicSequence: UInt64
  /// Sequence of the last command that it reflects.
  public var engineSequence: UInt64
  /// Time of that command, in nanoseconds since 1970.
  public var time: UInt64
  /// The state, as messages of the topic.
  public var messages: [FeedMessage]
}

extension TopicSnapshot {
  /// The state whose header is `header`, and whose messages stand behind it.
  init(_ header: MessageView, _ rest: inout MessageReader) throws(WireError) {
    let header = try header.decode(SnapshotHeaderMessage.self)
    var messages: [FeedMessage] = []
    while let view = try rest.next() { messages.append(try FeedMessage(view)) }
    self.init(
      topic: "\(header.topic)", topicSequence: header.topicSequence, engineSequence: header.engineSequence,
      time: header.time, messages: messages)
  }

  /// The state as one frame of the replay socket would have it.
  var bytes: [UInt8] {
    guard let name = Topic48(topic) else { preconditionFailure("a topic that was answered fits into an answer") }
    var buffer = MessageBuffer()
    buffer.append(
      SnapshotHeaderMessage(
        requestToken: 0, topic: name, topicSequence: topicSequence,
        engineSequence: engineSequence, time: time, count: UInt32(messages.count)))
    for message in messages { message.append(to: &buffer) }
    return buffer.bytes
  }
}

extension FeedMessage {
  func append(to buffer: inout MessageBuffer) {
    func append<Message: WireMessage>(_ message: Message) { buffer.append(message) }
    append(message)
  }
}
