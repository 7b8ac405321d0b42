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
  /// The highest request id sequenced for the operator: registrations by the gateway continue from it.
  private var operatorRequestID: UInt64 = 0

  init(configuration: EngineConfiguration, figures: SequencerFigures = SequencerFigures()) {
    engine = MatchingEngine(configuration: configuration)
    self.figures = figures
  }

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
      case .registration:
        CommandHeader.setRequestID(operatorRequestID &+ 1, of: entry.message)
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
    guard let command = decodeCommand(message) else {
      preconditionFailure("a message that the gateway let through is no command")
    }
    if CommandHeader.participant(of: message) == ParticipantID.exchangeOperator.rawValue {
      operatorRequestID = max(operatorRequestID, CommandHeader.requestID(of: message))
    }
    batch.append(message, decoded: command)
  }

  private func ask(_ message: InboundRing.QuestionMessage, session: UInt32, in batch: Batch) {
    batch.questions.append(
      Question(
        kind: message.kind, session: session, generation: message.generation, subject: message.subject,
        token: message.token, position: batch.commandCount))
  }

  /// Appends a command that only moves the clock.
  func appendClock(to batch: Batch) {
    withClockMessage { message in batch.append(message, decoded: .advanceClock) }
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
    var offset = 0
    while offset < payload.count {
      let sequence = firstSequence + UInt64(batch.commandCount)
      let rest = UnsafeRawBufferPointer(rebasing: payload[offset...])
      guard let length = CommandHeader.messageLength(of: rest), !batch.isFull else {
        throw .unreadableRecord(sequence: sequence, reason: "its message ends early, or the record holds too many")
      }
      let message = UnsafeRawBufferPointer(rebasing: rest[..<length])
      guard decodeCommand(message) != nil else {
        throw .unreadableRecord(sequence: sequence, reason: "it is no command that this build knows")
      }
      append(message, to: batch)
      offset += length
    }
    seal(batch, at: time)
  }

  // MARK: Applying

  /// Applies the batch's commands and answers its questions, each in its place.
  func apply(_ batch: Batch) {
    let time = Timestamp(batch.time)
    if batch.questions.isEmpty {
      engine.apply(batch: batch.commands, at: time, into: &batch.events)
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
    let commands = batch.commands
    var applied = 0
    for index in batch.questions.indices {
      let position = batch.questions[index].position
      engine.apply(
        batch: UnsafeBufferPointer(rebasing: commands[applied..<position]), at: time, into: &batch.events)
      applied = position
      answer(&batch.questions[index])
    }
    engine.apply(batch: UnsafeBufferPointer(rebasing: commands[applied...]), at: time, into: &batch.events)
  }

  private func answer(_ question: inout Question) {
    switch question.kind {
    case .logon: question.lastRequestID = engine.lastRequestID(of: ParticipantID(question.subject))
    case .openOrders: question.orders = engine.openOrders(of: ParticipantID(question.subject))
    case .restingOrders:
      let instrument = InstrumentID(question.subject)
      question.orders =
        engine.restingOrders(.bid, of: instrument) + engine.restingOrders(.offer, of: instrument)
    case .catalogue: break
    }
  }
}
