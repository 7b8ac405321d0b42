import MatchingEngine
import WireProtocol

/// What a topic is about; the order of its topics for each instrument.
enum FeedKind: Int, CaseIterable {
  case fill
  case spot
  case quote
  case book
  case order
  case status
  case auction
  case capacity
  case candle
  case stats

  /// The first part of the topic's name.
  var name: String {
    switch self {
    case .fill: "fill"
    case .spot: "spot"
    case .quote: "quote"
    case .book: "book"
    case .order: "order"
    case .status: "status"
    case .auction: "auction"
    case .capacity: "capacity"
    case .candle: "candle"
    case .stats: "stats"
    }
  }

  /// Bytes of its messages with header.
  var messageSize: Int {
    switch self {
    case .fill: FillMessage.encodedLength
    case .spot: SpotPriceMessage.encodedLength
    case .quote: QuoteMessage.encodedLength
    case .book: BookLevelMessage.encodedLength
    case .order: OrderOnBookMessage.encodedLength
    case .status: TradingStatusMessage.encodedLength
    case .auction: AuctionIndicationMessage.encodedLength
    case .capacity: CapacityUseMessage.encodedLength
    case .candle: CandleMessage.encodedLength
    case .stats: StatisticsMessage.encodedLength
    }
  }

  /// The longest of all.
  static let longestMessage = allCases.map(\.messageSize).max() ?? 0
  /// How many there are.
  static let count = allCases.count
}

/// One topic: its name, its last messages, and what of them is sent.
struct FeedTopic: ~Copyable {
  let name: [UInt8]
  /// Whether all its messages have the same size, so that they are copied in one piece.
  let isUniform: Bool
  /// Its messages; their numbers are the topic's sequence.
  var messages: KeptMessages
  /// The first message that is not sent yet.
  var firstUnsent: UInt64 = 1
  /// When it last sent anything, on the monotonic clock in nanoseconds.
  var lastSentAt: UInt64 = 0
  /// Whether somebody subscribed to it, as of this state of all subscriptions.
  var isWanted = false
  var subscriptionsVersion: UInt64 = 0
  var isDirty = false

  var unsentCount: Int { Int(messages.last &+ 1 &- firstUnsent) }
}

/// All topics: `all/`, and one of each kind for each instrument.
final class FeedTopics {
  // Room for all that there may ever be, so that it never moves; the system gives memory when it is first used.
  private let storage: UnsafeMutablePointer<FeedTopic>
  private let capacity: Int
  private(set) var count = 0
  private var indices: [Topic48: Int] = [:]
  private let keptPerTopic: Int
  /// Bytes that kept messages may still grow by.
  let budget: UnsafeMutablePointer<Int>

  /// The index of `all/`.
  static let all = 0

  init(keptPerTopic: Int, keptOfAll: Int, budget: Int, maximumInstruments: Int) {
    self.keptPerTopic = keptPerTopic
    self.budget = .allocate(capacity: 1)
    self.budget.initialize(to: budget)
    capacity = 1 + maximumInstruments * FeedKind.count
    storage = .allocate(capacity: capacity)
    add("all/", messageSize: FeedKind.longestMessage, kept: keptOfAll, isUniform: false)
  }

  deinit {
    storage.deinitialize(count: count)
    storage.deallocate()
    budget.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> UnsafeMutablePointer<FeedTopic> { storage + index }

  /// The index of a topic of an instrument that is listed.
  @inline(__always)
  static func index(_ kind: FeedKind, of instrument: InstrumentID) -> Int {
    1 + (Int(instrument.rawValue) - 1) * FeedKind.count + kind.rawValue
  }

  /// The index of the topic called `name`; `nil`: there is none.
  func index(named name: Topic48) -> Int? { indices[name] }

  /// What a topic is about; `nil`: everything.
  static func subject(of index: Int) -> (kind: FeedKind, instrument: InstrumentID)? {
    guard index > 0, let kind = FeedKind(rawValue: (index - 1) % FeedKind.count) else { return nil }
    return (kind, InstrumentID(UInt32((index - 1) / FeedKind.count) + 1))
  }

  /// Adds the topics of the next instrument; `path` is `H800-80G/HZ/3m/`.
  func addInstrument(path: String) {
    for kind in FeedKind.allCases {
      add("\(kind.name)/\(path)", messageSize: kind.messageSize, kept: keptPerTopic, isUniform: true)
    }
  }

  private func add(_ name: String, messageSize: Int, kept: Int, isUniform: Bool) {
    precondition(count < capacity, "the engine lists no more instruments than it may")
    guard let key = Topic48(name) else { preconditionFailure("codes are so short that every topic fits") }
    (storage + count).initialize(
      to: FeedTopic(
        name: Array(name.utf8), isUniform: isUniform, messages: KeptMessages(placeSize: messageSize, limit: kept)))
    indices[key] = count
    count += 1
  }
}

/// What subscribers asked for: prefixes of topics.
struct Subscriptions {
  private var prefixes: Set<[UInt8]> = []
  /// Rises with every change.
  private(set) var version: UInt64 = 1

  /// More different prefixes are not told apart: everything is sent then.
  private static let limit = 65_536

  /// Takes a message of an xpub socket: 1 or 0, then the prefix.
  mutating func take(_ message: UnsafeRawBufferPointer) {
    guard let first = message.first, first <= 1 else { return }
    let prefix = [UInt8](message.dropFirst())
    if first == 1 {
      if prefixes.count <= Self.limit { prefixes.insert(prefix) }
    } else {
      prefixes.remove(prefix)
    }
    version += 1
  }

  /// Whether anybody wants what is called `name`.
  func want(_ name: [UInt8]) -> Bool {
    guard !prefixes.isEmpty else { return false }
    guard prefixes.count <= Self.limit else { return true }
    return (0...name.count).contains { prefixes.contains(Array(name.prefix($0))) }
  }
}
