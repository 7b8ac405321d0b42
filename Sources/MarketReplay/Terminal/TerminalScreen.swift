/// Lines that replace one another in place on a terminal.
public struct TerminalScreen {
  private let write: (String) -> Void
  private var drawn = 0

  /// A screen that writes through `write`.
  public init(write: @escaping (String) -> Void) { self.write = write }

  /// Draws `lines` where the last ones stood; those that do not fit into `rows` are left out.
  public mutating func draw(_ lines: [String], rows: Int) {
    // The last row stays free: ending a line there would scroll everything.
    let shown = lines.prefix(max(1, rows - 1))
    var text = drawn > 0 ? "\u{1B}[\(drawn)A" : ""
    for line in shown { text += line + "\u{1B}[K\n" }
    write(text + "\u{1B}[J")
    drawn = shown.count
  }
}
