/// One connection that has spoken: a peer of the order-entry socket.
///
/// Trivially copyable; ``SessionTable`` owns the memory that it points to.
struct Session {
  /// The name under which the socket knows the peer.
  var routingID: UnsafeRawBufferPointer
  /// Who is logged on; 0: nobody yet.
  var participant: UInt32 = 0
  /// Tells it from an earlier session in the same place.
  var generation: UInt32
  /// When it last sent anything, on the monotonic clock in nanoseconds.
  var lastHeard: UInt64
  /// The next session of the same participant, as index + 1; 0: none.
  var nextOfParticipant: UInt32 = 0
  /// Bad messages so far.
  var badFrames: Int32 = 0
  /// Whether it sent too many of them, or does not read, and is ignored.
  var isCutOff = false
  /// Whether the participant's orders go when its last session with this wish goes.
  var cancelsOnDisconnect = false
  /// The logon's wish: reports above this number are sent again.
  var reportsAfter = UInt64.max
  /// Whether a question of it waits for its answer.
  var awaitsAnswer = false
  /// Whether messages wait in `outgoing`.
  var isDirty = false
  /// Whether frames wait because the peer's queue was full.
  var hasPending = false
  /// Messages for it that leave as one frame.
  var outgoing: UnsafeMutableRawPointer?
  var outgoingCount = 0
}

/// All sessions: by place in O(1), and by routing id with one hash.
final class SessionTable {
  /// Sessions by place.
  private let sessions: UnsafeMutablePointer<Session>
  private var isUsed: [Bool]
  private var free: [UInt32] = []
  private var generation: UInt32 = 0
  /// Open addressing with linear probing: place + 1, or 0.
  private let buckets: UnsafeMutablePointer<UInt32>
  private let bucketMask: Int
  private let seed = UInt64.random(in: .min ... .max)
  /// The place that the last look-up found: peers send in runs.
  private var lastFound: Int?

  /// How many sessions there may be.
  let limit: Int
  /// How many there are.
  private(set) var count = 0
  /// No place from here on has ever been used.
  private(set) var highWater = 0

  init(limit: Int) {
    self.limit = limit
    sessions = .allocate(capacity: limit)
    isUsed = Array(repeating: false, count: limit)
    var bucketCount = 16
    while bucketCount < limit * 2 { bucketCount *= 2 }
    buckets = .allocate(capacity: bucketCount)
    buckets.initialize(repeating: 0, count: bucketCount)
    bucketMask = bucketCount - 1
  }

  deinit {
    for place in 0..<highWater where isUsed[place] { release(place) }
    sessions.deallocate()
    buckets.deallocate()
  }

  /// The session at a place that ``find(_:)`` or ``add(_:at:)`` gave.
  @inline(__always)
  subscript(place: Int) -> UnsafeMutablePointer<Session> { sessions + place }

  /// Whether a session is at this place.
  func isLive(_ place: Int) -> Bool { place < highWater && isUsed[place] }

  /// Whether the session at this place is still that of `generation`.
  func isLive(_ place: Int, generation: UInt32) -> Bool { isLive(place) && sessions[place].generation == generation }

  /// The place of the peer called `routingID`; `nil`: it has not spoken yet.
  @inline(__always)
  func find(_ routingID: UnsafeRawBufferPointer) -> Int? {
    if let lastFound, same(sessions[lastFound].routingID, routingID) { return lastFound }
    var bucket = home(routingID)
    while buckets[bucket] != 0 {
      let place = Int(buckets[bucket]) - 1
      if same(sessions[place].routingID, routingID) {
        lastFound = place
        return place
      }
      bucket = (bucket + 1) & bucketMask
    }
    return nil
  }

  /// A new session for a peer that has none; `nil` when there are as many as there may be.
  func add(_ routingID: UnsafeRawBufferPointer, at time: UInt64) -> Int? {
    guard count < limit else { return nil }
    let place = free.popLast().map(Int.init) ?? highWater
    highWater = max(highWater, place + 1)
    count += 1
    generation &+= 1
    let name = UnsafeMutableRawBufferPointer.allocate(byteCount: routingID.count, alignment: 1)
    name.copyMemory(from: routingID)
    (sessions + place).initialize(
      to: Session(routingID: UnsafeRawBufferPointer(name), generation: generation, lastHeard: time))
    isUsed[place] = true
    var bucket = home(routingID)
    while buckets[bucket] != 0 { bucket = (bucket + 1) & bucketMask }
    buckets[bucket] = UInt32(place + 1)
    return place
  }

  /// Forgets the session at `place`.
  func remove(_ place: Int) {
    precondition(isLive(place), "no session is at this place")
    removeBucket(of: place)
    release(place)
    isUsed[place] = false
    free.append(UInt32(place))
    count -= 1
    lastFound = nil
  }

  private func release(_ place: Int) {
    sessions[place].routingID.deallocate()
    sessions[place].outgoing?.deallocate()
  }

  /// Empties the bucket of `place` and moves those behind it up, so that no search ends early.
  private func removeBucket(of place: Int) {
    var hole = home(sessions[place].routingID)
    while Int(buckets[hole]) - 1 != place { hole = (hole + 1) & bucketMask }
    var next = (hole + 1) & bucketMask
    while buckets[next] != 0 {
      let wanted = home(sessions[Int(buckets[next]) - 1].routingID)
      // Moves up unless its home lies behind the hole.
      if (next - wanted) & bucketMask >= (next - hole) & bucketMask {
        buckets[hole] = buckets[next]
        hole = next
      }
      next = (next + 1) & bucketMask
    }
    buckets[hole] = 0
  }

  @inline(__always)
  private func same(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }

  @inline(__always)
  private func home(_ routingID: UnsafeRawBufferPointer) -> Int {
    var hash = seed
    for byte in routingID { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9 >> 32) & bucketMask
  }
}
