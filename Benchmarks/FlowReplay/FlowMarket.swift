import MatchingEngine

/// A market in which a flow can be replayed through `MatchingEngine`'s public API.
///
/// A symbol is an instrument. Bids and offers come from two participants, so that self-trade prevention is on and never
/// strikes; ids may be used again once their order is gone, as in any embedded book.
struct FlowMarket: ~Copyable {
  var engine: MatchingEngine
  private static let buyer = ParticipantID(2)
  private static let seller = ParticipantID(3)
  private static let unlimited: Int64 = .max

  init(symbolCount: Int, reportsMarketData: Bool) throws {
    var configuration = EngineConfiguration()
    configuration.requestRule = .reusable
    configuration.reportsMarketData = reportsMarketData
    engine = MatchingEngine(configuration: configuration)
    var events = EventBuffer()
    for command in Self.catalogue(symbolCount: symbolCount) { engine.apply(command, at: Timestamp(0), into: &events) }
    var refused: CommandRejected?
    events.forEach { if case .rejected(let rejection) = $0 { refused = rejection } }
    if let refused { throw FlowError(description: "the flow's catalogue was refused: \(refused)") }
  }

  private static func catalogue(symbolCount: Int) -> [Command] {
    let asked = ParticipantID.exchangeOperator
    func code(_ text: String) -> Code16 { Code16(text) ?? Code16(low: 0, high: 0) }
    var commands: [Command] = ["BUYER", "SELLER"].map {
      .registerParticipant(
        RegisterParticipant(participant: asked, requestID: 0, name: code($0), credential: .zero))
    }
    commands.append(.addRegion(AddRegion(participant: asked, requestID: 0, code: code("R"), title: Text48(""))))
    commands.append(.addTenor(AddTenor(participant: asked, requestID: 0, code: code("1h"), hours: 1)))
    for symbol in 0..<symbolCount {
      commands.append(
        .addSpec(
          AddSpec(
            participant: asked, requestID: 0, code: code("S\(symbol)"), kind: .accelerator, memoryGiB: 1,
            peakTeraflops: 1, lotSize: 1, interconnect: Code16(low: 0, high: 0), title: Text48(""))))
      commands.append(
        .addInstrument(
          AddInstrument(
            participant: asked, requestID: 0, spec: SpecID(rawValue: UInt32(symbol) + 1), region: RegionID(rawValue: 1),
            tenor: TenorID(rawValue: 1), tickSize: 1, defaultProtection: unlimited)))
    }
    return commands
  }

  /// The command that a record stands for.
  static func command(_ record: FlowRecord) -> Command {
    var batch = CommandBatch(capacity: 1)
    append(record, to: &batch)
    return batch[0]
  }

  /// Adds the command that a record stands for to `batch`.
  @inline(__always)
  static func append(_ record: FlowRecord, to batch: inout CommandBatch) {
    let participant = record.side == 0 ? buyer : seller
    let instrument = InstrumentID(UInt32(record.symbol) + 1)
    let side: Side = record.side == 0 ? .bid : .offer
    switch record.kind {
    case FlowRecord.Kind.cancel.rawValue:
      batch.append(
        CancelOrder(participant: participant, requestID: record.orderID, target: .client(record.orderID)))
    case FlowRecord.Kind.amend.rawValue:
      batch.append(
        AmendOrder(
          participant: participant, requestID: record.orderID, target: .client(record.orderID),
          price: Price(record.price), quantity: Quantity(Int64(record.quantity))))
    default:
      let isMarket = record.kind == FlowRecord.Kind.market.rawValue
      let rests = record.kind == FlowRecord.Kind.newLimit.rawValue
      batch.append(
        NewOrder(
          participant: participant, clientOrderID: record.orderID, instrument: instrument, side: side,
          type: isMarket ? .market : .limit, timeInForce: rests ? .goodTillCancelled : .immediateOrCancel,
          price: isMarket ? nil : Price(record.price), quantity: Quantity(Int64(record.quantity))))
    }
  }

  /// The live order that a cancel or amend names; `nil` when it is gone.
  func liveOrder(_ record: FlowRecord) -> OpenOrder? {
    engine.openOrder(record.orderID, of: record.side == 0 ? Self.buyer : Self.seller)
  }
}
