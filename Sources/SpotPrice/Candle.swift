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

  /// Takes in the next fill.
  public mutating func add(price: Int64, units: Int64) {
    high = max(high, price)
    low = min(low, price)
    close = price
    volume = volume + TradedVolume(units: units, notional: Int128(price) * Int128(units))
    fills += 1
  }
}
