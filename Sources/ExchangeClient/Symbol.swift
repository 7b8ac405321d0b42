/// The name of an order book, taken apart: `H800-80G.HZ.3m` is spec, region and tenor.
public struct Symbol: Hashable, Sendable, CustomStringConvertible {
  /// What is sold, as in `H800-80G`.
  public var spec: String
  /// Where it runs, as in `HZ`.
  public var region: String
  /// For how long, as in `3m`.
  public var tenor: String

  /// The symbol with these parts.
  public init(spec: String, region: String, tenor: String) {
    self.spec = spec
    self.region = region
    self.tenor = tenor
  }

  /// The symbol `text`; `nil` when it is not three parts with points between them.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(spec: String(parts[0]), region: String(parts[1]), tenor: String(parts[2]))
  }

  /// `H800-80G.HZ.3m`.
  public var description: String { "\(spec).\(region).\(tenor)" }

  /// The feed's topic of this instrument: `fill/H800-80G/HZ/3m/` for the kind `fill`.
  public func topic(_ kind: FeedKind) -> String { "\(kind.rawValue)/\(spec)/\(region)/\(tenor)/" }
}

/// The feed's kinds of topics that each instrument has.
public enum FeedKind: String, Sendable, CaseIterable {
  /// Every trade.
  case fill
  /// The spot price.
  case spot
  /// Best bid and offer.
  case quote
  /// Price levels.
  case book
  /// Order by order.
  case order
  /// Trading state.
  case status
  /// What a call auction would give.
  case auction
  /// Units on lease and on offer.
  case capacity
  /// Candles of minutes, hours and days.
  case candle
  /// The present day, and the open interest.
  case stats
}
