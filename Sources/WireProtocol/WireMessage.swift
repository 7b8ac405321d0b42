/// A message of the protocol: an 8-byte header and a fixed block. Layouts are made from `tenor.xml`.
public protocol WireMessage: Equatable, Sendable {
  /// Which message it is; never used for another.
  static var templateID: UInt16 { get }
  /// Bytes of its block, a multiple of 8.
  static var blockLength: Int { get }
  /// Writes the block, padding included.
  func encodeBlock(into block: UnsafeMutableRawPointer)
  /// Reads a block of at least ``blockLength`` bytes.
  ///
  /// - Parameters:
  ///   - block: The block's first byte; any alignment.
  ///   - offsetInFrame: Where the block stands in its frame, for errors.
  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.
  static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self
}

extension WireMessage {
  /// Bytes with its header.
  @inlinable
  public static var encodedLength: Int { MessageHeader.length + blockLength }

  /// Writes header and block, ``encodedLength`` bytes.
  @inlinable
  public func encode(into bytes: UnsafeMutableRawPointer) {
    MessageHeader(templateID: Self.templateID, blockLength: Self.blockLength).store(into: bytes)
    encodeBlock(into: bytes + MessageHeader.length)
  }
}

/// The 8 bytes before every block.
@frozen
public struct MessageHeader: Equatable, Sendable {
  /// Bytes of a header.
  @inlinable
  public static var length: Int { 8 }
  /// Bytes of the block that follows.
  public var blockLength: UInt16
  /// Which message follows.
  public var templateID: UInt16
  /// Must be ``wireSchemaID``.
  public var schemaID: UInt16
  /// The sender's version of the schema.
  public var version: UInt16

  /// A header of this schema and version.
  @inlinable
  public init(templateID: UInt16, blockLength: Int) {
    self.blockLength = UInt16(blockLength)
    self.templateID = templateID
    schemaID = wireSchemaID
    version = wireSchemaVersion
  }

  /// Reads 8 bytes of any alignment.
  @inlinable
  public init(loading bytes: UnsafeRawPointer) {
    blockLength = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt16.self))
    templateID = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    schemaID = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt16.self))
    version = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
  }

  /// Writes 8 bytes.
  @inlinable
  public func store(into bytes: UnsafeMutableRawPointer) {
    bytes.storeBytes(of: blockLength.littleEndian, toByteOffset: 0, as: UInt16.self)
    bytes.storeBytes(of: templateID.littleEndian, toByteOffset: 2, as: UInt16.self)
    bytes.storeBytes(of: schemaID.littleEndian, toByteOffset: 4, as: UInt16.self)
    bytes.storeBytes(of: version.littleEndian, toByteOffset: 6, as: UInt16.self)
  }
}

/// What is wrong with a frame, and where.
public struct WireError: Error, Equatable, CustomStringConvertible {
  /// Which rule it breaks.
  public var code: WireRejectCode
  /// The message in question; 0 when it could not be read.
  public var template: UInt16
  /// Id of the offending field; 0 when it is none.
  public var field: UInt16
  /// Where in the frame the offending byte stands.
  public var offset: Int
  /// The offending value, where one number tells it.
  public var value: Int64

  /// An error at a place.
  public init(_ code: WireRejectCode, template: UInt16, field: UInt16, offset: Int, value: Int64) {
    self.code = code
    self.template = template
    self.field = field
    self.offset = offset
    self.value = value
  }

  /// One line for logs.
  public var description: String {
    "\(code) (template \(template), field \(field), offset \(offset), value \(value)): \(code.meaning)"
  }
}
