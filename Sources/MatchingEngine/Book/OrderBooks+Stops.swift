/// Stop orders: they wait beside the book, by stop price, until the last trade reaches it.
///
/// Their ladder is the book's own kind of tree. Its rank puts the stop price that is reached first in front: for bids,
/// which wait for the price to rise, the lowest; for offers the highest.
extension OrderBooks {
  /// The rank of a stop price.
  @inline(__always)
  private func rank(ofStop price: Int64, _ side: Side, in book: UnsafeMutablePointer<BookRecord>) -> Int64 {
    book.rank(of: price, side.opposite)
  }

  /// Puts an order at the end of the queue of its stop price.
  mutating func park(
    _ slot: UInt32, stopPrice: Int64, side: Side, book: UnsafeMutablePointer<BookRecord>, instrument: UInt32
  ) {
    if book.pointee.stops == 0 {
      book.pointee.stops = stopBooks.allocate()
      stopBooks[book.pointee.stops].initialize(to: StopBookRecord(bids: BookSide(), offers: BookSide()))
    }
    let stopSide = stopBooks[book.pointee.stops].side(side)
    let rank = rank(ofStop: stopPrice, side, in: book)
    let level = level(
      rank, price: stopPrice, of: stopSide, book: LevelRecord.book(instrument, side, isStop: true))
    enqueue(slot, orders[slot], on: level, levels[level])
  }

  /// Takes a stop order out of its queue.
  mutating func unpark(_ slot: UInt32, book: UnsafeMutablePointer<BookRecord>) {
    let index = orders[slot].pointee.level
    let state = unlink(slot)
    guard state.orderCount == 0 else { return }
    let level = levels[index].pointee
    removeLevel(
      index, rank: rank(ofStop: level.price, level.side, in: book),
      of: stopBooks[book.pointee.stops].side(level.side))
  }

  /// The stop order that is triggered next at the book's last price: bids before offers, then the stop price reached
  /// first, then time; 0 when there is none.
  mutating func nextTriggered(in book: UnsafeMutablePointer<BookRecord>) -> UInt32 {
    guard book.pointee.stops != 0, book.pointee.lastPrice != 0 else { return 0 }
    for side in [Side.bid, Side.offer] {
      let best = stopBooks[book.pointee.stops].side(side).pointee.best
      guard best != 0 else { continue }
      let level = levels[best]
      let isReached =
        side == .bid
        ? book.pointee.lastPrice >= level.pointee.price : book.pointee.lastPrice <= level.pointee.price
      if isReached { return level.pointee.head }
    }
    return 0
  }
}
