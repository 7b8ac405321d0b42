import MatchingEngine

/// One field of a message, for people and JSON.
public struct FieldValue: Equatable, Sendable {
  /// How a value is written in JSON.
  public enum Kind: Equatable, Sendable {
    /// A number, written as it is.
    case number(String)
    /// Text, quoted and escaped.
    case text(String)
    /// `true` or `false`.
    case flag(Bool)
    /// `null`.
    case absent
  }

  /// The field's name in the schema.
  public var name: String
  /// Its value.
  public var kind: Kind

  init(_ name: String, _ value: some FixedWidthInteger) {
    self.name = name
    kind = .number(String(value))
  }

  init(_ name: String, _ value: (some FixedWidthInteger)?) {
    self.name = name
    kind = value.map { .number(String($0)) } ?? .absent
  }

  init(_ name: String, _ value: Bool) {
    self.name = name
    kind = .flag(value)
  }

  init(_ name: String, _ value: some RawRepresentable) {
    self.name = name
    kind = .text(String(describing: value))
  }

  init(_ name: String, _ value: Code16) {
    self.name = name
    kind = .text(value.description)
  }

  init(_ name: String, _ value: Text48) {
    self.name = name
    kind = .text(value.description)
  }

  /// A secret is never shown.
  init(_ name: String, _ value: Text32) {
    self.name = name
    kind = .text(value.utf8.isEmpty ? "" : "(hidden)")
  }

  init(_ name: String, _ value: Digest32) {
    self.name = name
    let words = [value.word0, value.word1, value.word2, value.word3]
    let digits = words.map { word in
      let hex = String(word.byteSwapped, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }
    kind = .text(digits.joined())
  }

  /// The value as JSON.
  public var json: String {
    switch kind {
    case .number(let digits): digits
    case .text(let text): Self.quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .absent: "null"
    }
  }

  /// The value as people read it.
  public var text: String {
    switch kind {
    case .number(let digits): digits
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .absent: "-"
    }
  }

  /// `text` as a JSON string.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        let hex = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension AnyMessage {
  /// One JSON object: the message's name, then its fields.
  public var json: String {
    let fields = fieldValues.map { "\(FieldValue.quoted($0.name)):\($0.json)" }
    return "{" + (["\"message\":\(FieldValue.quoted(name))"] + fields).joined(separator: ",") + "}"
  }

  /// One line: the message's name, then `field=value` for those present.
  public var line: String {
    let fields = fieldValues.filter { $0.kind != .absent }.map { "\($0.name)=\($0.text)" }
    return ([name] + fields).joined(separator: " ")
  }

  /// All messages of a frame.
  ///
  /// - Throws: ``WireError`` at the first that cannot be read.
  public static func decodeAll(_ frame: UnsafeRawBufferPointer) throws(WireError) -> [AnyMessage] {
    var reader = MessageReader(frame)
    var messages: [AnyMessage] = []
    while let view = try reader.next() { messages.append(try decode(view)) }
    return messages
  }
}
