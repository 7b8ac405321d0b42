import ArgumentParser
import ExchangeClient
import Foundation
import MatchingEngine

extension Side: ExpressibleByArgument {
  /// The side called `bid` or `offer`.
  public init?(argument: String) {
    guard let side = Side.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = side
  }

  /// What people may type.
  public static var allValueStrings: [String] { allCases.map(\.name) }

  /// What people call it.
  var name: String {
    switch self {
    case .bid: "bid"
    case .offer: "offer"
    }
  }
}

/// Prices and quantities from the command line, with errors that say what is wrong with them.
enum ArgumentText {
  /// A price above zero, in CNY per unit-hour.
  static func price(_ text: String) throws -> Price {
    let price = try PriceText.price(text)
    guard price > Price(0) else { throw ArgumentProblem("a price is above zero") }
    return price
  }

  /// A distance between prices, zero or more.
  static func distance(_ text: String) throws -> Int64 { try PriceText.ticks(text) }

  /// A number of units above zero.
  static func quantity(_ text: String) throws -> Quantity {
    guard let units = Int64(text), units > 0 else {
      throw ArgumentProblem("write a whole number of units above zero, as in 16")
    }
    return Quantity(units)
  }
}

extension SelfTradePrevention: ExpressibleByArgument {
  /// The mode called `cancel-newest` and so on.
  public init?(argument: String) {
    guard let mode = SelfTradePrevention.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = mode
  }

  /// What people may type.
  public static var allValueStrings: [String] { allCases.map(\.name) }
  /// How the default is shown.
  public var defaultValueDescription: String { name }

  private var name: String {
    switch self {
    case .cancelNewest: "cancel-newest"
    case .cancelOldest: "cancel-oldest"
    case .decrementBoth: "decrement-both"
    }
  }
}

extension ArgumentText {
  private static let secondsOfUnit: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

  /// A length of time: `90s`, `15m`, `12h`, `30d`.
  static func duration(_ text: String) throws -> Duration {
    guard let unit = text.last, let seconds = secondsOfUnit[unit], let count = Int64(text.dropLast()), count > 0,
      count <= longestSeconds / seconds
    else { throw ArgumentProblem("write a number and s, m, h or d, as in 15m") }
    return .seconds(count * seconds)
  }

  /// Ten years: longer than any lease.
  private static let longestSeconds: Int64 = 10 * 365 * 86_400

  /// A moment to come: a length of time from now, or a date and time in ISO 8601.
  static func moment(_ text: String) throws -> Timestamp {
    let date: Date
    if let duration = try? duration(text) {
      date = Date().addingTimeInterval(TimeInterval(duration.components.seconds))
    } else if let parsed = try? Date(text, strategy: .iso8601) {
      date = parsed
    } else {
      throw ArgumentProblem("write 90s, 15m, 12h, 30d, or a time such as 2026-12-31T23:59:59Z")
    }
    guard date > Date() else { throw ArgumentProblem("it is in the past") }
    return Timestamp(UInt64(date.timeIntervalSince1970 * 1_000) * 1_000_000)
  }
}

/// What is wrong with an argument; ArgumentParser says which one.
struct ArgumentProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
