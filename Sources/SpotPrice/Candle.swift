/// What was traded in an interval of the clock: first, highest, lowest and last price, units, notional, fills.
public struct Candle: Equatable, Sendable {
  /// When the interval starts: nanoseconds since 1970, a multiple of its length.
  public let start: UInt64
  /// Price of the first fill, in ticks.
  public let open: Int64
  /// The highest price.
  public private(set) var high: Int64
  /// The lowest price.
  public private(set) var low: Int64
  /// Price of the last fill so far.
  public private(set) var close: Int64
  /// Units and notional of all fills.
  public private(set) var volume: TradedVolume
  /// How many fills.
  public private(set) var fills: Int

  /// The interval that starts at `start` with its first fill.
  public init(start: UInt64, price: Int64, units: Int64) {
    self.start = start
    open = price
    high = price
    low = price
    close = price
    volume = TradedVolume(units: units, notional: Int128(price) * Int128(units))
    fills = 1
  }

  /// The candle as numbers: for keeping it beyond the process.
  public var words: [UInt64] {
    [
      start, UInt64(bitPattern: open), UInt64(bitPattern: high), UInt64(bitPattern: low), UInt64(bitPattern: close),
      UInt64(bitPattern: volume.units), UInt64(truncatingIfNeeded: volume.notional),
      UInt64(truncatingIfNeeded: volume.notional >> 64), UInt64(fills),
    ]
  }

  /// The candle that gave these numbers; `nil`: there are not as many as a candle has.
  public init?(words: [UInt64]) {
    guard words.count == 9 else { return nil }
    start = words[0]
    open = Int64(bitPattern: words[1])
    high = Int64(bitPattern: words[2])
    low = Int64(bitPattern: words[3])
    close = Int64(bitPattern: words[4])
    volume = TradedVolume(
      units: Int64(bitPattern: words[5]), notional: Int128(Int64(bitPattern: words[7])) << 64 | Int128(words[6]))
    fills = Int(words[8])
  }

  /// Takes in the next fill.
  public mutating func add(price: Int64, units: Int64) {
    high = max(high, price)
    low = min(low, price)
    close = price
    volume = volume + TradedVolume(units: units, notional: Int128(price) * Int128(units))
    fills += 1
  }
}
