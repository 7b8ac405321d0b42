import MatchingEngine
import WireProtocol

/// What can be traded: specs, regions, tenors and the instruments made of them, as the exchange has them.
///
/// Fetched with ``OrderSession/catalogue()``; a value that does not change by itself.
public struct Catalogue: Sendable {
  /// An order book with everything that its number stands for.
  public struct Instrument: Sendable, Equatable {
    /// Its number, in orders and in the feed.
    public let id: InstrumentID
    /// `H800-80G.HZ.3m`.
    public let symbol: Symbol
    /// What is sold.
    public let spec: SpecDefinitionMessage
    /// Where.
    public let region: RegionDefinitionMessage
    /// For how long.
    public let tenor: TenorDefinitionMessage
    /// Order prices are whole multiples of this many ticks.
    public let tickSize: Int64
    /// Protection, in ticks, of market orders that name none.
    public let defaultProtection: Int64

    /// Orders are whole multiples of this many units.
    public var lotSize: UInt32 { spec.lotSize }
    /// Length of a lease in hours.
    public var hours: UInt32 { tenor.hours }
  }

  /// Specs by number.
  public private(set) var specs: [SpecDefinitionMessage] = []
  /// Regions by number.
  public private(set) var regions: [RegionDefinitionMessage] = []
  /// Tenors by number.
  public private(set) var tenors: [TenorDefinitionMessage] = []
  /// Instruments by number.
  public private(set) var instruments: [Instrument] = []
  private var instrumentByID: [UInt32: Int] = [:]
  private var instrumentBySymbol: [Symbol: Int] = [:]

  /// A catalogue without entries.
  public init() {}

  /// The instrument with this number; `nil`: there is none.
  ///
  /// - Complexity: O(1) expected.
  public subscript(id: InstrumentID) -> Instrument? { instrumentByID[id.rawValue].map { instruments[$0] } }

  /// The name of an instrument; its number when the catalogue does not have it.
  public func symbol(of id: InstrumentID) -> String { self[id]?.symbol.description ?? "#\(id.rawValue)" }

  /// The instrument called `name`, in upper or lower case.
  ///
  /// - Throws: ``UnknownSymbolError``, with what there is instead.
  /// - Complexity: O(1) expected when it is written as listed, otherwise O(instruments).
  public func instrument(_ name: String) throws(UnknownSymbolError) -> Instrument {
    guard let symbol = Symbol(name) else {
      throw UnknownSymbolError(
        name: name, problem: "a symbol has three parts: spec.region.tenor", nearest: nearest(to: name))
    }
    if let index = instrumentBySymbol[symbol] { return instruments[index] }
    let wanted = name.lowercased()
    if let found = instruments.first(where: { $0.symbol.description.lowercased() == wanted }) { return found }
    throw UnknownSymbolError(name: name, problem: problem(with: symbol), nearest: nearest(to: name))
  }
}

extension Catalogue {
  /// The spec and region called `name`, as in `H800-80G.HZ`, in upper or lower case.
  ///
  /// - Throws: ``UnknownSymbolError``, which says what part of it there is not.
  public func place(_ name: String) throws(UnknownSymbolError) -> (spec: SpecID, region: RegionID) {
    func unknown(_ problem: String) -> UnknownSymbolError {
      UnknownSymbolError(name: name, problem: problem, nearest: [])
    }
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw unknown("a place has two parts: spec.region") }
    guard let spec = specs.first(where: { "\($0.code)".lowercased() == parts[0] }) else {
      throw unknown("there is no spec \(parts[0].uppercased())")
    }
    guard let region = regions.first(where: { "\($0.code)".lowercased() == parts[1] }) else {
      throw unknown(
        "there is no region \(parts[1].uppercased()), only \(regions.map { "\($0.code)" }.joined(separator: " "))")
    }
    return (SpecID(rawValue: spec.spec), RegionID(rawValue: region.region))
  }

  /// `H800-80G.HZ` for the numbers of a spec and a region; numbers when the catalogue does not have them.
  public func place(_ spec: UInt32, _ region: UInt32) -> String {
    let spec = specs.first { $0.spec == spec }.map { "\($0.code)" } ?? "#\(spec)"
    let region = regions.first { $0.region == region }.map { "\($0.code)" } ?? "#\(region)"
    return "\(spec).\(region)"
  }

  /// Takes in a spec.
  mutating func add(_ spec: SpecDefinitionMessage) { specs.append(spec) }
  /// Takes in a region.
  mutating func add(_ region: RegionDefinitionMessage) { regions.append(region) }
  /// Takes in a tenor.
  mutating func add(_ tenor: TenorDefinitionMessage) { tenors.append(tenor) }

  /// Takes in an instrument.
  ///
  /// - Returns: Whether its spec, region and tenor were there.
  mutating func add(_ definition: InstrumentDefinitionMessage) -> Bool {
    guard let spec = entry(definition.spec, of: specs, \.spec),
      let region = entry(definition.region, of: regions, \.region),
      let tenor = entry(definition.tenor, of: tenors, \.tenor)
    else { return false }
    let symbol = Symbol(spec: "\(spec.code)", region: "\(region.code)", tenor: "\(tenor.code)")
    instrumentByID[definition.instrument] = instruments.count
    instrumentBySymbol[symbol] = instruments.count
    instruments.append(
      Instrument(
        id: InstrumentID(definition.instrument), symbol: symbol, spec: spec, region: region, tenor: tenor,
        tickSize: definition.tickSize, defaultProtection: definition.defaultProtection))
    return true
  }

  /// The entry with `number`: at its place when numbers have no holes, as the exchange's have not.
  private func entry<Entry>(_ number: UInt32, of entries: [Entry], _ key: KeyPath<Entry, UInt32>) -> Entry? {
    let place = Int(number) - 1
    if entries.indices.contains(place), entries[place][keyPath: key] == number { return entries[place] }
    return entries.first { $0[keyPath: key] == number }
  }
}

/// A symbol that the catalogue does not have, with what comes close.
public struct UnknownSymbolError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was asked for.
  public let name: String
  /// Which part of it is wrong.
  public let problem: String
  /// Symbols that look like it, the most alike first.
  public let nearest: [String]

  /// What was wrong and what there is instead.
  public var description: String { "Unknown symbol \(name): \(problem). \(advice)" }

  /// What to do about it.
  public var advice: String {
    nearest.isEmpty
      ? "Ask for the catalogue: tenor specs --instruments"
      : "Did you mean \(nearest.joined(separator: ", "))? All symbols: tenor specs --instruments"
  }
}

extension Catalogue {
  /// Symbols offered instead of an unknown one.
  private static let suggestionCount = 3

  /// Symbols that look like `name`, the most alike first; only those of which at least half agrees.
  func nearest(to name: String) -> [String] {
    let wanted = Array(name.lowercased().utf8)
    var candidates: [(distance: Int, symbol: String)] = []
    for instrument in instruments {
      let symbol = instrument.symbol.description
      let distance = editDistance(wanted, Array(symbol.lowercased().utf8))
      if distance <= max(2, symbol.utf8.count / 2) { candidates.append((distance, symbol)) }
    }
    candidates.sort { ($0.distance, $0.symbol) < ($1.distance, $1.symbol) }
    return candidates.prefix(Self.suggestionCount).map(\.symbol)
  }

  /// Which part of `symbol` is unknown.
  private func problem(with symbol: Symbol) -> String {
    func isUnknown(_ part: String, among codes: [Code16]) -> Bool {
      !codes.contains { "\($0)".lowercased() == part.lowercased() }
    }
    if isUnknown(symbol.spec, among: specs.map(\.code)) { return "there is no spec \(symbol.spec)" }
    if isUnknown(symbol.region, among: regions.map(\.code)) {
      return "there is no region \(symbol.region), only \(regions.map { "\($0.code)" }.joined(separator: " "))"
    }
    if isUnknown(symbol.tenor, among: tenors.map(\.code)) {
      return "there is no tenor \(symbol.tenor), only \(tenors.map { "\($0.code)" }.joined(separator: " "))"
    }
    return "\(symbol.spec) is not listed in \(symbol.region) for \(symbol.tenor)"
  }
}

/// How many letters must be put in, taken out or changed to make one text of the other.
///
/// - Complexity: O(product of the lengths).
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var previous = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      let changed = previous[column] + (letter == other ? 0 : 1)
      current.append(min(changed, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}
