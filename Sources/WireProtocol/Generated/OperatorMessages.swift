// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// Opens an account.
@frozen
public struct RegisterParticipantMessage: WireMessage {
  /// Template id 40.
  @inlinable
  public static var templateID: UInt16 { 40 }
  /// 64 bytes.
  @inlinable
  public static var blockLength: Int { 64 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A-Z a-z 0-9 . _ -, 1-16 characters, unique.
  public var name: Code16
  /// SHA-256 over name, a zero byte and secret.
  public var credential: Digest32

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    name: Code16,
    credential: Digest32
  ) {
    self.requestId = requestId
    self.participant = participant
    self.name = name
    self.credential = credential
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
    name.store(into: block + 16)
    credential.store(into: block + 32)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 40, field: 3, offset: offsetInFrame + 12, value: 0)
    }
    return RegisterParticipantMessage(
      requestId: requestId,
      participant: participant,
      name: Code16(loading: block + 16),
      credential: Digest32(loading: block + 32)
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("name", name),
      FieldValue("credential", credential),
    ]
  }
}

/// Adds a compute spec to the catalogue.
@frozen
public struct AddSpecMessage: WireMessage {
  /// Template id 41.
  @inlinable
  public static var templateID: UInt16 { 41 }
  /// 112 bytes.
  @inlinable
  public static var blockLength: Int { 112 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A number.
  public var memoryGiB: UInt32
  /// A-Z 0-9 -, 1-16 characters.
  public var code: Code16
  /// May be empty.
  public var interconnect: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48
  /// FP16; 0 when not an accelerator.
  public var peakTeraflops: UInt32
  /// Orders are whole multiples of it.
  public var lotSize: UInt32
  /// What one unit is.
  public var kind: SpecKind

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    memoryGiB: UInt32,
    code: Code16,
    interconnect: Code16,
    title: Text48,
    peakTeraflops: UInt32,
    lotSize: UInt32,
    kind: SpecKind
  ) {
    self.requestId = requestId
    self.participant = participant
    self.memoryGiB = memoryGiB
    self.code = code
    self.interconnect = interconnect
    self.title = title
    self.peakTeraflops = peakTeraflops
    self.lotSize = lotSize
    self.kind = kind
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: memoryGiB.littleEndian, toByteOffset: 12, as: UInt32.self)
    code.store(into: block + 16)
    interconnect.store(into: block + 32)
    title.store(into: block + 48)
    block.storeBytes(of: peakTeraflops.littleEndian, toByteOffset: 96, as: UInt32.self)
    block.storeBytes(of: lotSize.littleEndian, toByteOffset: 100, as: UInt32.self)
    block.storeBytes(of: kind.rawValue.littleEndian, toByteOffset: 104, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 105, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 106, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 108, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let memoryGiB = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let peakTeraflops = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 96, as: UInt32.self))
    let lotSize = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 100, as: UInt32.self))
    let kindRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 104, as: UInt8.self))
    guard let kind = SpecKind(rawValue: kindRaw) else {
      throw WireError(.fieldOutOfRange, template: 41, field: 9, offset: offsetInFrame + 104, value: Int64(kindRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 105, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 41, field: 10, offset: offsetInFrame + 105, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 106, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 41, field: 11, offset: offsetInFrame + 106, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 108, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 41, field: 12, offset: offsetInFrame + 108, value: 0)
    }
    return AddSpecMessage(
      requestId: requestId,
      participant: participant,
      memoryGiB: memoryGiB,
      code: Code16(loading: block + 16),
      interconnect: Code16(loading: block + 32),
      title: Text48(loading: block + 48),
      peakTeraflops: peakTeraflops,
      lotSize: lotSize,
      kind: kind
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("memoryGiB", memoryGiB),
      FieldValue("code", code),
      FieldValue("interconnect", interconnect),
      FieldValue("title", title),
      FieldValue("peakTeraflops", peakTeraflops),
      FieldValue("lotSize", lotSize),
      FieldValue("kind", kind),
    ]
  }
}

/// Adds a region to the catalogue.
@frozen
public struct AddRegionMessage: WireMessage {
  /// Template id 42.
  @inlinable
  public static var templateID: UInt16 { 42 }
  /// 80 bytes.
  @inlinable
  public static var blockLength: Int { 80 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A-Z 0-9, 1-8 characters.
  public var code: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    code: Code16,
    title: Text48
  ) {
    self.requestId = requestId
    self.participant = participant
    self.code = code
    self.title = title
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
    code.store(into: block + 16)
    title.store(into: block + 32)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 42, field: 3, offset: offsetInFrame + 12, value: 0)
    }
    return AddRegionMessage(
      requestId: requestId,
      participant: participant,
      code: Code16(loading: block + 16),
      title: Text48(loading: block + 32)
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("code", code),
      FieldValue("title", title),
    ]
  }
}

/// Adds a tenor to the catalogue.
@frozen
public struct AddTenorMessage: WireMessage {
  /// Template id 43.
  @inlinable
  public static var templateID: UInt16 { 43 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A number.
  public var hours: UInt32
  /// 0-9 a-z, 1-8 characters.
  public var code: Code16

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    hours: UInt32,
    code: Code16
  ) {
    self.requestId = requestId
    self.participant = participant
    self.hours = hours
    self.code = code
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: hours.littleEndian, toByteOffset: 12, as: UInt32.self)
    code.store(into: block + 16)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let hours = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    return AddTenorMessage(
      requestId: requestId,
      participant: participant,
      hours: hours,
      code: Code16(loading: block + 16)
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("hours", hours),
      FieldValue("code", code),
    ]
  }
}

/// Lists an instrument: opens the order book of a spec in a region for a tenor.
@frozen
public struct AddInstrumentMessage: WireMessage {
  /// Template id 44.
  @inlinable
  public static var templateID: UInt16 { 44 }
  /// 40 bytes.
  @inlinable
  public static var blockLength: Int { 40 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Spec number.
  public var spec: UInt32
  /// Region number.
  public var region: UInt32
  /// Tenor number.
  public var tenor: UInt32
  /// Prices are whole multiples of this many ticks.
  public var tickSize: Int64
  /// Protection, in ticks, of market orders that name none.
  public var defaultProtection: Int64

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    spec: UInt32,
    region: UInt32,
    tenor: UInt32,
    tickSize: Int64,
    defaultProtection: Int64
  ) {
    self.requestId = requestId
    self.participant = participant
    self.spec = spec
    self.region = region
    self.tenor = tenor
    self.tickSize = tickSize
    self.defaultProtection = defaultProtection
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: spec.littleEndian, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: region.littleEndian, toByteOffset: 16, as: UInt32.self)
    block.storeBytes(of: tenor.littleEndian, toByteOffset: 20, as: UInt32.self)
    block.storeBytes(of: tickSize.littleEndian, toByteOffset: 24, as: Int64.self)
    block.storeBytes(of: defaultProtection.littleEndian, toByteOffset: 32, as: Int64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let spec = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let region = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    let tenor = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 20, as: UInt32.self))
    let tickSize = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: Int64.self))
    let defaultProtection = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 32, as: Int64.self))
    return AddInstrumentMessage(
      requestId: requestId,
      participant: participant,
      spec: spec,
      region: region,
      tenor: tenor,
      tickSize: tickSize,
      defaultProtection: defaultProtection
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("spec", spec),
      FieldValue("region", region),
      FieldValue("tenor", tenor),
      FieldValue("tickSize", tickSize),
      FieldValue("defaultProtection", defaultProtection),
    ]
  }
}

/// Opens, halts or closes one book or all.
@frozen
public struct SetTradingStateMessage: WireMessage {
  /// Template id 45.
  @inlinable
  public static var templateID: UInt16 { 45 }
  /// 24 bytes.
  @inlinable
  public static var blockLength: Int { 24 }
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// Absent: the whole market.
  public var instrument: UInt32?
  /// What may happen in a book now.
  public var state: TradingState

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64,
    participant: UInt32,
    instrument: UInt32? = nil,
    state: TradingState
  ) {
    self.requestId = requestId
    self.participant = participant
    self.instrument = instrument
    self.state = state
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
    block.storeBytes(of: participant.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: (instrument ?? 0).littleEndian, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: state.rawValue.littleEndian, toByteOffset: 16, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 17, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 18, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 20, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    let participant = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let instrumentRaw = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let stateRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: UInt8.self))
    guard let state = TradingState(rawValue: stateRaw) else {
      throw WireError(.fieldOutOfRange, template: 45, field: 4, offset: offsetInFrame + 16, value: Int64(stateRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 17, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 45, field: 5, offset: offsetInFrame + 17, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 18, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 45, field: 6, offset: offsetInFrame + 18, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 20, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 45, field: 7, offset: offsetInFrame + 20, value: 0)
    }
    return SetTradingStateMessage(
      requestId: requestId,
      participant: participant,
      instrument: instrumentRaw == 0 ? nil : instrumentRaw,
      state: state
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
      FieldValue("participant", participant),
      FieldValue("instrument", instrument),
      FieldValue("state", state),
    ]
  }
}

/// Only time passes. Written to the journal by the sequencer; never taken from a client.
@frozen
public struct AdvanceClockMessage: WireMessage {
  /// Template id 50.
  @inlinable
  public static var templateID: UInt16 { 50 }
  /// 8 bytes.
  @inlinable
  public static var blockLength: Int { 8 }
  /// 0.
  public var requestId: UInt64

  /// A message with these fields.
  @inlinable
  public init(
    requestId: UInt64
  ) {
    self.requestId = requestId
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: requestId.littleEndian, toByteOffset: 0, as: UInt64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let requestId = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    return AdvanceClockMessage(
      requestId: requestId
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("requestId", requestId),
    ]
  }
}
