/// Trading states and price collars.
extension MatchingEngine {
  mutating func set(_ command: SetTradingState, into events: inout EventBuffer) {
    if let instrument = command.instrument, !isListed(instrument) {
      return reject(
        command.participant, command.requestID, .unknownInstrument, value: Int64(instrument.rawValue), into: &events)
    }
    // An auction is started by a collar, and ends by itself.
    if command.state == .auction {
      return reject(
        command.participant, command.requestID, .notSupported, value: Int64(command.state.rawValue), into: &events)
    }
    let numbers = command.instrument.map { $0.rawValue..<$0.rawValue + 1 } ?? 1..<store.books.highWater
    for number in numbers where store.books[number].pointee.state != command.state {
      change(store.books[number], InstrumentID(number), to: command.state, into: &events)
    }
  }

  /// Changes a book's state; on opening, the call auction comes first.
  mutating func change(
    _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, to state: TradingState,
    into events: inout EventBuffer
  ) {
    book.pointee.state = state
    if book.pointee.collars != 0 && state != .auction { store.collars[book.pointee.collars].pointee.auctionTimer = 0 }
    events.append(.tradingStateChanged(TradingStateChanged(instrument: instrument, state: state)))
    switch state {
    case .open:
      uncross(book, instrument, into: &events)
      if book.pointee.traits.contains(.hasGangs) { retryGangs(book, instrument, into: &events) }
      runStops(of: book, instrument, into: &events)
    case .preOpen, .auction: indicate(book, instrument, into: &events)
    case .halted, .closed: break
    }
  }

  mutating func set(_ command: SetCollars, into events: inout EventBuffer) {
    func refuse(_ code: RejectCode, _ value: Int64) {
      reject(command.participant, command.requestID, code, value: value, into: &events)
    }
    guard isListed(command.instrument) else {
      return refuse(.unknownInstrument, Int64(command.instrument.rawValue))
    }
    for range in [command.staticRange, command.dynamicRange] {
      if let range, range <= 0 { return refuse(.invalidCollars, range) }
    }
    let book = store.books[command.instrument.rawValue]
    if let reference = command.reference?.rawValue, reference <= 0 || reference % book.pointee.tickSize != 0 {
      return refuse(.invalidCollars, reference)
    }
    guard command.auctionNanoseconds > 0 else { return refuse(.invalidCollars, 0) }
    if book.pointee.collars == 0 {
      book.pointee.collars = store.collars.allocate()
      store.collars[book.pointee.collars].initialize(
        to: CollarRecord(
          staticRange: CollarRecord.none, dynamicRange: CollarRecord.none, reference: 0, auctionNanoseconds: 0,
          auctionTimer: 0, padding: 0))
    }
    let collars = store.collars[book.pointee.collars]
    collars.pointee.staticRange = command.staticRange ?? CollarRecord.none
    collars.pointee.dynamicRange = command.dynamicRange ?? CollarRecord.none
    collars.pointee.auctionNanoseconds = command.auctionNanoseconds
    if let reference = command.reference { collars.pointee.reference = reference.rawValue }
    events.append(
      .collarsChanged(CollarsChanged(instrument: command.instrument, requestID: command.requestID)))
  }

  /// The better of `limit` and the collar: the lowest rank of the other side at which the taker may trade now.
  @inline(__always)
  mutating func collaredRank(_ limit: Int64, _ taker: Taker) -> Int64 {
    taker.book.pointee.collars == 0 ? limit : max(limit, collarRank(taker))
  }

  @inline(never)
  private mutating func collarRank(_ taker: Taker) -> Int64 {
    let collars = store.collars[taker.book.pointee.collars].pointee
    var rank = Int64.min + 1
    for (center, range) in [
      (collars.reference, collars.staticRange), (taker.book.pointee.lastPrice, collars.dynamicRange),
    ] where center > 0 && range != CollarRecord.none {
      let (outer, overflow) =
        taker.side == .bid ? center.addingReportingOverflow(range) : center.subtractingReportingOverflow(range)
      let edge = overflow ? Int64.max : max(outer, 1)
      let tickSize = taker.book.pointee.tickSize
      // The last price step inside the collar.
      let steps = taker.side == .bid ? edge / tickSize : (edge - 1) / tickSize + 1
      rank = max(rank, taker.side == .bid ? -steps : steps)
    }
    return rank
  }

  /// Stops continuous trading in a book for a while.
  mutating func startAuction(
    _ book: UnsafeMutablePointer<BookRecord>, _ instrument: InstrumentID, into events: inout EventBuffer
  ) {
    guard book.pointee.collars != 0 else { return }
    let collars = store.collars[book.pointee.collars]
    let (due, overflow) = time.rawValue.addingReportingOverflow(collars.pointee.auctionNanoseconds)
    collars.pointee.auctionTimer = timers.add(
      due: overflow ? .max - 1 : due, subject: UInt64(instrument.rawValue), .auction)
    change(book, instrument, to: .auction, into: &events)
  }

  /// Opens a book again when its auction's time is up; nothing when the auction ended otherwise.
  mutating func endAuction(_ number: UInt32, timer: UInt64, into events: inout EventBuffer) {
    let book = store.books[number]
    guard book.pointee.state == .auction, store.collars[book.pointee.collars].pointee.auctionTimer == timer else {
      return
    }
    change(book, InstrumentID(number), to: .open, into: &events)
  }
}
