/// What is due when: a binary heap by due time, then by number.
///
/// An entry whose subject has gone is dropped when its time comes, or when the dead outnumber the living.
struct TimerQueue: ~Copyable {
  /// What is to happen.
  enum Kind: UInt8 {
    /// The order with the subject as its id expires.
    case order
    /// The auction of the instrument with the subject as its number ends.
    case auction
    /// The end of the pool with the subject as its id has come.
    case pool
  }

  /// One thing to come: 32 bytes.
  struct Entry: BitwiseCopyable {
    /// Nanoseconds since 1970.
    var due: UInt64
    /// Rises with each entry; decides at one moment.
    var number: UInt64
    /// What it is about.
    var subject: UInt64
    var kind: Kind

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
  /// The earliest due time, of leases too; later than every moment when there is none.
  private(set) var nextDue: UInt64 = .max
  /// When the next lease ends. Leases of one tenor end in the order in which they were opened and need no heap.
  var leaseDue: UInt64 = .max {
    didSet { refreshNextDue() }
  }

  private mutating func refreshNextDue() { nextDue = min(leaseDue, count == 0 ? .max : entries[0].due) }

  /// A number for something that is due without an entry.
  mutating func takeNumber() -> UInt64 {
    let number = nextNumber
    nextNumber += 1
    return number
  }

  /// The earliest entry; `nil` when there is none.
  var first: Entry? { count == 0 ? nil : entries[0] }

  init() {
    capacity = 64
    entries = .allocate(capacity: capacity)
  }

  deinit { entries.deallocate() }

  /// Adds an entry.
  ///
  /// - Returns: Its number.
  mutating func add(due: UInt64, subject: UInt64, _ kind: Kind) -> UInt64 {
    if count == capacity { grow() }
    let number = takeNumber()
    (entries + count).initialize(to: Entry(due: due, number: number, subject: subject, kind: kind))
    count += 1
    siftUp(count - 1)
    refreshNextDue()
    return number
  }

  /// Takes the earliest entry. There must be one.
  mutating func takeFirst() -> Entry {
    precondition(count > 0, "nothing is due")
    let first = entries[0]
    count -= 1
    entries[0] = entries[count]
    if count > 0 { siftDown(0) }
    refreshNextDue()
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
    refreshNextDue()
  }

  private static var toleratedDead: Int { 64 }

  /// Whether the order of an entry is still there; true for entries of others.
  static func isAlive(_ entry: Entry, _ orders: borrowing Slab<OrderRecord>) -> Bool {
    guard entry.kind == .order else { return true }
    let id = OrderID(entry.subject)
    return id.slot < orders.highWater && orders[id.slot].pointee.generation == id.generation
  }

  func write(to image: inout ImageWriter) {
    image.begin("timers")
    image.put(contentsOf: (0..<count).map { entries[$0] })
    image.put(UInt64(deadCount))
    image.put(nextNumber)
    image.put(leaseDue)
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("timers")
    let list = try image.takeList(of: Entry.self)
    while capacity < list.count { grow() }
    for (index, entry) in list.enumerated() { (entries + index).initialize(to: entry) }
    count = list.count
    deadCount = Int(try image.take(UInt64.self))
    nextNumber = try image.take()
    leaseDue = try image.take()
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
