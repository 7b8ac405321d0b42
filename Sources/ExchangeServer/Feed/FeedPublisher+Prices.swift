import MatchingEngine
import SpotPrice
import WireProtocol

/// Spot prices, fixings, candles and statistics: after commands, and as time passes.
extension FeedPublisher {
  /// Publishes what falls due before `time`, the time of the next command.
  func passTime(to time: UInt64) {
    guard time > lastTime else { return }
    while let moment = prices.takeMoment(before: time) {
      switch moment {
      case .candles(let interval, let start, let end): endCandles(interval, start: start, end: end)
      case .fixing(let hour): for instrument in prices.priced { publishSpot(instrument, at: hour, isFixing: true) }
      case .look(let instrument, let time): publishPrices(instrument, at: time)
      }
    }
  }

  /// After a command at `time` that touched an instrument, or when it is due: its spot price and statistics, as far as
  /// they changed and the last ones are a second old.
  func publishPrices(_ instrument: InstrumentID, at time: UInt64) {
    // In a busy second nearly every command only finds that both have to wait.
    let book = market[instrument]
    guard time >= book.pointee.pricesWait else { return }
    let state = prices.state(of: instrument, in: market.catalogue)
    state.isSpotStale = true
    if time >= state.spotMayFollow { publishSpot(instrument, at: time, isFixing: false) }
    let mayFollow = time >= state.statisticsMayFollow
    if book.pointee.statisticsMayDiffer || time >= state.statisticsDayEnd || state.areStatisticsStale && mayFollow {
      compareStatistics(of: instrument, state, at: time, publishing: mayFollow)
    }
    // Of what has to wait, and of what time alone will change, the first.
    var next: UInt64?
    if state.isSpotStale {
      next = state.spotMayFollow
    } else if let expiry = state.window.nextExpiry {
      next = max(expiry, state.spotMayFollow)
    }
    if state.areStatisticsStale { next = min(next ?? .max, state.statisticsMayFollow) }
    book.pointee.pricesWait =
      state.isSpotStale && state.areStatisticsStale ? min(state.spotMayFollow, state.statisticsMayFollow) : 0
    prices.due.set(instrument, at: next)
  }

  private func compareStatistics(
    of instrument: InstrumentID, _ state: InstrumentPrices, at time: UInt64, publishing: Bool
  ) {
    let statistics = statistics(of: instrument, state, at: time)
    state.areStatisticsStale = statistics.map { !$0.says(theSameAs: state.statistics) } ?? false
    market[instrument].pointee.statisticsMayDiffer = false
    state.statisticsDayEnd = time - time % CandleInterval.day.length + CandleInterval.day.length
    if let statistics, state.areStatisticsStale, publishing { publish(statistics, state) }
  }

  /// Forms the spot price as of `time`, and publishes it when it changed, a fixing in any case.
  private func publishSpot(_ instrument: InstrumentID, at time: UInt64, isFixing: Bool) {
    let state = prices.state(of: instrument, in: market.catalogue)
    prices.expire(state, at: time)
    let book = market[instrument]
    let impactBid = book.pointee.bids.averageRank(of: state.impactQuantity)
    let impactOffer = book.pointee.offers.averageRank(of: state.impactQuantity).map { -$0 }
    if !isFixing { state.isSpotStale = false }
    let basis = SpotBasis(fills: state.window.changes, impactBid: impactBid, impactOffer: impactOffer)
    guard isFixing || basis != state.spotBasis else { return }
    state.spotBasis = basis
    let last = state.spot
    guard
      let spot = SpotQuotation(
        window: &state.window, last: last?.price, impactBid: impactBid, impactOffer: impactOffer)
    else { return }
    let method = SpotMethod(spot.method)
    guard isFixing || spot.price != last?.price || method != last?.method else { return }
    let message = SpotPriceMessage(
      price: spot.price, units: state.window.volume.units, time: time, window: state.window.length(at: time),
      instrument: instrument.rawValue, fills: UInt32(clamping: state.window.fills), method: method,
      engineSequence: lastSequence, impactBid: impactBid, impactOffer: impactOffer,
      impactQuantity: state.impactQuantity, changedAt: spot.price == last?.price ? last?.changedAt : time,
      fixing: isFixing ? time : nil, pairs: UInt32(state.window.pairs))
    append(message, to: FeedTopics.index(.spot, of: instrument))
    if last == nil { prices.priced.append(instrument) }
    state.spot = message
    state.spotBasis = nil
    if isFixing { state.fixing = message } else { state.spotMayFollow = time + MarketPrices.second }
  }

  /// Publishes the candles of an interval that is over, and after a day the statistics of the one that begins.
  private func endCandles(_ interval: CandleInterval, start: UInt64, end: UInt64) {
    for instrument in prices.takeOpenCandles(interval) {
      let state = prices.state(of: instrument, in: market.catalogue)
      guard let candle = state[interval] else { preconditionFailure("an interval that ends has begun") }
      append(CandleMessage(candle, interval, instrument, isClosed: true), to: FeedTopics.index(.candle, of: instrument))
      state[interval] = nil
      if interval == .day, let statistics = statistics(of: instrument, state, at: end) { publish(statistics, state) }
    }
  }

  /// The present day and the open interest; `nil`: there never was anything to tell.
  private func statistics(
    of instrument: InstrumentID, _ state: InstrumentPrices, at time: UInt64
  ) -> StatisticsMessage? {
    let day = state[.day]
    let unitsOnLease = market[instrument].pointee.unitsOnLease
    guard day != nil || unitsOnLease != 0 || state.statistics != nil else { return nil }
    return StatisticsMessage(
      day: time - time % CandleInterval.day.length, time: time, open: day?.open, high: day?.high, low: day?.low,
      close: day?.close, units: day?.volume.units ?? 0, notional: Int64(clamping: day?.volume.notional ?? 0),
      unitsOnLease: unitsOnLease, instrument: instrument.rawValue,
      fills: UInt32(clamping: day?.fills ?? 0))
  }

  private func publish(_ statistics: StatisticsMessage, _ state: InstrumentPrices) {
    append(statistics, to: FeedTopics.index(.stats, of: InstrumentID(statistics.instrument)))
    state.statistics = statistics
    state.areStatisticsStale = false
    market[InstrumentID(statistics.instrument)].pointee.pricesWait = 0
    state.statisticsMayFollow = statistics.time + MarketPrices.second
  }
}

extension StatisticsMessage {
  /// Whether the two differ in nothing but their time.
  fileprivate func says(theSameAs other: StatisticsMessage?) -> Bool {
    guard var other else { return false }
    other.time = time
    return self == other
  }
}

extension CandleMessage {
  init(_ candle: Candle, _ interval: CandleInterval, _ instrument: InstrumentID, isClosed: Bool) {
    self.init(
      start: candle.start, open: candle.open, high: candle.high, low: candle.low, close: candle.close,
      units: candle.volume.units, notional: Int64(clamping: candle.volume.notional), instrument: instrument.rawValue,
      fills: UInt32(clamping: candle.fills), interval: interval, isClosed: isClosed)
  }
}

extension SpotMethod {
  init(_ method: SpotQuotation.Method) {
    switch method {
    case .traded: self = .traded
    case .singlePair: self = .singlePair
    case .quoted: self = .quoted
    case .middle: self = .middle
    case .carried: self = .carried
    }
  }
}
