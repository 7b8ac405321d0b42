/// A setting that cannot be used: where it came from, which, its value, and what to do.
public struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where the setting came from: `--orders`, `TENOR_ORDER_ENTRY`, the file's path.
  public let source: String
  /// The setting.
  public let key: String
  /// The value refused; empty when there is none.
  public let value: String
  /// What is wrong and what to do.
  public let reason: String

  /// A setting refused.
  public init(source: String, key: String, value: String, reason: String) {
    self.source = source
    self.key = key
    self.value = value
    self.reason = reason
  }

  /// One sentence.
  public var description: String {
    let subject = [source, key].filter { !$0.isEmpty }.joined(separator: ": ")
    return value.isEmpty ? "\(subject): \(reason)" : "\(subject) = \"\(value)\": \(reason)"
  }
}
