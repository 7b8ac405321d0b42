import SeededRandom
import WireProtocol

/// A participant's program: it sends commands, waits for their reports, sends again what was not answered in time, crashes, comes
/// back, and asks for what it missed.
final class SimulatedClient {
  /// A command that no report has settled yet.
  private struct Request {
    var id: UInt64
    var message: [UInt8]
    var sentAt: UInt64
  }

  let name: String
  private let network: SimulatedNetwork
  private let clock: SimulatedClock
  private let trace: Trace
  private var random: SplitMix64
  private let secret: String
  private var choice: CommandChoice
  /// The connection in use; `nil`: there is none.
  private(set) var connection: Int?
  private var connections: Set<Int> = []
  private var isLoggedOn = false
  private var loggedOnAt: UInt64 = 0
  private var heardAt: UInt64 = 0
  private var saidAt: UInt64 = 0
  /// Number of the last report, all before it had.
  private var lastReport: UInt64 = 0
  private var outstanding: [Request] = []
  private var nextRequestID: UInt64 = 1
  /// Whether it sends new commands.
  var isTrading = true

  static let operatorName = "operator"
  /// After so long without an answer the client connects anew: nanoseconds.
  private static let timeout: UInt64 = 400_000_000
  /// After so long without a word of its own the exchange may have ended the session, and its heartbeats do not tell.
  private static let longestSilence: UInt64 = 1_000_000_000
  private static let mostOutstanding = 4
  private static let heartbeatInterval: UInt64 = 200_000_000

  /// - Parameter secret: Whoever has the operator's name and secret is the operator.
  init(
    _ name: String, secret: String = "secret", _ network: SimulatedNetwork, _ clock: SimulatedClock, _ trace: Trace,
    _ random: SplitMix64
  ) {
    self.name = name
    self.secret = secret
    choice = CommandChoice(isOperator: name == Self.operatorName)
    self.network = network
    self.clock = clock
    self.trace = trace
    self.random = random
  }

  /// Whether nothing of it is under way.
  var isSettled: Bool { isLoggedOn && outstanding.isEmpty }

  /// Whether a connection is or was this client's.
  func owns(_ connection: Int) -> Bool { connections.contains(connection) }

  /// Number of the last report that it has.
  var reportsHad: UInt64 { lastReport }

  /// Does what is due: connects, logs on, sends.
  func act(_ told: inout Told) {
    guard let connection, network.isConnected(connection) else { return connect() }
    let waitingSince = outstanding.first?.sentAt ?? loggedOnAt
    let isWaiting = !isLoggedOn || !outstanding.isEmpty
    // Heartbeats are answered, unless the exchange has given the client up.
    let patience = isWaiting ? Self.timeout : Self.longestSilence
    if clock.now > max(waitingSince, heardAt, loggedOnAt) + patience {
      trace.note("\(name) waited too long and connects anew")
      network.close(connection)
      return connect()
    }
    guard isLoggedOn else { return }
    if clock.now > saidAt + Self.longestSilence {
      trace.note("\(name) was silent too long and connects anew")
      network.close(connection)
      return connect()
    }
    if clock.now > saidAt + Self.heartbeatInterval { send([HeartbeatMessage(requestToken: 1)]) }
    // The operator speaks rarely.
    guard isTrading, name != Self.operatorName || random.chance(1, in: 6), outstanding.count < Self.mostOutstanding
    else { return }
    let count = random.number(1...Self.mostOutstanding - outstanding.count)
    var frame: [UInt8] = []
    for _ in 0..<count {
      let message = choice.command(nextRequestID, at: clock.wall(), &random)
      let bytes = Self.bytes([message])
      told.send(bytes, nextRequestID, by: name)
      outstanding.append(Request(id: nextRequestID, message: bytes, sentAt: clock.now))
      nextRequestID += 1
      frame += bytes
      trace.note("\(name) sends \(message.text)")
    }
    saidAt = clock.now
    network.send(frame, over: connection)
  }

  /// Dies and comes back without memory of anything but the ids that it has used.
  func crash() {
    trace.note("\(name) crashes")
    if let connection { network.close(connection) }
    connection = nil
    isLoggedOn = false
    lastReport = 0
    outstanding = []
    choice = CommandChoice(isOperator: name == Self.operatorName)
  }

  private func connect() {
    let connection = network.connect(.orders)
    self.connection = connection
    connections.insert(connection)
    isLoggedOn = false
    loggedOnAt = clock.now
    heardAt = clock.now
    trace.note("\(name) logs on over connection \(connection), with reports up to \(lastReport)")
    guard let secret = Text32(secret) else { preconditionFailure("a secret fits") }
    send([
      LogonMessage(
        requestToken: 7, name: SimulatedMarket.code(name), secret: secret, reportsAfter: lastReport,
        protocolVersion: WireSchema.version, cancelOnDisconnect: random.chance(1, in: 4))
    ])
  }

  private func send(_ messages: [any WireMessage]) {
    saidAt = clock.now
    if let connection { network.send(Self.bytes(messages), over: connection) }
  }

  /// Takes a frame that has arrived.
  func receive(_ frame: [UInt8], over number: Int, _ told: inout Told) throws {
    try frame.withUnsafeBytes { frame in
      var reader = MessageReader(frame)
      while let view = try reader.next() {
        let message = try AnyMessage.decode(
          templateID: view.templateID, block: view.block, length: view.length, offsetInFrame: view.offsetInFrame)
        trace.note("\(name) is told \(message.message.text)")
        try take(message, [UInt8](view.bytes), isCurrent: number == connection, &told)
      }
    }
  }

  private func take(_ message: AnyMessage, _ bytes: [UInt8], isCurrent: Bool, _ told: inout Told) throws {
    if isCurrent { heardAt = clock.now }
    switch message {
    case .logonAccepted(let accepted):
      try told.logOn(name, as: accepted.participant)
      if isCurrent { try welcome(accepted) }
      return
    case .heartbeat, .queryDone: return
    case .rejected(let rejected) where rejected.reportSequence == 0:
      if isCurrent { refused(rejected) }
      return
    default: break
    }
    let number = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: WireSchema.headerLength, as: UInt64.self))
    }
    guard number > 0 else {
      throw SimulationFault("\(name) was told something without a number: \(message.message.text)")
    }
    try told.report(bytes, number, to: name)
    guard isCurrent else { return }
    guard number <= lastReport + 1 else {
      throw SimulationFault("\(name) had reports up to \(lastReport) and was told \(number): there is a hole")
    }
    guard number > lastReport else { return }
    lastReport = number
    choice.learn(message)
    if let id = Self.requestID(of: message) { outstanding.removeAll { $0.id == id } }
  }

  /// The session is open: what the exchange has not heard of is sent again, under the same ids.
  private func welcome(_ accepted: LogonAcceptedMessage) throws {
    isLoggedOn = true
    guard accepted.lastReportSequence >= lastReport else {
      throw SimulationFault(
        "\(name) had reports up to \(lastReport), and the exchange knows of \(accepted.lastReportSequence) only")
    }
    // Reports that are not kept any more cannot be had.
    if accepted.firstKeptReport > lastReport + 1 { lastReport = accepted.firstKeptReport - 1 }
    nextRequestID = max(nextRequestID, accepted.lastRequestId + 1)
    // Those that it has heard of are settled by the reports that follow, or were.
    outstanding.removeAll { $0.id <= accepted.lastRequestId }
    for index in outstanding.indices { outstanding[index].sentAt = clock.now }
    guard let connection, !outstanding.isEmpty else { return }
    trace.note("\(name) sends \(outstanding.count) commands again, from \(outstanding[0].id)")
    network.send(outstanding.flatMap(\.message), over: connection)
  }

  /// The gateway has not taken a request.
  private func refused(_ rejected: RejectedMessage) {
    outstanding.removeAll { $0.id == rejected.requestId }
    let isLoggedOff = rejected.template == LogonMessage.templateID || rejected.code == .notLoggedOn
    if isLoggedOff, let connection {
      network.close(connection)
      self.connection = nil
    }
  }

  private static func requestID(of message: AnyMessage) -> UInt64? {
    switch message {
    case .orderAccepted(let report): report.requestId
    case .orderAmended(let report): report.requestId
    case .orderCancelled(let report): report.requestId
    case .massCancelled(let report): report.requestId
    case .poolOpened(let report): report.requestId
    case .poolChanged(let report): report.requestId
    case .poolClosed(let report): report.requestId
    case .leaseEnded(let report): report.requestId
    case .commandDone(let report): report.requestId
    case .rejected(let report): report.requestId
    default: nil
    }
  }

  static func bytes(_ messages: [any WireMessage]) -> [UInt8] {
    var buffer = MessageBuffer()
    for message in messages { buffer.append(message) }
    return buffer.withUnsafeBytes { [UInt8]($0) }
  }
}
