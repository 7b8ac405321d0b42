/// Orders in the queues of price levels.
extension OrderBooks {
  /// Puts an order at the end of the queue of its price.
  ///
  /// - Returns: The level on which it rests now.
  @inline(__always)
  mutating func rest(
    _ slot: UInt32, rank: Int64, price: Int64, side: Side, book: UnsafeMutablePointer<BookRecord>, instrument: UInt32
  ) -> UInt32 {
    let bookSide = book.side(side)
    var index = rank == bookSide.pointee.bestRank ? bookSide.pointee.best : findLevel(rank, of: bookSide)
    if index == 0 {
      index = insertLevel(rank, price: price, of: bookSide, book: LevelRecord.book(instrument, side))
    }
    enqueue(slot, on: index)
    return index
  }

  /// Puts an order at the end of a level's queue.
  @inline(__always)
  mutating func enqueue(_ slot: UInt32, on index: UInt32) {
    let level = levels[index]
    let order = orders[slot]
    let tail = level.pointee.tail
    order.pointee.level = index
    order.pointee.previous = tail
    order.pointee.next = 0
    if tail == 0 { level.pointee.head = slot } else { orders[tail].pointee.next = slot }
    level.pointee.tail = slot
    level.pointee.quantity &+= Int64(order.pointee.shown)
    level.pointee.orderCount &+= 1
  }

  /// What a level shows after a change. Kept in registers: reading a level back right after writing it would wait for
  /// the writes.
  struct LevelState {
    var quantity: Int64
    var orderCount: UInt32
  }

  /// Takes an order out of its queue. The level stays, even when it is empty now.
  @inline(__always)
  mutating func unlink(_ slot: UInt32) -> LevelState {
    let order = orders[slot]
    let level = levels[order.pointee.level]
    let next = order.pointee.next
    let previous = order.pointee.previous
    if previous == 0 { level.pointee.head = next } else { orders[previous].pointee.next = next }
    if next == 0 { level.pointee.tail = previous } else { orders[next].pointee.previous = previous }
    let state = LevelState(
      quantity: level.pointee.quantity &- Int64(order.pointee.shown), orderCount: level.pointee.orderCount &- 1)
    level.pointee.quantity = state.quantity
    level.pointee.orderCount = state.orderCount
    order.pointee.level = 0
    return state
  }

  /// Removes the level when its queue is empty, and tells what it shows now.
  @inline(__always)
  mutating func settle(
    _ index: UInt32, _ state: LevelState, book: UnsafeMutablePointer<BookRecord>
  ) -> LevelChanged {
    let level = levels[index]
    let side = level.pointee.side
    let price = level.pointee.price
    let changed = LevelChanged(
      instrument: InstrumentID(level.pointee.instrument), side: side, price: Price(price),
      quantity: Quantity(state.quantity), orderCount: state.orderCount)
    if state.orderCount == 0 { removeLevel(index, rank: book.rank(of: price, side), of: book.side(side)) }
    return changed
  }

  /// What a level shows.
  @inline(__always)
  func state(of index: UInt32) -> LevelState {
    let level = levels[index]
    return LevelState(quantity: level.pointee.quantity, orderCount: level.pointee.orderCount)
  }

  /// Units that a level can trade, those that icebergs hide included.
  ///
  /// - Complexity: O(1); O(orders of the level) in a book with icebergs.
  func units(on index: UInt32, of book: UnsafeMutablePointer<BookRecord>) -> Int64 {
    guard book.pointee.icebergCount > 0 else { return levels[index].pointee.quantity }
    var sum: Int64 = 0
    var slot = levels[index].pointee.head
    while slot != 0 {
      sum += Int64(orders[slot].pointee.remaining)
      slot = orders[slot].pointee.next
    }
    return sum
  }
}
