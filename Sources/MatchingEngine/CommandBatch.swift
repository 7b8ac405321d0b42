/// The commands of one batch, in order, in one contiguous growable block, laid out for ``MatchingEngine/apply(_:at:into:)``.
///
/// Filled by whoever decodes commands, emptied with ``removeAll()`` and filled again, so that nothing is allocated once
/// it has reached its size.
public struct CommandBatch: ~Copyable {
  /// What a slot holds.
  @usableFromInline
  enum Kind: UInt8 {
    case newOrder
    case cancelByOrder
    case cancelByClient
    case amendByOrder
    case amendByClient
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

  /// Adds a cancel.
  @inlinable
  @inline(__always)
  public mutating func append(_ cancel: CancelOrder) {
    switch cancel.target {
    case .order(let id):
      append(cancel.participant, cancel.requestID, id.rawValue, .cancelByOrder, price: .min, quantity: .min)
    case .client(let id):
      append(cancel.participant, cancel.requestID, id, .cancelByClient, price: .min, quantity: .min)
    }
  }

  /// Adds an amend.
  @inlinable
  @inline(__always)
  public mutating func append(_ amend: AmendOrder) {
    let price = amend.price?.rawValue ?? .min
    let quantity = amend.quantity?.rawValue ?? .min
    switch amend.target {
    case .order(let id):
      append(amend.participant, amend.requestID, id.rawValue, .amendByOrder, price: price, quantity: quantity)
    case .client(let id):
      append(amend.participant, amend.requestID, id, .amendByClient, price: price, quantity: quantity)
    }
  }

  /// Adds any command.
  public mutating func append(_ command: Command) {
    switch command {
    case .newOrder(let order): append(order)
    case .cancelOrder(let cancel): append(cancel)
    case .amendOrder(let amend): append(amend)
    default:
      append(ParticipantID(0), 0, UInt64(others.count), .other, price: .min, quantity: .min)
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

  @inlinable
  @inline(__always)
  mutating func append(
    _ participant: ParticipantID, _ requestID: UInt64, _ target: UInt64, _ kind: Kind, price: Int64, quantity: Int64
  ) {
    if commandCount == capacity { grow() }
    let slot = slots + commandCount
    slot.pointee.order.clientOrderID = target
    slot.pointee.order.quantity = Quantity(quantity)
    slot.pointee.order.priceOrAbsent = price
    slot.pointee.order.participant = participant
    slot.pointee.order.instrument = InstrumentID(0)
    slot.pointee.kind = kind
    slot.pointee.requestID = requestID
    commandCount &+= 1
  }

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
