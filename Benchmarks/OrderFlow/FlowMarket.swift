import MatchingEngine

/// A market in which a flow can be replayed through `MatchingEngine`'s public API.
///
/// A symbol is an instrument. Bids and offers come from two participants, so that self-trade prevention is on and never
/// strikes; ids may be used again once their order is gone, as in any embedded book.
package struct FlowMarket: ~Copyable {
  package var engine: MatchingEngine
  package static let buyer = ParticipantID(2)
  package static let seller = ParticipantID(3)

  private static let unlimited: Int64 = .max
  /// Books are spread over regions, so that there may be more of them than specs.
  private static let mostRegions = 256

  /// A market with `symbolCount` open books.
  package init(symbolCount: Int, reportsMarketData: Bool = false) throws {
    var configuration = EngineConfiguration()
    configuration.requestRule = .reusable
    configuration.reportsMarketData = reportsMarketData
    engine = MatchingEngine(configuration: configuration)
    var events = EventBuffer()
    for command in Self.catalogue(symbolCount: symbolCount) { engine.apply(command, at: Timestamp(0), into: &events) }
    var refused: CommandRejected?
    events.forEach { if case .rejected(let rejection) = $0 { refused = rejection } }
    if let refused { throw FlowError("the flow's catalogue was refused: \(refused)") }
  }

  private static func catalogue(symbolCount: Int) -> [Command] {
    let asked = ParticipantID.exchangeOperator
    var commands: [Command] = ["BUYER", "SELLER"].map {
      .registerParticipant(
        RegisterParticipant(participant: asked, requestID: 0, name: code($0), credential: .zero))
    }
    commands.append(.addTenor(AddTenor(participant: asked, requestID: 0, code: code("1h"), hours: 1)))
    commands += (0..<min(symbolCount, mostRegions)).map {
      .addRegion(AddRegion(participant: asked, requestID: 0, code: code("R\($0)"), title: Text48("")))
    }
    for symbol in 0..<symbolCount {
      if symbol % mostRegions == 0 { commands.append(spec(symbol / mostRegions)) }
      commands.append(
        .addInstrument(
          AddInstrument(
            participant: asked, requestID: 0, spec: SpecID(rawValue: UInt32(symbol / mostRegions) + 1),
            region: RegionID(rawValue: UInt32(symbol % mostRegions) + 1), tenor: TenorID(rawValue: 1), tickSize: 1,
            defaultProtection: unlimited)))
    }
    return commands
  }

  private static func spec(_ number: Int) -> Command {
    .addSpec(
      AddSpec(
        participant: .exchangeOperator, requestID: 0, code: code("S\(number)"), kind: .accelerator, memoryGiB: 1,
        peakTeraflops: 1, lotSize: 1, interconnect: Code16(low: 0, high: 0), title: Text48("")))
  }

  private static func code(_ text: String) -> Code16 {
    guard let code = Code16(text) else { preconditionFailure("\(text) is no code") }
    return code
  }

  /// The command that a record stands for.
  package static func command(_ record: FlowRecord) -> Command {
    var batch = CommandBatch(capacity: 1)
    append(record, to: &batch)
    return batch[0]
  }

  /// Adds the command that a record stands for to `batch`. With `byEngineID`, the ids that cancels and amends name are
  /// the engine's own, not the client's.
  @inline(__always)
  package static func append(_ record: FlowRecord, to batch: inout CommandBatch, byEngineID: Bool = false) {
    let kind: CommandBatch.Kind =
      switch record.kind {
      case FlowRecord.Kind.cancel.rawValue: byEngineID ? .cancelByOrder : .cancelByClient
      case FlowRecord.Kind.amend.rawValue: byEngineID ? .amendByOrder : .amendByClient
      default: .newOrder
      }
    let isMarket = record.kind == FlowRecord.Kind.market.rawValue
    let isImmediate = isMarket || record.kind == FlowRecord.Kind.immediateOrCancel.rawValue
    batch.append(
      kind,
      NewOrder(
        participant: record.side == 0 ? buyer : seller, clientOrderID: record.orderID,
        instrument: InstrumentID(record.symbol + 1), side: record.side == 0 ? .bid : .offer,
        type: isMarket ? .market : .limit, timeInForce: isImmediate ? .immediateOrCancel : .goodTillCancelled,
        price: isMarket ? nil : Price(record.price), quantity: Quantity(Int64(record.quantity))))
  }

  /// Applies one record by itself. With ``AmendRule/replace``, an amend of a live order is a cancel and a new order.
  package mutating func apply(_ record: FlowRecord, amend: AmendRule, into events: inout EventBuffer) {
    guard amend == .replace && record.kind == FlowRecord.Kind.amend.rawValue && isLive(record) else {
      return engine.apply(Self.command(record), at: Timestamp(0), into: &events)
    }
    for kind in [FlowRecord.Kind.cancel, .newLimit] {
      var part = record
      part.kind = kind.rawValue
      engine.apply(Self.command(part), at: Timestamp(0), into: &events)
    }
  }

  /// Whether the order that a cancel or amend names is live.
  private func isLive(_ record: FlowRecord) -> Bool {
    engine.openOrder(record.orderID, of: record.side == 0 ? Self.buyer : Self.seller) != nil
  }
}
