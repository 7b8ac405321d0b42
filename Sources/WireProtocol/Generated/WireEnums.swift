// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.

/// A side, or both.
@frozen
public enum SideChoice: UInt8, Sendable, CaseIterable {
  /// Bids only.
  case bid = 0
  /// Offers only.
  case offer = 1
  /// Both sides.
  case both = 2
}

/// Part that an order had in a trade.
@frozen
public enum Liquidity: UInt8, Sendable, CaseIterable {
  /// It was resting.
  case maker = 0
  /// It came in.
  case taker = 1
}

/// How a spot price came about.
@frozen
public enum SpotMethod: UInt8, Sendable, CaseIterable {
  /// The price of the last trade.
  case lastTrade = 0
}

/// What a snapshot request wants.
@frozen
public enum SnapshotKind: UInt8, Sendable, CaseIterable {
  /// The state behind one topic, and the sequence it is as of.
  case topic = 0
  /// The whole catalogue.
  case catalogue = 1
}

/// Why a message was refused. The numbers never change their meaning.
@frozen
public enum WireRejectCode: UInt16, Sendable, CaseIterable {
  /// The frame ends inside a message header or block. Send whole messages; each is an 8-byte header and a block.
  case frameTooShort = 1
  /// The frame is larger than the server takes. Send at most 64 KiB a frame.
  case frameTooLong = 2
  /// The frame's or a block's length is no multiple of 8. Pad each block to 8 bytes.
  case frameMisaligned = 3
  /// No message has this template id. Compare your schema with the server's.
  case unknownTemplate = 4
  /// The header names another schema id. Set it to 7801.
  case wrongSchema = 5
  /// The block is shorter than the template's first version. Send all fields.
  case blockTooShort = 6
  /// A field holds a value that its type does not allow. The reject names field and offset; send an allowed value.
  case fieldOutOfRange = 7
  /// Padding or the participant field was not zero. Leave them zero: the gateway fills in who you are.
  case reservedNotZero = 8
  /// The connection has not logged on. Send Logon first.
  case notLoggedOn = 9
  /// The connection is logged on as another participant. Open another connection.
  case alreadyLoggedOn = 10
  /// Name and secret do not belong together, or the name is not registered and registration is closed. Check them, or ask the operator.
  case wrongCredentials = 11
  /// The server does not speak this protocol version. Use the version in its answer's value.
  case unsupportedVersion = 12
  /// Only the operator may do this. Log on as operator.
  case notPermitted = 13
  /// The server has as many commands in flight as it takes. Send it again, with the same request id, in a moment.
  case busy = 14
  /// The journal's disk is nearly full: only cancels are taken. Try again when the operator has made room.
  case cancelOnly = 15
  /// Clients do not send this template. Send commands, queries and heartbeats only.
  case notACommand = 16
  /// Too many bad frames came from this connection; it is cut off. Connect again with a mended client.
  case tooManyBadFrames = 17
  /// The server has as many connections as it takes. Close one, or ask the operator.
  case tooManySessions = 18
  /// No such topic. Topics look like fill/H800-80G/HZ/3m/ and end in a slash.
  case unknownTopic = 19
  /// The range is empty, starts at 0 or is older than what is kept. Ask for a snapshot instead.
  case rangeNotAvailable = 20
  /// This connection asks more often than it may. Slow down.
  case tooManyRequests = 21
  /// No such participant.
  case unknownParticipant = 100
  /// The request id is not above your last one. A resend after a time-out: it was taken, ask for the reports after the last you saw. Otherwise use a higher id.
  case requestIdNotRising = 101
  /// No such instrument. Ask for the catalogue.
  case unknownInstrument = 102
  /// Quantity is zero or negative. Send one lot or more.
  case quantityNotPositive = 103
  /// Quantity is no whole multiple of the spec's lot size. Round it.
  case quantityNotWholeLots = 104
  /// Quantity is above the exchange's limit. Split the order.
  case quantityTooLarge = 105
  /// Price is zero or negative. Send one tick or more.
  case priceNotPositive = 106
  /// Price is no whole multiple of the book's tick size. Round it.
  case priceOffTick = 107
  /// This order type needs a limit price.
  case priceMissing = 108
  /// This order type takes no limit price. Leave it out, or send a limit order.
  case priceNotAllowed = 109
  /// Price x quantity x hours does not fit in 64 bits. Split the order or lower the price.
  case notionalOverflow = 110
  /// The order is post-only and would take. Choose a price that does not cross.
  case wouldTake = 111
  /// No live order has this id: it was filled, cancelled or never was. Ask for your open orders.
  case unknownOrder = 112
  /// The order belongs to another participant.
  case notYourOrder = 113
  /// The book's trading state does not allow this now. Watch status/ and try again.
  case tradingStateForbids = 114
  /// The exchange holds as many open orders as it may. Cancel some.
  case tooManyOpenOrders = 115
  /// The instructions contradict each other. See the table of order types.
  case conflictingInstructions = 116
  /// Minimum quantity is not between one lot and the quantity.
  case invalidMinimumQuantity = 117
  /// Display quantity is not between one lot and the quantity.
  case invalidDisplayQuantity = 118
  /// Stop orders need a positive stop price on tick; other orders take none.
  case invalidStopPrice = 119
  /// Good-till-time orders need an expiry in the future; other orders take none.
  case invalidExpiry = 120
  /// Protection is for market orders only and not negative.
  case invalidProtection = 121
  /// Another live order of yours has this client order id.
  case clientOrderIdInUse = 122
  /// The amend names neither price nor quantity.
  case nothingToAmend = 123
  /// The exchange lists as many instruments as it may.
  case tooManyInstruments = 124
  /// The exchange has as many participants as it may.
  case tooManyParticipants = 125
  /// The catalogue has as many entries as it may.
  case catalogueFull = 126
  /// A code or name is empty, too long or has a character that is not allowed.
  case invalidCode = 127
  /// The code, name or instrument exists already.
  case alreadyExists = 128
  /// No such spec.
  case unknownSpec = 129
  /// No such region.
  case unknownRegion = 130
  /// No such tenor.
  case unknownTenor = 131
  /// Lot size, tick size, hours or protection is out of range.
  case invalidCatalogueValue = 132
  /// The instruction exists in the protocol but not in this release.
  case notSupported = 133
  /// The sequencer's time went backwards. Never sent to clients.
  case clockWentBack = 134

  /// What it means, and what to do.
  public var meaning: String {
    switch self {
    case .frameTooShort:
      "The frame ends inside a message header or block. Send whole messages; each is an 8-byte header and a block."
    case .frameTooLong:
      "The frame is larger than the server takes. Send at most 64 KiB a frame."
    case .frameMisaligned:
      "The frame's or a block's length is no multiple of 8. Pad each block to 8 bytes."
    case .unknownTemplate:
      "No message has this template id. Compare your schema with the server's."
    case .wrongSchema:
      "The header names another schema id. Set it to 7801."
    case .blockTooShort:
      "The block is shorter than the template's first version. Send all fields."
    case .fieldOutOfRange:
      "A field holds a value that its type does not allow. The reject names field and offset; send an allowed value."
    case .reservedNotZero:
      "Padding or the participant field was not zero. Leave them zero: the gateway fills in who you are."
    case .notLoggedOn:
      "The connection has not logged on. Send Logon first."
    case .alreadyLoggedOn:
      "The connection is logged on as another participant. Open another connection."
    case .wrongCredentials:
      "Name and secret do not belong together, or the name is not registered and registration is closed. Check them, or ask the operator."
    case .unsupportedVersion:
      "The server does not speak this protocol version. Use the version in its answer's value."
    case .notPermitted:
      "Only the operator may do this. Log on as operator."
    case .busy:
      "The server has as many commands in flight as it takes. Send it again, with the same request id, in a moment."
    case .cancelOnly:
      "The journal's disk is nearly full: only cancels are taken. Try again when the operator has made room."
    case .notACommand:
      "Clients do not send this template. Send commands, queries and heartbeats only."
    case .tooManyBadFrames:
      "Too many bad frames came from this connection; it is cut off. Connect again with a mended client."
    case .tooManySessions:
      "The server has as many connections as it takes. Close one, or ask the operator."
    case .unknownTopic:
      "No such topic. Topics look like fill/H800-80G/HZ/3m/ and end in a slash."
    case .rangeNotAvailable:
      "The range is empty, starts at 0 or is older than what is kept. Ask for a snapshot instead."
    case .tooManyRequests:
      "This connection asks more often than it may. Slow down."
    case .unknownParticipant:
      "No such participant."
    case .requestIdNotRising:
      "The request id is not above your last one. A resend after a time-out: it was taken, ask for the reports after the last you saw. Otherwise use a higher id."
    case .unknownInstrument:
      "No such instrument. Ask for the catalogue."
    case .quantityNotPositive:
      "Quantity is zero or negative. Send one lot or more."
    case .quantityNotWholeLots:
      "Quantity is no whole multiple of the spec's lot size. Round it."
    case .quantityTooLarge:
      "Quantity is above the exchange's limit. Split the order."
    case .priceNotPositive:
      "Price is zero or negative. Send one tick or more."
    case .priceOffTick:
      "Price is no whole multiple of the book's tick size. Round it."
    case .priceMissing:
      "This order type needs a limit price."
    case .priceNotAllowed:
      "This order type takes no limit price. Leave it out, or send a limit order."
    case .notionalOverflow:
      "Price x quantity x hours does not fit in 64 bits. Split the order or lower the price."
    case .wouldTake:
      "The order is post-only and would take. Choose a price that does not cross."
    case .unknownOrder:
      "No live order has this id: it was filled, cancelled or never was. Ask for your open orders."
    case .notYourOrder:
      "The order belongs to another participant."
    case .tradingStateForbids:
      "The book's trading state does not allow this now. Watch status/ and try again."
    case .tooManyOpenOrders:
      "The exchange holds as many open orders as it may. Cancel some."
    case .conflictingInstructions:
      "The instructions contradict each other. See the table of order types."
    case .invalidMinimumQuantity:
      "Minimum quantity is not between one lot and the quantity."
    case .invalidDisplayQuantity:
      "Display quantity is not between one lot and the quantity."
    case .invalidStopPrice:
      "Stop orders need a positive stop price on tick; other orders take none."
    case .invalidExpiry:
      "Good-till-time orders need an expiry in the future; other orders take none."
    case .invalidProtection:
      "Protection is for market orders only and not negative."
    case .clientOrderIdInUse:
      "Another live order of yours has this client order id."
    case .nothingToAmend:
      "The amend names neither price nor quantity."
    case .tooManyInstruments:
      "The exchange lists as many instruments as it may."
    case .tooManyParticipants:
      "The exchange has as many participants as it may."
    case .catalogueFull:
      "The catalogue has as many entries as it may."
    case .invalidCode:
      "A code or name is empty, too long or has a character that is not allowed."
    case .alreadyExists:
      "The code, name or instrument exists already."
    case .unknownSpec:
      "No such spec."
    case .unknownRegion:
      "No such region."
    case .unknownTenor:
      "No such tenor."
    case .invalidCatalogueValue:
      "Lot size, tick size, hours or protection is out of range."
    case .notSupported:
      "The instruction exists in the protocol but not in this release."
    case .clockWentBack:
      "The sequencer's time went backwards. Never sent to clients."
    }
  }
}
