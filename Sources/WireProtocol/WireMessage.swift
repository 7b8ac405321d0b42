/// A message with a fixed place for every field: an 8-byte header and a block.
///
/// Generated types conform; they are values without references, and neither encoding nor decoding allocates.
public protocol WireMessage: Equatable, Sendable {
  /// The schema's name of the message.
  static var name: String { get }

  /// The message's number in headers.
  static var templateID: UInt16 { get }

  /// Bytes of the block in this version of the schema; a multiple of 8.
  static var blockLength: Int { get }

  /// Writes header and block, ``encodedLength`` bytes, to `buffer`, which need not be aligned.
  ///
  /// An optional value that equals the schema's null value is written as it is, and so reads as absent.
  func encode(into buffer: UnsafeMutableRawPointer)

  /// Reads the message from the `length` bytes at `block`, which need not be aligned.
  ///
  /// A longer block than this version's is read by its known part; of a shorter one of an older version, the fields that
  /// it lacks are absent. What a value means is not judged here: a quantity
  /// below zero decodes.
  ///
  /// - Parameter offsetInFrame: where `block` stands in its frame; errors tell offsets in the frame.
  /// - Throws: `blockTooShort`, `fieldOutOfRange` for a value that the field's type does not allow,
  ///   `reservedNotZero` for padding that is not zero.
  static func decode(block: UnsafeRawPointer, length: Int, offsetInFrame: Int) throws(WireError) -> Self

  /// Writes each field's name and value to `writer`, in the schema's order.
  func writeFields(to writer: inout FieldWriter)
}

extension WireMessage {
  /// Bytes of header and block.
  @inlinable
  public static var encodedLength: Int { WireSchema.headerLength + blockLength }
}

/// An enumeration whose cases stand for numbers on the wire.
public protocol WireEnumeration: Sendable {
  /// What it takes on the wire.
  associatedtype WireValue: FixedWidthInteger

  /// The case that `wireValue` stands for; `nil`: none.
  init?(wireValue: WireValue)

  /// The number that stands for it on the wire.
  var wireValue: WireValue { get }

  /// The schema's name for it.
  var wireName: StaticString { get }
}

extension Bool {
  /// The flag that `wireValue` stands for: 0 no, 1 yes, all else `nil`.
  @inlinable
  init?(wireValue: UInt8) {
    guard wireValue <= 1 else { return nil }
    self = wireValue == 1
  }
}
