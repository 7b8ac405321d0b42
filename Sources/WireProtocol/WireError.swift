/// Why bytes are no message: all that a ``RejectedMessage`` needs to tell its sender.
@frozen
public struct WireError: Error, Equatable, Sendable {
  /// What was wrong.
  public var code: WireRejectCode
  /// Number of the message refused; 0 when it could not be read.
  public var template: UInt16
  /// Schema id of the offending field in its message; 0: not a field.
  public var field: UInt16
  /// Where in the frame the offending bytes start.
  public var offset: UInt32
  /// The value refused, or 0 where no one number tells it; a `UInt64` by its bit pattern.
  public var value: Int64

  /// An error.
  public init(code: WireRejectCode, template: UInt16, field: UInt16, offset: Int, value: Int64) {
    self.code = code
    self.template = template
    self.field = field
    self.offset = UInt32(clamping: offset)
    self.value = value
  }
}

extension WireError {
  /// A block of `length` bytes is shorter than the message's first version.
  @inline(never)
  public static func blockTooShort(template: UInt16, length: Int, offsetInFrame: Int) -> WireError {
    let header = max(0, offsetInFrame - WireSchema.headerLength)
    return WireError(code: .blockTooShort, template: template, field: 0, offset: header, value: Int64(length))
  }

  /// No message has the number `template`. The block stands at `offsetInFrame`; the error points into its header.
  @inline(never)
  public static func unknownTemplate(_ template: UInt16, offsetInFrame: Int) -> WireError {
    let offset = max(0, offsetInFrame - WireSchema.headerLength) + HeaderOffset.template
    return WireError(code: .unknownTemplate, template: template, field: 0, offset: offset, value: Int64(template))
  }

  /// The field `field`, `offset` bytes into the block at `offsetInFrame`, holds a value that its type does not allow.
  @inline(never)
  public static func fieldOutOfRange(
    template: UInt16, field: UInt16, at offset: Int, offsetInFrame: Int, value: some FixedWidthInteger
  ) -> WireError {
    WireError(
      code: .fieldOutOfRange, template: template, field: field, offset: offsetInFrame + offset,
      value: Int64(truncatingIfNeeded: value))
  }

  /// Padding, or a field that the gateway fills in, is not zero.
  @inline(never)
  public static func reservedNotZero(
    template: UInt16, field: UInt16, at offset: Int, offsetInFrame: Int, value: some FixedWidthInteger
  ) -> WireError {
    WireError(
      code: .reservedNotZero, template: template, field: field, offset: offsetInFrame + offset,
      value: Int64(truncatingIfNeeded: value))
  }
}

extension WireError: CustomStringConvertible {
  /// One line for logs: code, place, value and what to do.
  public var description: String {
    "\(code) (template \(template), field \(field), frame offset \(offset), value \(value)): \(code.meaning)"
  }
}

/// Where the parts of a message header stand.
enum HeaderOffset {
  static let blockLength = 0
  static let template = 2
  static let schema = 4
  static let version = 6
}
