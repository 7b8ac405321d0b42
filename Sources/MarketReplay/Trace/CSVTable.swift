/// A CSV file as rows of text, with the line that each came from.
///
/// Reads what RFC 4180 describes: commas, optional double quotes (doubled inside), line ends of either kind inside quotes and
/// out, a byte-order mark at the start. Empty lines are skipped. Every row must have as many fields as the header.
struct CSVTable {
  /// One row.
  struct Row {
    /// Line of its first byte, from 1.
    let line: Int
    /// As many as the header has.
    let fields: [String]
  }

  /// What the rows were read from, for errors.
  let file: String
  /// Names of the columns, in order.
  let header: [String]
  /// All rows below the header.
  let rows: [Row]

  /// The table in `bytes`.
  ///
  /// - Throws: ``TraceError`` with line and column when the text is no such table.
  /// - Complexity: O(bytes).
  init(file: String, bytes: [UInt8]) throws(TraceError) {
    var scanner = CSVScanner(file: file, bytes: bytes)
    guard let first = try scanner.nextRow() else {
      throw TraceError(file: file, reason: "the file is empty; it must start with a line of column names")
    }
    var seen: Set<String> = []
    for (index, name) in first.fields.enumerated() where !seen.insert(name).inserted {
      throw TraceError(
        file: file, line: first.line, column: index + 1, columnName: name, value: name,
        reason: "this column name occurs twice; rename or remove one")
    }
    var rows: [Row] = []
    while let row = try scanner.nextRow() {
      guard row.fields.count == first.fields.count else {
        throw TraceError(
          file: file, line: row.line,
          reason: "\(row.fields.count) fields where the header has \(first.fields.count); mend or remove the line")
      }
      rows.append(row)
    }
    self.file = file
    header = first.fields
    self.rows = rows
  }

  /// Where the columns `names` stand.
  ///
  /// - Throws: ``TraceError`` that names every one that is missing.
  func positions(of names: [String]) throws(TraceError) -> [Int] {
    let missing = names.filter { !header.contains($0) }
    guard missing.isEmpty else {
      throw TraceError(
        file: file, line: 1,
        reason: "missing column\(missing.count == 1 ? "" : "s") \(missing.joined(separator: ", "));"
          + " the header has \(header.joined(separator: ", "))")
    }
    return names.map { name in header.firstIndex(of: name)! }
  }
}

/// Takes rows from bytes, one after another.
private struct CSVScanner {
  let file: String
  let bytes: [UInt8]
  var position = 0
  var line = 1

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next row that is no empty line; `nil` at the end.
  mutating func nextRow() throws(TraceError) -> CSVTable.Row? {
    while position < bytes.count {
      if takeLineEnd() { continue }
      let start = line
      var fields = [try field(number: 1)]
      while position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        position += 1
        fields.append(try field(number: fields.count + 1))
      }
      guard position == bytes.count || takeLineEnd() else {
        throw TraceError(
          file: file, line: line, column: fields.count,
          reason: "text follows a closing quote; a field is quoted whole or not at all")
      }
      return CSVTable.Row(line: start, fields: fields)
    }
    return nil
  }

  private mutating func field(number: Int) throws(TraceError) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, !isFieldEnd(bytes[position]) { position += 1 }
      return try text(bytes[start..<position], number)
    }
    return try text(quotedField(number)[...], number)
  }

  private mutating func quotedField(_ number: Int) throws(TraceError) -> [UInt8] {
    let startLine = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        content.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return content }
      content.append(byte)
      position += 1
    }
    throw TraceError(file: file, line: startLine, column: number, reason: "a quote is opened here and never closed")
  }

  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether a line ended here; goes past its end.
  private mutating func takeLineEnd() -> Bool {
    guard position < bytes.count else { return false }
    let start = position
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    guard position > start else { return false }
    line += 1
    return true
  }

  private func text(_ slice: ArraySlice<UInt8>, _ number: Int) throws(TraceError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw TraceError(file: file, line: line, column: number, reason: "this field is not UTF-8; convert the file")
    }
    return text
  }
}
