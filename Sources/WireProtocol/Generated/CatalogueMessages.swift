// swift-format-ignore-file
// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.
import MatchingEngine

/// A spec of the catalogue.
@frozen
public struct SpecDefinitionMessage: WireMessage {
  /// Template id 140.
  @inlinable
  public static var templateID: UInt16 { 140 }
  /// 104 bytes.
  @inlinable
  public static var blockLength: Int { 104 }
  /// A number.
  public var spec: UInt32
  /// A number.
  public var memoryGiB: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16
  /// ASCII, padded with zero bytes.
  public var interconnect: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48
  /// A number.
  public var peakTeraflops: UInt32
  /// A number.
  public var lotSize: UInt32
  /// What one unit is.
  public var kind: SpecKind

  /// A message with these fields.
  @inlinable
  public init(
    spec: UInt32,
    memoryGiB: UInt32,
    code: Code16,
    interconnect: Code16,
    title: Text48,
    peakTeraflops: UInt32,
    lotSize: UInt32,
    kind: SpecKind
  ) {
    self.spec = spec
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
    block.storeBytes(of: spec.littleEndian, toByteOffset: 0, as: UInt32.self)
    block.storeBytes(of: memoryGiB.littleEndian, toByteOffset: 4, as: UInt32.self)
    code.store(into: block + 8)
    interconnect.store(into: block + 24)
    title.store(into: block + 40)
    block.storeBytes(of: peakTeraflops.littleEndian, toByteOffset: 88, as: UInt32.self)
    block.storeBytes(of: lotSize.littleEndian, toByteOffset: 92, as: UInt32.self)
    block.storeBytes(of: kind.rawValue.littleEndian, toByteOffset: 96, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 97, as: UInt8.self)
    block.storeBytes(of: 0, toByteOffset: 98, as: UInt16.self)
    block.storeBytes(of: 0, toByteOffset: 100, as: UInt32.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let spec = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    let memoryGiB = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let peakTeraflops = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 88, as: UInt32.self))
    let lotSize = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 92, as: UInt32.self))
    let kindRaw = UInt8(littleEndian: block.loadUnaligned(fromByteOffset: 96, as: UInt8.self))
    guard let kind = SpecKind(rawValue: kindRaw) else {
      throw WireError(.fieldOutOfRange, template: 140, field: 8, offset: offsetInFrame + 96, value: Int64(kindRaw))
    }
    guard block.loadUnaligned(fromByteOffset: 97, as: UInt8.self) == 0 else {
      throw WireError(.reservedNotZero, template: 140, field: 9, offset: offsetInFrame + 97, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 98, as: UInt16.self) == 0 else {
      throw WireError(.reservedNotZero, template: 140, field: 10, offset: offsetInFrame + 98, value: 0)
    }
    guard block.loadUnaligned(fromByteOffset: 100, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 140, field: 11, offset: offsetInFrame + 100, value: 0)
    }
    return SpecDefinitionMessage(
      spec: spec,
      memoryGiB: memoryGiB,
      code: Code16(loading: block + 8),
      interconnect: Code16(loading: block + 24),
      title: Text48(loading: block + 40),
      peakTeraflops: peakTeraflops,
      lotSize: lotSize,
      kind: kind
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("spec", spec),
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

/// A region of the catalogue.
@frozen
public struct RegionDefinitionMessage: WireMessage {
  /// Template id 141.
  @inlinable
  public static var templateID: UInt16 { 141 }
  /// 72 bytes.
  @inlinable
  public static var blockLength: Int { 72 }
  /// A number.
  public var region: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16
  /// UTF-8, padded with zero bytes.
  public var title: Text48

  /// A message with these fields.
  @inlinable
  public init(
    region: UInt32,
    code: Code16,
    title: Text48
  ) {
    self.region = region
    self.code = code
    self.title = title
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: region.littleEndian, toByteOffset: 0, as: UInt32.self)
    block.storeBytes(of: 0, toByteOffset: 4, as: UInt32.self)
    code.store(into: block + 8)
    title.store(into: block + 24)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let region = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    guard block.loadUnaligned(fromByteOffset: 4, as: UInt32.self) == 0 else {
      throw WireError(.reservedNotZero, template: 141, field: 2, offset: offsetInFrame + 4, value: 0)
    }
    return RegionDefinitionMessage(
      region: region,
      code: Code16(loading: block + 8),
      title: Text48(loading: block + 24)
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("region", region),
      FieldValue("code", code),
      FieldValue("title", title),
    ]
  }
}

/// A tenor of the catalogue.
@frozen
public struct TenorDefinitionMessage: WireMessage {
  /// Template id 142.
  @inlinable
  public static var templateID: UInt16 { 142 }
  /// 24 bytes.
  @inlinable
  public static var blockLength: Int { 24 }
  /// A number.
  public var tenor: UInt32
  /// A number.
  public var hours: UInt32
  /// ASCII, padded with zero bytes.
  public var code: Code16

  /// A message with these fields.
  @inlinable
  public init(
    tenor: UInt32,
    hours: UInt32,
    code: Code16
  ) {
    self.tenor = tenor
    self.hours = hours
    self.code = code
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: tenor.littleEndian, toByteOffset: 0, as: UInt32.self)
    block.storeBytes(of: hours.littleEndian, toByteOffset: 4, as: UInt32.self)
    code.store(into: block + 8)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let tenor = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    let hours = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    return TenorDefinitionMessage(
      tenor: tenor,
      hours: hours,
      code: Code16(loading: block + 8)
    )
  }

  /// Names and values, for people.
  public var fieldValues: [FieldValue] {
    [
      FieldValue("tenor", tenor),
      FieldValue("hours", hours),
      FieldValue("code", code),
    ]
  }
}

/// An instrument of the catalogue.
@frozen
public struct InstrumentDefinitionMessage: WireMessage {
  /// Template id 143.
  @inlinable
  public static var templateID: UInt16 { 143 }
  /// 32 bytes.
  @inlinable
  public static var blockLength: Int { 32 }
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// A number.
  public var spec: UInt32
  /// A number.
  public var region: UInt32
  /// A number.
  public var tenor: UInt32
  /// A signed number.
  public var tickSize: Int64
  /// A signed number.
  public var defaultProtection: Int64

  /// A message with these fields.
  @inlinable
  public init(
    instrument: UInt32,
    spec: UInt32,
    region: UInt32,
    tenor: UInt32,
    tickSize: Int64,
    defaultProtection: Int64
  ) {
    self.instrument = instrument
    self.spec = spec
    self.region = region
    self.tenor = tenor
    self.tickSize = tickSize
    self.defaultProtection = defaultProtection
  }

  /// Writes the block, padding included.
  @inlinable
  public func encodeBlock(into block: UnsafeMutableRawPointer) {
    block.storeBytes(of: instrument.littleEndian, toByteOffset: 0, as: UInt32.self)
    block.storeBytes(of: spec.littleEndian, toByteOffset: 4, as: UInt32.self)
    block.storeBytes(of: region.littleEndian, toByteOffset: 8, as: UInt32.self)
    block.storeBytes(of: tenor.littleEndian, toByteOffset: 12, as: UInt32.self)
    block.storeBytes(of: tickSize.littleEndian, toByteOffset: 16, as: Int64.self)
    block.storeBytes(of: defaultProtection.littleEndian, toByteOffset: 24, as: Int64.self)
  }

  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  @inlinable
  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {
    let instrument = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    guard instrument >= 1 else {
      throw WireError(.fieldOutOfRange, template: 143, field: 1, offset: offsetInFrame + 0, value: Int64(truncatingIfNeeded: instrument))
    }
    let spec = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let region = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let tenor = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let tickSize = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 16, as: Int64.self))
    let defaultProtection = Int64(littleEndian: block.loadUnaligned(fromByteOffset: 24, as: Int64.self))
    return InstrumentDefinitionMessage(
      instrument: instrument,
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
      FieldValue("instrument", instrument),
      FieldValue("spec", spec),
      FieldValue("region", region),
      FieldValue("tenor", tenor),
      FieldValue("tickSize", tickSize),
      FieldValue("defaultProtection", defaultProtection),
    ]
  }
}
