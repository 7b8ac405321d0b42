/// Columns of text for people: the first left-aligned, the others right-aligned, as wide as their longest cell.
struct TextTable {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func add(_ row: [String]) {
    precondition(row.count == rows[0].count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The lines, each starting with two blanks.
  var lines: [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blanks : blanks + cell
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

/// Sentences broken into lines.
enum Paragraph {
  /// Characters of a line, its indent included.
  static let width = 98

  /// `sentence` in lines that start with two blanks, later ones with four.
  static func lines(_ sentence: String) -> [String] {
    var lines: [String] = []
    var line = " "
    for word in sentence.split(separator: " ") {
      if line.count + 1 + word.count > width {
        lines.append(line)
        line = "   "
      }
      line += " " + word
    }
    return lines + [line]
  }
}

/// Numbers as people read them.
enum NumberText {
  /// `1,234,567`.
  static func grouped(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `12.3%` of 0.123.
  static func percent(_ share: Double) -> String { fixed(share * 100, decimals: 1) + "%" }

  /// `number` with so many decimals, rounded to nearest.
  static func fixed(_ number: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 }
    let scaled = (number * Double(scale)).rounded()
    guard scaled.isFinite, abs(scaled) < 9e17 else { return "\(number)" }
    let (whole, rest) = Int64(abs(scaled)).quotientAndRemainder(dividingBy: scale)
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = String(rest)
    return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// A time in nanoseconds, in the unit that suits it: `850 us`, `2.4 ms`.
  static func time(_ nanoseconds: UInt64) -> String {
    let value = Double(nanoseconds)
    switch nanoseconds {
    case ..<1_000: return "\(nanoseconds) ns"
    case ..<1_000_000: return fixed(value / 1e3, decimals: 0) + " us"
    case ..<1_000_000_000: return fixed(value / 1e6, decimals: 1) + " ms"
    default: return fixed(value / 1e9, decimals: 2) + " s"
    }
  }
}
