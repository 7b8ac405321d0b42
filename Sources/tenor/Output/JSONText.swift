import ExchangeClient
import MatchingEngine

/// A key of a JSON object with its value.
struct JSONField {
  let key: String
  let value: JSONText

  init(_ key: String, _ value: JSONText) {
    self.key = key
    self.value = value
  }
}

/// A JSON value whose keys stay in the order in which they were written, and whose numbers are exact decimals.
enum JSONText {
  /// A number as it is written.
  case number(String)
  /// A text.
  case string(String)
  /// True or false.
  case flag(Bool)
  /// Nothing.
  case null
  /// A list.
  case list([JSONText])
  /// Keys with values, in order.
  case object([JSONField])

  /// A whole number, or nothing.
  static func integer(_ value: (some FixedWidthInteger)?) -> JSONText { value.map { .number(String($0)) } ?? .null }

  /// Ticks as a number of CNY, or nothing.
  static func yuan(_ ticks: Int64?) -> JSONText { ticks.map { .number(PriceText.text(ticks: $0)) } ?? .null }

  /// A moment as a text, or nothing.
  static func time(_ nanoseconds: UInt64?) -> JSONText {
    nanoseconds.map { .string(TimeText.timestamp($0)) } ?? .null
  }

  /// The value on one line.
  var text: String {
    switch self {
    case .number(let text): text
    case .string(let text): Self.quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByNilLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(nilLiteral: ()) { self = .null }
  init(dictionaryLiteral elements: (String, JSONText)...) {
    self = .object(elements.map { JSONField($0.0, $0.1) })
  }
}
