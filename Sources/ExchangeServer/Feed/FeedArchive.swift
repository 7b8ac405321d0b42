import Glibc
import Journal
import Logging
import MatchingEngine
import Synchronization
import WireProtocol

/// Feed messages that memory has forgotten, from the journal: replayed on a thread of its own, off every order's way.
///
/// The publisher thread asks with ``ask(_:)`` and fetches with ``takeAnswers()``; neither waits.
final class FeedArchive: Sendable {
  /// A range that somebody misses.
  struct Request: Sendable {
    var peer: [UInt8]
    var token: UInt64
    var topic: Topic48
    var first: UInt64
    var last: UInt64
  }

  /// What was found.
  struct Answer: Sendable {
    var request: Request
    /// The messages, one after the other; `nil`: the journal could not be read.
    var messages: [[UInt8]]?
  }

  private struct State {
    var requests: [Request] = []
    var answers: [Answer] = []
    var isWorking = false
  }

  private let state = Mutex(State())
  private let configuration: ServerConfiguration
  private let storage: any Storage
  private let logger: Logger

  /// Requests that may wait: each costs a replay.
  static let maximumWaiting = 8
  /// Messages of one answer; whoever misses more asks again.
  static let messagesPerAnswer: UInt64 = 65_536
  /// Messages that a replay keeps of each topic: more than one record can cause.
  private static let keptInReplay = 65_536
  private static let pause: UInt32 = 20_000

  init(_ configuration: ServerConfiguration, storage: any Storage, _ logger: Logger) {
    var settings = configuration
    settings.keptFeedMessagesPerTopic = Self.keptInReplay
    settings.keptFeedMessagesOfAll = Self.keptInReplay
    self.configuration = settings
    self.storage = storage
    self.logger = logger
  }

  /// - Returns: `false` when too many wait, or one of this peer's does.
  func ask(_ request: Request) -> Bool {
    state.withLock { state in
      guard state.requests.count < Self.maximumWaiting, !state.requests.contains(where: { $0.peer == request.peer })
      else { return false }
      state.requests.append(request)
      return true
    }
  }

  /// The answers since the last call.
  func takeAnswers() -> [Answer] {
    state.withLock { state in
      defer { state.answers.removeAll() }
      return state.answers
    }
  }

  /// Serves requests until it is told to stop.
  func run(durable: () -> UInt64, isStopping: () -> Bool) {
    _ = nice(10)
    while !isStopping() {
      if turn(durable: durable, isStopping: isStopping) == .idle { usleep(Self.pause) }
    }
  }

  /// Serves all requests that wait by one replay.
  func turn(durable: () -> UInt64, isStopping: () -> Bool) -> Turn {
    let requests = state.withLock { state in
      defer { state.requests.removeAll() }
      return state.requests
    }
    guard !requests.isEmpty else { return .idle }
    let answers = answer(requests, upTo: durable(), isStopping)
    state.withLock { $0.answers += answers }
    return .worked
  }

  private func answer(_ requests: [Request], upTo last: UInt64, _ isStopping: () -> Bool) -> [Answer] {
    var searches = requests.map { Search($0) }
    do {
      let market = ReplayedMarket(configuration)
      let reader = try JournalReader(directory: configuration.dataDirectory + "/journal", storage: storage)
      while !isStopping(), searches.contains(where: { !$0.isDone }), let record = try reader.next() {
        guard record.lastSequence <= last else { break }
        try market.apply([UInt8](record.payload), record.firstSequence, record.time)
        for index in searches.indices { searches[index].look(at: market.publisher.topics) }
      }
      return searches.map { Answer(request: $0.request, messages: $0.messages) }
    } catch {
      logger.error("missed feed messages could not be read from the journal: \(error)")
      return requests.map { Answer(request: $0, messages: nil) }
    }
  }

  /// A range while it is looked for.
  private struct Search {
    let request: Request
    private var next: UInt64
    private var topic: Int?
    private(set) var messages: [[UInt8]] = []

    init(_ request: Request) {
      self.request = request
      next = request.first
    }

    var isDone: Bool { next > request.last }

    /// Takes over what the topic has got that is asked for.
    mutating func look(at topics: FeedTopics) {
      guard !isDone, let index = topic ?? topics.index(named: request.topic) else { return }
      topic = index
      let topic = topics[index]
      while next <= min(request.last, topic.pointee.messages.last), topic.pointee.messages.contains(next) {
        messages.append([UInt8](WireBytes.message(at: topic.pointee.messages[next])))
        next += 1
      }
    }
  }
}
