import CIntrinsics

/// A record that can wait in a slab's free list.
protocol SlabRecord: BitwiseCopyable {
  /// The next free record while this one is free; any field that a free record does not need.
  var nextFree: UInt32 { get set }
}

/// Fixed-size records in one block, known by index; index 0 is never issued and means "none".
///
/// Freed records are used again, last freed first, so that the working set stays in the cache. Growing moves pages, not
/// bytes, and happens only when more records are in use than ever before. Every access checks its index.
struct Slab<Record: SlabRecord>: ~Copyable {
  private var base: UnsafeMutablePointer<Record>
  private var byteCount: Int
  /// Records that fit before it grows, the unused record 0 included.
  private var capacity: UInt32
  /// One above the highest index ever issued.
  private(set) var highWater: UInt32 = 1
  private(set) var firstFree: UInt32 = 0
  /// Records in use.
  private(set) var count: Int = 0

  private static var pageSize: Int { 4096 }

  init(capacity: Int) {
    let wanted = max(capacity + 1, 2) * MemoryLayout<Record>.stride
    byteCount = (wanted + Self.pageSize - 1) / Self.pageSize * Self.pageSize
    guard let block = tenor_map(byteCount) else { fatalError("out of memory for \(byteCount) bytes") }
    base = block.bindMemory(to: Record.self, capacity: byteCount / MemoryLayout<Record>.stride)
    self.capacity = UInt32(byteCount / MemoryLayout<Record>.stride)
  }

  deinit { tenor_unmap(base, byteCount) }

  /// The record at `index`; the pointer holds until the next ``allocate()``.
  @inline(__always)
  subscript(index: UInt32) -> UnsafeMutablePointer<Record> {
    precondition(index &- 1 < highWater &- 1, "no such record")
    return base + Int(index)
  }

  /// The record at `index`, or, for 0, record 0, of which nothing may be kept: for links that may lead nowhere.
  @inline(__always)
  func orNone(_ index: UInt32) -> UnsafeMutablePointer<Record> {
    precondition(index < highWater, "no such record")
    return base + Int(index)
  }

  /// The record at `index`, or record 0, which is never issued and always zero, when there is none: for looking ahead.
  @inline(__always)
  func peek(_ index: UInt32) -> UnsafeMutablePointer<Record> { base + (index < highWater ? Int(index) : 0) }

  /// Asks for the record's cache line; any index will do.
  @inline(__always)
  func prefetch(_ index: UInt32) { tenor_prefetch(base + Int(index)) }

  /// Takes a record. Its contents are those of its last use, or zero.
  @inline(__always)
  mutating func allocate() -> UInt32 {
    count &+= 1
    let reused = firstFree
    if reused != 0 {
      firstFree = base[Int(reused)].nextFree
      return reused
    }
    if highWater == capacity { grow() }
    let index = highWater
    highWater &+= 1
    return index
  }

  /// Gives a record back.
  @inline(__always)
  mutating func free(_ index: UInt32) {
    self[index].pointee.nextFree = firstFree
    firstFree = index
    count &-= 1
  }

  /// Takes a record out of use for good.
  mutating func retire(_ index: UInt32) { count &-= 1 }

  /// The bytes of all records that were ever issued, record 0 included.
  func withRecords<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: base, count: Int(highWater) * MemoryLayout<Record>.stride))
  }

  /// Takes over what ``write(to:)`` wrote of another slab, in place of everything that it holds.
  mutating func read(from image: inout ImageReader) throws(ImageError) {
    let newHighWater = try image.take(UInt32.self)
    let newFirstFree = try image.take(UInt32.self)
    let newCount = try image.take(UInt64.self)
    let records = try image.take(Int(newHighWater) * MemoryLayout<Record>.stride)
    while capacity < newHighWater { grow() }
    UnsafeMutableRawBufferPointer(start: base, count: byteCount).copyMemory(from: records)
    highWater = newHighWater
    firstFree = newFirstFree
    count = Int(newCount)
  }

  @inline(never)
  private mutating func grow() {
    let larger = byteCount * 2
    guard let block = tenor_remap(base, byteCount, larger) else { fatalError("out of memory for \(larger) bytes") }
    base = block.bindMemory(to: Record.self, capacity: larger / MemoryLayout<Record>.stride)
    byteCount = larger
    capacity = UInt32(clamping: larger / MemoryLayout<Record>.stride)
  }
}
