import ArgumentParser
import ExchangeClient
import MatchingEngine

/// Offers capacity.
struct OfferCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer",
    abstract: "Offer units for sale; prints what traded at once and what waits.",
    discussion: """
      Without --pool the units come from a pool of their own, which goes when the offer is done. A pool may be offered in \
      many books at once and is never sold twice: see tenor pool.

      A rate card is a CSV file: a symbol or a tenor of the pool, a price and, if not all, how many units a line.

      EXAMPLES
        tenor offer H800-80G.HZ.3m 16 --price 11.2       16 cards for three months
        tenor offer C9-64C.ZW.1d 2 --price 6 --post-only only wait, never take
        tenor offer H800-80G.HZ.3m 8 --market            sell now to the best bids
        tenor offer H800-80G.HZ.3m 64 --price 11.2 --display 8 --until 12h
        tenor offer --pool 1 --rate-card rates.csv       a whole price list at once
      """)

  @OptionGroup var order: OrderOptions

  @Option(help: ArgumentHelp("Sell units of this pool, by its number.", valueName: "pool"))
  var pool: UInt64?

  @Option(help: ArgumentHelp("With --pool: offer every line of this CSV file.", valueName: "path"))
  var rateCard: String?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard rateCard != nil else {
      _ = try order.subject()
      return
    }
    guard pool != nil else { throw ValidationError("A rate card is for a pool. Add --pool; yours: tenor pool list") }
    guard order.symbol == nil && order.price == nil && !order.market else {
      throw ValidationError(
        "The rate card names books, units and prices. Leave out symbol, units, --price and --market.")
    }
  }

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    if let rateCard, let pool { return try post(RateCard(path: rateCard), PoolID(pool), session, catalogue) }
    let subject = try order.subject()
    let instrument = try catalogue.instrument(subject.symbol)
    var request = order.request(.offer, of: instrument, subject.units)
    request.pool = pool.map { PoolID($0) }
    let outcome = try session.submit(request)
    OutcomeReport(outcome: outcome, instrument: instrument, side: .offer, stopPrice: order.stop).write(output)
  }

  /// Offers every line of a rate card. A line that is refused does not keep the others from being offered.
  private func post(
    _ card: RateCard, _ pool: PoolID, _ session: OrderSession, _ catalogue: Catalogue
  ) throws {
    guard let found = try session.pools().first(where: { $0.pool == pool.rawValue }) else {
      throw CommandFailure("You have no pool \(pool.rawValue)", advice: "Your pools: tenor pool list", status: .usage)
    }
    let lines = try card.lines.map { line in (line, try catalogue.instrument(line.symbol(in: found, catalogue))) }
    var refused = 0
    for (line, instrument) in lines {
      var request = order.request(.offer, of: instrument, line.units ?? Quantity(found.units))
      request.price = line.price
      request.pool = pool
      do throws(ClientError) {
        let outcome = try session.submit(request)
        OutcomeReport(outcome: outcome, instrument: instrument, side: .offer).write(output)
      } catch {
        guard case .rejected(let rejection) = error else { throw error }
        Output.complain("\(card.path):\(line.number): \(rejection.problem)\n\(rejection.advice)")
        refused += 1
      }
    }
    if refused > 0 { throw ExitStatus.refused.exitCode }
  }
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
        tenor bid H800-80G.HZ.1w 8 --price 11 --gang     all 8 from one provider, or wait
        tenor bid V100M32.HZ.1w 32 --price 6 --or A100-40G.ZW.1w=8
      """)

  @OptionGroup var order: OrderOptions

  @Flag(help: "All units from one offer at once, or wait for one.")
  var gang = false

  @Option(
    help: ArgumentHelp(
      "Or these instead, at another limit: symbol=price. Up to seven times; all share the units.",
      valueName: "alternative"))
  var or: [String] = []

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try order.subject()
    guard or.isEmpty || (order.price != nil && order.stop == nil) else {
      throw ValidationError("A bid with alternatives has a limit in each book. Add --price, and leave out --stop.")
    }
    guard or.isEmpty || (!order.postOnly && order.minimum == nil && order.display == nil && !order.fok) else {
      throw ValidationError("--or goes with --ioc, --until, --gang and --self-trade only. Leave the others out.")
    }
  }

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let subject = try order.subject()
    let instrument = try catalogue.instrument(subject.symbol)
    let outcome: OrderOutcome
    if or.isEmpty {
      var request = order.request(.bid, of: instrument, subject.units)
      request.isGang = gang
      outcome = try session.submit(request)
    } else {
      var alternatives = [Alternative(instrument: instrument.id, price: order.price ?? Price(0))]
      alternatives += try or.map { try Self.alternative($0, catalogue) }
      outcome = try session.submit(
        AlternativesRequest(
          alternatives, quantity: subject.units, timeInForce: order.timeInForce,
          selfTradePrevention: order.selfTrade, isGang: gang, expiresAt: order.until))
    }
    OutcomeReport(outcome: outcome, instrument: instrument, side: .bid, stopPrice: order.stop).write(output)
  }

  /// `A100-40G.ZW.1w=8` as an alternative.
  private static func alternative(_ text: String, _ catalogue: Catalogue) throws -> Alternative {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw CommandFailure(
        "\"\(text)\" is no alternative", advice: "Write symbol=price, as in A100-40G.ZW.1w=8.", status: .usage)
    }
    return Alternative(
      instrument: try catalogue.instrument(String(parts[0])).id, price: try PriceText.price(parts[1]))
  }
}
