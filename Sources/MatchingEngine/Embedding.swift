/// Receives the events of commands, one after the other, as they happened.
///
/// The sink's type is known where it is used, so that its method is compiled into the loop that feeds it: no boxing, no
/// indirect call, across packages as well.
public protocol EventSink {
  /// Takes one event.
  mutating func receive(_ event: Event)
}

/// Using the order books alone, without a server: see `docs/embedding.md`.
extension MatchingEngine {
  /// Applies `command` at `time` and hands its events to `sink`.
  ///
  /// - Parameters:
  ///   - command: What to do.
  ///   - time: Never before that of the last command.
  ///   - sink: Receives the events in order.
  @inlinable
  public mutating func apply<Sink: EventSink>(_ command: Command, at time: Timestamp, to sink: inout Sink) {
    var events = takeScratch()
    events.removeAll()
    apply(command, at: time, into: &events)
    events.forEach { sink.receive($0) }
    scratch = consume events
  }

  @usableFromInline
  mutating func takeScratch() -> EventBuffer { scratch.take() ?? EventBuffer(capacity: 64) }

  private mutating func applyToScratch(_ command: Command, at time: Timestamp) {
    var events = takeScratch()
    events.removeAll()
    apply(command, at: time, into: &events)
    scratch = consume events
  }

  /// Opens an account, without a command of the operator's.
  ///
  /// - Returns: `nil` when the name is taken or not well-formed, or there are as many accounts as there may be.
  public mutating func openAccount(named name: String) -> ParticipantID? {
    guard let code = Code16(name) else { return nil }
    let registration = RegisterParticipant(
      participant: .exchangeOperator, requestID: nextOperatorRequest, name: code, credential: .zero)
    let before = participantCount
    applyToScratch(.registerParticipant(registration), at: time)
    return participantCount > before ? ParticipantID(UInt32(participantCount)) : nil
  }

  /// Opens an order book that trades units of `hours` hours: 1 makes a trade's notional price x quantity.
  ///
  /// - Parameters:
  ///   - code: `A-Z 0-9 -`, 1-16 characters, unique among books.
  ///   - tickSize: Prices are whole multiples of it.
  ///   - lotSize: Quantities are whole multiples of it.
  ///   - hours: Length of what one unit buys.
  ///   - defaultProtection: Protection, in ticks, of market orders that name none.
  /// - Returns: `nil` when an argument is out of range, the code is taken, or there are as many books as there may be.
  public mutating func openBook(
    code: String, tickSize: Int64 = 1, lotSize: UInt32 = 1, hours: UInt32 = 1, defaultProtection: Int64 = .max
  ) -> InstrumentID? {
    guard let code = Code16(code), let place = Code16("HERE"), let tenor = Code16("\(hours)h") else { return nil }
    let asked = ParticipantID.exchangeOperator
    let before = instrumentCount
    let none = Code16(low: 0, high: 0)
    if catalogue.region(place) == nil {
      let region = AddRegion(participant: asked, requestID: nextOperatorRequest, code: place, title: Text48(""))
      applyToScratch(.addRegion(region), at: time)
    }
    if catalogue.tenor(tenor) == nil {
      applyToScratch(
        .addTenor(AddTenor(participant: asked, requestID: nextOperatorRequest, code: tenor, hours: hours)), at: time)
    }
    guard let region = catalogue.region(place), let length = catalogue.tenor(tenor), catalogue.spec(code) == nil else {
      return nil
    }
    let spec = AddSpec(
      participant: asked, requestID: nextOperatorRequest, code: code, kind: .server, memoryGiB: 0, peakTeraflops: 0,
      lotSize: lotSize, interconnect: none, title: Text48(""))
    applyToScratch(.addSpec(spec), at: time)
    guard let number = catalogue.spec(code) else { return nil }
    let book = AddInstrument(
      participant: asked, requestID: nextOperatorRequest, spec: number, region: region, tenor: length,
      tickSize: tickSize, defaultProtection: defaultProtection)
    applyToScratch(.addInstrument(book), at: time)
    return instrumentCount > before ? InstrumentID(UInt32(instrumentCount)) : nil
  }

  private var nextOperatorRequest: UInt64 { lastRequestID(of: .exchangeOperator) &+ 1 }
}

extension EngineConfiguration {
  /// For an engine that is used by itself: an id may be used again once its order is no longer live.
  public static var embedded: EngineConfiguration {
    var configuration = EngineConfiguration()
    configuration.requestRule = .reusable
    return configuration
  }
}
