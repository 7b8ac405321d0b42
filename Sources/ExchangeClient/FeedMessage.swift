import WireProtocol

/// A message of the public feed.
public enum FeedMessage: Equatable, Sendable {
  /// A trade.
  case fill(FillMessage)
  /// A spot price.
  case spot(SpotPriceMessage)
  /// Best bid and offer.
  case quote(QuoteMessage)
  /// A price level's new total.
  case level(BookLevelMessage)
  /// What an order shows now.
  case order(OrderOnBookMessage)
  /// A book's trading state.
  case status(TradingStatusMessage)
  /// What a call auction would give.
  case auction(AuctionIndicationMessage)
  /// Units on lease and on offer.
  case capacity(CapacityUseMessage)
  /// What was traded in a minute, an hour or a day.
  case candle(CandleMessage)
  /// The present day, and the open interest.
  case statistics(StatisticsMessage)

  /// The instrument that it is about.
  public var instrument: UInt32 {
    switch self {
    case .fill(let message): message.instrument
    case .spot(let message): message.instrument
    case .quote(let message): message.instrument
    case .level(let message): message.instrument
    case .order(let message): message.instrument
    case .status(let message): message.instrument
    case .auction(let message): message.instrument
    case .capacity(let message): message.instrument
    case .candle(let message): message.instrument
    case .statistics(let message): message.instrument
    }
  }

  /// The message as the wire has it.
  public var message: any WireMessage {
    switch self {
    case .fill(let message): message
    case .spot(let message): message
    case .quote(let message): message
    case .level(let message): message
    case .order(let message): message
    case .status(let message): message
    case .auction(let message): message
    case .capacity(let message): message
    case .candle(let message): message
    case .statistics(let message): message
    }
  }

  /// Decodes what `view` shows.
  ///
  /// - Throws: what decoding throws; `unknownTemplate` for what is no message of the feed.
  init(_ view: MessageView) throws(WireError) {
    switch view.templateID {
    case FillMessage.templateID: self = .fill(try view.decode(FillMessage.self))
    case SpotPriceMessage.templateID: self = .spot(try view.decode(SpotPriceMessage.self))
    case QuoteMessage.templateID: self = .quote(try view.decode(QuoteMessage.self))
    case BookLevelMessage.templateID: self = .level(try view.decode(BookLevelMessage.self))
    case OrderOnBookMessage.templateID: self = .order(try view.decode(OrderOnBookMessage.self))
    case TradingStatusMessage.templateID: self = .status(try view.decode(TradingStatusMessage.self))
    case AuctionIndicationMessage.templateID: self = .auction(try view.decode(AuctionIndicationMessage.self))
    case CapacityUseMessage.templateID: self = .capacity(try view.decode(CapacityUseMessage.self))
    case CandleMessage.templateID: self = .candle(try view.decode(CandleMessage.self))
    case StatisticsMessage.templateID: self = .statistics(try view.decode(StatisticsMessage.self))
    default: throw .unknownTemplate(view.templateID, offsetInFrame: view.offsetInFrame)
    }
  }
}
