import Glibc
import MatchingEngine
import Messaging
import WireProtocol

/// The part that does not wait: many commands under way at a time.
///
/// Adding a command throws ``ClientError/tooManyUnanswered(limit:)`` when as many are under way as may be: poll first.
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
    try append(order.message(requestID: requestID, sentAt: sentAt), as: requestID)
    return requestID
  }

  /// Puts a bid with alternatives into the frame that goes out next.
  ///
  /// - Returns: Its request id, by which reports name it.
  @discardableResult
  public func add(_ bid: AlternativesRequest, sentAt: UInt64? = nil) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(bid.message(requestID: requestID, sentAt: sentAt), as: requestID)
    return requestID
  }

  /// Puts a cancel into the frame that goes out next.
  ///
  /// - Returns: Its request id.
  @discardableResult
  public func addCancel(_ target: OrderReference) throws(ClientError) -> UInt64 {
    let requestID = nextRequestID()
    try append(
      CancelOrderMessage(CancelOrder(participant: .none, requestID: requestID, target: target)), as: requestID)
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
        AmendOrder(participant: .none, requestID: requestID, target: target, price: price, quantity: quantity)),
      as: requestID)
    return requestID
  }

  /// Sends what was added, as far as there is room.
  ///
  /// - Returns: Whether all of it left; `false`: the exchange is not connected, does not keep up, or the session is being
  ///   opened again; flush or poll again later.
  @discardableResult
  public func flush() throws(ClientError) -> Bool {
    if recovery != nil {
      try driveRecovery()
      return false
    }
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
  public var pendingBytes: Int {
    waiting.reduce(outgoing.count + (recovery == nil ? 0 : unanswered.byteCount)) { $0 + $1.count }
  }

  /// Hands out reports in the order in which they came, and keeps the connection alive by heartbeats.
  ///
  /// Call it at least every few seconds while logged on. Reports that were sent twice come once.
  ///
  /// - Parameters:
  ///   - duration: How long to wait when there is nothing; zero: only looks.
  ///   - body: Gets each report.
  /// - Returns: How many reports there were.
  /// - Throws: ``ClientError/silent(address:silence:)`` when the exchange is gone, once for each such time. Who goes on polling
  ///   goes on where the session ended, once the exchange is back.
  @discardableResult
  public func poll(waiting duration: Duration = .zero, _ body: (ExecutionReport) -> Void) throws(ClientError) -> Int {
    var count = unclaimed.count
    if count > 0 {
      let reports = unclaimed
      unclaimed.removeAll()
      reports.forEach(body)
    }
    let deadline = ContinuousClock.now + duration
    var frames = 0
    while frames < Self.framesPerPoll {
      try showLife()
      if let since = unansweredSince, .now - since >= timing.silence, try !hasArrived() {
        unansweredSince = nil
        throw .silent(address: address, silence: .now - lastHeard)
      }
      let waits = count == 0 && frames == 0
      guard try receiveFrame(waitingUntil: waits ? min(deadline, nextSignOfLife) : nil) else {
        if waits, ContinuousClock.now < deadline { continue }
        break
      }
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

  /// Shows that this side lives, when it is time.
  ///
  /// A session that is logged on sends its logon again rather than a heartbeat: that changes nothing while the session
  /// stands, and after a restart of the exchange, or a pause that ended the session, it opens it again and brings the
  /// reports missed meanwhile. When commands are not answered they may be lost, and later ones are held until that is known.
  func showLife() throws(ClientError) {
    if recovery == nil {
      let now = ContinuousClock.now
      guard now - lastSent >= timing.heartbeat else { return }
      lastSent = now
      if unansweredSince == nil { unansweredSince = now }
      guard participant != nil, !unanswered.isEmpty else {
        // A connection that is down does not collect signs of life.
        if pendingBytes == 0 { try appendSignOfLife() }
        try flush()
        return
      }
      beginRecovery()
    }
    try driveRecovery()
  }

  /// When ``showLife()`` has something to do.
  var nextSignOfLife: ContinuousClock.Instant { recovery?.nextTry ?? lastSent + timing.heartbeat }

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

  /// Puts a command into the frame that goes out next, and keeps it until a report names it.
  @inline(__always)
  func append<Message: WireMessage>(_ command: Message, as requestID: UInt64) throws(ClientError) {
    guard !unanswered.isFull else { throw .tooManyUnanswered(limit: unanswered.limit) }
    unanswered.append(command, requestID)
    if recovery == nil { try append(command) }
  }

  /// Puts a message into the frame that goes out next; a full frame leaves, or waits behind others.
  @inline(__always)
  func append<Message: WireMessage>(_ message: Message) throws(ClientError) {
    if outgoing.count + Message.encodedLength > Self.maximumFrameBytes { try makeRoom() }
    outgoing.append(message)
  }

  /// Puts whole messages, of at most a frame's length, into the frame that goes out next.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ClientError) {
    if outgoing.count + bytes.count > Self.maximumFrameBytes { try makeRoom() }
    outgoing.append(bytes)
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
