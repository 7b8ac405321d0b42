import MatchingEngine

// The operator's commands, from the wire and back.

extension RegisterParticipant {
  /// The command that `message` asks for.
  public init(_ message: RegisterParticipantMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, name: message.name,
      credential: message.credential)
  }
}

extension RegisterParticipantMessage {
  /// The message that asks for `registration`.
  public init(_ registration: RegisterParticipant) {
    self.init(
      requestId: registration.requestID, participant: registration.participant.rawValue, name: registration.name,
      credential: registration.credential)
  }
}

extension AddSpec {
  /// The command that `message` asks for.
  public init(_ message: AddSpecMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, code: message.code,
      kind: message.kind, memoryGiB: message.memoryGiB, peakTeraflops: message.peakTeraflops,
      lotSize: message.lotSize, interconnect: message.interconnect, title: message.title)
  }
}

extension AddSpecMessage {
  /// The message that asks for `spec`.
  public init(_ spec: AddSpec) {
    self.init(
      requestId: spec.requestID, participant: spec.participant.rawValue, memoryGiB: spec.memoryGiB, code: spec.code,
      interconnect: spec.interconnect, title: spec.title, peakTeraflops: spec.peakTeraflops, lotSize: spec.lotSize,
      kind: spec.kind)
  }
}

extension AddRegion {
  /// The command that `message` asks for.
  public init(_ message: AddRegionMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, code: message.code,
      title: message.title)
  }
}

extension AddRegionMessage {
  /// The message that asks for `region`.
  public init(_ region: AddRegion) {
    self.init(
      requestId: region.requestID, participant: region.participant.rawValue, code: region.code, title: region.title)
  }
}

extension AddTenor {
  /// The command that `message` asks for.
  public init(_ message: AddTenorMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId, code: message.code,
      hours: message.hours)
  }
}

extension AddTenorMessage {
  /// The message that asks for `tenor`.
  public init(_ tenor: AddTenor) {
    self.init(
      requestId: tenor.requestID, participant: tenor.participant.rawValue, hours: tenor.hours, code: tenor.code)
  }
}

extension AddInstrument {
  /// The command that `message` asks for.
  public init(_ message: AddInstrumentMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      spec: SpecID(rawValue: message.spec), region: RegionID(rawValue: message.region),
      tenor: TenorID(rawValue: message.tenor), tickSize: message.tickSize,
      defaultProtection: message.defaultProtection)
  }
}

extension AddInstrumentMessage {
  /// The message that asks for `instrument`.
  public init(_ instrument: AddInstrument) {
    self.init(
      requestId: instrument.requestID, participant: instrument.participant.rawValue, spec: instrument.spec.rawValue,
      region: instrument.region.rawValue, tenor: instrument.tenor.rawValue, tickSize: instrument.tickSize,
      defaultProtection: instrument.defaultProtection)
  }
}

extension SetTradingState {
  /// The command that `message` asks for.
  public init(_ message: SetTradingStateMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      instrument: message.instrument.map { InstrumentID($0) }, state: message.state)
  }
}

extension SetTradingStateMessage {
  /// The message that asks for `change`.
  public init(_ change: SetTradingState) {
    self.init(
      requestId: change.requestID, participant: change.participant.rawValue, instrument: change.instrument?.rawValue,
      state: change.state)
  }
}

extension SetCollars {
  /// The command that `message` asks for.
  public init(_ message: SetCollarsMessage) {
    self.init(
      participant: ParticipantID(message.participant), requestID: message.requestId,
      instrument: InstrumentID(message.instrument), staticRange: message.staticRange,
      dynamicRange: message.dynamicRange, reference: message.reference.map { Price($0) },
      auctionNanoseconds: message.auctionNanoseconds)
  }
}

extension SetCollarsMessage {
  /// The message that asks for `collars`.
  public init(_ collars: SetCollars) {
    self.init(
      requestId: collars.requestID, participant: collars.participant.rawValue, instrument: collars.instrument.rawValue,
      staticRange: collars.staticRange, dynamicRange: collars.dynamicRange, reference: collars.reference?.rawValue,
      auctionNanoseconds: collars.auctionNanoseconds)
  }
}
