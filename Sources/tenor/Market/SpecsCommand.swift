import ArgumentParser
import ExchangeClient
import WireProtocol

/// Lists what can be traded.
struct SpecsCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "specs",
    abstract: "List what can be traded: specs, regions and tenors.",
    discussion: """
      A symbol is spec.region.tenor: H800-80G.HZ.3m is one H800 card in Hangzhou for three months.

      EXAMPLES
        tenor specs
        tenor specs --instruments H800
        tenor specs --json
      """)

  @Flag(help: "List the instruments, one a line.")
  var instruments = false

  @Argument(help: "Only specs or instruments whose name starts with this.")
  var prefix: String = ""

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let catalogue = try connection.session().catalogue()
    let specs = catalogue.specs.filter { starts("\($0.code)") }
    let listed = catalogue.instruments.filter { starts($0.symbol.description) }
    if output.json {
      Output.line(json(specs, listed, catalogue).text)
    } else if instruments {
      write(listed)
    } else {
      write(specs, catalogue)
    }
  }

  private func starts(_ name: String) -> Bool { name.lowercased().hasPrefix(prefix.lowercased()) }

  private func write(_ specs: [SpecDefinitionMessage], _ catalogue: Catalogue) {
    var table = Table(
      ("SPEC", .left), ("UNIT", .left), ("GiB", .right), ("TFLOPS", .right), ("LINK", .left), ("LOT", .right),
      ("TITLE", .left))
    for spec in specs {
      table.add(
        "\(spec.code)", spec.kind == .accelerator ? "card" : "server", "\(spec.memoryGiB)",
        spec.peakTeraflops == 0 ? "-" : "\(spec.peakTeraflops)", "\(spec.interconnect)", "\(spec.lotSize)",
        "\(spec.title)")
    }
    table.print()
    Output.line()
    Output.line("Regions: " + catalogue.regions.map { "\($0.code) \($0.title)" }.joined(separator: ", "))
    Output.line("Tenors:  " + catalogue.tenors.map { "\($0.code) (\($0.hours) h)" }.joined(separator: ", "))
  }

  private func write(_ instruments: [Catalogue.Instrument]) {
    var table = Table(("SYMBOL", .left), ("HOURS", .right), ("LOT", .right), ("TICK", .right))
    for instrument in instruments {
      table.add(
        "\(instrument.symbol)", "\(instrument.hours)", "\(instrument.lotSize)",
        PriceText.text(ticks: instrument.tickSize))
    }
    table.print()
  }

  private func json(
    _ specs: [SpecDefinitionMessage], _ instruments: [Catalogue.Instrument], _ catalogue: Catalogue
  ) -> JSONText {
    [
      "specs": .list(specs.map(json)),
      "regions": .list(catalogue.regions.map { ["code": .string("\($0.code)"), "title": .string("\($0.title)")] }),
      "tenors": .list(catalogue.tenors.map { ["code": .string("\($0.code)"), "hours": .integer($0.hours)] }),
      "instruments": .list(instruments.map(json)),
    ]
  }

  private func json(_ spec: SpecDefinitionMessage) -> JSONText {
    [
      "code": .string("\(spec.code)"), "kind": .string("\(spec.kind)"), "memoryGiB": .integer(spec.memoryGiB),
      "peakTeraflops": .integer(spec.peakTeraflops), "interconnect": .string("\(spec.interconnect)"),
      "lotSize": .integer(spec.lotSize), "title": .string("\(spec.title)"),
    ]
  }

  private func json(_ instrument: Catalogue.Instrument) -> JSONText {
    [
      "instrument": .integer(instrument.id.rawValue), "symbol": .string("\(instrument.symbol)"),
      "hours": .integer(instrument.hours), "lotSize": .integer(instrument.lotSize),
      "tickSize": .yuan(instrument.tickSize), "defaultProtection": .yuan(instrument.defaultProtection),
    ]
  }
}
