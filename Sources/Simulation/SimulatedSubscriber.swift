import MatchingEngine
import SeededRandom
import WireProtocol

/// A reader of the feed that misses bodies, asks for what it missed, and keeps the books that follow from it.
final class SimulatedSubscriber {
  /// A topic as the subscriber knows it.
  private struct Topic {
    /// The message that comes next.
    var next: UInt64 = 1
    /// The highest that is known to be there.
    var known: UInt64 = 0
  }

  /// An answer of the repair socket that has begun.
  private struct Answer {
    var topic: String
    var next: UInt64
    var left: UInt32
    var isSnapshot: Bool
  }

  let name: String
  private let network: SimulatedNetwork
  private let clock: SimulatedClock
  private let trace: Trace
  private var random: SplitMix64
  private var feed: Int?
  private var repair: Int?
  private var topics: [String: Topic] = [:]
  private var answer: Answer?
  /// When the request that waits was made; `nil`: none waits.
  private var askedAt: UInt64?
  private var token: UInt64 = 0
  /// Whether the first that it hears of a book is its snapshot.
  private let comesLate: Bool
  /// Levels of books, by topic.
  private(set) var books: [String: [BookSide: BookLevelMessage]] = [:]
  private let prefix: String

  /// A place in a book.
  struct BookSide: Hashable {
    var side: Side
    var price: Int64
  }

  private static let timeout: UInt64 = 300_000_000

  init(
    _ name: String, _ prefix: String, comesLate: Bool, _ network: SimulatedNetwork, _ clock: SimulatedClock,
    _ trace: Trace, _ random: SplitMix64
  ) {
    self.name = name
    self.prefix = prefix
    self.comesLate = comesLate
    self.network = network
    self.clock = clock
    self.trace = trace
    self.random = random
  }

  /// Whether it has everything that it knows of.
  var isSettled: Bool { topics.values.allSatisfy { $0.next > $0.known } && answer == nil && askedAt == nil }

  /// Whether a connection is this subscriber's.
  func owns(_ connection: Int) -> Bool { connection == feed || connection == repair }

  /// How far it is in each topic.
  var positions: [String: UInt64] { topics.mapValues { $0.next - 1 } }

  /// Does what is due: connects, asks for what it misses.
  func act() {
    if feed.map(network.isConnected) != true {
      let connection = network.connect(.feed)
      feed = connection
      network.subscribe(connection, to: prefix)
      trace.note("\(name) subscribes to \(prefix) over connection \(connection)")
    }
    if repair.map(network.isConnected) != true {
      repair = network.connect(.repair)
      answer = nil
      askedAt = nil
    }
    if let askedAt, clock.now > askedAt + Self.timeout {
      if let repair { network.close(repair) }
      repair = nil
      answer = nil
      self.askedAt = nil
      return
    }
    guard askedAt == nil,
      let (name, topic) = topics.sorted(by: { $0.key < $1.key }).first(where: { $0.value.next <= $0.value.known })
    else { return }
    let wantsSnapshot = name.hasPrefix("book/") && (topic.next == 1 && comesLate || random.chance(1, in: 10))
    ask(name, topic, wantsSnapshot: wantsSnapshot)
  }

  private func ask(_ name: String, _ topic: Topic, wantsSnapshot: Bool) {
    guard let key = Topic48(name), let repair else { return }
    token += 1
    askedAt = clock.now
    trace.note("\(self.name) asks for \(wantsSnapshot ? "the state of" : "\(topic.next)-\(topic.known) of") \(name)")
    let request: any WireMessage =
      wantsSnapshot
      ? SnapshotRequestMessage(requestToken: token, topic: key, kind: .topic)
      : RangeRequestMessage(requestToken: token, topic: key, firstSequence: topic.next, lastSequence: topic.known)
    network.send(SimulatedClient.bytes([request]), over: repair)
  }

  /// Takes a body that has come under a topic.
  func receive(_ body: [UInt8], under topic: [UInt8], _ told: inout Told) throws {
    let name = String(decoding: topic, as: UTF8.self)
    let messages = try Self.messages(in: body)
    guard case .feedHeader(let header)? = messages.first?.message, Int(header.count) == messages.count - 1 else {
      throw SimulationFault("a body of \(name) does not begin with a header that counts its messages")
    }
    var number = header.firstSequence
    topics[name, default: Topic()].known = max(
      topics[name]?.known ?? 0, header.firstSequence + UInt64(header.count) - 1)
    for (message, bytes) in messages.dropFirst() {
      try told.publish(bytes, number, under: name)
      take(message, number, under: name)
      number += 1
    }
  }

  /// Takes a message of a topic, if it is the one that comes next.
  private func take(_ message: AnyMessage, _ number: UInt64, under name: String) {
    guard number == topics[name]?.next else { return }
    topics[name]?.next = number + 1
    if case .bookLevel(let level) = message { set(level, in: name) }
  }

  private func set(_ level: BookLevelMessage, in name: String) {
    let place = BookSide(side: level.side, price: level.price)
    books[name, default: [:]][place] = level.quantity == 0 ? nil : level
  }

  /// Takes a frame of the repair socket.
  func receiveAnswer(_ frame: [UInt8], over number: Int, _ told: inout Told) throws {
    for (message, bytes) in try Self.messages(in: frame) {
      guard number == repair else { continue }
      try takeAnswer(message, bytes, &told)
    }
    if let answer, answer.left == 0 {
      self.answer = nil
      askedAt = nil
    }
  }

  private func takeAnswer(_ message: AnyMessage, _ bytes: [UInt8], _ told: inout Told) throws {
    switch message {
    case .rejected(let rejected):
      trace.note("\(name) is refused: \(rejected.text)")
      guard [.tooManyRequests, .busy, .rangeNotAvailable].contains(rejected.code) else {
        throw SimulationFault("\(name) asked for what is there and was refused: \(rejected.text)")
      }
    // Asks again after a while.
    case .rangeHeader(let header):
      answer = Answer(
        topic: header.topic.description, next: header.firstSequence, left: header.count, isSnapshot: false)
    case .snapshotHeader(let header):
      let topic = header.topic.description
      guard header.topicSequence + 1 >= topics[topic]?.next ?? 1 else {
        throw SimulationFault(
          "\(name) had \(topic) up to \((topics[topic]?.next ?? 1) - 1), and its state was as of \(header.topicSequence)"
        )
      }
      trace.note("\(name) is told the state of \(topic) as of \(header.topicSequence)")
      answer = Answer(topic: topic, next: 0, left: header.count, isSnapshot: true)
      books[topic] = [:]
      topics[topic, default: Topic()].next = header.topicSequence + 1
    default:
      guard let answer, answer.left > 0 else { return }
      self.answer?.left -= 1
      if answer.isSnapshot {
        if case .bookLevel(let level) = message { set(level, in: answer.topic) }
      } else {
        try told.publish(bytes, answer.next, under: answer.topic)
        take(message, answer.next, under: answer.topic)
        self.answer?.next += 1
      }
    }
  }

  private static func messages(in frame: [UInt8]) throws -> [(message: AnyMessage, bytes: [UInt8])] {
    try frame.withUnsafeBytes { frame in
      var reader = MessageReader(frame)
      var messages: [(AnyMessage, [UInt8])] = []
      while let view = try reader.next() {
        messages.append(
          (
            try AnyMessage.decode(
              templateID: view.templateID, block: view.block, length: view.length, offsetInFrame: view.offsetInFrame),
            [UInt8](view.bytes)
          ))
      }
      return messages
    }
  }
}
