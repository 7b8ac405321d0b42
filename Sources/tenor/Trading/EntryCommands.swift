import ArgumentParser
import MatchingEngine

/// Offers capacity.
struct OfferCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer",
    abstract: "Offer units for sale; prints what traded at once and what waits.",
    discussion: """
      EXAMPLES
        tenor offer H800-80G.HZ.3m 16 --price 11.2       16 cards for three months
        tenor offer C9-64C.ZW.1d 2 --price 6 --post-only only wait, never take
        tenor offer H800-80G.HZ.3m 8 --market            sell now to the best bids
        tenor offer H800-80G.HZ.3m 64 --price 11.2 --display 8 --until 12h
      """)

  @OptionGroup var order: OrderOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws { try order.enter(.offer, connection, output) }
}

/// Bids for capacity.
struct BidCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "bid",
    abstract: "Bid for units; prints what traded at once and what waits.",
    discussion: """
      EXAMPLES
        tenor bid H800-80G.HZ.3m 4 --price 11.5          buy 4 cards at 11.5 or better
        tenor bid H800-80G.HZ.3m 4 --price 11.5 --fok    all 4 now, or none
        tenor bid H800-80G.HZ.3m 4 --market --protection 0.5
      """)

  @OptionGroup var order: OrderOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws { try order.enter(.bid, connection, output) }
}

extension OrderOptions {
  /// Enters the order and writes what came of it.
  fileprivate func enter(_ side: Side, _ connection: ConnectionOptions, _ output: OutputOptions) throws {
    let session = try connection.loggedOnSession()
    let instrument = try session.catalogue().instrument(symbol)
    let outcome = try session.submit(request(side, of: instrument))
    OutcomeReport(outcome: outcome, instrument: instrument, side: side, stopPrice: stop).write(output)
  }
}
