/// A number that holds for all specs or tenors, save for some that have their own.
public struct SettingByCode: Equatable, Sendable, ExpressibleByIntegerLiteral {
  /// What holds unless said otherwise.
  public var standard: Int
  /// What holds for single ones, by their codes.
  public var exceptions: [String: Int] = [:]

  /// The same for all.
  public init(_ standard: Int) { self.standard = standard }

  /// The same for all.
  public init(integerLiteral value: Int) { self.init(value) }

  /// As one would write it: `3600,1m=7200`.
  var text: String {
    (["\(standard)"] + exceptions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: ",")
  }

  /// Takes values such as `3600` and `1m=7200`.
  ///
  /// - Returns: What is wrong with them; `nil`: nothing is.
  mutating func take(_ values: [String], in range: ClosedRange<Int>) -> String? {
    guard !values.isEmpty else { return "at least one number is needed" }
    for value in values {
      let parts = value.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count <= 2, let text = parts.last, let number = Int(text.filter { $0 != "_" }) else {
        return "write a number, or CODE=NUMBER, not \(value)"
      }
      guard range.contains(number) else {
        return "\(number) is not allowed: it must be \(range.lowerBound) to \(range.upperBound)"
      }
      guard parts.count == 2 else {
        standard = number
        continue
      }
      guard !parts[0].isEmpty else { return "there is no code before the = of \(value)" }
      exceptions[String(parts[0])] = number
    }
    return nil
  }
}
