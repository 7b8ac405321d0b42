import Journal
import MatchingEngine
import Messaging
import WireProtocol

/// Snapshots and missed ranges for readers of the feed: the work of the third socket, on the publisher thread.
///
/// It keeps nothing about its peers. An answer that a peer does not read is given up; the peer sees from the header's
/// count that it is not whole, and asks again.
final class ReplayService<Feed: FeedTransport, Peers: PeerTransport> {
  private let publisher: FeedPublisher<Feed>
  private let transport: Peers
  /// Asks the engine thread for what only the engine knows.
  private let questions: InboundRing
  private let maximumFrameSize: Int
  private let figures: FeedFigures
  /// Requests whose answer comes with a batch, by the number that they were asked under.
  private var waiting: [UInt32: WaitingRequest] = [:]
  private var nextNumber: UInt32 = 0
  private var frame = MessageBuffer(capacity: 16_384 + 128)
  /// What memory has forgotten; `nil`: it is gone.
  private let archive: FeedArchive?
  private var limit: RequestLimit
  private let time: any TimeSource

  /// Requests for orders that may wait at a time; beyond: `tooManyRequests`.
  private static var maximumWaiting: Int { 64 }
  /// Bytes of messages in one frame.
  private static var frameCapacity: Int { 16_384 }

  private struct WaitingRequest {
    var peer: [UInt8]
    var request: SnapshotRequestMessage
    var topic: Int
  }

  /// - Parameters:
  ///   - archive: Where messages come from that memory has forgotten.
  ///   - requestsPerSecond: What one peer may ask on and on; ten times as much at once.
  init(
    publisher: FeedPublisher<Feed>, transport: Peers, questions: InboundRing, maximumFrameSize: Int,
    archive: FeedArchive? = nil, requestsPerSecond: Int = 1_000, time: any TimeSource = SystemTime()
  ) {
    self.time = time
    self.archive = archive
    limit = RequestLimit(perSecond: requestsPerSecond, burst: 10 * requestsPerSecond)
    self.publisher = publisher
    self.transport = transport
    self.questions = questions
    self.maximumFrameSize = maximumFrameSize
    figures = publisher.figures
  }

  /// Takes one frame from a peer.
  func receive(_ bytes: UnsafeRawBufferPointer, from peer: UnsafeRawBufferPointer) {
    var reader = MessageReader(bytes, maximumLength: maximumFrameSize)
    while true {
      do {
        guard let message = try reader.next() else { return }
        figures.requests.add()
        try take(message, from: peer)
      } catch {
        send(RejectedMessage(error, requestIdentifier: 0, time: time.wall()), to: peer)
      }
    }
  }

  private func take(_ message: MessageView, from peer: UnsafeRawBufferPointer) throws(WireError) {
    guard limit.take(peer, at: time.monotonic()) else {
      return refuse(.tooManyRequests, token(of: message), template: message.templateID, to: peer)
    }
    switch message.templateID {
    case SnapshotRequestMessage.templateID:
      snapshot(try message.decode(SnapshotRequestMessage.self), from: peer)
    case RangeRequestMessage.templateID: range(try message.decode(RangeRequestMessage.self), from: peer)
    case HeartbeatMessage.templateID: send(try message.decode(HeartbeatMessage.self), to: peer)
    default: throw .notACommand(message.templateID, offsetInFrame: message.offsetInFrame)
    }
  }

  private func refuse(_ code: WireRejectCode, _ token: UInt64, template: UInt16, to peer: UnsafeRawBufferPointer) {
    send(
      RejectedMessage(
        reportSequence: 0, requestId: token, value: 0, engineSequence: 0, time: time.wall(), code: code, field: 0,
        offset: 0, template: template),
      to: peer)
  }

  /// The token that an answer names; requests carry it first.
  private func token(of message: MessageView) -> UInt64 {
    UInt64(littleEndian: message.block.loadUnaligned(as: UInt64.self))
  }

  // MARK: Ranges

  private func range(_ request: RangeRequestMessage, from peer: UnsafeRawBufferPointer) {
    let template = RangeRequestMessage.templateID
    guard let index = publisher.topics.index(named: request.topic) else {
      return refuse(.unknownTopic, request.requestToken, template: template, to: peer)
    }
    let topic = publisher.topics[index]
    let last = min(request.lastSequence, topic.pointee.messages.last)
    guard request.firstSequence > 0, request.firstSequence <= last else {
      return refuse(.rangeNotAvailable, request.requestToken, template: template, to: peer)
    }
    guard topic.pointee.messages.contains(request.firstSequence) else {
      guard let archive else { return refuse(.rangeNotAvailable, request.requestToken, template: template, to: peer) }
      let first = request.firstSequence
      let wanted = FeedArchive.Request(
        peer: [UInt8](peer), token: request.requestToken, topic: request.topic, first: first,
        last: min(last, first + FeedArchive.messagesPerAnswer - 1))
      if !archive.ask(wanted) { refuse(.tooManyRequests, request.requestToken, template: template, to: peer) }
      return
    }
    frame.removeAll()
    frame.append(
      RangeHeaderMessage(
        requestToken: request.requestToken, topic: request.topic, firstSequence: request.firstSequence,
        count: UInt32(clamping: last - request.firstSequence + 1)))
    for number in request.firstSequence...last {
      guard append(WireBytes.message(at: topic.pointee.messages[number]), to: peer) else { return }
    }
    finish(to: peer)
  }

  /// Sends what was found in the journal.
  ///
  /// - Returns: Whether there was anything.
  func sendArchived() -> Bool {
    guard let answers = archive?.takeAnswers(), !answers.isEmpty else { return false }
    for answer in answers {
      answer.request.peer.withUnsafeBytes { peer in
        guard let messages = answer.messages, !messages.isEmpty else {
          return refuse(
            .rangeNotAvailable, answer.request.token, template: RangeRequestMessage.templateID, to: peer)
        }
        frame.removeAll()
        frame.append(
          RangeHeaderMessage(
            requestToken: answer.request.token, topic: answer.request.topic, firstSequence: answer.request.first,
            count: UInt32(clamping: messages.count)))
        for message in messages {
          guard message.withUnsafeBytes({ append($0, to: peer) }) else { return }
        }
        finish(to: peer)
      }
    }
    return true
  }

  // MARK: Snapshots

  private func snapshot(_ request: SnapshotRequestMessage, from peer: UnsafeRawBufferPointer) {
    guard request.kind == .topic else { return sendCatalogue(request, to: peer) }
    guard let index = publisher.topics.index(named: request.topic) else {
      return refuse(.unknownTopic, request.requestToken, template: SnapshotRequestMessage.templateID, to: peer)
    }
    guard let subject = FeedTopics.subject(of: index) else {
      begin(request, index, count: 0)
      finish(to: peer)
      return
    }
    let book = publisher.market[subject.instrument]
    switch subject.kind {
    case .fill: begin(request, index, count: 0)
    case .spot:
      // The last fixing, and what came after it.
      let prices = publisher.prices[subject.instrument]
      let messages = [prices?.fixing, prices?.fixing == prices?.spot ? nil : prices?.spot].compactMap(\.self)
      begin(request, index, count: messages.count)
      for message in messages { frame.append(message) }
    case .candle:
      let prices = publisher.prices[subject.instrument]
      let candles = CandleInterval.allCases.compactMap { interval in
        prices?[interval].map { CandleMessage($0, interval, subject.instrument, isClosed: false) }
      }
      begin(request, index, count: candles.count)
      for candle in candles { frame.append(candle) }
    case .stats:
      let statistics = publisher.prices[subject.instrument]?.statistics
      begin(request, index, count: statistics == nil ? 0 : 1)
      if let statistics { frame.append(statistics) }
    case .quote:
      begin(request, index, count: 1)
      frame.append(QuoteMessage(book.pointee, subject.instrument))
    case .status:
      begin(request, index, count: 1)
      frame.append(
        TradingStatusMessage(
          time: book.pointee.stateTime, instrument: subject.instrument.rawValue, state: book.pointee.state))
    case .auction:
      begin(request, index, count: book.pointee.indicated == nil ? 0 : 1)
      if let indicated = book.pointee.indicated { frame.append(indicated) }
    case .capacity:
      begin(request, index, count: 1)
      frame.append(CapacityUseMessage(book.pointee, subject.instrument))
    case .book: return sendLevels(request, index, subject.instrument, to: peer)
    case .order: return ask(request, index, subject.instrument, for: peer)
    }
    finish(to: peer)
  }

  /// The levels of both sides, bids first, each best first.
  private func sendLevels(
    _ request: SnapshotRequestMessage, _ index: Int, _ instrument: InstrumentID, to peer: UnsafeRawBufferPointer
  ) {
    let book = publisher.market[instrument]
    begin(request, index, count: book.pointee.bids.count + book.pointee.offers.count)
    for side in Side.allCases {
      let levels = side == .bid ? book.pointee.bids : book.pointee.offers
      for position in 0..<levels.count {
        let level = levels[position]
        guard
          append(
            BookLevelMessage(
              price: side.rank(level.rank), quantity: level.quantity, instrument: instrument.rawValue,
              orderCount: level.orderCount, side: side),
            to: peer)
        else { return }
      }
    }
    finish(to: peer)
  }

  private func sendCatalogue(_ request: SnapshotRequestMessage, to peer: UnsafeRawBufferPointer) {
    let catalogue = publisher.market.catalogue
    begin(request, nil, count: catalogue.count)
    for index in 0..<catalogue.count {
      var isSent = true
      catalogue.withMessage(index) { isSent = append($0, to: peer) }
      guard isSent else { return }
    }
    finish(to: peer)
  }

  private func begin(_ request: SnapshotRequestMessage, _ index: Int?, count: Int) {
    frame.removeAll()
    frame.append(
      SnapshotHeaderMessage(
        requestToken: request.requestToken, topic: request.topic,
        topicSequence: index.map { publisher.topics[$0].pointee.messages.last } ?? 0,
        engineSequence: publisher.lastSequence, time: publisher.lastTime, count: UInt32(count)))
  }

  // MARK: Orders, which only the engine knows

  private func ask(
    _ request: SnapshotRequestMessage, _ topic: Int, _ instrument: InstrumentID, for peer: UnsafeRawBufferPointer
  ) {
    let peerBytes = [UInt8](peer)
    func refuseRequest(_ code: WireRejectCode) {
      refuse(code, request.requestToken, template: SnapshotRequestMessage.templateID, to: peer)
    }
    guard waiting.count < Self.maximumWaiting, !waiting.values.contains(where: { $0.peer == peerBytes }) else {
      return refuseRequest(.tooManyRequests)
    }
    nextNumber &+= 1
    let question = InboundRing.QuestionMessage(
      kind: .restingOrders, generation: 0, subject: instrument.rawValue, token: 0)
    guard questions.append(question, session: nextNumber, at: time.monotonic()) else {
      return refuseRequest(.busy)
    }
    waiting[nextNumber] = WaitingRequest(peer: peerBytes, request: request, topic: topic)
  }

  /// Sends what the engine answered, as of the place of the question among the commands.
  func answer(_ question: Question) {
    guard question.kind == .restingOrders, let waiting = waiting.removeValue(forKey: question.session) else { return }
    waiting.peer.withUnsafeBytes { peer in
      begin(waiting.request, waiting.topic, count: question.orders.count)
      for order in question.orders {
        let message = OrderOnBookMessage(
          order: order.key.order.rawValue, price: order.price.rawValue, quantity: order.remaining.rawValue,
          instrument: order.instrument.rawValue, side: order.side, keptPriority: true)
        guard append(message, to: peer) else { return }
      }
      finish(to: peer)
    }
  }

  // MARK: Frames

  private func append(_ message: some WireMessage, to peer: UnsafeRawBufferPointer) -> Bool {
    frame.append(message)
    return frame.count < Self.frameCapacity || finish(to: peer)
  }

  private func append(_ bytes: UnsafeRawBufferPointer, to peer: UnsafeRawBufferPointer) -> Bool {
    frame.append(bytes)
    return frame.count < Self.frameCapacity || finish(to: peer)
  }

  /// Sends the frame and begins the next.
  @discardableResult
  private func finish(to peer: UnsafeRawBufferPointer) -> Bool {
    guard !frame.isEmpty else { return true }
    let result = frame.withUnsafeBytes { transport.send($0, to: peer) }
    frame.removeAll()
    return result == .sent
  }

  private func send(_ message: some WireMessage, to peer: UnsafeRawBufferPointer) {
    frame.removeAll()
    frame.append(message)
    finish(to: peer)
  }
}
