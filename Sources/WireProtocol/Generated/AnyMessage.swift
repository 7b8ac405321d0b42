// Made from tenor.xml by tools/generate-codecs. Do not edit.

/// Any message of the protocol: for dumps and tools, not for hot paths.
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
  /// Enters a bid that any of up to eight books may fill, each with its own limit; all share one quantity.
  case newAlternatives(NewAlternativesMessage)
  /// Opens a pool: units that the participant may offer in as many books as it likes.
  case depositCapacity(DepositCapacityMessage)
  /// Opens a pool of units that the participant has on lease; it ends when the lease does.
  case depositLease(DepositLeaseMessage)
  /// Takes free units out of a pool for good; a pool of which nothing is left is closed.
  case withdrawCapacity(WithdrawCapacityMessage)
  /// The provider ends a lease early, as when a card failed. The units are out of the pool until ReturnCapacity.
  case endLease(EndLeaseMessage)
  /// Units that an early end took out of service are back.
  case returnCapacity(ReturnCapacityMessage)
  /// Asks for the participant's live orders: OpenOrder each, then QueryDone.
  case queryOpenOrders(QueryOpenOrdersMessage)
  /// Asks for specs, regions, tenors and instruments, then QueryDone. Needs no logon.
  case queryCatalogue(QueryCatalogueMessage)
  /// Asks for the participant's open pools: OpenPool each, then QueryDone.
  case queryPools(QueryPoolsMessage)
  /// Asks for the participant's live leases, those that it bought and those of its pools: OpenLease each, then QueryDone.
  case queryLeases(QueryLeasesMessage)
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
  /// Sets a book's price collars: an order that would trade beyond them is stopped there, and the book goes to a short call auction.
  case setCollars(SetCollarsMessage)
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
  /// The last trade reached a stop order's price: it goes on as a market or limit order.
  case orderTriggered(OrderTriggeredMessage)
  /// One live order, in answer to QueryOpenOrders.
  case openOrder(OpenOrderMessage)
  /// Ends the answer to a query.
  case queryDone(QueryDoneMessage)
  /// A pool was opened: by a deposit, or with an offer that named none.
  case poolOpened(PoolOpenedMessage)
  /// Units came into a pool or left it otherwise than by a lease.
  case poolChanged(PoolChangedMessage)
  /// A pool is gone: withdrawn, past its end, or used by nothing any more.
  case poolClosed(PoolClosedMessage)
  /// A trade opened a lease; each of the two participants gets one, after its fill.
  case leaseOpened(LeaseOpenedMessage)
  /// A lease, or a part of it, ended; each of the two participants gets one.
  case leaseEnded(LeaseEndedMessage)
  /// Nothing is free in the order's pool: it is out of its book, and comes back when units do.
  case orderParked(OrderParkedMessage)
  /// Units came back to the order's pool: it goes to the end of the queue at its price, and may trade as it does.
  case orderRestored(OrderRestoredMessage)
  /// One open pool, in answer to QueryPools.
  case openPool(OpenPoolMessage)
  /// One live lease, in answer to QueryLeases.
  case openLease(OpenLeaseMessage)
  /// A spec of the catalogue.
  case specDefinition(SpecDefinitionMessage)
  /// A region of the catalogue.
  case regionDefinition(RegionDefinitionMessage)
  /// A tenor of the catalogue.
  case tenorDefinition(TenorDefinitionMessage)
  /// An instrument of the catalogue.
  case instrumentDefinition(InstrumentDefinitionMessage)
  /// Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ...
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
  /// What a call auction would give now, while orders gather. Topic auction/.
  case auctionIndication(AuctionIndicationMessage)
  /// Units of an instrument on lease and on offer, on change. Topic capacity/.
  case capacityUse(CapacityUseMessage)
  /// What was traded in a minute, an hour or a day. Topic candle/.
  case candle(CandleMessage)
  /// An instrument's present day, and its open interest: on change, at most once a second. Topic stats/.
  case statistics(StatisticsMessage)
  /// Asks for the state behind a topic, or for the catalogue.
  case snapshotRequest(SnapshotRequestMessage)
  /// Asks for a topic's messages again.
  case rangeRequest(RangeRequestMessage)
  /// Starts a snapshot; count messages follow, over as many frames as needed.
  case snapshotHeader(SnapshotHeaderMessage)
  /// Starts a range; count messages follow, over as many frames as needed.
  case rangeHeader(RangeHeaderMessage)

  /// Reads the message with the number `templateID` from the `length` bytes at `block`.
  ///
  /// - Throws: `unknownTemplate`, and what the message's own `decode` throws.
  public static func decode(
    templateID: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> AnyMessage {
    func decode<Message: WireMessage>(_ type: Message.Type) throws(WireError) -> Message {
      try Message.decode(block: block, length: length, offsetInFrame: offsetInFrame)
    }
    switch templateID {
    case 1: return .logon(try decode(LogonMessage.self))
    case 2: return .heartbeat(try decode(HeartbeatMessage.self))
    case 10: return .newOrder(try decode(NewOrderMessage.self))
    case 11: return .cancelOrder(try decode(CancelOrderMessage.self))
    case 12: return .amendOrder(try decode(AmendOrderMessage.self))
    case 13: return .massCancel(try decode(MassCancelMessage.self))
    case 14: return .newAlternatives(try decode(NewAlternativesMessage.self))
    case 15: return .depositCapacity(try decode(DepositCapacityMessage.self))
    case 16: return .depositLease(try decode(DepositLeaseMessage.self))
    case 17: return .withdrawCapacity(try decode(WithdrawCapacityMessage.self))
    case 18: return .endLease(try decode(EndLeaseMessage.self))
    case 19: return .returnCapacity(try decode(ReturnCapacityMessage.self))
    case 30: return .queryOpenOrders(try decode(QueryOpenOrdersMessage.self))
    case 31: return .queryCatalogue(try decode(QueryCatalogueMessage.self))
    case 32: return .queryPools(try decode(QueryPoolsMessage.self))
    case 33: return .queryLeases(try decode(QueryLeasesMessage.self))
    case 40: return .registerParticipant(try decode(RegisterParticipantMessage.self))
    case 41: return .addSpec(try decode(AddSpecMessage.self))
    case 42: return .addRegion(try decode(AddRegionMessage.self))
    case 43: return .addTenor(try decode(AddTenorMessage.self))
    case 44: return .addInstrument(try decode(AddInstrumentMessage.self))
    case 45: return .setTradingState(try decode(SetTradingStateMessage.self))
    case 46: return .setCollars(try decode(SetCollarsMessage.self))
    case 50: return .advanceClock(try decode(AdvanceClockMessage.self))
    case 100: return .logonAccepted(try decode(LogonAcceptedMessage.self))
    case 101: return .rejected(try decode(RejectedMessage.self))
    case 102: return .orderAccepted(try decode(OrderAcceptedMessage.self))
    case 103: return .orderFilled(try decode(OrderFilledMessage.self))
    case 104: return .orderAmended(try decode(OrderAmendedMessage.self))
    case 105: return .orderCancelled(try decode(OrderCancelledMessage.self))
    case 106: return .massCancelled(try decode(MassCancelledMessage.self))
    case 107: return .commandDone(try decode(CommandDoneMessage.self))
    case 108: return .orderTriggered(try decode(OrderTriggeredMessage.self))
    case 110: return .openOrder(try decode(OpenOrderMessage.self))
    case 111: return .queryDone(try decode(QueryDoneMessage.self))
    case 112: return .poolOpened(try decode(PoolOpenedMessage.self))
    case 113: return .poolChanged(try decode(PoolChangedMessage.self))
    case 114: return .poolClosed(try decode(PoolClosedMessage.self))
    case 115: return .leaseOpened(try decode(LeaseOpenedMessage.self))
    case 116: return .leaseEnded(try decode(LeaseEndedMessage.self))
    case 117: return .orderParked(try decode(OrderParkedMessage.self))
    case 118: return .orderRestored(try decode(OrderRestoredMessage.self))
    case 119: return .openPool(try decode(OpenPoolMessage.self))
    case 120: return .openLease(try decode(OpenLeaseMessage.self))
    case 140: return .specDefinition(try decode(SpecDefinitionMessage.self))
    case 141: return .regionDefinition(try decode(RegionDefinitionMessage.self))
    case 142: return .tenorDefinition(try decode(TenorDefinitionMessage.self))
    case 143: return .instrumentDefinition(try decode(InstrumentDefinitionMessage.self))
    case 200: return .feedHeader(try decode(FeedHeaderMessage.self))
    case 201: return .fill(try decode(FillMessage.self))
    case 202: return .spotPrice(try decode(SpotPriceMessage.self))
    case 203: return .quote(try decode(QuoteMessage.self))
    case 204: return .bookLevel(try decode(BookLevelMessage.self))
    case 205: return .orderOnBook(try decode(OrderOnBookMessage.self))
    case 206: return .tradingStatus(try decode(TradingStatusMessage.self))
    case 207: return .auctionIndication(try decode(AuctionIndicationMessage.self))
    case 220: return .capacityUse(try decode(CapacityUseMessage.self))
    case 221: return .candle(try decode(CandleMessage.self))
    case 222: return .statistics(try decode(StatisticsMessage.self))
    case 230: return .snapshotRequest(try decode(SnapshotRequestMessage.self))
    case 231: return .rangeRequest(try decode(RangeRequestMessage.self))
    case 232: return .snapshotHeader(try decode(SnapshotHeaderMessage.self))
    case 233: return .rangeHeader(try decode(RangeHeaderMessage.self))
    default: throw .unknownTemplate(templateID, offsetInFrame: offsetInFrame)
    }
  }

  /// The message itself.
  public var message: any WireMessage {
    switch self {
    case .logon(let message): message
    case .heartbeat(let message): message
    case .newOrder(let message): message
    case .cancelOrder(let message): message
    case .amendOrder(let message): message
    case .massCancel(let message): message
    case .newAlternatives(let message): message
    case .depositCapacity(let message): message
    case .depositLease(let message): message
    case .withdrawCapacity(let message): message
    case .endLease(let message): message
    case .returnCapacity(let message): message
    case .queryOpenOrders(let message): message
    case .queryCatalogue(let message): message
    case .queryPools(let message): message
    case .queryLeases(let message): message
    case .registerParticipant(let message): message
    case .addSpec(let message): message
    case .addRegion(let message): message
    case .addTenor(let message): message
    case .addInstrument(let message): message
    case .setTradingState(let message): message
    case .setCollars(let message): message
    case .advanceClock(let message): message
    case .logonAccepted(let message): message
    case .rejected(let message): message
    case .orderAccepted(let message): message
    case .orderFilled(let message): message
    case .orderAmended(let message): message
    case .orderCancelled(let message): message
    case .massCancelled(let message): message
    case .commandDone(let message): message
    case .orderTriggered(let message): message
    case .openOrder(let message): message
    case .queryDone(let message): message
    case .poolOpened(let message): message
    case .poolChanged(let message): message
    case .poolClosed(let message): message
    case .leaseOpened(let message): message
    case .leaseEnded(let message): message
    case .orderParked(let message): message
    case .orderRestored(let message): message
    case .openPool(let message): message
    case .openLease(let message): message
    case .specDefinition(let message): message
    case .regionDefinition(let message): message
    case .tenorDefinition(let message): message
    case .instrumentDefinition(let message): message
    case .feedHeader(let message): message
    case .fill(let message): message
    case .spotPrice(let message): message
    case .quote(let message): message
    case .bookLevel(let message): message
    case .orderOnBook(let message): message
    case .tradingStatus(let message): message
    case .auctionIndication(let message): message
    case .capacityUse(let message): message
    case .candle(let message): message
    case .statistics(let message): message
    case .snapshotRequest(let message): message
    case .rangeRequest(let message): message
    case .snapshotHeader(let message): message
    case .rangeHeader(let message): message
    }
  }
}
