// Made from tenor.xml by tools/generate-codecs. Do not edit.

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
  /// No such participant. Log on again; the account is gone or was never opened.
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
  /// This order type needs a limit price. Send one.
  case priceMissing = 108
  /// This order type takes no limit price. Leave it out, or send a limit order.
  case priceNotAllowed = 109
  /// Price x quantity x hours does not fit in 64 bits. Split the order or lower the price.
  case notionalOverflow = 110
  /// The order is post-only and would take. Choose a price that does not cross.
  case wouldTake = 111
  /// No live order has this id: it was filled, cancelled or never was. Ask for your open orders.
  case unknownOrder = 112
  /// The order belongs to another participant. Check the id: ask for your open orders.
  case notYourOrder = 113
  /// The book's trading state does not allow this now. Watch status/ and try again.
  case tradingStateForbids = 114
  /// The exchange holds as many open orders as it may. Cancel some.
  case tooManyOpenOrders = 115
  /// The instructions contradict each other. See the table of order types.
  case conflictingInstructions = 116
  /// Minimum quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out.
  case invalidMinimumQuantity = 117
  /// Display quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out.
  case invalidDisplayQuantity = 118
  /// Stop orders need a positive stop price on tick; other orders take none. Mend or leave out the stop price.
  case invalidStopPrice = 119
  /// Good-till-time orders need an expiry in the future; other orders take none. Mend or leave out the expiry.
  case invalidExpiry = 120
  /// Protection is for market orders only and not negative. Mend or leave it out.
  case invalidProtection = 121
  /// Another live order of yours has this client order id. Use a new id.
  case clientOrderIdInUse = 122
  /// The amend names neither price nor quantity. Name one or both.
  case nothingToAmend = 123
  /// The exchange lists as many instruments as it may. Ask the operator to raise the server's limit.
  case tooManyInstruments = 124
  /// The exchange has as many participants as it may. Ask the operator to raise the server's limit.
  case tooManyParticipants = 125
  /// The catalogue has as many entries as it may. Ask the operator to raise the server's limit.
  case catalogueFull = 126
  /// A code or name is empty, too long or has a character that is not allowed. Use the characters and length that the field's description gives.
  case invalidCode = 127
  /// The code, name or instrument exists already. Use it as it is, or choose another.
  case alreadyExists = 128
  /// No such spec. Ask for the catalogue.
  case unknownSpec = 129
  /// No such region. Ask for the catalogue.
  case unknownRegion = 130
  /// No such tenor. Ask for the catalogue.
  case unknownTenor = 131
  /// Lot size, tick size, hours or protection is out of range. Send positive values within the engine's limits.
  case invalidCatalogueValue = 132
  /// The instruction exists in the protocol but not in this release. Leave it out.
  case notSupported = 133
  /// The sequencer's time went backwards. Never sent to clients. Set the server's clock right and start it again.
  case clockWentBack = 134
  /// A collar's range, reference or auction length is not positive, or the reference is off tick. Send positive numbers.
  case invalidCollars = 135
  /// No such pool, or it is closed. Ask for your pools.
  case unknownPool = 136
  /// The pool belongs to another participant. Check the id: ask for your pools.
  case notYourPool = 137
  /// The pool holds another spec, or stands in another region, than the book trades. Offer it in a book of its own spec and region.
  case poolMismatch = 138
  /// The offer is for more units than its pool may ever hold; the value tells how many that is. Offer at most that many.
  case exceedsPool = 139
  /// The tenor does not fit before the pool's end, which the value tells. Choose a shorter tenor.
  case tenorDoesNotFit = 140
  /// A pool's end is not in the future. Send a later end, or none.
  case invalidPoolEnd = 141
  /// No such lease, or it has ended. Ask for your leases.
  case unknownLease = 142
  /// The lease is not yours: only its buyer may deposit it, only its provider may end it. Check the id: ask for your leases.
  case notYourLease = 143
  /// More units than are free in the pool; the value tells how many are. Ask for at most that many.
  case notEnoughFree = 144
  /// More units than the lease has that are not deposited; the value tells how many it has. Ask for at most that many.
  case notEnoughOnLease = 145
  /// More units than are out of service; the value tells how many are. Return at most that many.
  case notEnoughOutOfService = 146
  /// A bid needs one to eight alternatives. Leave some out.
  case invalidAlternativeCount = 147
  /// A bid names a book twice; the value tells which. Name each book once.
  case alternativeRepeated = 148
  /// The exchange has as many pools as it may. Close some, or ask the operator to raise the server's limit.
  case tooManyPools = 149
  /// The exchange has as many leases as it may. Try again when some have ended, or ask the operator to raise the server's limit.
  case tooManyLeases = 150
  /// Only offers name a pool. Leave it out of the bid.
  case poolOnBid = 151
}

extension WireRejectCode: WireEnumeration {
  /// The case that `wireValue` stands for; `nil`: none.
  @inlinable
  @inline(__always)
  public init?(wireValue: UInt16) {
    switch wireValue {
    case 1: self = .frameTooShort
    case 2: self = .frameTooLong
    case 3: self = .frameMisaligned
    case 4: self = .unknownTemplate
    case 5: self = .wrongSchema
    case 6: self = .blockTooShort
    case 7: self = .fieldOutOfRange
    case 8: self = .reservedNotZero
    case 9: self = .notLoggedOn
    case 10: self = .alreadyLoggedOn
    case 11: self = .wrongCredentials
    case 12: self = .unsupportedVersion
    case 13: self = .notPermitted
    case 14: self = .busy
    case 15: self = .cancelOnly
    case 16: self = .notACommand
    case 17: self = .tooManyBadFrames
    case 18: self = .tooManySessions
    case 19: self = .unknownTopic
    case 20: self = .rangeNotAvailable
    case 21: self = .tooManyRequests
    case 100: self = .unknownParticipant
    case 101: self = .requestIdNotRising
    case 102: self = .unknownInstrument
    case 103: self = .quantityNotPositive
    case 104: self = .quantityNotWholeLots
    case 105: self = .quantityTooLarge
    case 106: self = .priceNotPositive
    case 107: self = .priceOffTick
    case 108: self = .priceMissing
    case 109: self = .priceNotAllowed
    case 110: self = .notionalOverflow
    case 111: self = .wouldTake
    case 112: self = .unknownOrder
    case 113: self = .notYourOrder
    case 114: self = .tradingStateForbids
    case 115: self = .tooManyOpenOrders
    case 116: self = .conflictingInstructions
    case 117: self = .invalidMinimumQuantity
    case 118: self = .invalidDisplayQuantity
    case 119: self = .invalidStopPrice
    case 120: self = .invalidExpiry
    case 121: self = .invalidProtection
    case 122: self = .clientOrderIdInUse
    case 123: self = .nothingToAmend
    case 124: self = .tooManyInstruments
    case 125: self = .tooManyParticipants
    case 126: self = .catalogueFull
    case 127: self = .invalidCode
    case 128: self = .alreadyExists
    case 129: self = .unknownSpec
    case 130: self = .unknownRegion
    case 131: self = .unknownTenor
    case 132: self = .invalidCatalogueValue
    case 133: self = .notSupported
    case 134: self = .clockWentBack
    case 135: self = .invalidCollars
    case 136: self = .unknownPool
    case 137: self = .notYourPool
    case 138: self = .poolMismatch
    case 139: self = .exceedsPool
    case 140: self = .tenorDoesNotFit
    case 141: self = .invalidPoolEnd
    case 142: self = .unknownLease
    case 143: self = .notYourLease
    case 144: self = .notEnoughFree
    case 145: self = .notEnoughOnLease
    case 146: self = .notEnoughOutOfService
    case 147: self = .invalidAlternativeCount
    case 148: self = .alternativeRepeated
    case 149: self = .tooManyPools
    case 150: self = .tooManyLeases
    case 151: self = .poolOnBid
    default: return nil
    }
  }

  /// The number that stands for it on the wire.
  @inlinable
  @inline(__always)
  public var wireValue: UInt16 {
    switch self {
    case .frameTooShort: 1
    case .frameTooLong: 2
    case .frameMisaligned: 3
    case .unknownTemplate: 4
    case .wrongSchema: 5
    case .blockTooShort: 6
    case .fieldOutOfRange: 7
    case .reservedNotZero: 8
    case .notLoggedOn: 9
    case .alreadyLoggedOn: 10
    case .wrongCredentials: 11
    case .unsupportedVersion: 12
    case .notPermitted: 13
    case .busy: 14
    case .cancelOnly: 15
    case .notACommand: 16
    case .tooManyBadFrames: 17
    case .tooManySessions: 18
    case .unknownTopic: 19
    case .rangeNotAvailable: 20
    case .tooManyRequests: 21
    case .unknownParticipant: 100
    case .requestIdNotRising: 101
    case .unknownInstrument: 102
    case .quantityNotPositive: 103
    case .quantityNotWholeLots: 104
    case .quantityTooLarge: 105
    case .priceNotPositive: 106
    case .priceOffTick: 107
    case .priceMissing: 108
    case .priceNotAllowed: 109
    case .notionalOverflow: 110
    case .wouldTake: 111
    case .unknownOrder: 112
    case .notYourOrder: 113
    case .tradingStateForbids: 114
    case .tooManyOpenOrders: 115
    case .conflictingInstructions: 116
    case .invalidMinimumQuantity: 117
    case .invalidDisplayQuantity: 118
    case .invalidStopPrice: 119
    case .invalidExpiry: 120
    case .invalidProtection: 121
    case .clientOrderIdInUse: 122
    case .nothingToAmend: 123
    case .tooManyInstruments: 124
    case .tooManyParticipants: 125
    case .catalogueFull: 126
    case .invalidCode: 127
    case .alreadyExists: 128
    case .unknownSpec: 129
    case .unknownRegion: 130
    case .unknownTenor: 131
    case .invalidCatalogueValue: 132
    case .notSupported: 133
    case .clockWentBack: 134
    case .invalidCollars: 135
    case .unknownPool: 136
    case .notYourPool: 137
    case .poolMismatch: 138
    case .exceedsPool: 139
    case .tenorDoesNotFit: 140
    case .invalidPoolEnd: 141
    case .unknownLease: 142
    case .notYourLease: 143
    case .notEnoughFree: 144
    case .notEnoughOnLease: 145
    case .notEnoughOutOfService: 146
    case .invalidAlternativeCount: 147
    case .alternativeRepeated: 148
    case .tooManyPools: 149
    case .tooManyLeases: 150
    case .poolOnBid: 151
    }
  }

  /// The schema's name for it.
  public var wireName: StaticString {
    switch self {
    case .frameTooShort: "frameTooShort"
    case .frameTooLong: "frameTooLong"
    case .frameMisaligned: "frameMisaligned"
    case .unknownTemplate: "unknownTemplate"
    case .wrongSchema: "wrongSchema"
    case .blockTooShort: "blockTooShort"
    case .fieldOutOfRange: "fieldOutOfRange"
    case .reservedNotZero: "reservedNotZero"
    case .notLoggedOn: "notLoggedOn"
    case .alreadyLoggedOn: "alreadyLoggedOn"
    case .wrongCredentials: "wrongCredentials"
    case .unsupportedVersion: "unsupportedVersion"
    case .notPermitted: "notPermitted"
    case .busy: "busy"
    case .cancelOnly: "cancelOnly"
    case .notACommand: "notACommand"
    case .tooManyBadFrames: "tooManyBadFrames"
    case .tooManySessions: "tooManySessions"
    case .unknownTopic: "unknownTopic"
    case .rangeNotAvailable: "rangeNotAvailable"
    case .tooManyRequests: "tooManyRequests"
    case .unknownParticipant: "unknownParticipant"
    case .requestIdNotRising: "requestIdNotRising"
    case .unknownInstrument: "unknownInstrument"
    case .quantityNotPositive: "quantityNotPositive"
    case .quantityNotWholeLots: "quantityNotWholeLots"
    case .quantityTooLarge: "quantityTooLarge"
    case .priceNotPositive: "priceNotPositive"
    case .priceOffTick: "priceOffTick"
    case .priceMissing: "priceMissing"
    case .priceNotAllowed: "priceNotAllowed"
    case .notionalOverflow: "notionalOverflow"
    case .wouldTake: "wouldTake"
    case .unknownOrder: "unknownOrder"
    case .notYourOrder: "notYourOrder"
    case .tradingStateForbids: "tradingStateForbids"
    case .tooManyOpenOrders: "tooManyOpenOrders"
    case .conflictingInstructions: "conflictingInstructions"
    case .invalidMinimumQuantity: "invalidMinimumQuantity"
    case .invalidDisplayQuantity: "invalidDisplayQuantity"
    case .invalidStopPrice: "invalidStopPrice"
    case .invalidExpiry: "invalidExpiry"
    case .invalidProtection: "invalidProtection"
    case .clientOrderIdInUse: "clientOrderIdInUse"
    case .nothingToAmend: "nothingToAmend"
    case .tooManyInstruments: "tooManyInstruments"
    case .tooManyParticipants: "tooManyParticipants"
    case .catalogueFull: "catalogueFull"
    case .invalidCode: "invalidCode"
    case .alreadyExists: "alreadyExists"
    case .unknownSpec: "unknownSpec"
    case .unknownRegion: "unknownRegion"
    case .unknownTenor: "unknownTenor"
    case .invalidCatalogueValue: "invalidCatalogueValue"
    case .notSupported: "notSupported"
    case .clockWentBack: "clockWentBack"
    case .invalidCollars: "invalidCollars"
    case .unknownPool: "unknownPool"
    case .notYourPool: "notYourPool"
    case .poolMismatch: "poolMismatch"
    case .exceedsPool: "exceedsPool"
    case .tenorDoesNotFit: "tenorDoesNotFit"
    case .invalidPoolEnd: "invalidPoolEnd"
    case .unknownLease: "unknownLease"
    case .notYourLease: "notYourLease"
    case .notEnoughFree: "notEnoughFree"
    case .notEnoughOnLease: "notEnoughOnLease"
    case .notEnoughOutOfService: "notEnoughOutOfService"
    case .invalidAlternativeCount: "invalidAlternativeCount"
    case .alternativeRepeated: "alternativeRepeated"
    case .tooManyPools: "tooManyPools"
    case .tooManyLeases: "tooManyLeases"
    case .poolOnBid: "poolOnBid"
    }
  }
}

extension WireRejectCode {
  /// What it means and what to do, in English.
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
      """
      Name and secret do not belong together, or the name is not registered and registration is closed. Check them, or \
      ask the operator.
      """
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
      "No such participant. Log on again; the account is gone or was never opened."
    case .requestIdNotRising:
      """
      The request id is not above your last one. A resend after a time-out: it was taken, ask for the reports after \
      the last you saw. Otherwise use a higher id.
      """
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
      "This order type needs a limit price. Send one."
    case .priceNotAllowed:
      "This order type takes no limit price. Leave it out, or send a limit order."
    case .notionalOverflow:
      "Price x quantity x hours does not fit in 64 bits. Split the order or lower the price."
    case .wouldTake:
      "The order is post-only and would take. Choose a price that does not cross."
    case .unknownOrder:
      "No live order has this id: it was filled, cancelled or never was. Ask for your open orders."
    case .notYourOrder:
      "The order belongs to another participant. Check the id: ask for your open orders."
    case .tradingStateForbids:
      "The book's trading state does not allow this now. Watch status/ and try again."
    case .tooManyOpenOrders:
      "The exchange holds as many open orders as it may. Cancel some."
    case .conflictingInstructions:
      "The instructions contradict each other. See the table of order types."
    case .invalidMinimumQuantity:
      "Minimum quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out."
    case .invalidDisplayQuantity:
      "Display quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out."
    case .invalidStopPrice:
      "Stop orders need a positive stop price on tick; other orders take none. Mend or leave out the stop price."
    case .invalidExpiry:
      "Good-till-time orders need an expiry in the future; other orders take none. Mend or leave out the expiry."
    case .invalidProtection:
      "Protection is for market orders only and not negative. Mend or leave it out."
    case .clientOrderIdInUse:
      "Another live order of yours has this client order id. Use a new id."
    case .nothingToAmend:
      "The amend names neither price nor quantity. Name one or both."
    case .tooManyInstruments:
      "The exchange lists as many instruments as it may. Ask the operator to raise the server's limit."
    case .tooManyParticipants:
      "The exchange has as many participants as it may. Ask the operator to raise the server's limit."
    case .catalogueFull:
      "The catalogue has as many entries as it may. Ask the operator to raise the server's limit."
    case .invalidCode:
      """
      A code or name is empty, too long or has a character that is not allowed. Use the characters and length that the \
      field's description gives.
      """
    case .alreadyExists:
      "The code, name or instrument exists already. Use it as it is, or choose another."
    case .unknownSpec:
      "No such spec. Ask for the catalogue."
    case .unknownRegion:
      "No such region. Ask for the catalogue."
    case .unknownTenor:
      "No such tenor. Ask for the catalogue."
    case .invalidCatalogueValue:
      "Lot size, tick size, hours or protection is out of range. Send positive values within the engine's limits."
    case .notSupported:
      "The instruction exists in the protocol but not in this release. Leave it out."
    case .clockWentBack:
      "The sequencer's time went backwards. Never sent to clients. Set the server's clock right and start it again."
    case .invalidCollars:
      """
      A collar's range, reference or auction length is not positive, or the reference is off tick. Send positive \
      numbers.
      """
    case .unknownPool:
      "No such pool, or it is closed. Ask for your pools."
    case .notYourPool:
      "The pool belongs to another participant. Check the id: ask for your pools."
    case .poolMismatch:
      """
      The pool holds another spec, or stands in another region, than the book trades. Offer it in a book of its own \
      spec and region.
      """
    case .exceedsPool:
      """
      The offer is for more units than its pool may ever hold; the value tells how many that is. Offer at most that \
      many.
      """
    case .tenorDoesNotFit:
      "The tenor does not fit before the pool's end, which the value tells. Choose a shorter tenor."
    case .invalidPoolEnd:
      "A pool's end is not in the future. Send a later end, or none."
    case .unknownLease:
      "No such lease, or it has ended. Ask for your leases."
    case .notYourLease:
      """
      The lease is not yours: only its buyer may deposit it, only its provider may end it. Check the id: ask for your \
      leases.
      """
    case .notEnoughFree:
      "More units than are free in the pool; the value tells how many are. Ask for at most that many."
    case .notEnoughOnLease:
      """
      More units than the lease has that are not deposited; the value tells how many it has. Ask for at most that \
      many.
      """
    case .notEnoughOutOfService:
      "More units than are out of service; the value tells how many are. Return at most that many."
    case .invalidAlternativeCount:
      "A bid needs one to eight alternatives. Leave some out."
    case .alternativeRepeated:
      "A bid names a book twice; the value tells which. Name each book once."
    case .tooManyPools:
      "The exchange has as many pools as it may. Close some, or ask the operator to raise the server's limit."
    case .tooManyLeases:
      """
      The exchange has as many leases as it may. Try again when some have ended, or ask the operator to raise the \
      server's limit.
      """
    case .poolOnBid:
      "Only offers name a pool. Leave it out of the bid."
    }
  }
}
