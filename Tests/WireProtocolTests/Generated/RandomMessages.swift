// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

@testable import WireProtocol

/// One message of every kind, all values drawn from `source`.
func randomMessages(from source: inout RandomValues) -> [any WireMessage] {
  var messages: [any WireMessage] = []
  messages.append(
    LogonMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      name: source.code16(),
      secret: source.text32(),
      reportsAfter: source.integer(in: 0...UInt64.max),
      protocolVersion: source.integer(in: 0...UInt16.max),
      cancelOnDisconnect: source.flag()))
  messages.append(
    HeartbeatMessage(
      requestToken: source.integer(in: 0...UInt64.max)))
  messages.append(
    NewOrderMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      instrument: source.integer(in: 1...UInt32.max),
      price: source.optional(Int64.self, null: Int64.min),
      quantity: source.integer(in: Int64.min...Int64.max),
      minimumQuantity: source.optional(Int64.self, null: Int64.min),
      displayQuantity: source.optional(Int64.self, null: Int64.min),
      stopPrice: source.optional(Int64.self, null: Int64.min),
      protection: source.optional(Int64.self, null: Int64.min),
      expiresAt: source.optional(UInt64.self, null: 0),
      sentAt: source.optional(UInt64.self, null: 0),
      side: source.element(Side.self),
      orderType: source.element(OrderType.self),
      timeInForce: source.element(TimeInForce.self),
      postOnly: source.flag(),
      selfTradePrevention: source.element(SelfTradePrevention.self),
      gang: source.flag(),
      pool: source.optional(UInt64.self, null: 0)))
  messages.append(
    CancelOrderMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      order: source.optional(UInt64.self, null: 0),
      clientOrder: source.optional(UInt64.self, null: 0)))
  messages.append(
    AmendOrderMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      order: source.optional(UInt64.self, null: 0),
      clientOrder: source.optional(UInt64.self, null: 0),
      price: source.optional(Int64.self, null: Int64.min),
      quantity: source.optional(Int64.self, null: Int64.min)))
  messages.append(
    MassCancelMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      instrument: source.optional(UInt32.self, null: 0),
      side: source.element(SideChoice.self)))
  messages.append(
    NewAlternativesMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      count: source.integer(in: 0...UInt32.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      expiresAt: source.optional(UInt64.self, null: 0),
      sentAt: source.optional(UInt64.self, null: 0),
      price1: source.optional(Int64.self, null: Int64.min),
      price2: source.optional(Int64.self, null: Int64.min),
      price3: source.optional(Int64.self, null: Int64.min),
      price4: source.optional(Int64.self, null: Int64.min),
      price5: source.optional(Int64.self, null: Int64.min),
      price6: source.optional(Int64.self, null: Int64.min),
      price7: source.optional(Int64.self, null: Int64.min),
      price8: source.optional(Int64.self, null: Int64.min),
      instrument1: source.optional(UInt32.self, null: 0),
      instrument2: source.optional(UInt32.self, null: 0),
      instrument3: source.optional(UInt32.self, null: 0),
      instrument4: source.optional(UInt32.self, null: 0),
      instrument5: source.optional(UInt32.self, null: 0),
      instrument6: source.optional(UInt32.self, null: 0),
      instrument7: source.optional(UInt32.self, null: 0),
      instrument8: source.optional(UInt32.self, null: 0),
      timeInForce: source.element(TimeInForce.self),
      selfTradePrevention: source.element(SelfTradePrevention.self),
      gang: source.flag()))
  messages.append(
    DepositCapacityMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      spec: source.integer(in: 0...UInt32.max),
      region: source.integer(in: 0...UInt32.max),
      units: source.integer(in: Int64.min...Int64.max),
      end: source.optional(UInt64.self, null: 0)))
  messages.append(
    DepositLeaseMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      lease: source.integer(in: 0...UInt64.max),
      units: source.optional(Int64.self, null: Int64.min)))
  messages.append(
    WithdrawCapacityMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      pool: source.integer(in: 0...UInt64.max),
      units: source.optional(Int64.self, null: Int64.min)))
  messages.append(
    EndLeaseMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      lease: source.integer(in: 0...UInt64.max),
      units: source.optional(Int64.self, null: Int64.min)))
  messages.append(
    ReturnCapacityMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      pool: source.integer(in: 0...UInt64.max),
      units: source.integer(in: Int64.min...Int64.max)))
  messages.append(
    QueryOpenOrdersMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max)))
  messages.append(
    QueryCatalogueMessage(
      requestToken: source.integer(in: 0...UInt64.max)))
  messages.append(
    QueryPoolsMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max)))
  messages.append(
    QueryLeasesMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max)))
  messages.append(
    RegisterParticipantMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      name: source.code16(),
      credential: source.digest32()))
  messages.append(
    AddSpecMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      memoryGiB: source.integer(in: 0...UInt32.max),
      code: source.code16(),
      interconnect: source.code16(),
      title: source.text48(),
      peakTeraflops: source.integer(in: 0...UInt32.max),
      lotSize: source.integer(in: 0...UInt32.max),
      kind: source.element(SpecKind.self)))
  messages.append(
    AddRegionMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      code: source.code16(),
      title: source.text48()))
  messages.append(
    AddTenorMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      hours: source.integer(in: 0...UInt32.max),
      code: source.code16()))
  messages.append(
    AddInstrumentMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      spec: source.integer(in: 0...UInt32.max),
      region: source.integer(in: 0...UInt32.max),
      tenor: source.integer(in: 0...UInt32.max),
      tickSize: source.integer(in: Int64.min...Int64.max),
      defaultProtection: source.integer(in: Int64.min...Int64.max)))
  messages.append(
    SetTradingStateMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      instrument: source.optional(UInt32.self, null: 0),
      state: source.element(TradingState.self)))
  messages.append(
    SetCollarsMessage(
      requestId: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      instrument: source.integer(in: 1...UInt32.max),
      staticRange: source.optional(Int64.self, null: Int64.min),
      dynamicRange: source.optional(Int64.self, null: Int64.min),
      reference: source.optional(Int64.self, null: Int64.min),
      auctionNanoseconds: source.integer(in: 0...UInt64.max)))
  messages.append(
    AdvanceClockMessage(
      requestId: source.integer(in: 0...UInt64.max)))
  messages.append(
    LogonAcceptedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestToken: source.integer(in: 0...UInt64.max),
      participant: source.integer(in: 0...UInt32.max),
      protocolVersion: source.integer(in: 0...UInt16.max),
      lastRequestId: source.integer(in: 0...UInt64.max),
      lastReportSequence: source.integer(in: 0...UInt64.max),
      firstKeptReport: source.integer(in: 0...UInt64.max)))
  messages.append(
    RejectedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      value: source.integer(in: Int64.min...Int64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      code: source.element(WireRejectCode.self),
      field: source.integer(in: 0...UInt16.max),
      offset: source.integer(in: 0...UInt32.max),
      template: source.integer(in: 0...UInt16.max)))
  messages.append(
    OrderAcceptedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      price: source.optional(Int64.self, null: Int64.min),
      quantity: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self),
      orderType: source.element(OrderType.self),
      timeInForce: source.element(TimeInForce.self)))
  messages.append(
    OrderFilledMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      trade: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      notional: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      hours: source.integer(in: 0...UInt32.max),
      side: source.element(Side.self),
      liquidity: source.element(Liquidity.self)))
  messages.append(
    OrderAmendedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self),
      keptPriority: source.flag()))
  messages.append(
    OrderCancelledMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.optional(UInt64.self, null: 0),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self),
      reason: source.element(CancelReason.self),
      remaining: source.integer(in: Int64.min...Int64.max)))
  messages.append(
    MassCancelledMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      count: source.integer(in: 0...UInt32.max)))
  messages.append(
    CommandDoneMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      number: source.integer(in: 0...UInt32.max),
      template: source.integer(in: 0...UInt16.max)))
  messages.append(
    OrderTriggeredMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self)))
  messages.append(
    OpenOrderMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestToken: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      filled: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self),
      stopPrice: source.optional(Int64.self, null: Int64.min)))
  messages.append(
    QueryDoneMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestToken: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      count: source.integer(in: 0...UInt32.max)))
  messages.append(
    PoolOpenedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.integer(in: 0...UInt64.max),
      pool: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      units: source.integer(in: Int64.min...Int64.max),
      end: source.optional(UInt64.self, null: 0),
      lease: source.optional(UInt64.self, null: 0),
      spec: source.integer(in: 0...UInt32.max),
      region: source.integer(in: 0...UInt32.max)))
  messages.append(
    PoolChangedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.optional(UInt64.self, null: 0),
      pool: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      units: source.integer(in: Int64.min...Int64.max),
      free: source.integer(in: Int64.min...Int64.max),
      outOfService: source.integer(in: Int64.min...Int64.max)))
  messages.append(
    PoolClosedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.optional(UInt64.self, null: 0),
      pool: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max)))
  messages.append(
    LeaseOpenedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.optional(UInt64.self, null: 0),
      lease: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      trade: source.integer(in: 0...UInt64.max),
      pool: source.optional(UInt64.self, null: 0),
      units: source.integer(in: Int64.min...Int64.max),
      price: source.integer(in: Int64.min...Int64.max),
      end: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      role: source.element(LeaseRole.self)))
  messages.append(
    LeaseEndedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestId: source.optional(UInt64.self, null: 0),
      lease: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      pool: source.optional(UInt64.self, null: 0),
      units: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      price: source.integer(in: Int64.min...Int64.max),
      undelivered: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      reason: source.element(LeaseEndReason.self),
      role: source.element(LeaseRole.self)))
  messages.append(
    OrderParkedMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self)))
  messages.append(
    OrderRestoredMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      clientOrder: source.integer(in: 0...UInt64.max),
      order: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      remaining: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self)))
  messages.append(
    OpenPoolMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestToken: source.integer(in: 0...UInt64.max),
      pool: source.integer(in: 0...UInt64.max),
      units: source.integer(in: Int64.min...Int64.max),
      free: source.integer(in: Int64.min...Int64.max),
      outOfService: source.integer(in: Int64.min...Int64.max),
      end: source.optional(UInt64.self, null: 0),
      lease: source.optional(UInt64.self, null: 0),
      spec: source.integer(in: 0...UInt32.max),
      region: source.integer(in: 0...UInt32.max),
      offers: source.integer(in: 0...UInt32.max)))
  messages.append(
    OpenLeaseMessage(
      reportSequence: source.integer(in: 0...UInt64.max),
      requestToken: source.integer(in: 0...UInt64.max),
      lease: source.integer(in: 0...UInt64.max),
      pool: source.optional(UInt64.self, null: 0),
      units: source.integer(in: Int64.min...Int64.max),
      deposited: source.integer(in: Int64.min...Int64.max),
      price: source.integer(in: Int64.min...Int64.max),
      start: source.integer(in: 0...UInt64.max),
      end: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      role: source.element(LeaseRole.self)))
  messages.append(
    SpecDefinitionMessage(
      spec: source.integer(in: 0...UInt32.max),
      memoryGiB: source.integer(in: 0...UInt32.max),
      code: source.code16(),
      interconnect: source.code16(),
      title: source.text48(),
      peakTeraflops: source.integer(in: 0...UInt32.max),
      lotSize: source.integer(in: 0...UInt32.max),
      kind: source.element(SpecKind.self)))
  messages.append(
    RegionDefinitionMessage(
      region: source.integer(in: 0...UInt32.max),
      code: source.code16(),
      title: source.text48()))
  messages.append(
    TenorDefinitionMessage(
      tenor: source.integer(in: 0...UInt32.max),
      hours: source.integer(in: 0...UInt32.max),
      code: source.code16()))
  messages.append(
    InstrumentDefinitionMessage(
      instrument: source.integer(in: 1...UInt32.max),
      spec: source.integer(in: 0...UInt32.max),
      region: source.integer(in: 0...UInt32.max),
      tenor: source.integer(in: 0...UInt32.max),
      tickSize: source.integer(in: Int64.min...Int64.max),
      defaultProtection: source.integer(in: Int64.min...Int64.max)))
  messages.append(
    FeedHeaderMessage(
      firstSequence: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      count: source.integer(in: 0...UInt32.max)))
  messages.append(
    FillMessage(
      trade: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      time: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      takerSentAt: source.optional(UInt64.self, null: 0),
      instrument: source.integer(in: 1...UInt32.max),
      hours: source.integer(in: 0...UInt32.max),
      takerSide: source.element(Side.self),
      pair: source.optional(UInt64.self, null: 0)))
  messages.append(
    SpotPriceMessage(
      price: source.integer(in: Int64.min...Int64.max),
      units: source.integer(in: Int64.min...Int64.max),
      time: source.integer(in: 0...UInt64.max),
      window: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      fills: source.integer(in: 0...UInt32.max),
      method: source.element(SpotMethod.self),
      engineSequence: source.optional(UInt64.self, null: 0),
      impactBid: source.optional(Int64.self, null: 0),
      impactOffer: source.optional(Int64.self, null: 0),
      impactQuantity: source.optional(Int64.self, null: 0),
      changedAt: source.optional(UInt64.self, null: 0),
      fixing: source.optional(UInt64.self, null: 0),
      pairs: source.optional(UInt32.self, null: 0)))
  messages.append(
    QuoteMessage(
      bidPrice: source.optional(Int64.self, null: Int64.min),
      bidQuantity: source.integer(in: Int64.min...Int64.max),
      offerPrice: source.optional(Int64.self, null: Int64.min),
      offerQuantity: source.integer(in: Int64.min...Int64.max),
      time: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max)))
  messages.append(
    BookLevelMessage(
      price: source.integer(in: Int64.min...Int64.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      orderCount: source.integer(in: 0...UInt32.max),
      side: source.element(Side.self)))
  messages.append(
    OrderOnBookMessage(
      order: source.integer(in: 0...UInt64.max),
      price: source.integer(in: Int64.min...Int64.max),
      quantity: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      side: source.element(Side.self),
      keptPriority: source.flag()))
  messages.append(
    TradingStatusMessage(
      time: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      state: source.element(TradingState.self)))
  messages.append(
    AuctionIndicationMessage(
      price: source.optional(Int64.self, null: Int64.min),
      quantity: source.integer(in: Int64.min...Int64.max),
      imbalance: source.integer(in: Int64.min...Int64.max),
      time: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max)))
  messages.append(
    CapacityUseMessage(
      unitsOnLease: source.integer(in: Int64.min...Int64.max),
      unitsOffered: source.integer(in: Int64.min...Int64.max),
      time: source.integer(in: 0...UInt64.max),
      instrument: source.integer(in: 1...UInt32.max),
      leases: source.integer(in: 0...UInt32.max)))
  messages.append(
    CandleMessage(
      start: source.integer(in: 0...UInt64.max),
      open: source.integer(in: Int64.min...Int64.max),
      high: source.integer(in: Int64.min...Int64.max),
      low: source.integer(in: Int64.min...Int64.max),
      close: source.integer(in: Int64.min...Int64.max),
      units: source.integer(in: Int64.min...Int64.max),
      notional: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      fills: source.integer(in: 0...UInt32.max),
      interval: source.element(CandleInterval.self),
      isClosed: source.flag()))
  messages.append(
    StatisticsMessage(
      day: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      open: source.optional(Int64.self, null: Int64.min),
      high: source.optional(Int64.self, null: Int64.min),
      low: source.optional(Int64.self, null: Int64.min),
      close: source.optional(Int64.self, null: Int64.min),
      units: source.integer(in: Int64.min...Int64.max),
      notional: source.integer(in: Int64.min...Int64.max),
      unitsOnLease: source.integer(in: Int64.min...Int64.max),
      instrument: source.integer(in: 1...UInt32.max),
      fills: source.integer(in: 0...UInt32.max)))
  messages.append(
    SnapshotRequestMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      topic: source.topic48(),
      kind: source.element(SnapshotKind.self)))
  messages.append(
    RangeRequestMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      topic: source.topic48(),
      firstSequence: source.integer(in: 0...UInt64.max),
      lastSequence: source.integer(in: 0...UInt64.max)))
  messages.append(
    SnapshotHeaderMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      topic: source.topic48(),
      topicSequence: source.integer(in: 0...UInt64.max),
      engineSequence: source.integer(in: 0...UInt64.max),
      time: source.integer(in: 0...UInt64.max),
      count: source.integer(in: 0...UInt32.max)))
  messages.append(
    RangeHeaderMessage(
      requestToken: source.integer(in: 0...UInt64.max),
      topic: source.topic48(),
      firstSequence: source.integer(in: 0...UInt64.max),
      count: source.integer(in: 0...UInt32.max)))
  return messages
}
