/// A trace that cannot be used: which file, where in it, what was found, and what to do.
public struct TraceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public let file: String
  /// Line in the file, from 1; `nil` when the whole file is meant.
  public let line: Int?
  /// Column in its header, from 1; `nil` when the whole line is meant.
  public let column: Int?
  /// The column's name; `nil` when the whole line is meant.
  public let columnName: String?
  /// The value found; `nil` when none was.
  public let value: String?
  /// What is wrong and what to do.
  public let reason: String

  /// A trace refused.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil, value: String? = nil,
    reason: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
    self.value = value
    self.reason = reason
  }

  /// `pods.csv, line 7, column 4 (num_gpu), "two": a whole number is needed`.
  public var description: String {
    var place = [file]
    if let line { place.append("line \(line)") }
    if let column { place.append("column \(column)" + (columnName.map { " (\($0))" } ?? "")) }
    if let value { place.append("\"\(Self.shortened(value))\"") }
    return place.joined(separator: ", ") + ": " + reason
  }

  /// A value that is short enough for a line of a terminal.
  private static func shortened(_ value: String) -> String {
    let longest = 60
    return value.count <= longest ? value : value.prefix(longest) + "..."
  }
}
