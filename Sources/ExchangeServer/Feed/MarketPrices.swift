import MatchingEngine
import SpotPrice
import WireProtocol

/// What an instrument's spot price, candles and statistics are made from, and what was last said of them.
final class InstrumentPrices {
  /// The fills that count.
  var window: FillWindow
  /// How many units the impact bid and offer are for.
  let impactQuantity: Int64
  /// The last spot price, fixings included.
  var spot: SpotPriceMessage?
  /// The last fixing.
  var fixing: SpotPriceMessage?
  /// When the next spot price that is no fixing may be published.
  var spotMayFollow: UInt64 = 0
  /// Whether something changed since the spot price was last formed.
  var isSpotStale = false
  /// What the spot price was last formed from; `nil`: that is not known, or another one was published since.
  var spotBasis: SpotBasis?
  /// The candles that are under way, by interval.
  var candles: InlineArray<3, Candle?> = [nil, nil, nil]
  /// Statistics as last published.
  var statistics: StatisticsMessage?
  /// Whether statistics differ from those last published.
  var areStatisticsStale = false
  /// When the next statistics may be published.
  var statisticsMayFollow: UInt64 = 0
  /// When the day ends as of which statistics were last compared.
  var statisticsDayEnd: UInt64 = 0
  /// Places of the window's fills that are counted in ``MarketPrices/windowEntries``.
  fileprivate var countedEntries = 0

  init(window: FillWindow, impactQuantity: Int64) {
    self.window = window
    self.impactQuantity = impactQuantity
  }

  /// The candle of `interval` that is under way.
  subscript(interval: CandleInterval) -> Candle? {
    get { candles[Int(interval.rawValue)] }
    set { candles[Int(interval.rawValue)] = newValue }
  }
}

/// All that a spot price follows from, besides the one before it.
struct SpotBasis: Equatable {
  /// ``FillWindow/changes``.
  var fills: UInt64
  var impactBid: Int64?
  var impactOffer: Int64?
}

/// Spot prices, candles and statistics of all instruments, and what time alone will do to them.
///
/// Time is that of commands. What is due at a moment is done once a command of a later time comes, so that it reflects all
/// commands up to that moment, and the journal gives the same prices again.
final class MarketPrices {
  private let settings: SpotSettings
  private var states: ContiguousArray<InstrumentPrices?> = []
  /// Spot prices and statistics that are to be looked at again.
  var due = DueQueue()
  /// Instruments with a spot price, in the order in which they got it.
  var priced: [InstrumentID] = []
  /// The next full hour that gets a fixing; 0: no command came yet.
  private(set) var nextFixing: UInt64 = 0
  /// Instruments with a candle under way, by interval.
  private var openCandles: [[InstrumentID]] = CandleInterval.allCases.map { _ in [] }
  private var candleEnds: [UInt64] = CandleInterval.allCases.map { _ in .max }
  /// Places that fills take in all windows.
  private var windowEntries = 0

  /// What is done next as time passes.
  enum Moment {
    case candles(CandleInterval, start: UInt64, end: UInt64)
    case fixing(UInt64)
    case look(InstrumentID, UInt64)
  }

  static let second: UInt64 = 1_000_000_000
  static let hour: UInt64 = 3_600 * second
  /// After a standstill, only so many of the full hours that passed get a fixing: the last ones.
  private static let fixingsAfterStandstill: UInt64 = 24

  init(settings: SpotSettings) { self.settings = settings }

  /// What is known of an instrument; `nil`: nothing happened in it yet.
  subscript(instrument: InstrumentID) -> InstrumentPrices? {
    let index = Int(instrument.rawValue) - 1
    return index < states.count ? states[index] : nil
  }

  /// What is known of an instrument that is in the catalogue.
  @inline(__always)
  func state(of instrument: InstrumentID, in catalogue: @autoclosure () -> CatalogueMirror) -> InstrumentPrices {
    // Not handed over before it is needed: that takes references to all of its tables.
    self[instrument] ?? addState(of: instrument, in: catalogue())
  }

  private func addState(of instrument: InstrumentID, in catalogue: CatalogueMirror) -> InstrumentPrices {
    let index = Int(instrument.rawValue) - 1
    if index >= states.count { states.append(contentsOf: repeatElement(nil, count: index + 1 - states.count)) }
    let codes = catalogue.codes(of: instrument)
    let state = InstrumentPrices(
      window: FillWindow(length: settings.window(ofTenor: codes.tenor)),
      impactQuantity: settings.impactQuantity(ofSpec: codes.spec))
    states[index] = state
    return state
  }

  /// Counts a fill into window and candles.
  ///
  /// - Returns: The number of its pair of participants.
  func add(_ trade: Trade, at time: UInt64, to state: InstrumentPrices) -> UInt64 {
    let price = trade.price.rawValue
    let units = trade.quantity.rawValue
    let number = state.window.add(
      price: price, units: units, at: time,
      by: ParticipantPair(trade.maker.participant.rawValue, trade.taker.participant.rawValue))
    countEntries(of: state)
    while windowEntries > settings.maximumFills && state.window.cut() > 0 { countEntries(of: state) }
    for interval in CandleInterval.allCases {
      if state[interval] != nil {
        state.candles[Int(interval.rawValue)]!.add(price: price, units: units)
      } else {
        let start = time - time % interval.length
        state[interval] = Candle(start: start, price: price, units: units)
        openCandles[Int(interval.rawValue)].append(trade.instrument)
        candleEnds[Int(interval.rawValue)] = start + interval.length
      }
    }
    return number
  }

  /// Lets go the fills that are out of the window at `time`.
  func expire(_ state: InstrumentPrices, at time: UInt64) {
    state.window.expire(at: time)
    countEntries(of: state)
  }

  private func countEntries(of state: InstrumentPrices) {
    windowEntries += state.window.entryCount - state.countedEntries
    state.countedEntries = state.window.entryCount
  }

  /// What falls due before `time` and is not done yet, the earliest; it is the caller's to do it.
  func takeMoment(before time: UInt64) -> Moment? {
    skipFixings(before: time)
    var earliest = min(due.nextTime ?? .max, nextFixing)
    // A candle ends just before the next begins: ahead of a fixing of the same hour.
    let interval = CandleInterval.allCases.min { candleEnds[Int($0.rawValue)] < candleEnds[Int($1.rawValue)] }!
    let end = candleEnds[Int(interval.rawValue)]
    earliest = min(earliest, end == .max ? .max : end - 1)
    guard earliest < time else { return nil }
    if earliest == end - 1 {
      candleEnds[Int(interval.rawValue)] = .max
      return .candles(interval, start: end - interval.length, end: end)
    }
    if earliest == nextFixing {
      nextFixing += Self.hour
      return .fixing(earliest)
    }
    return due.takeFirst().map { .look($0, earliest) }
  }

  /// Takes the instruments whose candle of `interval` is under way; the caller ends these.
  func takeOpenCandles(_ interval: CandleInterval) -> [InstrumentID] {
    let instruments = openCandles[Int(interval.rawValue)]
    openCandles[Int(interval.rawValue)] = []
    return instruments
  }

  /// Instruments in which something happened, by number.
  var knownInstruments: [InstrumentID] {
    states.indices.filter { states[$0] != nil }.map { InstrumentID(UInt32($0) + 1) }
  }

  /// What time will do, as far as it does not follow from the instruments' own states.
  func writePlan(to image: inout ImageWriter) {
    image.put(nextFixing)
    for interval in CandleInterval.allCases {
      image.put(contentsOf: openCandles[Int(interval.rawValue)].map(\.rawValue))
      image.put(candleEnds[Int(interval.rawValue)])
    }
  }

  func readPlan(from image: inout ImageReader) throws(ImageError) {
    nextFixing = try image.take()
    for interval in CandleInterval.allCases {
      openCandles[Int(interval.rawValue)] = try image.takeList(of: UInt32.self).map { InstrumentID($0) }
      candleEnds[Int(interval.rawValue)] = try image.take()
    }
    for state in states { if let state { countEntries(of: state) } }
  }

  /// A number that differs when the settings differ.
  var settingsDigest: UInt64 {
    let tenors = settings.windowOfTenor.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let specs = settings.impactQuantityOfSpec.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let text = "\(settings.window) \(tenors) \(settings.impactQuantity) \(specs) \(settings.maximumFills)"
    // FNV-1a: the same on every machine.
    return text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private func skipFixings(before time: UInt64) {
    let longAgo = time > Self.fixingsAfterStandstill * Self.hour ? time - Self.fixingsAfterStandstill * Self.hour : 0
    let first = priced.isEmpty ? time : longAgo
    if nextFixing < first || nextFixing == 0 { nextFixing = (max(first, 1) + Self.hour - 1) / Self.hour * Self.hour }
  }
}

extension CandleInterval {
  /// Nanoseconds.
  var length: UInt64 {
    switch self {
    case .minute: 60 * MarketPrices.second
    case .hour: MarketPrices.hour
    case .day: 24 * MarketPrices.hour
    }
  }
}

/// What of the configuration spot prices need.
struct SpotSettings: Equatable {
  /// Length of a window in nanoseconds, and of those of single tenors by their codes.
  var window = MarketPrices.hour
  var windowOfTenor: [String: UInt64] = [:]
  /// Units of the impact quantity, and those of single specs by their codes.
  var impactQuantity: Int64 = 8
  var impactQuantityOfSpec: [String: Int64] = [:]
  /// Fills that all windows together keep; beyond, the window in which one more is traded is cut short.
  var maximumFills = 8_388_608

  func window(ofTenor code: String) -> UInt64 { windowOfTenor[code] ?? window }

  func impactQuantity(ofSpec code: String) -> Int64 { impactQuantityOfSpec[code] ?? impactQuantity }
}
