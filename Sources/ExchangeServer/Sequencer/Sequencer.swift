import MatchingEngine
import WireProtocol

/// Turns what arrives into batches with sequence and time, and applies them to the engine: the work of the engine
/// thread, apart from its waiting.
final class Sequencer {
  private var engine: MatchingEngine
  private let figures: SequencerFigures
  /// Sequence of the next command.
  private(set) var nextSequence: UInt64 = 1
  /// The time of the last batch with commands: nanoseconds since 1970.
  private(set) var lastTime: UInt64 = 0

  init(configuration: EngineConfiguration, figures: SequencerFigures = SequencerFigures()) {
    engine = MatchingEngine(configuration: configuration)
    self.figures = figures
  }

  /// Writes where the sequence stands and the engine's state. Between batches.
  func write(to image: inout ImageWriter) {
    image.begin("sequencer")
    image.put(nextSequence)
    image.put(lastTime)
    engine.write(to: &image)
  }

  /// Takes over what another sequencer wrote. Before the first batch.
  func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("sequencer")
    nextSequence = try image.take()
    lastTime = try image.take()
    engine = try MatchingEngine(configuration: engine.configuration, image: &image)
    figures.openOrders.set(UInt64(engine.openOrderCount))
    figures.sequence.set(engine.sequence)
    figures.time.set(lastTime)
  }

  /// Gives the engine to `body`.
  func withEngine<Result>(_ body: (borrowing MatchingEngine) throws -> Result) rethrows -> Result { try body(engine) }

  /// A digest of the market's state.
  func stateHash() -> UInt64 { engine.stateHash() }

  // MARK: Filling

  /// Begins batch `batch`, which nobody looks at any more.
  func begin(_ batch: Batch) {
    batch.removeAll()
    batch.firstSequence = nextSequence
    batch.time = lastTime
  }

  /// Takes what waits in `inbound` into `batch`, as far as it fits.
  ///
  /// - Returns: How many messages it took.
  func take(from inbound: InboundRing, into batch: Batch) -> Int {
    let available = inbound.available
    var taken = 0
    while taken < available && !batch.isFull && batch.questions.count < Self.maximumQuestionsPerBatch {
      let entry = inbound[taken]
      switch entry.kind {
      case .command: append(UnsafeRawBufferPointer(entry.message), to: batch)
      case .onBehalf:
        giveRequestID(entry.message, after: batch)
        append(UnsafeRawBufferPointer(entry.message), to: batch)
      case .question:
        ask(entry.message.load(as: InboundRing.QuestionMessage.self), session: entry.session, in: batch)
      }
      if batch.firstReceivedAt == 0 && batch.commandCount > 0 { batch.firstReceivedAt = entry.receivedAt }
      taken += 1
    }
    inbound.take(taken)
    return taken
  }

  /// Answers hold memory until they are sent, so that a batch takes only so many questions.
  private static let maximumQuestionsPerBatch = 64

  /// Appends one command's message, which the gateway has checked.
  @inline(__always)
  private func append(_ message: UnsafeRawBufferPointer, to batch: Batch) {
    do { try batch.append(message) } catch {
      preconditionFailure("the gateway let through what is no command: \(error)")
    }
  }

  /// Gives a command that the gateway enters in a participant's name the id after the participant's last one.
  ///
  /// Done here, since only here it is known which commands come before it.
  private func giveRequestID(_ message: UnsafeMutableRawBufferPointer, after batch: Batch) {
    let block = UnsafeRawPointer(message.baseAddress! + WireSchema.headerLength)
    let participant = stampedParticipant(in: block)
    var last = engine.lastRequestID(of: participant)
    for index in 0..<batch.commandCount {
      let sender = batch.commands[index].sender
      if sender.participant == participant { last = max(last, sender.requestID) }
    }
    message.storeBytes(of: (last &+ 1).littleEndian, toByteOffset: WireSchema.headerLength, as: UInt64.self)
  }

  private func ask(_ message: InboundRing.QuestionMessage, session: UInt32, in batch: Batch) {
    batch.questions.append(
      Question(
        kind: message.kind, session: session, generation: message.generation, subject: message.subject,
        token: message.token, position: batch.commandCount))
  }

  /// Appends a command that only moves the clock.
  func appendClock(to batch: Batch) {
    withUnsafeTemporaryAllocation(byteCount: AdvanceClockMessage.encodedLength, alignment: 8) { message in
      AdvanceClockMessage(requestId: 0).encode(into: message.baseAddress!)
      append(UnsafeRawBufferPointer(message), to: batch)
    }
  }

  /// Ends filling: stamps the batch, unless it holds nothing but questions.
  ///
  /// - Parameter now: The time by the system's clock; when that went back, the last batch's time stands.
  func seal(_ batch: Batch, at now: UInt64) {
    guard batch.commandCount > 0 else { return }
    lastTime = max(lastTime, now)
    batch.time = lastTime
    nextSequence += UInt64(batch.commandCount)
  }

  /// Refills `batch` with a record of the journal, exactly as it was sequenced.
  func restore(_ payload: UnsafeRawBufferPointer, firstSequence: UInt64, time: UInt64, into batch: Batch)
    throws(ServerError)
  {
    begin(batch)
    guard firstSequence == nextSequence else {
      throw .unreadableRecord(sequence: firstSequence, reason: "the command before it was \(nextSequence - 1)")
    }
    var reader = MessageReader(payload)
    do {
      while let message = try reader.next() {
        guard !batch.isFull, message.bytes.count <= InboundRing.maximumMessageSize else {
          throw ServerError.unreadableRecord(sequence: firstSequence, reason: "the record holds more than a batch may")
        }
        try batch.append(message.bytes)
      }
    } catch let error as WireError {
      throw .unreadableRecord(
        sequence: firstSequence + UInt64(batch.commandCount),
        reason: "it is no command that this build knows (\(error))")
    } catch {
      throw error as? ServerError ?? .unreadableRecord(sequence: firstSequence, reason: "\(error)")
    }
    seal(batch, at: time)
  }

  // MARK: Applying

  /// Applies the batch's commands and answers its questions, each in its place.
  func apply(_ batch: Batch) {
    let time = Timestamp(batch.time)
    if batch.questions.isEmpty {
      engine.apply(batch.commands, at: time, into: &batch.events)
    } else {
      applyAnswering(batch, at: time)
    }
    guard batch.commandCount > 0 else { return }
    assert(engine.sequence == batch.lastSequence, "the engine counts as the sequencer does")
    figures.commands.add(UInt64(batch.commandCount))
    figures.batches.add()
    figures.batchSizes.observe(UInt64(batch.commandCount))
    figures.openOrders.set(UInt64(engine.openOrderCount))
    figures.sequence.set(engine.sequence)
    figures.time.set(batch.time)
  }

  private func applyAnswering(_ batch: Batch, at time: Timestamp) {
    var applied = 0
    for index in batch.questions.indices {
      while applied < batch.questions[index].position {
        engine.apply(batch.commands[applied], at: time, into: &batch.events)
        applied += 1
      }
      answer(&batch.questions[index])
    }
    while applied < batch.commandCount {
      engine.apply(batch.commands[applied], at: time, into: &batch.events)
      applied += 1
    }
  }

  private func answer(_ question: inout Question) {
    switch question.kind {
    case .logon: question.lastRequestID = engine.lastRequestID(of: ParticipantID(question.subject))
    case .openOrders: question.orders = engine.openOrders(of: ParticipantID(question.subject))
    case .restingOrders:
      let instrument = InstrumentID(question.subject)
      question.orders = engine.restingOrders(.bid, of: instrument) + engine.restingOrders(.offer, of: instrument)
      // The feed tells what orders show, not what icebergs hide.
      for index in question.orders.indices {
        let shown = engine.shownQuantity(of: question.orders[index].key.order)
        question.orders[index].remaining = shown ?? question.orders[index].remaining
      }
    case .pools: question.pools = engine.openPools(of: ParticipantID(question.subject))
    case .leases: question.leases = leases(of: ParticipantID(question.subject))
    case .catalogue: break
    }
  }

  /// What a participant bought, then what its pools sold.
  private func leases(of participant: ParticipantID) -> [OpenLease] {
    var leases = engine.openLeases(of: participant)
    for pool in engine.openPools(of: participant) { leases += engine.openLeases(from: pool.pool) }
    return leases
  }
}
