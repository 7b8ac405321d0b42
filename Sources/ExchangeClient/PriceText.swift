import MatchingEngine

/// Prices and amounts of money as people write them, exact in integers: `11.2` CNY is 112,000 ticks.
public enum PriceText {
  /// Ticks of one CNY: a tick is 0.0001 CNY.
  public static let ticksPerYuan: Int64 = 10_000
  /// Decimals that a tick has.
  static let decimals = 4

  /// The price that `text` says, in CNY per unit-hour: digits, and a point with up to four decimals.
  ///
  /// Zero is taken: it is a distance that some options allow; the exchange refuses it as an order's price.
  ///
  /// - Throws: ``PriceTextError``, which says what is wrong with which text.
  public static func price(_ text: some StringProtocol) throws(PriceTextError) -> Price {
    Price(try ticks(text))
  }

  /// The number of ticks that `text` says in CNY; see ``price(_:)``.
  public static func ticks(_ text: some StringProtocol) throws(PriceTextError) -> Int64 {
    let given = String(text)
    guard !given.isEmpty else { throw .empty }
    guard given.utf8.first != UInt8(ascii: "-") else { throw .negative(given) }
    let parts = given.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy(isDigits) else { throw .notANumber(given) }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.count <= decimals else { throw .tooManyDecimals(given) }
    let padded = fraction + String(repeating: "0", count: decimals - fraction.utf8.count)
    guard let ticks = Int64(parts[0] + padded) else { throw .tooLarge(given) }
    return ticks
  }

  /// `price` in CNY with as few decimals as say it exactly, but at least `minimumDecimals`: `11.2`.
  public static func text(_ price: Price, minimumDecimals: Int = 0) -> String {
    text(ticks: price.rawValue, minimumDecimals: minimumDecimals)
  }

  /// `ticks` in CNY with as few decimals as say it exactly, but at least `minimumDecimals`.
  ///
  /// - Parameter groupsThousands: Whether commas part the thousands, for people: `1,234.50`.
  public static func text(ticks: Int64, minimumDecimals: Int = 0, groupsThousands: Bool = false) -> String {
    let (yuan, rest) = ticks.magnitude.quotientAndRemainder(dividingBy: UInt64(ticksPerYuan))
    var fraction = String(rest)
    fraction = String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    while fraction.utf8.count > minimumDecimals, fraction.last == "0" { fraction.removeLast() }
    let whole = groupsThousands ? grouped(String(yuan)) : String(yuan)
    return (ticks < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// An amount of money for people, from a notional in ticks: `2,322,432.00`.
  public static func money(_ notional: Int64) -> String {
    text(ticks: notional, minimumDecimals: 2, groupsThousands: true)
  }

  /// Price x quantity x hours in ticks; `nil` when it does not fit in 64 bits.
  public static func notional(_ price: Price, _ quantity: Quantity, hours: UInt32) -> Int64? {
    let (perHour, overflows) = price.rawValue.multipliedReportingOverflow(by: quantity.rawValue)
    let (total, overflowsToo) = perHour.multipliedReportingOverflow(by: Int64(hours))
    return overflows || overflowsToo ? nil : total
  }

  private static func isDigits(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.utf8.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }
}

/// Why a text is no price.
public enum PriceTextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is nothing.
  case empty
  /// It starts with a minus sign.
  case negative(String)
  /// It is not made of digits and one point.
  case notANumber(String)
  /// It is finer than a tick.
  case tooManyDecimals(String)
  /// It does not fit in 64 bits of ticks.
  case tooLarge(String)

  /// What is wrong, and how to write it.
  public var description: String { "\(problem). \(advice)" }

  /// What is wrong with which text.
  public var problem: String {
    switch self {
    case .empty: "The price is empty"
    case .negative(let text): "The price \(text) is negative"
    case .notANumber(let text): "\"\(text)\" is no price"
    case .tooManyDecimals(let text): "The price \(text) has more than four decimals"
    case .tooLarge(let text): "The price \(text) is too large"
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .empty, .notANumber: "Write CNY per unit-hour with digits and a point, as in 11.2."
    case .negative: "Write it without a minus sign."
    case .tooManyDecimals: "The smallest step is 0.0001 CNY: round it."
    case .tooLarge: "Prices are CNY for one unit and one hour."
    }
  }
}
