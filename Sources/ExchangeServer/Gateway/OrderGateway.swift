import Journal
import MatchingEngine
import WireProtocol

/// Everything between clients' frames and the engine's batches: sessions, checks, permissions, execution reports.
///
/// The work of the gateway thread, apart from sockets and waiting, so that tests drive it frame by frame. Frames come in
/// through ``receive(_:from:at:)``; what passes goes into the inbound ring. Batches that are durable and applied come
/// back through ``report(_:)``.
final class OrderGateway<Transport: PeerTransport> {
  let settings: GatewaySettings
  let sessions: SessionTable
  let accounts: Accounts
  let outbox: Outbox<Transport>
  let inbound: InboundRing
  let figures: GatewayFigures
  let time: any TimeSource
  var catalogue = CatalogueMirror()
  /// Logons that wait for their registration to be durable, by name.
  var registrations: [Code16: [PendingLogon]] = [:]
  /// Answers to questions that are sent as fast as their client reads.
  var answers: [Answer] = []
  /// Participants whose orders go because their last session with that wish went, and the ring was full.
  var massCancels: [UInt32] = []
  /// Whether only cancels are taken, since the disk is nearly full.
  var isCancelOnly = false

  private var nextExpiryCheck: UInt64 = 0

  init(
    settings: GatewaySettings, operatorCredential: Digest32, inbound: InboundRing, transport: Transport,
    figures: GatewayFigures = GatewayFigures(), time: any TimeSource = SystemTime()
  ) {
    self.time = time
    self.settings = settings
    self.inbound = inbound
    self.figures = figures
    sessions = SessionTable(limit: settings.maximumSessions)
    accounts = Accounts(
      operatorCredential: operatorCredential, keptReports: settings.keptReports, budget: settings.keptReportsMemory)
    outbox = Outbox(transport: transport, sessions: sessions, maximumPendingBytes: settings.maximumPendingBytes)
  }

  /// Takes one frame from a peer.
  ///
  /// - Parameter now: The monotonic clock, in nanoseconds.
  func receive(_ frame: UnsafeRawBufferPointer, from peer: UnsafeRawBufferPointer, at now: UInt64) {
    figures.frames.add()
    guard let place = sessions.find(peer) ?? begin(peer, at: now) else { return refuseSession(peer) }
    let session = sessions[place]
    session.pointee.lastHeard = now
    guard !session.pointee.isCutOff else { return }
    var reader = MessageReader(frame, maximumLength: settings.maximumFrameSize)
    while !session.pointee.isCutOff {
      do {
        guard let message = try reader.next() else { return }
        figures.messages.add()
        try take(message, place, at: now)
      } catch {
        refuse(error, place, requestIdentifier: requestIdentifier(in: frame, of: error))
        // Once a header is wrong, nothing behind it can be trusted; the reader then ends by itself.
      }
    }
  }

  /// A session for a peer that speaks for the first time; `nil` when there is no room.
  private func begin(_ peer: UnsafeRawBufferPointer, at now: UInt64) -> Int? {
    let place = sessions.add(peer, at: now)
    figures.sessions.set(UInt64(sessions.count))
    return place
  }

  /// Checks one message and passes it on or answers it.
  @inline(__always)
  private func take(_ message: MessageView, _ place: Int, at now: UInt64) throws(WireError) {
    switch message.templateID {
    case NewOrderMessage.templateID, CancelOrderMessage.templateID, AmendOrderMessage.templateID,
      MassCancelMessage.templateID:
      try takeCommand(message, place, at: now)
    default: try takeRare(message, place, at: now)
    }
  }

  @inline(never)
  private func takeRare(_ message: MessageView, _ place: Int, at now: UInt64) throws(WireError) {
    switch message.templateID {
    case HeartbeatMessage.templateID:
      outbox.append(try message.decode(HeartbeatMessage.self), to: place)
    case LogonMessage.templateID:
      logOn(try message.decode(LogonMessage.self), place, at: now)
    case QueryOpenOrdersMessage.templateID:
      try requireUnstamped(message)
      let query = try message.decode(QueryOpenOrdersMessage.self)
      guard isLoggedOn(place, message) else { return }
      ask(.openOrders, sessions[place].pointee.participant, query.requestToken, message, place, at: now)
    case QueryPoolsMessage.templateID:
      try requireUnstamped(message)
      let query = try message.decode(QueryPoolsMessage.self)
      guard isLoggedOn(place, message) else { return }
      ask(.pools, sessions[place].pointee.participant, query.requestToken, message, place, at: now)
    case QueryLeasesMessage.templateID:
      try requireUnstamped(message)
      let query = try message.decode(QueryLeasesMessage.self)
      guard isLoggedOn(place, message) else { return }
      ask(.leases, sessions[place].pointee.participant, query.requestToken, message, place, at: now)
    case QueryCatalogueMessage.templateID:
      let query = try message.decode(QueryCatalogueMessage.self)
      ask(.catalogue, 0, query.requestToken, message, place, at: now)
    default:
      guard message.messageClass.isCommand, message.messageClass.isTakenByOrderEntry else {
        throw .notACommand(message.templateID, offsetInFrame: message.offsetInFrame)
      }
      try takeCommand(message, place, at: now)
    }
  }

  /// Checks a command and appends it to the inbound ring.
  @inline(__always)
  private func takeCommand(_ message: MessageView, _ place: Int, at now: UInt64) throws(WireError) {
    try requireUnstamped(message)
    _ = try message.decodeCommand()
    let participant = sessions[place].pointee.participant
    guard participant != 0 else { return refuse(.notLoggedOn, message, place, isBad: true) }
    if message.templateID >= RegisterParticipantMessage.templateID, participant != operatorNumber {
      return refuse(.notPermitted, message, place, isBad: true)
    }
    if isCancelOnly && !takesNoRoom(message) { return refuse(.cancelOnly, message, place) }
    guard let room = inbound.reserve() else { return refuse(.busy, message, place) }
    copy(message, to: room, for: participant)
    inbound.append(.command, session: UInt32(place), length: knownLength(of: message), at: now)
  }

  private var operatorNumber: UInt32 { ParticipantID.exchangeOperator.rawValue }

  /// Whether a message may still be taken when the journal's disk is nearly full.
  private func takesNoRoom(_ message: MessageView) -> Bool {
    message.templateID == CancelOrderMessage.templateID || message.templateID == MassCancelMessage.templateID
  }

  private func knownLength(of message: MessageView) -> Int {
    guard let length = WireSchema.blockLength(ofTemplate: message.templateID) else {
      preconditionFailure("the reader lets no unknown template through")
    }
    return WireSchema.headerLength + length
  }

  /// Copies what this version knows of a message: a longer block from a newer client is cut, so that the ring's places
  /// suffice and the journal holds nothing that nobody has checked. What an older client's block lacks is absent, which
  /// zero bytes say.
  @inline(__always)
  private func copy(_ message: MessageView, to room: UnsafeMutableRawPointer, for participant: UInt32) {
    let length = knownLength(of: message)
    let given = min(length, message.bytes.count)
    room.copyMemory(from: message.bytes.baseAddress!, byteCount: given)
    if given < length { (room + given).initializeMemory(as: UInt8.self, repeating: 0, count: length - given) }
    room.storeBytes(of: UInt16(length - WireSchema.headerLength).littleEndian, as: UInt16.self)
    room.storeBytes(of: WireSchema.version.littleEndian, toByteOffset: 6, as: UInt16.self)
    stampParticipant(ParticipantID(participant), in: room + WireSchema.headerLength)
  }

  /// What is due by time: sessions that went silent, frames and answers that wait, mass cancels that found the ring full.
  func tick(at now: UInt64) {
    if outbox.hasPending { outbox.retryPending() }
    if !answers.isEmpty { continueAnswers() }
    if !massCancels.isEmpty { retryMassCancels(at: now) }
    endLostSessions(at: now)
    guard now >= nextExpiryCheck else { return }
    nextExpiryCheck = now + Self.expiryInterval
    for place in 0..<sessions.highWater where sessions.isLive(place) {
      if now &- sessions[place].pointee.lastHeard > settings.sessionTimeout { end(place, at: now) }
    }
  }

  /// How often silent sessions are looked for: nanoseconds.
  private static var expiryInterval: UInt64 { 100_000_000 }

  /// Whether something waits that no wake-up will announce.
  var wantsTick: Bool { outbox.hasPending || !answers.isEmpty || !massCancels.isEmpty }
}

/// What of the configuration the gateway needs.
struct GatewaySettings {
  var maximumSessions = 4_096
  var maximumBadFrames = 100
  /// Nanoseconds of silence that end a session.
  var sessionTimeout: UInt64 = 10_000_000_000
  var maximumFrameSize = 65_536
  var maximumPendingBytes = 4 << 20
  var keptReports = 10_000
  var keptReportsMemory = 1 << 30
  /// Whether a logon with a new name opens an account.
  var registrationIsOpen = true
}

extension GatewaySettings {
  init(_ configuration: ServerConfiguration) {
    maximumSessions = configuration.maximumSessions
    maximumBadFrames = configuration.maximumBadFrames
    sessionTimeout = UInt64(configuration.sessionTimeoutSeconds) * 1_000_000_000
    maximumFrameSize = configuration.maximumFrameSize
    maximumPendingBytes = configuration.maximumPendingBytes
    keptReports = configuration.keptReportsPerParticipant
    keptReportsMemory = configuration.keptReportsMemory
    registrationIsOpen = configuration.registrationIsOpen
  }
}
