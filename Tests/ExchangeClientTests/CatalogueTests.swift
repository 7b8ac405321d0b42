import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeClient

@Suite struct CatalogueTests {
  /// Two specs, two regions and two tenors; the second spec is listed in Hangzhou only.
  static func example() throws -> Catalogue {
    var catalogue = Catalogue()
    for (number, code) in ["H800-80G", "C9-64C"].enumerated() {
      catalogue.add(
        SpecDefinitionMessage(
          spec: UInt32(number + 1), memoryGiB: 80, code: try #require(Code16(code)),
          interconnect: try #require(Code16("NVLINK")), title: Text48(code), peakTeraflops: 989,
          lotSize: UInt32(number * 7 + 1), kind: number == 0 ? .accelerator : .server))
    }
    for (number, code) in ["HZ", "ZW"].enumerated() {
      catalogue.add(
        RegionDefinitionMessage(region: UInt32(number + 1), code: try #require(Code16(code)), title: Text48(code)))
    }
    for (number, (code, hours)) in [("1h", UInt32(1)), ("3m", 2_160)].enumerated() {
      catalogue.add(
        TenorDefinitionMessage(tenor: UInt32(number + 1), hours: hours, code: try #require(Code16(code))))
    }
    let listed: [(UInt32, UInt32, UInt32)] = [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2), (2, 1, 1), (2, 1, 2)]
    for (number, (spec, region, tenor)) in listed.enumerated() {
      let isAdded = catalogue.add(
        InstrumentDefinitionMessage(
          instrument: UInt32(number + 1), spec: spec, region: region, tenor: tenor, tickSize: 1,
          defaultProtection: 5_000))
      #expect(isAdded)
    }
    return catalogue
  }

  @Test func `a symbol finds its instrument, with lot size and hours`() throws {
    let instrument = try Self.example().instrument("C9-64C.HZ.3m")
    #expect(instrument.id == InstrumentID(6))
    #expect(instrument.lotSize == 8)
    #expect(instrument.hours == 2_160)
  }

  @Test func `a symbol may be typed in any case`() throws {
    #expect(try Self.example().instrument("h800-80g.zw.3M").symbol.description == "H800-80G.ZW.3m")
  }

  @Test func `every instrument is found by number and by symbol`() throws {
    let catalogue = try Self.example()
    for instrument in catalogue.instruments {
      #expect(catalogue[instrument.id] == instrument)
      #expect(try catalogue.instrument(instrument.symbol.description) == instrument)
    }
    #expect(catalogue[InstrumentID(7)] == nil)
    #expect(catalogue.symbol(of: InstrumentID(7)) == "#7")
  }

  @Test(arguments: [
    ("H80-80G.HZ.3m", "there is no spec H80-80G", "H800-80G.HZ.3m"),
    ("H800-80G.HX.3m", "there is no region HX, only HZ ZW", "H800-80G.HZ.3m"),
    ("H800-80G.HZ.3d", "there is no tenor 3d, only 1h 3m", "H800-80G.HZ.3m"),
    ("C9-64C.ZW.1h", "C9-64C is not listed in ZW for 1h", "C9-64C.HZ.1h"),
    ("H800-80G.HZ", "a symbol has three parts: spec.region.tenor", "H800-80G.HZ.1h"),
    ("H800-80G..3m", "a symbol has three parts: spec.region.tenor", "H800-80G.HZ.3m"),
  ])
  func `an unknown symbol is explained, and the nearest is offered`(
    name: String, problem: String, nearest: String
  ) throws {
    let catalogue = try Self.example()
    let error = #expect(throws: UnknownSymbolError.self) { try catalogue.instrument(name) }
    #expect(error?.problem == problem)
    #expect(error?.nearest.contains(nearest) == true)
    #expect(error?.description.contains(name) == true)
  }

  @Test func `nothing is offered for what looks like no symbol at all`() throws {
    let catalogue = try Self.example()
    let error = #expect(throws: UnknownSymbolError.self) { try catalogue.instrument("zzzzzzzzzzzzzzzzzzzzzz") }
    #expect(error?.nearest == [])
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("", "abc", 3), ("kitten", "sitting", 3), ("abc", "abc", 0)])
  func `the distance between two texts is the number of letters to change`(left: String, right: String, distance: Int) {
    #expect(editDistance(Array(left.utf8), Array(right.utf8)) == distance)
  }

  @Test func `a symbol names the topics of its instrument`() {
    #expect(Symbol("H800-80G.HZ.3m")?.topic(.fill) == "fill/H800-80G/HZ/3m/")
    #expect(Symbol("H800-80G.HZ.3m.x") == nil)
  }

  @Test func `an instrument without its spec is not taken in`() {
    var catalogue = Catalogue()
    let isAdded = catalogue.add(
      InstrumentDefinitionMessage(instrument: 1, spec: 1, region: 1, tenor: 1, tickSize: 1, defaultProtection: 0))
    #expect(!isAdded)
    #expect(catalogue.instruments.isEmpty)
  }
}
