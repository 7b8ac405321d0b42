/// Rows of text in columns that line up on a terminal.
struct Table {
  /// To which side a column's cells go.
  enum Alignment {
    case left
    case right
  }

  private let titles: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// A table with these columns.
  init(_ columns: (String, Alignment)...) {
    titles = columns.map(\.0)
    alignments = columns.map(\.1)
  }

  /// Adds a row; it has one cell for each column.
  mutating func add(_ cells: String...) {
    precondition(cells.count == titles.count, "a row has one cell for each column")
    rows.append(cells)
  }

  /// Whether it has no rows.
  var isEmpty: Bool { rows.isEmpty }

  /// The lines, titles first.
  var lines: [String] {
    var widths = titles.map(Self.width)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], Self.width(cell)) }
    }
    return ([titles] + rows).map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - Self.width(cell))
        line += (column > 0 ? "  " : "") + (alignments[column] == .left ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Writes it.
  func print() { lines.forEach { Output.line($0) } }

  /// Columns that `text` takes: two for each Chinese, Japanese or Korean character, and for full-width forms.
  static func width(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first?.value else { return sum }
      return sum + (wideRanges.contains { $0.contains(scalar) } ? 2 : 1)
    }
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
