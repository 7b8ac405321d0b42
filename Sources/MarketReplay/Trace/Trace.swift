/// A public trace of a GPU cluster: what there was, and who wanted how much of it when.
///
/// The format is that of the cluster trace published with "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with
/// Fragmentation Gradient Descent" (USENIX ATC 2023): a file of nodes and a file of pods. `docs/trace-import.md` names the columns.
public struct Trace: Equatable, Sendable {
  /// A machine with cards of one spec.
  public struct Node: Equatable, Sendable {
    /// Its name in the trace.
    public let name: String
    /// Cards in it.
    public let units: Int64
    /// The spec of its cards.
    public let spec: String
  }

  /// A job that asked for cards.
  public struct Task: Equatable, Sendable {
    /// Its name in the trace.
    public let name: String
    /// Cards that it asked for; a share of one card counts as one.
    public let units: Int64
    /// Specs on which it may run, each once, in the order named; empty: any.
    public let acceptedSpecs: [String]
    /// When it was submitted, in seconds of the trace's clock.
    public let createdAt: Int64
    /// When it was gone, in seconds of the trace's clock; not before ``createdAt``.
    public let endsAt: Int64
    /// Whether it asked for a share of one card only.
    public let wantsShare: Bool
  }

  /// Nodes that have cards, in the file's order.
  public let nodes: [Node]
  /// Tasks that asked for cards, by time of creation, then in the file's order.
  public let tasks: [Task]
  /// Nodes without cards: left out.
  public let nodesWithoutCards: Int
  /// Tasks that asked for no card: left out.
  public let tasksWithoutCards: Int
  /// The first moment that the trace tells of, in seconds of its clock.
  public let start: Int64
  /// The last moment that the trace tells of, in seconds of its clock.
  public let end: Int64

  /// The time that the trace covers, in seconds.
  public var span: Int64 { end - start }

  /// Cards by spec.
  public var capacity: [String: Int64] {
    nodes.reduce(into: [:]) { $0[$1.spec, default: 0] += $1.units }
  }
}

extension Trace {
  /// Cards of one node or task; more is taken for damage.
  static let unitsMaximum: Int64 = 1_000_000
  /// Seconds on the trace's clock, 31 years; more is taken for damage (a clock in another unit).
  static let secondsMaximum: Int64 = 1_000_000_000

  /// The trace whose nodes and pods are in these two texts.
  ///
  /// - Throws: ``TraceError`` at the first line that does not fit the format, naming line and column.
  /// - Complexity: O(bytes + tasks x log tasks).
  public init(
    nodes nodeBytes: [UInt8], file nodeFile: String, pods podBytes: [UInt8], file podFile: String
  ) throws(TraceError) {
    let allNodes = try Self.nodes(CSVTable(file: nodeFile, bytes: nodeBytes))
    let allTasks = try Self.tasks(CSVTable(file: podFile, bytes: podBytes))
    let tasks = allTasks.filter { $0.units > 0 }.enumerated().sorted {
      ($0.element.createdAt, $0.offset) < ($1.element.createdAt, $1.offset)
    }
    nodes = allNodes.filter { $0.units > 0 }
    self.tasks = tasks.map(\.element)
    nodesWithoutCards = allNodes.count - nodes.count
    tasksWithoutCards = allTasks.count - tasks.count
    start = allTasks.lazy.map(\.createdAt).min() ?? 0
    end = allTasks.lazy.map(\.endsAt).max() ?? 0
  }

  private static func nodes(_ table: CSVTable) throws(TraceError) -> [Node] {
    let columns = try table.positions(of: ["sn", "gpu", "model"])
    var nodes: [Node] = []
    for row in table.rows {
      let cells = CSVCells(table: table, row: row)
      let units = try cells.wholeNumber(columns[1], in: 0...unitsMaximum)
      let spec = units > 0 ? try cells.specCode(row.fields[columns[2]], columns[2]) : ""
      nodes.append(Node(name: try cells.name(columns[0]), units: units, spec: spec))
    }
    return nodes
  }

  private static func tasks(_ table: CSVTable) throws(TraceError) -> [Task] {
    let columns = try table.positions(of: ["name", "num_gpu", "gpu_spec", "creation_time", "deletion_time"])
    let shareColumn = table.header.firstIndex(of: "gpu_milli")
    var tasks: [Task] = []
    for row in table.rows {
      let cells = CSVCells(table: table, row: row)
      let createdAt = try cells.wholeNumber(columns[3], in: 0...secondsMaximum)
      let endsAt = try cells.wholeNumber(columns[4], in: 0...secondsMaximum)
      guard endsAt >= createdAt else {
        throw cells.error(columns[4], "it lies before creation_time (\(createdAt)); mend or remove the line")
      }
      let share = try shareColumn.map { column throws(TraceError) in try cells.wholeNumber(column, in: 0...1000) }
      tasks.append(
        Task(
          name: try cells.name(columns[0]), units: try cells.wholeNumber(columns[1], in: 0...unitsMaximum),
          acceptedSpecs: try cells.specList(columns[2]), createdAt: createdAt, endsAt: endsAt,
          wantsShare: (share ?? 1000) < 1000))
    }
    return tasks
  }
}

/// The fields of one row as the values that they must be.
private struct CSVCells {
  let table: CSVTable
  let row: CSVTable.Row

  func error(_ column: Int, _ reason: String) -> TraceError {
    TraceError(
      file: table.file, line: row.line, column: column + 1, columnName: table.header[column],
      value: row.fields[column], reason: reason)
  }

  func name(_ column: Int) throws(TraceError) -> String {
    guard !row.fields[column].isEmpty else { throw error(column, "a name is needed") }
    return row.fields[column]
  }

  func wholeNumber(_ column: Int, in range: ClosedRange<Int64>) throws(TraceError) -> Int64 {
    guard let value = Int64(row.fields[column]) else { throw error(column, "a whole number is needed") }
    guard range.contains(value) else {
      throw error(column, "it must lie between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// `V100M16|V100M32`: each spec once, in the order named; empty: any.
  func specList(_ column: Int) throws(TraceError) -> [String] {
    var specs: [String] = []
    let field = row.fields[column]
    guard !field.isEmpty else { return [] }
    for part in field.split(separator: "|", omittingEmptySubsequences: false) {
      let spec = try specCode(String(part), column)
      if !specs.contains(spec) { specs.append(spec) }
    }
    return specs
  }

  /// A spec's code as the catalogue writes it: `A-Z 0-9 -`, 1-16 characters. Small letters and `_` are translated.
  func specCode(_ text: String, _ column: Int) throws(TraceError) -> String {
    let code = text.uppercased().map { $0 == "_" ? "-" : $0 }
    let isAllowed = code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard isAllowed, (1...16).contains(code.count) else {
      throw error(column, "a spec's code has 1-16 of the characters A-Z, 0-9 and -")
    }
    return String(code)
  }
}
