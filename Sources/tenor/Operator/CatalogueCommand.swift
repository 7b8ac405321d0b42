import ArgumentParser
import ExchangeClient
import MatchingEngine
import WireProtocol

/// Adds to the catalogue.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "Add specs, regions, tenors and instruments (operator only).",
    discussion: """
      The operator's secret is in the file operator.secret of the exchange's data folder; it is found by itself in \
      ./data, or in the folder that TENOR_DATA names.

      EXAMPLES
        tenor catalogue add-spec B300-288G --title "NVIDIA B300 288 GB" --memory 288 --teraflops 2500 --lot 8
        tenor catalogue add-region WX "Wuxi"
        tenor catalogue add-tenor 2w 336
        tenor catalogue add-instrument B300-288G.WX.2w --protection 0.5
      """,
    subcommands: [AddSpecCommand.self, AddRegionCommand.self, AddTenorCommand.self, AddInstrumentCommand.self])
}

extension SpecKind: ExpressibleByArgument {
  /// The kind called `accelerator` or `server`.
  public init?(argument: String) {
    guard let kind = SpecKind.allCases.first(where: { "\($0)" == argument.lowercased() }) else { return nil }
    self = kind
  }

  /// What people may type.
  public static var allValueStrings: [String] { allCases.map { "\($0)" } }
}

/// Writes the number that an addition got.
private func report(_ kind: String, _ code: String, number: UInt32, _ output: OutputOptions) {
  if output.json {
    let document: JSONText = ["kind": .string(kind), "code": .string(code), "number": .integer(number)]
    Output.line(document.text)
  } else {
    Output.line("Added \(kind) \(code) with number \(number)")
  }
}

/// Adds a spec.
struct AddSpecCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-spec",
    abstract: "Add a compute spec.",
    discussion: """
      EXAMPLES
        tenor catalogue add-spec B300-288G --title "NVIDIA B300 288 GB" --memory 288 --teraflops 2500 --lot 8
        tenor catalogue add-spec C8-48C --kind server --title "Server with 48 cores" --memory 192
      """)

  @Argument(help: "Code: A-Z 0-9 -, 1-16 characters.")
  var code: String

  @Option(help: "What people call it; 48 bytes are kept.")
  var title: String

  @Option(help: "What one unit is.")
  var kind: SpecKind = .accelerator

  @Option(help: ArgumentHelp("Memory of one unit.", valueName: "GiB"))
  var memory: UInt32

  @Option(help: ArgumentHelp("Peak FP16 of one unit; 0 for servers.", valueName: "TFLOPS"))
  var teraflops: UInt32 = 0

  @Option(help: "Units sold together: orders are whole multiples.")
  var lot: UInt32 = 1

  @Option(help: "How units talk to each other, as in NVLINK.")
  var interconnect: String = ""

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let number = try connection.operatorSession().addSpec(
      code: code, kind: kind, memoryGiB: memory, peakTeraflops: teraflops, lotSize: lot, interconnect: interconnect,
      title: title)
    report("spec", code, number: number.rawValue, output)
  }
}

/// Adds a region.
struct AddRegionCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-region",
    abstract: "Add a region.",
    discussion: """
      EXAMPLES
        tenor catalogue add-region WX "Wuxi"
      """)

  @Argument(help: "Code: A-Z 0-9, 1-8 characters.")
  var code: String

  @Argument(help: "What people call it; 48 bytes are kept.")
  var title: String

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let number = try connection.operatorSession().addRegion(code: code, title: title)
    report("region", code, number: number.rawValue, output)
  }
}

/// Adds a tenor.
struct AddTenorCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-tenor",
    abstract: "Add a tenor: a length of lease.",
    discussion: """
      EXAMPLES
        tenor catalogue add-tenor 2w 336
      """)

  @Argument(help: "Code: 0-9 a-z, 1-8 characters.")
  var code: String

  @Argument(help: "Its length in hours.")
  var hours: UInt32

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let number = try connection.operatorSession().addTenor(code: code, hours: hours)
    report("tenor", code, number: number.rawValue, output)
  }
}

/// Opens a book.
struct AddInstrumentCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-instrument",
    abstract: "List an instrument: open the book of a spec in a region for a tenor.",
    discussion: """
      EXAMPLES
        tenor catalogue add-instrument B300-288G.WX.2w --tick 0.01 --protection 0.5
      """)

  @Argument(help: "spec.region.tenor, all three in the catalogue.")
  var symbol: String

  @Option(
    help: ArgumentHelp(
      "Prices are whole multiples of this, in CNY. (default: 0.0001)", valueName: "price"),
    transform: ArgumentText.price)
  var tick: Price = Price(1)

  @Option(
    help: ArgumentHelp(
      "How far from the best price a market order trades that names no protection, in CNY. (default: 0.5)",
      valueName: "distance"),
    transform: ArgumentText.distance)
  var protection: Int64 = PriceText.ticksPerYuan / 2

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.operatorSession()
    let catalogue = try session.catalogue()
    guard let symbol = Symbol(symbol) else {
      throw CommandFailure(
        "\"\(symbol)\" is no symbol", advice: "Write spec.region.tenor, as in H800-80G.HZ.3m.", status: .usage)
    }
    let spec = try find("spec", symbol.spec, catalogue.specs, \.code).spec
    let region = try find("region", symbol.region, catalogue.regions, \.code).region
    let tenor = try find("tenor", symbol.tenor, catalogue.tenors, \.code).tenor
    let number = try session.addInstrument(
      spec: SpecID(rawValue: spec), region: RegionID(rawValue: region), tenor: TenorID(rawValue: tenor),
      tickSize: tick.rawValue, defaultProtection: protection)
    report("instrument", symbol.description, number: number.rawValue, output)
  }

  private func find<Entry>(
    _ kind: String, _ code: String, _ entries: [Entry], _ key: KeyPath<Entry, Code16>
  ) throws -> Entry {
    guard let entry = entries.first(where: { "\($0[keyPath: key])" == code }) else {
      let codes = entries.map { "\($0[keyPath: key])" }.joined(separator: " ")
      throw CommandFailure(
        "There is no \(kind) \(code), only \(codes)", advice: "Add it first with tenor catalogue add-\(kind).",
        status: .usage)
    }
    return entry
  }
}
