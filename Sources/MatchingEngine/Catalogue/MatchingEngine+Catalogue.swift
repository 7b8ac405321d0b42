/// The operator's commands.
extension MatchingEngine {
  mutating func register(_ command: RegisterParticipant, into events: inout EventBuffer) {
    guard command.name.isWellFormed(upTo: 16, Self.isNameByte) else {
      return reject(command.participant, command.requestID, .invalidCode, into: &events)
    }
    guard participants.number(named: command.name) == nil else {
      return reject(command.participant, command.requestID, .alreadyExists, into: &events)
    }
    guard participants.count < configuration.maximumParticipants else {
      return reject(command.participant, command.requestID, .tooManyParticipants, into: &events)
    }
    let id = participants.add(command.name, credential: command.credential)
    events.append(
      .participantRegistered(
        ParticipantRegistered(
          id: id, requestID: command.requestID, name: command.name, credential: command.credential)))
  }

  mutating func add(_ command: AddSpec, into events: inout EventBuffer) {
    guard command.code.isWellFormed(upTo: 16, { Self.isUppercase($0) || Self.isDigit($0) || $0 == Self.hyphen }) else {
      return reject(command.participant, command.requestID, .invalidCode, into: &events)
    }
    guard !catalogue.hasSpec(command.code) else {
      return reject(command.participant, command.requestID, .alreadyExists, into: &events)
    }
    guard command.lotSize >= 1, command.lotSize <= Catalogue.largestLotSize else {
      return reject(
        command.participant, command.requestID, .invalidCatalogueValue, value: Int64(command.lotSize), into: &events)
    }
    guard catalogue.specs.count < configuration.maximumCatalogueEntries else {
      return reject(command.participant, command.requestID, .catalogueFull, into: &events)
    }
    extended(.spec(catalogue.add(command)), command.requestID, into: &events)
  }

  mutating func add(_ command: AddRegion, into events: inout EventBuffer) {
    guard command.code.isWellFormed(upTo: 8, { Self.isUppercase($0) || Self.isDigit($0) }) else {
      return reject(command.participant, command.requestID, .invalidCode, into: &events)
    }
    guard !catalogue.hasRegion(command.code) else {
      return reject(command.participant, command.requestID, .alreadyExists, into: &events)
    }
    guard catalogue.regions.count < configuration.maximumCatalogueEntries else {
      return reject(command.participant, command.requestID, .catalogueFull, into: &events)
    }
    extended(.region(catalogue.add(command)), command.requestID, into: &events)
  }

  mutating func add(_ command: AddTenor, into events: inout EventBuffer) {
    guard command.code.isWellFormed(upTo: 8, { Self.isLowercase($0) || Self.isDigit($0) }) else {
      return reject(command.participant, command.requestID, .invalidCode, into: &events)
    }
    guard !catalogue.hasTenor(command.code) else {
      return reject(command.participant, command.requestID, .alreadyExists, into: &events)
    }
    guard command.hours >= 1, command.hours <= Catalogue.largestHours else {
      return reject(
        command.participant, command.requestID, .invalidCatalogueValue, value: Int64(command.hours), into: &events)
    }
    guard catalogue.tenors.count < configuration.maximumCatalogueEntries else {
      return reject(command.participant, command.requestID, .catalogueFull, into: &events)
    }
    extended(.tenor(catalogue.add(command)), command.requestID, into: &events)
  }

  mutating func add(_ command: AddInstrument, into events: inout EventBuffer) {
    func refuse(_ code: RejectCode, _ value: Int64) {
      reject(command.participant, command.requestID, code, value: value, into: &events)
    }
    guard let spec = catalogue.spec(command.spec) else {
      return refuse(.unknownSpec, Int64(command.spec.rawValue))
    }
    guard catalogue.region(command.region) != nil else {
      return refuse(.unknownRegion, Int64(command.region.rawValue))
    }
    guard let tenor = catalogue.tenor(command.tenor) else {
      return refuse(.unknownTenor, Int64(command.tenor.rawValue))
    }
    guard command.tickSize >= 1, command.tickSize <= Catalogue.largestTickSize else {
      return refuse(.invalidCatalogueValue, command.tickSize)
    }
    guard command.defaultProtection >= 0 else { return refuse(.invalidCatalogueValue, command.defaultProtection) }
    let parts = Catalogue.Parts(
      spec: command.spec.rawValue, region: command.region.rawValue, tenor: command.tenor.rawValue)
    if let existing = catalogue.instrument(parts) { return refuse(.alreadyExists, Int64(existing)) }
    guard store.books.count < configuration.maximumInstruments else {
      return refuse(.tooManyInstruments, Int64(configuration.maximumInstruments))
    }
    let number = store.addBook(
      BookRecord(
        bids: BookSide(), offers: BookSide(), tickSize: command.tickSize, lotSize: spec.lotSize, state: .open,
        traits: tracksCapacity ? [.shares, .offersNeedCare] : [], lastPrice: 0,
        defaultProtection: command.defaultProtection, hours: tenor.hours, spec: parts.spec,
        region: parts.region, tenor: parts.tenor, stops: 0,
        collars: 0, icebergCount: 0, offBook: 0))
    catalogue.list(parts, as: number)
    extended(.instrument(InstrumentID(number)), command.requestID, into: &events)
  }

  private func extended(_ entry: CatalogueEntry, _ requestID: UInt64, into events: inout EventBuffer) {
    events.append(.catalogueExtended(CatalogueExtended(entry: entry, requestID: requestID)))
  }

  private static var hyphen: UInt8 { UInt8(ascii: "-") }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isUppercase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

  private static func isLowercase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || isUppercase(byte) || isLowercase(byte) || byte == hyphen || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
  }
}
