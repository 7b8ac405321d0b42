/// A tenor as the exchange's catalogue has it.
public struct MarketTenor: Equatable, Sendable {
  /// `1h`, `3m`.
  public let code: String
  /// Its length in hours.
  public let hours: Int64

  /// A tenor of `hours` hours called `code`.
  public init(code: String, hours: Int64) {
    self.code = code
    self.hours = hours
  }

  /// Its length in seconds.
  public var seconds: Int64 { hours * 3_600 }
}

extension [MarketTenor] {
  /// The shortest tenor that covers `seconds`; the longest there is, and `isCut`, when none does.
  ///
  /// - Precondition: There is a tenor, and they are sorted, shortest first.
  func covering(seconds: Int64) -> (tenor: MarketTenor, isCut: Bool) {
    precondition(!isEmpty, "an exchange without tenors sells nothing")
    for tenor in self where tenor.seconds >= seconds { return (tenor, false) }
    return (self[count - 1], true)
  }

  /// Those in which a node's cards are offered: up to the shortest that covers the whole trace.
  ///
  /// The trace does not tell when a node leaves. That it stays for as long as the trace goes is seen; a term beyond is not.
  func fitting(seconds: Int64) -> [MarketTenor] {
    let last = covering(seconds: seconds).tenor
    return filter { $0.hours <= last.hours }
  }
}
