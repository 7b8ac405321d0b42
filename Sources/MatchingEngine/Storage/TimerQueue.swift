/// What is due when: a binary heap by due time, then by number.
///
/// An entry whose subject has gone is dropped when its time comes, or when the dead outnumber the living.
struct TimerQueue: ~Copyable {
  /// One thing to come: 32 bytes.
  struct Entry: BitwiseCopyable {
    /// Nanoseconds since 1970.
    var due: UInt64
    /// Rises with each entry; decides at one moment.
    var number: UInt64
    /// An order's id, or an instrument's number.
    var subject: UInt64
    var isOrder: Bool

    @inline(__always)
    static func < (left: Entry, right: Entry) -> Bool {
      left.due < right.due || (left.due == right.due && left.number < right.number)
    }
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private(set) var count = 0
  /// Entries whose subject has gone.
  private(set) var deadCount = 0
  /// The number that the next entry gets.
  private(set) var nextNumber: UInt64 = 1
  /// The earliest due time; later than every moment when there is none.
  private(set) var nextDue: UInt64 = .max

  init() {
    capacity = 64
    entries = .allocate(capacity: capacity)
  }

  deinit { entries.deallocate() }

  /// Adds an entry.
  ///
  /// - Returns: Its number.
  mutating func add(due: UInt64, subject: UInt64, isOrder: Bool) -> UInt64 {
    if count == capacity { grow() }
    let number = nextNumber
    nextNumber += 1
    (entries + count).initialize(to: Entry(due: due, number: number, subject: subject, isOrder: isOrder))
    count += 1
    siftUp(count - 1)
    nextDue = entries[0].due
    return number
  }

  /// Takes the earliest entry if it is due at `time`.
  mutating func takeDue(at time: UInt64) -> Entry? {
    guard nextDue <= time else { return nil }
    let first = entries[0]
    count -= 1
    entries[0] = entries[count]
    if count > 0 { siftDown(0) }
    nextDue = count == 0 ? .max : entries[0].due
    return first
  }

  /// Notes that the subject of an entry has gone.
  mutating func noteDead() { deadCount += 1 }

  /// Notes that a taken entry's subject had gone.
  mutating func noteTakenDead() { deadCount = max(0, deadCount - 1) }

  /// Drops the entries of orders that have gone, when they outnumber the living.
  mutating func sweep(_ orders: borrowing Slab<OrderRecord>) {
    guard deadCount > Self.toleratedDead, deadCount * 2 > count else { return }
    var kept = 0
    for index in 0..<count where Self.isAlive(entries[index], orders) {
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
    deadCount = 0
    var parent = count / 2
    while parent > 0 {
      parent -= 1
      siftDown(parent)
    }
    nextDue = count == 0 ? .max : entries[0].due
  }

  private static var toleratedDead: Int { 64 }

  /// Whether the order of an entry is still there; true for entries of instruments.
  static func isAlive(_ entry: Entry, _ orders: borrowing Slab<OrderRecord>) -> Bool {
    guard entry.isOrder else { return true }
    let id = OrderID(entry.subject)
    return id.slot < orders.highWater && orders[id.slot].pointee.generation == id.generation
  }

  private mutating func siftUp(_ start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      guard entries[index] < entries[parent] else { return }
      swap(&entries[index], &entries[parent])
      index = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < count && entries[child] < entries[least] {
        least = child
      }
      guard least != index else { return }
      swap(&entries[index], &entries[least])
      index = least
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}
