import MatchingEngine

/// Writes a message's fields as JSON or as one line of text.
public struct FieldWriter {
  /// How fields are written.
  public enum Style: Sendable {
    /// `{"message":"Heartbeat","requestToken":7}`; absent values are `null`.
    case json
    /// `Heartbeat requestToken=7`; absent values are left out.
    case text
  }

  /// What is written in place of a secret.
  static let hidden = "(hidden)"

  let style: Style
  var output: String

  init(style: Style, message name: String) {
    self.style = style
    output = style == .json ? "{\"message\":\"\(name)\"" : name
  }

  /// Writes a number; absent: `nil`.
  public mutating func write(_ name: StaticString, _ value: (some FixedWidthInteger)?) {
    if let value {
      put(name, String(value))
    } else if style == .json {
      put(name, "null")
    }
  }

  /// Writes a flag.
  public mutating func write(_ name: StaticString, _ flag: Bool) {
    put(name, flag ? "true" : "false")
  }

  /// Writes an enumeration's case by the schema's name.
  public mutating func write(_ name: StaticString, name value: StaticString) {
    put(name, style == .json ? "\"\(value)\"" : "\(value)")
  }

  /// Writes a code.
  public mutating func write(_ name: StaticString, _ code: Code16) { put(name, quoted(code.description)) }

  /// Writes a title.
  public mutating func write(_ name: StaticString, _ text: Text48) { put(name, quoted(text.description)) }

  /// Writes a text.
  public mutating func write(_ name: StaticString, _ text: Text32) { put(name, quoted(text.description)) }

  /// Writes a topic.
  public mutating func write(_ name: StaticString, _ topic: Topic48) { put(name, quoted(topic.description)) }

  /// Writes a digest as 64 hexadecimal digits.
  public mutating func write(_ name: StaticString, _ digest: Digest32) {
    var text = ""
    for word in [digest.word0, digest.word1, digest.word2, digest.word3] {
      for position in 0..<8 {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(position * 8))
        text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    put(name, style == .json ? "\"\(text)\"" : text)
  }

  /// Writes that there is a value that must not be shown.
  public mutating func writeHidden(_ name: StaticString) { put(name, quoted(Self.hidden)) }

  private mutating func put(_ name: StaticString, _ value: String) {
    output += style == .json ? ",\"\(name)\":" : " \(name)="
    output += value
  }

  /// `text` as a JSON string: bytes from outside can then neither break the line nor the quotes.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension WireMessage {
  /// The message as one JSON object: the key `message` with its name, then the fields as the schema names them.
  ///
  /// Codes and texts are strings, digests hexadecimal, absent values `null`, prices raw ticks; secrets are not shown.
  public var json: String { rendered(.json) + "}" }

  /// The message as one line of text: `Heartbeat requestToken=7`. Absent values are left out; secrets are not shown.
  public var text: String { rendered(.text) }

  private func rendered(_ style: FieldWriter.Style) -> String {
    var writer = FieldWriter(style: style, message: Self.name)
    writeFields(to: &writer)
    return writer.output
  }
}

extension AnyMessage {
  /// Decodes what `view` shows.
  public init(_ view: MessageView) throws(WireError) {
    self = try AnyMessage.decode(
      templateID: view.templateID, block: view.block, length: view.length, offsetInFrame: view.offsetInFrame)
  }

  /// The message as one JSON object; see ``WireMessage/json``.
  public var json: String { message.json }

  /// The message as one line of text; see ``WireMessage/text``.
  public var text: String { message.text }
}
