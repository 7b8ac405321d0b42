import Glibc
import MatchingEngine
import Messaging
import WireProtocol

/// The part that does not wait: many commands under way at a time.
extension OrderSession {
  /// Puts an order into the frame that goes out next.
  ///
  /// - Parameters:
  ///   - order: The order.
  ///   - sentAt: The sender's time in nanoseconds, carried along to the feed for measuring latency.
  /// - Returns: Its request id, by which reports name it.
  @discardableResult
  public func add(_ order: OrderRequest, sentAt: UInt64? = nil) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(order.message(requestID: requestID, sentAt: sentAt))
    return requestID
  }

  /// Puts a bid with alternatives into the frame that goes out next.
  ///
  /// - Returns: Its request id, by which reports name it.
  @discardableResult
  public func add(_ bid: AlternativesRequest, sentAt: UInt64? = nil) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(bid.message(requestID: requestID, sentAt: sentAt))
    return requestID
  }

  /// Puts a cancel into the frame that goes out next.
  ///
  /// - Returns: Its request id.
  @discardableResult
  public func addCancel(_ target: OrderReference) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(CancelOrderMessage(CancelOrder(participant: .none, requestID: requestID, target: target)))
    return requestID
  }

  /// Puts an amend into the frame that goes out next.
  ///
  /// - Returns: Its request id.
  @discardableResult
  public func addAmend(
    _ target: OrderReference, price: Price? = nil, quantity: Quantity? = nil
  ) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(
      AmendOrderMessage(
        AmendOrder(participant: .none, requestID: requestID, target: target, price: price, quantity: quantity)))
    return requestID
  }

  /// Sends what was added, as far as there is room.
  ///
  /// - Returns: Whether all of it left; `false`: the exchange is not connected or does not keep up; flush again later.
  @discardableResult
  public func flush() throws(ClientError) -> Bool {
    guard try flushWaiting() else { return false }
    guard !outgoing.isEmpty else { return true }
    let result = try calling { () throws(MessagingError) in
      try outgoing.withUnsafeBytes { bytes throws(MessagingError) in try socket.send(bytes, dontWait: true) }
    }
    guard result == .sent else { return false }
    outgoing.removeAll()
    lastSent = .now
    return true
  }

  /// Bytes that were added and have not left.
  public var pendingBytes: Int { waiting.reduce(outgoing.count) { $0 + $1.count } }

  /// Hands out reports in the order in which they came, and keeps the connection alive by heartbeats.
  ///
  /// Call it at least every few seconds while logged on. Reports that were sent twice come once.
  ///
  /// - Parameters:
  ///   - duration: How long to wait when there is nothing; zero: only looks.
  ///   - body: Gets each report.
  /// - Returns: How many reports there were.
  /// - Throws: ``ClientError/silent(address:silence:)`` when the exchange is gone.
  @discardableResult
  public func poll(waiting duration: Duration = .zero, _ body: (ExecutionReport) -> Void) throws(ClientError) -> Int {
    var count = unclaimed.count
    if count > 0 {
      let reports = unclaimed
      unclaimed.removeAll()
      reports.forEach(body)
    }
    try keepAlive()
    let deadline = ContinuousClock.now + duration
    var frames = 0
    while frames < Self.framesPerPoll {
      guard try receiveFrame(waitingUntil: count > 0 || frames > 0 ? nil : deadline) else { break }
      frames += 1
      try forEachAnswer { answer in
        guard case .report(let report) = answer else { return }
        count += 1
        body(report)
      }
    }
    return count
  }

  /// Frames after which a poll returns although there may be more, so that a busy market does not hold its caller up.
  private static let framesPerPoll = 256

  /// Shows that this side lives, when it is time, and notices when the other does not.
  ///
  /// A session that is logged on sends its logon again rather than a heartbeat: that changes nothing while the session
  /// stands, and after a restart of the exchange, or a pause that ended the session, it opens it again and brings the
  /// reports missed meanwhile.
  private func keepAlive() throws(ClientError) {
    let now = ContinuousClock.now
    if now - lastSent >= timing.heartbeat {
      lastSent = now
      if unansweredSince == nil { unansweredSince = now }
      // A connection that is down does not collect signs of life.
      if pendingBytes == 0 { try appendSignOfLife() }
      try flush()
    }
    if let since = unansweredSince, now - since >= timing.silence, try !hasArrived() {
      throw .silent(address: address, silence: now - lastHeard)
    }
  }

  private func appendSignOfLife() throws(ClientError) {
    guard participant != nil, logon != nil else { return try append(HeartbeatMessage(requestToken: nextToken())) }
    logon?.reportsAfter = lastReportSequence
    guard var again = logon else { return }
    again.requestToken = nextToken()
    keepAliveToken = again.requestToken
    try append(again)
  }
}

extension OrderSession {
  @inline(__always)
  func nextRequestID() -> UInt64 {
    switch requestIDs {
    case .consecutive: lastRequestID &+= 1
    case .fromClock:
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      lastRequestID = max(lastRequestID &+ 1, UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec))
    }
    return lastRequestID
  }

  /// Puts a message into the frame that goes out next; a full frame leaves, or waits behind others.
  @inline(__always)
  func append<Message: WireMessage>(_ message: Message) throws(ClientError) {
    if outgoing.count + Message.encodedLength > Self.maximumFrameBytes { try makeRoom() }
    outgoing.append(message)
  }

  @inline(never)
  private func makeRoom() throws(ClientError) {
    guard try !flush() else { return }
    waiting.append(outgoing.bytes)
    outgoing.removeAll()
  }

  private func flushWaiting() throws(ClientError) -> Bool {
    while let first = waiting.first {
      guard try calling({ () throws(MessagingError) in try socket.send(first, dontWait: true) }) == .sent else {
        return false
      }
      waiting.removeFirst()
      lastSent = .now
    }
    return true
  }

  func calling<Result>(_ body: () throws(MessagingError) -> Result) throws(ClientError) -> Result {
    do throws(MessagingError) {
      return try body()
    } catch {
      throw .messaging(error)
    }
  }
}

extension ParticipantID {
  /// Commands leave the participant empty: the gateway fills in who is logged on.
  static var none: ParticipantID { ParticipantID(0) }
}
