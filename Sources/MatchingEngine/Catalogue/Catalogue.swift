/// Specs, regions, tenors, and which instruments are listed. Not on the path of an order.
struct Catalogue {
  private(set) var specs: [AddSpec] = []
  private(set) var regions: [AddRegion] = []
  private(set) var tenors: [AddTenor] = []
  private var specByCode: [Code16: UInt32] = [:]
  private var regionByCode: [Code16: UInt32] = [:]
  private var tenorByCode: [Code16: UInt32] = [:]
  private var instrumentByParts: [Parts: UInt32] = [:]

  /// What makes an instrument.
  struct Parts: Hashable {
    var spec: UInt32
    var region: UInt32
    var tenor: UInt32
  }

  /// The largest lot size, hours and tick size that make sense; beyond lies a mistake.
  static var largestLotSize: UInt32 { 1_000_000 }
  static var largestHours: UInt32 { 1_000_000 }
  static var largestTickSize: Int64 { 1_000_000_000_000 }

  func spec(_ id: SpecID) -> AddSpec? { Self.entry(specs, id.rawValue) }
  func region(_ id: RegionID) -> AddRegion? { Self.entry(regions, id.rawValue) }
  func tenor(_ id: TenorID) -> AddTenor? { Self.entry(tenors, id.rawValue) }

  private static func entry<Entry>(_ entries: [Entry], _ number: UInt32) -> Entry? {
    number >= 1 && Int(number) <= entries.count ? entries[Int(number) - 1] : nil
  }

  func hasSpec(_ code: Code16) -> Bool { specByCode[code] != nil }
  func hasRegion(_ code: Code16) -> Bool { regionByCode[code] != nil }
  func hasTenor(_ code: Code16) -> Bool { tenorByCode[code] != nil }
  func spec(_ code: Code16) -> SpecID? { specByCode[code].map { SpecID(rawValue: $0) } }
  func region(_ code: Code16) -> RegionID? { regionByCode[code].map { RegionID(rawValue: $0) } }
  func tenor(_ code: Code16) -> TenorID? { tenorByCode[code].map { TenorID(rawValue: $0) } }
  func instrument(_ parts: Parts) -> UInt32? { instrumentByParts[parts] }

  mutating func add(_ spec: AddSpec) -> SpecID {
    specs.append(spec)
    specByCode[spec.code] = UInt32(specs.count)
    return SpecID(rawValue: UInt32(specs.count))
  }

  mutating func add(_ region: AddRegion) -> RegionID {
    regions.append(region)
    regionByCode[region.code] = UInt32(regions.count)
    return RegionID(rawValue: UInt32(regions.count))
  }

  mutating func add(_ tenor: AddTenor) -> TenorID {
    tenors.append(tenor)
    tenorByCode[tenor.code] = UInt32(tenors.count)
    return TenorID(rawValue: UInt32(tenors.count))
  }

  mutating func list(_ parts: Parts, as instrument: UInt32) { instrumentByParts[parts] = instrument }

  func write(to image: inout ImageWriter) {
    image.begin("catalogue")
    image.put(contentsOf: specs)
    image.put(contentsOf: regions)
    image.put(contentsOf: tenors)
  }

  /// The catalogue of an image; which instruments are listed, `books` tell.
  mutating func read(from image: inout ImageReader, books: borrowing Slab<BookRecord>) throws(ImageError) {
    try image.expect("catalogue")
    for spec in try image.takeList(of: AddSpec.self) { _ = add(spec) }
    for region in try image.takeList(of: AddRegion.self) { _ = add(region) }
    for tenor in try image.takeList(of: AddTenor.self) { _ = add(tenor) }
    for number in 1..<books.highWater {
      let book = books[number].pointee
      list(Parts(spec: book.spec, region: book.region, tenor: book.tenor), as: number)
    }
  }

  /// Feeds every entry to `hash`.
  func combine(into hash: inout StateHash) {
    hash.combine(specs.count)
    for spec in specs {
      hash.combine(spec.code)
      hash.combine(spec.kind.rawValue)
      hash.combine(spec.memoryGiB)
      hash.combine(spec.peakTeraflops)
      hash.combine(spec.lotSize)
      hash.combine(spec.interconnect)
      Self.combine(spec.title, into: &hash)
    }
    hash.combine(regions.count)
    for region in regions {
      hash.combine(region.code)
      Self.combine(region.title, into: &hash)
    }
    hash.combine(tenors.count)
    for tenor in tenors {
      hash.combine(tenor.code)
      hash.combine(tenor.hours)
    }
  }

  private static func combine(_ text: Text48, into hash: inout StateHash) {
    let words = text.words
    for word in [words.0, words.1, words.2, words.3, words.4, words.5] { hash.combine(word) }
  }
}
