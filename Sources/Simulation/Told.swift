import ExchangeServer
import WireProtocol

/// What everybody outside has sent and was told, kept where no crash of the exchange reaches: what it must stand by.
struct Told {
  /// Participants' numbers by name, as logons were answered.
  private(set) var participants: [String: UInt32] = [:]
  /// By name and request id, the message that was sent.
  private(set) var sent: [String: [UInt64: [UInt8]]] = [:]
  /// By name and report number, the report.
  private(set) var reports: [String: [UInt64: [UInt8]]] = [:]
  /// By topic and number, the message.
  private(set) var feed: [String: [UInt64: [UInt8]]] = [:]

  /// How many reports were told.
  var reportCount: Int { reports.values.reduce(0) { $0 + $1.count } }
  /// How many messages of the feed were told.
  var feedCount: Int { feed.values.reduce(0) { $0 + $1.count } }

  /// A client has sent a command.
  mutating func send(_ message: [UInt8], _ requestID: UInt64, by name: String) {
    precondition(sent[name]?[requestID] == nil, "a client gives each command an id of its own")
    sent[name, default: [:]][requestID] = message
  }

  /// A logon was accepted.
  mutating func logOn(_ name: String, as participant: UInt32) throws(SimulationFault) {
    if let before = participants[name], before != participant {
      throw SimulationFault("\(name) was participant \(before) and is \(participant) now")
    }
    participants[name] = participant
  }

  /// A report has reached a client.
  mutating func report(_ message: [UInt8], _ number: UInt64, to name: String) throws(SimulationFault) {
    if let before = reports[name]?[number], before != message {
      throw SimulationFault(
        "report \(number) of \(name) was told in two ways: \(Self.text(before)), then \(Self.text(message))")
    }
    reports[name, default: [:]][number] = message
  }

  /// A message of the feed has reached a subscriber.
  mutating func publish(_ message: [UInt8], _ number: UInt64, under topic: String) throws(SimulationFault) {
    if let before = feed[topic]?[number], before != message {
      throw SimulationFault(
        "message \(number) of \(topic) was told in two ways: \(Self.text(before)), then \(Self.text(message))")
    }
    feed[topic, default: [:]][number] = message
  }

  /// Compares all that was told with what the journal says.
  ///
  /// Everything told is there, in its place and unchanged; nothing is there that was not sent; nothing has had an effect twice.
  func check(against replay: StraightReplay) throws(SimulationFault) {
    if let fault = replay.fault { throw SimulationFault("the replayed market is not sound: \(fault)") }
    for (topic, messages) in feed.sorted(by: { $0.key < $1.key }) {
      try compare(messages, with: replay.topics[topic] ?? [], "message", "of \(topic)")
    }
    var names: [UInt32: String] = [:]
    for number in 1...replay.participantCount { names[number] = replay.name(of: number) }
    for (name, number) in participants.sorted(by: { $0.key < $1.key }) {
      guard names[number] == name else {
        throw SimulationFault("\(name) was told to be participant \(number), who is \(names[number] ?? "nobody")")
      }
      let replayed = replay.reports(of: number)
      try compare(reports[name] ?? [:], with: replayed, "report", "of \(name)")
      try checkEffects(replayed, of: name)
    }
    for (index, command) in replay.commands.enumerated() where command.participant > 0 {
      let name = names[command.participant] ?? "nobody"
      // The operator's first commands are the starting catalogue.
      guard index < SimulatedMarket.catalogue.count || isSent(command.message, by: name) else {
        throw SimulationFault("command \(index + 1) was never sent by \(name): \(Self.text(command.message))")
      }
    }
  }

  private func compare(
    _ told: [UInt64: [UInt8]], with replayed: [[UInt8]], _ what: String, _ whose: String
  ) throws(SimulationFault) {
    for (number, message) in told.sorted(by: { $0.key < $1.key }) {
      guard number <= UInt64(replayed.count) else {
        throw SimulationFault("\(what) \(number) \(whose) is lost: \(Self.text(message)); \(replayed.count) are left")
      }
      let found = replayed[Int(number) - 1]
      guard found == message else {
        throw SimulationFault("\(what) \(number) \(whose) was \(Self.text(message)), and is \(Self.text(found)) now")
      }
    }
  }

  /// No request has opened an order or a pool twice.
  private func checkEffects(_ reports: [[UInt8]], of name: String) throws(SimulationFault) {
    var accepted: Set<UInt64> = []
    for report in reports {
      guard case .orderAccepted(let message)? = Self.decode(report) else { continue }
      // A bid with alternatives is accepted once, whatever its books.
      guard accepted.insert(message.requestId).inserted else {
        throw SimulationFault("request \(message.requestId) of \(name) was accepted twice")
      }
    }
  }

  /// Whether a journalled message is one that its participant sent: but for the stamp, and what the gateway enters itself.
  private func isSent(_ message: [UInt8], by name: String) -> Bool {
    let template = UInt16(message[2]) | UInt16(message[3]) << 8
    let requestID = message.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: WireSchema.headerLength, as: UInt64.self))
    }
    var unstamped = message
    for index in 0..<4 { unstamped[WireSchema.headerLength + ParticipantStamp.offset + index] = 0 }
    if sent[name]?[requestID] == unstamped { return true }
    // For a client that went silent and wished its orders to go, or one that is new.
    return template == MassCancelMessage.templateID || template == RegisterParticipantMessage.templateID
  }

  static func decode(_ bytes: [UInt8]) -> AnyMessage? {
    bytes.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      guard let view = try? reader.next() else { return nil }
      return try? AnyMessage.decode(
        templateID: view.templateID, block: view.block, length: view.length, offsetInFrame: view.offsetInFrame)
    }
  }

  /// A message in words.
  static func text(_ bytes: [UInt8]) -> String {
    decode(bytes)?.message.text ?? "\(bytes.count) bytes that are no message"
  }
}
