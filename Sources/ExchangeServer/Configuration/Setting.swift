import Foundation
import Logging

/// One thing that can be set, in the file, the environment and on the command line alike.
public struct Setting: Sendable {
  /// Its name in the file; the command line's with `--` in front.
  public let name: String
  /// What it is for.
  public let summary: String
  /// Which values it takes.
  public let allowed: String
  /// Its default, as one would write it.
  public let defaultText: String
  /// The reject code that clients get beyond it; empty when it is no such limit.
  public let rejectCode: String

  /// Sets it from text.
  let apply: @Sendable (_ values: [String], _ configuration: inout ServerConfiguration) -> String?

  /// Its name in the environment.
  public var environmentName: String { "TENOR_" + name.uppercased().replacingOccurrences(of: "-", with: "_") }
}

extension Setting {
  /// All settings, in the order in which people meet them.
  public static let all: [Setting] = places + people + sessions + memory + market + spot + running

  /// The setting called `name`.
  static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  private static let places: [Setting] = [
    text("data", \.dataDirectory, "folder of the journal and the operator's secret", "a path"),
    addresses("order-entry", \.orderEntry, "where orders are taken"),
    addresses("feed", \.feed, "where the feed is published"),
    addresses("replay", \.replay, "where snapshots and missed ranges are served"),
    Setting(
      name: "http", summary: "where health and metrics are served", allowed: "host:port, port 0 for any; or off",
      defaultText: ServerConfiguration().http ?? "off", rejectCode: "",
      apply: { values, configuration in
        guard let value = values.first, values.count == 1 else { return "one address is needed" }
        if value == "off" {
          configuration.http = nil
        } else {
          guard Endpoint("tcp://" + value) != nil else { return "write it as 127.0.0.1:7804, or off" }
          configuration.http = value
        }
        return nil
      }),
  ]

  private static let people: [Setting] = [
    Setting(
      name: "registration", summary: "whether a logon with a new name opens an account",
      allowed: Registration.allCases.map(\.rawValue).joined(separator: " or "),
      defaultText: "open when all addresses are this machine's own; otherwise it must be set",
      rejectCode:
        "wrongCredentials",
      apply: { values, configuration in
        guard let value = values.first.flatMap(Registration.init) else { return "write open or closed" }
        configuration.registration = value
        return nil
      }),
    choice("catalogue", \.catalogue, "what a market with an empty journal starts with"),
  ]

  private static let sessions: [Setting] = [
    number("maximum-sessions", \.maximumSessions, 1...65_535, "connections known at a time", "tooManySessions"),
    number(
      "maximum-bad-frames", \.maximumBadFrames, 1...1_000_000, "bad messages before a connection is cut off",
      "tooManyBadFrames"),
    number("session-timeout", \.sessionTimeoutSeconds, 1...3_600, "seconds of silence that end a session"),
    number("maximum-frame-size", \.maximumFrameSize, 1_024...(16 << 20), "bytes of one frame", "frameTooLong"),
    number(
      "maximum-pending-bytes", \.maximumPendingBytes, 65_536...(1 << 30),
      "bytes that wait for a client that does not read; beyond, it is cut off"),
  ]

  private static let memory: [Setting] = [
    number(
      "inbound-capacity", \.inboundCapacity, 1_024...(1 << 24), "messages that wait for the engine; a power of two",
      "busy", isPowerOfTwo: true),
    number(
      "kept-reports", \.keptReportsPerParticipant, 1...10_000_000,
      "execution reports kept per participant for clients that come back"),
    number(
      "kept-reports-memory", \.keptReportsMemory, 0...(1 << 40),
      "bytes for all kept reports; beyond, the oldest are forgotten early"),
    number(
      "kept-feed-messages", \.keptFeedMessagesPerTopic, 1...10_000_000, "feed messages kept per topic for gap repair",
      "rangeNotAvailable"),
    number(
      "kept-all-messages", \.keptFeedMessagesOfAll, 1...100_000_000, "feed messages kept of the topic all/",
      "rangeNotAvailable"),
    number(
      "kept-feed-memory", \.keptFeedMemory, 0...(1 << 40),
      "bytes for all kept feed messages; beyond, the oldest are forgotten early", "rangeNotAvailable"),
    number(
      "replay-requests", \.replayRequestsPerSecond, 1...1_000_000,
      "requests a second that a client may go on asking of the repair socket, ten times as many at once",
      "tooManyRequests"),
    number(
      "subscriber-queue", \.subscriberQueue, 16...1_000_000,
      "bodies of the feed that wait for a subscriber; beyond, it loses some and asks for them again"),
    number(
      "subscriber-timeout", \.subscriberTimeoutSeconds, 1...86_400,
      "seconds after which a subscriber over TCP is cut off that takes nothing"),
    number(
      "maximum-subscriptions", \.maximumSubscriptions, 1...1_000_000,
      "prefixes of topics that one connection may bring to the feed; beyond, it is cut off"),
  ]

  private static let market: [Setting] = [
    number(
      "maximum-open-orders", \.maximumOpenOrders, 1...16_000_000, "open orders in the whole exchange",
      "tooManyOpenOrders"),
    number(
      "maximum-pools", \.maximumPools, 1...64_000_000, "pools of capacity in the whole exchange", "tooManyPools"),
    number(
      "maximum-leases", \.maximumLeases, 1...256_000_000, "live leases in the whole exchange", "tooManyLeases"),
    number(
      "maximum-order-quantity", \.maximumOrderQuantity, 1...2_147_483_647, "units of one order", "quantityTooLarge"),
    number("maximum-instruments", \.maximumInstruments, 1...1_000_000, "instruments", "tooManyInstruments"),
    number(
      "maximum-participants", \.maximumParticipants, 1...1_000_000, "participants, the operator included",
      "tooManyParticipants"),
    number(
      "maximum-catalogue-entries", \.maximumCatalogueEntries, 1...65_536, "specs, regions and tenors, each",
      "catalogueFull"),
  ]

  private static let spot: [Setting] = [
    numberByCode(
      "spot-window", \.spotWindow, 1...2_592_000, "seconds for which a fill counts for the spot price", "tenor"),
    numberByCode(
      "impact-quantity", \.impactQuantity, 1...1_000_000, "units that impact bid and offer are for", "spec"),
    number(
      "maximum-spot-fills", \.maximumSpotFills, 1_024...(1 << 30),
      "fills kept for all spot prices; beyond, windows are cut short"),
  ]

  private static let running: [Setting] = [
    number("batch-slots", \.batchSlots, 4...1_024, "batches under way; a power of two", isPowerOfTwo: true),
    number("batches-in-flight", \.batchesInFlight, 1...64, "batches sequenced ahead of the disk"),
    number("segment-size", \.segmentSize, 1 << 20...(1 << 34), "bytes of a journal segment; a multiple of 4096"),
    number(
      "journal-time-limit", \.journalTimeLimit, 10...3_600_000,
      "milliseconds that one append to the journal may last before /health says journal-stalled"),
    number(
      "snapshot-interval", \.snapshotInterval, 0...(86_400 * 365),
      "seconds between two snapshots of the market, made beside it; 0: none"),
    flag(
      "archive-segments", \.archivesSegments,
      "whether journal segments below the older snapshot are moved to journal/archive"),
    number("io-threads", \.inputOutputThreads, 1...16, "threads that libzmq moves bytes with"),
    choice("spinning", \.spinning, "whether waiting threads look for work before they sleep"),
    Setting(
      name: "log-level", summary: "what is logged",
      allowed: Logger.Level.allCases.map(\.rawValue).joined(separator: ", "), defaultText: "info", rejectCode: "",
      apply: { values, configuration in
        guard let level = values.first.flatMap({ Logger.Level(rawValue: $0) }) else { return "there is no such level" }
        configuration.logLevel = level
        return nil
      }),
    flag("log-json", \.logsJSON, "whether each line of the log is a JSON object"),
  ]
}

extension Setting {
  private typealias Place<Value> = WritableKeyPath<ServerConfiguration, Value> & Sendable

  private static func text(_ name: String, _ place: Place<String>, _ summary: String, _ allowed: String) -> Setting {
    Setting(
      name: name, summary: summary, allowed: allowed, defaultText: ServerConfiguration()[keyPath: place],
      rejectCode: "",
      apply: { values, configuration in
        guard let value = values.first, values.count == 1, !value.isEmpty else { return "one value is needed" }
        configuration[keyPath: place] = value
        return nil
      })
  }

  private static func addresses(_ name: String, _ place: Place<[String]>, _ summary: String) -> Setting {
    Setting(
      name: name, summary: summary, allowed: "one or more of tcp://host:port (* for a free port) and ipc://path",
      defaultText: ServerConfiguration()[keyPath: place].joined(separator: ","), rejectCode: "",
      apply: { values, configuration in
        guard !values.isEmpty else { return "at least one address is needed" }
        for value in values where Endpoint(value) == nil {
          return "write it as tcp://127.0.0.1:7801 or ipc:///tmp/tenor/orders"
        }
        configuration[keyPath: place] = values
        return nil
      })
  }

  private static func number(
    _ name: String, _ place: Place<Int>, _ range: ClosedRange<Int>, _ summary: String, _ rejectCode: String = "",
    isPowerOfTwo: Bool = false
  ) -> Setting {
    Setting(
      name: name, summary: summary, allowed: "\(range.lowerBound) to \(range.upperBound)",
      defaultText: "\(ServerConfiguration()[keyPath: place])", rejectCode: rejectCode,
      apply: { values, configuration in
        guard values.count == 1, let value = Int(values[0].filter { $0 != "_" }) else {
          return "a whole number is needed"
        }
        guard range.contains(value) else { return "it must be \(range.lowerBound) to \(range.upperBound)" }
        guard !isPowerOfTwo || value & (value - 1) == 0 else { return "it must be a power of two" }
        configuration[keyPath: place] = value
        return nil
      })
  }

  private static func flag(_ name: String, _ place: Place<Bool>, _ summary: String) -> Setting {
    Setting(
      name: name, summary: summary, allowed: "true or false",
      defaultText: "\(ServerConfiguration()[keyPath: place])", rejectCode: "",
      apply: { values, configuration in
        guard values.count == 1, let value = Bool(values[0]) else { return "write true or false" }
        configuration[keyPath: place] = value
        return nil
      })
  }

  private static func numberByCode(
    _ name: String, _ place: Place<SettingByCode>, _ range: ClosedRange<Int>, _ summary: String, _ codeOf: String
  ) -> Setting {
    Setting(
      name: name, summary: summary,
      allowed: "\(range.lowerBound) to \(range.upperBound), and CODE=NUMBER for a \(codeOf) of its own",
      defaultText: ServerConfiguration()[keyPath: place].text, rejectCode: "",
      apply: { values, configuration in configuration[keyPath: place].take(values, in: range) })
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ place: Place<Value>, _ summary: String
  ) -> Setting {
    let allowed = Value.allCases.map(\.rawValue)
    return Setting(
      name: name, summary: summary, allowed: allowed.joined(separator: " or "),
      defaultText: ServerConfiguration()[keyPath: place].rawValue, rejectCode: "",
      apply: { values, configuration in
        guard let value = values.first.flatMap(Value.init) else {
          return "write one of \(allowed.joined(separator: ", "))"
        }
        configuration[keyPath: place] = value
        return nil
      })
  }
}
