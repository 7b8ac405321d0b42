import ExchangeServer
import Foundation
import Histogram
import Journal
import Logging
import MatchingEngine
import WireProtocol

/// Sequencer, engine and journal in this process, without sockets: what remains of a server's work when no byte has to
/// travel. Every command is checked, journalled, synced and matched; it counts once its events are there and it is on disk.
struct DurableLoad {
  /// Commands of the pipelined run.
  var operations: Int
  /// Commands of the idle run, one at a time.
  var single: Int

  private static let maker = ParticipantID(2)
  private static let buyer = ParticipantID(3)
  /// Segments that a journal has or makes ahead, beyond what it fills.
  private static let spareSegments = 2
  /// Commands between two wake-ups of the engine.
  private static let commandsPerFlush = 64
  /// How long a look for durable batches waits, in milliseconds.
  private static let wait: Int32 = 100

  /// Measures the run, and then the start of a server that replays its journal.
  func run(in place: Place) async throws -> DurableResult {
    let configuration = BenchmarkExchange.configuration(.ipc, in: place)
    try FileManager.default.createDirectory(atPath: configuration.dataDirectory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: configuration.dataDirectory) }
    let (messages, warmUp) = messages()
    let bare = try bare(messages, configuration, in: place)
    var result = try await journal(messages, warmUp, configuration)
    result.bare = bare
    result.replay = try await replay(configuration)
    return result
  }

  /// How long the disk alone takes for the journal's bytes, in full records, each written and synced before the next.
  ///
  /// It stands before the run, and its file is as long as the whole journal: a virtual machine hands out its memory on first
  /// use, and filling a segment with zeros in such memory takes ten times as long as in memory that was used before.
  private func bare(
    _ messages: borrowing Messages, _ configuration: ServerConfiguration, in place: Place
  ) throws -> BareResult {
    let bytesPerWrite = messages.byteCount / messages.count * Journal.maximumCommandCount
    let writes = (messages.byteCount + Self.spareSegments * configuration.segmentSize) / bytesPerWrite
    let (total, latencies) = try Baselines.writes(of: bytesPerWrite, writes, in: place)
    return BareResult(
      bytesPerWrite: bytesPerWrite,
      nanosecondsPerOperation: Double(total) / Double(writes * Journal.maximumCommandCount),
      latency: latencies)
  }

  /// How long a server takes from nothing to where it listens, with the journal that a run has left.
  private func replay(_ configuration: ServerConfiguration) async throws -> ReplayResult {
    let server = ExchangeServer(
      configuration: configuration, logger: Logger(label: "tenor") { _ in SwiftLogNoOpLogHandler() })
    let begin = DispatchTime.now().uptimeNanoseconds
    try await server.start()
    let nanoseconds = DispatchTime.now().uptimeNanoseconds - begin
    let commands = server.durableSequence
    await server.stop()
    return ReplayResult(commands: Int(commands), nanosecondsPerCommand: Double(nanoseconds) / Double(commands))
  }

  /// All commands, and how many of them stand before those that are measured.
  private func messages() -> (Messages, warmUp: Int) {
    var messages = Messages()
    let book = messages.addMarket(maker: Self.maker)
    var flow = OrderFlow(tickSize: book.tickSize, seed: 1)
    let warmUp = messages.count + operations / 10
    while messages.count < warmUp + operations + single { messages.add(&flow, book.instrument, Self.buyer) }
    return (messages, warmUp)
  }

  private func journal(
    _ messages: Messages, _ warmUp: Int, _ configuration: ServerConfiguration
  ) async throws -> DurableResult {
    let exchange = try DurableEngine(configuration, Logger(label: "tenor") { _ in SwiftLogNoOpLogHandler() })
    defer { exchange.stop() }
    await BenchmarkExchange.waitForSpareSegment(in: configuration.dataDirectory)

    var rejects = 0
    _ = try fly(messages, 0..<warmUp, exchange, &rejects)
    let nanoseconds = try fly(messages, warmUp..<warmUp + operations, exchange, &rejects)
    await BenchmarkExchange.waitForSpareSegment(in: configuration.dataDirectory)
    var latencies = Percentiles.emptyHistogram()
    for index in warmUp + operations..<messages.count {
      latencies.record(try fly(messages, index..<index + 1, exchange, &rejects))
    }
    return DurableResult(
      operations: operations, nanosecondsPerOperation: Double(nanoseconds) / Double(operations), rejects: rejects,
      single: Percentiles(latencies))
  }

  /// Hands over messages and waits until all are durable and their events read.
  ///
  /// - Returns: How long that took.
  private func fly(
    _ messages: borrowing Messages, _ range: Range<Int>, _ exchange: DurableEngine, _ rejects: inout Int
  ) throws -> UInt64 {
    let begin = DispatchTime.now().uptimeNanoseconds
    var next = range.lowerBound
    var done = 0
    while done < range.count {
      var isFull = false
      var room = Self.commandsPerFlush
      while next < range.upperBound, room > 0, !isFull {
        isFull = !messages.withMessage(next) { exchange.append($0) }
        if !isFull { next += 1 }
        room -= 1
      }
      exchange.flush()
      exchange.takeReleased(waiting: isFull || next == range.upperBound ? Self.wait : 0) { commands, events in
        done += commands
        events.forEach { event in
          if case .rejected = event { rejects += 1 }
        }
      }
    }
    return DispatchTime.now().uptimeNanoseconds - begin
  }
}

/// Encoded commands, one behind the other.
private struct Messages {
  private var buffer = MessageBuffer()
  private var ends: [Int] = []
  private var nextRequest: UInt64 = 1

  var count: Int { ends.count }
  var byteCount: Int { buffer.count }

  func withMessage<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    buffer.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[(index == 0 ? 0 : ends[index - 1])..<ends[index]]))
    }
  }

  private mutating func add(_ command: Command) {
    buffer.append(command)
    ends.append(buffer.count)
  }

  /// The built-in catalogue, two participants, and a deep offer in the first book that sells single units.
  mutating func addMarket(maker: ParticipantID) -> (instrument: InstrumentID, tickSize: Int64) {
    var lots: [UInt32] = []
    var instruments: UInt32 = 0
    var book: (instrument: InstrumentID, tickSize: Int64)?
    for command in BuiltInCatalogue.commands {
      add(command)
      if case .addSpec(let spec) = command { lots.append(spec.lotSize) }
      guard case .addInstrument(let added) = command else { continue }
      instruments += 1
      if book == nil, lots[Int(added.spec.rawValue) - 1] == 1 { book = (InstrumentID(instruments), added.tickSize) }
    }
    for name in ["maker", "session-1"] {
      add(
        .registerParticipant(
          RegisterParticipant(
            participant: .exchangeOperator, requestID: UInt64(count + 1), name: Code16(name)!, credential: .zero)))
    }
    guard let book else { preconditionFailure("the built-in catalogue sells something by the unit") }
    add(
      .newOrder(
        NewOrder(
          participant: maker, clientOrderID: 1, instrument: book.instrument, side: .offer,
          price: Price(OrderFlow.offerPrice), quantity: Quantity(Maker.depth))))
    return book
  }

  /// The flow's next command.
  mutating func add(_ flow: inout OrderFlow, _ instrument: InstrumentID, _ buyer: ParticipantID) {
    _ = flow.sendNext { step in
      let requestID = nextRequest
      nextRequest += 1
      switch step {
      case .take, .rest:
        var order = NewOrder(
          participant: buyer, clientOrderID: requestID, instrument: instrument, side: .bid,
          price: Price(OrderFlow.offerPrice), quantity: Quantity(1))
        if case .rest(let price) = step { order.price = Price(price) } else { order.timeInForce = .immediateOrCancel }
        add(.newOrder(order))
      case .cancel(let client):
        add(.cancelOrder(CancelOrder(participant: buyer, requestID: requestID, target: .client(client))))
      }
      return requestID
    }
  }
}
