import Journal
import MatchingEngine
import WireProtocol

/// What a journal says, replayed from its first record into a market of its own, without snapshots: what every start of the
/// exchange must come to.
package struct StraightReplay {
  /// A command as it was journalled: its message with header.
  package struct JournalledCommand {
    /// Who sent it, as the gateway stamped it.
    package var participant: UInt32
    /// Its message with header.
    package var message: [UInt8]
  }

  /// The market's state hash at the end.
  package let stateHash: UInt64
  /// Sequence of the last command.
  package let lastSequence: UInt64
  /// All commands; that with sequence n stands at n - 1.
  package private(set) var commands: [JournalledCommand] = []
  /// By topic, all its messages; that with number n stands at n - 1.
  package private(set) var topics: [String: [[UInt8]]] = [:]
  /// What is wrong with pools, leases or books; `nil`: nothing is.
  package let fault: String?
  private let market: ReplayedMarket

  /// More than a journal that is replayed this way may cause.
  private static let kept = 1 << 20

  /// Replays the journal in `configuration.dataDirectory`.
  ///
  /// - Throws: ``JournalError`` or ``ServerError``, where it is damaged.
  package init(_ configuration: ServerConfiguration, storage: any Storage) throws {
    var settings = configuration
    settings.keptFeedMessagesPerTopic = Self.kept
    settings.keptFeedMessagesOfAll = Self.kept
    settings.keptReportsPerParticipant = Self.kept
    market = ReplayedMarket(settings)
    let reader = try JournalReader(checkingDigestsOf: configuration.dataDirectory + "/journal", storage: storage)
    while let record = try reader.next() {
      try market.apply([UInt8](record.payload), record.firstSequence, record.time)
      var messages = MessageReader(record.payload)
      while let message = try messages.next() {
        let isStamped = ParticipantStamp.isCarried(byTemplate: message.templateID)
        commands.append(
          JournalledCommand(
            participant: isStamped ? stampedParticipant(in: message.block).rawValue : 0,
            message: [UInt8](message.bytes)))
      }
    }
    stateHash = market.sequencer.stateHash()
    lastSequence = market.lastSequence
    fault = market.sequencer.withEngine { $0.fault() }
    let all = market.publisher.topics
    for index in 0..<all.count {
      let topic = all[index]
      guard topic.pointee.messages.last > 0 else { continue }
      topics[String(decoding: topic.pointee.name, as: UTF8.self)] = (1...topic.pointee.messages.last).map {
        [UInt8](WireBytes.message(at: topic.pointee.messages[$0]))
      }
    }
  }

  /// How many participants there are, the operator included.
  package var participantCount: UInt32 { UInt32(market.gateway.accounts.count) }

  /// The name of participant `number`.
  package func name(of number: UInt32) -> String { market.gateway.accounts[number].pointee.name.description }

  /// All reports of participant `number`; that with number n stands at n - 1.
  package func reports(of number: UInt32) -> [[UInt8]] {
    let reports = market.gateway.accounts[number]
    let last = reports.pointee.reports.last
    guard last > 0 else { return [] }
    return (1...last).map { [UInt8](WireBytes.message(at: reports.pointee.reports[$0])) }
  }

  /// Gives the engine to `body`.
  package func withEngine<Result>(_ body: (borrowing MatchingEngine) throws -> Result) rethrows -> Result {
    try market.sequencer.withEngine(body)
  }
}
