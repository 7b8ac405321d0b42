import MatchingEngine
import WireProtocol

/// The catalogue as a thread outside the engine knows it: learnt from the commands that the engine carried out.
struct CatalogueMirror {
  /// Specs by number - 1.
  private(set) var specs: [AddSpec] = []
  /// Regions by number - 1.
  private(set) var regions: [AddRegion] = []
  /// Tenors by number - 1.
  private(set) var tenors: [AddTenor] = []
  /// Instruments by number - 1.
  private(set) var instruments: [AddInstrument] = []
  /// Hours of each instrument's tenor, by number - 1: read with every fill.
  private(set) var hours: ContiguousArray<UInt32> = []

  /// Takes in what `command` added; the engine numbers entries 1, 2, 3 ...
  mutating func extend(_ entry: CatalogueEntry, by command: Command) {
    switch (entry, command) {
    case (.spec(let id), .addSpec(let spec)):
      precondition(Int(id.rawValue) == specs.count + 1, "specs are numbered without holes")
      specs.append(spec)
    case (.region(let id), .addRegion(let region)):
      precondition(Int(id.rawValue) == regions.count + 1, "regions are numbered without holes")
      regions.append(region)
    case (.tenor(let id), .addTenor(let tenor)):
      precondition(Int(id.rawValue) == tenors.count + 1, "tenors are numbered without holes")
      tenors.append(tenor)
    case (.instrument(let id), .addInstrument(let instrument)):
      precondition(Int(id.rawValue) == instruments.count + 1, "instruments are numbered without holes")
      instruments.append(instrument)
      hours.append(tenors[Int(instrument.tenor.rawValue) - 1].hours)
    default: preconditionFailure("an entry of the catalogue comes from the command that adds its kind")
    }
  }

  func write(to image: inout ImageWriter) {
    image.putMessages(specs.map { AddSpecMessage($0) })
    image.putMessages(regions.map { AddRegionMessage($0) })
    image.putMessages(tenors.map { AddTenorMessage($0) })
    image.putMessages(instruments.map { AddInstrumentMessage($0) })
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    specs = try image.takeMessages(AddSpecMessage.self).map { AddSpec($0) }
    regions = try image.takeMessages(AddRegionMessage.self).map { AddRegion($0) }
    tenors = try image.takeMessages(AddTenorMessage.self).map { AddTenor($0) }
    instruments = try image.takeMessages(AddInstrumentMessage.self).map { AddInstrument($0) }
    hours = []
    for instrument in instruments {
      let tenor = Int(instrument.tenor.rawValue) - 1
      guard tenors.indices.contains(tenor) else { throw .otherRules }
      hours.append(tenors[tenor].hours)
    }
  }

  /// How many entries there are in all.
  var count: Int { specs.count + regions.count + tenors.count + instruments.count }

  /// Codes of an instrument's spec and tenor.
  func codes(of instrument: InstrumentID) -> (spec: String, tenor: String) {
    let parts = instruments[Int(instrument.rawValue) - 1]
    return ("\(specs[Int(parts.spec.rawValue) - 1].code)", "\(tenors[Int(parts.tenor.rawValue) - 1].code)")
  }

  /// `H800-80G/HZ/3m/`: how topics name an instrument.
  func path(of instrument: InstrumentID) -> String {
    let parts = instruments[Int(instrument.rawValue) - 1]
    let spec = specs[Int(parts.spec.rawValue) - 1].code
    let region = regions[Int(parts.region.rawValue) - 1].code
    let tenor = tenors[Int(parts.tenor.rawValue) - 1].code
    return "\(spec)/\(region)/\(tenor)/"
  }
}
