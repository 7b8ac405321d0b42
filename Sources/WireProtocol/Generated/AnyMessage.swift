// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.

/// Any message of the protocol.
@frozen
public enum AnyMessage: Equatable, Sendable {
  /// Opens a session; the first message on a connection.
  case logon(LogonMessage)
  /// Shows that a side is alive; the server answers each with one.
  case heartbeat(HeartbeatMessage)
  /// Enters an order.
  case newOrder(NewOrderMessage)
  /// Takes an order out of its book. Names it by order or by clientOrder, not both.
  case cancelOrder(CancelOrderMessage)
  /// Changes price or quantity. A lower or equal quantity at the same price keeps its place; anything else loses it and may trade.
  case amendOrder(AmendOrderMessage)
  /// Cancels all live orders of the participant, or those of one instrument or side.
  case massCancel(MassCancelMessage)
  /// Asks for the participant's live orders: OpenOrder each, then QueryDone.
  case queryOpenOrders(QueryOpenOrdersMessage)
  /// Asks for specs, regions, tenors and instruments, then QueryDone. Needs no logon.
  case queryCatalogue(QueryCatalogueMessage)
  /// Opens an account.
  case registerParticipant(RegisterParticipantMessage)
  /// Adds a compute spec to the catalogue.
  case addSpec(AddSpecMessage)
  /// Adds a region to the catalogue.
  case addRegion(AddRegionMessage)
  /// Adds a tenor to the catalogue.
  case addTenor(AddTenorMessage)
  /// Lists an instrument: opens the order book of a spec in a region for a tenor.
  case addInstrument(AddInstrumentMessage)
  /// Opens, halts or closes one book or all.
  case setTradingState(SetTradingStateMessage)
  /// Only time passes. Written to the journal by the sequencer; never taken from a client.
  case advanceClock(AdvanceClockMessage)
  /// The session is open.
  case logonAccepted(LogonAcceptedMessage)
  /// A message was refused and changed nothing.
  case rejected(RejectedMessage)
  /// An order was accepted; fills follow.
  case orderAccepted(OrderAcceptedMessage)
  /// An order traded; each of the two participants gets one.
  case orderFilled(OrderFilledMessage)
  /// An amend was carried out; fills may follow.
  case orderAmended(OrderAmendedMessage)
  /// An order, or what was left of it, is gone without a trade.
  case orderCancelled(OrderCancelledMessage)
  /// A mass cancel is done; the cancellations came before.
  case massCancelled(MassCancelledMessage)
  /// An operator's command was carried out.
  case commandDone(CommandDoneMessage)
  /// One live order, in answer to QueryOpenOrders.
  case openOrder(OpenOrderMessage)
  /// Ends the answer to a query.
  case queryDone(QueryDoneMessage)
  /// A spec of the catalogue.
  case specDefinition(SpecDefinitionMessage)
  /// A region of the catalogue.
  case regionDefinition(RegionDefinitionMessage)
  /// A tenor of the catalogue.
  case tenorDefinition(TenorDefinitionMessage)
  /// An instrument of the catalogue.
  case instrumentDefinition(InstrumentDefinitionMessage)
  /// Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ....
  case feedHeader(FeedHeaderMessage)
  /// A trade. Topic fill/.
  case fill(FillMessage)
  /// The spot price of an instrument. Topic spot/.
  case spotPrice(SpotPriceMessage)
  /// Best bid and offer, on change. Topic quote/.
  case quote(QuoteMessage)
  /// A price level's new total. Topic book/.
  case bookLevel(BookLevelMessage)
  /// What an order shows now, without a name. Topic order/.
  case orderOnBook(OrderOnBookMessage)
  /// A book's trading state. Topic status/.
  case tradingStatus(TradingStatusMessage)
  /// Asks for the state behind a topic, or for the catalogue.
  case snapshotRequest(SnapshotRequestMessage)
  /// Asks for a topic's messages again.
  case rangeRequest(RangeRequestMessage)
  /// Starts a snapshot; count messages follow, over as many frames as needed.
  case snapshotHeader(SnapshotHeaderMessage)
  /// Starts a range; count messages follow, over as many frames as needed.
  case rangeHeader(RangeHeaderMessage)

  /// Reads the message at which `view` looks.
  public static func decode(_ view: MessageView) throws(WireError) -> AnyMessage {
    switch view.templateID {
    case 1: .logon(try view.decode(LogonMessage.self))
    case 2: .heartbeat(try view.decode(HeartbeatMessage.self))
    case 10: .newOrder(try view.decode(NewOrderMessage.self))
    case 11: .cancelOrder(try view.decode(CancelOrderMessage.self))
    case 12: .amendOrder(try view.decode(AmendOrderMessage.self))
    case 13: .massCancel(try view.decode(MassCancelMessage.self))
    case 30: .queryOpenOrders(try view.decode(QueryOpenOrdersMessage.self))
    case 31: .queryCatalogue(try view.decode(QueryCatalogueMessage.self))
    case 40: .registerParticipant(try view.decode(RegisterParticipantMessage.self))
    case 41: .addSpec(try view.decode(AddSpecMessage.self))
    case 42: .addRegion(try view.decode(AddRegionMessage.self))
    case 43: .addTenor(try view.decode(AddTenorMessage.self))
    case 44: .addInstrument(try view.decode(AddInstrumentMessage.self))
    case 45: .setTradingState(try view.decode(SetTradingStateMessage.self))
    case 50: .advanceClock(try view.decode(AdvanceClockMessage.self))
    case 100: .logonAccepted(try view.decode(LogonAcceptedMessage.self))
    case 101: .rejected(try view.decode(RejectedMessage.self))
    case 102: .orderAccepted(try view.decode(OrderAcceptedMessage.self))
    case 103: .orderFilled(try view.decode(OrderFilledMessage.self))
    case 104: .orderAmended(try view.decode(OrderAmendedMessage.self))
    case 105: .orderCancelled(try view.decode(OrderCancelledMessage.self))
    case 106: .massCancelled(try view.decode(MassCancelledMessage.self))
    case 107: .commandDone(try view.decode(CommandDoneMessage.self))
    case 110: .openOrder(try view.decode(OpenOrderMessage.self))
    case 111: .queryDone(try view.decode(QueryDoneMessage.self))
    case 140: .specDefinition(try view.decode(SpecDefinitionMessage.self))
    case 141: .regionDefinition(try view.decode(RegionDefinitionMessage.self))
    case 142: .tenorDefinition(try view.decode(TenorDefinitionMessage.self))
    case 143: .instrumentDefinition(try view.decode(InstrumentDefinitionMessage.self))
    case 200: .feedHeader(try view.decode(FeedHeaderMessage.self))
    case 201: .fill(try view.decode(FillMessage.self))
    case 202: .spotPrice(try view.decode(SpotPriceMessage.self))
    case 203: .quote(try view.decode(QuoteMessage.self))
    case 204: .bookLevel(try view.decode(BookLevelMessage.self))
    case 205: .orderOnBook(try view.decode(OrderOnBookMessage.self))
    case 206: .tradingStatus(try view.decode(TradingStatusMessage.self))
    case 230: .snapshotRequest(try view.decode(SnapshotRequestMessage.self))
    case 231: .rangeRequest(try view.decode(RangeRequestMessage.self))
    case 232: .snapshotHeader(try view.decode(SnapshotHeaderMessage.self))
    case 233: .rangeHeader(try view.decode(RangeHeaderMessage.self))
    default:
      throw WireError(.unknownTemplate, template: view.templateID, field: 0, offset: view.offset + 2, value: Int64(view.templateID))
    }
  }

  /// The message's name in the schema.
  public var name: String {
    switch self {
    case .logon: "Logon"
    case .heartbeat: "Heartbeat"
    case .newOrder: "NewOrder"
    case .cancelOrder: "CancelOrder"
    case .amendOrder: "AmendOrder"
    case .massCancel: "MassCancel"
    case .queryOpenOrders: "QueryOpenOrders"
    case .queryCatalogue: "QueryCatalogue"
    case .registerParticipant: "RegisterParticipant"
    case .addSpec: "AddSpec"
    case .addRegion: "AddRegion"
    case .addTenor: "AddTenor"
    case .addInstrument: "AddInstrument"
    case .setTradingState: "SetTradingState"
    case .advanceClock: "AdvanceClock"
    case .logonAccepted: "LogonAccepted"
    case .rejected: "Rejected"
    case .orderAccepted: "OrderAccepted"
    case .orderFilled: "OrderFilled"
    case .orderAmended: "OrderAmended"
    case .orderCancelled: "OrderCancelled"
    case .massCancelled: "MassCancelled"
    case .commandDone: "CommandDone"
    case .openOrder: "OpenOrder"
    case .queryDone: "QueryDone"
    case .specDefinition: "SpecDefinition"
    case .regionDefinition: "RegionDefinition"
    case .tenorDefinition: "TenorDefinition"
    case .instrumentDefinition: "InstrumentDefinition"
    case .feedHeader: "FeedHeader"
    case .fill: "Fill"
    case .spotPrice: "SpotPrice"
    case .quote: "Quote"
    case .bookLevel: "BookLevel"
    case .orderOnBook: "OrderOnBook"
    case .tradingStatus: "TradingStatus"
    case .snapshotRequest: "SnapshotRequest"
    case .rangeRequest: "RangeRequest"
    case .snapshotHeader: "SnapshotHeader"
    case .rangeHeader: "RangeHeader"
    }
  }

  /// Names and values of its fields.
  public var fieldValues: [FieldValue] {
    switch self {
    case .logon(let message): message.fieldValues
    case .heartbeat(let message): message.fieldValues
    case .newOrder(let message): message.fieldValues
    case .cancelOrder(let message): message.fieldValues
    case .amendOrder(let message): message.fieldValues
    case .massCancel(let message): message.fieldValues
    case .queryOpenOrders(let message): message.fieldValues
    case .queryCatalogue(let message): message.fieldValues
    case .registerParticipant(let message): message.fieldValues
    case .addSpec(let message): message.fieldValues
    case .addRegion(let message): message.fieldValues
    case .addTenor(let message): message.fieldValues
    case .addInstrument(let message): message.fieldValues
    case .setTradingState(let message): message.fieldValues
    case .advanceClock(let message): message.fieldValues
    case .logonAccepted(let message): message.fieldValues
    case .rejected(let message): message.fieldValues
    case .orderAccepted(let message): message.fieldValues
    case .orderFilled(let message): message.fieldValues
    case .orderAmended(let message): message.fieldValues
    case .orderCancelled(let message): message.fieldValues
    case .massCancelled(let message): message.fieldValues
    case .commandDone(let message): message.fieldValues
    case .openOrder(let message): message.fieldValues
    case .queryDone(let message): message.fieldValues
    case .specDefinition(let message): message.fieldValues
    case .regionDefinition(let message): message.fieldValues
    case .tenorDefinition(let message): message.fieldValues
    case .instrumentDefinition(let message): message.fieldValues
    case .feedHeader(let message): message.fieldValues
    case .fill(let message): message.fieldValues
    case .spotPrice(let message): message.fieldValues
    case .quote(let message): message.fieldValues
    case .bookLevel(let message): message.fieldValues
    case .orderOnBook(let message): message.fieldValues
    case .tradingStatus(let message): message.fieldValues
    case .snapshotRequest(let message): message.fieldValues
    case .rangeRequest(let message): message.fieldValues
    case .snapshotHeader(let message): message.fieldValues
    case .rangeHeader(let message): message.fieldValues
    }
  }

  /// Appends the message with its header.
  public func append(to buffer: inout MessageBuffer) {
    switch self {
    case .logon(let message): buffer.append(message)
    case .heartbeat(let message): buffer.append(message)
    case .newOrder(let message): buffer.append(message)
    case .cancelOrder(let message): buffer.append(message)
    case .amendOrder(let message): buffer.append(message)
    case .massCancel(let message): buffer.append(message)
    case .queryOpenOrders(let message): buffer.append(message)
    case .queryCatalogue(let message): buffer.append(message)
    case .registerParticipant(let message): buffer.append(message)
    case .addSpec(let message): buffer.append(message)
    case .addRegion(let message): buffer.append(message)
    case .addTenor(let message): buffer.append(message)
    case .addInstrument(let message): buffer.append(message)
    case .setTradingState(let message): buffer.append(message)
    case .advanceClock(let message): buffer.append(message)
    case .logonAccepted(let message): buffer.append(message)
    case .rejected(let message): buffer.append(message)
    case .orderAccepted(let message): buffer.append(message)
    case .orderFilled(let message): buffer.append(message)
    case .orderAmended(let message): buffer.append(message)
    case .orderCancelled(let message): buffer.append(message)
    case .massCancelled(let message): buffer.append(message)
    case .commandDone(let message): buffer.append(message)
    case .openOrder(let message): buffer.append(message)
    case .queryDone(let message): buffer.append(message)
    case .specDefinition(let message): buffer.append(message)
    case .regionDefinition(let message): buffer.append(message)
    case .tenorDefinition(let message): buffer.append(message)
    case .instrumentDefinition(let message): buffer.append(message)
    case .feedHeader(let message): buffer.append(message)
    case .fill(let message): buffer.append(message)
    case .spotPrice(let message): buffer.append(message)
    case .quote(let message): buffer.append(message)
    case .bookLevel(let message): buffer.append(message)
    case .orderOnBook(let message): buffer.append(message)
    case .tradingStatus(let message): buffer.append(message)
    case .snapshotRequest(let message): buffer.append(message)
    case .rangeRequest(let message): buffer.append(message)
    case .snapshotHeader(let message): buffer.append(message)
    case .rangeHeader(let message): buffer.append(message)
    }
  }
}

/// The shortest block that a template may have; `nil` when there is no such template.
@inlinable
public func knownBlockLength(ofTemplate id: UInt16) -> Int? {
  switch id {
  case 1: 72
  case 2: 8
  case 10: 88
  case 11: 32
  case 12: 48
  case 13: 24
  case 30: 16
  case 31: 8
  case 40: 64
  case 41: 112
  case 42: 80
  case 43: 32
  case 44: 40
  case 45: 24
  case 50: 8
  case 100: 48
  case 101: 56
  case 102: 64
  case 103: 96
  case 104: 72
  case 105: 64
  case 106: 40
  case 107: 40
  case 110: 64
  case 111: 32
  case 140: 104
  case 141: 72
  case 142: 24
  case 143: 32
  case 200: 32
  case 201: 64
  case 202: 48
  case 203: 48
  case 204: 32
  case 205: 32
  case 206: 16
  case 230: 64
  case 231: 72
  case 232: 88
  case 233: 72
  default: nil
  }
}

/// The schema's id, in every message header.
@inlinable
public var wireSchemaID: UInt16 { 7801 }

/// The schema's version, in every message header.
@inlinable
public var wireSchemaVersion: UInt16 { 0 }
