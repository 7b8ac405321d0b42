/// The commands of one batch, in order, in one contiguous growable block, laid out for ``MatchingEngine/apply(_:at:into:)``.
///
/// Filled by whoever decodes commands, emptied with ``removeAll()`` and filled again, so that nothing is allocated once
/// it has reached its size.
public struct CommandBatch: ~Copyable {
  /// What a request in one flat record asks for.
  @frozen
  public enum Kind: UInt8, Sendable {
    /// Enters the order.
    case newOrder
    /// Cancels the order whose engine's id stands in `clientOrderID`.
    case cancelByOrder
    /// Cancels the sender's order with this `clientOrderID`.
    case cancelByClient
    /// Gives the order whose engine's id stands in `clientOrderID` the price and quantity of the record.
    case amendByOrder
    /// Gives the sender's order with this `clientOrderID` the price and quantity of the record.
    case amendByClient
    /// A command that is not on the path of an order: not for flat records.
    case other
  }

  /// 96 bytes. A new order as it is; of a cancel or amend the parts that fit the same fields: the target's id as
  /// `clientOrderID`, the new price and quantity, the sender.
  @usableFromInline
  struct Slot {
    @usableFromInline var order: NewOrder
    @usableFromInline var kind: Kind
    @usableFromInline var requestID: UInt64
    /// Filled while fetching ahead: the fingerprint of the client id, and the order that it most likely means.
    @usableFromInline var fingerprint: UInt32
    @usableFromInline var likelyOrder: UInt32
  }

  @usableFromInline var slots: UnsafeMutablePointer<Slot>
  @usableFromInline var capacity: Int
  /// How many commands it holds.
  public var count: Int { commandCount }
  @usableFromInline var commandCount: Int
  /// Commands that are not on the path of an order; their slots name them by index.
  private var others: [Command]

  /// Zeroed slots behind the last command, so that fetching ahead need not look where the batch ends.
  static var margin: Int { 16 }

  /// An empty batch with room for `capacity` commands before it grows.
  public init(capacity: Int = 1024) {
    precondition(capacity > 0, "a batch needs room for at least one command")
    slots = Self.allocate(capacity)
    self.capacity = capacity
    commandCount = 0
    others = []
  }

  deinit { slots.deallocate() }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    let bytes = (capacity + margin) * MemoryLayout<Slot>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: MemoryLayout<Slot>.alignment)
    block.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    return block.assumingMemoryBound(to: Slot.self)
  }

  /// Forgets all commands and keeps the room.
  public mutating func removeAll() {
    commandCount = 0
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Adds a new order.
  @inlinable
  @inline(__always)
  public mutating func append(_ order: NewOrder) {
    if commandCount == capacity { grow() }
    let slot = slots + commandCount
    slot.pointee.order = order
    slot.pointee.kind = .newOrder
    slot.pointee.requestID = order.clientOrderID
    commandCount &+= 1
  }

  /// Adds a request from a flat record, without a branch on what it asks for: for whoever keeps requests in such records,
  /// where a branch would be guessed wrong more often than not.
  ///
  /// - Parameters:
  ///   - kind: What to do; not ``Kind/other``.
  ///   - fields: The new order; of a cancel or amend, the fields that its kind names. Its client id is the request's id.
  @inlinable
  @inline(__always)
  public mutating func append(_ kind: Kind, _ fields: NewOrder) {
    precondition(kind != .other, "a flat record is an order, a cancel or an amend")
    append(fields)
    slots[commandCount &- 1].kind = kind
  }

  /// Adds a cancel.
  @inlinable
  @inline(__always)
  public mutating func append(_ cancel: CancelOrder) {
    if commandCount == capacity { grow() }
    slots[commandCount].set(cancel)
    commandCount &+= 1
  }

  /// Adds an amend.
  @inlinable
  @inline(__always)
  public mutating func append(_ amend: AmendOrder) {
    if commandCount == capacity { grow() }
    slots[commandCount].set(amend)
    commandCount &+= 1
  }

  /// Adds any command.
  public mutating func append(_ command: Command) {
    switch command {
    case .newOrder(let order): append(order)
    case .cancelOrder(let cancel): append(cancel)
    case .amendOrder(let amend): append(amend)
    default:
      if commandCount == capacity { grow() }
      slots[commandCount].set(ParticipantID(0), 0, UInt64(others.count), .other, price: .min, quantity: .min)
      commandCount += 1
      others.append(command)
    }
  }

  /// The command at `index`.
  public subscript(index: Int) -> Command {
    precondition(index >= 0 && index < count, "command index out of range")
    let slot = slots[index]
    switch slot.kind {
    case .newOrder: return .newOrder(slot.order)
    case .cancelByOrder, .cancelByClient: return .cancelOrder(slot.cancel)
    case .amendByOrder, .amendByClient: return .amendOrder(slot.amend)
    case .other: return others[Int(slot.order.clientOrderID)]
    }
  }

  /// The command that the slot of kind `other` at `index` names.
  func other(at index: Int) -> Command { others[Int(slots[index].order.clientOrderID)] }

  @usableFromInline
  @inline(never)
  mutating func grow() {
    let larger = Self.allocate(capacity * 2)
    larger.moveInitialize(from: slots, count: count)
    slots.deallocate()
    slots = larger
    capacity *= 2
  }
}

extension CommandBatch.Slot {
  /// A slot that holds nothing yet.
  @inlinable
  init() {
    order = NewOrder(
      participant: ParticipantID(0), clientOrderID: 0, instrument: InstrumentID(0), side: .bid, price: nil,
      quantity: .zero)
    kind = .other
    requestID = 0
    fingerprint = 0
    likelyOrder = 0
  }

  /// Makes it hold a cancel.
  @inlinable
  @inline(__always)
  mutating func set(_ cancel: CancelOrder) {
    switch cancel.target {
    case .order(let id):
      set(cancel.participant, cancel.requestID, id.rawValue, .cancelByOrder, price: .min, quantity: .min)
    case .client(let id):
      set(cancel.participant, cancel.requestID, id, .cancelByClient, price: .min, quantity: .min)
    }
  }

  /// Makes it hold an amend.
  @inlinable
  @inline(__always)
  mutating func set(_ amend: AmendOrder) {
    let price = amend.price?.rawValue ?? .min
    let quantity = amend.quantity?.rawValue ?? .min
    switch amend.target {
    case .order(let id):
      set(amend.participant, amend.requestID, id.rawValue, .amendByOrder, price: price, quantity: quantity)
    case .client(let id):
      set(amend.participant, amend.requestID, id, .amendByClient, price: price, quantity: quantity)
    }
  }

  @inlinable
  @inline(__always)
  mutating func set(
    _ participant: ParticipantID, _ requestID: UInt64, _ target: UInt64, _ kind: CommandBatch.Kind, price: Int64,
    quantity: Int64
  ) {
    order.clientOrderID = target
    order.quantity = Quantity(quantity)
    order.priceOrAbsent = price
    order.participant = participant
    order.instrument = InstrumentID(0)
    self.kind = kind
    self.requestID = requestID
  }

  /// The order that a cancel or amend means.
  @inline(__always)
  private var target: OrderReference {
    kind == .cancelByOrder || kind == .amendByOrder
      ? .order(OrderID(order.clientOrderID)) : .client(order.clientOrderID)
  }

  /// The slot as the cancel that it is.
  @inline(__always)
  var cancel: CancelOrder { CancelOrder(participant: order.participant, requestID: requestID, target: target) }

  /// The slot as the amend that it is.
  @inline(__always)
  var amend: AmendOrder {
    AmendOrder(
      participant: order.participant, requestID: requestID, target: target, price: order.price,
      quantity: order.quantity.rawValue == .min ? nil : order.quantity)
  }
}
