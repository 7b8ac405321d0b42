/// The events of one or more commands, in order, in one contiguous growable block.
///
/// The engine appends; a consumer reads by index or by command, then calls ``removeAll()`` and uses the block again,
/// so that nothing is allocated once it has reached its size.
public struct EventBuffer: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<Event>
  @usableFromInline var capacity: Int
  /// How many events it holds.
  public var count: Int { eventCount }
  @usableFromInline var eventCount: Int
  var ends: UnsafeMutablePointer<UInt32>
  var endsCapacity: Int
  /// How many commands' events it holds.
  public private(set) var commandCount: Int

  /// An empty buffer with room for `capacity` events before it grows.
  public init(capacity: Int = 1024) {
    precondition(capacity > 0, "an event buffer needs room for at least one event")
    storage = .allocate(capacity: capacity)
    self.capacity = capacity
    eventCount = 0
    ends = .allocate(capacity: capacity)
    endsCapacity = capacity
    commandCount = 0
  }

  deinit {
    storage.deallocate()
    ends.deallocate()
  }

  /// The event at `index`, counted from 0 over all commands.
  @inlinable
  public subscript(index: Int) -> Event {
    precondition(index >= 0 && index < eventCount, "event index out of range")
    return storage[index]
  }

  /// The indices of the events that the command at `index` (counted from 0 since the last ``removeAll()``) caused.
  public func events(ofCommand index: Int) -> Range<Int> {
    precondition(index >= 0 && index < commandCount, "command index out of range")
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return start..<Int(ends[index])
  }

  /// Calls `body` with each event in order.
  @inlinable
  public func forEach(_ body: (borrowing Event) throws -> Void) rethrows {
    for index in 0..<eventCount { try body(storage[index]) }
  }

  /// Forgets all events and keeps the room.
  public mutating func removeAll() {
    eventCount = 0
    commandCount = 0
  }

  @inline(__always)
  mutating func append(_ event: Event) {
    if eventCount == capacity { grow() }
    (storage + eventCount).initialize(to: event)
    eventCount &+= 1
  }

  @inline(__always)
  mutating func endCommand() {
    if commandCount == endsCapacity { growEnds() }
    ends[commandCount] = UInt32(truncatingIfNeeded: eventCount)
    commandCount &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Event>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: storage, count: eventCount)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }

  @inline(never)
  private mutating func growEnds() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: endsCapacity * 2)
    larger.moveInitialize(from: ends, count: commandCount)
    ends.deallocate()
    ends = larger
    endsCapacity *= 2
  }
}
