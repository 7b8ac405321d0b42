/// Orders in the queues of price levels.
extension OrderBooks {
  /// Puts an order at the end of the queue of its price.
  ///
  /// - Returns: The level on which it rests now.
  @inline(__always)
  mutating func rest(
    _ slot: UInt32, _ order: UnsafeMutablePointer<OrderRecord>, rank: Int64, price: Int64, side: Side,
    book: UnsafeMutablePointer<BookRecord>, instrument: UInt32
  ) -> UnsafeMutablePointer<LevelRecord> {
    let bookSide = book.side(side)
    let index = level(rank, price: price, of: bookSide, book: LevelRecord.book(instrument, side))
    let level = levels[index]
    enqueue(slot, order, on: index, level)
    return level
  }

  /// Puts an order at the end of a level's queue.
  ///
  /// The link behind the last order is chosen by address, not by branch: which it is cannot be guessed.
  @inline(__always)
  mutating func enqueue(
    _ slot: UInt32, _ order: UnsafeMutablePointer<OrderRecord>, on index: UInt32,
    _ level: UnsafeMutablePointer<LevelRecord>
  ) {
    let tail = level.pointee.tail
    order.pointee.level = index
    order.pointee.previous = tail
    order.pointee.next = 0
    let link = orders.orNone(tail).next
    (tail == 0 ? level.head : link).pointee = slot
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
  mutating func unlink(
    _ order: UnsafeMutablePointer<OrderRecord>, from level: UnsafeMutablePointer<LevelRecord>
  ) -> LevelState {
    let next = order.pointee.next
    let previous = order.pointee.previous
    let forward = orders.orNone(previous).next
    let backward = orders.orNone(next).previous
    (previous == 0 ? level.head : forward).pointee = next
    (next == 0 ? level.tail : backward).pointee = previous
    let state = LevelState(
      quantity: level.pointee.quantity &- Int64(order.pointee.shown), orderCount: level.pointee.orderCount &- 1)
    level.pointee.quantity = state.quantity
    level.pointee.orderCount = state.orderCount
    order.pointee.level = 0
    return state
  }

  /// The same by slot.
  @inline(__always)
  mutating func unlink(_ slot: UInt32) -> LevelState {
    let order = orders[slot]
    return unlink(order, from: levels[order.pointee.level])
  }

  /// Removes the level when its queue is empty, and tells what it shows now.
  @inline(__always)
  mutating func settle(
    _ index: UInt32, _ level: UnsafeMutablePointer<LevelRecord>, _ state: LevelState,
    book: UnsafeMutablePointer<BookRecord>
  ) -> LevelChanged {
    let side = level.pointee.side
    let price = level.pointee.price
    let changed = LevelChanged(
      instrument: InstrumentID(level.pointee.instrument), side: side, price: Price(price),
      quantity: Quantity(state.quantity), orderCount: state.orderCount)
    if state.orderCount == 0 { removeLevel(index, rank: book.rank(of: price, side), of: book.side(side)) }
    return changed
  }

  /// The same by index.
  @inline(__always)
  mutating func settle(
    _ index: UInt32, _ state: LevelState, book: UnsafeMutablePointer<BookRecord>
  ) -> LevelChanged {
    settle(index, levels[index], state, book: book)
  }

  /// What a level shows.
  @inline(__always)
  func state(of index: UInt32) -> LevelState {
    let level = levels[index]
    return LevelState(quantity: level.pointee.quantity, orderCount: level.pointee.orderCount)
  }
}

extension UnsafeMutablePointer where Pointee == OrderRecord {
  /// The link to the order behind it.
  @inline(__always)
  var next: UnsafeMutablePointer<UInt32> {
    (UnsafeMutableRawPointer(self) + OrderRecord.nextOffset).assumingMemoryBound(to: UInt32.self)
  }

  /// The link to the order before it.
  @inline(__always)
  var previous: UnsafeMutablePointer<UInt32> {
    (UnsafeMutableRawPointer(self) + OrderRecord.previousOffset).assumingMemoryBound(to: UInt32.self)
  }
}

extension UnsafeMutablePointer where Pointee == LevelRecord {
  /// The link to the first order.
  @inline(__always)
  var head: UnsafeMutablePointer<UInt32> {
    (UnsafeMutableRawPointer(self) + LevelRecord.headOffset).assumingMemoryBound(to: UInt32.self)
  }

  /// The link to the last order.
  @inline(__always)
  var tail: UnsafeMutablePointer<UInt32> {
    (UnsafeMutableRawPointer(self) + LevelRecord.tailOffset).assumingMemoryBound(to: UInt32.self)
  }
}
