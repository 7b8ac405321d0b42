import MatchingEngine

/// The last messages of one numbered stream, each in a fixed-size place: grows as it fills, up to a limit, then forgets
/// the oldest.
///
/// The numbers run 1, 2, 3 ... without holes.
struct KeptMessages: ~Copyable {
  private var storage: UnsafeMutableRawPointer?
  /// How many it has room for now.
  private(set) var capacity = 0
  /// Where the next message goes.
  private var nextPlace = 0
  private var kept = 0
  private let placeSize: Int
  private let limit: Int
  /// Number of the last message; 0 before the first.
  private(set) var last: UInt64 = 0

  /// Small enough to cost nothing for the many streams that hardly speak.
  private static let initialCapacity = 16

  /// A stream of messages of at most `placeSize` bytes that keeps at most `limit` of them.
  init(placeSize: Int, limit: Int) {
    precondition(placeSize > 0 && limit > 0, "a stream keeps at least its last message")
    self.placeSize = placeSize
    self.limit = limit
  }

  deinit { storage?.deallocate() }

  /// Number of the oldest message that is kept; 0: none is.
  var first: UInt64 { kept == 0 ? 0 : last &- UInt64(kept) &+ 1 }

  /// How many are kept.
  var count: Int { kept }

  /// Whether the message with this number is kept.
  func contains(_ number: UInt64) -> Bool { number >= first && number <= last && number > 0 }

  /// Makes room for the next message, numbered ``last`` afterwards, in place of the oldest when there is no more.
  ///
  /// - Parameter budget: Bytes that all streams together may still grow by. A stream that finds none left forgets its
  ///   oldest message early.
  /// - Returns: Where to write it: `placeSize` bytes, valid until the next call.
  @inline(__always)
  mutating func append(budget: inout Int) -> UnsafeMutableRawPointer {
    if kept == capacity && capacity < limit { grow(&budget) }
    guard let storage else { preconditionFailure("a stream has room once it has grown") }
    let place = storage + nextPlace &* placeSize
    nextPlace &+= 1
    if nextPlace == capacity { nextPlace = 0 }
    if kept < capacity { kept &+= 1 }
    last &+= 1
    return place
  }

  /// The bytes of a kept message.
  @inline(__always)
  subscript(number: UInt64) -> UnsafeRawPointer {
    precondition(contains(number), "this message is not kept")
    guard let storage else { preconditionFailure("a stream that keeps a message has room for it") }
    var place = nextPlace &- 1 &- Int(last &- number)
    if place < 0 { place &+= capacity }
    return UnsafeRawPointer(storage + place &* placeSize)
  }

  /// Copies whole places: `count` of them from the message `first` on.
  ///
  /// - Returns: How many bytes they take.
  func copy(_ first: UInt64, _ count: Int, to start: UnsafeMutableRawPointer) -> Int {
    guard count > 0 else { return 0 }
    precondition(contains(first) && contains(first &+ UInt64(count) &- 1), "these messages are not all kept")
    guard let storage else { preconditionFailure("a stream that keeps a message has room for it") }
    var place = nextPlace &- 1 &- Int(last &- first)
    if place < 0 { place &+= capacity }
    let head = min(count, capacity - place)
    start.copyMemory(from: storage + place * placeSize, byteCount: head * placeSize)
    (start + head * placeSize).copyMemory(from: storage, byteCount: (count - head) * placeSize)
    return count * placeSize
  }

  /// Writes the messages that are kept, and the number of the last.
  func write(to image: inout ImageWriter) {
    image.put(UInt32(placeSize))
    image.put(last)
    image.put(UInt64(kept))
    guard kept > 0 else { return }
    // A place keeps what a longer message left behind; only the message itself is written.
    for number in first...last {
      let message = WireBytes.message(at: self[number])
      image.put(UInt32(message.count))
      image.put(message)
    }
  }

  /// Takes over what ``write(to:)`` wrote of another stream, as far as limit and budget go. Nothing was appended yet.
  mutating func read(from image: inout ImageReader, budget: inout Int) throws(ImageError) {
    precondition(last == 0, "a stream is read before anything is appended to it")
    let size = try image.take(UInt32.self)
    guard size == UInt32(placeSize) else { throw .otherLayout(found: UInt64(size), expected: UInt64(placeSize)) }
    let newLast = try image.take(UInt64.self)
    let count = try image.take(UInt64.self)
    guard count <= newLast else { throw .otherRules }
    last = newLast - count
    for _ in 0..<count {
      let length = Int(try image.take(UInt32.self))
      guard length <= placeSize else { throw .otherRules }
      append(budget: &budget).copyMemory(from: try image.take(length).baseAddress!, byteCount: length)
    }
  }

  @inline(never)
  private mutating func grow(_ budget: inout Int) {
    let wanted = min(max(capacity * 2, Self.initialCapacity), limit)
    let price = (wanted - capacity) * placeSize
    // The first few places are everybody's; more only while there is memory to share.
    guard capacity == 0 || price <= budget else { return }
    budget -= price
    let larger = UnsafeMutableRawPointer.allocate(byteCount: wanted * placeSize, alignment: 8)
    if let storage {
      // Full, so that the oldest stands at nextPlace.
      let tail = (capacity - nextPlace) * placeSize
      larger.copyMemory(from: storage + nextPlace * placeSize, byteCount: tail)
      (larger + tail).copyMemory(from: storage, byteCount: nextPlace * placeSize)
      storage.deallocate()
    }
    storage = larger
    nextPlace = kept
    capacity = wanted
  }
}
