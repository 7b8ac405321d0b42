import MatchingEngine
import SeededRandom

/// Makes an order flow from a shape, a seed and a length; the same ones make the same records on every machine.
///
/// It runs its own operations through `MatchingEngine` as it makes them, and so knows exactly which orders are live:
/// cancels and amends name live orders, but for one in a hundred that names one that is gone.
package struct FlowGenerator: ~Copyable {
  private let shape: FlowShape
  private let operations: Int
  private var random: SplitMix64
  private var market: FlowMarket
  private var live: LiveOrders
  private var middles: [BookMiddle]
  private var records: [FlowRecord] = []
  private var events = EventBuffer()
  /// Ticks of each level, for flows whose levels are not one tick apart.
  private let ticks: [Int64]
  private let distance: WeightedChoice
  private let activity: WeightedChoice?
  /// The books by activity, busiest first.
  private let ranking: [Int]

  /// Largest quantity of an order that adds to the book.
  private static let largestMaker = 100
  /// Largest quantity of an order that takes what a running price has left behind: about a hundred orders.
  private static let largestSweep = 10_000
  /// One in so many cancels and amends names an order that is gone.
  private static let goneInterval = 100
  /// How much the last level at which orders are placed is less likely than the first, as in a real book's decay.
  private static let decayOverDepth = 2.7

  /// - Parameters:
  ///   - shape: What the flow is made of.
  ///   - operations: Operations after the fill-up.
  ///   - seed: Decides everything else.
  package init(_ shape: FlowShape, operations: Int, seed: UInt64) throws {
    self.shape = shape
    self.operations = operations
    random = SplitMix64(seed: seed)
    market = try FlowMarket(symbolCount: shape.books)
    live = LiveOrders(books: shape.books, capacity: shape.books * shape.restingOrders + operations)
    middles = Array(repeating: BookMiddle(origin: shape.middle), count: shape.books)
    records.reserveCapacity(shape.books * shape.restingOrders + operations)
    distance = .geometric(count: shape.depth, ratio: 1 - Self.decayOverDepth / Double(shape.depth))
    // Prices and books come from streams of their own, so that flows that differ in them alone have equal operations.
    var side = SplitMix64(seed: seed ^ 0x7469_636B_7370_6163)
    ticks = Self.ticks(of: shape, random: &side)
    activity = shape.isZipf ? .zipf(count: shape.books) : nil
    ranking = Self.shuffled(shape.books, random: &side)
  }

  /// The records of the flow: the fill-up, then `operations` more.
  package consuming func generate() throws -> Flow {
    fillUp()
    for operation in 0..<operations { step(operation) }
    precondition(
      live.count == market.engine.openOrderCount, "the generator and the engine disagree about which orders are live")
    return try Flow(records)
  }

  private static func ticks(of shape: FlowShape, random: inout SplitMix64) -> [Int64] {
    guard shape.largestSpacing > 1 else { return [] }
    var price: Int64 = 0
    return (0...(2 * shape.middle)).map { _ in
      price += Int64(random.within(1...shape.largestSpacing))
      return price
    }
  }

  private static func shuffled(_ count: Int, random: inout SplitMix64) -> [Int] {
    var result = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) { result.swapAt(index, random.below(index + 1)) }
    return result
  }

  private mutating func fillUp() {
    for book in 0..<shape.books {
      for _ in 0..<shape.restingOrders {
        let side = UInt8(random.below(2))
        add(book, side, placement(side, around: shape.middle, in: book), isFillUp: true)
      }
    }
  }

  private mutating func step(_ operation: Int) {
    let book = activity.map { ranking[$0.draw(from: &random)] } ?? random.below(shape.books)
    let middle = middles[book].level(shape.path, at: operation, of: operations, random: &random)
    var choice = random.below(1_000)
    if choice < shape.mix.aggressive { return take(book, middle) }
    choice -= shape.mix.aggressive
    if choice < shape.mix.amend && live.count(inBook: book) > 0 { return amend(book, middle) }
    // The rest is new orders and cancels; the share of each leans to the side that brings the book to its size.
    let lean = (shape.restingOrders - live.count(inBook: book)) * 1_000 / shape.restingOrders
    let adding = shape.mix.passive + shape.mix.passive * min(max(lean, -900), 900) / 1_000
    if random.below(shape.mix.passive + shape.mix.cancel) < adding || live.count(inBook: book) == 0 {
      let side = UInt8(random.below(2))
      add(book, side, placement(side, around: middle, in: book), isFillUp: false)
    } else {
      cancel(book)
    }
  }

  /// A level for an order that is to rest.
  private mutating func placement(_ side: UInt8, around middle: Int, in book: Int) -> Int64 {
    let away = Int64(1 + distance.draw(from: &random))
    let level = side == 0 ? Int64(middle) - away : Int64(middle) + away
    guard let opposite = best(1 - side, in: book) else { return max(level, 1) }
    return max(side == 0 ? min(level, opposite - 1) : max(level, opposite + 1), 1)
  }

  private func best(_ side: UInt8, in book: Int) -> Int64? {
    market.engine.best(side == 0 ? .bid : .offer, of: InstrumentID(UInt32(book) + 1))?.price.rawValue
  }

  private mutating func add(_ book: Int, _ side: UInt8, _ level: Int64, isFillUp: Bool) {
    let quantity = UInt32(random.within(1...Self.largestMaker))
    let id = live.add(book: book, side: side, level: level, quantity: quantity)
    emit(.newLimit, side, book, quantity, id, level, isFillUp: isFillUp)
  }

  private mutating func cancel(_ book: Int) {
    if let id = goneOrder() { return emitOnGone(.cancel, id) }
    let id = live.draw(fromBook: book, random: &random)
    let order = live[id]
    live.remove(id)
    emit(.cancel, order.side, book, 0, id, order.level)
  }

  private mutating func amend(_ book: Int, _ middle: Int) {
    if let id = goneOrder() { return emitOnGone(.amend, id) }
    let id = live.draw(fromBook: book, random: &random)
    let order = live[id]
    var level = order.level
    var quantity = order.remaining
    switch random.below(10) {
    case 0..<5: level = placement(order.side, around: middle, in: book)
    case 5..<8 where quantity > 1: quantity = UInt32(random.within(1...Int(quantity) - 1))
    default: quantity = UInt32(random.within(Int(min(quantity, 99)) + 1...Self.largestMaker))
    }
    live.change(id, level: level, quantity: quantity)
    emit(.amend, order.side, book, quantity, id, level)
  }

  private mutating func goneOrder() -> UInt64? {
    random.below(Self.goneInterval) == 0 ? live.drawGone(random: &random) : nil
  }

  private mutating func emitOnGone(_ kind: FlowRecord.Kind, _ id: UInt64) {
    let order = live[id]
    emit(kind, order.side, Int(order.book), kind == .amend ? 1 : 0, id, order.level)
  }

  /// Half of what trades is immediate-or-cancel, a quarter market orders, a quarter limits that rest what is left.
  private mutating func take(_ book: Int, _ middle: Int) {
    if shape.sweeps && sweep(book, middle) { return }
    let side = UInt8(random.below(2))
    let quantity = UInt32(random.within(1...shape.largestTaker))
    let kind: FlowRecord.Kind = [.immediateOrCancel, .immediateOrCancel, .market, .newLimit][random.below(4)]
    let through = kind == .newLimit ? 0 : Int64(random.within(0...shape.reach))
    let opposite = best(1 - side, in: book) ?? Int64(middle)
    let level = kind == .market ? 0 : max(side == 0 ? opposite + through : opposite - through, 1)
    let id = live.add(book: book, side: side, level: level, quantity: quantity)
    emit(kind, side, book, quantity, id, level)
  }

  /// Takes what the middle has passed; `false` when it has passed nothing.
  private mutating func sweep(_ book: Int, _ middle: Int) -> Bool {
    let level = Int64(middle)
    let side: UInt8
    if let bid = best(0, in: book), bid >= level {
      side = 1
    } else if let offer = best(1, in: book), offer <= level {
      side = 0
    } else {
      return false
    }
    let quantity = UInt32(random.within(1...Self.largestSweep))
    let id = live.add(book: book, side: side, level: level, quantity: quantity)
    emit(.immediateOrCancel, side, book, quantity, id, level)
    return true
  }

  private mutating func emit(
    _ kind: FlowRecord.Kind, _ side: UInt8, _ book: Int, _ quantity: UInt32, _ id: UInt64, _ level: Int64,
    isFillUp: Bool = false
  ) {
    var record = FlowRecord(
      kind, side: side, symbol: UInt32(book), quantity: quantity, orderID: id, price: level, isFillUp: isFillUp)
    let rests = kind == .newLimit || kind == .amend
    events.removeAll()
    market.engine.apply(FlowMarket.command(record), at: Timestamp(0), into: &events)
    for index in 0..<events.count {
      guard case .traded(let trade) = events[index] else { continue }
      let traded = UInt32(trade.quantity.rawValue)
      live.fill(trade.maker.clientOrderID, traded, isRemembered: true)
      live.fill(trade.taker.clientOrderID, traded, isRemembered: rests)
    }
    if !rests && kind != .cancel && live[id].remaining > 0 { live.remove(id, isRemembered: false) }
    record.price = kind == .cancel || kind == .market ? 0 : price(ofLevel: level)
    records.append(record)
  }

  private func price(ofLevel level: Int64) -> Int64 { ticks.isEmpty ? level : ticks[Int(level)] }
}
