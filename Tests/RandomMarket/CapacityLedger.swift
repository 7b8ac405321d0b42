import MatchingEngine

/// Who holds which units, kept from commands and events alone: lists of orders, pools and leases from which everything
/// else is computed anew.
///
/// It shares nothing with the engine but the types of commands and events.
package struct CapacityLedger {
  struct Owner: Hashable {
    var participant: UInt32
    var clientOrderID: UInt64

    init(_ key: OrderKey) {
      participant = key.participant.rawValue
      clientOrderID = key.clientOrderID
    }
  }

  /// An order, or a bid with alternatives, as its owner entered it.
  struct Entry {
    var side: Side
    var isGang: Bool
    var isGroup: Bool
    var display: Int64?
    var pool: UInt64?
    var entered: Int64
    var filled: Int64 = 0
    var cancelled: Int64 = 0
    var left: Int64 { entered - filled - cancelled }
  }

  struct Pool {
    var owner: UInt32
    var units: Int64
    var outOfService: Int64
    var end: UInt64?
    var lease: UInt64?
    var spec: UInt32
    var region: UInt32
  }

  struct Lease {
    var pool: UInt64
    var buyer: UInt32
    var provider: UInt32
    var instrument: UInt32
    var units: Int64
    var price: Int64
    var start: UInt64
    var end: UInt64
  }

  struct Instrument {
    var spec: UInt32
    var region: UInt32
    var hours: UInt64
    var hasCollars = false
  }

  /// One side of a book at a price.
  struct LevelKey: Hashable {
    var instrument: UInt32
    var side: Side
    var price: Int64
  }

  private(set) var entries: [Owner: Entry] = [:]
  private(set) var pools: [UInt64: Pool] = [:]
  private(set) var leases: [UInt64: Lease] = [:]
  private(set) var instruments: [Instrument] = []
  /// What the public feed would show: the last change of each level.
  private(set) var shownLevels: [LevelKey: LevelChanged] = [:]
  private var tenors: [UInt64] = []
  private var time: UInt64 = 0
  private var lastTrade: Trade?
  private var openedPool: PoolOpened?
  private var fault: String?

  package init() {}

  /// Notes what a command at `now` caused; returns what no sequence of events may say, `nil` when nothing is wrong.
  package mutating func apply(_ command: Command, at now: UInt64, _ events: borrowing EventBuffer) -> String? {
    fault = nil
    let before = time
    if now >= time { time = now }
    for index in 0..<events.count { note(events[index], of: command, since: before) }
    if lastTrade != nil { complain("a trade opened no lease") }
    for (id, pool) in pools where pool.lease.map({ leases[$0] == nil }) == true {
      complain("pool \(id) outlives its lease")
    }
    return fault
  }

  private mutating func complain(_ text: @autoclosure () -> String) { if fault == nil { fault = text() } }

  private mutating func note(_ event: Event, of command: Command, since before: UInt64) {
    if let trade = lastTrade {
      guard case .leaseOpened(let opened) = event, opened.trade == trade.id else { return complain("no lease") }
    }
    switch event {
    case .accepted(let accepted): enter(accepted, command)
    case .traded(let trade): note(trade)
    case .amended(let amended): amend(amended)
    case .cancelled(let cancelled): cancel(cancelled)
    case .levelChanged(let level):
      let key = LevelKey(instrument: level.instrument.rawValue, side: level.side, price: level.price.rawValue)
      shownLevels[key] = level.quantity == .zero ? nil : level
    case .poolOpened(let opened): open(opened, command)
    case .poolChanged(let changed): change(changed, command)
    case .poolClosed(let closed): close(closed)
    case .leaseOpened(let opened): open(opened, since: before)
    case .leaseEnded(let ended): end(ended)
    case .catalogueExtended: extend(command)
    case .collarsChanged(let changed): instruments[Int(changed.instrument.rawValue) - 1].hasCollars = true
    default: break
    }
  }

  // MARK: - Orders

  private mutating func enter(_ accepted: OrderAccepted, _ command: Command) {
    var entry = Entry(
      side: accepted.side, isGang: false, isGroup: false, entered: accepted.quantity.rawValue)
    switch command {
    case .newOrder(let order):
      entry.isGang = order.isGang
      entry.display = order.displayQuantity?.rawValue
      if order.side == .offer { entry.pool = order.pool?.rawValue ?? openedPool?.pool.rawValue }
    case .newAlternatives(let alternatives):
      entry.isGang = alternatives.isGang
      entry.isGroup = true
    default: complain("accepted without an order")
    }
    if let pool = entry.pool.flatMap({ pools[$0] }) {
      let instrument = instruments[Int(accepted.instrument.rawValue) - 1]
      if pool.spec != instrument.spec || pool.region != instrument.region { complain("an offer of other units") }
      if pool.owner != accepted.key.participant.rawValue { complain("an offer of another's pool") }
      if entry.entered > pool.units + pool.outOfService { complain("an offer above its pool") }
    } else if entry.side == .offer {
      complain("an offer without a pool")
    }
    if entries.updateValue(entry, forKey: Owner(accepted.key)) != nil { complain("an id taken twice") }
    openedPool = nil
  }

  private mutating func note(_ trade: Trade) {
    for (key, left) in [(trade.maker, trade.makerRemaining), (trade.taker, trade.takerRemaining)] {
      guard var entry = entries[Owner(key)] else { return complain("a trade of nobody") }
      entry.filled += trade.quantity.rawValue
      if entry.isGang && entry.left != 0 { complain("a gang bid filled in part") }
      settle(entry, key, left)
    }
    lastTrade = trade
  }

  private mutating func amend(_ amended: OrderAmended) {
    guard var entry = entries[Owner(amended.key)] else { return complain("an amendment of nobody") }
    entry.entered += amended.remaining.rawValue - entry.left
    settle(entry, amended.key, amended.remaining)
  }

  private mutating func cancel(_ cancelled: OrderCancelled) {
    guard var entry = entries[Owner(cancelled.key)] else { return complain("a cancellation of nobody") }
    entry.cancelled += cancelled.quantity.rawValue
    settle(entry, cancelled.key, cancelled.remaining)
  }

  private mutating func settle(_ entry: Entry, _ key: OrderKey, _ left: Quantity) {
    if entry.left != left.rawValue || entry.left < 0 { complain("\(key) has \(entry.left) left, not \(left)") }
    entries[Owner(key)] = entry.left == 0 ? nil : entry
  }

  // MARK: - Pools and leases

  private mutating func open(_ opened: PoolOpened, _ command: Command) {
    pools[opened.pool.rawValue] = Pool(
      owner: opened.participant.rawValue, units: opened.units.rawValue, outOfService: 0, end: opened.end?.rawValue,
      lease: opened.lease?.rawValue, spec: opened.spec.rawValue, region: opened.region.rawValue)
    openedPool = opened
  }

  private mutating func change(_ changed: PoolChanged, _ command: Command) {
    let id = changed.pool.rawValue
    guard var pool = pools[id] else { return complain("a change of no pool") }
    var taken: Int64 = 0
    if case .withdrawCapacity(let withdrawal) = command {
      taken = withdrawal.units?.rawValue ?? pool.units - leased(from: id)
    }
    pool.units = changed.units.rawValue
    let before = pools[id]!.units + pools[id]!.outOfService
    pool.outOfService = changed.outOfService.rawValue
    if pool.units + pool.outOfService != before - taken { complain("pool \(id): units appear or vanish") }
    pools[id] = pool
  }

  private mutating func close(_ closed: PoolClosed) {
    if pools.removeValue(forKey: closed.pool.rawValue) == nil { complain("a pool closed twice") }
    if entries.values.contains(where: { $0.pool == closed.pool.rawValue }) { complain("an offer outlives its pool") }
  }

  private mutating func open(_ opened: LeaseOpened, since before: UInt64) {
    guard let trade = lastTrade, let pool = pools[opened.pool.rawValue] else { return complain("a lease of nothing") }
    lastTrade = nil
    let offer = trade.takerSide == .offer ? trade.taker : trade.maker
    let bid = trade.takerSide == .offer ? trade.maker : trade.taker
    if opened.units != trade.quantity || opened.price != trade.price { complain("a lease unlike its trade") }
    if opened.provider != offer.participant || opened.buyer != bid.participant { complain("a lease of strangers") }
    let start = opened.start.rawValue
    let end = opened.end.rawValue
    if start < before || start > time { complain("a lease that starts at \(start)") }
    if end - start != instruments[Int(opened.instrument.rawValue) - 1].hours * 3_600_000_000_000 {
      complain("a lease of another tenor")
    }
    if let last = pool.end, end > last { complain("a lease beyond its pool's end") }
    leases[opened.lease.rawValue] = Lease(
      pool: opened.pool.rawValue, buyer: opened.buyer.rawValue, provider: opened.provider.rawValue,
      instrument: opened.instrument.rawValue, units: opened.units.rawValue, price: opened.price.rawValue,
      start: start, end: end)
    if leased(from: opened.pool.rawValue) > pool.units { complain("pool \(opened.pool) is sold twice") }
  }

  private mutating func end(_ ended: LeaseEnded) {
    let id = ended.lease.rawValue
    guard var lease = leases[id] else { return complain("the end of no lease") }
    lease.units -= ended.units.rawValue
    if lease.units != ended.remaining.rawValue { complain("lease \(id): \(lease.units) left") }
    leases[id] = lease.units == 0 ? nil : lease
    switch ended.reason {
    case .term: if lease.end > time || lease.units != 0 { complain("lease \(id) ended early") }
    case .broken, .headLeaseBroken:
      if ended.undelivered != lease.end - time { complain("lease \(id): \(ended.undelivered) ns undelivered") }
    }
  }

  /// Units of a pool that are on lease, by the list of leases.
  func leased(from pool: UInt64) -> Int64 {
    var sum: Int64 = 0
    for lease in leases.values where lease.pool == pool { sum += lease.units }
    return sum
  }

  // MARK: - Catalogue

  private mutating func extend(_ command: Command) {
    switch command {
    case .addTenor(let tenor): tenors.append(UInt64(tenor.hours))
    case .addInstrument(let instrument):
      instruments.append(
        Instrument(
          spec: instrument.spec.rawValue, region: instrument.region.rawValue,
          hours: tenors[Int(instrument.tenor.rawValue) - 1]))
    default: break
    }
  }
}
