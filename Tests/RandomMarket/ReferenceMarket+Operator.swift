import MatchingEngine

extension ReferenceMarket {
  func applyOperator(_ command: Command) {
    switch command {
    case .registerParticipant(let command): register(command)
    case .addSpec(let command): add(command)
    case .addRegion(let command): add(command)
    case .addTenor(let command): add(command)
    case .addInstrument(let command): add(command)
    case .setTradingState(let command): set(command)
    case .setCollars(let command): set(command)
    default: break
    }
  }

  private func isWritten(_ code: Code16, _ allowed: String, upTo length: Int) -> Bool {
    let text = code.description
    return !text.isEmpty && text.count <= length && text.allSatisfy { allowed.contains($0) }
      && Code16(text) == code
  }

  private static let digits = "0123456789"
  private static let uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let lowercase = "abcdefghijklmnopqrstuvwxyz"

  private func register(_ command: RegisterParticipant) {
    let allowed = Self.digits + Self.uppercase + Self.lowercase + "._-"
    guard isWritten(command.name, allowed, upTo: 16) else {
      return reject(command.participant, command.requestID, .invalidCode)
    }
    guard !participants.contains(where: { $0.name == command.name.description }) else {
      return reject(command.participant, command.requestID, .alreadyExists)
    }
    guard participants.count < configuration.maximumParticipants else {
      return reject(command.participant, command.requestID, .tooManyParticipants)
    }
    participants.append(Participant(name: command.name.description))
    events.append(
      .participantRegistered(
        ParticipantRegistered(
          id: ParticipantID(UInt32(participants.count)), requestID: command.requestID, name: command.name,
          credential: command.credential)))
  }

  private func added(_ entry: CatalogueEntry, _ request: UInt64) {
    events.append(.catalogueExtended(CatalogueExtended(entry: entry, requestID: request)))
  }

  private func add(_ command: AddSpec) {
    func refuse(_ code: RejectCode, _ value: Int64 = 0) { reject(command.participant, command.requestID, code, value) }
    guard isWritten(command.code, Self.digits + Self.uppercase + "-", upTo: 16) else { return refuse(.invalidCode) }
    guard !specs.contains(where: { $0.code == command.code }) else { return refuse(.alreadyExists) }
    guard (1...1_000_000).contains(command.lotSize) else {
      return refuse(.invalidCatalogueValue, Int64(command.lotSize))
    }
    guard specs.count < configuration.maximumCatalogueEntries else { return refuse(.catalogueFull) }
    specs.append(command)
    added(.spec(SpecID(rawValue: UInt32(specs.count))), command.requestID)
  }

  private func add(_ command: AddRegion) {
    func refuse(_ code: RejectCode) { reject(command.participant, command.requestID, code) }
    guard isWritten(command.code, Self.digits + Self.uppercase, upTo: 8) else { return refuse(.invalidCode) }
    guard !regions.contains(where: { $0.code == command.code }) else { return refuse(.alreadyExists) }
    guard regions.count < configuration.maximumCatalogueEntries else { return refuse(.catalogueFull) }
    regions.append(command)
    added(.region(RegionID(rawValue: UInt32(regions.count))), command.requestID)
  }

  private func add(_ command: AddTenor) {
    func refuse(_ code: RejectCode, _ value: Int64 = 0) { reject(command.participant, command.requestID, code, value) }
    guard isWritten(command.code, Self.digits + Self.lowercase, upTo: 8) else { return refuse(.invalidCode) }
    guard !tenors.contains(where: { $0.code == command.code }) else { return refuse(.alreadyExists) }
    guard (1...1_000_000).contains(command.hours) else {
      return refuse(.invalidCatalogueValue, Int64(command.hours))
    }
    guard tenors.count < configuration.maximumCatalogueEntries else { return refuse(.catalogueFull) }
    tenors.append(command)
    added(.tenor(TenorID(rawValue: UInt32(tenors.count))), command.requestID)
  }

  private func add(_ command: AddInstrument) {
    func refuse(_ code: RejectCode, _ value: Int64) { reject(command.participant, command.requestID, code, value) }
    let ids = [command.spec.rawValue, command.region.rawValue, command.tenor.rawValue]
    for (id, count, code) in [
      (ids[0], specs.count, RejectCode.unknownSpec), (ids[1], regions.count, .unknownRegion),
      (ids[2], tenors.count, .unknownTenor),
    ] where id < 1 || Int(id) > count {
      return refuse(code, Int64(id))
    }
    guard command.tickSize >= 1, command.tickSize <= 1_000_000_000_000 else {
      return refuse(.invalidCatalogueValue, command.tickSize)
    }
    guard command.defaultProtection >= 0 else { return refuse(.invalidCatalogueValue, command.defaultProtection) }
    if let existing = parts.firstIndex(of: ids) { return refuse(.alreadyExists, Int64(existing) + 1) }
    guard books.count < configuration.maximumInstruments else {
      return refuse(.tooManyInstruments, Int64(configuration.maximumInstruments))
    }
    parts.append(ids)
    books.append(
      Book(
        tickSize: command.tickSize, lotSize: Int64(specs[Int(ids[0]) - 1].lotSize),
        hours: Int64(tenors[Int(ids[2]) - 1].hours), protection: command.defaultProtection))
    added(.instrument(InstrumentID(UInt32(books.count))), command.requestID)
  }

  private func set(_ command: SetTradingState) {
    func refuse(_ code: RejectCode, _ value: Int64) { reject(command.participant, command.requestID, code, value) }
    if let instrument = command.instrument?.rawValue, instrument < 1 || Int(instrument) > books.count {
      return refuse(.unknownInstrument, Int64(instrument))
    }
    if command.state == .auction { return refuse(.notSupported, Int64(command.state.rawValue)) }
    for index in books.indices where command.instrument == nil || Int(command.instrument!.rawValue) == index + 1 {
      if books[index].state != command.state { change(UInt32(index) + 1, to: command.state) }
    }
  }

  private func set(_ command: SetCollars) {
    func refuse(_ code: RejectCode, _ value: Int64) { reject(command.participant, command.requestID, code, value) }
    guard command.instrument.rawValue >= 1, Int(command.instrument.rawValue) <= books.count else {
      return refuse(.unknownInstrument, Int64(command.instrument.rawValue))
    }
    let index = Int(command.instrument.rawValue) - 1
    if let range = command.staticRange, range <= 0 { return refuse(.invalidCollars, range) }
    if let range = command.dynamicRange, range <= 0 { return refuse(.invalidCollars, range) }
    if let reference = command.reference?.rawValue, reference <= 0 || reference % books[index].tickSize != 0 {
      return refuse(.invalidCollars, reference)
    }
    guard command.auctionNanoseconds > 0 else { return refuse(.invalidCollars, 0) }
    books[index].staticRange = command.staticRange
    books[index].dynamicRange = command.dynamicRange
    books[index].auctionLength = command.auctionNanoseconds
    if let reference = command.reference { books[index].reference = reference.rawValue }
    events.append(
      .collarsChanged(CollarsChanged(instrument: command.instrument, requestID: command.requestID)))
  }
}
