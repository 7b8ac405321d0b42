import Dispatch
import ExchangeServer
import Foundation
import Journal
import Logging
import MatchingEngine
import Messaging
import WireProtocol

/// The publisher and its subscribers, without the rest of the exchange at the same time.
///
/// Each round a few dozen batches of orders are matched and journalled. Then the publisher has its turns, and the clock runs
/// until each subscriber has every event. A bare socket then sends the bodies of the first rounds, over and over, to subscribers of
/// its own, by the same clock: what libzmq gives on this machine for these sizes.
struct FeedThroughput {
  var subscribers: Int
  var rounds: Int

  /// Rounds before the measured ones; their bodies are what the bare socket sends.
  private static let warmUp = 3
  /// Frames of orders in a round, and orders in a frame.
  private static let framesPerRound = 200
  private static let ordersPerFrame = 200
  /// How long a round may take: nanoseconds.
  private static let patience: UInt64 = 20_000_000_000
  /// Bodies that wait for a subscriber: more than a round has, so that none is lost.
  private static let queue: Int32 = 100_000

  func run(_ transport: Transport, in place: Place) throws -> FeedThroughputResult {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = place.path + "/feed-data"
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: configuration.dataDirectory) }
    let feed = try SentBodies(transport.address("feed", in: place.path), Self.queue)
    let bare = try SentBodies(transport.address("bare", in: place.path), Self.queue)
    let orders = OrderSource(ordersPerFrame: Self.ordersPerFrame)
    let exchange = try SteppedExchange(
      configuration, journal: JournalConfiguration(directory: configuration.dataDirectory + "/journal"),
      operatorSecret: "", catalogue: BuiltInCatalogue.commands, orders: orders, feed: feed, repair: NoPeers(),
      logger: Logger(label: "tenor") { _ in SwiftLogNoOpLogHandler() })
    let readers = try FeedReaders(subscribers, at: feed.address, prefix: "all/")
    defer { readers.stop() }
    let bareReaders = try FeedReaders(subscribers, at: bare.address, prefix: "all/")
    defer { bareReaders.stop() }
    try feed.waitForSubscriptions(subscribers)
    try bare.waitForSubscriptions(subscribers)

    var result = FeedThroughputResult(
      subscribers: subscribers, events: 0, meanBodyBytes: 0, eventsPerSecond: 0, barePerSecond: 0,
      publisherNanosecondsPerEvent: 0)
    var (elapsed, working, bareElapsed, bareEvents): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    // One after the other: a session is there once its account is, and orders are taken once it is.
    while orders.hasSetUp {
      try match(exchange)
      while try exchange.turn(.publisher) == .worked {}
      orders.setsUpOne = true
    }
    try match(exchange)
    while try exchange.turn(.publisher) == .worked {}
    for round in 0..<(Self.warmUp + rounds) {
      orders.framesLeft = Self.framesPerRound
      try match(exchange)
      feed.keepsBodies = round < Self.warmUp
      let before = feed.events
      let times = try time(readers, feed) { while try exchange.turn(.publisher) == .worked {} }
      let ofBare = try time(bareReaders, bare) { bare.send(feed.kept[round % feed.kept.count]) }
      guard round >= Self.warmUp else { continue }
      result.events += Int(feed.events - before)
      elapsed += times.all
      working += times.working
      bareElapsed += ofBare.all
      bareEvents += feed.kept[round % feed.kept.count].events
    }
    let bodies = feed.kept.flatMap(\.bodies)
    result.meanBodyBytes = bodies.reduce(0) { $0 + $1.body.count } / max(1, bodies.count)
    result.eventsPerSecond = Double(result.events) / Double(elapsed) * 1e9
    result.barePerSecond = Double(bareEvents) / Double(bareElapsed) * 1e9
    result.publisherNanosecondsPerEvent = Double(working) / Double(max(1, result.events))
    return result
  }

  /// Everything but the publisher, until none of it has anything to do.
  private func match(_ exchange: SteppedExchange) throws {
    var worked = true
    while worked {
      worked = false
      for part in [SteppedExchange.Part.gateway, .sequencer, .journal] {
        while try exchange.turn(part) == .worked { worked = true }
      }
    }
  }

  private func time(
    _ readers: FeedReaders, _ sent: SentBodies, _ work: () throws -> Void
  ) throws -> (all: UInt64, working: UInt64) {
    let begin = DispatchTime.now().uptimeNanoseconds
    try work()
    let done = DispatchTime.now().uptimeNanoseconds
    while readers.fewest < sent.events {
      guard DispatchTime.now().uptimeNanoseconds < begin + Self.patience else {
        throw BenchmarkError.tooSlow(acknowledged: Int(readers.fewest))
      }
      sched_yield()
    }
    return (DispatchTime.now().uptimeNanoseconds - begin, done - begin)
  }
}

/// An XPUB socket that counts what it sends, and keeps some of it.
private final class SentBodies: FeedSocket {
  /// What was sent in one round.
  struct Round {
    var bodies: [(topic: [UInt8], body: [UInt8])] = []
    var events: UInt64 = 0
  }

  let address: String
  private(set) var events: UInt64 = 0
  private(set) var kept: [Round] = []
  /// Whether from now on a further round is kept.
  var keepsBodies = false { didSet { if keepsBodies { kept.append(Round()) } } }
  private let context: MessagingContext
  private let socket: Socket
  private let frame = Frame()
  private var subscriptions: [[UInt8]] = []

  init(_ address: String, _ queue: Int32) throws {
    context = try MessagingContext()
    var options = SocketOptions()
    options.sendHighWaterMark = queue
    options.xpubVerbose = true
    socket = try context.socket(.xpub, options: options)
    self.address = try socket.bind(address)
  }

  func waitForSubscriptions(_ count: Int) throws {
    for _ in 0..<count {
      guard try socket.receive(into: frame) else { return }
      subscriptions.append([UInt8](frame.bytes))
    }
  }

  func publish(_ body: UnsafeRawBufferPointer, under topic: UnsafeRawBufferPointer) {
    let count = UInt64(UInt32(littleEndian: body.loadUnaligned(fromByteOffset: 32, as: UInt32.self)))
    events += count
    if keepsBodies {
      kept[kept.count - 1].bodies.append(([UInt8](topic), [UInt8](body)))
      kept[kept.count - 1].events += count
    }
    _ = try? socket.send(topic, more: true, dontWait: true)
    _ = try? socket.send(body, dontWait: true)
  }

  /// Sends a round again: nothing but the two sends for each body.
  func send(_ round: Round) {
    events += round.events
    for (topic, body) in round.bodies {
      _ = try? socket.send(topic, more: true, dontWait: true)
      _ = try? socket.send(body, dontWait: true)
    }
  }

  func receive(_ body: (UnsafeRawBufferPointer) -> Void) throws -> Bool {
    guard let next = subscriptions.popLast() else { return false }
    next.withUnsafeBytes(body)
    return true
  }
}

/// Two participants without sockets: a deep offer, and the flow of orders that the other benchmarks send too.
private final class OrderSource: PeerSocket {
  var framesLeft = 0
  /// Whether the next frame of what comes before all orders may be taken.
  var setsUpOne = false
  var hasSetUp: Bool { !setUp.isEmpty }
  private var setUp: [(peer: [UInt8], frame: [UInt8])] = []
  private let ordersPerFrame: Int
  private var flow: OrderFlow
  private let instrument: InstrumentID
  private var nextRequest: UInt64 = 1

  init(ordersPerFrame: Int) {
    self.ordersPerFrame = ordersPerFrame
    var (lots, instruments): ([UInt32], UInt32) = ([], 0)
    var book: (instrument: InstrumentID, tickSize: Int64)?
    for command in BuiltInCatalogue.commands {
      if case .addSpec(let spec) = command { lots.append(spec.lotSize) }
      guard case .addInstrument(let added) = command else { continue }
      instruments += 1
      if book == nil, lots[Int(added.spec.rawValue) - 1] == 1 { book = (InstrumentID(instruments), added.tickSize) }
    }
    guard let book else { preconditionFailure("the built-in catalogue sells something by the unit") }
    instrument = book.instrument
    flow = OrderFlow(tickSize: book.tickSize, seed: 1)
    for name in ["maker", "buyer"] {
      var frame = MessageBuffer()
      frame.append(
        LogonMessage(
          requestToken: 1, name: Code16(name)!, secret: Text32("")!, reportsAfter: .max, protocolVersion: 1,
          cancelOnDisconnect: false))
      setUp.append((Array(name.utf8), frame.bytes))
    }
    var offer = MessageBuffer()
    offer.append(
      .newOrder(
        NewOrder(
          participant: ParticipantID(0), clientOrderID: 1, instrument: instrument, side: .offer,
          price: Price(OrderFlow.offerPrice), quantity: Quantity(Maker.depth))))
    setUp.append((Array("maker".utf8), offer.bytes))
  }

  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult { .sent }

  func receive(_ body: (_ frame: UnsafeRawBufferPointer, _ peer: UnsafeRawBufferPointer) -> Void) throws -> Bool {
    if setsUpOne, !setUp.isEmpty {
      setsUpOne = false
      let (peer, frame) = setUp.removeFirst()
      frame.withUnsafeBytes { frame in peer.withUnsafeBytes { body(frame, $0) } }
      return true
    }
    guard framesLeft > 0 else { return false }
    framesLeft -= 1
    var frame = MessageBuffer()
    for _ in 0..<ordersPerFrame { append(to: &frame) }
    frame.withUnsafeBytes { frame in Array("buyer".utf8).withUnsafeBytes { body(frame, $0) } }
    return true
  }

  private func append(to frame: inout MessageBuffer) {
    _ = flow.sendNext { step in
      let requestID = nextRequest
      nextRequest += 1
      switch step {
      case .take, .rest:
        var order = NewOrder(
          participant: ParticipantID(0), clientOrderID: requestID, instrument: instrument, side: .bid,
          price: Price(OrderFlow.offerPrice), quantity: Quantity(1))
        if case .rest(let price) = step { order.price = Price(price) } else { order.timeInForce = .immediateOrCancel }
        frame.append(.newOrder(order))
      case .cancel(let client):
        frame.append(
          .cancelOrder(CancelOrder(participant: ParticipantID(0), requestID: requestID, target: .client(client))))
      }
      return requestID
    }
  }
}

/// Nobody who asks for anything.
private final class NoPeers: PeerSocket {
  func send(_ frame: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> SendResult { .unreachable }
  func receive(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void) throws -> Bool { false }
}
