import MatchingEngine
import WireProtocol

/// Makes the public feed from batches that are durable and applied.
///
/// The work of the publisher thread, apart from sockets and waiting. Every topic's sequence counts its messages, and
/// messages follow from single commands, so that a restart or another cut into batches changes none of them.
final class FeedPublisher<Transport: FeedTransport> {
  let topics: FeedTopics
  let market: FeedMarket
  let prices: MarketPrices
  let figures: FeedFigures
  private let transport: Transport
  private var subscriptions = Subscriptions()
  /// Indices of topics with messages that are not sent.
  private var dirty: [Int] = []
  /// Indices of topics that ever had a message.
  private var used: [Int] = []
  private var nextHeartbeat = 0
  private var heartbeatRoundStarted: UInt64 = 0
  private let body: UnsafeMutableRawPointer

  /// What changes with every command. Behind a pointer that never changes, since it is read and written all the time.
  private let present: UnsafeMutablePointer<Present>

  private struct Present {
    var sequence: UInt64 = 0
    var time: UInt64 = 0
  }

  /// Sequence and time of the last command that was published.
  var lastSequence: UInt64 { present.pointee.sequence }
  var lastTime: UInt64 { present.pointee.time }

  /// Bytes of messages in one body: large enough to make its own price small.
  private static var bodyCapacity: Int { 24_576 }
  /// How long a topic may be silent before it shows that it lives: nanoseconds.
  static var heartbeatInterval: UInt64 { 1_000_000_000 }

  init(settings: FeedSettings, transport: Transport, figures: FeedFigures = FeedFigures()) {
    self.transport = transport
    self.figures = figures
    topics = FeedTopics(
      keptPerTopic: settings.keptPerTopic, keptOfAll: settings.keptOfAll, budget: settings.keptMemory,
      maximumInstruments: settings.maximumInstruments)
    market = FeedMarket(maximumInstruments: settings.maximumInstruments)
    prices = MarketPrices(settings: settings.spot)
    present = .allocate(capacity: 1)
    present.initialize(to: Present())
    body = .allocate(byteCount: Self.bodyCapacity, alignment: 8)
  }

  deinit {
    body.deallocate()
    present.deallocate()
  }

  /// Takes what an xpub socket says of subscriptions.
  func subscribe(_ message: UnsafeRawBufferPointer) { subscriptions.take(message) }

  // MARK: Messages

  /// Appends a message to a topic and to `all/`.
  @inline(__always)
  func append<Message: WireMessage>(_ message: Message, to index: Int) {
    let topic = topics[index]
    let place = topic.pointee.messages.append(budget: &topics.budget.pointee)
    message.encode(into: place)
    let all = topics[FeedTopics.all]
    // Not copied from the other place: reading there in wide words what was just written in narrow ones makes the processor wait.
    message.encode(into: all.pointee.messages.append(budget: &topics.budget.pointee))
    figures.messages.add()
    mark(index)
    mark(FeedTopics.all)
  }

  /// Notes that a topic has something to send; sends it at once before its place would be used again.
  @inline(__always)
  private func mark(_ index: Int) {
    let topic = topics[index]
    if !topic.pointee.isDirty {
      topic.pointee.isDirty = true
      dirty.append(index)
      if topic.pointee.messages.last == 1 { noteUsed(index) }
    }
    let unsent = topic.pointee.unsentCount
    if unsent >= topic.pointee.messages.capacity || unsent >= messagesPerBody { send(index) }
  }

  /// Notes that a topic has a message.
  func noteUsed(_ index: Int) {
    used.append(index)
    figures.topics.set(UInt64(used.count))
  }

  /// As many as fit into a body whatever their kind.
  private let messagesPerBody = (bodyCapacity - FeedHeaderMessage.encodedLength) / FeedKind.longestMessage

  /// Notes which command the next messages come from.
  @inline(__always)
  func advance(to sequence: UInt64, at time: UInt64) {
    present.pointee = Present(sequence: sequence, time: time)
  }

  // MARK: Sending

  /// Sends everything that is not sent, one body for each topic.
  func flush(at now: UInt64) {
    for index in dirty {
      send(index)
      topics[index].pointee.isDirty = false
      topics[index].pointee.lastSentAt = now
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// Sends what of one topic is not sent.
  private func send(_ index: Int) {
    let topic = topics[index]
    let first = topic.pointee.firstUnsent
    let count = topic.pointee.unsentCount
    guard count > 0 else { return }
    topic.pointee.firstUnsent = topic.pointee.messages.last &+ 1
    guard isWanted(topic) else { return }
    FeedHeaderMessage(firstSequence: first, engineSequence: lastSequence, time: lastTime, count: UInt32(count))
      .encode(into: body)
    let length =
      FeedHeaderMessage.encodedLength
      + topic.pointee.copy(first, count, to: body + FeedHeaderMessage.encodedLength)
    publish(topic, length)
    figures.bodies.add()
  }

  @inline(__always)
  private func isWanted(_ topic: UnsafeMutablePointer<FeedTopic>) -> Bool {
    if topic.pointee.subscriptionsVersion != subscriptions.version {
      topic.pointee.subscriptionsVersion = subscriptions.version
      topic.pointee.isWanted = subscriptions.want(topic.pointee.name)
    }
    return topic.pointee.isWanted
  }

  private func publish(_ topic: UnsafeMutablePointer<FeedTopic>, _ length: Int) {
    topic.pointee.name.withUnsafeBytes {
      transport.publish(UnsafeRawBufferPointer(start: body, count: length), under: $0)
    }
  }

  /// Shows subscribers of topics that were silent for a second that they miss nothing; a part of them at a time.
  func sendHeartbeats(at now: UInt64) {
    if nextHeartbeat >= used.count {
      guard now >= heartbeatRoundStarted &+ Self.heartbeatInterval else { return }
      nextHeartbeat = 0
      heartbeatRoundStarted = now
    }
    let end = min(used.count, nextHeartbeat + Self.heartbeatsAtATime)
    for position in nextHeartbeat..<max(end, nextHeartbeat) { sendHeartbeat(used[position], at: now) }
    nextHeartbeat = max(end, nextHeartbeat)
  }

  /// Topics looked at in one go, so that orders' news never waits for long.
  private static var heartbeatsAtATime: Int { 1_024 }

  private func sendHeartbeat(_ index: Int, at now: UInt64) {
    let topic = topics[index]
    guard !topic.pointee.isDirty, now &- topic.pointee.lastSentAt >= Self.heartbeatInterval, isWanted(topic) else {
      return
    }
    FeedHeaderMessage(
      firstSequence: topic.pointee.messages.last &+ 1, engineSequence: lastSequence, time: lastTime, count: 0
    ).encode(into: body)
    publish(topic, FeedHeaderMessage.encodedLength)
    topic.pointee.lastSentAt = now
    figures.heartbeats.add()
  }
}

/// What of the configuration the feed needs.
struct FeedSettings {
  var keptPerTopic = 1_000
  var keptOfAll = 65_536
  var keptMemory = 1 << 30
  var maximumInstruments = 1_000
  var spot = SpotSettings()
}

extension FeedSettings {
  init(_ configuration: ServerConfiguration) {
    keptPerTopic = configuration.keptFeedMessagesPerTopic
    keptOfAll = configuration.keptFeedMessagesOfAll
    keptMemory = configuration.keptFeedMemory
    maximumInstruments = configuration.maximumInstruments
    spot = SpotSettings(configuration)
  }
}

extension SpotSettings {
  init(_ configuration: ServerConfiguration) {
    window = UInt64(configuration.spotWindow.standard) * MarketPrices.second
    windowOfTenor = configuration.spotWindow.exceptions.mapValues { UInt64($0) * MarketPrices.second }
    impactQuantity = Int64(configuration.impactQuantity.standard)
    impactQuantityOfSpec = configuration.impactQuantity.exceptions.mapValues { Int64($0) }
    maximumFills = configuration.maximumSpotFills
  }
}

extension FeedTopic {
  /// Copies `count` messages from `first` on.
  ///
  /// - Returns: How many bytes they take.
  func copy(_ first: UInt64, _ count: Int, to start: UnsafeMutableRawPointer) -> Int {
    if isUniform { return messages.copy(first, count, to: start) }
    var length = 0
    for number in first..<first + UInt64(count) {
      let message = WireBytes.message(at: messages[number])
      (start + length).copyMemory(from: message.baseAddress!, byteCount: message.count)
      length += message.count
    }
    return length
  }
}
