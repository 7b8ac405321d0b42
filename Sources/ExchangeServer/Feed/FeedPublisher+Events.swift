import MatchingEngine
import WireProtocol

/// From events to feed messages, command by command.
extension FeedPublisher {
  /// Publishes batch `batch`, which is durable and applied; what it says of `questions` is up to the caller.
  ///
  /// - Parameter answer: Called for each question in its place among the commands.
  func publish(_ batch: Batch, answer: (Question) -> Void = { _ in }) {
    if batch.commandCount > 0 { passTime(to: batch.time) }
    var nextQuestion = 0
    for index in 0..<batch.commandCount {
      while nextQuestion < batch.questions.count && batch.questions[nextQuestion].position == index {
        answer(batch.questions[nextQuestion])
        nextQuestion += 1
      }
      batch.prefetchMessage(ofCommand: index + Self.commandsAhead)
      advance(to: batch.firstSequence &+ UInt64(index), at: batch.time)
      publishCommand(index, of: batch)
    }
    for question in batch.questions[nextQuestion...] { answer(question) }
  }

  /// How far ahead a command's message is asked for: only trades look into theirs, and would wait for it.
  private static var commandsAhead: Int { 8 }

  private func publishCommand(_ index: Int, of batch: Batch) {
    // An order that came in, or lost its place, with this command; until it rests it is in no book.
    var incoming = IncomingOrder()
    let events = batch.events.events(ofCommand: index)
    for event in events {
      switch batch.events[event] {
      case .accepted(let accepted): incoming = IncomingOrder(order: accepted.key.order, wasOnBook: false)
      case .traded(let trade): publish(trade, &incoming, index, of: batch)
      case .rested(let rested):
        guard !rested.isGang else {
          market.waitingGangs.insert(rested.order)
          break
        }
        incoming.rest(rested.order)
        append(OrderOnBookMessage(rested), to: FeedTopics.index(.order, of: rested.instrument))
      case .levelChanged(let changed): publish(changed)
      case .amended(let amended):
        if amended.keptPriority {
          if amended.shown > .zero && !market.waitingGangs.contains(amended.key.order) {
            append(OrderOnBookMessage(amended), to: FeedTopics.index(.order, of: amended.instrument))
          }
        } else {
          let waited = market.waitingGangs.remove(amended.key.order) != nil
          incoming = IncomingOrder(order: amended.key.order, wasOnBook: !waited)
        }
      case .cancelled(let cancelled): publish(cancelled, incoming)
      case .tradingStateChanged(let changed): publish(changed, at: batch.time)
      case .catalogueExtended(let extended): extend(extended.entry, by: batch.commands[index])
      case .auctionIndicated(let indicated): publish(indicated, at: batch.time)
      case .triggered(let triggered): incoming = IncomingOrder(order: triggered.key.order, wasOnBook: false)
      case .parked(let parked):
        publish(parked)
        if incoming.order == parked.key.order { incoming = IncomingOrder() }
      case .restored(let restored): incoming = IncomingOrder(order: restored.key.order, wasOnBook: false)
      case .resized(let resized): publish(resized)
      case .leaseOpened(let opened): count(1, opened.units.rawValue, opened.instrument)
      case .leaseEnded(let ended):
        count(ended.remaining == .zero ? -1 : 0, -ended.units.rawValue, ended.instrument)
      case .rejected, .massCancelled, .participantRegistered, .collarsChanged, .poolOpened, .poolChanged, .poolClosed:
        break
      }
    }
    publishTouched(at: batch.time)
  }

  private func publish(_ trade: Trade, _ incoming: inout IncomingOrder, _ index: Int, of batch: Batch) {
    let pair = prices.add(trade, at: batch.time, to: prices.state(of: trade.instrument, in: market.catalogue))
    market[trade.instrument].pointee.statisticsMayDiffer = true
    append(
      FillMessage(
        trade: trade.id.rawValue, price: trade.price.rawValue, quantity: trade.quantity.rawValue, time: batch.time,
        engineSequence: lastSequence, takerSentAt: sentAt(ofCommand: index, of: batch),
        instrument: trade.instrument.rawValue, hours: market.catalogue.hours[Int(trade.instrument.rawValue) - 1],
        takerSide: trade.takerSide, pair: pair),
      to: FeedTopics.index(.fill, of: trade.instrument))
    let orderTopic = FeedTopics.index(.order, of: trade.instrument)
    if market.waitingGangs.isEmpty || market.waitingGangs.remove(trade.maker.order) == nil {
      append(
        OrderOnBookMessage(
          order: trade.maker.order.rawValue, price: trade.price.rawValue, quantity: trade.makerShown.rawValue,
          instrument: trade.instrument.rawValue, side: trade.takerSide.opposite, keptPriority: true),
        to: orderTopic)
    }
    if let takerShown = trade.takerShown {
      append(
        OrderOnBookMessage(
          order: trade.taker.order.rawValue, price: trade.price.rawValue, quantity: takerShown.rawValue,
          instrument: trade.instrument.rawValue, side: trade.takerSide, keptPriority: true),
        to: orderTopic)
    }
    // An amended order that trades away whole never rests again: its readers still have it on its old place.
    let waited = !market.waitingGangs.isEmpty && market.waitingGangs.remove(trade.taker.order) != nil
    if trade.takerRemaining.rawValue == 0 && incoming.isMissed(trade.taker.order) && !waited {
      append(
        OrderOnBookMessage(
          order: trade.taker.order.rawValue, price: trade.price.rawValue, quantity: 0,
          instrument: trade.instrument.rawValue, side: trade.takerSide, keptPriority: false),
        to: orderTopic)
    }
    market.touch(trade.instrument)
  }

  /// The taker's own time of sending; absent unless a new order took.
  private func sentAt(ofCommand index: Int, of batch: Batch) -> UInt64? {
    guard let offset = Self.sentAtOffset(ofTemplate: batch.template(ofCommand: index)) else { return nil }
    let sentAt = UInt64(
      littleEndian: batch.message(ofCommand: index).loadUnaligned(
        fromByteOffset: WireSchema.headerLength + offset, as: UInt64.self))
    return sentAt == 0 ? nil : sentAt
  }

  /// Where a new order carries it in its block; `nil`: it is no new order.
  private static func sentAtOffset(ofTemplate template: UInt16) -> Int? {
    switch template {
    case NewOrderMessage.templateID: 72
    case NewAlternativesMessage.templateID: 32
    default: nil
    }
  }

  @inline(__always)
  private func publish(_ changed: LevelChanged) {
    append(
      BookLevelMessage(
        price: changed.price.rawValue, quantity: changed.quantity.rawValue, instrument: changed.instrument.rawValue,
        orderCount: changed.orderCount, side: changed.side),
      to: FeedTopics.index(.book, of: changed.instrument))
    market.touch(changed.instrument)
    let book = market[changed.instrument]
    let rank = changed.side.rank(changed.price.rawValue)
    if changed.side == .bid {
      book.pointee.bids.set(rank: rank, quantity: changed.quantity.rawValue, orderCount: changed.orderCount)
    } else {
      book.pointee.offers.set(rank: rank, quantity: changed.quantity.rawValue, orderCount: changed.orderCount)
    }
  }

  /// An order left its book, or shows less there; what was never in one is not spoken of.
  private func publish(_ cancelled: OrderCancelled, _ incoming: IncomingOrder) {
    let waited = !market.waitingGangs.isEmpty && market.waitingGangs.remove(cancelled.key.order) != nil
    guard !waited else { return }
    guard cancelled.price != nil || (incoming.isMissed(cancelled.key.order) && cancelled.remaining == .zero) else {
      return
    }
    append(
      OrderOnBookMessage(
        order: cancelled.key.order.rawValue, price: cancelled.price?.rawValue ?? 0,
        quantity: cancelled.shown.rawValue, instrument: cancelled.instrument.rawValue, side: cancelled.side,
        keptPriority: true),
      to: FeedTopics.index(.order, of: cancelled.instrument))
  }

  /// An order left its book until units come back.
  private func publish(_ parked: OrderParked) {
    append(
      OrderOnBookMessage(
        order: parked.key.order.rawValue, price: parked.price.rawValue, quantity: 0,
        instrument: parked.instrument.rawValue, side: parked.side, keptPriority: true),
      to: FeedTopics.index(.order, of: parked.instrument))
  }

  /// An order shows more or less with what it shares.
  private func publish(_ resized: OrderResized) {
    if !market.waitingGangs.isEmpty && market.waitingGangs.contains(resized.key.order) {
      if resized.shown == .zero { market.waitingGangs.remove(resized.key.order) }
      return
    }
    append(
      OrderOnBookMessage(
        order: resized.key.order.rawValue, price: resized.price.rawValue, quantity: resized.shown.rawValue,
        instrument: resized.instrument.rawValue, side: resized.side, keptPriority: true),
      to: FeedTopics.index(.order, of: resized.instrument))
  }

  /// Counts leases and units of an instrument that came or went.
  private func count(_ leases: Int, _ units: Int64, _ instrument: InstrumentID) {
    market.touch(instrument)
    let book = market[instrument]
    book.pointee.leases = UInt32(Int(book.pointee.leases) + leases)
    book.pointee.unitsOnLease += units
    book.pointee.statisticsMayDiffer = true
  }

  private func publish(_ indicated: AuctionIndicated, at time: UInt64) {
    let message = AuctionIndicationMessage(
      price: indicated.price?.rawValue, quantity: indicated.quantity.rawValue, imbalance: indicated.imbalance,
      time: time, instrument: indicated.instrument.rawValue)
    market[indicated.instrument].pointee.indicated = message
    append(message, to: FeedTopics.index(.auction, of: indicated.instrument))
  }

  private func publish(_ changed: TradingStateChanged, at time: UInt64) {
    let book = market[changed.instrument]
    book.pointee.state = changed.state
    book.pointee.stateTime = time
    if changed.state != .preOpen && changed.state != .auction { book.pointee.indicated = nil }
    append(
      TradingStatusMessage(time: time, instrument: changed.instrument.rawValue, state: changed.state),
      to: FeedTopics.index(.status, of: changed.instrument))
  }

  private func extend(_ entry: CatalogueEntry, by command: Command) {
    market.catalogue.extend(entry, by: command)
    guard case .instrument(let instrument) = entry else { return }
    market.addBook()
    topics.addInstrument(path: market.catalogue.path(of: instrument))
  }

  /// After a command: quote, capacity, spot price and statistics of every book that it touched.
  private func publishTouched(at time: UInt64) {
    market.takeTouched { instrument in
      let book = market[instrument]
      book.pointee.isTouched = false
      let best = book.pointee.best
      if best != book.pointee.quoted {
        book.pointee.quoted = best
        book.pointee.quoteTime = time
        append(QuoteMessage(book.pointee, instrument), to: FeedTopics.index(.quote, of: instrument))
      }
      if book.pointee.use != book.pointee.publishedUse {
        book.pointee.publishedUse = book.pointee.use
        book.pointee.useTime = time
        append(CapacityUseMessage(book.pointee, instrument), to: FeedTopics.index(.capacity, of: instrument))
      }
      publishPrices(instrument, at: time)
    }
  }
}

/// The order that a command brings into a book, or takes from its place in one.
private struct IncomingOrder {
  var order: OrderID?
  /// Whether readers of the feed have it in a book.
  var wasOnBook = false
  private var rests = false

  init(order: OrderID? = nil, wasOnBook: Bool = false) {
    self.order = order
    self.wasOnBook = wasOnBook
  }

  mutating func rest(_ order: OrderID) { if order == self.order { rests = true } }

  /// Whether readers still have `order` where it was.
  func isMissed(_ order: OrderID) -> Bool { order == self.order && wasOnBook && !rests }
}

extension OrderOnBookMessage {
  fileprivate init(_ rested: OrderRested) {
    self.init(
      order: rested.order.rawValue, price: rested.price.rawValue, quantity: rested.quantity.rawValue,
      instrument: rested.instrument.rawValue, side: rested.side, keptPriority: false)
  }

  fileprivate init(_ amended: OrderAmended) {
    self.init(
      order: amended.key.order.rawValue, price: amended.price.rawValue, quantity: amended.shown.rawValue,
      instrument: amended.instrument.rawValue, side: amended.side, keptPriority: true)
  }
}

extension CapacityUseMessage {
  /// Units on lease and on offer as last published.
  init(_ book: BookView, _ instrument: InstrumentID) {
    self.init(
      unitsOnLease: book.publishedUse.unitsOnLease, unitsOffered: book.publishedUse.unitsOffered, time: book.useTime,
      instrument: instrument.rawValue, leases: book.publishedUse.leases)
  }
}

extension QuoteMessage {
  /// Best bid and offer as last published.
  init(_ book: BookView, _ instrument: InstrumentID) {
    let quoted = book.quoted
    self.init(
      bidPrice: quoted.bidQuantity == 0 ? nil : quoted.bidPrice, bidQuantity: quoted.bidQuantity,
      offerPrice: quoted.offerQuantity == 0 ? nil : quoted.offerPrice, offerQuantity: quoted.offerQuantity,
      time: book.quoteTime, instrument: instrument.rawValue)
  }
}
