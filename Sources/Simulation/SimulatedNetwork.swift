import ExchangeServer
import Messaging
import SeededRandom

/// Connections between the exchange and those outside: in order within each, as TCP keeps it, and at any pace against each other.
///
/// What is lost is lost with its connection, from some frame on, in both directions; a frame may come twice, as a
/// client's own resend does. Bodies of the feed may be lost one by one, as libzmq drops them.
final class SimulatedNetwork {
  /// The doors of the exchange.
  enum Door: Int, CaseIterable {
    case orders
    case feed
    case repair
  }

  /// How bad it is.
  struct Weather: Sendable {
    /// The longest time of a frame on its way, in nanoseconds.
    var longestDelay: UInt64
    /// Of 1,000 frames, how many break their connection.
    var breaks: Int
    /// Of 1,000 frames of clients, how many come twice.
    var doubles: Int
    /// Of 1,000 bodies of the feed, how many are dropped.
    var drops: Int
    /// Frames on their way to one client beyond which no more are taken: it does not read as fast as it is told.
    var room: Int
    /// Of 1,000 frames to clients, how many are lost alone, which TCP never does.
    var holes = 0
  }

  fileprivate struct Delivery {
    var time: UInt64
    var bytes: [UInt8]
    /// The topic of a body of the feed.
    var topic: [UInt8] = []
  }

  /// One connection, from its outer end's first frame until it breaks.
  final class Connection {
    let number: Int
    let door: Door
    fileprivate var inward: [Delivery] = []
    fileprivate var outward: [Delivery] = []
    fileprivate var isBroken = false
    /// What a subscriber wants to hear of.
    fileprivate var prefixes: [[UInt8]] = []

    fileprivate init(_ number: Int, _ door: Door) {
      self.number = number
      self.door = door
    }

    /// The name under which a ROUTER socket knows it.
    fileprivate var name: [UInt8] { [0] + withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) } }
  }

  /// What has arrived at an outer end.
  struct Arrival {
    var connection: Int
    var topic: [UInt8]
    var bytes: [UInt8]
  }

  private let clock: SimulatedClock
  private let trace: Trace
  private var random: SplitMix64
  private var connections: [Int: Connection] = [:]
  private var order: [Int] = []
  private var next = 1
  var weather: Weather

  init(_ clock: SimulatedClock, _ trace: Trace, _ weather: Weather, _ random: SplitMix64) {
    self.clock = clock
    self.trace = trace
    self.weather = weather
    self.random = random
  }

  // MARK: The outer ends

  func connect(_ door: Door) -> Int {
    let connection = Connection(next, door)
    connections[next] = connection
    order.append(next)
    next += 1
    return connection.number
  }

  /// Subscribes a feed's connection to topics that start with `prefix`.
  func subscribe(_ number: Int, to prefix: String) {
    connections[number]?.prefixes.append(Array(prefix.utf8))
    send([1] + Array(prefix.utf8), over: number)
  }

  func isConnected(_ number: Int) -> Bool { connections[number] != nil }

  /// Sends a frame to the exchange.
  func send(_ bytes: [UInt8], over number: Int) {
    guard let connection = connections[number], !connection.isBroken else { return }
    connection.inward.append(Delivery(time: arrival(after: connection.inward.last?.time), bytes: bytes))
    if connection.door == .orders, random.chance(weather.doubles, in: 1_000) {
      connection.inward.append(Delivery(time: arrival(after: connection.inward.last?.time), bytes: bytes))
    }
    maybeBreak(connection)
  }

  /// Ends a connection from outside; what is on its way to the exchange may still arrive.
  func close(_ number: Int) {
    guard let connection = connections[number] else { return }
    connection.isBroken = true
    connection.outward.removeAll()
    if connection.inward.isEmpty { forget(number) }
  }

  /// The next frame that has arrived at the outer end of a connection.
  func takeArrival() -> Arrival? {
    for number in order {
      guard let connection = connections[number], let first = connection.outward.first, first.time <= clock.now else {
        continue
      }
      connection.outward.removeFirst()
      trace.mix(UInt64(number))
      first.bytes.withUnsafeBytes { trace.mix($0) }
      if connection.isBroken && connection.outward.isEmpty && connection.inward.isEmpty { forget(number) }
      return Arrival(connection: number, topic: first.topic, bytes: first.bytes)
    }
    return nil
  }

  // MARK: The exchange's ends

  /// The exchange is gone: so are all connections, with what was on its way to it, and some of what was on its way from it.
  func breakAll() {
    for number in order {
      guard let connection = connections[number] else { continue }
      connection.inward.removeAll()
      connection.isBroken = true
      connection.outward.removeLast(random.below(connection.outward.count + 1))
      if connection.outward.isEmpty { forget(number) }
    }
  }

  /// Whether a frame waits at a door.
  func hasArrived(at door: Door) -> Bool {
    connections.values.contains { $0.door == door && ($0.inward.first.map { $0.time <= clock.now } ?? false) }
  }

  fileprivate func takeFrame(_ door: Door) -> (bytes: [UInt8], peer: [UInt8])? {
    for number in order {
      guard let connection = connections[number], connection.door == door, let first = connection.inward.first,
        first.time <= clock.now
      else { continue }
      connection.inward.removeFirst()
      trace.mix(UInt64(number))
      first.bytes.withUnsafeBytes { trace.mix($0) }
      let name = connection.name
      if connection.isBroken && connection.inward.isEmpty && connection.outward.isEmpty { forget(number) }
      return (first.bytes, name)
    }
    return nil
  }

  fileprivate func answer(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult {
    let number = Int(UInt32(bigEndian: peer.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
    guard let connection = connections[number], !connection.isBroken else { return .unreachable }
    guard connection.outward.count < weather.room else { return .wouldBlock }
    if weather.holes > 0 && random.chance(weather.holes, in: 1_000) { return .sent }
    connection.outward.append(Delivery(time: arrival(after: connection.outward.last?.time), bytes: Array(frame)))
    maybeBreak(connection)
    return .sent
  }

  fileprivate func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    for number in order {
      guard let connection = connections[number], connection.door == .feed, !connection.isBroken,
        connection.prefixes.contains(where: { topic.starts(with: $0) }), !random.chance(weather.drops, in: 1_000)
      else { continue }
      connection.outward.append(
        Delivery(time: arrival(after: connection.outward.last?.time), bytes: Array(body), topic: Array(topic)))
    }
  }

  // MARK: Chance

  private func arrival(after earlier: UInt64?) -> UInt64 {
    let delay = random.next() % (weather.longestDelay + 1)
    return max(clock.now + delay, earlier ?? 0)
  }

  /// Breaks a connection once in a while: frames on their way are lost from some one on.
  private func maybeBreak(_ connection: Connection) {
    guard random.chance(weather.breaks, in: 1_000) else { return }
    trace.note("connection \(connection.number) breaks")
    connection.isBroken = true
    connection.inward.removeLast(random.below(connection.inward.count + 1))
    connection.outward.removeLast(random.below(connection.outward.count + 1))
    if connection.inward.isEmpty && connection.outward.isEmpty { forget(connection.number) }
  }

  private func forget(_ number: Int) {
    connections[number] = nil
    order.removeAll { $0 == number }
  }
}

/// A door for requests: order entry, or the repair socket.
final class SimulatedPeers: PeerSocket {
  private let network: SimulatedNetwork
  private let door: SimulatedNetwork.Door

  init(_ network: SimulatedNetwork, _ door: SimulatedNetwork.Door) {
    self.network = network
    self.door = door
  }

  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult {
    network.answer(frame, to: peer)
  }

  func receive(_ body: (_ frame: UnsafeRawBufferPointer, _ peer: UnsafeRawBufferPointer) -> Void) throws -> Bool {
    guard let (bytes, peer) = network.takeFrame(door) else { return false }
    bytes.withUnsafeBytes { bytes in peer.withUnsafeBytes { body(bytes, $0) } }
    return true
  }
}

/// The door of the feed.
final class SimulatedFeed: FeedSocket {
  private let network: SimulatedNetwork

  init(_ network: SimulatedNetwork) { self.network = network }

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    network.publish(body, under: topic)
  }

  func receive(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Bool {
    guard let (bytes, _) = network.takeFrame(.feed) else { return false }
    bytes.withUnsafeBytes(body)
    return true
  }
}
