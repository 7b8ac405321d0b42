import ArgumentParser
import Foundation
import OrderFlow

/// Measures the matching engine alone, in process.
@main
struct BookBenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book-benchmark",
    abstract: "Measures the matching engine alone, in process: time and memory.",
    discussion: """
      Speed is that of whole replays of generated flows in batches, best and median of several; percentiles are of single
      operations, each handed over by itself and measured with two readings of the clock, one of which they include.

      Examples:
        book-benchmark --quick
        book-benchmark --only deep --cpu 3 --json
      """)

  @Flag(help: "Fewer operations and smaller books: a look, not a measurement.") var quick = false
  @Option(
    help: "Only the groups whose name holds this: one hot book, many books, deep books, prices, memory, capacity.")
  var only: String?
  @Option(help: "Operations of each case; by default 2,000,000, with --quick 200,000.") var operations: Int?
  @Option(help: "Replays of each case; by default 5, with --quick 2.") var `repeat`: Int?
  @Option(help: "Run on the processor with this number, counted from 0.") var cpu: Int?
  @Flag(help: "Print one JSON document.") var json = false

  private struct Results: Encodable {
    var operations: Int
    var clockNanoseconds: UInt32
    var cases: [BookMeasurement] = []
    var memory: [MemoryMeasurement] = []
    var leases: LeaseMeasurement?
    var capacity: [CapacityMeasurement] = []
  }

  func validate() throws {
    if let operations, !(1...100_000_000).contains(operations) {
      throw ValidationError("--operations must be between 1 and 100,000,000, not \(operations)")
    }
    if let `repeat`, !(1...1_000).contains(`repeat`) {
      throw ValidationError("--repeat must be between 1 and 1,000, not \(`repeat`)")
    }
    guard !chosenCases.isEmpty || measuresMemory || measuresCapacity else {
      throw ValidationError("no group is called \(only ?? ""); see --help for their names")
    }
  }

  private var chosenCases: [BookCase] {
    BookCase.all(quick: quick).filter { subject in only.map { subject.group.contains($0) } ?? true }
  }

  private var measuresMemory: Bool { only.map { "memory".contains($0) } ?? true }

  private var measuresCapacity: Bool { only.map { "capacity".contains($0) } ?? true }

  func run() throws {
    if let cpu { try Processor.pin(to: cpu) }
    var results = Results(
      operations: operations ?? (quick ? 200_000 : 2_000_000), clockNanoseconds: Processor.clockCost())
    // Memory comes first, while the process is small.
    if measuresMemory {
      results.memory = try (quick ? [1_000_000] : [1_000_000, 10_000_000]).map(MemoryMeasurement.init(restingOrders:))
    }
    if measuresCapacity {
      results.leases =
        try quick
        ? LeaseMeasurement(pools: 10_000, leases: 100_000)
        : LeaseMeasurement(pools: 1_000_000, leases: 10_000_000)
      results.capacity = try CapacityMeasurement.otherBooks.map {
        try CapacityMeasurement(
          otherBooks: $0, trades: results.operations / 10, repeats: `repeat` ?? (quick ? 2 : 5))
      }
    }
    var group = ""
    for subject in chosenCases {
      if !json && subject.group != group { print("\n\(header(subject.group))") }
      group = subject.group
      let measured = try BookMeasurement(
        subject, operations: results.operations, repeats: `repeat` ?? (quick ? 2 : 5))
      results.cases.append(measured)
      if !json { print(row(measured)) }
    }
    print(try json ? document(results) : footer(results))
  }

  private static let nameWidth = 36

  private func header(_ group: String) -> String {
    group.padding(toLength: Self.nameWidth, withPad: " ", startingAt: 0)
      + "   ns/op  median  million ops/s     p50     p99   p99.9"
  }

  private func row(_ row: BookMeasurement) -> String {
    "  " + row.name.padding(toLength: Self.nameWidth - 2, withPad: " ", startingAt: 0)
      + String(
        format: "%8.1f%8.1f%15.2f%8d%8d%8d", row.best, row.median, row.operationsPerSecond / 1e6, row.p50, row.p99,
        row.p999)
  }

  private func footer(_ results: Results) -> String {
    var lines = results.memory.map {
      String(
        format: "  %@ resting orders: %.1f bytes each, and %.1f in the index of client ids",
        BookCase.grouped($0.restingOrders), $0.bytesPerOrder, $0.indexBytesPerOrder)
    }
    if let leases = results.leases {
      lines.append(
        String(
          format: "  %@ pools: %.1f bytes each; %@ leases: %.1f bytes each", BookCase.grouped(leases.pools),
          leases.bytesPerPool, BookCase.grouped(leases.leases), leases.bytesPerLease))
    }
    if !lines.isEmpty { lines.insert("\nmemory", at: 0) }
    if let leases = results.leases {
      lines.append(
        String(
          format: "\ncapacity\n  a lease is opened in %.1f ns, command and trade included; one of %@ ends in %.1f ns",
          leases.nanosecondsPerOpening, BookCase.grouped(leases.leases), leases.nanosecondsPerEnd))
    }
    lines += results.capacity.map {
      String(
        format: "  a trade that shrinks offers in %2d other books: %7.1f ns, with market data %7.1f ns", $0.otherBooks,
        $0.nanoseconds, $0.nanosecondsWithMarketData)
    }
    lines.append("\nPercentiles are nanoseconds and include one reading of the clock, \(results.clockNanoseconds) ns.")
    return lines.joined(separator: "\n")
  }

  private func document(_ results: Results) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(results), as: UTF8.self)
  }
}
