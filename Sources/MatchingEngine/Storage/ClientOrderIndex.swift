import CIntrinsics

/// One participant's live orders by the ids that it gave them: a hash table of cache lines with seven orders each.
///
/// Of an order a line keeps part of its id's hash, the fingerprint, and its slot; the order itself is asked whether the
/// id is really its own. A line is compared as a whole, so that finding, adding and removing take no branch that depends
/// on where in it an order is. An order whose line is full goes to the next that is not; the lines it passes count it, and
/// a search goes on only where the count is not 0.
struct ClientOrderIndex: BitwiseCopyable {
  private var words: UnsafeMutablePointer<UInt32>?
  /// Lines, a power of two; 0 before the first insertion.
  private var lineCount: UInt32 = 0
  /// Live orders.
  private(set) var count: UInt32 = 0

  /// Where an order was found, or a place for one; holds until the next change.
  struct Place {
    /// The word of its fingerprint.
    let word: UInt32
    let slot: UInt32
  }

  /// Words of a line: seven fingerprints, how many orders passed it, seven slots, one unused.
  private static var lineWords: UInt32 { 16 }
  private static var passedWord: Int { 7 }
  private static var slotOffset: Int { 8 }
  private static var lanes: UInt32 { 0x7F }
  private static var smallestLineCount: UInt32 { 1 }
  /// Orders per line beyond which it grows: few lines overflow at that load.
  private static var fullestLoad: UInt32 { 4 }
  private static var lineBytes: Int { 64 }

  init() { words = nil }

  /// The part of an id's hash that is kept; never 0.
  @inline(__always)
  static func fingerprint(of id: UInt64, seed: UInt64) -> UInt32 {
    var mixed = (id ^ seed) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    mixed &*= 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: mixed >> 32) | 1
  }

  @inline(__always)
  private func home(of fingerprint: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: (UInt64(fingerprint) &* UInt64(lineCount)) >> 32)
  }

  @inline(__always)
  private func line(_ number: UInt32, _ words: UnsafeMutablePointer<UInt32>) -> UnsafeMutablePointer<UInt32> {
    words + Int(number) &* Int(Self.lineWords)
  }

  /// Asks for the cache line in which `fingerprint` would be.
  @inline(__always)
  func prefetch(_ fingerprint: UInt32) {
    guard let words else { return }
    prefetchLine(line(home(of: fingerprint), words))
  }

  /// The first slot with `fingerprint` in its line: most likely its own; any number when there is none.
  @inline(__always)
  func firstSlot(_ fingerprint: UInt32) -> UInt32 {
    guard let words else { return 0 }
    let line = line(home(of: fingerprint), words)
    let lane = (tenor_match8(line, fingerprint) | 1 << 7).trailingZeroBitCount
    return line[Self.slotOffset &+ lane]
  }

  /// Where the order for which `matches` holds is, among those with this fingerprint; `nil` when there is none.
  @inline(__always)
  func find(_ fingerprint: UInt32, where matches: (_ slot: UInt32) -> Bool) -> Place? {
    guard let words else { return nil }
    var number = home(of: fingerprint)
    while true {
      let line = line(number, words)
      var candidates = tenor_match8(line, fingerprint) & Self.lanes
      while candidates != 0 {
        let lane = candidates.trailingZeroBitCount
        let slot = line[Self.slotOffset &+ lane]
        if matches(slot) {
          return Place(word: number &* Self.lineWords &+ UInt32(truncatingIfNeeded: lane), slot: slot)
        }
        candidates &= candidates &- 1
      }
      if line[Self.passedWord] == 0 { return nil }
      number = (number &+ 1) & (lineCount &- 1)
    }
  }

  /// Where the next order with `fingerprint` may go; holds until the next change.
  enum Vacancy {
    /// An order for which the caller's condition holds is there already.
    case taken
    /// In no line looked at so far, or the table must grow first.
    case elsewhere
    /// The word of its fingerprint.
    case word(UInt32)
  }

  /// Where an order may go that has `fingerprint`, unless one for which `matches` holds is there already.
  @inline(__always)
  func vacancy(_ fingerprint: UInt32, unless matches: (_ slot: UInt32) -> Bool) -> Vacancy {
    guard let words else { return .elsewhere }
    let home = home(of: fingerprint)
    let line = line(home, words)
    let isTaken =
      (tenor_match8(line, fingerprint) & Self.lanes != 0 || line[Self.passedWord] != 0)
      && find(fingerprint, where: matches) != nil
    if isTaken { return .taken }
    let vacant = tenor_match8(line, 0) & Self.lanes
    guard vacant != 0 && count < lineCount &* Self.fullestLoad else { return .elsewhere }
    return .word(home &* Self.lineWords &+ UInt32(truncatingIfNeeded: vacant.trailingZeroBitCount))
  }

  /// Adds an order at a vacancy just found.
  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, slot: UInt32, at vacancy: Vacancy) {
    guard case .word(let word) = vacancy, let words else { return insert(fingerprint, slot: slot) }
    words[Int(word)] = fingerprint
    words[Int(word) &+ Self.slotOffset] = slot
    count &+= 1
  }

  /// Adds an order. It must not be there yet.
  @inline(__always)
  mutating func insert(_ fingerprint: UInt32, slot: UInt32) {
    if count >= lineCount &* Self.fullestLoad { grow() }
    guard let words else { preconditionFailure("an index without lines") }
    place(fingerprint, slot: slot, words)
    count &+= 1
  }

  @inline(__always)
  private func place(_ fingerprint: UInt32, slot: UInt32, _ words: UnsafeMutablePointer<UInt32>) {
    var number = home(of: fingerprint)
    while true {
      let line = line(number, words)
      let vacant = tenor_match8(line, 0) & Self.lanes
      if vacant != 0 {
        let lane = vacant.trailingZeroBitCount
        line[lane] = fingerprint
        line[Self.slotOffset &+ lane] = slot
        return
      }
      line[Self.passedWord] &+= 1
      number = (number &+ 1) & (lineCount &- 1)
    }
  }

  /// Removes an order. It must be there.
  @inline(__always)
  mutating func remove(_ fingerprint: UInt32, slot: UInt32) {
    guard let place = find(fingerprint, where: { $0 == slot }) else {
      preconditionFailure("removal of an order that is not indexed")
    }
    remove(place)
  }

  /// Removes the order at a place just found.
  @inline(__always)
  mutating func remove(_ place: Place) {
    guard let words else { preconditionFailure("removal from an empty index") }
    let word = Int(place.word)
    let number = place.word / Self.lineWords
    var passed = home(of: words[word])
    words[word] = 0
    words[word &+ Self.slotOffset] = 0
    while passed != number {
      line(passed, words)[Self.passedWord] &-= 1
      passed = (passed &+ 1) & (lineCount &- 1)
    }
    count &-= 1
  }

  /// Calls `body` with the slot of each order, in no particular order.
  func forEachSlot(_ body: (_ slot: UInt32) -> Void) {
    guard let words, count > 0 else { return }
    for number in 0..<lineCount {
      let line = line(number, words)
      for lane in 0..<Self.passedWord where line[lane] != 0 { body(line[Self.slotOffset + lane]) }
    }
  }

  /// Makes the table fit what it holds, so that walking it costs no more than its orders.
  mutating func shrink() {
    var fitting = Self.smallestLineCount
    while fitting &* Self.fullestLoad < count &* 2 { fitting &*= 2 }
    if fitting &* 2 <= lineCount { rebuild(lineCount: fitting) }
  }

  /// Gives its memory back.
  mutating func deallocate() {
    words.map { UnsafeMutableRawPointer($0).deallocate() }
    words = nil
    lineCount = 0
    count = 0
  }

  @inline(never)
  private mutating func grow() { rebuild(lineCount: max(lineCount &* 2, Self.smallestLineCount)) }

  private mutating func rebuild(lineCount newCount: UInt32) {
    let old = words
    let oldCount = lineCount
    let wordCount = Int(newCount) * Int(Self.lineWords)
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: wordCount * MemoryLayout<UInt32>.stride, alignment: Self.lineBytes)
    let fresh = block.bindMemory(to: UInt32.self, capacity: wordCount)
    fresh.initialize(repeating: 0, count: wordCount)
    words = fresh
    lineCount = newCount
    guard let old else { return }
    for number in 0..<oldCount {
      let line = line(number, old)
      for lane in 0..<Self.passedWord where line[lane] != 0 {
        place(line[lane], slot: line[Self.slotOffset + lane], fresh)
      }
    }
    UnsafeMutableRawPointer(old).deallocate()
  }
}
