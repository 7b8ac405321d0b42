import ArgumentParser
import ExchangeClient
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

/// What is wrong with an argument; ArgumentParser says which one.
struct ArgumentProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
