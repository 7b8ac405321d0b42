/// The market: catalogue, participants and one order book per instrument. Commands in, events out.
///
/// Deterministic: the same commands at the same times give the same events and the same ``stateHash()`` on every run,
/// build and machine. It has no clock, does no I/O and starts no thread; what it knows comes in a command.
public struct MatchingEngine: ~Copyable {
  /// The limits it was made with.
  public let configuration: EngineConfiguration
  /// How many commands were applied.
  public internal(set) var sequence: UInt64 = 0
  /// The time of the last command.
  public internal(set) var time = Timestamp(0)

  var store = OrderBooks()
  var participants = Participants()
  var catalogue = Catalogue()
  var timers = TimerQueue()
  var capacity = CapacityTables()
  var gangs = WaitingGangs()
  /// Events of the last command that was applied to a sink; absent while they are made.
  @usableFromInline var scratch: EventBuffer?
  /// The number that the next trade gets.
  var nextTrade: UInt64 = 1
  /// Copied out of the configuration: read with every order.
  let maximumOpenOrders: Int
  let maximumLeases: Int
  /// Open orders up to which a plain order may rest without further checks.
  var restingLimit: Int
  let tracksCapacity: Bool
  let reportsMarketData: Bool
  let requiresRisingRequests: Bool
  let hashSeed: UInt64

  /// An empty market that knows one participant: the operator.
  ///
  /// - Parameter configuration: Limits; `maximumOpenOrders` at most 16,777,214, `maximumOrderQuantity` at most 2^31 - 1.
  public init(configuration: EngineConfiguration = EngineConfiguration()) {
    precondition(
      configuration.maximumOpenOrders < 1 << OrderID.slotBits - 1, "an order's slot has 24 bits in its id")
    precondition(configuration.maximumOrderQuantity <= Int64(Int32.max), "quantities are kept in 32 bits")
    self.configuration = configuration
    scratch = EventBuffer(capacity: 64)
    maximumOpenOrders = configuration.maximumOpenOrders
    maximumLeases = configuration.maximumLeases
    restingLimit = configuration.maximumOpenOrders
    tracksCapacity = configuration.capacity == .pools
    reportsMarketData = configuration.reportsMarketData
    requiresRisingRequests = configuration.requestRule == .rising
    hashSeed = configuration.hashSeed
  }

  /// Applies `command` at `time` and appends what it causes to `events`.
  ///
  /// - Parameters:
  ///   - command: What to do. A refused command changes nothing but the sequence, the time and, when its request id
  ///     was rising, the participant's last request id.
  ///   - time: The sequencer's time; a command before that of the last is refused.
  ///   - events: Receives the events, and one end-of-command mark.
  /// - Complexity: O(fills + log levels) for an order; O(1) apart from the index and an emptied level for a cancel. A fill
  ///   of an offer adds O(offers of its pool), one of a bid with alternatives O(alternatives).
  public mutating func apply(_ command: Command, at time: Timestamp, into events: inout EventBuffer) {
    sequence &+= 1
    if time < self.time {
      refuseClock(command, at: time, into: &events)
    } else {
      advance(to: time, into: &events)
      dispatch(command, into: &events)
      if capacity.hasIdle { closeIdlePools(into: &events) }
    }
    events.endCommand()
  }

  /// Lets everything happen that is due by `time`.
  @inline(__always)
  mutating func advance(to time: Timestamp, into events: inout EventBuffer) {
    self.time = time
    if timers.nextDue <= time.rawValue { runTimers(into: &events) }
  }

  @inline(__always)
  mutating func dispatch(_ command: Command, into events: inout EventBuffer) {
    switch command {
    case .newOrder(let order):
      let fingerprint = ClientOrderIndex.fingerprint(of: order.clientOrderID, seed: hashSeed)
      withUnsafePointer(to: order) { enter($0, fingerprint, into: &events) }
    case .cancelOrder(let command):
      var slot = CommandBatch.Slot()
      slot.set(command)
      slot.fingerprint = ClientOrderIndex.fingerprint(of: slot.order.clientOrderID, seed: hashSeed)
      cancel(&slot, into: &events)
    case .amendOrder(let command):
      var slot = CommandBatch.Slot()
      slot.set(command)
      slot.fingerprint = ClientOrderIndex.fingerprint(of: slot.order.clientOrderID, seed: hashSeed)
      amend(&slot, into: &events)
    case .massCancel(let mass): massCancel(mass, into: &events)
    case .newAlternatives(let command): enter(command, into: &events)
    case .depositCapacity, .depositLease, .withdrawCapacity, .endLease, .returnCapacity:
      dispatchCapacity(command, into: &events)
    case .advanceClock: break
    default: dispatchOperator(command, into: &events)
    }
  }

  @inline(never)
  private mutating func dispatchCapacity(_ command: Command, into events: inout EventBuffer) {
    let (participant, requestID) = command.sender
    guard admit(participant, requestID, into: &events) else { return }
    guard tracksCapacity else { return reject(participant, requestID, .notSupported, into: &events) }
    switch command {
    case .depositCapacity(let command): deposit(command, into: &events)
    case .depositLease(let command): deposit(command, into: &events)
    case .withdrawCapacity(let command): withdraw(command, into: &events)
    case .endLease(let command): end(command, into: &events)
    case .returnCapacity(let command): putBack(command, into: &events)
    default: break
    }
  }

  @inline(never)
  private mutating func dispatchOperator(_ command: Command, into events: inout EventBuffer) {
    let (participant, requestID) = command.sender
    guard admit(participant, requestID, into: &events) else { return }
    guard participant == .exchangeOperator else {
      return reject(participant, requestID, .notPermitted, value: Int64(participant.rawValue), into: &events)
    }
    switch command {
    case .registerParticipant(let command): register(command, into: &events)
    case .addSpec(let command): add(command, into: &events)
    case .addRegion(let command): add(command, into: &events)
    case .addTenor(let command): add(command, into: &events)
    case .addInstrument(let command): add(command, into: &events)
    case .setTradingState(let command): set(command, into: &events)
    case .setCollars(let command): set(command, into: &events)
    case .newOrder, .cancelOrder, .amendOrder, .massCancel, .newAlternatives, .depositCapacity, .depositLease,
      .withdrawCapacity, .endLease, .returnCapacity, .advanceClock:
      break
    }
  }

  @inline(never)
  private mutating func refuseClock(_ command: Command, at time: Timestamp, into events: inout EventBuffer) {
    let (participant, requestID) = command.sender
    reject(participant, requestID, .clockWentBack, value: Int64(truncatingIfNeeded: time.rawValue), into: &events)
  }

  /// Whether the sender exists and its request id is new; otherwise the command is refused.
  @inline(__always)
  mutating func admit(_ participant: ParticipantID, _ requestID: UInt64, into events: inout EventBuffer) -> Bool {
    guard participants.contains(participant) else {
      reject(participant, requestID, .unknownParticipant, value: Int64(participant.rawValue), into: &events)
      return false
    }
    guard requiresRisingRequests else { return true }
    let record = participants.records[participant.rawValue]
    guard requestID > record.pointee.lastRequestID else {
      reject(
        participant, requestID, .requestIDNotRising, value: Int64(truncatingIfNeeded: requestID), into: &events)
      return false
    }
    record.pointee.lastRequestID = requestID
    return true
  }

  /// Whether the instrument exists.
  @inline(__always)
  func isListed(_ instrument: InstrumentID) -> Bool {
    instrument.rawValue &- 1 < store.books.highWater &- 1
  }

  @inline(never)
  mutating func reject(
    _ participant: ParticipantID, _ requestID: UInt64, _ code: RejectCode, value: Int64 = 0,
    into events: inout EventBuffer
  ) {
    events.append(
      .rejected(CommandRejected(participant: participant, requestID: requestID, code: code, value: value)))
  }
}

extension Command {
  /// Who sent it, with which request id; the clock's are 0.
  public var sender: (participant: ParticipantID, requestID: UInt64) {
    switch self {
    case .newOrder(let command): (command.participant, command.clientOrderID)
    case .cancelOrder(let command): (command.participant, command.requestID)
    case .amendOrder(let command): (command.participant, command.requestID)
    case .massCancel(let command): (command.participant, command.requestID)
    case .registerParticipant(let command): (command.participant, command.requestID)
    case .addSpec(let command): (command.participant, command.requestID)
    case .addRegion(let command): (command.participant, command.requestID)
    case .addTenor(let command): (command.participant, command.requestID)
    case .addInstrument(let command): (command.participant, command.requestID)
    case .setTradingState(let command): (command.participant, command.requestID)
    case .setCollars(let command): (command.participant, command.requestID)
    case .newAlternatives(let command): (command.participant, command.clientOrderID)
    case .depositCapacity(let command): (command.participant, command.requestID)
    case .depositLease(let command): (command.participant, command.requestID)
    case .withdrawCapacity(let command): (command.participant, command.requestID)
    case .endLease(let command): (command.participant, command.requestID)
    case .returnCapacity(let command): (command.participant, command.requestID)
    case .advanceClock: (ParticipantID(0), 0)
    }
  }
}
