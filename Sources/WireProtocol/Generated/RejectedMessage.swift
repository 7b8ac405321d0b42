// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// A message was refused and changed nothing.
@frozen
public struct RejectedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "Rejected" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 101 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 56 }

  /// 0 when the gateway refused it.
  public var reportSequence: UInt64
  /// Request id or token of what was refused; 0 when it could not be read.
  public var requestId: UInt64
  /// The value refused, where one number tells it.
  public var value: Int64
  /// Sequence of the command; 0 when it was not sequenced.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Why a message was refused. The numbers never change their meaning.
  public var code: WireRejectCode
  /// Id of the offending field in its message; 0: none.
  public var field: UInt16
  /// Where in the frame the offending byte stands.
  public var offset: UInt32
  /// Template id of what was refused; 0 when it could not be read.
  public var template: UInt16

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64, value: Int64, engineSequence: UInt64, time: UInt64, code: WireRejectCode,
    field: UInt16, offset: UInt32, template: UInt16
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.value = value
    self.engineSequence = engineSequence
    self.time = time
    self.code = code
    self.field = field
    self.offset = offset
    self.template = template
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(value, at: 16)
    block.store(engineSequence, at: 24)
    block.store(time, at: 32)
    block.store(code.wireValue, at: 40)
    block.store(field, at: 42)
    block.store(offset, at: 44)
    block.store(template, at: 48)
    block.store(0 as UInt16, at: 50)
    block.store(0 as UInt32, at: 52)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard let code = WireRejectCode(wireValue: block.load(UInt16.self, at: 40)) else {
      throw .fieldOutOfRange(
        template: templateID, field: 6, at: 40, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 40))
    }
    guard block.load(UInt16.self, at: 50) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 10, at: 50, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 50))
    }
    guard block.load(UInt32.self, at: 52) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 11, at: 52, offsetInFrame: offsetInFrame,
        value: block.load(UInt32.self, at: 52))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let value = block.load(Int64.self, at: 16)
    let engineSequence = block.load(UInt64.self, at: 24)
    let time = block.load(UInt64.self, at: 32)
    let field = block.load(UInt16.self, at: 42)
    let offset = block.load(UInt32.self, at: 44)
    let template = block.load(UInt16.self, at: 48)
    return Self(
      reportSequence: reportSequence, requestId: requestId, value: value, engineSequence: engineSequence, time: time,
      code: code, field: field, offset: offset, template: template)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("value", value)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("code", name: code.wireName)
    writer.write("field", field)
    writer.write("offset", offset)
    writer.write("template", template)
  }
}
