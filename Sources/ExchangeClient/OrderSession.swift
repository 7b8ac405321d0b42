import MatchingEngine
import Messaging
import WireProtocol

/// A participant's connection to order entry.
///
/// Two ways of use, which may be mixed:
/// - *One at a time*: ``submit(_:)``, ``cancel(_:)``, ``amend(_:price:quantity:)`` ... send a command, wait for what it
///   caused at once and return that, or throw why not.
/// - *Pipelined*, for load: ``add(_:sentAt:)`` and its siblings fill a frame, ``flush()`` sends it, ``poll(waiting:_:)``
///   hands out what has come. Neither waits unless told to.
///
/// A session outlives its connections: after a break, a restart of the exchange or a pause that ended it, it logs on again by
/// itself as soon as it is used, asks for the reports that it missed and sends again, in order, the commands that the exchange
/// has not taken. Every command counts once, every report comes once; one that the exchange has passed over, having taken
/// later ones of another session, comes as refused with `requestIdNotRising`.
///
/// Make it and use it in one thread, whichever; several sessions may share a context.
///
///     let session = try OrderSession(address: "tcp://127.0.0.1:7801")
///     try session.logOn(name: "hangzhou-dc", secret: "")
///     let book = try session.catalogue().instrument("H800-80G.HZ.3m")
///     let outcome = try session.submit(
///       OrderRequest(.offer, of: book.id, quantity: Quantity(16), price: try PriceText.price("11.2")))
public final class OrderSession {
  /// Where the exchange takes orders.
  public let address: String
  /// How long it waits for what.
  public let timing: Timing
  /// How request ids are chosen.
  public let requestIDs: RequestIDs

  let socket: Socket
  let poller = Poller(capacity: 1)
  let frame = Frame()
  /// Messages that go out as the next frame.
  var outgoing = MessageBuffer(capacity: OrderSession.maximumFrameBytes)
  /// Frames that the socket had no room for, oldest first.
  var waiting: [[UInt8]] = []
  /// Reports that came while something else was waited for.
  var unclaimed: [ExecutionReport] = []
  var lastToken: UInt64 = 0
  var lastSent: ContinuousClock.Instant
  var lastHeard: ContinuousClock.Instant
  /// When the oldest heartbeat without any later sign of life was sent.
  var unansweredSince: ContinuousClock.Instant?

  /// The last logon, for the next one.
  var logon: LogonMessage?
  /// Token of the last logon that only kept the session alive.
  var keepAliveToken: UInt64?
  /// Commands that no report has named.
  var unanswered: UnansweredCommands
  /// How far it is in opening again; `nil`: commands are sent as they come.
  var recovery: SessionRecovery?
  /// How often it was opened again.
  var openings = 0
  /// The highest request id that was sent again.
  var lastResent: UInt64 = 0
  /// Reports are missing that may have answered commands up to this one.
  var lastUncertain: UInt64 = 0
  /// Whether reports that were asked for are of another journal than those that came before.
  var meetsAnotherJournal = false

  /// Who is logged on; `nil` before ``logOn(name:secret:reports:cancelOnDisconnect:)``.
  public internal(set) var participant: ParticipantID?
  /// The highest request id used so far, here or before.
  public internal(set) var lastRequestID: UInt64 = 0
  /// The last execution report that came: what a later session asks for reports after, once ``poll(waiting:_:)`` has
  /// handed out all of them.
  public internal(set) var lastReportSequence: UInt64 = 0
  /// Reports that were asked for and are not kept any more, or did not come: a hole in what this session knows.
  public internal(set) var missedReports: UInt64 = 0
  /// Commands that were sent again, since the exchange had not taken them when a connection broke.
  public internal(set) var resentCommands = 0
  /// Request ids of commands that the exchange may have taken or not: their reports are among ``missedReports``. Ask for open
  /// orders, pools and leases.
  public internal(set) var uncertainCommands: [UInt64] = []

  /// How long a session waits for what.
  public struct Timing: Sendable, Equatable {
    /// For a connection and for an answer.
    public var answer: Duration = .seconds(5)
    /// Silence after which ``OrderSession/poll(waiting:_:)`` sends a heartbeat; below the server's session time-out of
    /// 10 s.
    public var heartbeat: Duration = .seconds(2)
    /// Silence of the exchange, in spite of heartbeats, after which the connection counts as lost.
    public var silence: Duration = .seconds(10)

    /// The defaults.
    public init() {}

    /// The defaults, with another wait for answers.
    public init(answer: Duration) { self.answer = answer }
  }

  /// How request ids are chosen. They only ever rise.
  public enum RequestIDs: Sendable {
    /// 1, 2, 3 ...: for a participant that has one session at a time.
    case consecutive
    /// Nanoseconds since 1970: several short sessions of a participant, as in shells, do not use the same id.
    case fromClock
  }

  /// The most bytes that the exchange takes in a frame.
  static let maximumFrameBytes = MessageReader.clientFrameLimit

  /// A connection, not logged on yet. It is made in the background: the first command waits for it.
  ///
  /// - Parameters:
  ///   - address: Where the exchange takes orders, `tcp://` or `ipc://`.
  ///   - context: ZeroMQ's context, to be shared by sessions of a process; `nil`: one of its own.
  ///   - timing: How long it waits for what.
  ///   - requestIDs: How request ids are chosen.
  ///   - unansweredLimit: How many commands may be under way: bounds what is kept to be sent again.
  public init(
    address: String, context: MessagingContext? = nil, timing: Timing = Timing(),
    requestIDs: RequestIDs = .consecutive, unansweredLimit: Int = 65_536
  ) throws(ClientError) {
    self.address = address
    self.timing = timing
    self.requestIDs = requestIDs
    unanswered = UnansweredCommands(limit: unansweredLimit)
    lastSent = .now
    lastHeard = lastSent
    do throws(MessagingError) {
      var options = SocketOptions()
      // Frames wait only for a connection that is up, so that "nothing there" is noticed and told.
      options.onlyCompletedConnections = true
      // Reports are never held up on this side: a client that does not read is the server's to judge.
      options.receiveHighWaterMark = 0
      let context = if let context { context } else { try MessagingContext() }
      socket = try context.socket(.dealer, options: options)
      try socket.connect(address)
    } catch {
      throw .messaging(error)
    }
    poller.add(socket)
  }

  /// Ends the connection; commands that are not answered may or may not be carried out. Done by itself when the last reference goes.
  public func close() { socket.close() }
}

extension OrderSession {
  /// Which earlier execution reports a logon asks for.
  public enum EarlierReports: Sendable, Equatable {
    /// None: only what happens from now on.
    case none
    /// All that the exchange keeps.
    case all
    /// Those after this one; use ``OrderSession/lastReportSequence`` of the session before.
    case after(UInt64)

    var wireValue: UInt64 {
      switch self {
      case .none: .max
      case .all: 0
      case .after(let sequence): sequence
      }
    }
  }

  /// Logs on and waits for the answer; earlier reports then come out of ``poll(waiting:_:)``.
  ///
  /// - Parameters:
  ///   - name: The participant's name: 1 to 16 of `A-Z a-z 0-9 . _ -`.
  ///   - secret: Its secret, at most 32 bytes; may be empty where the exchange allows it.
  ///   - reports: Which earlier reports to send again.
  ///   - cancelOnDisconnect: Whether the participant's orders are cancelled when this session's heartbeats stop.
  /// - Throws: ``ClientError/rejected(_:)`` with `wrongCredentials`, ``ClientError/unreachable(address:waited:)`` ...
  @discardableResult
  public func logOn(
    name: String, secret: String = "", reports: EarlierReports = .none, cancelOnDisconnect: Bool = false
  ) throws(ClientError) -> LogonAcceptedMessage {
    guard let code = Code16(name), !name.isEmpty else { throw .invalidName(name) }
    guard let secretText = Text32(secret) else { throw .invalidSecret(byteCount: secret.utf8.count) }
    logon = LogonMessage(
      requestToken: 0, name: code, secret: secretText, reportsAfter: reports.wireValue,
      protocolVersion: WireSchema.version, cancelOnDisconnect: cancelOnDisconnect)
    lastReportSequence = reports.wireValue
    return try awaitLogon()
  }

  /// Logs on again as before without waiting for a sign that this is needed, and asks for the reports missed meanwhile.
  ///
  /// Those come out of ``poll(waiting:_:)``; behind them, commands that the exchange has not taken are sent again.
  @discardableResult
  public func resume() throws(ClientError) -> LogonAcceptedMessage {
    precondition(logon != nil, "a session resumes only after its first logon")
    return try awaitLogon()
  }

  private func awaitLogon() throws(ClientError) -> LogonAcceptedMessage {
    recovery = nil
    // Commands that have not left would be refused before the logon is through: they are held.
    beginRecovery()
    do throws(ClientError) {
      return try openAgain()
    } catch {
      // Not later by surprise: who logged on for the first time was told that it did not happen.
      if participant == nil { (recovery, lastReportSequence) = (nil, 0) }
      throw error
    }
  }

  private func openAgain() throws(ClientError) -> LogonAcceptedMessage {
    let deadline = ContinuousClock.now + timing.answer
    while true {
      try driveRecovery()
      let attempt = recovery
      guard try receiveFrame(waitingUntil: min(deadline, recovery?.nextTry ?? deadline)) else {
        guard ContinuousClock.now >= deadline else { continue }
        if let refusal = recovery?.refusal { throw .rejected(refusal) }
        guard attempt?.firstToken != nil else { throw .unreachable(address: address, waited: timing.answer) }
        let name = logon.map { "\($0.name)" } ?? ""
        throw .noAnswer(address: address, to: "the logon as \(name)", waited: timing.answer)
      }
      var result: Result<LogonAcceptedMessage, ClientError>?
      try forEachAnswer { answer in
        switch answer {
        case .logonAccepted(let accepted) where attempt?.isOwn(accepted.requestToken) ?? false:
          result = .success(accepted)
        case .report(.rejected(let rejection)) where rejection.template == LogonMessage.templateID:
          result = .failure(.rejected(rejection))
        case .report(let report): unclaimed.append(report)
        default: break
        }
      }
      if let result { return try result.get() }
    }
  }

  /// Takes note of an acceptance, before the reports that follow it are looked at.
  func begin(_ accepted: LogonAcceptedMessage) {
    if let recovery {
      guard recovery.isOwn(accepted.requestToken) else { return }
      self.recovery?.accepted = accepted
      self.recovery?.nextTry = .now + timing.heartbeat
    } else if accepted.requestToken != keepAliveToken {
      // The answer of a connection that is gone: what it tells is out of date.
      return
    }
    participant = ParticipantID(accepted.participant)
    lastRequestID = max(lastRequestID, accepted.lastRequestId)
    guard lastReportSequence <= accepted.lastReportSequence else {
      // None were asked for; or the exchange counts anew, since another journal is behind it.
      if lastReportSequence != .max { meetsAnotherJournal = true }
      lastReportSequence = accepted.lastReportSequence
      return
    }
    let firstKept = accepted.firstKeptReport == 0 ? accepted.lastReportSequence + 1 : accepted.firstKeptReport
    if firstKept > lastReportSequence + 1 { miss(upTo: firstKept - 1) }
  }

  /// Takes note that reports up to `sequence` will not come.
  func miss(upTo sequence: UInt64) {
    missedReports += sequence - lastReportSequence
    lastReportSequence = sequence
    lastUncertain = lastRequestID
  }

  func nextToken() -> UInt64 {
    lastToken += 1
    return lastToken
  }
}
