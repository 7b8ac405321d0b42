/// Many commands at once.
extension MatchingEngine {
  /// Applies the commands of `batch` in order, all at `time`; the same events as one by one.
  ///
  /// Faster than one by one: what a command will touch is fetched while those before it are applied.
  ///
  /// - Parameters:
  ///   - batch: What to do, in order.
  ///   - time: The sequencer's time for all of them.
  ///   - events: Receives the events, and one end-of-command mark per command.
  public mutating func apply(_ batch: borrowing CommandBatch, at time: Timestamp, into events: inout EventBuffer) {
    let slots = batch.slots
    let count = batch.count
    if outgrowsNearCaches {
      for ahead in 0..<min(Self.bucketDistance, count) { fetchBucket(slots + ahead) }
      for ahead in 0..<min(Self.orderDistance, count) { fetchOrder(slots + ahead) }
      for ahead in 0..<min(Self.neighbourDistance, count) { fetchNeighbours(slots + ahead) }
      for index in 0..<count {
        fetchBucket(slots + (index &+ Self.bucketDistance))
        fetchOrder(slots + (index &+ Self.orderDistance))
        fetchNeighbours(slots + (index &+ Self.neighbourDistance))
        apply(slots + index, of: batch, index, at: time, into: &events)
      }
    } else {
      for ahead in 0..<min(Self.nearBucketDistance, count) { fetchBucket(slots + ahead) }
      for ahead in 0..<min(Self.nearOrderDistance, count) { findLikely(slots + ahead) }
      for index in 0..<count {
        fetchBucket(slots + (index &+ Self.nearBucketDistance))
        findLikely(slots + (index &+ Self.nearOrderDistance))
        apply(slots + index, of: batch, index, at: time, into: &events)
      }
    }
  }

  @inline(__always)
  private mutating func apply(
    _ slot: UnsafeMutablePointer<CommandBatch.Slot>, of batch: borrowing CommandBatch, _ index: Int,
    at time: Timestamp, into events: inout EventBuffer
  ) {
    if time < self.time { return apply(batch[index], at: time, into: &events) }
    sequence &+= 1
    advance(to: time, into: &events)
    let fingerprint = slot.pointee.fingerprint
    switch slot.pointee.kind {
    case .newOrder:
      enter(UnsafeRawPointer(slot).assumingMemoryBound(to: NewOrder.self), fingerprint, into: &events)
    case .cancelByOrder, .cancelByClient: cancel(slot, into: &events)
    case .amendByOrder, .amendByClient: amend(slot, into: &events)
    case .other: dispatch(batch.other(at: index), into: &events)
    }
    if capacity.hasIdle { closeIdlePools(into: &events) }
    events.endCommand()
  }
}

/// Fetching ahead. No step of it branches on what a command is: a wrong guess costs a useless fetch, a mispredicted
/// branch would cost more. Distances are measured: see "Fetching ahead" in `docs/performance.md`.
extension MatchingEngine {
  /// How many commands before its turn the bucket of a command's client id is asked for, and its book.
  private static var bucketDistance: Int { 12 }
  /// How many commands before its turn the order in that bucket is asked for, and the book's tree.
  private static var orderDistance: Int { 8 }
  /// How many commands before its turn the order's level and neighbours are asked for.
  private static var neighbourDistance: Int { 4 }
  /// The first two distances while everything stays in a core's own caches; there is no third then.
  private static var nearBucketDistance: Int { 4 }
  private static var nearOrderDistance: Int { 2 }
  /// Orders and books up to which everything stays in a core's own caches.
  private static var nearOrders: UInt32 { 60_000 }
  private static var nearBooks: UInt32 { 64 }

  private var outgrowsNearCaches: Bool {
    store.orders.highWater > Self.nearOrders || store.books.highWater > Self.nearBooks
  }

  @inline(__always)
  private mutating func fetchBucket(_ slot: UnsafeMutablePointer<CommandBatch.Slot>) {
    let fingerprint = ClientOrderIndex.fingerprint(of: slot.pointee.order.clientOrderID, seed: hashSeed)
    slot.pointee.fingerprint = fingerprint
    participants.records.peek(slot.pointee.order.participant.rawValue).pointee.orders.prefetch(fingerprint)
    store.books.prefetch(slot.pointee.order.instrument.rawValue)
  }

  /// Looks for the order that the command names by its client id, and asks for it. It may be gone when its turn comes.
  @inline(__always)
  private mutating func findLikely(_ slot: UnsafeMutablePointer<CommandBatch.Slot>) {
    let likely = participants.records.peek(slot.pointee.order.participant.rawValue).pointee.orders.firstSlot(
      slot.pointee.fingerprint)
    slot.pointee.likelyOrder = likely
    store.orders.prefetch(likely)
  }

  @inline(__always)
  private mutating func fetchOrder(_ slot: UnsafeMutablePointer<CommandBatch.Slot>) {
    findLikely(slot)
    let namesOrder = slot.pointee.kind == .cancelByOrder || slot.pointee.kind == .amendByOrder
    if namesOrder {
      slot.pointee.likelyOrder = OrderID(slot.pointee.order.clientOrderID).slot
      store.orders.prefetch(slot.pointee.likelyOrder)
    }
    store.windows.prefetch(
      store.books.peek(slot.pointee.order.instrument.rawValue).side(slot.pointee.order.side).pointee.window)
  }

  @inline(__always)
  private mutating func fetchNeighbours(_ slot: UnsafeMutablePointer<CommandBatch.Slot>) {
    let order = store.orders.peek(slot.pointee.likelyOrder)
    store.levels.prefetch(order.pointee.level)
    store.orders.prefetch(order.pointee.next)
    store.orders.prefetch(order.pointee.previous)
  }
}
