import MatchingEngine
import SpotPrice
import WireProtocol

/// What the feed knows that must outlive the process: every topic's sequence and last messages, what it last said of each
/// book, and what spot prices, candles and statistics are made from.
extension FeedPublisher {
  /// Between batches, when everything is sent.
  func write(to image: inout ImageWriter) {
    image.begin("feed")
    image.put(lastSequence)
    image.put(lastTime)
    market.write(to: &image)
    image.put(UInt64(topics.count))
    for index in 0..<topics.count { topics[index].pointee.messages.write(to: &image) }
    prices.write(to: &image)
  }

  /// Before the first batch.
  func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("feed")
    advance(to: try image.take(), at: try image.take())
    try market.read(from: &image)
    for number in 0..<market.count {
      topics.addInstrument(path: market.catalogue.path(of: InstrumentID(UInt32(number) + 1)))
    }
    let count = try image.take(UInt64.self)
    guard count == UInt64(topics.count) else { throw .otherRules }
    for index in 0..<topics.count {
      try topics[index].pointee.messages.read(from: &image, budget: &topics.budget.pointee)
      topics[index].pointee.firstUnsent = topics[index].pointee.messages.last &+ 1
      if topics[index].pointee.messages.last > 0 { noteUsed(index) }
    }
    try prices.read(from: &image, market.catalogue)
  }
}

extension FeedMarket {
  fileprivate func write(to image: inout ImageWriter) {
    catalogue.write(to: &image)
    image.put(contentsOf: waitingGangs.map(\.rawValue).sorted())
    for number in 0..<count { self[InstrumentID(UInt32(number) + 1)].pointee.write(to: &image) }
  }

  fileprivate func read(from image: inout ImageReader) throws(ImageError) {
    try catalogue.read(from: &image)
    waitingGangs = Set(try image.takeList(of: UInt64.self).map { OrderID($0) })
    for number in 1...UInt32(max(catalogue.instruments.count, 1)) where number <= catalogue.instruments.count {
      addBook()
      try self[InstrumentID(number)].pointee.read(from: &image)
    }
  }
}

extension BookView {
  fileprivate func write(to image: inout ImageWriter) {
    bids.write(to: &image)
    offers.write(to: &image)
    image.put(quoted)
    image.put(quoteTime)
    image.put(stateTime)
    image.put(state.rawValue)
    image.putMessage(indicated)
    image.put(unitsOnLease)
    image.put(leases)
    image.put(publishedUse.unitsOnLease)
    image.put(publishedUse.leases)
    image.put(publishedUse.unitsOffered)
    image.put(useTime)
  }

  fileprivate mutating func read(from image: inout ImageReader) throws(ImageError) {
    try bids.read(from: &image)
    try offers.read(from: &image)
    quoted = try image.take()
    quoteTime = try image.take()
    stateTime = try image.take()
    guard let known = TradingState(rawValue: try image.take()) else { throw .otherRules }
    state = known
    indicated = try image.takeMessage()
    unitsOnLease = try image.take()
    leases = try image.take()
    publishedUse.unitsOnLease = try image.take()
    publishedUse.leases = try image.take()
    publishedUse.unitsOffered = try image.take()
    useTime = try image.take()
  }
}

extension InstrumentPrices {
  fileprivate func write(to image: inout ImageWriter) {
    image.put(contentsOf: window.words)
    image.putMessage(spot)
    image.putMessage(fixing)
    image.put(spotMayFollow)
    image.put(isSpotStale)
    for interval in CandleInterval.allCases { image.put(contentsOf: self[interval]?.words ?? []) }
    image.putMessage(statistics)
    image.put(areStatisticsStale)
    image.put(statisticsMayFollow)
  }

  fileprivate func read(from image: inout ImageReader) throws(ImageError) {
    guard let known = FillWindow(words: try image.takeList()) else { throw .otherRules }
    window = known
    spot = try image.takeMessage()
    fixing = try image.takeMessage()
    spotMayFollow = try image.take()
    isSpotStale = try image.take()
    for interval in CandleInterval.allCases { self[interval] = Candle(words: try image.takeList()) }
    statistics = try image.takeMessage()
    areStatisticsStale = try image.take()
    statisticsMayFollow = try image.take()
  }
}

extension MarketPrices {
  fileprivate func write(to image: inout ImageWriter) {
    image.begin("prices")
    image.put(settingsDigest)
    let known = knownInstruments
    image.put(contentsOf: known.map(\.rawValue))
    for instrument in known { self[instrument]?.write(to: &image) }
    due.write(to: &image)
    image.put(contentsOf: priced.map(\.rawValue))
    writePlan(to: &image)
  }

  fileprivate func read(from image: inout ImageReader, _ catalogue: CatalogueMirror) throws(ImageError) {
    try image.expect("prices")
    // Prices under other settings follow from the whole past: from the journal, not from an image.
    guard try image.take(UInt64.self) == settingsDigest else { throw .otherRules }
    for number in try image.takeList(of: UInt32.self) {
      guard number >= 1, Int(number) <= catalogue.instruments.count else { throw .otherRules }
      try state(of: InstrumentID(number), in: catalogue).read(from: &image)
    }
    try due.read(from: &image)
    priced = try image.takeList(of: UInt32.self).map { InstrumentID($0) }
    try readPlan(from: &image)
  }
}
