// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// Units of an instrument on lease and on offer, on change. Topic capacity/.
@frozen
public struct CapacityUseMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "CapacityUse" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 220 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 32 }

  /// Sold, and not yet given back.
  public var unitsOnLease: Int64
  /// Shown by all offers in the book.
  public var unitsOffered: Int64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of an order book in the catalogue.
  public var instrument: UInt32
  /// Live leases.
  public var leases: UInt32

  /// The message with these values.
  @inlinable
  public init(unitsOnLease: Int64, unitsOffered: Int64, time: UInt64, instrument: UInt32, leases: UInt32) {
    self.unitsOnLease = unitsOnLease
    self.unitsOffered = unitsOffered
    self.time = time
    self.instrument = instrument
    self.leases = leases
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(unitsOnLease, at: 0)
    block.store(unitsOffered, at: 8)
    block.store(time, at: 16)
    block.store(instrument, at: 24)
    block.store(leases, at: 28)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt32.self, at: 24) >= 1 else {
      throw .fieldOutOfRange(
        template: templateID, field: 4, at: 24, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 24))
    }
    let unitsOnLease = block.load(Int64.self, at: 0)
    let unitsOffered = block.load(Int64.self, at: 8)
    let time = block.load(UInt64.self, at: 16)
    let instrument = block.load(UInt32.self, at: 24)
    let leases = block.load(UInt32.self, at: 28)
    return Self(
      unitsOnLease: unitsOnLease, unitsOffered: unitsOffered, time: time, instrument: instrument, leases: leases)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("unitsOnLease", unitsOnLease)
    writer.write("unitsOffered", unitsOffered)
    writer.write("time", time)
    writer.write("instrument", instrument)
    writer.write("leases", leases)
  }
}
