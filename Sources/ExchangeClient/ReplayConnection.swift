import Glibc
import Messaging
import WireProtocol

/// A connection to the replay socket: snapshots, and what a subscriber missed. One question at a time.
public final class ReplayConnection {
  /// Where the exchange answers.
  public let address: String
  private let answerTimeout: Duration
  private let socket: Socket
  private let poller = Poller(capacity: 1)
  private let frame = Frame()
  private var lastToken: UInt64 = 0

  /// A connection to `address`. It is made in the background: the first question waits for it.
  public convenience init(
    address: String, context: MessagingContext? = nil, answerTimeout: Duration = .seconds(5)
  ) throws(ClientError) {
    do throws(MessagingError) {
      let context = if let context { context } else { try MessagingContext() }
      try self.init(connecting: address, context: context, answerTimeout: answerTimeout)
    } catch {
      throw .messaging(error)
    }
  }

  init(connecting address: String, context: MessagingContext, answerTimeout: Duration) throws(MessagingError) {
    self.address = address
    self.answerTimeout = answerTimeout
    var options = SocketOptions()
    options.onlyCompletedConnections = true
    options.receiveHighWaterMark = 0
    socket = try context.socket(.dealer, options: options)
    try socket.connect(address)
    poller.add(socket)
  }

  /// The state behind `topic`, and the sequence it is as of.
  ///
  /// - Throws: ``ClientError/rejected(_:)`` with `unknownTopic`, and what else can go wrong on the way.
  public func snapshot(of topic: String) throws(ClientError) -> TopicSnapshot {
    guard let name = Topic48(topic) else { throw .invalidCode(topic) }
    return try retryingWhileBusy { () throws(ClientError) in try snapshot(of: topic, name) }
  }

  private func snapshot(of topic: String, _ name: Topic48) throws(ClientError) -> TopicSnapshot {
    let token = nextToken()
    try send(SnapshotRequestMessage(requestToken: token, topic: name, kind: .topic))
    var header: SnapshotHeaderMessage?
    var messages: [FeedMessage] = []
    try receiveAll("the snapshot of \(topic)", token: token) { view throws(WireError) in
      switch view.templateID {
      case SnapshotHeaderMessage.templateID:
        let begun = try view.decode(SnapshotHeaderMessage.self)
        if begun.requestToken == token { header = begun }
      case RangeHeaderMessage.templateID: header = nil
      default: if header != nil { messages.append(try FeedMessage(view)) }
      }
      return header.map { messages.count >= Int($0.count) } ?? false
    }
    guard let header else { preconditionFailure("receiving ends with a header, or throws") }
    return TopicSnapshot(
      topic: topic, topicSequence: header.topicSequence, engineSequence: header.engineSequence, time: header.time,
      messages: messages)
  }

  /// The messages of `topic` with the sequences in `range`.
  ///
  /// - Returns: The messages, one for each sequence; `nil` when they are not kept any more: ask for a snapshot then.
  public func range(_ range: ClosedRange<UInt64>, of topic: String) throws(ClientError) -> [FeedMessage]? {
    var messages: [FeedMessage] = []
    guard let name = Topic48(topic) else { throw .invalidCode(topic) }
    while messages.count < range.count {
      // The exchange may answer with the first part only.
      let first = range.lowerBound + UInt64(messages.count)
      let rest = first...range.upperBound
      guard let part = try retryingWhileBusy({ () throws(ClientError) in try part(rest, of: name) }) else { return nil }
      guard !part.isEmpty else {
        throw .malformedAnswer(address: address, reason: "an empty answer for \(topic) from \(first) on")
      }
      messages += part
    }
    return messages
  }

  private func part(_ range: ClosedRange<UInt64>, of topic: Topic48) throws(ClientError) -> [FeedMessage]? {
    let token = nextToken()
    try send(
      RangeRequestMessage(
        requestToken: token, topic: topic, firstSequence: range.lowerBound, lastSequence: range.upperBound))
    var header: RangeHeaderMessage?
    var messages: [FeedMessage] = []
    do throws(ClientError) {
      try receiveAll("the range \(range) of \(topic)", token: token) { view throws(WireError) in
        switch view.templateID {
        case RangeHeaderMessage.templateID:
          let begun = try view.decode(RangeHeaderMessage.self)
          if begun.requestToken == token { header = begun }
        case SnapshotHeaderMessage.templateID: header = nil
        default: if header != nil { messages.append(try FeedMessage(view)) }
        }
        return header.map { messages.count >= Int($0.count) } ?? false
      }
    } catch {
      guard case .rejected(let rejection) = error, rejection.code == .rangeNotAvailable else { throw error }
      return nil
    }
    guard header?.firstSequence == range.lowerBound, messages.count <= range.count else {
      throw .malformedAnswer(address: address, reason: "another range of \(topic) than asked for")
    }
    return messages
  }

  /// Asks what the exchange may refuse for the moment, until it does not or the time for answers is up.
  private func retryingWhileBusy<Value>(_ ask: () throws(ClientError) -> Value) throws(ClientError) -> Value {
    let deadline = ContinuousClock.now + answerTimeout
    while true {
      do throws(ClientError) {
        return try ask()
      } catch {
        guard case .rejected(let rejection) = error, rejection.isForNow, ContinuousClock.now < deadline else {
          throw error
        }
        usleep(Self.pauseBeforeAskingAgain)
      }
    }
  }

  /// Microseconds: long enough for a full queue to drain.
  private static let pauseBeforeAskingAgain: UInt32 = 20_000

  private func nextToken() -> UInt64 {
    lastToken += 1
    return lastToken
  }

  private func send<Message: WireMessage>(_ message: Message) throws(ClientError) {
    var buffer = MessageBuffer(capacity: Message.encodedLength)
    buffer.append(message)
    let bytes = buffer.bytes
    let deadline = ContinuousClock.now + answerTimeout
    do throws(MessagingError) {
      while try socket.send(bytes, dontWait: true) != .sent {
        guard ContinuousClock.now < deadline else { throw MessagingError.timedOut }
        poller.setInterest(.writable, at: 0)
        defer { poller.setInterest(.readable, at: 0) }
        _ = try poller.wait(milliseconds: milliseconds(until: deadline))
      }
    } catch {
      throw error == .timedOut ? .unreachable(address: address, waited: answerTimeout) : .messaging(error)
    }
  }

  /// Receives until `take` says that the answer is whole.
  private func receiveAll(
    _ question: String, token: UInt64, _ take: (MessageView) throws(WireError) -> Bool
  ) throws(ClientError) {
    while true {
      let deadline = ContinuousClock.now + answerTimeout
      guard try receiveFrame(until: deadline) else {
        throw .noAnswer(address: address, to: question, waited: answerTimeout)
      }
      var isWhole = false
      var refusal: RejectedMessage?
      do throws(WireError) {
        var reader = MessageReader(frame.bytes)
        while let view = try reader.next() {
          if view.templateID == RejectedMessage.templateID {
            let rejection = try view.decode(RejectedMessage.self)
            if rejection.requestId == token { refusal = rejection }
          } else {
            isWhole = try take(view)
          }
        }
      } catch {
        throw .malformedAnswer(address: address, reason: error.description)
      }
      if let refusal { throw .rejected(refusal) }
      if isWhole { return }
    }
  }

  private func receiveFrame(until deadline: ContinuousClock.Instant) throws(ClientError) -> Bool {
    do throws(MessagingError) {
      while try !socket.receive(into: frame, dontWait: true) {
        guard ContinuousClock.now < deadline else { return false }
        _ = try poller.wait(milliseconds: milliseconds(until: deadline))
      }
      return true
    } catch {
      throw .messaging(error)
    }
  }
}

extension MessagingError {
  /// A wait for a connection that was not made in time.
  fileprivate static var timedOut: MessagingError { MessagingError(operation: "connect", code: 0) }
}
