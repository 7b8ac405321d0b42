import MatchingEngine

extension RegisterParticipantMessage {
  /// The message as the engine's command.
  public var command: RegisterParticipant {
    RegisterParticipant(
      participant: ParticipantID(participant), requestID: requestId, name: name, credential: credential)
  }

  /// The engine's command as a message.
  public init(_ command: RegisterParticipant) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, name: command.name,
      credential: command.credential)
  }
}

extension AddSpecMessage {
  /// The message as the engine's command.
  public var command: AddSpec {
    AddSpec(
      participant: ParticipantID(participant), requestID: requestId, code: code, kind: kind, memoryGiB: memoryGiB,
      peakTeraflops: peakTeraflops, lotSize: lotSize, interconnect: interconnect, title: title)
  }

  /// The engine's command as a message.
  public init(_ command: AddSpec) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, memoryGiB: command.memoryGiB,
      code: command.code, interconnect: command.interconnect, title: command.title,
      peakTeraflops: command.peakTeraflops, lotSize: command.lotSize, kind: command.kind)
  }
}

extension AddRegionMessage {
  /// The message as the engine's command.
  public var command: AddRegion {
    AddRegion(participant: ParticipantID(participant), requestID: requestId, code: code, title: title)
  }

  /// The engine's command as a message.
  public init(_ command: AddRegion) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, code: command.code,
      title: command.title)
  }
}

extension AddTenorMessage {
  /// The message as the engine's command.
  public var command: AddTenor {
    AddTenor(participant: ParticipantID(participant), requestID: requestId, code: code, hours: hours)
  }

  /// The engine's command as a message.
  public init(_ command: AddTenor) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, hours: command.hours,
      code: command.code)
  }
}

extension AddInstrumentMessage {
  /// The message as the engine's command.
  public var command: AddInstrument {
    AddInstrument(
      participant: ParticipantID(participant), requestID: requestId, spec: SpecID(rawValue: spec),
      region: RegionID(rawValue: region), tenor: TenorID(rawValue: tenor), tickSize: tickSize,
      defaultProtection: defaultProtection)
  }

  /// The engine's command as a message.
  public init(_ command: AddInstrument) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue, spec: command.spec.rawValue,
      region: command.region.rawValue, tenor: command.tenor.rawValue, tickSize: command.tickSize,
      defaultProtection: command.defaultProtection)
  }
}

extension SetTradingStateMessage {
  /// The message as the engine's command.
  public var command: SetTradingState {
    SetTradingState(
      participant: ParticipantID(participant), requestID: requestId, instrument: instrument.map { InstrumentID($0) },
      state: state)
  }

  /// The engine's command as a message.
  public init(_ command: SetTradingState) {
    self.init(
      requestId: command.requestID, participant: command.participant.rawValue,
      instrument: command.instrument?.rawValue, state: command.state)
  }
}
