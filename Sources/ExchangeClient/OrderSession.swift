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

  /// Who is logged on; `nil` before ``logOn(name:secret:reports:cancelOnDisconnect:)``.
  public internal(set) var participant: ParticipantID?
  /// The highest request id used so far, here or before.
  public internal(set) var lastRequestID: UInt64 = 0
  /// The last execution report that came: what a later session asks for reports after, once ``poll(waiting:_:)`` has
  /// handed out all of them.
  public internal(set) var lastReportSequence: UInt64 = 0
  /// Reports that were asked for and are not kept any more, or did not come: a hole in what this session knows.
  public internal(set) var missedReports: UInt64 = 0

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
  public init(
    address: String, context: MessagingContext? = nil, timing: Timing = Timing(), requestIDs: RequestIDs = .consecutive
  ) throws(ClientError) {
    self.address = address
    self.timing = timing
    self.requestIDs = requestIDs
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

  /// Ends the connection; commands that were not flushed are dropped. Done by itself when the last reference goes.
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
    lastReportSequence = reports == .none ? 0 : reports.wireValue
    return try awaitLogon()
  }

  /// Logs on again as before, for instance after the exchange was restarted, and asks for the reports missed meanwhile.
  ///
  /// Whether a command that was not answered before was taken shows in ``lastRequestID`` and in the reports.
  @discardableResult
  public func resume() throws(ClientError) -> LogonAcceptedMessage {
    precondition(logon != nil, "a session resumes only after its first logon")
    logon?.reportsAfter = lastReportSequence
    return try awaitLogon()
  }

  private func awaitLogon() throws(ClientError) -> LogonAcceptedMessage {
    // Commands that have not left would be refused before the logon is through: they stay behind it.
    let held = (waiting, outgoing)
    waiting = []
    outgoing = MessageBuffer()
    defer { (waiting, outgoing) = held }
    return try retryingWhileBusy { () throws(ClientError) in
      guard var logon else { preconditionFailure("a logon was prepared") }
      let token = nextToken()
      logon.requestToken = token
      try send(logon)
      return try awaitAnswer(to: "the logon as \(logon.name)") { answer in
        switch answer {
        case .logonAccepted(let accepted) where accepted.requestToken == token: .found(accepted)
        case .report(.rejected(let rejection)) where rejection.refuses(LogonMessage.self, token): .refused(rejection)
        default: .notMine
        }
      }
    }
  }

  /// Takes note of an acceptance, before the reports that follow it are looked at.
  func begin(_ accepted: LogonAcceptedMessage) {
    participant = ParticipantID(accepted.participant)
    lastRequestID = max(lastRequestID, accepted.lastRequestId)
    let askedAfter = logon?.reportsAfter ?? .max
    guard askedAfter <= accepted.lastReportSequence else {
      // None were asked for; or the exchange counts anew, since another journal is behind it.
      lastReportSequence = accepted.lastReportSequence
      return
    }
    guard accepted.firstKeptReport > lastReportSequence + 1 else { return }
    missedReports += accepted.firstKeptReport - 1 - lastReportSequence
    lastReportSequence = accepted.firstKeptReport - 1
  }

  func nextToken() -> UInt64 {
    lastToken += 1
    return lastToken
  }
}
